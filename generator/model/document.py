"""The document: what a content file says, checked, numbered and cross-referenced. Both works are made from it alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from .diagnostics import Place, placed
from .exhibit import Exhibit, Figure, Point, Quote
from .mail import NO_MAIL, Field, Mail
from .text import NO_TEXT, Block, Text

Transition = Literal["none", "fade", "push"]
"""How a slide follows the one before it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report and what the talk shows of it.

    `number` is the same in both works, None for an unnumbered section; an `appendix` counts on its own and shows a letter.
    `topic` is the section's index among the topics (the numbered sections that show points), that of the section around it for a
    subsection, None for others.
    `about` are the indexes of the topics that a subsection is about.
    `headline` falls back to the title when read through `says`. `slide` and `report` say in which work it appears.
    With `build`, its points appear one at a click.

    `divider` opens it with a slide of its title; its slides stand after the closing one when it is a `backup`, and are left out of the
    show, but not of the file, when it is `hidden`.
    """

    id: str
    title: Text
    number: int | None = None
    appendix: bool = False
    topic: int | None = None
    about: tuple[int, ...] = ()
    short: Text = NO_TEXT
    headline: Text = NO_TEXT
    phrase: Text = NO_TEXT
    lead: Text = NO_TEXT
    points: tuple[Point, ...] = ()
    examples: tuple[Text, ...] = ()
    body: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    sections: tuple[Section, ...] = ()
    layout: str = ""
    divider: bool = False
    backup: bool = False
    hidden: bool = False
    slide: bool = True
    report: bool = True
    build: bool = False
    transition: Transition = "none"
    place: Place = placed()

    @property
    def says(self) -> Text:
        """The headline of its slide."""
        return self.headline or self.title

    @property
    def numeral(self) -> str:
        """What it is counted by: '3', an appendix 'C'; empty for an unnumbered section."""
        return numeral(self.number, self.appendix) if self.number else ""

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in the order of the source."""
        yield self
        for section in self.sections:
            yield from section.walk()


def numeral(number: int, appendix: bool = False) -> str:
    """What a section is counted by: appendices by letters, of which 27 is AA."""
    if not appendix:
        return str(number)
    made = ""
    while number:
        number, digit = divmod(number - 1, 26)
        made = chr(ord("A") + digit) + made
    return made


@dataclass(frozen=True, slots=True)
class Cover:
    figure: Figure | None = None
    quote: Quote | None = None


NO_COVER = Cover()


@dataclass(frozen=True, slots=True)
class Closing:
    title: Text
    text: Text = NO_TEXT
    contact: tuple[Text, ...] = ()
    figure: Figure | None = None
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the report; `number` counts notes in the order of their first mention."""

    label: str
    number: int
    blocks: tuple[Block, ...]
    place: Place = placed()


ASPECTS = ("16:9", "4:3")
"""The shapes of slides, width to height."""
TEXT_SIZES = ("normal", "large")
"""The sizes of the deck's text; the large one is for halls."""
EMBEDDINGS = ("subset", "whole", "none")
"""How fonts go with the deck: the characters that it needs, all of them, or none."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How long the talk may last, None for as long as it takes, and how fast it is spoken; `place` is where the minutes stand."""

    minutes: float | None = None
    words_per_minute: float = 130.0
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that the document cites, in the words of a citation style.

    `label` is its number, empty in styles that number nothing. `short` says who, what and when in a line, `address` what else names it,
    such as its DOI, and where that leads; both are empty when it has none.
    """

    id: str
    label: str
    text: Text
    short: str = ""
    address: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Document:
    """A whole content file. `stem` names the works; `transition` is that of the slides outside the sections.

    `draft` marks the report as one; `attach` puts the content file, and the data of charts, into it; it is on `paper`, its text in so
    many `columns`. The works that it cites are in the files of its `bibliography`. `aspect`, `text_size` and `embedding` are the deck's,
    of `ASPECTS`, `TEXT_SIZES` and `EMBEDDINGS`.

    `mail` is what the mail says that carries both works. `fields` are those of the works that no recipient has filled; `identifier`
    says in the properties of both for whom they were made, and is empty where they are for everyone.
    """

    title: Text
    stem: str
    subtitle: Text = NO_TEXT
    authors: tuple[Text, ...] = ()
    date: date | None = None
    event: Text = NO_TEXT
    language: str = "en"
    draft: bool = False
    attach: bool = False
    paper: str = "a4"
    columns: int = 1
    aspect: str = ASPECTS[0]
    text_size: str = TEXT_SIZES[0]
    embedding: str = EMBEDDINGS[0]
    talk: Talk | None = None
    transition: Transition = "none"
    cover: Cover = NO_COVER
    abstract: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: Closing | None = None
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    """In the order of their list."""
    bibliography: tuple[Path, ...] = ()
    citation_style: str | Path = ""
    """A name, or a file; empty for the usual one."""
    mail: Mail = NO_MAIL
    fields: tuple[Field, ...] = ()
    identifier: str = ""
    place: Place = placed()
    sources: dict[str, str] = field(default_factory=dict, compare=False)
    """The text of every source file by its name, for excerpts in diagnostics."""

    @property
    def topics(self) -> tuple[Section, ...]:
        """The numbered sections that show points, in order: `topics[section.topic] is section`."""
        return tuple(section for section in self.sections if section.topic is not None)

    @property
    def told(self) -> tuple[Section, ...]:
        """The sections of the highest level that the talk goes through: neither hidden nor kept for questions."""
        return tuple(section for section in self.sections if section.slide and not section.backup and not section.hidden)

    def walk(self) -> Iterator[Section]:
        """Every section at every depth, in the order of the source."""
        for section in self.sections:
            yield from section.walk()

    def figures(self) -> Iterator[Figure]:
        """Every picture of the document, those of cover and closing slide included."""
        if self.cover.figure:
            yield self.cover.figure
        for section in self.walk():
            yield from (exhibit for exhibit in section.exhibits if isinstance(exhibit, Figure))
        if self.closing and self.closing.figure:
            yield self.closing.figure
