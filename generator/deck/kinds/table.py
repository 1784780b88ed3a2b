"""Native tables: widths from content, rows as tall as their text, and a header that is repeated on every further slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import Length, Row, Table, Text, pt
from generator.text import SetText
from generator.theme import TextStyle

from ..boxes import Cell, Frame, Part, PlacedSlide, Rule, Shape, TableBox
from ..fit import RESERVE, Bench, append, filled, height
from ..furniture import Position, accent_of, caption_parts, foot, headline, marker, progress
from ..placeholders import CAPTION, TABLE, TITLE, Layout
from ..plan import ComparisonSlide, TableSlide

HEADER, ROW, CELL_PADDING = 30.0, 54.0, 10.0
HEADER_LINES = 2
TOP_BELOW_ONE_LINE, TOP_BELOW_TWO, BOTTOM = 114.0, 156.0, 480.0
"""Points from the top, for text of the normal size."""
MARGIN_RIGHT = 12.0
LONGEST_TAIL = ", continued 10"
"""What a headline grows by on a further slide, at most for ten of them."""
DERIVED_COLUMNS = (160.0, 356.0, 300.0)
"""The overview of the topics beside its column of numbers (look book, section 5); on the look book's width."""
TWO_COLUMN_HEAD = 272.0
STEP = 6.0
TITLE_ROOM = 2.0
"""Points of its box that a line of the headline leaves."""
HEADER_RULE, HAIRLINE = Rule(1.5, "text"), Rule(0.75, "hairline")
TILE, TILE_GAP = 36.0, 12.0
"""A tile is the whole width of its column; the gap at its right is the next column's margin."""
CAPTION_GAP, LEAST_CAPTION_GAP, CAPTION_END = 12.0, 3.0, 498.0


@dataclass(frozen=True, slots=True)
class Built:
    """A row of cells and its height in points."""

    cells: tuple[Cell, ...]
    height: float


def place_table(bench: Bench, slide: TableSlide) -> list[PlacedSlide]:
    table = slide.table
    widths = column_widths(bench, table)
    numbered = any(row.topic is not None for row in table.rows)
    header = _header(bench, table, widths, numbered)
    body = [_row(bench, row, widths, numbered) for row in table.rows]
    columns = [TILE, TILE_GAP + widths[0], *widths[1:]] if numbered else widths
    return placed_rows(bench, bench.layouts.table, slide, columns, header, body, (TOP_BELOW_ONE_LINE, TOP_BELOW_TWO))


def placed_rows(
    bench: Bench,
    layout: Layout,
    slide: TableSlide | ComparisonSlide,
    columns: Sequence[float],
    header: Built,
    body: Sequence[Built],
    tops: tuple[float, float],
) -> list[PlacedSlide]:
    """The slides that rows fill. `tops` says where a table begins below a headline of one line and of two, in points."""
    says = slide.section.says
    more = bench.layouts.more_title * 72
    tops = tops[0] + more / 2, tops[1] + more
    top = tops[headline_lines(bench, layout, says) - 1]
    pages = _paged(body, BOTTOM - top - header.height)
    if len(pages) > 1:
        top = tops[headline_lines(bench, layout, append(says, LONGEST_TAIL)) - 1]
        pages = _paged(body, BOTTOM - top - header.height)
    help = "give the talk fewer rows; the report shows all of them"
    bench.continued(f"the rows of `{says.plain}`", len(pages), slide.table.place, help)
    lines = tops.index(top) + 1
    return [
        _placed(bench, layout, slide, columns, [header, *page], Position(i + 1, len(pages)), top, lines) for i, page in enumerate(pages)
    ]


def headline_lines(bench: Bench, layout: Layout, says: Text) -> int:
    """Whether a headline takes one line or two; with what it grows by when an earlier slide has it too."""
    shown = append(says, LONGEST_TAIL) if bench.titles[says.plain] else says
    return 1 if bench.fitting(shown, bench.type.headline, layout[TITLE].frame, 1, balance=False) else 2


