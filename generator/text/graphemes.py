"""What a reader takes for one character, and the properties of single characters, both as Unicode has them.

The data are those of the library `regex`, which is imported for the first text that needs them: most texts do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

SINGLE = "[^\r\u0300-\u200f\u2028-\U0010ffff]*"
"""Texts of characters that are clusters of their own, whatever their neighbours; a CR may join an LF.

A pattern that takes milliseconds to compile, so only when a text needs it.
"""


def graphemes(text: str) -> list[str]:
    """The extended grapheme clusters of UAX 29; joined, they are the text. Soft hyphens and ZWSP stand alone (GB 4, 5)."""
    if (text.isascii() and "\r" not in text) or re.fullmatch(SINGLE, text):
        return list(text)
    import regex

    return regex.findall(r"\X", text)


class Properties(dict[int, str]):
    """For `str.translate`: code point -> a string that stands for what the character is, found out when it is first met.

    `classes` gives for each such string a pattern of one character in the notation of `regex`; the first that matches counts,
    and if none does, the last.
    """

    def __init__(self, classes: Mapping[str, str]) -> None:
        super().__init__()
        self.classes = classes

    @cached_property
    def _pattern(self) -> Pattern[str]:
        import regex

        return regex.compile("|".join(f"({pattern})" for pattern in self.classes.values()))

    @cached_property
    def _names(self) -> list[str]:
        return list(self.classes)

    def __missing__(self, code: int) -> str:
        found = self._pattern.match(chr(code))
        self[code] = name = self._names[found.lastindex - 1 if found and found.lastindex else -1]
        return name
