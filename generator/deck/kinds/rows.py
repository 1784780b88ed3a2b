"""The subsections of a section as rows: a tile with the topic that each is about, its title and its lead."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Section, pt

from ..boxes import Frame, Part, PlacedSlide, Rectangle, Shape
from ..fit import Bench, evenly, filled
from ..furniture import Position, accent_of, foot, headline, marker, progress
from ..placeholders import BODY, ROW_TILE
from ..plan import RowsSlide

MOST_ROWS, FEW_ROWS = 4, 3
PITCH, CLOSE_PITCH = 96.0, 76.0
RULE_DOWN = 84.0
"""The rule stands 84 pt below its row's top at the wide pitch, and as far above the next row at the close one."""
RULE_WIDTH = 0.75


def place_rows(bench: Bench, slide: RowsSlide) -> list[PlacedSlide]:
    most = MOST_ROWS if len(slide.rows) == MOST_ROWS else FEW_ROWS
    pages = evenly(slide.rows, most)
    title, place = slide.section.title.plain, slide.section.place
    bench.continued(f"the parts of `{title}`", len(pages), place, "a part without `lead` is left to the report")
    return [_placed(bench, slide, page, Position(i + 1, len(pages))) for i, page in enumerate(pages)]


def _placed(bench: Bench, slide: RowsSlide, rows: Sequence[Section], position: Position) -> PlacedSlide:
    layout, section = bench.layouts.tiled_rows, slide.section
    title, text, notes = headline(bench, layout, section.says)
    pitch = CLOSE_PITCH if len(rows) == MOST_ROWS else PITCH
    shapes: list[Shape] = [title, *marker(bench, layout, section, position), *progress(bench, section), *_rules(bench, len(rows), pitch)]
    for i, row in enumerate(rows):
        made, more = _row(bench, row, i, pitch)
        shapes += made
        notes += more
    shapes += foot(bench, layout)
    return PlacedSlide(layout.name, text, tuple(shapes), tuple(notes), section.title.plain)


def _row(bench: Bench, row: Section, index: int, pitch: float) -> tuple[list[Shape], list[str]]:
    layout = bench.layouts.tiled_rows
    shapes: list[Shape] = []
    notes: list[str] = []

    def at(idx: int) -> Frame:
        first = layout[idx].frame
        room = pt(pitch - 12)
        return first._replace(y=first.y + pt(pitch * index), h=min(first.h, room))

    if row.about:
        numbers = "–".join(str(topic + 1) for topic in (row.about[0], row.about[-1])[: len(row.about)])
        colour = accent_of(row.about[0]) if len(row.about) == 1 else "muted"
        tile = Part(bench.line(numbers, bench.type.tile), point=index + 1)
        shapes.append(filled(layout, ROW_TILE + index, tile, at=at(ROW_TILE), fill=colour))
    for idx, text, scale in (
        (BODY, row.title, (bench.type.row_term, bench.type.term_split.but(size=20, leading=26))),
        (BODY + 1, row.lead, bench.type.body[1:]),
    ):
        set_text = bench.fitting(text, scale, at(idx), balance=False)
        if set_text is None:
            set_text, rest = bench.fitted(text, scale[-1:], at(idx), "row")
            notes.append(rest)
        shapes.append(filled(layout, idx + 2 * index, Part(set_text, point=index + 1), at=at(idx)))
    return shapes, notes


def _rules(bench: Bench, rows: int, pitch: float) -> list[Rectangle]:
    layout = bench.layouts.tiled_rows
    first, text = layout[ROW_TILE].frame, layout[BODY + 1].frame
    down = RULE_DOWN - (PITCH - pitch) / 2
    return [
        Rectangle(f"Rule {i + 1}", Frame(first.x, first.y + pt(pitch * i + down), text.right - first.x, pt(RULE_WIDTH)), "hairline")
        for i in range(rows - 1)
    ]