def _placed(
    bench: Bench,
    layout: Layout,
    slide: TableSlide | ComparisonSlide,
    columns: Sequence[float],
    rows: Sequence[Built],
    position: Position,
    top: float,
    lines: int,
) -> PlacedSlide:
    section, table = slide.section, slide.table
    title_at = layout[TITLE].frame._replace(h=pt(lines * (bench.type.headline[0].leading + TITLE_ROOM)))
    title, text, notes = headline(bench, layout, section.says, at=title_at, most=lines)
    heights = [row.height for row in rows]
    at = Frame(layout[TABLE].frame.x, pt(top), pt(sum(columns)), pt(sum(heights)))
    drawn = TableBox(
        layout[TABLE].name,
        at,
        tuple(map(pt, columns)),
        tuple(map(pt, heights)),
        tuple(row.cells for row in rows),
        alt=table_alt(table),
        heads=True,
        placeholder=TABLE,
    )
    shapes: list[Shape] = [title, *marker(bench, layout, section, position), *progress(bench, section), drawn]
    caption, caption_notes = _caption(bench, layout, table, at)
    shapes += [*caption, *foot(bench, layout)]
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes), section.title.plain)


def _caption(bench: Bench, layout: Layout, table: Table, at: Frame) -> tuple[list[Shape], list[str]]:
    """The caption below the table where there is room for it; else it goes to the notes."""
    spec = layout[CAPTION]
    label = f"Table\u00a0{table.number}"
    parts, notes = caption_parts(bench, label, table.caption, table.source, spec.frame, spec.levels)
    top = min(at.bottom.pt + CAPTION_GAP, CAPTION_END - height(parts))
    if top < at.bottom.pt + LEAST_CAPTION_GAP:
        return [], [f"{label} {table.caption.plain}".strip(), *([table.source.plain] if table.source else [])]
    place = spec.frame._replace(y=pt(top), h=max(pt(height(parts)), Length(0)))
    return [filled(layout, CAPTION, *parts, at=place)], notes


def table_alt(table: Table) -> str:
    """What a table is, for someone who cannot see it."""
    names = ", ".join(cell.plain for cell in table.header if cell)
    caption = f"{table.caption.plain.rstrip('.')}. " if table.caption else ""
    if table.compared:
        return f"{caption}Comparison of {names} by {', '.join(row.cells[0].plain for row in table.rows)}."
    return f"{caption}Table with {len(table.rows)} rows and the columns {names}."


def _paged(rows: Sequence[Built], room: float) -> list[list[Built]]:
    """Rows in slides that end above the footer: as few slides as there must be, then as even as their heights allow."""
    pages = _filled_to(rows, room)
    even: list[list[Built]] = []
    start = 0
    for left in range(len(pages), 0, -1):
        target = sum(row.height for row in rows[start:]) / left
        end, used = start, 0.0
        while end < len(rows) and (used + rows[end].height / 2 <= target or end == start):
            used += rows[end].height
            end += 1
        even.append(list(rows[start:end]))
        start = end
    fits = start == len(rows) and all(sum(row.height for row in page) <= room for page in even if len(page) > 1)
    return [page for page in even if page] if fits else pages


