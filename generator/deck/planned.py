"""The slides that a talk needs, by what each shows and says: not yet measured or placed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Chart, Closing, Code, Document, Equation, Figure, Point, Quote, Reference, Said, Section, Table, Text


@dataclass(frozen=True, slots=True)
class CoverSlide:
    document: Document
    spoken: tuple[Said, ...] = ()


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
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsSlide:
    """The subsections of a section, a row each: title and lead, with the number of the topic each is about."""

    section: Section
    rows: tuple[Section, ...]
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureSlide:
    section: Section
    figure: Figure
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSlide:
    section: Section
    table: Table
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonSlide:
    """Things by criteria."""

    section: Section
    table: Table
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSlide:
    section: Section
    chart: Chart
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class EquationSlide:
    """A formula, and what its symbols mean."""

    section: Section
    equation: Equation
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeSlide:
    section: Section
    code: Code
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementSlide:
    """A quotation on the inverse ground, or the `own` words of the section."""

    section: Section
    quote: Quote
    spoken: tuple[Said, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class SentenceSlide:
    """A section that has nothing to show but its headline and its lead; without a lead, the headline is a statement."""

    section: Section
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class DividerSlide:
    """Opens a section: its number and title over the whole slide, and its lead."""

    section: Section
    spoken: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencesSlide:
    """Works that the talk cites."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ClosingSlide:
    """The last slide, with the works that the talk cites when they are few."""

    closing: Closing
    references: tuple[Reference, ...] = ()


SectionSlide = (
    DividerSlide
    | TopicSlide
    | RowsSlide
    | FigureSlide
    | TableSlide
    | ComparisonSlide
    | ChartSlide
    | EquationSlide
    | CodeSlide
    | StatementSlide
    | SentenceSlide
)
Slide = CoverSlide | AgendaSlide | SectionSlide | ReferencesSlide | ClosingSlide
