"""A table as it stands on pages: rows that stay whole, under a header and their titles, which are repeated on every page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from generator.pdf import Part
from generator.text import SetText
from generator.theme import ReportType

from .blocks import SQUARE, TOUCH, Block, notes_in

if TYPE_CHECKING:
    from generator.pdf import Canvas

PAD = 4.0
"""Above and below the text of a row."""
THICK, THIN = 1.0, 0.5
TOPIC_INDENT = 18.0


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the header: where it begins on the page, how far below the top of the header, its text and its part."""

    x: float
    down: float
    text: SetText
    part: Part


@dataclass(frozen=True, slots=True)
class Head:
    """The header, its cells in reading order. `rules` are the left end, the distance from the top and the width of those inside it."""

    cells: Sequence[HeadCell]
    height: float
    rules: Sequence[tuple[float, float, float]] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """What stands above the rows of a group."""

    text: SetText
    part: Part

    @property
    def height(self) -> float:
        return self.text.height + PAD


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its text set. `square` is the colour of the topic that it is about, `above` and `below` are points around its text.

    A row that is higher than a page is one of these for each of its lines, with the same `parts`: one for each cell. The first row of
    a group `opens` it.
    """

    cells: tuple[SetText, ...]
    parts: tuple[Part, ...]
    square: str = ""
    title: Title | None = None
    opens: bool = False
    above: float = PAD
    below: float = PAD

    @property
    def height(self) -> float:
        """With the title that it opens."""
        title = self.title.height if self.title and self.opens else 0.0
        return title + self.above + max((cell.height for cell in self.cells), default=0.0) + self.below


@dataclass(kw_only=True)
class TableBlock(Block):
    """The rows from `first` up to `last` under their header.

    `places` are the left edges of the columns, in points of the page; `ends[i]` is the height of the first `i` rows together.
    The header is read once, where the table begins, and a title where its group does. `page` is the height of the text area.
    """

    header: Head
    rows: Sequence[Line]
    ends: Sequence[float]
    places: tuple[float, ...]
    page: float
    first: int = 0
    last: int = 0

    @property
    def _continued(self) -> Title | None:
        """The title of a group that began before the rows."""
        row = self.rows[self.first] if self.first < self.last else None
        return row.title if row and not row.opens else None

    @property
    def head(self) -> float:
        """Points above the first row, or above the rest of one."""
        title = self._continued.height if self._continued else 0.0
        cut = self.first < self.last and not self.rows[self.first].above
        return self.header.height + THICK + title + PAD * cut

    def _height(self, last: int) -> float:
        return self.head + self.ends[last] - self.ends[self.first] + THICK

    def _until(self, room: float) -> int:
        """The row up to which so many points hold the rows, under their header."""
        return bisect_right(self.ends, self.ends[self.first] + room - self.head - THICK + TOUCH, self.first, self.last + 1) - 1

    @property
    def height(self) -> float:
        return self._height(self.last)

    @property
    def least(self) -> float:
        whole = self.floats or self.last - self.first <= 3
        return min(self._height(self.last if whole else self.first + 2), self.page)

    def moved(self, by: float) -> Block:
        if not by:
            return self
        cells = [replace(cell, x=cell.x + by) for cell in self.header.cells]
        head = replace(self.header, cells=cells, rules=[(x + by, down, width) for x, down, width in self.header.rules])
        return replace(self, column=self.column.moved(by), header=head, places=tuple(place + by for place in self.places))

    def notes(self, room: float = inf) -> list[str]:
        rows = self.rows[self.first : self._until(room)]
        shown = [] if self.first else [cell.text for cell in self.header.cells]
        for row in rows:
            shown += [row.title.text] if row.title and row.opens else []
            shown += row.cells
        return [label for text in shown for label in notes_in(text.lines)]

    def split(self, room: float) -> tuple[Block, Block] | None:
        at = self._until(room)
        if self.last - at == 1 and at - self.first > 1:
            at -= 1
        if not self.first < at < self.last:
            return None
        return replace(self, last=at, after=0.0), replace(self, first=at, before=0.0, target="")

    def paint(self, canvas: Canvas, top: float) -> None:
        x, width = self.column.x, self.column.width
        for cell in self.header.cells:
            canvas.draw_text(cell.x, top + cell.down, cell.text, owner="Artifact" if self.first else cell.part)
        for left, down, wide in self.header.rules:
            canvas.rule(left, top + down, wide, THIN, "hairline")
        canvas.rule(x, top + self.header.height + THICK / 2, width, THICK, "text")
        if title := self._continued:
            canvas.draw_text(x, top + self.header.height + THICK + PAD, title.text)
        y = top + self.head - self.ends[self.first]
        for index in range(self.first, self.last):
            row = self.rows[index]
            if index > self.first and row.above:
                canvas.rule(x, y + self.ends[index], width, THIN, "hairline")
            self._paint_row(canvas, row, y + self.ends[index])
        canvas.rule(x, y + self.ends[self.last] + THICK / 2, width, THICK, "text")

    def _paint_row(self, canvas: Canvas, row: Line, top: float) -> None:
        if row.title and row.opens:
            canvas.draw_text(self.column.x, top + PAD, row.title.text, owner=row.title.part)
            top += row.title.height
        top += row.above
        for index, (place, cell, part) in enumerate(zip(self.places, row.cells, row.parts, strict=True)):
            _paint_cell(canvas, place + (TOPIC_INDENT if row.square and index == 0 else 0.0), top, cell, part)
        if row.square:
            canvas.rectangle(self.column.x, top + canvas.baseline(ReportType.cell_head) - SQUARE + 1, SQUARE, SQUARE, row.square)


def _paint_cell(canvas: Canvas, x: float, top: float, cell: SetText, part: Part) -> None:
    """A cell with lines that were ended on purpose is read as so many paragraphs, so that their words do not run into each other."""
    ends = [number for number, line in enumerate(cell.lines, 1) if line.tail.endswith("\n")]
    for first, last in pairwise((0, *ends, len(cell.lines))):
        canvas.draw_text(x, top + first * cell.style.leading, cell, first, last, part.inner("P") if ends else part)


def in_lines(row: Line, room: float) -> list[Line]:
    """The row or, when it is higher than the room on a page, each of its lines as a row that can stand on another page."""
    if row.height <= room:
        return [row]
    count = max(len(cell.lines) for cell in row.cells)
    cells = [tuple(replace(cell, lines=cell.lines[i : i + 1]) for cell in row.cells) for i in range(count)]
    first, *others = [replace(row, cells=each, above=0.0, below=0.0) for each in cells]
    made = [replace(first, above=row.above), *(replace(line, square="", opens=False) for line in others)]
    return [*made[:-1], replace(made[-1], below=row.below)]
