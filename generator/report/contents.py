"""The contents, and the lists of figures, tables and charts: entries whose page numbers are filled in when the pages are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Chart, Code, Figure, Section, Table, plain_text, words
from generator.pdf import Part
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import MAIN, SIDE

from .bench import Bench, section_target
from .blocks import Block, Mark, TextBlock
from .prose import Setting, front_title, heading
from .texts import first_clause, linked

if TYPE_CHECKING:
    from generator.pdf import Canvas

CHAPTER = ReportType.contents_chapter
NUMBER = ReportType.contents_number
EXHIBIT = ReportType.contents
LABEL = ReportType.contents.but(color="muted")
SQUARE = 10.0
AFTER_SQUARE = 18.0
TITLES, EXHIBITS = MAIN.inset(42), MAIN.inset(54)
CHAPTER_GAP, EXHIBIT_GAP = 7.5, 3.0
MOST_LINES = 3
Listed = Figure | Table | Chart | Code
NUMBERED: tuple[type[Listed], ...] = (Figure, Table, Chart, Code)
"""A list of each of these follows the contents when there are two or more."""


@dataclass(kw_only=True)
class Entry(TextBlock):
    """A line of the contents: the page number at the right of the side column, a square in a topic's colour, a label, the title.

    It is read as label, title, page number.
    """

    page: Callable[[], SetText]
    square: str = ""

    def paint(self, canvas: Canvas, top: float) -> None:
        if self.first == 0 and self.square:
            canvas.rectangle(MAIN.x, top + canvas.baseline(CHAPTER) - SQUARE + 1.5, SQUARE, SQUARE, self.square)
        super().paint(canvas, top)
        if self.first == 0:
            canvas.late_text(SIDE.x, top, self.page, self.part)


@dataclass(frozen=True, slots=True)
class Extra:
    """What stands before or after the sections and is listed with them."""

    name: str
    target: str


SUMMARY = Extra("Summary", "summary")
REFERENCES = Extra(words.REFERENCES, "references")
COLOPHON = Extra("About this report", "colophon")


def contents(bench: Bench, sections: list[Section], before: list[Extra], after: list[Extra]) -> list[Block]:
    """The blocks of the contents. Subsections have bookmarks alone."""
    toc = Part("TOC")
    made: list[Block] = [front_title(bench, "Contents", "contents")]
    made += [_extra(bench, extra, toc) for extra in before]
    made += [_chapter(bench, section, toc) for section in sections]
    made += [_extra(bench, extra, toc) for extra in after]
    for kind in NUMBERED:
        part = Part("TOC")
        entries = [_exhibit(bench, exhibit, section, part) for section, exhibit in _exhibits(sections) if isinstance(exhibit, kind)]
        if len(entries) > 1:
            made += [replace(heading(bench, plain_text(f"{words.EXHIBIT_NAMES[kind]}s"), 2, Setting()), before=34.0), *entries]
    return made


def _exhibits(sections: list[Section]) -> Iterator[tuple[Section, Listed]]:
    for section in sections:
        yield from ((section, exhibit) for exhibit in section.exhibits if isinstance(exhibit, Figure | Table | Chart | Code))
        yield from _exhibits([inner for inner in section.sections if inner.report])


def _chapter(bench: Bench, section: Section, toc: Part) -> Entry:
    accent = bench.accent(section.topic)
    item = toc.inner("TOCI")
    label = bench.set(section.numeral, NUMBER) if section.numeral else None
    return Entry(
        part=item.inner("Reference"),
        column=TITLES,
        text=bench.cut(linked(section.title, section_target(section)), CHAPTER, TITLES.width, MOST_LINES),
        before=CHAPTER_GAP,
        whole=True,
        page=_page(bench, section_target(section), CHAPTER),
        mark=Mark(label, item.inner("Lbl"), MAIN.x + AFTER_SQUARE) if label else None,
        square="" if accent == "text" else accent,
    )


def _extra(bench: Bench, extra: Extra, toc: Part) -> Entry:
    text = bench.set(linked(plain_text(extra.name), extra.target), CHAPTER, TITLES.width)
    part = toc.inner("TOCI").inner("Reference")
    return Entry(part=part, column=TITLES, text=text, before=CHAPTER_GAP, whole=True, page=_page(bench, extra.target, CHAPTER))


def _exhibit(bench: Bench, exhibit: Listed, section: Section, toc: Part) -> Entry:
    item = toc.inner("TOCI")
    return Entry(
        part=item.inner("Reference"),
        column=EXHIBITS,
        text=bench.cut(linked(first_clause(exhibit.caption or section.title), exhibit.id), EXHIBIT, EXHIBITS.width, MOST_LINES),
        before=EXHIBIT_GAP,
        whole=True,
        page=_page(bench, exhibit.id, ReportType.contents_strong),
        mark=Mark(bench.set(f"{words.EXHIBIT_NAMES[type(exhibit)]}\u00a0{exhibit.number}", LABEL), item.inner("Lbl"), MAIN.x),
    )


def _page(bench: Bench, target: str, style: TextStyle) -> Callable[[], SetText]:
    """The number of the page that a target is on, at the right of the side column, once that is known."""
    return lambda: bench.set(bench.pages[target], style.but(align="right"), SIDE.width)
