"""The agenda: a native table of the topics, each with its number, title and phrase, linked to its first slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Section, Text, pt
from generator.text import SetText
from generator.theme import TextStyle

from ..boxes import Cell, Frame, Part, PlacedSlide, Rule, Shape, TableBox, TextBox
from ..fit import Bench, evenly, filled
from ..furniture import WHOLE, Position, accent, foot, headline
from ..placeholders import NAME, TABLE
from ..planned import AgendaSlide
from .table_columns import STEP
from .table_rows import HAIRLINE, tile_number

TITLE_SHARE = 408 / 828
"""What the titles take of the width beside the tiles; the phrases have the rest."""
TITLE_MARGIN = 20.0
"""The title begins 56 pt after the tile's left edge."""
ABOVE = 6.0
"""Points that the rows begin above the placeholder, since their words stand in the middle of them."""
PITCHES = ((5, 60.0), (6, 53.0), (7, 44.0))
"""The pitch of the rows by the most rows it is for."""
SMALL_PITCH, TALL_PITCH = 44.0, 80.0
MOST_ROWS, MOST_TALL_ROWS = 7, 4
ROW_PADDING, CELL_MARGIN = 4.0, 12.0
TILE, SMALL_TILE = 36.0, 30.0


def agenda_pages(bench: Bench, slide: AgendaSlide) -> list[tuple[Sequence[Section], float]]:
    """The sections slide by slide, and the pitch of their rows: a tall one where words do not fit the usual."""
    pages = [(page, next(pitch for most, pitch in PITCHES if len(page) <= most)) for page in evenly(slide.sections, MOST_ROWS)]
    if all(_fits(bench, section, pitch) for page, pitch in pages for section in page):
        return pages
    return [(page, TALL_PITCH) for page in evenly(slide.sections, MOST_TALL_ROWS)]


def _fits(bench: Bench, section: Section, pitch: float) -> bool:
    return all(not text or _fitting(bench, text, scale, room) for text, scale, room in _entries(bench, section, pitch))


def _entries(bench: Bench, section: Section, pitch: float) -> list[tuple[Text, Sequence[TextStyle], Frame]]:
    """The title and the phrase of a row, with the sizes that they may have and the room for them."""
    _, title_width, phrase_width = _columns(bench)
    sizes = slice(1 if pitch == SMALL_PITCH else 0, None)
    nowhere, high = pt(0), pt(pitch - ROW_PADDING)
    return [
        (section.title, bench.type.agenda_title[sizes], Frame(nowhere, nowhere, pt(title_width - TITLE_MARGIN - CELL_MARGIN), high)),
        (section.phrase, bench.type.agenda_phrase[sizes], Frame(nowhere, nowhere, pt(phrase_width - CELL_MARGIN), high)),
    ]


def _fitting(bench: Bench, text: Text, scale: Sequence[TextStyle], room: Frame) -> SetText | None:
    """On one line, smaller if need be, rather than on two."""
    one_line = bench.fitting(text, scale, room, 1, balance=False)
    return one_line or bench.fitting(text, scale, room, 2, balance=False)


def place_agenda(bench: Bench, slide: AgendaSlide, first_slides: Mapping[str, int]) -> list[PlacedSlide]:
    """`first_slides` gives the index of the first slide of a section by the section's id."""
    pages = agenda_pages(bench, slide)
    return [_placed(bench, slide, page, pitch, first_slides, Position(i + 1, len(pages))) for i, (page, pitch) in enumerate(pages)]


def _placed(
    bench: Bench, slide: AgendaSlide, sections: Sequence[Section], pitch: float, first_slides: Mapping[str, int], position: Position
) -> PlacedSlide:
    layout = bench.layouts.agenda
    title, text, notes = headline(bench, layout, slide.headline)
    columns = _columns(bench)
    rows = [_row(bench, section, pitch, i, len(sections), first_slides.get(section.id)) for i, section in enumerate(sections)]
    first = layout[TABLE].frame
    at = Frame(first.x, first.y - pt(ABOVE), pt(sum(columns)), pt(pitch * len(rows)))
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


def _row(bench: Bench, section: Section, pitch: float, index: int, count: int, slide: int | None) -> tuple[Cell, ...]:
    title, phrase = (
        _fitting(bench, text, scale, room) or bench.shortened(text, scale[-1], room.w, what)
        for what, (text, scale, room) in zip(("title", "phrase"), _entries(bench, section, pitch), strict=True)
    )
    gap = Rule(pitch - (SMALL_TILE if pitch == SMALL_PITCH else TILE), "ground")
    rule = HAIRLINE if index < count - 1 else None
    number = Part(tile_number(bench, section.numeral))
    # LibreOffice takes a link for a field, which it breaks inside of words.
    return (
        Cell((number,), "ctr", accent(section), margin_right=0.0, above=gap if index == 0 else None, below=gap),
        Cell((Part(title, slide=slide, broken=len(title.lines) > 1),), "ctr", margin_left=TITLE_MARGIN, below=rule),
        Cell((Part(phrase),), "ctr", below=rule),
    )
