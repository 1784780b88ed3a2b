"""A chart as its author gave it: columns of data, each of one type as a whole, and the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from .diagnostics import Place, placed
from .text import NO_TEXT, Text

ChartKind = Literal["column", "bar", "stacked", "line", "area", "pie", "doughnut", "scatter", "combo"]
CHART_KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
Category = float | date | str


@dataclass(frozen=True, slots=True)
class DataFile:
    """The CSV file that a chart or table is made from; `reading` are the keys of its entry that say how, as they are written."""

    path: Path
    reading: Mapping[str, Any]


MOST_SERIES = 6
"""A chart shows no more series than a theme has accents."""


@dataclass(frozen=True, slots=True)
class Categories:
    """The column that the others are shown by: its values are all numbers, all dates or all texts, and none is missing."""

    name: str
    values: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of numbers; None is a missing one, which leaves a gap."""

    name: str
    values: tuple[float | None, ...]


def marks_categories(kind: ChartKind, measures: int) -> bool:
    """Whether a chart of one measure shows each category as a shape of its own, so that one of them can be highlighted."""
    return measures == 1 and kind in ("column", "bar", "stacked", "pie", "doughnut")


@dataclass(frozen=True, slots=True)
class Takeaway:
    """What the chart comes down to: a number to be set large, and the sentence for it."""

    number: Text = NO_TEXT
    text: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Chart:
    """Every measure of `y` has as many values as `x`. A combination shows its last measure as a line on an axis of its own.

    `units` are those of the two axes, empty where none is given; `format` is a number pattern of Unicode's CLDR such as `#,##0.0`, empty
    for one that follows from the values. `highlight` is the index of a measure or, with one measure, of a category where that can be
    told apart. `alt` is empty when the works say it themselves.
    `data` is the file that the values are from, if any.
    """

    id: str
    number: int
    kind: ChartKind
    x: Categories
    y: tuple[Measure, ...]
    units: tuple[str, str] = ("", "")
    format: str = ""
    highlight: int | None = None
    alt: str = ""
    caption: Text = NO_TEXT
    source: Text = NO_TEXT
    credit: Text = NO_TEXT
    takeaway: Takeaway | None = None
    data: DataFile | None = field(default=None, compare=False)
    place: Place = placed()
