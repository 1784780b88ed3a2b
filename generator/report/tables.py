"""Tables: rows that stay whole, a header on every page, and the caption above."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import inf
from typing import TYPE_CHECKING, Literal

from generator.exhibits.numerals import paddings
from generator.model import Alignment, Grid, Place, Row, Run, Table, Text
from generator.pdf import Part
from generator.text import SetText
from generator.theme import ReportType

from .bench import Bench
from .blocks import SQUARE, TOUCH, Block, TextBlock, notes_in
from .columns import GAP, Cells, widths
from .grid import FULL, Column

if TYPE_CHECKING:
    from generator.pdf import Canvas

PAD = 4.0
"""Above and below the text of a row."""
THICK, THIN = 1.0, 0.5
TOPIC_INDENT = 18.0
MOST_FLOATED = 0.6
"""A table up to this share of the text area is never split: it goes to the top of the next page as a whole."""
MOST_HEADER_LINES = 10
JOINED_TERMS = re.compile(r"[ \u00a0]· ")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its text set, at most as high as a page. `square` is the colour of the topic that it is about.

    A row that goes on over pages is several of these, with the same `parts`: one for each cell.
    """

    cells: tuple[SetText, ...]
    parts: tuple[Part, ...]
    square: str = ""
    ruled: bool = True

    @property
    def height(self) -> float:
        return max((cell.height for cell in self.cells), default=0.0) + 2 * PAD


@dataclass(kw_only=True)
class TableBlock(Block):
    """The rows from `first` up to `last` under their header.

    `places` are the left edges of the columns, in points of the page; `ends[i]` is the height of the first `i` rows together.
    The header is read once, where the table begins. `page` is the height of the text area.
    """

    header: Line
    rows: Sequence[Line]
    ends: Sequence[float]
    places: tuple[float, ...]
    page: float
    first: int = 0
    last: int = 0

    @property
    def head(self) -> float:
        return self.header.height - PAD + THICK

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

    def notes(self, room: float = inf) -> list[str]:
        last = self._until(room)
        rows = ([] if self.first else [self.header]) + list(self.rows[self.first : last])
        return [label for row in rows for cell in row.cells for label in notes_in(cell.lines)]

    def split(self, room: float) -> tuple[Block, Block] | None:
        at = self._until(room)
        if self.last - at == 1 and at - self.first > 1:
            at -= 1
        if not self.first < at < self.last:
            return None
        return replace(self, last=at, after=0.0), replace(self, first=at, before=0.0, target="")

    def paint(self, canvas: Canvas, top: float) -> None:
        x, width = self.column.x, self.column.width
        for place, cell, part in zip(self.places, self.header.cells, self.header.parts, strict=True):
            canvas.draw_text(place, top, cell, owner="Artifact" if self.first else part)
        y = top + self.head - self.ends[self.first]
        canvas.rule(x, top + self.head - THICK / 2, width, THICK, "text")
        for index in range(self.first, self.last):
            row = self.rows[index]
            if index > self.first and row.ruled:
                canvas.rule(x, y + self.ends[index], width, THIN, "hairline")
            self._paint_row(canvas, row, y + self.ends[index] + PAD)
        canvas.rule(x, y + self.ends[self.last] + THICK / 2, width, THICK, "text")

    def _paint_row(self, canvas: Canvas, row: Line, top: float) -> None:
        for index, (place, cell, part) in enumerate(zip(self.places, row.cells, row.parts, strict=True)):
            _paint_cell(canvas, place + (TOPIC_INDENT if row.square and index == 0 else 0.0), top, cell, part)
        if row.square:
            canvas.rectangle(self.column.x, top + canvas.baseline(ReportType.cell_head) - SQUARE + 1, SQUARE, SQUARE, row.square)


def _paint_cell(canvas: Canvas, x: float, top: float, cell: SetText, part: Part) -> None:
    """A cell with lines that were ended on purpose is read as so many paragraphs, so that their words do not run into each other."""
    ends = [number for number, line in enumerate(cell.lines, 1) if line.tail.endswith("\n")]
    for first, last in pairwise((0, *ends, len(cell.lines))):
        canvas.draw_text(x, top + first * cell.style.leading, cell, first, last, part.inner("P") if ends else part)


def table_blocks(bench: Bench, table: Table) -> list[Block]:
    """A numbered table: its caption, then its rows, then its source."""
    column = FULL if len(table.header) > 2 else bench.grid.text
    part = Part("Table")
    label = Run(f"Table\u00a0{table.number}" + ("\u2002" if table.caption else ""), tone="label", place=table.place)
    rows = [replace(row, cells=tuple(map(_on_lines, row.cells))) for row in table.rows] if table.derived else table.rows
    body = _table(bench, table.header, rows, ["left"] * len(table.header), column, part, table.place)
    body.before = 8.0
    texts = [(Part("Caption", part), Text((label, *table.caption.runs), table.place), ReportType.table_caption)]
    texts += [(Part("P"), table.source, ReportType.credit)] if table.source else []
    lines = [
        TextBlock(part=role, column=column, text=bench.set(text, style, column.width), whole=True, before=PAD)
        for role, text, style in texts
    ]  # fmt: skip
    made: list[Block] = [lines[0], body, *lines[1:]]
    made[0].before, made[0].target, made[-1].after = 25.0, table.id, 25.0
    floats = sum(block.height + block.before for block in made) < MOST_FLOATED * bench.grid.room
    for block in made:
        block.floats, block.keep_with_next = floats, block is not made[-1]
    return made


