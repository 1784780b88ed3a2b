"""A value as the author wrote it: its characters, and for each of them where it stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Self

from generator.model import Place

from .text_file import Source

_WORD = re.compile(r"\S+")
_DOUBLE = re.compile(r"\\(?:x..|u.{4}|U.{8}|\n[ \t]*|.)|[ \t]*\n[ \t\n]*", re.DOTALL)
_SINGLE = re.compile(r"''|[ \t]*\n[ \t\n]*")


class Scalar(str):
    """A key or a value: always the literal text, whatever type YAML would guess (`yes`, `1.10` and `2024` stay as they are).

    `start` and `end` are offsets in `source` and include quotes; `plain` is False for a value in quotes or a block.
    """

    __slots__ = ("end", "plain", "source", "start")
    source: Source
    start: int
    end: int
    plain: bool

    def __new__(cls, text: str, source: Source, start: int, end: int, plain: bool = True) -> Self:
        self = super().__new__(cls, text)
        self.source, self.start, self.end, self.plain = source, start, end, plain
        return self

    @property
    def place(self) -> Place:
        return self.source.place(self.start)

    @property
    def length(self) -> int:
        """The number of characters that a caret line marks."""
        return self.source.visible(self.start, self.end)


ABSENT = Scalar("", Source("", ""), 0, 0)
"""Stands for a text that the author did not give."""
MISSING = Scalar("", Source("", ""), 0, 0, plain=False)
"""Stands for a text that the author should have given, once that is reported."""


class Spots:
    """Where the characters of one scalar stand in its file."""

    def __init__(self, scalar: Scalar) -> None:
        self._source = scalar.source
        raw = scalar.source.text[scalar.start : scalar.end]
        quote = raw[:1] if not scalar.plain and raw[:1] in "\"'" else ""
        simple = "\n" not in raw and len(raw) - 2 * len(quote) == len(scalar)
        if simple:
            self._spans = [(0, len(quote))]
        elif quote:
            self._spans = _quoted_spans(raw, _DOUBLE if quote == '"' else _SINGLE)
        else:
            self._spans = _word_spans(raw, scalar)
        self._start = scalar.start

    def offset(self, index: int) -> int:
        """The offset in the file of the value's character `index`."""
        value, raw = self._spans[max(0, bisect_right(self._spans, (index, 1 << 60)) - 1)]
        return self._start + raw + index - value

    def place(self, index: int) -> Place:
        return self._source.place(self.offset(index))


def _word_spans(raw: str, value: str) -> list[tuple[int, int]]:
    """Pairs of (offset in the value, offset in `raw`) for a plain or block scalar: YAML folds its white space and nothing else,
    so the words of both are the same."""
    at = raw.find("\n") + 1 if raw[:1] in "|>" else 0
    spans = []
    for word in _WORD.finditer(value):
        at = max(raw.find(word[0], at), 0)
        spans.append((word.start(), at))
        at += len(word[0])
    return spans or [(0, at)]


def _quoted_spans(raw: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """The same pairs for a quoted scalar, one after each escape and each folded line end."""
    spans, shrunk = [(0, 1)], 1
    for match in pattern.finditer(raw, 1, len(raw) - 1):
        breaks = match[0].count("\n")
        escaped_break = match[0].startswith("\\") and breaks
        produced = 0 if escaped_break else max(1, breaks - 1)
        shrunk += len(match[0]) - produced
        spans.append((match.end() - shrunk, match.end()))
    return spans
