"""Tables: widths of the columns from what they hold, rows that stay whole, and a header on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Grid, Place, Row, Run, Table, Text
from generator.text import SetText
from generator.theme import ReportType, TextStyle

from .bench import Bench
from .blocks import Block, Part, TextBlock
from .grid import FULL, MAIN, ROOM, SIDE, Column

if TYPE_CHECKING:
    from generator.pdf import Canvas

GAP = 12.0
"""Between two columns, in points."""
PAD = 4.0
"""Above and below the text of a row."""
SQUARE = 9.0
TOPIC_INDENT = 18.0
MOST_FLOATED = 0.6
"""A table up to this share of the text area is never split: it goes to the top of the next page as a whole."""
LABEL_GAP = "\u2002"
NUMBER = re.compile(r"[-+±−~≈<>≤≥]?\s?[$€£¥]?\s?\d[\d\s.,’'%–\u00a0\u202f]*[%‰°kKmMbB×x]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its text set, at most as high as a page. `square` is the colour of the topic that it is about."""

    cells: tuple[SetText, ...]
    square: str = ""
    ruled: bool = True

    @property
    def height(self) -> float:
        return max((cell.height for cell in self.cells), default=0.0) + 2 * PAD


@dataclass(kw_only=True)
class TableBlock(Block):
    """The rows from `first` up to `last` under their header. `places` are the left edges of the columns, in points of the page."""

    header: tuple[SetText, ...]
    rows: Sequence[Line]
    heights: Sequence[float]
    places: tuple[float, ...]
    first: int = 0
    last: int = 0

    @property
    def head(self) -> float:
        return max((cell.height for cell in self.header), default=0.0) + PAD + 1

    @property
    def height(self) -> float:
        return self.head + sum(self.heights[self.first : self.last]) + 1

    @property
    def least(self) -> float:
        few = self.last if self.floats or self.last - self.first <= 3 else self.first + 2
        return min(self.head + sum(self.heights[self.first : few]) + 1, ROOM)

    def split(self, room: float) -> tuple[Block, Block] | None:
        at, left = self.first, room - self.head - 1
        while at < self.last and self.heights[at] <= left:
            left -= self.heights[at]
            at += 1
        if at - self.first > 1 and self.last - at == 1:
            at -= 1
        if at in (self.first, self.last):
            return None
        return replace(self, last=at, after=0.0), replace(self, first=at, before=0.0, target="")

    def paint(self, canvas: Canvas, top: float) -> None:
        x, width = self.column.x, self.column.width
        for place, cell in zip(self.places, self.header, strict=True):
            canvas.draw_text(place, top, cell)
        y = top + self.head
        canvas.rule(x, y - 0.5, width, 1.0, "text")
        for index in range(self.first, self.last):
            row = self.rows[index]
            if index > self.first and row.ruled:
                canvas.rule(x, y, width, 0.5, "hairline")
            self._paint_row(canvas, row, y + PAD)
            y += self.heights[index]
        canvas.rule(x, y + 0.5, width, 1.0, "text")

    def _paint_row(self, canvas: Canvas, row: Line, top: float) -> None:
        for place, cell in zip(self.places, row.cells, strict=True):
            indent = TOPIC_INDENT if row.square and place == self.places[0] else 0.0
            canvas.draw_text(place + indent, top, cell)
        if row.square:
            canvas.rectangle(self.column.x, top + canvas.baseline(row.cells[0].style) - 8, SQUARE, SQUARE, row.square)


def table_blocks(bench: Bench, table: Table, within: Part | None = None) -> list[Block]:
    """A numbered table: its caption, then its rows, then its source."""
    column = FULL if len(table.header) > 2 else MAIN
    part = Part("Table", within)
    label = Run(f"Table\u00a0{table.number}" + (LABEL_GAP if table.caption else ""), tone="label", place=table.place)
    caption = bench.set(Text((label, *table.caption.runs), table.place), ReportType.table_caption, column.width)
    rows = [Row(tuple(map(_on_lines, row.cells)), row.topic) for row in table.rows] if table.derived else table.rows
    body = _table(bench, table.header, rows, column, part, ("left",) * len(table.header), table.place)
    body.before, body.after, body.floats = 8.0, 25.0, body.height < MOST_FLOATED * ROOM
    floats = body.floats
    made: list[Block] = [
        TextBlock(
            part=Part("Caption", part),
            column=column,
            text=caption,
            before=25,
            whole=True,
            keep_with_next=True,
            floats=floats,
            target=table.id,
        ),
        body,
    ]
    if table.source:
        body.keep_with_next, body.after = True, 4.0
        source = bench.set(table.source, ReportType.credit, column.width)
        made.append(TextBlock(part=Part("P", within), column=column, text=source, after=25, whole=True, floats=floats))
    return made


def grid_blocks(bench: Bench, grid: Grid, column: Column, within: Part | None) -> list[Block]:
    """A table in the prose: without caption or number."""
    wide = FULL if column == MAIN and len(grid.header) > 2 else column
    rows = [Row(cells) for cells in grid.rows]
    made = _table(bench, grid.header, rows, wide, Part("Table", within), grid.alignments, grid.place)
    made.before = made.after = 15.0
    return [made]


