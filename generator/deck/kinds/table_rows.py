"""The rows of a slide's table, as tall as their text, and how they are shared out among slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from generator.model import Row, Text, pt
from generator.text import SetText
from generator.theme import TextStyle

from ..boxes import Cell, Part, Rule
from ..fit import Bench, height
from ..furniture import accent_of
from .table_columns import MARGIN_RIGHT, STEP, TILE, TILE_GAP, Prepared

HEADER, CELL_PADDING = 30.0, 10.0
ROWS = (54.0, 44.0, 32.0)
"""The least height of a row, as the look book has it, and for tables that do not fit their slide."""
HEADER_LINES = 2
HEADER_RULE, HAIRLINE, NO_RULE = Rule(1.5, "text"), Rule(0.75, "hairline"), Rule(0.75, "ground")


@dataclass(frozen=True, slots=True)
class Built:
    """A row of cells, None where one is covered by another, and its height in points. `notes` are texts that it cannot show in full.

    `title` is the row that stands above it and the rows of its group.
    """

    cells: tuple[Cell | None, ...]
    height: float
    notes: tuple[str, ...] = ()
    title: Built | None = None


def header(bench: Bench, made: Prepared, widths: Sequence[float]) -> list[Built]:
    """The heads of the columns; with titles over some of them two rows, of which the first holds the heads that are under none."""
    table = made.table
    heads = [_head(bench, *each) for each in zip(table.header, made.heads, widths, made.margins, strict=True)]
    below = Built(_beside_tiles(bench, heads, made.numbered), _tall(heads))
    if not table.groups:
        return [below]
    starts = {group.start: group for group in table.groups}
    covered = {i for group in table.groups for i in range(group.start, group.start + group.columns)}
    titles = {i: _over(bench, group.text, group.columns, sum(widths[i : i + group.columns])) for i, group in starts.items()}
    tall = _tall(list(titles.values()))
    heads = [replace(head, anchor="b", margin_below=STEP) for head in heads]
    upper = [titles.get(i) if i in covered else replace(head, down=2) for i, head in enumerate(heads)]
    lower = [head if i in covered else None for i, head in enumerate(heads)]
    return [Built(_beside_tiles(bench, upper, made.numbered, 2), tall), Built(_beside_tiles(bench, lower, made.numbered, 0), below.height)]


def _head(bench: Bench, text: Text, style: TextStyle, width: float, margin: float) -> Cell:
    shown = bench.shortened(text, style, pt(width - margin), "column's title", HEADER_LINES)
    return Cell((Part(shown),), "t", margin_right=margin, below=HEADER_RULE)


def _over(bench: Bench, text: Text, columns: int, width: float) -> Cell:
    return replace(_head(bench, text, bench.type.table_header, width, MARGIN_RIGHT), across=columns, below=HAIRLINE)


def _tall(cells: Sequence[Cell]) -> float:
    return max([HEADER, *(height(cell.parts) + STEP for cell in cells)])


def _beside_tiles(bench: Bench, cells: Sequence[Cell | None], numbered: bool, down: int = 1) -> tuple[Cell | None, ...]:
    """The cells of the header with an empty one above the numbers of the rows, which is `down` rows high; 0 where it is covered."""
    if not numbered:
        return tuple(cells)
    first = replace(cells[0], margin_left=TILE_GAP) if cells[0] else None
    empty = Cell((Part(bench.line("", bench.type.table_header)),), "t", below=Rule(ROWS[0] - TILE, "ground"), down=down)
    return (empty if down else None, first, *cells[1:])


def body(bench: Bench, made: Prepared, widths: Sequence[float], least: float, room: float) -> list[Built]:
    """The rows, each at least so high, and with its title at most as high as the room."""
    rows: list[Built] = []
    for group, members in groupby(made.rows, key=lambda row: row.group):
        title = _title(bench, group, len(widths), sum(widths)) if group else None
        left = room - (title.height if title else 0.0)
        rows += [replace(_row(bench, row, made, widths, least, left), title=title) for row in members]
    return rows


def _title(bench: Bench, text: Text, columns: int, width: float) -> Built:
    shown = bench.shortened(text, bench.type.table_header, pt(width - MARGIN_RIGHT), "title of the rows", HEADER_LINES)
    cell = Cell((Part(shown),), "b", margin_right=MARGIN_RIGHT, below=NO_RULE, across=columns)
    return Built((cell, *[None] * (columns - 1)), height(cell.parts) + STEP)


def _row(bench: Bench, row: Row, made: Prepared, widths: Sequence[float], least: float, room: float) -> Built:
    found = [_cell(bench, *each, room) for each in zip(row.cells, made.styles, widths, made.margins, strict=True)]
    cells = [cell for cell, _ in found]
    tall = max(least, max(height(cell.parts) for cell in cells) + CELL_PADDING)
    if made.numbered:
        cells[0] = replace(cells[0], margin_left=TILE_GAP)
        number = Part(tile_number(bench, str(row.topic + 1) if row.topic is not None else ""))
        painted = accent_of(row.topic) if row.topic is not None else None
        cells.insert(0, Cell((number,), "ctr", painted, margin_right=0.0, below=Rule(tall - TILE, "ground")))
    return Built(tuple(cells), tall, tuple(note for _, note in found if note))


def tile_number(bench: Bench, number: str) -> SetText:
    """A number, or a span of two, at the largest size that its tile holds."""
    *sizes, smallest = (bench.line(number, style) for style in bench.type.tile)
    return next((text for text in sizes if text.width <= TILE), smallest)


def _cell(bench: Bench, text: Text, style: TextStyle, width: float, margin: float, room: float) -> tuple[Cell, str]:
    set_text, note = cell_text(bench, text, style, width - margin, room - CELL_PADDING)
    return Cell((Part(set_text),), margin_right=margin, below=HAIRLINE), note


def cell_text(bench: Bench, text: Text, style: TextStyle, width: float, room: float) -> tuple[SetText, str]:
    """The text of a cell in lines of `width` points; a longer one than the room is cut, with a warning, and given whole for the notes."""
    set_text, most = bench.set(text, style, width), max(int(room / style.leading), 1)
    if len(set_text.lines) <= most:
        return set_text, ""
    bench.diagnostics.warning(
        "cell-too-long",
        f"a table cell of {len(text.plain)} characters does not fit a slide",
        text.place,
        help="shorten it; the slide shows its beginning, the notes and the report all of it",
    )
    return bench.cut(text, style, pt(width), most), text.plain


# Sharing out


def shared_out(rows: Sequence[Built], room: float) -> list[list[Built]]:
    """The rows of each slide with the titles above them: as few slides as there must be, then as even as the heights allow.

    A title goes with the rows that it is about, and is repeated where they go on.
    """
    pages = _filled_to(rows, room)
    even: list[list[Built]] = []
    ends = [0.0, *accumulate(row.height for row in rows)]
    start = 0
    for left in range(len(pages), 0, -1):
        target = (ends[-1] - ends[start]) / left
        end = start
        while end < len(rows) and (ends[end] - ends[start] + rows[end].height / 2 <= target or end == start):
            end += 1
        even.append(list(rows[start:end]))
        start = end
    even = [_titled(page) for page in even if page]
    fits = start == len(rows) and all(_sum(page) <= room for page in even)
    return even if fits else list(map(_titled, pages))


def _filled_to(rows: Sequence[Built], room: float) -> list[list[Built]]:
    pages: list[list[Built]] = [[]]
    used = 0.0
    for row in rows:
        above = row.title if row.title and (not pages[-1] or pages[-1][-1].title is not row.title) else None
        more = row.height + (above.height if above else 0.0)
        if pages[-1] and used + more > room:
            pages.append([])
            used, more = 0.0, row.height + (row.title.height if row.title else 0.0)
        pages[-1].append(row)
        used += more
    return pages


def _titled(rows: Sequence[Built]) -> list[Built]:
    made: list[Built] = []
    title = None
    for row in rows:
        if row.title and row.title is not title:
            made.append(row.title)
        title = row.title
        made.append(row)
    return made


def _sum(rows: Sequence[Built]) -> float:
    return sum(row.height for row in rows)
