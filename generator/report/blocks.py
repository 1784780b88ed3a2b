"""The pieces of the flow: each knows its height, how it may be split over pages, its role, and how it is drawn.

They have the life of a ReportLab flowable (measure, split, draw) without being one: text is set when a block is made, so that a
height is a number, and importing `reportlab.platypus` costs a tenth of a second.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import TYPE_CHECKING

from generator.pdf import Part
from generator.text import Line, SetText
from generator.theme.page import FULL, LINE, MAIN, SIDE, TOP, Column

if TYPE_CHECKING:
    from generator.pdf import Canvas

WIDOWS = ORPHANS = 2
"""The fewest lines of a paragraph that may begin or end a page."""
OPENING = 6 * LINE
"""Points from the top of a chapter's title to its lead: room for two lines of title, whether it has one or two."""
NUMERAL_TOP = 97.3 - TOP
NUMERAL_ROOM = 9 * LINE
DIGIT = 0.65
"""Height of a digit of the heading face, as a share of its size."""
SQUARE, SQUARE_ROOM = 9.0, 15.0
"""The side of a topic's square, and the points from its left edge to what it belongs to."""
TOPIC_PITCH = 36.0
TOUCH = 1e-6


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `level` counts from 0."""

    title: str
    level: int


@dataclass(kw_only=True)
class Block(ABC):
    """What is placed as one. `before` and `after` are points of space, of which two neighbours share the larger.

    `keep_with_next`: stands on the page where the next block begins. `floats`: may go to the top of the next page while the text
    runs on; one that `leaves` always does. `rests` is the distance from the top to what should lie on a line of the grid. `target` is
    the id that links lead to.
    """

    part: Part
    column: Column = MAIN
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    floats: bool = False
    leaves: bool = False
    rests: float | None = None
    target: str = ""
    bookmark: Bookmark | None = None

    @property
    @abstractmethod
    def height(self) -> float:
        """Points that the block takes of the main column."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the document that the block shows, in reading order."""
        return (self.part,)

    @property
    def least(self) -> float:
        """Points that must be left on a page for the block to begin there."""
        return max(self.height, self.side_height)

    @property
    def side_height(self) -> float:
        """Points below its top for which the block takes the side column; 0 when it leaves that alone."""
        return self.height if self.column == FULL else 0.0

    def notes(self, room: float = inf) -> list[str]:  # noqa: ARG002
        """The labels of the footnotes whose marks stand in the first `room` points, in reading order."""
        return []

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """A piece that is at most `room` high, and the rest; None when the block is one."""
        return None

    def floated(self) -> Block:
        """The form that the block takes at the top of a page when it has left its place in the text."""
        return self

    def after_text(self) -> Block:
        """The form that the block takes when what stood between it and a paragraph has floated away."""
        return self

    def moved(self, by: float) -> Block:
        """The block so many points further to the right, in the next column."""
        return replace(self, column=self.column.moved(by)) if by else self

    def draw(self, canvas: Canvas, top: float) -> None:
        if self.target:
            canvas.destination(self.target, self.column.x, top)
        if self.bookmark:
            canvas.outline(self.bookmark.title, self.target, self.bookmark.level)
        self.paint(canvas, top)

    @abstractmethod
    def paint(self, canvas: Canvas, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside a block's first line, on the same baseline: a term, a bullet, a number. `x` is its left edge."""

    text: SetText
    part: Part
    x: float = SIDE.x


def notes_in(lines: Iterable[Line]) -> list[str]:
    """The labels of the footnotes whose marks stand in the lines."""
    return [span.run.note for line in lines for span in line.spans if span.run.note]


@dataclass(kw_only=True)
class TextBlock(Block):
    """Lines of one text, from `first` up to `last`. A text that is `whole` is split only when no page can hold it.

    With a `padding` it stands on a panel that is so many points larger on all sides; the column is the panel's. `indented` sets
    a paragraph that is flush with the margin anew, as one that follows another.
    """

    text: SetText
    mark: Mark | None = None
    whole: bool = False
    padding: float = 0.0
    indented: Callable[[], SetText] | None = None
    first: int = 0
    last: int = -1

    def __post_init__(self) -> None:
        if self.last < 0:
            self.last = len(self.text.lines)

    @property
    def lines(self) -> int:
        return self.last - self.first

    @property
    def height(self) -> float:
        beside = self.mark.text.height if self.mark else 0.0
        return max(self.lines * self.text.style.leading, beside) + 2 * self.padding

    @property
    def side_height(self) -> float:
        return self.mark.text.height if self.mark and self.mark.x < MAIN.x else super().side_height

    @property
    def least(self) -> float:
        if self.whole or self.lines < ORPHANS + WIDOWS:
            return self.height
        leading = self.text.style.leading
        beside = ceil(self.mark.text.height / leading - TOUCH) if self.mark else 0
        return max(ORPHANS, beside) * leading + 2 * self.padding

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.mark.part, self.part) if self.mark else (self.part,)

    def notes(self, room: float = inf) -> list[str]:
        fit = min(self.lines, int((room - 2 * self.padding + TOUCH) / self.text.style.leading)) if room < inf else self.lines
        beside = self.mark.text.lines if self.mark else ()
        return notes_in((*beside, *self.text.lines[self.first : self.first + fit]))

    def after_text(self) -> Block:
        return replace(self, text=self.indented(), indented=None, last=-1) if self.indented and not self.mark else self

    def moved(self, by: float) -> Block:
        mark = replace(self.mark, x=self.mark.x + by) if self.mark else None
        return replace(self, column=self.column.moved(by), mark=mark) if by else self

    def split(self, room: float) -> tuple[Block, Block] | None:
        fit = int((room - 2 * self.padding + TOUCH) / self.text.style.leading)
        fit = max(min(fit, self.lines - WIDOWS), min(fit, 1))
        if not 0 < fit < self.lines:
            return None
        at = self.first + fit
        return replace(self, last=at, after=0.0), replace(self, first=at, mark=None, before=0.0, target="", bookmark=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        if self.padding:
            canvas.rectangle(self.column.x, top, self.column.width, self.height, "surface")
        if self.mark:
            drop = canvas.baseline(self.text.style) - canvas.baseline(self.mark.text.style)
            canvas.draw_text(self.mark.x, top + drop, self.mark.text, owner=self.mark.part)
        canvas.draw_text(self.column.x + self.padding, top + self.padding, self.text, self.first, self.last, self.part)


@dataclass(kw_only=True)
class Opening(TextBlock):
    """The title of a chapter, with its big numeral in the side column; `overhang` are the points that the numeral begins to the left."""

    whole: bool = True
    keep_with_next: bool = True
    numeral: SetText | None = None
    overhang: float = 0.0

    @property
    def height(self) -> float:
        return max(OPENING, self.lines * self.text.style.leading + 14)

    @property
    def side_height(self) -> float:
        return NUMERAL_ROOM if self.numeral else 0.0

    def paint(self, canvas: Canvas, top: float) -> None:
        if self.numeral and self.first == 0:
            style = self.numeral.style
            y = top + NUMERAL_TOP + DIGIT * style.size - canvas.baseline(style)
            canvas.draw_text(SIDE.x - self.overhang, y, self.numeral, owner=self.part.inner("Lbl"))
        super().paint(canvas, top)


@dataclass(kw_only=True)
class HeadingBlock(TextBlock):
    """A heading inside a chapter. `hang` points before it are the `topics` that it is about: a square in the colour of each, its number."""

    whole: bool = True
    keep_with_next: bool = True
    topics: tuple[tuple[str, SetText], ...] = ()
    hang: float = MAIN.x - SIDE.x

    @property
    def side_height(self) -> float:
        return self.height if self.topics else super().side_height

    def paint(self, canvas: Canvas, top: float) -> None:
        baseline = top + canvas.baseline(self.text.style)
        for index, (color, number) in enumerate(self.topics if self.first == 0 else ()):
            x = self.column.x - self.hang + index * TOPIC_PITCH
            canvas.rectangle(x, baseline - SQUARE, SQUARE, SQUARE, color)
            canvas.draw_text(x + SQUARE_ROOM, baseline - canvas.baseline(number.style), number, owner=self.part.inner("Lbl"))
        super().paint(canvas, top)
