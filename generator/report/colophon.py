"""The last page: how the report was made, whom to write to, and whose pictures it shows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Figure, Run, Text, plain_text
from generator.model.words import credit_line, long_date
from generator.theme import ReportType
from generator.theme.page import MAIN, SIDE

from .bench import Bench
from .blocks import Block, Mark, TextBlock
from .contents import COLOPHON
from .cover import MOST_AUTHORS
from .prose import Setting, front_title, heading, list_part, paragraph
from .texts import joined, sentence

CREDIT_GAP = 3.0


def colophon(bench: Bench) -> list[Block]:
    document, fonts = bench.document, bench.theme.fonts
    made_of = f"Set in {fonts.serif.name} and {fonts.body.name}, with {fonts.code.name} for code. "
    source = "The report and the slides are made from one source"
    date = long_date(document.date, document.language).replace(" ", "\u00a0")
    edition = f"; this edition is dated {date}." if document.date else "."
    made: list[Block] = [
        front_title(bench, COLOPHON.name, COLOPHON.target),
        paragraph(bench, plain_text(made_of + source + edition), Setting()),
    ]
    if document.closing and document.closing.contact:
        made.append(heading(bench, plain_text("Contact"), 2, Setting()))
        made += [paragraph(bench, line, Setting()) for line in document.closing.contact]
    if len(document.authors) > MOST_AUTHORS:
        made += [heading(bench, plain_text("Authors"), 2, Setting()), paragraph(bench, sentence(joined(document.authors)), Setting())]
    credits_ = list(_credits(bench))
    return made + ([heading(bench, plain_text("Picture credits"), 2, Setting()), *credits_] if credits_ else [])


def _credits(bench: Bench) -> Iterator[Block]:
    document = bench.document
    whole = list_part("None")
    for figure in document.figures():
        credit = credit_line(figure)
        if credit:
            item = whole.inner("LI")
            name = bench.set(_name(bench, figure), ReportType.table_label.but(align="right"), SIDE.width)
            yield TextBlock(
                part=item.inner("LBody"),
                text=bench.set(sentence(credit), ReportType.contents, MAIN.width),
                mark=Mark(name, item.inner("Lbl")),
                before=CREDIT_GAP,
            )


def _name(bench: Bench, figure: Figure) -> Text:
    document = bench.document
    if figure.number:
        name, link = f"Figure\u00a0{figure.number}", f"#{figure.id}"
    else:
        name, link = "Cover" if figure is document.cover.figure else "Last slide", ""
    return Text((Run(name, link=link),))
