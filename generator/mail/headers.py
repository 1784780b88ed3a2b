"""Header fields: what could begin another field is refused, wherever it comes from, and words are folded and encoded."""

from __future__ import annotations

import re
import unicodedata

from generator.model import Diagnostics, Place

_ENCODED = re.compile(r"=\?.*\?=", re.DOTALL)
"""What programs may take for an encoded word (RFC 2047, 2), which can hide any character. Nobody needs one in Unicode text."""
_CONTROLS = ("Cc", "Cs", "Zl", "Zp")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
"""What a name can be made of without quotes (RFC 5322, 3.2.3)."""
_LONGEST_PLAIN = 60
"""Characters of a word, or of a name in quotes, that is not folded."""


def is_safe(text: str) -> bool:
    """Whether a text can stand in a header field: it has no control characters, no ends of lines, and nothing that decoding brings out."""
    return not _ENCODED.search(text) and not any(unicodedata.category(char) in _CONTROLS for char in text)


def check_header(text: str, what: str, place: Place, diagnostics: Diagnostics) -> bool:
    """Whether it is safe, with an error at its place when it is not. What the text says is not repeated."""
    if is_safe(text):
        return True
    help = "write it as plain text on one line, without control characters and without `=?` … `?=`"
    diagnostics.error("header-injection", f"{what} could begin another header field", place, help)
    return False


def one_line(text: str) -> str:
    """The text with single spaces for all that parts its words."""
    return " ".join(text.split())


def words_field(field: str, text: str) -> str:
    """A field of free words, such as `Subject`, folded; encoded where it must be (RFC 2047)."""
    plain = text.isascii() and max(map(len, text.split(" "))) <= _LONGEST_PLAIN
    return f"{field}: {_encoded(text, 'us-ascii' if plain else 'utf-8', field)}"


def mailbox_field(field: str, name: str, address: str) -> str:
    """A field with one mailbox. The address stands as it is, in UTF-8 where it is not ASCII (RFC 6532)."""
    if not name:
        return f"{field}: {address}"
    if _ATOMS.fullmatch(name) and len(name) <= _LONGEST_PLAIN:
        phrase = name
    elif name.isascii() and len(name) <= _LONGEST_PLAIN:
        phrase = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    else:
        phrase = _encoded(name, "utf-8", field)
    return f"{field}: {phrase}\r\n <{address}>" if len(phrase) + len(address) > _LONGEST_PLAIN else f"{field}: {phrase} <{address}>"


def _encoded(text: str, charset: str, field: str) -> str:
    from email.header import Header

    return Header(text, charset, header_name=field).encode(linesep="\r\n")
