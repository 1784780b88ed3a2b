"""Code in colours: a listing goes in, a text whose runs say what each word of it is comes out. Pygments reads the languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from generator.model import Listing, Run, Text

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

Tone = Literal["", "keyword", "string", "muted"]
TONES: tuple[tuple[str, Tone], ...] = (
    ("Comment.Preproc", "keyword"),
    ("Comment", "muted"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Name.Tag", "keyword"),
    ("Literal", "string"),
    ("Generic.Inserted", "keyword"),
    ("Generic.Deleted", "string"),
)
"""What the kinds of Pygments' tokens are to a reader; a kind is that of the first that it is or belongs to."""


def is_language(name: str) -> bool:
    """Whether code in this language can be coloured."""
    return _lexer(name) is not None


def languages() -> list[str]:
    """The names of all languages."""
    from pygments.lexers import get_all_lexers

    return sorted({alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases})


def coloured(listing: Listing) -> Text:
    """The code as a text: in one run or, when its language is known, in runs with the tones of its keywords, strings and comments."""
    plain = Run(listing.code or " ", code=True, place=listing.place)
    lexer = _lexer(listing.language) if listing.language else None
    if lexer is None:
        return Text((plain,), listing.place)
    tokens = ((_tone(kind), text) for kind, text in lexer.get_tokens(plain.text))
    return Text(tuple(_runs(plain, tokens)), listing.place)


def _runs(plain: Run, tokens: Iterator[tuple[Tone, str]]) -> Iterator[Run]:
    for tone, group in groupby(tokens, key=lambda token: token[0]):
        yield replace(plain, text="".join(text for _, text in group), tone=tone, strong=tone == "keyword")


def _lexer(name: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _tone(kind: _TokenType) -> Tone:
    from pygments.token import string_to_tokentype

    return next((tone for name, tone in TONES if kind in string_to_tokentype(name)), "")
