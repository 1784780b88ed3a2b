"""Columns of numbers in a table: which columns they are, and how their decimal marks come to stand below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Run, Text
from generator.text import Typesetter
from generator.theme import TextStyle

from .columns import AmbiguousCellError, DecimalMark, decimal_mark, is_missing, is_number

_NUMBER = re.compile(
    r"\s*[-+±−~≈<>≤≥]?\s?[$€£¥]?\s?[-+−]?(?P<digits>[.,]?\d(?:[\d\s.,’'–]*\d)?)[.,]?"
    r"(?:\s?(?:[%‰°×€£¥$]|°?[^\W\d_]{1,4}(?:/[^\W\d_]{1,4})?[²³]?))?\s*"
)
"""A number with its sign, currency and unit, or a range of two."""
_APOSTROPHES = re.compile("[’']")


def paddings(column: Sequence[Text], setter: Typesetter, style: TextStyle) -> list[float] | None:
    """Points that each cell of a column of numbers ends before its side, so that they all have their decimal marks below each other.

    None for a column that is not numbers as a whole; cells that say that a number is missing are none and do not count.
    """
    found = [None if is_missing(cell.plain) else _NUMBER.fullmatch(cell.plain) or "text" for cell in column]
    if "text" in found or not any(found):
        return None
    numbers = [match for match in found if isinstance(match, re.Match)]
    mark = _mark([match["digits"] for match in numbers])
    tails = [
        setter.width(_from(cell, _axis(match, mark)), style) if isinstance(match, re.Match) else 0.0
        for cell, match in zip(column, found, strict=True)
    ]
    longest = max(tails)
    return [longest - tail for tail in tails]


def _mark(numbers: Sequence[str]) -> DecimalMark | None:
    """The decimal mark; None where all could be whole numbers in groups, which end where numbers with as many decimals do."""
    try:
        return decimal_mark([_APOSTROPHES.sub("", number) for number in numbers])
    except AmbiguousCellError:
        return None


def _axis(number: re.Match[str], mark: DecimalMark | None) -> int:
    """The index in a cell at which its whole number ends."""
    digits = number["digits"]
    if mark and mark in digits and is_number(_APOSTROPHES.sub("", digits), mark):
        return number.start("digits") + digits.rindex(mark)
    return number.end("digits")


def _from(text: Text, start: int) -> Text:
    """The text from one of its plain characters on, with the mark of a footnote at its end."""
    return Text(tuple(_runs_from(text, start)), text.place)


def _runs_from(text: Text, start: int) -> Iterator[Run]:
    at = 0
    for run in text.runs:
        length = 0 if run.note else len(run.plain)
        if at >= start:
            yield run
        elif at + length > start and not run.formula:
            yield replace(run, text=run.text[start - at :])
        at += length
