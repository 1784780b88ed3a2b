"""The parts of the report in their order: cover, contents, summary, the chapters, the references, and the last page."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from generator.model import Diagnostics, Document, Section, Text, plain_text
from generator.pdf import Attachment, Canvas
from generator.stamp import build_date
from generator.text import SetText
from generator.theme import ReportType, Theme
from generator.theme.page import MAIN

from . import Report
from .bench import Bench
from .blocks import Block
from .colophon import colophon
from .contents import COLOPHON, REFERENCES, SUMMARY, contents
from .cover import cover_quote_fits, draw_cover
from .pages import Pages
from .prose import Setting, front_title, prose
from .references import references
from .story import chapter, pull_quote
from .texts import runs_of

SHORT_SUMMARY = 900
"""A summary of one paragraph with so many characters or fewer is set as large as a lead."""


def bind(document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO, progress: Callable[[int, int], None] | None) -> Report:
    bench = Bench.of(document, theme, diagnostics, (SUMMARY.target, REFERENCES.target, COLOPHON.target))
    canvas = Canvas(
        bench.grid.width,
        bench.grid.height,
        bench.setter,
        theme.paper,
        build_date(document),
        out,
        mirrored=bench.setter.rtl,
        attaching=document.attach,
    )
    authors = ", ".join(author.plain for author in document.authors)
    canvas.metadata(document.title.plain, authors, document.subtitle.plain, document.language)
    if document.attach:
        for source in _sources(document):
            canvas.attach(source)
    pages = Pages(canvas, bench)
    pages.begin()
    draw_cover(canvas, bench)
    sections = [section for section in document.sections if section.report]
    _front(bench, pages, sections)
    pages.end_front()
    for done, section in enumerate(sections):
        if progress:
            progress(done, len(sections))
        pages.fill(chapter(bench, section), _name(bench, section), bench.grid.columns, opening=True)
    if works := references(bench):
        pages.fill(works, _header(bench, plain_text(REFERENCES.name)))
    pages.fill(colophon(bench), _header(bench, plain_text(COLOPHON.name)))
    if progress:
        progress(len(sections), len(sections))
    canvas.end_page()
    canvas.save()
    return Report(pages.count)


def _sources(document: Document) -> list[Attachment]:
    """The content file that the report is made from, and those that it includes, `parts/one.yaml` as `parts-one.yaml`."""
    files = dict.fromkeys([document.place.file, *(section.place.file for section in document.walk() if section.place.line)])
    folder = Path(document.place.file).parent
    names = {file: Path(os.path.relpath(file, folder)).as_posix().replace("/", "-") for file in files}
    texts = {name: document.sources[file].encode() for file, name in names.items()}
    return [Attachment(name, text, "application/yaml", "Source", "The source of this report") for name, text in texts.items()]


def _front(bench: Bench, pages: Pages, sections: list[Section]) -> None:
    """What is numbered in Roman figures: a cover quote too long for the cover, the contents, the summary."""
    document = bench.document
    if document.cover.quote and not cover_quote_fits(bench):
        pages.fill(pull_quote(bench, document.cover.quote, MAIN), None)
    summary = _summary(bench)
    after = [REFERENCES, COLOPHON] if document.references else [COLOPHON]
    pages.fill(contents(bench, sections, [SUMMARY] if summary else [], after), _header(bench, plain_text("Contents")))
    if summary:
        pages.fill(summary, _header(bench, plain_text(SUMMARY.name)))


def _summary(bench: Bench) -> list[Block]:
    abstract = bench.document.abstract
    if not abstract:
        return []
    title = front_title(bench, SUMMARY.name, SUMMARY.target)
    short = len(abstract) == 1 and sum(len(run.text) for run in runs_of(abstract)) <= SHORT_SUMMARY
    setting = Setting(style=ReportType.lead) if short else Setting()
    return [title, *prose(bench, abstract, setting)]


def _name(bench: Bench, section: Section) -> SetText:
    """A section as the header names it: '3  Large multimodal models'."""
    number = plain_text(f"{section.numeral}\u2002").runs if section.numeral else ()
    return _header(bench, Text((*number, *section.title.runs), section.title.place))


def _header(bench: Bench, name: Text) -> SetText:
    return bench.cut(name, ReportType.header, MAIN.width)
