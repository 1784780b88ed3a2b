"""What Diptych writes on slides besides an author's words is understood again: numbers, names of sections, captions, continuations."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.source.writing import Tree

from .content import Graph, Grid, Page, Paragraph, Words

MADE = re.compile(r"Section number|Number \d+|Label|Slide number|Footer")
"""The names of shapes whose text is made anew."""
SIMPLE: dict[str, str] = {"Date and event": "event", "Credit": "credit", "Takeaway": "text", "Big number": "number"}
_LABEL = re.compile(r"(?:Figure|Table|Chart|Listing|Equation)\s\d+\s+|Picture: ")
_PLACE = re.compile(r"\s·\s\d+ of \d+$")
_CONTINUED, _FROM = ", continued", re.compile(r"\(continued from slide \d+\)")


def understood(pages: list[Page]) -> list[Page]:
    """The slides, of which those that Diptych made have its own words taken away, go together where one goes on, and lack the agenda."""
    if not any(_name(page) for page in pages):
        return pages
    phrases: dict[str, str] = {}
    made: list[Page] = []
    for page in pages:
        _understand(page)
        if page.layout == "Agenda" and isinstance(grid := next(iter(page.exhibits), None), Grid):
            phrases |= {row[-2]: row[-1] for row in grid.rows if len(row) > 1}
        elif made and page.heading and page.heading == made[-1].heading and page.title == made[-1].title + _CONTINUED:
            _join(made[-1], page)
        else:
            made.append(page)
    for page in made:
        if phrase := phrases.pop(page.heading, ""):
            page.extra["phrase"] = phrase
    return made


def _name(page: Page) -> Words | None:
    return next((words for words in page.words if words.name == "Section name"), None)


def _understand(page: Page) -> None:
    if name := _name(page):
        said = _PLACE.sub("", name.text)
        page.heading = page.part if page.part and said.startswith(f"{page.part} · ") else said
    page.notes = [text for text in page.notes if not _FROM.fullmatch(text)]
    words, page.words = page.words, []
    for each in words:
        key = SIMPLE.get(each.name, "")
        if each.name == "Section name" or MADE.fullmatch(each.name):
            continue
        if key == "event":
            page.extra["event"] = each.text
        elif each.name in ("Quote", "Quoted"):
            quote = page.extra.setdefault("quote", {})
            assert isinstance(quote, dict)
            quote["text" if each.name == "Quote" else "by"] = each.text.strip("“”")
        elif key == "credit":
            page.below["credit"] = _LABEL.sub("", each.text)
        elif key:
            takeaway = page.below.setdefault("takeaway", {})
            assert isinstance(takeaway, dict)
            takeaway[key] = each.text
        elif each.name == "Caption" and page.exhibits:
            _caption(page, each)
        elif each.name == "Caption of the axis":
            units: list[Tree] = [*each.text.split(" · ")]
            page.below["unit"] = units[0] if len(units) == 1 else units
        elif re.fullmatch(r"Example \d+", each.name):
            examples = page.extra.setdefault("examples", [])
            assert isinstance(examples, list)
            examples.append(each.text)
        else:
            page.words.append(each)
    if page.layout == "Statement" and page.heading and page.title.startswith("“"):
        _quote(page)
    _pair(page)


def _quote(page: Page) -> None:
    """A statement in quotation marks is a quote, with the line below it."""
    quote: dict[str, Tree] = {"text": page.title.strip("“”")}
    if second := " ".join(words.text for words in page.words):
        quote["second"] = second
    page.title, page.words = page.heading, []
    page.extra["quote"] = quote


def _caption(page: Page, words: Words) -> None:
    first, *others = words.paragraphs
    page.below["caption"] = _LABEL.sub("", first.text)
    if others:
        page.below["source"] = " ".join(paragraph.text for paragraph in others)


def _pair(page: Page) -> None:
    """Terms and texts that stand in boxes of their own become paragraphs of two levels."""
    paired: dict[str, Words] = {}
    for each in page.words:
        kind, _, number = each.name.partition(" ")
        if kind not in ("Term", "Text") or not number.isdecimal():
            paired[each.name] = each
            continue
        level = int(kind == "Text")
        key = str(int(number))
        lines = tuple(replace(paragraph, level=level) for paragraph in each.paragraphs)
        before: tuple[Paragraph, ...] = paired[key].paragraphs if key in paired else ()
        paired[key] = replace(each, name=key, paragraphs=tuple(sorted((*before, *lines), key=lambda line: line.level)))
    page.words = list(paired.values())


def _join(page: Page, more: Page) -> None:
    """What a slide goes on with, put to that which it goes on from."""
    page.words += more.words
    page.notes += more.notes
    for exhibit in more.exhibits:
        last = page.exhibits[-1] if page.exhibits else None
        if isinstance(exhibit, Grid) and isinstance(last, Grid) and exhibit.rows[:1] == last.rows[:1]:
            across = frozenset(number + len(last.rows) - 1 for number in exhibit.across if number)
            page.exhibits[-1] = replace(last, rows=last.rows + exhibit.rows[1:], across=last.across | across)
        elif not isinstance(exhibit, Graph):
            page.exhibits.append(exhibit)
