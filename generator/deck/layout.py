"""Planned slides go in, placed slides come out: every box at its place, every text set in lines at a size that fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.model import Diagnostics, Document, Section
from generator.text import Typesetter
from generator.theme import Theme

from .access import check_words
from .boxes import PlacedSlide
from .fit import Bench
from .jumps import with_targets
from .kinds.agenda import agenda_pages, place_agenda
from .kinds.chart import place_chart
from .kinds.code import place_code
from .kinds.comparison import place_comparison
from .kinds.divider import place_divider
from .kinds.equation import place_equation
from .kinds.figure import place_figure
from .kinds.frame_slides import place_closing, place_cover
from .kinds.references import place_references
from .kinds.rows import place_rows
from .kinds.statement import place_sentence, place_statement
from .kinds.table import place_table
from .kinds.topic import place_topic
from .mirror import mirrored
from .planned import (
    AgendaSlide,
    ChartSlide,
    ClosingSlide,
    CodeSlide,
    ComparisonSlide,
    CoverSlide,
    DividerSlide,
    EquationSlide,
    FigureSlide,
    ReferencesSlide,
    RowsSlide,
    SentenceSlide,
    Slide,
    StatementSlide,
    TableSlide,
    TopicSlide,
)
from .speech import divided
from .to_come import with_frames

BACKUP = "Backup"
"""PowerPoint's section for the slides that are kept for questions."""
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
    heard: dict[str, int] = {}
    parts = {section.id: part for part in document.sections for section in part.walk()}
    agenda: tuple[AgendaSlide, int, int] | None = None
    before = 0
    for done, slide in enumerate(slides):
        if isinstance(slide, AgendaSlide):
            agenda, before = (slide, len(placed), bench.titles[slide.headline.plain]), len(agenda_pages(bench, slide))
            bench.titles[slide.headline.plain] += before
            bench.agenda = len(placed)
            continue
        made = _moving(slide, document, place(bench, slide))
        if not isinstance(slide, ReferencesSlide | ClosingSlide):
            made = divided(slide.spoken, made)
        if not isinstance(slide, CoverSlide | ReferencesSlide | ClosingSlide):
            first_slides.setdefault(slide.section.id, len(placed) + before)
            check_words(slide.section, made, diagnostics)
            made = _continued(made, len(placed) + before, heard, slide.section.id)
            made = with_targets(slide, _grouped(made, parts[slide.section.id]))
        placed += made
        if progress:
            progress(done + 1, len(slides))
    if agenda:
        slide, at, seen = agenda
        bench.titles[slide.headline.plain] = seen
        placed[at:at] = _moving(slide, document, place_agenda(bench, slide, first_slides))
    placed = [with_frames(bench, slide) for slide in placed]
    return [mirrored(slide, bench.grid.width) for slide in placed] if bench.setter.rtl else placed


def _moving(slide: Slide, document: Document, made: list[PlacedSlide]) -> list[PlacedSlide]:
    """The slides with the transition and the build that their section or the document asks for."""
    if isinstance(slide, CoverSlide | AgendaSlide | ReferencesSlide | ClosingSlide):
        return [replace(part, transition=document.transition) for part in made]
    return [replace(part, build=slide.section.build, transition=slide.section.transition) for part in made]


def _continued(made: list[PlacedSlide], before: int, heard: dict[str, int], section: str) -> list[PlacedSlide]:
    """Slides on which nothing is said for themselves name the one before where it stands.

    `before` counts the slides that stand before; `heard` has the number of the last slide with words of each section.
    """
    named = []
    for number, slide in enumerate(made, before + 1):
        if slide.spoken:
            heard[section] = number
        named.append(slide if slide.spoken else replace(slide, continues=heard.get(section, 0)))
    return named


def _grouped(slides: list[PlacedSlide], part: Section) -> list[PlacedSlide]:
    """The slides of a section in the group of the part of the talk that it belongs to, and hidden with it."""
    group = BACKUP if part.backup else part.title.plain
    return [replace(slide, section=group, hidden=part.hidden, backup=part.backup) for slide in slides]


def place(bench: Bench, slide: Slide) -> list[PlacedSlide]:
    """One planned slide, and its continuation slides when it needs them."""
    match slide:
        case CoverSlide():
            return place_cover(bench, slide)
        case DividerSlide():
            return place_divider(bench, slide)
        case TopicSlide():
            return place_topic(bench, slide)
        case RowsSlide():
            return place_rows(bench, slide)
        case FigureSlide():
            return place_figure(bench, slide)
        case TableSlide():
            return place_table(bench, slide)
        case ComparisonSlide():
            return place_comparison(bench, slide)
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
        case ReferencesSlide():
            return place_references(bench, slide.references)
        case ClosingSlide():
            return place_closing(bench, slide)
        case AgendaSlide():
            raise TypeError("the agenda is placed after the slides that it links to")
