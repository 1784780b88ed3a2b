"""What a mail says to one recipient, in the order in which it is read: the same letter becomes HTML and plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.model import Block, Document, ItemList, Paragraph, Text, with_texts
from generator.model.words import file_size, long_date

from .enclosed import Works
from .headers import one_line
from .parts import MailSettings, Recipient
from .settings import FIELD

NOUNS = {"report": ("The report", "page"), "deck": ("The slides", "slide")}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A work that the mail carries or leads to: what it is, `details` such as its size, and an address, empty when it is attached."""

    title: str
    details: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Texts in reading order, their fields filled. `kicker` is the line above the title; `picture_alt` says what the first slide shows."""

    subject: str
    preheader: str
    language: str
    kicker: str
    title: Text
    subtitle: Text
    picture_alt: str
    greeting: Text
    body: tuple[Block, ...]
    enclosures: tuple[Enclosure, ...]
    closing: tuple[Block, ...]
    unsubscribe: tuple[str, ...]


def letter(document: Document, recipient: Recipient, works: Works, settings: MailSettings) -> Letter:
    """The letter to a recipient, who has all the fields that it uses."""
    mail = with_texts(document.mail, lambda text: filled(text, recipient.fields))
    event = [document.event.plain, long_date(document.date, document.language)]
    return Letter(
        subject=one_line((mail.subject or document.title).plain),
        preheader=one_line((mail.preheader or document.subtitle or _first_finding(document)).plain),
        language=document.language,
        kicker=", ".join(filter(None, event)),
        title=_outside(document.title),
        subtitle=_outside(document.subtitle),
        picture_alt=f"The first slide: {one_line(document.title.plain)}",
        greeting=_outside(mail.greeting),
        body=with_texts(mail.body or summary(document), _outside),
        enclosures=tuple(_enclosures(works, mail.link)),
        closing=with_texts(mail.closing, _outside),
        unsubscribe=tuple(_addressed(address, recipient.fields) for address in settings.unsubscribe),
    )


def filled(text: Text, fields: Mapping[str, str]) -> Text:
    """The text with the values of its fields. Raises KeyError for one that has none."""
    if not any(run.open_field for run in text.runs):
        return text
    return replace(
        text, runs=tuple(replace(run, text=fields[run.open_field], open_field="") if run.open_field else run for run in text.runs)
    )


def summary(document: Document) -> tuple[Block, ...]:
    """What a mail without a body of its own says: the abstract, and what each section of the talk says."""
    headlines = tuple((Paragraph(section.says),) for section in document.told if section.number)
    return (*document.abstract, *([ItemList(headlines)] if headlines else []))


def _first_finding(document: Document) -> Text:
    return next((section.says for section in document.told if section.number), document.title)


def _outside(text: Text) -> Text:
    """The text as it can be read outside of the works: without marks of notes and links to places in them."""
    runs = (replace(run, link="") if run.link.startswith("#") else run for run in text.runs if not run.note)
    return replace(text, runs=tuple(runs))


def _enclosures(works: Works, link: str) -> Sequence[Enclosure]:
    made = []
    for work in works.enclosed:
        title, noun = NOUNS[work.kind]
        made.append(Enclosure(title, f"{work.name} · {work.parts} {noun}{'s' * (work.parts != 1)} · {file_size(len(work.data))}"))
    for kind in works.left_out:
        made.append(Enclosure(NOUNS[kind][0], "Too large for this mail:", link))
    if link and not works.left_out:
        made.append(Enclosure("Online", "", link))
    return made


def _addressed(address: str, fields: Mapping[str, str]) -> str:
    return re.sub(FIELD, lambda found: quote(fields[found[1]], safe=""), address)
