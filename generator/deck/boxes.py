"""Placed boxes: what a laid-out slide is made of. A layout decides all of it, a writer only draws.

Lengths are EMU from the slide's top left corner; text is already set in lines at its size. The order of a slide's shapes is
both the order of drawing, back to front, and the order of reading (ECMA-376 part 1, 19.3.1.45: the shape tree).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.exhibits.charts import PreparedChart
from generator.model import Figure, Formula, Length, Said, Transition, inch
from generator.text import SetText
from generator.theme import Color, TextStyle

Anchor = Literal["t", "ctr", "b"]


class Frame(NamedTuple):
    """A rectangle on a slide."""

    x: Length
    y: Length
    w: Length
    h: Length

    @property
    def right(self) -> Length:
        return self.x + self.w

    @property
    def bottom(self) -> Length:
        return self.y + self.h


def frame(x: float, y: float, w: float, h: float) -> Frame:
    """A frame from inches, as the look book gives them."""
    return Frame(inch(x), inch(y), inch(w), inch(h))


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a box.

    `level` is the list level that it inherits its style from, 0 being the first; `space_after` is in points. `broken` writes
    the set line breaks into the file, where the program that opens it must not choose its own (headlines). `hang` is how far
    the first line begins to the left of the others, in points (an opening quotation mark); a `number` stands in that room, before the
    paragraph. `slide` is the index of the slide that the paragraph links to. `point` is which of the slide's points it belongs to,
    counted from 1; 0 for none of them.
    """

    text: SetText
    level: int = 0
    space_after: float = 0.0
    broken: bool = False
    hang: float = 0.0
    number: int | None = None
    slide: int | None = None
    point: int = 0


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a frame: a placeholder when `placeholder` is its index in the layout, else a text box or a filled rectangle.

    `field` is the text's live source when it is not typed: the slide's number. `placed` is False when the frame is the
    layout's own, so that the slide inherits it. `within` is the panel on which it keeps its place in a document from right to left.
    """

    name: str
    frame: Frame
    parts: tuple[Part, ...]
    placeholder: int | None = None
    placed: bool = True
    anchor: Anchor = "t"
    fill: Color | None = None
    field: Literal["", "slidenum"] = ""
    within: Frame | None = None

    @property
    def by_paragraphs(self) -> bool:
        """Whether it holds more than one point, or something besides; in a build it else appears as a whole."""
        return len({part.point for part in self.parts}) > 1


@dataclass(frozen=True, slots=True)
class Crop:
    """Shares of a picture that are cut off at each side, 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture; its alternative text and whether it is decorative come from `figure`."""

    name: str
    frame: Frame
    figure: Figure
    crop: Crop = Crop()
    placeholder: int | None = None
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle that says nothing: always decorative. It is filled, or has an edge so many points wide, inside of its frame."""

    name: str
    frame: Frame
    fill: Color
    edge: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together; `alt` is empty for a decorative group."""

    name: str
    shapes: tuple[TextBox | Rectangle, ...]
    decorative: bool = False
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A cell's border: `width` in points."""

    width: float
    color: Color


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell. Margins are in points; `above`, `below` and `right` are the rules at its sides.

    It covers as many columns `across`, and one row or two `down`.
    """

    parts: tuple[Part, ...]
    anchor: Anchor = "ctr"
    fill: Color | None = None
    margin_left: float = 0.0
    margin_right: float = 12.0
    margin_below: float = 0.0
    above: Rule | None = None
    below: Rule | None = None
    right: Rule | None = None
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class TableBox:
    """A native table: column widths and row heights, then the cells row by row, None where one is covered by another.

    `header` counts the rows at the top that are heads; `heads` says that the first column is.
    """

    name: str
    frame: Frame
    columns: tuple[Length, ...]
    heights: tuple[Length, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    alt: str
    header: int = 1
    heads: bool = False
    placeholder: int | None = None

    @property
    def drawn(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells row by row, without those that are covered."""
        return tuple(tuple(cell for cell in row if cell) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a chart draws between its axes, in points of its frame.

    `names` is the style of the names of its categories, of which one in `step` is shown. `labelled` says that values stand at the bars
    and no axis does; `gap` is what stands between bars, in percent of a bar. `moved` is by how much the name at each line's end is moved to
    the right and down from where it would be, `ends` their style, and `valued` says that the last value stands with each; `wrapped` that
    they may be broken, which programs do at a width of their own.
    """

    left: float
    top: float
    width: float
    height: float
    names: TextStyle
    step: int = 1
    labelled: bool = False
    gap: int = 47
    moved: tuple[tuple[float, float], ...] = ()
    ends: TextStyle | None = None
    valued: bool = True
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A native chart in a placeholder."""

    name: str
    frame: Frame
    prepared: PreparedChart
    plot: Plot
    placeholder: int


@dataclass(frozen=True, slots=True)
class FormulaBox:
    """A native formula, `size` in points, its frame as large as itself. Programs that know none show `text` in the frame `around`."""

    name: str
    frame: Frame
    formula: Formula
    alt: str
    size: float
    placeholder: int
    around: Frame
    text: Part


Shape = TextBox | PictureBox | Rectangle | Group | TableBox | ChartBox | FormulaBox


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """A slide ready to draw. `title` is unique in the deck; `section` groups slides.

    `notes` is plain text, what the slide shows only the beginning of, `spoken` what the speaker says, line by line; `continues` is the
    number of the slide where what is said about this one stands, 0 if it has words of its own, or none.

    `background` overrides the layout's ground with a colour role. With `build`, its points appear one at a click. A `hidden` slide is in
    the file and not in the show, one kept for questions as `backup` after it. `targets` are the ids of what links lead here for; of several
    slides with the same, the first is meant.
    """

    layout: str
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[str, ...] = ()
    section: str = ""
    background: Color | None = None
    build: bool = False
    transition: Transition = "none"
    spoken: tuple[Said, ...] = ()
    continues: int = 0
    hidden: bool = False
    backup: bool = False
    targets: tuple[str, ...] = ()

    @property
    def all_notes(self) -> tuple[str, ...]:
        """Everything that stands in the slide's notes, as lines of plain text."""
        return (*self.notes, *map(str, self.spoken), *([self.pointer] if self.pointer else []))

    @property
    def pointer(self) -> str:
        """What the notes of a slide say that has no words of its own."""
        return f"(continued from slide {self.continues})" if self.continues else ""
