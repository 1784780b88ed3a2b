"""A document becomes a content file again: what is read from it is the same document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model import (
    ASPECTS,
    ATTACHMENTS,
    EMBEDDINGS,
    TEXT_SIZES,
    Closing,
    Document,
    Mail,
    Quote,
    Section,
    Table,
    Talk,
    Transition,
)
from generator.model.links import links
from generator.model.words import EXHIBIT_NAMES
from generator.theme import Theme

from .content_tree import Tree
from .dump_exhibits import Entry, ExhibitWriter, kept
from .dump_theme import theme_tree
from .markup_blocks import Markup
from .outline import section_label, slug
from .writing import write_yaml


def dump(document: Document, theme: Theme | None, folder: Path) -> str:
    """The text of a content file for `folder`, which names the files of the document by paths from there.

    Read under the document's stem, it gives the same document, and the same `theme`.
    """
    markup = Markup(_labels(document), {note.label: note for note in document.footnotes})
    linked = frozenset(_linked(document)) | {document.topics[topic].id for section in document.walk() for topic in section.about}
    writer = ExhibitWriter(markup, folder, document.topics, linked)
    return write_yaml(_DocumentWriter(writer).document(document, theme))


def _labels(document: Document) -> dict[str, str]:
    """What a reference to each id reads."""
    made: dict[str, str] = {}
    for section in document.walk():
        made[f"sec-{section.id}"] = section_label(section.title, section.number, section.appendix)
        for exhibit in section.exhibits:
            if not isinstance(exhibit, Quote) and exhibit.number:
                made[exhibit.id] = f"{EXHIBIT_NAMES[type(exhibit)]}\u00a0{exhibit.number}"
    return made


def _linked(document: Document) -> Iterator[str]:
    """The ids that links and references of the document lead to, those of sections without their prefix too."""
    for link in links(document):
        if link.startswith("#"):
            yield from (link[1:], link.removeprefix("#sec-"))


@dataclass(frozen=True)
class _DocumentWriter:
    writer: ExhibitWriter

    def document(self, document: Document, theme: Theme | None) -> Entry:
        text, texts = self.writer.text, self.writer.texts
        sections = document.sections
        build = any(section.build for section in sections)
        dividers = any(section.divider for section in sections) and all(
            section.divider for section in sections if section.number is not None and not section.backup
        )
        files: list[Tree] = [self.writer.path(path) for path in document.bibliography]
        style = document.citation_style
        return kept(
            {
                "title": text(document.title),
                "subtitle": text(document.subtitle),
                "authors": texts(document.authors),
                "date": document.date,
                "event": text(document.event),
                "language": _unusual(document.language, "en"),
                "draft": document.draft or None,
                "attach": document.attach or None,
                "paper": _unusual(document.paper, "a4"),
                "columns": _unusual(document.columns, 1),
                "bibliography": files[0] if len(files) == 1 else files,
                "citation-style": self.writer.path(style) if isinstance(style, Path) else style,
                "theme": theme_tree(theme, self.writer.folder) if theme else None,
                "aspect": _unusual(document.aspect, ASPECTS[0]),
                "text": _unusual(document.text_size, TEXT_SIZES[0]),
                "embed-fonts": _unusual(document.embedding, EMBEDDINGS[0]),
                "talk": _talk(document.talk) if document.talk else None,
                "dividers": dividers or None,
                "build": build or None,
                "transition": _unusual(document.transition, "none"),
                "cover": self._cover(document),
                "abstract": self.writer.markup.prose(document.abstract),
                "sections": [self._section(section, build, document.transition, dividers) for section in sections],
                "closing": self._closing(document.closing) if document.closing else None,
                "mail": self._mail(document.mail),
            }
        )

    def _mail(self, mail: Mail) -> Tree:
        text, prose = self.writer.text, self.writer.markup.prose
        attached: list[Tree] = [*mail.attach]
        return (
            kept(
                {
                    "subject": text(mail.subject),
                    "preheader": text(mail.preheader),
                    "greeting": text(mail.greeting),
                    "body": prose(mail.body),
                    "closing": prose(mail.closing),
                    "attach": _unusual(attached, [*ATTACHMENTS]),
                    "link": mail.link,
                }
            )
            or None
        )

    def _cover(self, document: Document) -> Tree:
        cover = document.cover
        return kept({"figure": self.writer.figure(cover.figure), "quote": self.writer.quote(cover.quote)}) or None

    def _section(self, section: Section, build: bool, transition: Transition, dividers: bool, top: bool = True) -> Tree:
        """`build`, `transition` and `dividers` are those of what the section stands in."""
        text, prose = self.writer.text, self.writer.markup.prose
        title = text(section.title)
        usual = section.id == (slug(title) or "section") and section.id not in self.writer.linked
        about: list[Tree] = [self.writer.topics[topic].id for topic in section.about]
        return kept(
            {
                "id": None if usual else section.id,
                "title": title,
                "short": text(section.short),
                "headline": text(section.headline),
                "phrase": text(section.phrase),
                "lead": text(section.lead),
                "points": self.writer.points(section.points),
                "examples": self.writer.texts(section.examples),
                "body": prose(section.body),
                "notes": prose(section.notes),
                **self.writer.exhibits(section.exhibits),
                "sections": [self._section(inner, section.build, section.transition, dividers, top=False) for inner in section.sections],
                "numbered": _unusual(section.number is not None, not _is_overview(section)) if top else None,
                "appendix": section.appendix or None,
                "topic": about[0] if len(about) == 1 else about,
                "slide": _unusual(section.slide, top and (section.backup or not section.appendix)),
                "divider": _unusual(section.divider, _opens(section, dividers)),
                "backup": section.backup or None,
                "hidden": section.hidden or None,
                "report": None if section.report else False,
                "layout": section.layout,
                "build": _unusual(section.build, build),
                "transition": _unusual(section.transition, transition),
            }
        )

    def _closing(self, closing: Closing) -> Tree:
        return kept(
            {
                "title": self.writer.text(closing.title),
                "text": self.writer.text(closing.text),
                "contact": self.writer.texts(closing.contact),
                "figure": self.writer.figure(closing.figure),
            }
        )


def _unusual(value: Any, usual: object) -> Any:
    return None if value == usual else value


def _talk(talk: Talk) -> Tree:
    numbers = {"minutes": talk.minutes, "words-per-minute": _unusual(talk.words_per_minute, Talk().words_per_minute)}
    return {name: int(value) if value.is_integer() else value for name, value in numbers.items() if value is not None}


def _is_overview(section: Section) -> bool:
    """Whether it is there for its table of topics, and so has no number unless it says so."""
    return not section.points and any(isinstance(exhibit, Table) and exhibit.derived for exhibit in section.exhibits)


def _opens(section: Section, dividers: bool) -> bool:
    """Whether a divider opens the section when it does not say so itself, as the reader has it."""
    bare = not (section.headline or section.points or section.exhibits)
    of_parts = bare and bool(section.sections) and all(part.slide for part in section.sections)
    return section.number is not None and not section.backup and (dividers or of_parts)
