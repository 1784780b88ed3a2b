"""Code on its panel. A line that is too long goes on under its own indent, with a sign before it that is no part of the code."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.exhibits.code import coloured
from generator.exhibits.code_lines import SIGN, code_lines
from generator.model import Code, Listing, Point, Run, Text
from generator.pdf import Part
from generator.text import Line, SetText
from generator.theme import ReportType
from generator.theme.page import FULL, HALF, LINE, SIDE, Column

from .bench import Bench
from .blocks import Block, TextBlock

if TYPE_CHECKING:
    from generator.pdf import Canvas

INSET = 9.0
CLOSE = 4.0
"""Points between a listing and the words above and below it."""


@dataclass(kw_only=True)
class CodeBlock(TextBlock):
    """Lines of code. `rests_of` are those that go on with the line before, each with the points from the edge of the code to its sign.

    `numbers` stand before lines that something is said about; the text that says it has them too.
    """

    sign: SetText
    rests_of: Mapping[int, float] = field(default_factory=dict)
    numbers: Mapping[int, SetText] = field(default_factory=dict)

    def paint(self, canvas: Canvas, top: float) -> None:
        super().paint(canvas, top)
        for index in range(self.first, self.last):
            y = top + self.padding + (index - self.first) * self.text.style.leading
            if index in self.numbers:
                canvas.draw_text(self.column.x - CLOSE - self.numbers[index].width, y, self.numbers[index])
            if index in self.rests_of:
                canvas.draw_text(self.column.x + self.padding + self.rests_of[index], y, self.sign)


def code_column(bench: Bench, listing: Listing, column: Column) -> Column:
    """Code with a line that is longer than one of two columns of text stands across them."""
    if column != HALF:
        return column
    longest = max(bench.setter.width(line, ReportType.code) for line in listing.code.split("\n"))
    return FULL if longest > column.width - 2 * INSET else column


def code_block(bench: Bench, listing: Listing, column: Column, within: Part | None) -> CodeBlock:
    measure = column.width - 2 * INSET
    text, rests = _wrapped(bench, bench.set(coloured(listing), ReportType.code, measure))
    return CodeBlock(
        part=Part("P", within).inner("Code"),
        column=column,
        text=text,
        sign=bench.set(SIGN, ReportType.code.but(color="muted")),
        rests_of=rests,
        padding=INSET,
        before=LINE / 2,
        after=LINE,
    )


def listing_blocks(bench: Bench, code: Code) -> list[Block]:
    """A numbered listing: its caption, the code, and where it is from."""
    whole, column = Part("Div"), code_column(bench, code.listing, bench.grid.text)
    panel = column.inset(_room_for_numbers(bench, code))
    label = Run(f"Listing\u00a0{code.number}" + ("\u2002" if code.caption else ""), tone="label", place=code.place)
    caption = Text((label, *code.caption.runs), code.place)
    made: list[Block] = [
        TextBlock(
            part=whole.inner("Caption"),
            column=column,
            text=bench.set(caption, ReportType.table_caption, column.width),
            whole=True,
            keep_with_next=True,
        ),
        _with_numbers(bench, code_block(bench, code.listing, panel, whole), {callout.line for callout in code.callouts}),
    ]
    if code.source:
        source = bench.set(code.source, ReportType.credit, column.width)
        made.append(TextBlock(part=whole.inner("P"), column=column, text=source, before=CLOSE, whole=True))
        made[1].after = CLOSE
    made[0].before, made[0].target, made[1].before, made[-1].after = 25.0, code.id, CLOSE, 25.0
    return made


def callout_points(code: Code) -> list[Point]:
    """What is said about its lines, in their order: the number of the line, the term, the sentence."""
    made = []
    for callout in sorted(code.callouts, key=lambda callout: callout.line):
        number = Run(str(callout.line) + "\u2002" * bool(callout.term), place=callout.place)
        made.append(Point(callout.text, Text((number, *callout.term.runs), callout.place), callout.place))
    return made


def _room_for_numbers(bench: Bench, code: Code) -> float:
    """Points before the panel where no side column has room for the numbers of its lines."""
    if not code.callouts or bench.grid.captions == SIDE:
        return 0.0
    return CLOSE + max(bench.setter.width(str(callout.line), ReportType.code) for callout in code.callouts)


def _with_numbers(bench: Bench, block: CodeBlock, wanted: Set[int]) -> CodeBlock:
    """The block with the numbers of those lines of code beside it."""
    begun = [index for index in range(len(block.text.lines)) if index not in block.rests_of]
    style = ReportType.code.but(color="muted")
    numbers = {index: bench.set(str(line), style) for line, index in enumerate(begun, 1) if line in wanted}
    return replace(block, numbers=numbers)


def _wrapped(bench: Bench, made: SetText) -> tuple[SetText, dict[int, float]]:
    """The code with what is left of too long lines under their indent, and where the signs of these stand.

    What runs from right to left, or stands in a report that does, is left as it was broken.
    """
    if made.rtl or bench.setter.rtl or len(made.lines) == made.text.plain.count("\n") + 1:
        return made, {}
    lines: list[Line] = []
    rests: dict[int, float] = {}
    for line in code_lines(bench.setter, made.text, made.style, made.measure):
        first, *others = line.text.lines
        rests.update((len(lines) + 1 + index, line.indent) for index in range(len(others)))
        lines += [first, *(_moved(other, line.hang) for other in others)]
        lines[-1] = lines[-1]._replace(tail=lines[-1].tail + "\n")
    lines[-1] = lines[-1]._replace(tail=lines[-1].tail.removesuffix("\n"))
    return replace(made, lines=tuple(lines)), rests


def _moved(line: Line, by: float) -> Line:
    """The line so many points further to the right."""
    return line._replace(spans=tuple(span._replace(left=span.left + by) for span in line.spans), width=line.width + by)