def grid_blocks(bench: Bench, grid: Grid, column: Column, within: Part | None) -> list[Block]:
    """A table in the prose: without caption or number."""
    wide = FULL if column == bench.grid.text and len(grid.header) > 2 else column
    made = _table(bench, grid.header, [Row(cells) for cells in grid.rows], grid.alignments, wide, Part("Table", within), grid.place)
    made.before = made.after = 15.0
    return [made]


def _table(
    bench: Bench, header: Sequence[Text], rows: Sequence[Row], alignments: Sequence[Alignment], column: Column, part: Part, place: Place
) -> TableBlock:
    count = len(header)
    cells = [(*row.cells, *[Text()] * count)[:count] for row in rows]
    squares = [bench.accent(row.topic) if row.topic is not None else "" for row in rows]
    columns = [_column(bench, header[i], [row[i] for row in cells], alignments[i], i == 0) for i in range(count)]
    if any(squares):
        columns[0] = replace(columns[0], indent=TOPIC_INDENT)
    measures, fit = widths(bench, columns, column)
    if not fit:
        message = f"the words of this table are wider than its {count} columns can be; some are cut"
        bench.diagnostics.warning("table-too-wide", message, place, "use fewer columns or shorter words")
    heads = tuple(bench.cut(each.head, each.head_style, width, MOST_HEADER_LINES) for each, width in zip(columns, measures, strict=True))
    inside = part.inner("TBody")
    top = Line(heads, _cells(part.inner("THead") if rows else inside, "Column", count))
    room = bench.grid.room - top.height - 2 * PAD
    lines: list[Line] = []
    for index, (row, square) in enumerate(zip(cells, squares, strict=True)):
        made = (_set(bench, row[i], each, index if fit else None, measures[i]) for i, each in enumerate(columns))
        lines += _on_pages(Line(tuple(made), _cells(inside, "Row", count), square), room)
    ends = [0.0, *accumulate(line.height for line in lines)]
    places = tuple(column.x + start + i * GAP for i, start in enumerate([0.0, *accumulate(measures[:-1])]))
    page = bench.grid.room
    return TableBlock(part=part, column=column, header=top, rows=lines, ends=ends, places=places, page=page, last=len(lines))


def _column(bench: Bench, head: Text, body: Sequence[Text], align: Alignment, first: bool) -> Cells:
    """A column under its head. One of numbers ends at its side; the first one names its rows, and its numbers are names."""
    style = ReportType.cell_head if first else ReportType.cell
    found = None if first else paddings(body, bench.setter, style)
    align = "right" if found else align
    if bench.setter.rtl and align == "right":
        align = "left"  # the side at which a cell begins, which is the right one
    return Cells(head, body, ReportType.table_header.but(align=align), style.but(align=align), found or [0.0] * len(body))


def _set(bench: Bench, text: Text, column: Cells, row: int | None, width: float) -> SetText:
    """A cell in a column of the width; without a row its padding is given up, where there is no room for it."""
    padding = 0.0 if row is None else column.paddings[row]
    if bench.setter.rtl:
        return bench.set(text, column.style, width - column.indent, padding)
    return bench.set(text, column.style, width - column.indent - padding)


def _cells(within: Part, scope: Literal["Column", "Row"], count: int) -> tuple[Part, ...]:
    """The cells of a new row. In the header all are headers, in another row the first, which names it."""
    row = within.inner("TR")
    heads = count if scope == "Column" else 1
    attributes = f"<</O /Table /Scope /{scope}>>"
    return tuple(Part("TH", row, attributes=attributes) if i < heads else row.inner("TD") for i in range(count))


def _on_pages(row: Line, room: float) -> list[Line]:
    """The row or, when it is higher than a page, as many as hold its lines."""
    if row.height <= room:
        return [row]
    most = int((room - 2 * PAD) / max(cell.style.leading for cell in row.cells))
    count = -(-max(len(cell.lines) for cell in row.cells) // most)
    parts = [tuple(replace(cell, lines=cell.lines[i * most : (i + 1) * most]) for cell in row.cells) for i in range(count)]
    return [replace(row, cells=cells, square=row.square if i == 0 else "", ruled=i == 0) for i, cells in enumerate(parts)]


def _on_lines(text: Text) -> Text:
    """A cell that joins terms by a middle dot, with each on a line of its own."""
    return Text(tuple(replace(run, text=JOINED_TERMS.sub("\n", run.text)) for run in text.runs), text.place)
