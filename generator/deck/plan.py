"""A `Document` goes in, the slides that the talk needs come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model import (
    Chart,
    Code,
    Document,
    Equation,
    Figure,
    Quote,
    Reference,
    Section,
    Table,
    plain_text,
    said_lines,
)
from generator.model.links import links

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
    SectionSlide,
    SentenceSlide,
    Slide,
    StatementSlide,
    TableSlide,
    TopicSlide,
)
from .speech import shares

AGENDA_TITLE = plain_text("Agenda")
REFERENCES_ON_CLOSING = 4
POINTS_BESIDE_A_FIGURE = 3
"""A figure stands beside up to three points; with more it gets a slide of its own (look book, section 5)."""


ALONE = {"figure", "full-figure", "rows"}
"""Layouts with which no figure stands beside points."""
LED_BY: dict[str, type[SectionSlide] | tuple[type[SectionSlide], ...]] = {
    "topic": TopicSlide,
    "rows": (TopicSlide, RowsSlide),
    "figure": FigureSlide,
    "full-figure": FigureSlide,
    "table": TableSlide,
    "comparison": ComparisonSlide,
    "chart": ChartSlide,
    "code": CodeSlide,
    "equation": EquationSlide,
    "quote": StatementSlide,
    "statement": StatementSlide,
}
"""The slides that come first in a section that asks for a layout."""


def plan_deck(document: Document) -> list[Slide]:
    """The slides in order: cover, agenda, the sections, references, closing, and what is kept for questions."""
    slides: list[Slide] = [CoverSlide(document, tuple(said_lines(document.abstract)))]
    if agenda := agenda_sections(document):
        slides.append(AgendaSlide(document.subtitle or AGENDA_TITLE, agenda))
    for section in document.sections:
        slides += section_slides(section) if not section.backup else ()
    references = cited(document)
    if references and not (document.closing and len(references) <= REFERENCES_ON_CLOSING):
        slides.append(ReferencesSlide(references))
        references = ()
    if document.closing:
        slides.append(ClosingSlide(document.closing, references))
    for section in document.sections:
        slides += section_slides(section) if section.backup else ()
    return slides


def cited(document: Document) -> tuple[Reference, ...]:
    """The works that slides or their notes cite; the report may cite more."""
    if not document.references:
        return ()
    there = set(links((document.title, document.subtitle, document.event, document.abstract, document.cover, document.closing)))
    for section in document.walk():
        if section.slide:
            there.update(links(replace(section, body=section.notes or section.body, notes=(), sections=())))
            there.update(links(tuple((sub.title, sub.lead) for sub in section.sections)))
    return tuple(reference for reference in document.references if f"#{reference.id}" in there)


def agenda_sections(document: Document) -> tuple[Section, ...]:
    """The topics, or the numbered sections where there are no topics; a single one needs no agenda."""
    shown = [section for section in document.told if section.number is not None]
    entries = [section for section in shown if section.topic is not None] or shown
    return tuple(entries) if len(entries) > 1 else ()


def section_slides(section: Section) -> Iterator[SectionSlide]:
    """The slides of one section, then of those subsections that ask for slides of their own (`slide: true`), which bear its number."""
    if section.slide:
        slides = [*_with_speech(section)]
        yield from _opened(section, slides) if section.divider or section.layout == "divider" else slides
    for sub in section.sections:
        yield from section_slides(replace(sub, number=section.number, appendix=section.appendix))


def _opened(section: Section, slides: list[SectionSlide]) -> list[SectionSlide]:
    """The slides of a section after its divider, which stands for one that would say no more."""
    first = slides[0]
    says_no_more = isinstance(first, SentenceSlide) or (isinstance(first, StatementSlide) and first.own)
    if says_no_more and not section.headline:
        return [DividerSlide(section, first.spoken), *slides[1:]]
    return [DividerSlide(section), *slides]


def _with_speech(section: Section) -> Iterator[SectionSlide]:
    """What the speaker says stands under the slide that it is about, else under the section's first."""
    slides = _led(section, list(_shown(section)))
    spoken = [*said_lines(section.notes or section.body)]
    for slide, share in zip(slides, shares(spoken, [_names(slide) for slide in slides]), strict=True):
        yield replace(slide, spoken=share)


def _led(section: Section, slides: list[SectionSlide]) -> list[SectionSlide]:
    """The slides, first those of the layout that the section asks for; its own words are a statement where it has no quote."""
    if section.layout == "statement" and not any(isinstance(slide, StatementSlide) for slide in slides):
        return [_own_words(section), *(slide for slide in slides if not isinstance(slide, SentenceSlide))]
    kind = LED_BY.get(section.layout)
    return sorted(slides, key=lambda slide: not isinstance(slide, kind)) if kind else slides


def _names(slide: SectionSlide) -> list[str]:
    """What the notes can call a slide by."""
    match slide:
        case TopicSlide(_, points, figure):
            named = [(point.term or point.text).plain for point in points]
            return [*named, f"Figure {figure.number}"] if figure else named
        case FigureSlide(_, exhibit):
            return [f"Figure {exhibit.number}"]
        case TableSlide(_, exhibit) | ComparisonSlide(_, exhibit):
            return [f"Table {exhibit.number}"]
        case ChartSlide(_, exhibit):
            return [f"Chart {exhibit.number}"]
        case EquationSlide(_, exhibit) if exhibit.number:
            return [f"Equation {exhibit.number}"]
        case CodeSlide(_, exhibit):
            return [f"Listing {exhibit.number}"]
        case _:
            return []


def _shown(section: Section) -> Iterator[SectionSlide]:
    """The points, the exhibits in the order of the source, the subsections' leads."""
    figures = [exhibit for exhibit in section.exhibits if isinstance(exhibit, Figure)]
    few = 0 < len(section.points) <= POINTS_BESIDE_A_FIGURE
    beside = figures[0] if figures and few and section.layout not in ALONE else None
    rows = tuple(sub for sub in section.sections if sub.lead and not sub.slide)
    if section.points:
        yield TopicSlide(section, section.points, beside, section.examples)
    for exhibit in section.exhibits:
        if exhibit is beside:
            continue
        match exhibit:
            case Figure():
                yield FigureSlide(section, exhibit)
            case Table() if exhibit.compared:
                yield ComparisonSlide(section, exhibit)
            case Table():
                yield TableSlide(section, exhibit)
            case Chart():
                yield ChartSlide(section, exhibit)
            case Equation():
                yield EquationSlide(section, exhibit)
            case Code():
                yield CodeSlide(section, exhibit)
            case Quote():
                yield StatementSlide(section, exhibit)
    if rows and not section.points:
        yield RowsSlide(section, rows)
    elif not section.points and not section.exhibits:
        yield SentenceSlide(section) if section.lead else _own_words(section)


def _own_words(section: Section) -> StatementSlide:
    """The section's headline as a statement, which is not lost on a slide that holds nothing else."""
    return StatementSlide(section, Quote(section.says, second=section.lead, place=section.place), own=True)
