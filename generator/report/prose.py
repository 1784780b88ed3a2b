"""Markdown blocks become blocks of the flow: paragraphs, headings, lists, quotes, code and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.model import Block as Source
from generator.model import BlockQuote, Definitions, Display, Grid, Heading, ItemList, Listing, Paragraph, Run, Text
from generator.pdf import Part, Role, heading_role
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import HALF, LINE, MAIN, SIDE, Column

from .bench import Bench
from .blocks import Block, Bookmark, HeadingBlock, Mark, TextBlock
from .code import code_block, code_column
from .equations import display
from .tables import grid_blocks
from .texts import runs_of

INDENT = 15.0
MOST_TERM_LINES = 8
"""A term that takes more in the side column stands above its sentence."""
BETWEEN = LINE / 2
"""Space around lists and quotes, so that two of them leave the text on its grid."""
NARROWEST = 120.0
RUNNING = (ReportType.body, ReportType.footnote)
"""What is hyphenated and, in a theme that wants it, justified. Leads are large, and so are a hyphen and a wide space in them."""
RIGHT_TO_LEFT_MARK = "\u200f"
"""Brings the full stop of '1.' to the left of its number."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how prose is set. `heading` is the level of its highest heading: 2 in a section, 3 in a subsection.

    Paragraphs are told apart by an indent or, where they are `spaced`, by half a line. Quotes are always `ragged`.
    """

    column: Column = MAIN
    style: TextStyle = ReportType.body
    heading: int = 2
    within: Part | None = None
    role: Role = "P"
    spaced: bool = False
    ragged: bool = False

    @property
    def nested(self) -> bool:
        """Whether it stands inside of something, such as a list or a note, and not in a column of the page."""
        return self.column not in (MAIN, HALF)

    @property
    def rests(self) -> float | None:
        """Body text of a column stands on the grid, smaller text and that of lists runs free."""
        return 0.0 if self.style is ReportType.body and not self.nested else None

    def narrowed(self, left: float, right: float = 0.0) -> Setting:
        """The same for what is nested; deep down, where the column would get too narrow, it keeps its width."""
        column = self.column.inset(left, right)
        return replace(self, column=column) if column.width >= NARROWEST else self


def prose(bench: Bench, sources: Sequence[Source], setting: Setting, *, indented: bool = False) -> list[Block]:
    """The blocks in order. A paragraph after a paragraph is indented, as is the first when `indented`."""
    made: list[Block] = []
    for source in sources:
        blocks = one(bench, source, setting, indented)
        if setting.spaced and made and isinstance(source, Paragraph):
            blocks[0].before = BETWEEN
        made += blocks
        indented = isinstance(source, Paragraph) and not setting.spaced
    return made


def one(bench: Bench, source: Source, setting: Setting, indented: bool) -> list[Block]:
    match source:
        case Paragraph(text):
            return [paragraph(bench, text, setting, indented)]
        case Heading(level, text):
            return [heading(bench, text, setting.heading + level - 1, setting)]
        case Listing():
            return [code_block(bench, source, code_column(bench, source, setting.column), setting.within)]
        case BlockQuote(blocks):
            inner = replace(setting.narrowed(INDENT, INDENT), within=Part("BlockQuote", setting.within), ragged=True)
            return _spaced(prose(bench, blocks, inner), BETWEEN)
        case ItemList():
            return _items(bench, source, setting)
        case Definitions():
            return _definitions(bench, source, setting)
        case Display(formula, place):
            return [display(bench, formula, place, setting.column, setting.within)]
        case Grid():
            return grid_blocks(bench, source, setting.column, setting.within)


def paragraph(bench: Bench, text: Text, setting: Setting, indented: bool = False) -> TextBlock:
    runs_on = setting.style in RUNNING
    justified = bench.theme.justify and runs_on and not setting.ragged
    style = setting.style.but(align="justify") if justified else setting.style

    def composed(indent: float) -> SetText:
        return bench.compose(text, style, setting.column.width, indent, hyphenate=runs_on)

    made = composed(INDENT if indented else 0.0)
    again = None if indented else lambda: composed(INDENT)
    return TextBlock(part=Part(setting.role, setting.within), column=setting.column, text=made, rests=setting.rests, indented=again)


def heading(bench: Bench, text: Text, level: int, setting: Setting, target: str = "") -> HeadingBlock:
    """A heading of level 2 or lower. With a target it is the title of a subsection and has its place in the outline."""
    style, before, after = (ReportType.subheading, 25.0, 7.0) if level == 2 else (ReportType.third_heading, LINE, 0.0)
    return HeadingBlock(
        part=Part(heading_role(level), setting.within),
        column=setting.column,
        text=bench.set(text, style, setting.column.width),
        before=before,
        after=after,
        target=target,
        bookmark=Bookmark(text.plain, level - 1) if target else None,
    )


def front_title(bench: Bench, title: str, target: str) -> HeadingBlock:
    """The title of a page that is no section, such as the contents."""
    text = bench.set(title, ReportType.front_title, MAIN.width)
    return HeadingBlock(part=Part("H1"), text=text, after=24, target=target, bookmark=Bookmark(title, 0))


def _items(bench: Bench, source: ItemList, setting: Setting) -> list[Block]:
    labels = ["•" if source.start is None else f"{source.start + i}." for i in range(len(source.items))]
    room = max([INDENT, *(bench.setter.width(label, setting.style) + 5 for label in labels)])
    turned = bench.turns(runs_of([source]))
    whole = list_part("Disc" if source.start is None else "Decimal", setting.within)
    made: list[Block] = []
    for label, item in zip(labels, source.items, strict=True):
        part = whole.inner("LI")
        mark, inner = hanging(bench, label, part.inner("Lbl"), setting, room, turned)
        made += marked(bench, mark, item, replace(inner, within=part.inner("LBody"), spaced=True))
    return _spaced(made, 0.0 if setting.nested else BETWEEN)


def _definitions(bench: Bench, source: Definitions, setting: Setting) -> list[Block]:
    """Terms in the side column with their meanings beside them; where that is not free, or not wide enough, each above its meaning."""
    whole = list_part("None", setting.within)
    made: list[Block] = []
    for term, meaning in source.items:
        item = whole.inner("LI")
        inner = replace(setting, within=item.inner("LBody"), spaced=True)
        beside = bench.set(term, ReportType.term, SIDE.width)
        if setting.column == MAIN and len(beside.lines) <= MOST_TERM_LINES:
            blocks = marked(bench, Mark(beside, item.inner("Lbl")), meaning, inner)
        else:
            name = Text(tuple(replace(run, tone="label") for run in term.runs), term.place)
            above = bench.set(name, setting.style, setting.column.width)
            label = TextBlock(part=item.inner("Lbl"), column=setting.column, text=above, keep_with_next=True)
            blocks = [label, *prose(bench, meaning, inner.narrowed(INDENT))]
        made += _spaced(blocks, BETWEEN if setting.nested else LINE)
    return made


def list_part(numbering: Literal["None", "Disc", "Decimal"], within: Part | None = None) -> Part:
    """A list; `numbering` says what its labels are, with None for words."""
    return Part("L", within, attributes=f"<</O /List /ListNumbering /{numbering}>>")


def hanging(bench: Bench, label: str, part: Part, setting: Setting, room: float, turned: bool, link: str = "") -> tuple[Mark, Setting]:
    """A label in a room of so many points at the column's edge, and the setting of what hangs beside it.

    It may lead somewhere, and stands at the right of what has `turned`, that is runs from right to left in a document that does not.
    """
    shown = RIGHT_TO_LEFT_MARK + label if turned or bench.setter.rtl else label
    text = bench.set(Text((Run(shown, link=link),)), setting.style, room)
    if turned:
        return Mark(text, part, setting.column.right - room), setting.narrowed(0.0, room)
    return Mark(text, part, setting.column.x), setting.narrowed(room)


def marked(bench: Bench, mark: Mark, sources: Sequence[Source], setting: Setting) -> list[Block]:
    """Blocks with a label that hangs beside the first line of the first."""
    blocks = prose(bench, sources, setting)
    if not blocks or not isinstance(blocks[0], TextBlock) or blocks[0].mark or blocks[0].padding:
        empty = bench.set(" ", setting.style)
        blocks.insert(0, TextBlock(part=Part("P", setting.within), column=setting.column, text=empty, keep_with_next=True))
    first = blocks[0]
    assert isinstance(first, TextBlock)
    first.mark = mark
    return blocks


def _spaced(blocks: list[Block], space: float) -> list[Block]:
    """The blocks with so much space before the first and after the last."""
    if blocks:
        blocks[0].before = max(blocks[0].before, space)
        blocks[-1].after = max(blocks[-1].after, space)
    return blocks
