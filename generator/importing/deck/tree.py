"""The slides of a deck become the tree of a content file: cover, sections with their subsections, closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from generator.source.writing import Noted, Tree

from .content import Image, Page
from .exhibits import Exhibits
from .points import body, is_listing, is_prose, points, prose

TITLE = "TODO: the slide has no title"
HEADER = "Imported from {name}. Look at what is marked TODO; a headline is a full sentence that says what its slide proves."
SHORT = 120
"""Characters of a line on the last slide."""
_THANKS = re.compile(
    r"\b(?:thank|danke|vielen dank|merci|gracias|grazie|obrigad|q ?& ?a\b|questions|fragen|contact|kontakt)|@\w|https?://", re.IGNORECASE
)
Section = dict[str, Tree]


@dataclass(frozen=True)
class Facts:
    """What a deck's file says of itself."""

    title: str
    authors: tuple[str, ...]
    language: str
    aspect: str


def content(pages: list[Page], facts: Facts, exhibits: Exhibits) -> dict[str, Tree]:
    """The content file's tree. Slides of a section of the deck, or behind a slide that heads one, are its subsections."""
    rest = list(pages)
    made: Section = {"title": "", "authors": list(facts.authors), "language": facts.language, "aspect": facts.aspect}
    if rest and _is_cover(rest[0]):
        made |= _cover(rest.pop(0), exhibits)
    if not made["title"]:
        made["title"] = facts.title
    closing = rest.pop() if rest and _is_closing(rest[-1]) else None
    made["sections"] = [_part(name, group, exhibits) for name, group in _parts(rest)]
    if closing:
        made["closing"] = _closing(closing, exhibits)
    return {key: value for key, value in made.items() if key == "sections" or value not in ("", [], {})}


def _parts(pages: list[Page]) -> list[tuple[str, list[Page]]]:
    """The slides by the deck's sections, or by those that head others; a slide outside of them is a part without a name."""
    if any(page.part for page in pages):
        named = [(name, list(group)) for name, group in groupby(pages, key=lambda page: page.part)]
        return [part for name, group in named for part in ([(name, group)] if name else [("", [page]) for page in group])]
    parts: list[tuple[str, list[Page]]] = []
    for page in pages:
        heads = page.kind == "secHead" and bool(page.title)
        if heads or not parts or not parts[-1][0]:
            parts.append((page.title if heads else "", [page]))
        else:
            parts[-1][1].append(page)
    return parts


def _part(name: str, pages: list[Page], exhibits: Exhibits) -> Tree:
    """A section of the highest level."""
    first, *others = pages
    title = name or first.heading or first.title
    if not others:
        made = _section(first, exhibits)
        if name and first.title and not first.heading and name != first.title:
            made = {**made, "title": name, "headline": made["title"]}
        return made
    if first.kind == "secHead" or title in (first.title, first.heading):
        made = _section(first, exhibits) | {"title": title}
        if first.title not in ("", title):
            made["headline"] = first.title
        inner = others
    else:
        made, inner = {"title": title}, pages
    for page in inner:
        page.heading = page.heading if page.heading != title else ""
    return made | {"sections": [_section(page, exhibits) | {"slide": True} for page in inner]}


def _is_cover(page: Page) -> bool:
    return (page.kind == "title" or page.layout == "Cover" or any(words.role == "subTitle" for words in page.words)) and not _shows_more(
        page
    )


def _is_closing(page: Page) -> bool:
    """Whether a last slide only thanks or asks, and its speaker says nothing."""
    lines = [paragraph.plain for words in page.words for paragraph in words.paragraphs]
    few = len(lines) <= 4 and all(len(line) <= SHORT for line in lines)
    ends = page.kind == "title" or page.layout == "Closing" or any(map(_THANKS.search, (page.title, *lines)))
    return bool(page.title) and few and ends and not page.notes and not page.hidden and not _shows_more(page)


def _shows_more(page: Page) -> bool:
    """Whether it shows more than one picture."""
    return len(page.exhibits) > 1 or not all(isinstance(exhibit, Image) for exhibit in page.exhibits) or bool(page.diagram)


def _cover(page: Page, exhibits: Exhibits) -> Section:
    shown, words = exhibits.of(page)
    said = [paragraph for each in words for paragraph in each.paragraphs]
    first = next((each for each in words if each.role == "subTitle"), None)
    subtitle = first.paragraphs[0] if first else None
    others = [paragraph for paragraph in said if paragraph is not subtitle]
    short = all(len(paragraph.plain) <= SHORT for paragraph in others)
    made: Section = {"title": page.title, "subtitle": subtitle.text if subtitle else ""}
    made["event"] = " · ".join(paragraph.text for paragraph in others) if short else ""
    quote = page.extra.pop("quote", None)
    made["cover"] = (shown[0] if shown else {}) | ({"quote": quote} if quote else {})
    made["abstract"] = "\n".join(filter(None, (body(others) if not short else "", prose(page.notes))))
    return made | page.extra


def _closing(page: Page, exhibits: Exhibits) -> Section:
    shown, words = exhibits.of(page)
    lines: list[Tree] = [paragraph.text for each in words for paragraph in each.paragraphs]
    made: Section = {"title": page.title}
    if lines:
        made["text"] = lines[0]
    if lines[1:]:
        made["contact"] = lines[1:]
    return made | (shown[0] if shown else {})


def _section(page: Page, exhibits: Exhibits) -> Section:
    shown, words = exhibits.of(page)
    main = [each for each in words if each.role] or (words if not page.diagram else [])
    listings = [each for each in main if is_listing(each.paragraphs)]
    said = [*(paragraph for each in main if each not in listings for paragraph in each.paragraphs), *page.diagram]
    apart = [paragraph for each in words if each not in main for paragraph in each.paragraphs]
    long = is_prose(said)
    heads = page.kind == "secHead" and not long
    shown += [{"code": {"text": "\n".join(paragraph.text for paragraph in each.paragraphs)}} for each in listings]
    made: Section = {
        "title": page.heading or page.title or Noted(f"Slide {page.number}", TITLE),
        "headline": page.title if page.heading not in ("", page.title) else "",
        "lead": " ".join(paragraph.text for paragraph in said) if heads else "",
        "points": [] if long or heads else points(said),
        "body": body([*(said if long else []), *apart]),
        "notes": prose(page.notes),
        "hidden": page.hidden or "",
    }
    made |= page.extra
    made |= shown[0] if len(shown) == 1 else {"exhibits": list(shown)}
    return {key: value for key, value in made.items() if value not in ("", [])}