def _filled_to(rows: Sequence[Built], room: float) -> list[list[Built]]:
    pages: list[list[Built]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and used + row.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return pages


def _header(bench: Bench, table: Table, widths: Sequence[float], numbered: bool) -> Built:
    cells = []
    for text, width in zip(table.header, widths, strict=True):
        shown = bench.shortened(text, bench.type.table_header, pt(width - MARGIN_RIGHT), "column's title", HEADER_LINES)
        cells.append(Cell((Part(shown),), "t", margin_right=MARGIN_RIGHT, below=HEADER_RULE))
    tall = max([HEADER, *(height(cell.parts) + STEP for cell in cells)])
    if numbered:
        empty = Part(bench.line("", bench.type.table_header))
        cells[0] = replace(cells[0], margin_left=TILE_GAP)
        cells.insert(0, Cell((empty,), "t", below=Rule(ROW - TILE, "ground")))
    return Built(tuple(cells), tall)


def _row(bench: Bench, row: Row, widths: Sequence[float], numbered: bool) -> Built:
    last = len(row.cells) - 1
    cells = []
    for i, (text, width) in enumerate(zip(row.cells, widths, strict=True)):
        style = bench.type.cell_head if i == 0 else bench.type.cell.but(color="muted" if i == last and last > 1 else "text")
        cells.append(_cell(bench, text, style, width))
    tall = max(height(cell.parts) for cell in cells) + CELL_PADDING
    tall = max(ROW, tall)
    if numbered:
        cells[0] = replace(cells[0], margin_left=TILE_GAP)
        number = Part(tile_number(bench, str(row.topic + 1) if row.topic is not None else ""))
        painted = accent_of(row.topic) if row.topic is not None else None
        cells.insert(0, Cell((number,), "ctr", painted, margin_right=0.0, below=Rule(tall - TILE, "ground")))
    return Built(tuple(cells), tall)


def tile_number(bench: Bench, number: str) -> SetText:
    """A number, or a span of two, at the largest size that its tile holds."""
    *sizes, smallest = (bench.line(number, style) for style in bench.type.tile)
    return next((text for text in sizes if text.width <= TILE), smallest)


def _cell(bench: Bench, text: Text, style: TextStyle, width: float) -> Cell:
    """A cell whose text fits a row of its own slide; longer text is cut, with a warning."""
    tallest_header = HEADER_LINES * bench.type.table_header.leading + STEP
    room = BOTTOM - TOP_BELOW_TWO - bench.layouts.more_title * 72 - tallest_header - CELL_PADDING
    set_text = cell_text(bench, text, style, width - MARGIN_RIGHT, room)
    return Cell((Part(set_text),), margin_right=MARGIN_RIGHT, below=HAIRLINE)


def cell_text(bench: Bench, text: Text, style: TextStyle, width: float, room: float) -> SetText:
    """The text of a cell in lines of `width` points, cut to a height of `room`."""
    set_text, most = bench.set(text, style, width), int(room / style.leading)
    if len(set_text.lines) > most:
        bench.diagnostics.warning(
            "cell-too-long",
            f"a table cell of {len(text.plain)} characters does not fit a slide",
            text.place,
            help="shorten it; the slide shows its beginning, the report all of it",
        )
        set_text = bench.cut(text, style, pt(width), most)
    return set_text


def column_widths(bench: Bench, table: Table) -> list[float]:
    """Widths in points, on a step of 6, that fill the slide: the look book's where it names some and the text suits them.

    Else each column has its longest word, then a share by what it could use: automatic table layout (CSS 2.1, 17.5.2.2).
    """
    numbered = any(row.topic is not None for row in table.rows)
    full = bench.grid.measure.pt
    room = full - (TILE + TILE_GAP if numbered else 0.0)
    least, most = zip(*(_limits(bench, table, i) for i in range(len(table.header))), strict=True)
    by_content = _widths_by_content(least, most, room)
    if table.derived and numbered and len(table.header) == len(DERIVED_COLUMNS):
        first = [STEP * round(width * bench.grid.share / STEP) for width in DERIVED_COLUMNS[:-1]]
        drawn = [*first, room - sum(first)]
        choices = [drawn, by_content] if _hold(drawn, least) else [by_content]
        return min(choices, key=lambda widths: sum(_row(bench, row, widths, False).height for row in table.rows))
    if len(table.header) == 2 and not numbered:
        drawn = [TWO_COLUMN_HEAD * bench.grid.share, room - TWO_COLUMN_HEAD * bench.grid.share]
        return drawn if _hold(drawn, least) else by_content
    return by_content


def _hold(widths: Sequence[float], least: Sequence[float]) -> bool:
    return all(width >= word for width, word in zip(widths, least, strict=True))


def _widths_by_content(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    spare = room - sum(least)
    if spare <= 0:
        return [room * width / sum(least) for width in least]
    wish = [b - a for a, b in zip(least, most, strict=True)]
    total = sum(wish) or 1.0
    widths = [STEP * round((a + spare * w / total) / STEP) for a, w in zip(least, wish, strict=True)]
    widths[-1] += room - sum(widths)
    return widths


def _limits(bench: Bench, table: Table, column: int) -> tuple[float, float]:
    """The widths in points of a column's longest word and of its longest cell, margin and reserve included."""
    style = bench.type.cell_head if column == 0 else bench.type.cell
    cells = [(table.header[column], bench.type.table_header), *((row.cells[column], style) for row in table.rows)]
    lines = [line for text, s in cells for line in bench.line(text, s).lines]
    words = max((word.width * span.size / 1000 for line in lines for span in line.spans for word in span.words), default=0.0)
    whole = max((line.width for line in lines), default=0.0)
    full, extra = bench.grid.measure.pt, MARGIN_RIGHT + 1.0
    return min(words, full / 3) / (1 - RESERVE) + extra, min(whole, full) / (1 - RESERVE) + extra
