"""The subsections of a section as rows: a tile with the topic that each is about, its title and its lead."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Length, Section, Text, pt
from generator.theme import TextStyle

from ..boxes import Frame, Part, PlacedSlide, Rectangle, Shape
from ..fit import Bench, evenly, filled
from ..furniture import Position, accent_of, foot, headline, marker, progress
from ..placeholders import BODY, ROW_TILE
from ..planned import RowsSlide
from .table_rows import tile_number

MOST_ROWS = 4
PITCH = 96.0
PITCHES = {4: 76.0, 3: PITCH, 2: 144.0}
"""Points from row to row by how many there are at most; two of them hold long leads."""
ROW_GAP = 12.0
RULE_DOWN = 84.0
"""The rule stands 84 pt below its row's top at the wide pitch, and as far above the next row at another one."""
RULE_WIDTH = 0.75


def place_rows(bench: Bench, slide: RowsSlide) -> list[PlacedSlide]:
    choices = [most for most in PITCHES if most < MOST_ROWS or len(slide.rows) == MOST_ROWS]
    most = next((most for most in choices if all(_fits(bench, row, PITCHES[most]) for row in slide.rows)), choices[-1])
    pages = evenly(slide.rows, most)
    title, place = slide.section.title.plain, slide.section.place
    bench.continued(f"the parts of `{title}`", len(pages), place, "a part without `lead` is left to the report")
    return [_placed(bench, slide, page, PITCHES[most], Position(i + 1, len(pages))) for i, page in enumerate(pages)]


def _placed(bench: Bench, slide: RowsSlide, rows: Sequence[Section], pitch: float, position: Position) -> PlacedSlide:
    layout, section = bench.layouts.tiled_rows, slide.section
    title, text, notes = headline(bench, layout, section.says)
    shapes: list[Shape] = [title, *marker(bench, layout, section, position), *progress(bench, section), *_rules(bench, len(rows), pitch)]
    for i, row in enumerate(rows):
        made, more = _row(bench, row, i, pitch)
        shapes += made
        notes += more
    shapes += foot(bench, layout)
    return PlacedSlide(layout.name, text, tuple(shapes), tuple(notes), section.title.plain)


def _texts(bench: Bench, row: Section, pitch: float) -> list[tuple[int, Text, Sequence[TextStyle], Frame]]:
    """The title and the lead of a row: their placeholders, sizes and room in the first row."""
    layout = bench.layouts.tiled_rows
    texts = ((BODY, row.title, bench.type.row_term), (BODY + 1, row.lead, bench.type.body[1:]))
    return [(idx, text, scale, layout[idx].frame._replace(h=pt(pitch - ROW_GAP))) for idx, text, scale in texts]


def _fits(bench: Bench, row: Section, pitch: float) -> bool:
    return all(bench.fitting(text, scale, room, balance=False) for _, text, scale, room in _texts(bench, row, pitch))


def _moved(at: Frame, down: Length) -> Frame:
    return at._replace(y=at.y + down)


def _row(bench: Bench, row: Section, index: int, pitch: float) -> tuple[list[Shape], list[str]]:
    layout = bench.layouts.tiled_rows
    shapes: list[Shape] = []
    notes: list[str] = []
    down = pt(pitch * index)
    if row.about:
        numbers = "–".join(str(topic + 1) for topic in (row.about[0], row.about[-1])[: len(row.about)])
        colour = accent_of(row.about[0]) if len(row.about) == 1 else "muted"
        tile = Part(tile_number(bench, numbers), point=index + 1)
        shapes.append(filled(layout, ROW_TILE + index, tile, at=_moved(layout[ROW_TILE].frame, down), fill=colour))
    for idx, text, scale, room in _texts(bench, row, pitch):
        at = _moved(room, down)
        set_text = bench.fitting(text, scale, at, balance=False)
        if set_text is None:
            set_text, rest = bench.fitted(text, scale[-1:], at, "row", balance=False)
            notes.append(rest)
        shapes.append(filled(layout, idx + 2 * index, Part(set_text, point=index + 1), at=at))
    return shapes, notes


def _rules(bench: Bench, rows: int, pitch: float) -> list[Rectangle]:
    layout = bench.layouts.tiled_rows
    first, text = layout[ROW_TILE].frame, layout[BODY + 1].frame
    down = RULE_DOWN - (PITCH - pitch) / 2
    return [
        Rectangle(f"Rule {i + 1}", Frame(first.x, first.y + pt(pitch * i + down), text.right - first.x, pt(RULE_WIDTH)), "hairline")
        for i in range(rows - 1)
    ]
