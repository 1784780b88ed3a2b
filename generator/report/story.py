"""A section becomes the blocks of its chapter; nothing here knows of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import Chart, Code, Equation, Exhibit, Figure, Paragraph, Point, Quote, Section, Table, Text, plain_text
from generator.pdf import Part
from generator.theme import ReportType, TextStyle
from generator.theme.page import LINE, MAIN, SIDE, Column

from .bench import Bench, section_target
from .blocks import TOPIC_PITCH, Block, Bookmark, HeadingBlock, Mark, Opening, TextBlock
from .charts import chart_blocks
from .code import callout_points, listing_blocks
from .equations import equation_blocks
from .figures import figure_blocks
from .prose import INDENT, MOST_TERM_LINES, Setting, hanging, heading, list_part, one, paragraph
from .tables import table_blocks
from .texts import joined, linked, runs_of, sentence

AFTER_LEAD = 30.0
CHARACTERISTICS = plain_text("Key characteristics")
EXAMPLES = plain_text("Examples")
MOST_TOPICS = 3
MOST_BESIDE = 210.0
"""Points that a quote beside the caption of a large figure may be high."""


def chapter(bench: Bench, section: Section) -> list[Block]:
    """A section of the highest level, without its notes."""
    made: list[Block] = [_opening(bench, section)]
    if lead := section.lead or sentence(section.headline):
        text = bench.display(lead, ReportType.lead, MAIN.width)
        made.append(TextBlock(part=Part("P"), text=text, after=AFTER_LEAD))
    if section.points:
        made.append(heading(bench, CHARACTERISTICS, 2, Setting(bench.grid.text)))
    made += _points(bench, section.points, section.examples, bench.accent(section.topic))
    made += _body(bench, section, Setting(bench.grid.text))
    for inner in section.sections:
        if inner.report:
            made += _subsection(bench, inner, 2)
    return made


def _opening(bench: Bench, section: Section) -> Opening:
    target = section_target(section)
    name = f"{section.numeral}\u2002{section.title.plain}" if section.numeral else section.title.plain
    made = Opening(
        part=Part("H1"),
        text=bench.fitting(section.title, ReportType.section_title, MAIN.width, 2),
        target=target,
        bookmark=Bookmark(name, 0),
    )
    if section.numeral:
        number, accent = section.numeral, bench.accent(section.topic)
        style = ReportType.numeral.but(color="muted" if accent == "text" else accent)
        style = style.but(size=style.size * min(1.0, SIDE.width / bench.setter.width(number, style)))
        made.numeral, made.overhang = bench.set(number, style), bench.overhang(number, style)
    return made


def _subsection(bench: Bench, section: Section, level: int) -> list[Block]:
    """A section below another: its lead is the first paragraph of its prose."""
    made: list[Block] = [_subheading(bench, section, level)]
    lead = section.lead or sentence(section.headline)
    if lead:
        made.append(paragraph(bench, lead, Setting(bench.grid.text)))
    accents = {bench.accent(topic) for topic in section.about}
    points = _points(bench, section.points, section.examples, accents.pop() if len(accents) == 1 else "text")
    if lead and points:
        points[0].before = LINE
    made += points
    made += _body(
        bench, section, Setting(bench.grid.text, heading=level + 1), indented=bool(lead) and not section.points and not section.examples
    )
    for inner in section.sections:
        if inner.report:
            made += _subsection(bench, inner, level + 1)
    return made


def _subheading(bench: Bench, section: Section, level: int) -> HeadingBlock:
    about = [bench.topics[index] for index in section.about[:MOST_TOPICS]]
    setting = Setting(bench.grid.text)
    if bench.grid.columns > 1:
        setting = setting.narrowed(TOPIC_PITCH * len(about))
    made = heading(bench, section.title, level, setting, section_target(section))
    made.hang = made.column.x - bench.grid.captions.x
    numbers = [bench.set(linked(plain_text(topic.numeral), section_target(topic)), ReportType.cell) for topic in about]
    made.topics = tuple(zip(map(bench.accent, section.about), numbers, strict=False))
    return made


# Points and examples


def _points(bench: Bench, points: Sequence[Point], examples: Sequence[Text], color: str) -> list[Block]:
    """Terms in the side column and sentences beside them; points without terms are a list. Examples are the last row."""
    bulleted = not any(point.term for point in points)
    whole = list_part("Disc" if bulleted else "None")
    rows = [_bullet(bench, point, whole) if bulleted else _point(bench, point, color, whole) for point in points]
    if examples:
        rows.append(_row(bench, EXAMPLES, sentence(joined(examples)), ReportType.term, whole))
    for row in rows[1:]:
        row[0].before = LINE
    if rows:
        rows[-1][-1].after = 2 * LINE
    return [block for row in rows for block in row]


def _point(bench: Bench, point: Point, color: str, whole: Part) -> list[Block]:
    return _row(bench, point.term, point.text, ReportType.term.but(color=color), whole)


def _row(bench: Bench, term: Text, text: Text, style: TextStyle, whole: Part) -> list[Block]:
    item = whole.inner("LI")
    setting = Setting(bench.grid.text, within=item, role="LBody")
    row = paragraph(bench, text, setting)
    made = bench.set(term, style, bench.grid.captions.width)
    if term and bench.grid.captions != SIDE:
        return [TextBlock(part=item.inner("Lbl"), column=setting.column, text=made, keep_with_next=True), row]
    if len(made.lines) > MOST_TERM_LINES:
        return [replace(heading(bench, term, 3, setting), part=item.inner("Lbl")), row]
    if term:
        row.mark = Mark(made, item.inner("Lbl"))
    return [row]


def _bullet(bench: Bench, point: Point, whole: Part) -> list[Block]:
    item = whole.inner("LI")
    setting = Setting(bench.grid.text, within=item, role="LBody")
    mark, inner = hanging(bench, "•", item.inner("Lbl"), setting, INDENT, bench.turns(point.text.runs))
    row = paragraph(bench, point.text, inner)
    row.rests, row.mark = 0.0, mark
    return [row]


# Prose and exhibits


def _body(bench: Bench, section: Section, setting: Setting, indented: bool = False) -> list[Block]:
    """The prose, each exhibit after the block that first refers to it; those that none refers to follow at the end."""
    waiting = _groups(section.exhibits)
    made: list[Block] = []
    for source in section.body:
        made += one(bench, source, setting, indented)
        indented = isinstance(source, Paragraph)
        for group in _due(waiting, {run.link for run in runs_of([source])}):
            waiting.remove(group)
            shown = _exhibits(bench, group, section)
            made += shown
            indented = indented and not any(block.height for block in shown)
    return made + [block for group in waiting for block in _exhibits(bench, group, section)]


def _groups(exhibits: Sequence[Exhibit]) -> list[tuple[Exhibit, ...]]:
    """The exhibits one by one, but a quote that follows a figure together with it."""
    groups: list[tuple[Exhibit, ...]] = []
    for exhibit in exhibits:
        if isinstance(exhibit, Quote) and groups and len(groups[-1]) == 1 and isinstance(groups[-1][0], Figure):
            groups[-1] = (*groups[-1], exhibit)
        else:
            groups.append((exhibit,))
    return groups


def _due(waiting: Sequence[tuple[Exhibit, ...]], links: set[str]) -> list[tuple[Exhibit, ...]]:
    """The exhibits that are linked to, and those of the same kind that are numbered before them."""
    due: list[tuple[Exhibit, ...]] = []
    for index, (exhibit, *_) in enumerate(waiting):
        if not isinstance(exhibit, Quote) and f"#{exhibit.id}" in links:
            due += [group for group in waiting[: index + 1] if isinstance(group[0], type(exhibit)) and group not in due]
    return due


def _exhibits(bench: Bench, group: tuple[Exhibit, ...], section: Section) -> list[Block]:
    """One exhibit, or a figure with a quote beside its caption. Such a figure, and one with a slide of its own, is shown large."""
    exhibit = group[0]
    if isinstance(exhibit, Table):
        return table_blocks(bench, exhibit)
    if isinstance(exhibit, Code):
        return [*listing_blocks(bench, exhibit), *_points(bench, callout_points(exhibit), (), "text")]
    if isinstance(exhibit, Chart):
        return chart_blocks(bench, exhibit, section)
    if isinstance(exhibit, Quote):
        return pull_quote(bench, exhibit, bench.grid.text)
    if isinstance(exhibit, Equation):
        return [*equation_blocks(bench, exhibit), *_points(bench, exhibit.where, (), "text")]
    made = figure_blocks(bench, exhibit, across=len(group) > 1 or section.layout == "full-figure")
    for quote in group[1:]:
        if isinstance(quote, Quote):
            blocks = pull_quote(bench, quote, bench.grid.text)
            if bench.grid.captions == SIDE and sum(block.height for block in blocks) <= MOST_BESIDE:
                made[-1].keep_with_next, blocks[0].before = True, 0.0
            made += blocks
    return made


def pull_quote(bench: Bench, quote: Quote, column: Column) -> list[Block]:
    part = Part("BlockQuote")
    texts = [(quote.text, ReportType.pull_quote), (quote.second, ReportType.body), (quote.by, ReportType.quote_by)]
    made: list[Block] = [
        TextBlock(part=Part("P", part), column=column, text=bench.compose(text, style, column.width), before=8, keep_with_next=True)
        for text, style in texts
        if text
    ]
    made[0].before, made[-1].after, made[-1].keep_with_next = 2 * LINE, 25.0, False
    return made
