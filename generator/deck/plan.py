"""A `Document` goes in, the slides that the talk needs come out: what each shows and says, not yet measured or placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Chart, Closing, Code, Document, Equation, Figure, Point, Quote, Section, Table, Text, plain_lines, plain_text


@dataclass(frozen=True, slots=True)
class CoverSlide:
    document: Document
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaSlide:
    """The sections that the talk leads through, in order."""

    headline: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class TopicSlide:
    """A section's points, with a figure beside them when there is one and they are few, and its examples."""

    section: Section
    points: tuple[Point, ...]
    figure: Figure | None
    examples: tuple[Text, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowsSlide:
    """The subsections of a section, a row each: title and lead, with the number of the topic each is about."""

    section: Section
    rows: tuple[Section, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureSlide:
    section: Section
    figure: Figure
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSlide:
    section: Section
    table: Table
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartSlide:
    section: Section
    chart: Chart
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EquationSlide:
    """A formula, and what its symbols mean."""

    section: Section
    equation: Equation
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeSlide:
    section: Section
    code: Code
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementSlide:
    """A quotation on the inverse ground."""

    section: Section
    quote: Quote
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceSlide:
    """A section that has nothing to show but its headline and its lead."""

    section: Section
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClosingSlide:
    closing: Closing


SectionSlide = TopicSlide | RowsSlide | FigureSlide | TableSlide | ChartSlide | EquationSlide | CodeSlide | StatementSlide | SentenceSlide
Slide = CoverSlide | AgendaSlide | SectionSlide | ClosingSlide

AGENDA_TITLE = plain_text("Agenda")
POINTS_BESIDE_A_FIGURE = 3
"""A figure stands beside up to three points; with more it gets a slide of its own (look book, section 5)."""


def plan_deck(document: Document) -> list[Slide]:
    """The slides in order: cover, agenda, the sections, closing."""
    slides: list[Slide] = [CoverSlide(document, tuple(plain_lines(document.abstract)))]
    if agenda := agenda_sections(document):
        slides.append(AgendaSlide(document.subtitle or AGENDA_TITLE, agenda))
    for section in document.sections:
        slides += section_slides(section)
    if document.closing:
        slides.append(ClosingSlide(document.closing))
    return slides


def agenda_sections(document: Document) -> tuple[Section, ...]:
    """The topics, or the numbered sections where there are no topics; a single one needs no agenda."""
    shown = [section for section in document.sections if section.slide and section.number is not None]
    entries = [section for section in shown if section.topic is not None] or shown
    return tuple(entries) if len(entries) > 1 else ()


def section_slides(section: Section) -> Iterator[SectionSlide]:
    """The slides of one section, then of those subsections that ask for slides of their own (`slide: true`)."""
    if section.slide:
        yield from _with_notes(section)
    for sub in section.sections:
        yield from section_slides(sub)


def _with_notes(section: Section) -> Iterator[SectionSlide]:
    """What the speaker says stands under the section's first slide."""
    notes = tuple(plain_lines(section.notes or section.body))
    figures = [exhibit for exhibit in section.exhibits if isinstance(exhibit, Figure)]
    beside = figures[0] if figures and 0 < len(section.points) <= POINTS_BESIDE_A_FIGURE and section.layout != "full-figure" else None
    rows = tuple(sub for sub in section.sections if sub.lead and not sub.slide)
    if section.points:
        yield TopicSlide(section, section.points, beside, section.examples, notes)
        notes = ()
    for exhibit in section.exhibits:
        if exhibit is beside:
            continue
        match exhibit:
            case Figure():
                yield FigureSlide(section, exhibit, notes)
            case Table():
                yield TableSlide(section, exhibit, notes)
            case Chart():
                yield ChartSlide(section, exhibit, notes)
            case Equation():
                yield EquationSlide(section, exhibit, notes)
            case Code():
                yield CodeSlide(section, exhibit, notes)
            case Quote():
                yield StatementSlide(section, exhibit, notes)
        notes = ()
    if rows and not section.points:
        yield RowsSlide(section, rows, notes)
    elif not section.points and not section.exhibits:
        yield SentenceSlide(section, notes)
