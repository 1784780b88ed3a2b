"""Native tables: a header that is repeated on every further slide, widths that are kept, and caption and notes below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.model import Table, pt

from ..boxes import Frame, Part, PlacedSlide, Shape, TableBox
from ..fit import Bench, append, filled, height
from ..furniture import (
    LONGEST_TAIL,
    Position,
    below_headline,
    caption_parts,
    foot,
    headline,
    headline_lines,
    marker,
    progress,
    title_height,
)
from ..placeholders import CAPTION, TABLE, TITLE, Layout
from ..planned import ComparisonSlide, TableSlide
from .table_columns import DERIVED_COLUMNS, TILE, TILE_GAP, Prepared, column_widths, hold, prepared
from .table_rows import ROWS, Built, body, header, shared_out

TOPS, BOTTOM = (114.0, 156.0), 480.0
"""Where a table begins below a headline of one line and of two, with text of the normal size, and where it ends: points from the top."""
CAPTION_GAP, LEAST_CAPTION_GAP, CAPTION_END = 12.0, 3.0, 498.0


Candidates = Callable[[float], Sequence[Sequence[Built]]]
"""From the points that rows may take on a slide to the rows, as they are best, then ever closer together."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table on its slides: the rows of each, below those of the header, from `top` on, and its caption with what the notes must say."""

    columns: Sequence[float]
    header: Sequence[Built]
    pages: Sequence[Sequence[Built]]
    top: float
    lines: int
    caption: Sequence[Part]
    notes: Sequence[str]


def place_table(bench: Bench, slide: TableSlide) -> list[PlacedSlide]:
    made = prepared(bench, slide.table)
    widths = _widths(bench, made)
    heights = [max(least, ROWS[1] if made.numbered else least) for least in ROWS]
    columns = [TILE, TILE_GAP + widths[0], *widths[1:]] if made.numbered else widths

    def rows(room: float) -> list[list[Built]]:
        return [body(bench, made, widths, least, room) for least in heights]

    return placed_rows(bench, bench.layouts.table, slide, columns, header(bench, made, widths), rows, TOPS)


def placed_rows(
    bench: Bench,
    layout: Layout,
    slide: TableSlide | ComparisonSlide,
    columns: Sequence[float],
    heads: Sequence[Built],
    rows: Candidates,
    tops: tuple[float, float],
) -> list[PlacedSlide]:
    """The slides that rows fill. `tops` says where a table begins below a headline of one line and of two, as `TOPS` does."""
    tops = below_headline(bench, tops)
    says, table = slide.section.says, slide.table
    laid = _laid(bench, layout, table, columns, heads, rows, tops, headline_lines(bench, layout, says))
    if len(laid.pages) > 1:
        laid = _laid(bench, layout, table, columns, heads, rows, tops, headline_lines(bench, layout, append(says, LONGEST_TAIL)))
    help = "give the talk fewer rows; the report shows all of them"
    bench.continued(f"the rows of `{says.plain}`", len(laid.pages), table.place, help)
    return [_placed(bench, layout, slide, laid, Position(i + 1, len(laid.pages))) for i in range(len(laid.pages))]