def _table(
    bench: Bench, header: Sequence[Text], rows: Sequence[Row], column: Column, part: Part, alignments: Sequence[str], place: Place
) -> TableBlock:
    count = len(header)
    cells = [(*row.cells, *[Text()] * count)[:count] for row in rows]
    numeric = [_is_numeric([row[i] for row in cells]) for i in range(count)]
    aligns = ["right" if numeric[i] else alignments[i] for i in range(count)]
    styles = [_style(ReportType.cell_head if i == 0 else ReportType.cell, aligns[i]) for i in range(count)]
    heads = [_style(ReportType.table_header, align) for align in aligns]
    squares = [bench.accent(row.topic) if row.topic is not None else "" for row in rows]
    indent = TOPIC_INDENT if any(squares) else 0.0
    widths = _widths(bench, header, cells, heads, styles, indent, column, place)
    places = tuple(column.x + sum(widths[:i]) + i * GAP for i in range(count))
    set_header = tuple(bench.set(text, heads[i], widths[i]) for i, text in enumerate(header))
    lines: list[Line] = []
    for row, square in zip(cells, squares, strict=True):
        room = ROOM - max((cell.height for cell in set_header), default=0) - 2 * PAD - 20
        made = tuple(bench.set(text, styles[i], widths[i] - (TOPIC_INDENT if square and i == 0 else 0)) for i, text in enumerate(row))
        lines += _on_pages(Line(made, square), room)
    return TableBlock(
        part=part, column=column, header=set_header, rows=lines, heights=[line.height for line in lines], places=places, last=len(lines)
    )


def _on_pages(row: Line, room: float) -> list[Line]:
    """The row or, when it is higher than a page, as many as hold its lines."""
    if row.height <= room:
        return [row]
    most = int(room / max(cell.style.leading for cell in row.cells))
    count = -(-max(len(cell.lines) for cell in row.cells) // most)
    parts = [tuple(replace(cell, lines=cell.lines[i * most : (i + 1) * most]) for cell in row.cells) for i in range(count)]
    return [Line(cells, row.square if i == 0 else "", ruled=i == 0) for i, cells in enumerate(parts)]


def _style(style: TextStyle, align: str) -> TextStyle:
    return style.but(align="right" if align == "right" else "center" if align == "center" else "left")


def _is_numeric(column: Sequence[Text]) -> bool:
    filled = [text.plain.strip() for text in column if text]
    return bool(filled) and all(NUMBER.fullmatch(text) for text in filled)


def _on_lines(text: Text) -> Text:
    """A cell that joins terms by a middle dot, with each on a line of its own."""
    return Text(tuple(replace(run, text=run.text.replace("\u00a0· ", "\n")) for run in text.runs), text.place)


def _widths(
    bench: Bench,
    header: Sequence[Text],
    rows: Sequence[Sequence[Text]],
    heads: Sequence[TextStyle],
    styles: Sequence[TextStyle],
    indent: float,
    column: Column,
    place: Place,
) -> list[float]:
    """A width for each column: what it would like as far as there is room, shared evenly by those that would like more."""
    count = len(header)
    wishes = [max((_natural(bench, row[i], styles[i]) for row in rows), default=0.0) for i in range(count)]
    wishes = [max(wish, _natural(bench, header[i], heads[i])) for i, wish in enumerate(wishes)]
    needs = [
        max((_longest_word(bench, text, styles[i]) for text in (header[i], *(row[i] for row in rows))), default=0.0) for i in range(count)
    ]
    wishes[0], needs[0] = wishes[0] + indent, needs[0] + indent
    room = column.width - GAP * (count - 1)
    if sum(needs) > room:
        message = f"the words of this table are wider than its {count} columns can be; some are cut"
        bench.diagnostics.warning("table-too-wide", message, place, "use fewer columns or shorter words")
        return _shared(needs, [0.0] * count, room)
    first = SIDE.width + (MAIN.x - SIDE.right) - GAP
    if column == FULL and needs[0] <= first and wishes[0] <= first * 1.25:
        return [first, *_shared(wishes[1:], needs[1:], room - first)]
    return _shared(wishes, needs, room)


def _shared(wishes: Sequence[float], needs: Sequence[float], room: float) -> list[float]:
    """The room given out: to each its wish, or its need where an even share is less; what is left in proportion to the wishes."""
    given: dict[int, float] = {}
    open_, left = set(range(len(wishes))), room
    while open_:
        share = left / len(open_)
        small = {i for i in open_ if wishes[i] <= share} or {i for i in open_ if needs[i] > share}
        if not small:
            given |= dict.fromkeys(open_, share)
            break
        for i in small:
            given[i] = wishes[i] if wishes[i] <= share else needs[i]
            left -= given[i]
        open_ -= small
    spare = room - sum(given.values())
    whole = sum(given.values())
    return [given[i] + (spare * given[i] / whole if spare > 0 and whole else 0.0) for i in range(len(wishes))]


def _natural(bench: Bench, text: Text, style: TextStyle) -> float:
    return bench.set(text, style).width + 0.5 if text else 0.0


def _longest_word(bench: Bench, text: Text, style: TextStyle) -> float:
    return max((bench.setter.width(word, style) for word in text.plain.split()), default=0.0) + 0.5
