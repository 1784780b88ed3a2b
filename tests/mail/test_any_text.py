"""Whatever Markdown an author writes, the mail says all of it, in HTML that is well nested and in plain text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from generator.mail.html import blocks
from generator.mail.plain import _blocks
from generator.model import Block, Diagnostics
from generator.source.inline import Inline
from generator.source.prose import Prose
from generator.source.scalar import Scalar
from generator.source.text_file import Source

WORDS = st.text("abcäß<&>\"'é漢ع ", min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = st.one_of(
    WORDS,
    *(WORDS.map(form.format) for form in ("- {}", "1. {}", "> {}", "# {}", "**{}**", "*{}*", "    {}", ": {}", "x^{}^", "[{}]{{lang=fr}}")),
    WORDS.map("[{}](https://example.org/?a=1&b=2)".format),
    WORDS.map("| {0} | b |\n|---|--:|\n| {0} | 2 |".format),
    WORDS.map("```\n{}\n```".format),
    st.sampled_from(["", "$x^2$", "$$\\frac{a}{b}$$", "---", "{{ name }}", "a\\\nb"]),
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)
VOID = {"br", "img", "meta"}


class Nested(HTMLParser):
    """Holds that every element ends, and collects the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag not in VOID:
            self.open.append(tag)
        else:
            self.words += " "

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(text: str) -> tuple[Block, ...]:
    return Prose(Inline({}, Diagnostics())).blocks(Scalar(text, Source("a", text), 0, len(text), plain=False))


def letters(text: str) -> str:
    """The letters in order: what lines, marks and rules put between them does not count."""
    return "".join(char for char in text if char.isalpha())


@given(TEXTS)
def test_both_texts_say_the_same_letters_in_the_same_order(text: str) -> None:
    made = read(text)
    shown = Nested(blocks(made)).words
    plain = "\n".join(line for part in _blocks(made) for line in part)
    plain = plain.replace("<https://example.org/?a=1&b=2>", "")
    if "\\frac" not in text and "|---" not in text:
        assert letters(shown) == letters(plain)
    assert set(letters(shown)) <= set(letters(plain)) | set("xab")
