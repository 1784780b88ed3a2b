"""The first page: picture, title, who and when, and the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Figure, Run, Text, plain_text
from generator.model.words import credit_line, long_date
from generator.pdf import Part
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import FULL, MAIN, SIDE, Column

from .bench import Bench
from .blocks import TextBlock
from .figures import crop_to, picture_owner, show
from .texts import quoted
from .to_come import shown

if TYPE_CHECKING:
    from generator.pdf import Canvas

PICTURE_FOOT, QUOTE_TOP, LOWEST, CREDIT_TOP = 406.89, 183.89, 61.89, 46.89
"""Points above the page's foot."""
BELOW_PICTURE, BELOW_TITLE, ABOVE_QUOTE, BELOW_QUOTE = 30.0, 11.0, 24.0, 15.0
MOST_TITLE_LINES, MOST_QUOTE_LINES, MOST_AUTHORS = 6, 10, 12


def draw_cover(canvas: Canvas, bench: Bench) -> None:
    """Everything hangs from the picture's foot; long texts push it up. The title is read first, the picture before its credit."""
    title, quote, side = _title(bench), _quote(bench), _side(bench)
    grid = bench.grid
    low = min(grid.from_foot(QUOTE_TOP), grid.from_foot(LOWEST) - max(_height(quote), _height(side)))
    foot = min(grid.from_foot(PICTURE_FOOT), low - ABOVE_QUOTE - _height(title) - BELOW_PICTURE)
    figure = bench.document.cover.figure
    canvas.read(part for block in (*title, *side, *quote) for part in block.parts)
    if figure:
        size = grid.paper.width, foot
        show(canvas, shown(bench, figure, size), (0, 0), size, crop_to(figure, grid.paper.width / foot), picture_owner(figure))
    for blocks, top in ((title, foot + BELOW_PICTURE), (quote, low), (side, low), (_credit(bench, figure), grid.from_foot(CREDIT_TOP))):
        y = top
        for block in blocks:
            block.draw(canvas, y)
            y += block.height + block.after


def cover_quote_fits(bench: Bench) -> bool:
    """Whether the cover shows its quote; a longer one has a page of its own."""
    quote = bench.document.cover.quote
    return not quote or len(bench.set(quote.text, ReportType.cover_quote, MAIN.width).lines) <= MOST_QUOTE_LINES


def _title(bench: Bench) -> list[TextBlock]:
    document = bench.document
    text = bench.fitting(document.title, ReportType.cover_title, FULL.width, 2)
    if len(text.lines) > MOST_TITLE_LINES:
        text = _cut(bench, document.title, ReportType.cover_title[-1], "title", MOST_TITLE_LINES)
    made = [TextBlock(part=Part("H1"), column=FULL, text=text, after=BELOW_TITLE)]
    if document.subtitle:
        made.append(TextBlock(part=Part("P"), column=FULL, text=_cut(bench, document.subtitle, ReportType.subtitle, "subtitle", 4)))
    return made


def _cut(bench: Bench, text: Text, style: TextStyle, name: str, most: int) -> SetText:
    """The text in so many lines, with a warning when its end is left out."""
    made = bench.cut(text, style, FULL.width, most)
    if len(bench.set(text, style, FULL.width).lines) > most:
        message = f"the {name} takes more than {most} lines of the report's cover; its end is left out there"
        bench.diagnostics.warning("cover-too-long", message, text.place, "shorten it")
    return made


def _quote(bench: Bench) -> list[TextBlock]:
    quote = bench.document.cover.quote
    if not quote or not cover_quote_fits(bench):
        return []
    texts = [(quoted(quote.text), ReportType.cover_quote), (quote.second, ReportType.cover_side), (quote.by, ReportType.quote_by)]
    part = Part("BlockQuote")
    return [_line(bench, text, style, MAIN, Part("P", part), BELOW_QUOTE) for text, style in texts if text]


def _side(bench: Bench) -> list[TextBlock]:
    """Who and when. Of many authors the first are named here, and all on the last page."""
    document = bench.document
    muted = ReportType.cover_side.but(color="muted")
    shown = document.authors if len(document.authors) <= MOST_AUTHORS else document.authors[: MOST_AUTHORS - 1]
    lines = [(author, ReportType.quote_by) for author in shown]
    if others := len(document.authors) - len(shown):
        lines.append((plain_text(f"and {others} others"), ReportType.quote_by))
    lines += [(plain_text(long_date(document.date, document.language)), muted), (document.event, muted)]
    return [_line(bench, text, style, SIDE, Part("P")) for text, style in lines if text]


def _credit(bench: Bench, figure: Figure | None) -> list[TextBlock]:
    credit = credit_line(figure) if figure else Text()
    if not credit:
        return []
    return [_line(bench, Text((Run("Picture: "), *credit.runs)), ReportType.credit, FULL, Part("P"))]


def _line(bench: Bench, text: Text, style: TextStyle, column: Column, part: Part, after: float = 0.0) -> TextBlock:
    return TextBlock(part=part, column=column, text=bench.display(text, style, column.width), after=after)


def _height(blocks: list[TextBlock]) -> float:
    return sum(block.height + block.after for block in blocks) - (blocks[-1].after if blocks else 0.0)
