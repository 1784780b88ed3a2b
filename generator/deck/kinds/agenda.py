"""The agenda: a native table of the topics, each with its number, title and phrase, linked to its first slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Section, pt

from ..boxes import Cell, Frame, Part, PlacedSlide, Rule, Shape, TableBox, TextBox
from ..fit import Bench, evenly, filled
from ..furniture import WHOLE, Position, accent, foot, headline
from ..placeholders import NAME, TABLE
from ..plan import AgendaSlide
from .table_columns import STEP
from .table_rows import HAIRLINE

TITLE_SHARE = 408 / 828
"""What the titles take of the width beside the tiles; the phrases have the rest."""
TITLE_MARGIN = 20.0
"""The title begins 56 pt after the tile's left edge."""
TOP = 156.0
PITCHES = ((5, 60.0), (6, 53.0), (7, 44.0))
"""The pitch of the rows by the most rows it is for."""
SMALL_PITCH = 44.0
MOST_ROWS = 7
TILE, SMALL_TILE = 36.0, 30.0


def agenda_pages(slide: AgendaSlide) -> list[Sequence[Section]]:
    """The sections slide by slide."""
    return evenly(slide.sections, MOST_ROWS)


def place_agenda(bench: Bench, slide: AgendaSlide, first_slides: Mapping[str, int]) -> list[PlacedSlide]:
    """`first_slides` gives the index of the first slide of a section by the section's id."""
    pages = agenda_pages(slide)
    return [_placed(bench, slide, page, first_slides, Position(i + 1, len(pages))) for i, page in enumerate(pages)]


def _placed(
    bench: Bench, slide: AgendaSlide, sections: Sequence[Section], first_slides: Mapping[str, int], position: Position
) -> PlacedSlide:
    layout = bench.layouts.agenda
    title, text, notes = headline(bench, layout, slide.headline)
    pitch = next(pitch for most, pitch in PITCHES if len(sections) <= most)
    columns = _columns(bench)
    rows = [_row(bench, section, columns, pitch, i, len(sections), first_slides.get(section.id)) for i, section in enumerate(sections)]
    at = Frame(layout[TABLE].frame.x, pt(TOP), pt(sum(columns)), pt(pitch * len(rows)))
    table = TableBox(
        "Agenda",
        at,
        tuple(map(pt, columns)),
        (pt(pitch),) * len(rows),
        tuple(rows),
        alt="Agenda: " + ", ".join(section.title.plain for section in sections),
        header=0,
        placeholder=TABLE,
    )
    shapes: list[Shape] = [title, _name(bench, position), table, *foot(bench, layout)]
    return PlacedSlide(layout.name, text, tuple(shapes), tuple(notes), bench.document.title.plain)


def _columns(bench: Bench) -> tuple[float, float, float]:
    """The widths in points of the tiles, the titles and the phrases."""
    room = bench.grid.measure.pt - TILE
    titles = STEP * round(TITLE_SHARE * room / STEP)
    return TILE, titles, room - titles


def _name(bench: Bench, position: Position) -> TextBox:
    name = "Agenda" if position == WHOLE else f"Agenda · {position.part} of {position.of}"
    at = bench.layouts.agenda[NAME].frame._replace(x=bench.grid.left)
    return filled(bench.layouts.agenda, NAME, Part(bench.line(name, bench.type.marker.but(color="muted"))), at=at)


def _row(
    bench: Bench, section: Section, columns: Sequence[float], pitch: float, index: int, count: int, slide: int | None
) -> tuple[Cell, ...]:
    small = pitch == SMALL_PITCH
    title_style = bench.type.agenda_title.but(size=22, leading=28) if small else bench.type.agenda_title
    phrase_style = bench.type.agenda_phrase.but(size=18, leading=24) if small else bench.type.agenda_phrase
    gap = Rule(pitch - (SMALL_TILE if small else TILE), "ground")
    rule = HAIRLINE if index < count - 1 else None
    number = Part(bench.line(section.numeral, bench.type.tile))
    title_width = pt(columns[1] - TITLE_MARGIN - 12)
    title = Part(bench.shortened(section.title, title_style, title_width, "title"), slide=slide)
    phrase = Part(bench.shortened(section.phrase, phrase_style, pt(columns[2] - 12), "phrase"))
    return (
        Cell((number,), "ctr", accent(section), margin_right=0.0, above=gap if index == 0 else None, below=gap),
        Cell((title,), "ctr", margin_left=TITLE_MARGIN, below=rule),
        Cell((phrase,), "ctr", below=rule),
    )
