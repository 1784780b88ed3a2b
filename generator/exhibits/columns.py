"""Columns of text become columns of numbers or dates: as a whole, never cell by cell, and never by a guess.

A cell is missing when it is empty or says so. What can be read in two ways raises, and the author settles it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from generator.model import Category

DecimalMark = Literal[".", ","]
DateOrder = Literal["day-first", "month-first"]

MARKS: tuple[DecimalMark, ...] = (".", ",")
MISSING = frozenset({"", "-", "–", "—", ".", "..", "~", "?", "na", "n/a", "nan", "nil", "null", "none", "missing"})
LARGEST, SMALLEST = 1e15, 1e-30
"""Numbers beyond these sizes are refused: no axis can name them."""

_PLAIN = re.compile(r"[-+−]?\d+")
_MARKED = {
    ".": re.compile(r"[-+−]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?"),
    ",": re.compile(r"[-+−]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+)?(?:,\d+)?(?:[eE][-+]?\d{1,3})?"),
}
_GROUPING = {".": re.compile("[, \u00a0\u202f]"), ",": re.compile("[. \u00a0\u202f]")}
_CODE = re.compile(r"0\d+")
_ISO_DAY, _ISO_MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")
_DOTTED, _SLASHED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})"), re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class BadCellError(ValueError):
    """A cell that is not of the type of its column; `index` counts from 0."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class AmbiguousCellError(BadCellError):
    """A cell that can be read in two ways."""


def is_missing(cell: str) -> bool:
    return cell.strip().lower() in MISSING


def is_number(cell: str, mark: DecimalMark) -> bool:
    """Whether a cell is a number that is written with the decimal mark, in groups or not."""
    return bool(_MARKED[mark].fullmatch(cell)) and any(letter.isdigit() for letter in cell) and not cell.lower().startswith("e")


def decimal_mark(cells: Sequence[str]) -> DecimalMark:
    """The mark that the numbers among the cells are written with. Raises AmbiguousCellError at the first cell that leaves it open."""
    doubtful = None
    for index, cell in enumerate(map(str.strip, cells)):
        fits: list[DecimalMark] = [mark for mark in MARKS if is_number(cell, mark)]
        if len(fits) == 1:
            return fits[0]
        if fits and doubtful is None and not _PLAIN.fullmatch(cell) and _value(cell, ".") != _value(cell, ","):
            doubtful = index
    if doubtful is not None:
        raise AmbiguousCellError(doubtful)
    return "."


def numbers(cells: Sequence[str], mark: DecimalMark = ".") -> tuple[float | None, ...]:
    """The cells as numbers, None for missing ones. Raises BadCellError at the first that is none, or is too large or too small."""
    made: list[float | None] = []
    for index, cell in enumerate(map(str.strip, cells)):
        if is_missing(cell):
            made.append(None)
            continue
        if not is_number(cell, mark) or ((value := _value(cell, mark)) and not SMALLEST <= abs(value) <= LARGEST):
            raise BadCellError(index)
        made.append(value)
    return tuple(made)


def categories(cells: Sequence[str], mark: DecimalMark = ".", order: DateOrder | None = None) -> tuple[Category, ...]:
    """The cells as dates if all are dates, else as numbers if all are, else as texts; numbers that begin with a zero are texts.

    Raises BadCellError at one that is missing, and AmbiguousCellError at a date whose day and month can change places.
    """
    for index, cell in enumerate(cells):
        if is_missing(cell):
            raise BadCellError(index)
    try:
        return _dates([cell.strip() for cell in cells], order)
    except AmbiguousCellError:
        raise
    except BadCellError:
        pass
    try:
        made = numbers(cells, mark)
    except BadCellError:
        return tuple(cell.strip() for cell in cells)
    if any(_CODE.fullmatch(cell.strip()) for cell in cells):
        return tuple(cell.strip() for cell in cells)
    return tuple(value for value in made if value is not None)


def _value(cell: str, mark: DecimalMark) -> float:
    return float(_GROUPING[mark].sub("", cell).replace("−", "-").replace(",", "."))


def _dates(cells: Sequence[str], order: DateOrder | None) -> tuple[date, ...]:
    if cells and all(map(_SLASHED.fullmatch, cells)):
        order = order or _order(cells)
    return tuple(_date(cell, order, index) for index, cell in enumerate(cells))


def _order(cells: Sequence[str]) -> DateOrder:
    """The order that one of the dates shows by a number that can be no month."""
    for cell in cells:
        first, second, _ = map(int, cell.split("/"))
        if (first > 12) != (second > 12):
            return "day-first" if first > 12 else "month-first"
    different = (index for index, cell in enumerate(cells) if cell.split("/")[0] != cell.split("/")[1])
    raise AmbiguousCellError(next(different, 0))


def _date(cell: str, order: DateOrder | None, index: int) -> date:
    try:
        if _ISO_DAY.fullmatch(cell):
            return date.fromisoformat(cell)
        if _ISO_MONTH.fullmatch(cell):
            return date.fromisoformat(cell + "-01")
        if found := _DOTTED.fullmatch(cell):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if order and (found := _SLASHED.fullmatch(cell)):
            first, second = int(found[1]), int(found[2])
            day, month = (first, second) if order == "day-first" else (second, first)
            return date(int(found[3]), month, day)
    except ValueError:
        pass
    raise BadCellError(index)
