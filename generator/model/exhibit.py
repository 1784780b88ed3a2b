"""What a section shows besides its points and prose: figures, tables, charts, code, quotes and equations, as their author gave them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .chart import Chart, DataFile
from .diagnostics import Place, placed
from .text import NO_TEXT, Formula, Listing, Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file that was found and can be opened, or one that is `missing`, for which a frame stands that names it.

    `width` and `height` are its pixels as it is shown, that is after the turn that its EXIF orientation asks for.
    """

    path: Path
    width: int
    height: int
    missing: str = ""

    @classmethod
    def to_come(cls, name: str) -> Picture:
        """What stands for a picture that its author does not have yet: its address, or the path where it was looked for."""
        return cls(Path(), 1600, 900, name)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words. `number` counts figures in the order of the source; 0 is a picture without caption (cover, closing).

    `focus` is the point that a crop keeps, as shares of width and height from the top left. `crop` False forbids cropping.
    """

    id: str
    number: int
    picture: Picture
    alt: str
    caption: Text = NO_TEXT
    credit: Text = NO_TEXT
    license: Text = NO_TEXT
    focus: tuple[float, float] = (0.5, 0.5)
    crop: bool = True
    decorative: bool = False
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; `topic` is the index of the topic section it is about, which lends it number and accent.

    `group` is the title that it stands under together with the rows around it that have the same.
    """

    cells: tuple[Text, ...]
    topic: int | None = None
    group: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class HeaderGroup:
    """A title over as many `columns` of a table, from the one with the index `start` on."""

    text: Text
    start: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column is the row head. `derived` is True when the rows were made from the document's topics.

    A comparison of things by criteria names in `compared` the topic that each column after the first is about, None for no topic.
    `groups` are titles over some of the columns, from left to right; `notes` are remarks that stand below it.
    `data` is the file that the rows are from, if any.
    """

    id: str
    number: int
    header: tuple[Text, ...]
    rows: tuple[Row, ...]
    caption: Text = NO_TEXT
    source: Text = NO_TEXT
    derived: bool = False
    place: Place = placed()
    groups: tuple[HeaderGroup, ...] = ()
    notes: tuple[Text, ...] = ()
    compared: tuple[int | None, ...] = ()
    data: DataFile | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that stands for itself: a statement's or the cover's. `second` is a further line below it, `by` who said it."""

    text: Text
    by: Text = NO_TEXT
    second: Text = NO_TEXT
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Callout:
    """What is said about a line of code, which counts from 1."""

    line: int
    text: Text
    term: Text = NO_TEXT
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Code:
    """A listing with a number; `source` says where it is from, `callouts` what its lines do."""

    id: str
    number: int
    listing: Listing
    caption: Text = NO_TEXT
    source: Text = NO_TEXT
    callouts: tuple[Callout, ...] = ()
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Point:
    """A characteristic: a term and its sentence, or a sentence alone."""

    text: Text
    term: Text = NO_TEXT
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula that stands for itself. `number` counts those with an id of their own; 0 is one that nothing refers to.

    `where` says what its symbols mean, a point each; `alt` is what a listener hears.
    """

    id: str
    number: int
    formula: Formula
    alt: str
    caption: Text = NO_TEXT
    where: tuple[Point, ...] = ()
    place: Place = placed()


Exhibit = Figure | Table | Chart | Code | Quote | Equation
