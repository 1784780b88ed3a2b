"""Columns of numbers in a table: which columns they are, and how their decimal marks come to stand below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import NO_TEXT, Run, Text

from .columns import AmbiguousCellError, DecimalMark, decimal_mark, is_missing, is_number

_NUMBER = re.compile(
    r"\s*[-+±−~≈<>≤≥]?\s?[$€£¥]?\s?[-+−]?(?P<digits>[.,]?\d(?:[\d\s.,’'–]*\d)?)[.,]?"
    r"(?:\s?(?:[%‰°×€£¥$]|°?[^\W\d_]{1,4}(?:/[^\W\d_]{1,4})?[²³]?))?\s*"
)
"""A number with its sign, currency and unit, or a range of two."""
FIGURE_SPACE, PUNCTUATION_SPACE = "\u2007", "\u2008"
"""As wide as a digit and as a full stop (Unicode 15, table 6-2)."""
_FRACTION = re.compile(r"((?:[.,]\d+)?)(.*)", re.DOTALL)
_APOSTROPHES = re.compile("[’']")


def tails(column: Sequence[Text]) -> list[Text] | None:
    """What the cells of a column of numbers have after their whole numbers, '.5 km', so that these can be set below each other.

    Nothing for a cell that says that its number is missing. None for a column that is not numbers as a whole.
    """
    found = [None if is_missing(cell.plain) else _NUMBER.fullmatch(cell.plain) or "text" for cell in column]
    if "text" in found or not any(found):
        return None
    mark = _mark([match["digits"] for match in found if isinstance(match, re.Match)])
    return [_from(cell, _axis(match, mark)) if isinstance(match, re.Match) else NO_TEXT for cell, match in zip(column, found, strict=True)]


def figure_spaces(column: Sequence[Text]) -> list[str] | None:
    """What makes each cell of a column of numbers as wide after its whole number as the longest: figure and punctuation spaces.

    Nothing is added in a column of several units, whose widths no such space has. None for a column that is not numbers as a whole.
    """
    after = tails(column)
    if after is None:
        return None
    split = [_FRACTION.fullmatch(tail.plain) for tail in after]
    parts = [(match[1], match[2]) for match in split if match]
    if len({unit for tail, (_, unit) in zip(after, parts, strict=True) if tail}) > 1:
        return [""] * len(column)
    longest = max(len(fraction) for fraction, _ in parts)
    bare = not any(unit for _, unit in parts)
    return [
        _spaces(longest - len(fraction), not fraction) if tail or bare else ""
        for tail, (fraction, _) in zip(after, parts, strict=True)
    ]  # fmt: skip


def _spaces(count: int, marked: bool) -> str:
    return PUNCTUATION_SPACE * marked * (count > 0) + FIGURE_SPACE * (count - marked)


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
