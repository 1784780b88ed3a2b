"""Planned slides go in, placed slides come out: every box at its place, every text set in lines at a size that fits."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Diagnostics, Document
from generator.text import Typesetter
from generator.theme import Theme

from .boxes import PlacedSlide
from .fit import Bench
from .kinds.agenda import agenda_pages, place_agenda
from .kinds.chart import place_chart
from .kinds.code import place_code
from .kinds.equation import place_equation
from .kinds.figure import place_figure
from .kinds.frame_slides import place_closing, place_cover
from .kinds.rows import place_rows
from .kinds.statement import place_sentence, place_statement
from .kinds.table import place_table
from .kinds.topic import place_topic
from .mirror import mirrored
from .plan import (
    AgendaSlide,
    ChartSlide,
    ClosingSlide,
    CodeSlide,
    CoverSlide,
    EquationSlide,
    FigureSlide,
    RowsSlide,
    SentenceSlide,
    Slide,
    StatementSlide,
    TableSlide,
    TopicSlide,
)

Progress = Callable[[int, int], None]


def lay_out(
    slides: list[Slide], document: Document, theme: Theme, diagnostics: Diagnostics, progress: Progress | None = None
) -> list[PlacedSlide]:
    """The slides in order. The agenda is placed last, when it is known on which slide each section begins.

    Those of a document that is written from right to left are mirrored.
    """
    bench = Bench(document, theme, Typesetter(theme.fonts, document.language), diagnostics)
    placed: list[PlacedSlide] = []
    first_slides: dict[str, int] = {}
    agenda: tuple[AgendaSlide, int] | None = None
    before = 0
    for done, slide in enumerate(slides):
        if isinstance(slide, AgendaSlide):
            agenda, before = (slide, len(placed)), len(agenda_pages(slide))
            continue
        if not isinstance(slide, CoverSlide | ClosingSlide):
            first_slides.setdefault(slide.section.id, len(placed) + before)
        placed += place(bench, slide)
        if progress:
            progress(done + 1, len(slides))
    if agenda:
        slide, at = agenda
        placed[at:at] = place_agenda(bench, slide, first_slides)
    return [mirrored(slide, bench.grid.width) for slide in placed] if bench.setter.rtl else placed


def place(bench: Bench, slide: Slide) -> list[PlacedSlide]:
    """One planned slide, and its continuation slides when it needs them."""
    match slide:
        case CoverSlide():
            return place_cover(bench, slide)
        case TopicSlide():
            return place_topic(bench, slide)
        case RowsSlide():
            return place_rows(bench, slide)
        case FigureSlide():
            return place_figure(bench, slide)
        case TableSlide():
            return place_table(bench, slide)
        case ChartSlide():
            return place_chart(bench, slide)
        case EquationSlide():
            return place_equation(bench, slide)
        case CodeSlide():
            return place_code(bench, slide)
        case StatementSlide():
            return place_statement(bench, slide)
        case SentenceSlide():
            return place_sentence(bench, slide)
        case ClosingSlide():
            return place_closing(bench, slide)
        case AgendaSlide():
            raise TypeError("the agenda is placed after the slides that it links to")