def _laid(
    bench: Bench,
    layout: Layout,
    table: Table,
    columns: Sequence[float],
    heads: Sequence[Built],
    rows: Candidates,
    tops: tuple[float, float],
    lines: int,
) -> Laid:
    """The table below a headline, with its rows closer together where that saves further slides, and room for its notes if there is.

    Where all rows fit on one slide but for the caption, this is left to the notes.
    """
    spec, top = layout[CAPTION], tops[lines - 1]
    caption, notes = caption_parts(bench, f"Table\u00a0{table.number}", table.caption, table.source, spec.frame, spec.levels)
    above = top + sum(row.height for row in heads)
    below = ([*caption, *_remarks(bench, layout, table)], caption)
    with_notes, room = (min(BOTTOM, CAPTION_END - height(parts) - LEAST_CAPTION_GAP) - above for parts in below)
    tried = [shared_out(candidate, limit) for limit in (room, BOTTOM - above) for candidate in rows(limit)]
    whole = [pages for pages in tried if len(pages) == 1]
    roomy = [pages for pages in whole if sum(row.height for row in pages[0]) <= with_notes]
    closest = tried[len(tried) // 2 - 1]
    return Laid(columns, heads, [*roomy, *whole, closest][0], top, lines, caption, notes)


def _widths(bench: Bench, made: Prepared) -> list[float]:
    """The widths by content; for the overview of the topics the look book's, where its rows are lower with them."""
    by_content = column_widths(bench, made)
    share = sum(by_content) / sum(DERIVED_COLUMNS)
    drawn = [width * share for width in DERIVED_COLUMNS]
    if not (made.table.derived and made.numbered and len(by_content) == len(drawn) and hold(bench, made, drawn)):
        return by_content

    def tall(widths: list[float]) -> float:
        return sum(row.height for row in body(bench, made, widths, ROWS[0], BOTTOM))

    return min((drawn, by_content), key=tall)


def _placed(bench: Bench, layout: Layout, slide: TableSlide | ComparisonSlide, laid: Laid, position: Position) -> PlacedSlide:
    section, table = slide.section, slide.table
    title_at = layout[TITLE].frame._replace(h=title_height(bench, laid.lines))
    title, text, notes = headline(bench, layout, section.says, at=title_at, most=laid.lines)
    rows = [*laid.header, *laid.pages[position.part - 1]]
    at = Frame(layout[TABLE].frame.x, pt(laid.top), pt(sum(laid.columns)), pt(sum(row.height for row in rows)))
    drawn = TableBox(
        layout[TABLE].name,
        at,
        tuple(map(pt, laid.columns)),
        tuple(pt(row.height) for row in rows),
        tuple(row.cells for row in rows),
        alt=table_alt(table),
        header=len(laid.header),
        heads=True,
        placeholder=TABLE,
    )
    below, unshown = _below(bench, layout, table, laid.caption, at, last=position.part == position.of)
    shapes: list[Shape] = [title, *marker(bench, layout, section, position), *progress(bench, section), drawn, *below, *foot(bench, layout)]
    cut = [note for row in rows for note in row.notes]
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *laid.notes, *cut, *unshown), section.title.plain)


def _below(bench: Bench, layout: Layout, table: Table, caption: Sequence[Part], at: Frame, last: bool) -> tuple[list[Shape], list[str]]:
    """The caption below the table and, on its last slide, its notes; what there is no room for is left to the speaker's."""
    remarks = _remarks(bench, layout, table) if last else []
    room = CAPTION_END - at.bottom.pt - LEAST_CAPTION_GAP
    parts = next((parts for parts in ([*caption, *remarks], list(caption)) if height(parts) <= room), [])
    left = [*caption, *remarks][len(parts) :]
    for note in table.notes if remarks and left else ():
        help = "shorten the table or its notes; the speaker's notes and the report show them"
        bench.diagnostics.warning("note-not-shown", "there is no room for this note below its table", note.place, help)
    top = min(at.bottom.pt + CAPTION_GAP, CAPTION_END - height(parts))
    box = filled(layout, CAPTION, *parts, at=layout[CAPTION].frame._replace(y=pt(top), h=pt(height(parts))))
    return [box] if parts else [], [part.text.text.plain for part in left]


def _remarks(bench: Bench, layout: Layout, table: Table) -> list[Part]:
    levels, at = layout[CAPTION].levels, layout[CAPTION].frame
    return [Part(bench.set(note, levels[-1], at.w), level=len(levels) - 1) for note in table.notes]


def table_alt(table: Table) -> str:
    """What a table is, for someone who cannot see it."""
    names = ", ".join(cell.plain for cell in table.header if cell)
    caption = f"{table.caption.plain.rstrip('.')}. " if table.caption else ""
    if table.compared:
        return f"{caption}Comparison of {names} by {', '.join(row.cells[0].plain for row in table.rows)}."
    return f"{caption}Table with {len(table.rows)} rows and the columns {names}."
