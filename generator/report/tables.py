"""Tables: the caption above, then the rows under their header, then the source and the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from generator.model import Alignment, Grid, HeaderGroup, Place, Row, Run, Table, Text
from generator.pdf import Part
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import FULL, HALF, MAIN, Column

from .bench import Bench
from .blocks import Block, TextBlock
from .columns import GAP, Cells, Over, widths
from .table_block import PAD, TOPIC_INDENT, Head, HeadCell, Line, TableBlock, Title, in_lines

MOST_FLOATED = 0.6
"""A table up to this share of the text area is never split: it goes to the top of the next page as a whole."""
MOST_HEADER_LINES, MOST_TITLE_LINES = 10, 3
JOINED_TERMS = re.compile(r"[ \u00a0]· ")
ABOVE_HEADS = 3.0
"""Points between a title over columns and their heads, with the rule between them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table shows, whether it is an exhibit or stands in the prose."""

    header: Sequence[Text]
    rows: Sequence[Row]
    alignments: Sequence[Alignment]
    place: Place
    groups: Sequence[HeaderGroup] = ()


def table_blocks(bench: Bench, table: Table) -> list[Block]:
    """A numbered table: its caption, then its rows, then its source and its notes."""
    column = FULL if len(table.header) > 2 else bench.grid.text
    part = Part("Table")
    label = Run(f"Table\u00a0{table.number}" + ("\u2002" if table.caption else ""), tone="label", place=table.place)
    rows = [replace(row, cells=tuple(map(_on_lines, row.cells))) for row in table.rows] if table.derived else table.rows
    body = _table(bench, Contents(table.header, rows, ["left"] * len(table.header), table.place, table.groups), column, part)
    body.before = 8.0
    texts = [(Part("Caption", part), Text((label, *table.caption.runs), table.place), ReportType.table_caption)]
    texts += [(Part("P"), text, ReportType.credit) for text in (table.source, *table.notes) if text]
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
    wide = FULL if column in (MAIN, HALF) and len(grid.header) > 2 else column
    contents = Contents(grid.header, [Row(cells) for cells in grid.rows], grid.alignments, grid.place)
    made = _table(bench, contents, wide, Part("Table", within))
    made.before = made.after = 15.0
    return [made]


def _table(bench: Bench, contents: Contents, column: Column, part: Part) -> TableBlock:
    count = len(contents.header)
    cells = [(*row.cells, *[Text()] * count)[:count] for row in contents.rows]
    columns = [Cells.of(bench, contents.header[i], [row[i] for row in cells], contents.alignments[i], i == 0) for i in range(count)]
    if any(row.topic is not None for row in contents.rows):
        columns[0] = replace(columns[0], indent=TOPIC_INDENT)
    over = [Over(group.start, group.columns, group.text, ReportType.table_header) for group in contents.groups]
    measures, fit = widths(bench, columns, over, column)
    if not fit:
        message = f"the words of this table are wider than its {count} columns can be; some are cut"
        bench.diagnostics.warning("table-too-wide", message, contents.place, "use fewer columns or shorter words")
    places = tuple(column.x + start + i * GAP for i, start in enumerate([0.0, *accumulate(measures[:-1])]))
    head = _head(bench, contents, columns, measures, places, part.inner("THead" if contents.rows else "TBody"))
    texts = [
        tuple(each.set(bench, index, width, fit) for each, width in zip(columns, measures, strict=True)) for index in range(len(cells))
    ]  # fmt: skip
    lines = _lines(bench, contents.rows, texts, column, part, bench.grid.room - head.height - 2 * PAD)
    ends = [0.0, *accumulate(line.height for line in lines)]
    page = bench.grid.room
    return TableBlock(part=part, column=column, header=head, rows=lines, ends=ends, places=places, page=page, last=len(lines))


# The header


def _head(
    bench: Bench, contents: Contents, columns: Sequence[Cells], measures: Sequence[float], places: Sequence[float], within: Part
) -> Head:
    """The heads of the columns, below the titles that stand over some of them.

    The first row of the header holds the titles and the heads under none, which are as high as both rows (ISO 32000-1, 14.8.5.7).
    """
    heads = [
        _cut(bench, each.head, each.head_style, width, MOST_HEADER_LINES) for each, width in zip(columns, measures, strict=True)
    ]  # fmt: skip
    titles = {}
    for group in contents.groups:
        last = group.start + group.columns - 1
        width = places[last] + measures[last] - places[group.start]
        titles[group.start] = group, _cut(bench, group.text, ReportType.table_header, width, MOST_TITLE_LINES)
    down = max((text.height + ABOVE_HEADS for _, text in titles.values()), default=0.0)
    covered = {i for group, _ in titles.values() for i in range(group.start, group.start + group.columns)}
    top, made = within.inner("TR"), []
    for i, head in enumerate(heads):
        if i in titles:
            group, text = titles[i]
            above = _header(top, "Column", f" /ColSpan {group.columns}")
            made.append(HeadCell(places[i], down - ABOVE_HEADS - text.height, text, above))
        elif i not in covered:
            made.append(HeadCell(places[i], down, head, _header(top, "Column", " /RowSpan 2" if titles else "")))
    below = within.inner("TR") if covered else top
    made += [HeadCell(places[i], down, heads[i], _header(below, "Column")) for i in sorted(covered)]
    rules = [(places[group.start], down - ABOVE_HEADS / 2, text.measure) for group, text in titles.values()]
    return Head(made, down + max((head.height for head in heads), default=0.0) + PAD, rules)


def _cut(bench: Bench, text: Text, style: TextStyle, width: float, most: int) -> SetText:
    """A title in at most so many lines, and a warning where it needs more."""
    made = bench.set(text, style, width)
    if len(made.lines) <= most:
        return made
    message = f"this title takes more than {most} lines in its table; the rest is left out"
    bench.diagnostics.warning("table-title-cut", message, text.place, "shorten it, or say the rest under `notes`")
    return bench.cut(text, style, width, most)


def _header(row: Part, scope: Literal["Column", "Row"], span: str = "") -> Part:
    return Part("TH", row, attributes=f"<</O /Table /Scope /{scope}{span}>>")


# The rows


def _lines(bench: Bench, rows: Sequence[Row], texts: Sequence[tuple[SetText, ...]], column: Column, part: Part, room: float) -> list[Line]:
    """The rows, in a body of the table for each group, whose title heads the columns below it."""
    made: list[Line] = []
    body, title, before = part.inner("TBody"), None, Text()
    for index, (row, cells) in enumerate(zip(rows, texts, strict=True)):
        opens = row.group != before
        if opens:
            before = row.group
            body = part.inner("TBody") if index else body
            text = _cut(bench, row.group, ReportType.table_header, column.width, MOST_TITLE_LINES)
            title = Title(text, _header(body.inner("TR"), "Column", f" /ColSpan {len(cells)}")) if row.group else None
        inside = body.inner("TR")
        parts = (_header(inside, "Row"), *[Part("TD", inside) for _ in cells[1:]])
        square = bench.accent(row.topic) if row.topic is not None else ""
        made += in_lines(Line(cells, parts, square, title=title, opens=opens), room)
    return made


def _on_lines(text: Text) -> Text:
    """A cell that joins terms by a middle dot, with each on a line of its own."""
    return Text(tuple(replace(run, text=JOINED_TERMS.sub("\n", run.text)) for run in text.runs), text.place)
