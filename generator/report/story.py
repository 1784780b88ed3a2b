"""A section becomes the blocks of its chapter; nothing here knows of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import Exhibit, Figure, Paragraph, Point, Quote, Section, Table, Text, plain_text
from generator.theme import ReportType, TextStyle

from .bench import Bench, section_target
from .blocks import Block, Bookmark, Mark, Opening, Part, TextBlock
from .figures import figure_blocks
from .grid import LINE, MAIN, SIDE
from .notes import notes
from .prose import INDENT, Setting, heading, one, paragraph
from .tables import table_blocks
from .texts import joined, runs_of, sentence

AFTER_LEAD = 30.0
CHARACTERISTICS = plain_text("Key characteristics")
EXAMPLES = plain_text("Examples")
MOST_TERM_LINES = 8


def chapter(bench: Bench, section: Section) -> list[Block]:
    """A section of the highest level, from its opening to its notes."""
    made: list[Block] = [_opening(bench, section)]
    if lead := section.lead or sentence(section.headline):
        text = bench.set(lead, ReportType.lead, MAIN.width)
        made.append(TextBlock(part=Part("P"), text=text, after=AFTER_LEAD))
    if section.points:
        made.append(heading(bench, CHARACTERISTICS, 2, Setting()))
    made += _points(bench, section, bench.accent(section.topic))
    made += _body(bench, section, Setting())
    for inner in section.sections:
        if inner.report:
            made += _subsection(bench, inner, 2)
    return made + notes(bench, runs_of([block for each in section.walk() if each.report for block in each.body]))


def _opening(bench: Bench, section: Section) -> Opening:
    title = bench.fitting(section.title, ReportType.section_title, MAIN.width, 2)
    numeral = None
    if section.number:
        accent = bench.accent(section.topic)
        style = ReportType.numeral.but(color="muted" if accent == "text" else accent)
        size = min(1.0, SIDE.width / bench.setter.width(str(section.number), style))
        numeral = bench.set(str(section.number), style.but(size=style.size * size))
    target = section_target(section)
    name = f"{section.number}\u2002{section.title.plain}" if section.number else section.title.plain
    return Opening(part=Part("H1"), text=title, numeral=numeral, whole=True, keep_with_next=True, target=target, bookmark=Bookmark(name, 0))


def _subsection(bench: Bench, section: Section, level: int) -> list[Block]:
    """A section below another: its lead is the first paragraph of its prose."""
    made: list[Block] = [heading(bench, section.title, level, Setting(), section_target(section))]
    lead = section.lead or sentence(section.headline)
    if lead:
        made.append(paragraph(bench, lead, Setting()))
    accents = {bench.accent(topic) for topic in section.about}
    made += _points(bench, section, accents.pop() if len(accents) == 1 else "text")
    made += _body(bench, section, Setting(heading=level + 1), indented=bool(lead) and not section.points and not section.examples)
    for inner in section.sections:
        if inner.report:
            made += _subsection(bench, inner, level + 1)
    return made


# Points and examples


def _points(bench: Bench, section: Section, color: str) -> list[Block]:
    """Terms in the side column and sentences beside them; points without terms are a list. Examples are the last row."""
    whole = Part("L")
    bulleted = not any(point.term for point in section.points)
    rows = [_bullet(bench, point, whole) if bulleted else _point(bench, point, color, whole) for point in section.points]
    if section.examples:
        rows.append(_row(bench, EXAMPLES, sentence(joined(section.examples)), ReportType.term, whole))
    for row in rows[1:]:
        row[0].before = LINE
    if rows:
        rows[-1][-1].after = 2 * LINE
    return [block for row in rows for block in row]


def _point(bench: Bench, point: Point, color: str, whole: Part) -> list[Block]:
    return _row(bench, point.term, point.text, ReportType.term.but(color=color), whole)


def _row(bench: Bench, term: Text, text: Text, style: TextStyle, whole: Part) -> list[Block]:
    setting = Setting(within=Part("LI", whole), role="LBody")
    row = paragraph(bench, text, setting)
    made = bench.set(term, style, SIDE.width)
    if len(made.lines) > MOST_TERM_LINES:
        return [heading(bench, term, 3, setting), row]
    if term:
        row.mark = Mark(made)
    return [row]


def _bullet(bench: Bench, point: Point, whole: Part) -> list[Block]:
    setting = Setting(within=Part("LI", whole), role="LBody")
    row = paragraph(bench, point.text, replace(setting, column=MAIN.inset(INDENT)))
    row.rests, row.mark = 0.0, Mark(bench.set("•", setting.style), MAIN.x)
    return [row]


# Prose and exhibits


def _body(bench: Bench, section: Section, setting: Setting, indented: bool = False) -> list[Block]:
    """The prose, each exhibit after the block that first refers to it; those that none refers to follow at the end."""
    waiting = list(section.exhibits)
    made: list[Block] = []
    for source in section.body:
        made += one(bench, source, setting, indented)
        indented = isinstance(source, Paragraph)
        for exhibit in _due(waiting, {run.link for run in runs_of([source])}):
            waiting.remove(exhibit)
            made += _exhibit(bench, exhibit)
    return made + [block for exhibit in waiting for block in _exhibit(bench, exhibit)]


def _due(waiting: Sequence[Exhibit], links: set[str]) -> list[Exhibit]:
    """The exhibits that are linked to, and those of the same kind that are numbered before them."""
    due: list[Exhibit] = []
    for exhibit in waiting:
        if not isinstance(exhibit, Quote) and f"#{exhibit.id}" in links:
            due += [other for other in waiting if type(other) is type(exhibit) and other.number <= exhibit.number and other not in due]
    return due


def _exhibit(bench: Bench, exhibit: Exhibit) -> list[Block]:
    match exhibit:
        case Figure():
            return figure_blocks(bench, exhibit)
        case Table():
            return table_blocks(bench, exhibit)
        case Quote():
            return pull_quote(bench, exhibit)


def pull_quote(bench: Bench, quote: Quote) -> list[Block]:
    part = Part("BlockQuote")
    texts = [(quote.text, ReportType.pull_quote, 0.0), (quote.second, ReportType.body, 8.0), (quote.by, ReportType.quote_by, 8.0)]
    made: list[Block] = [
        TextBlock(part=Part("P", part), text=bench.set(text, style, MAIN.width), before=before, keep_with_next=True)
        for text, style, before in texts
        if text
    ]
    made[0].before, made[-1].after, made[-1].keep_with_next = 30.0, 25.0, False
    return made
