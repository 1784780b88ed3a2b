"""How wide the columns of a table are: as wide as what they hold, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.exhibits.numerals import tails
from generator.model import Alignment, Run, Text
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import FULL, MAIN, Column

from .bench import Bench

GAP = 12.0
"""Between two columns, in points."""
FIRST = MAIN.x - FULL.x - GAP
"""The first column of a table of full width ends where the side column does, so that the second stands at the edge of the text."""
EASE = 0.5
"""Points that a column is wider than its text, so that rounding breaks no line."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What stands in one column, with the styles of its head and its body; `lines` is each cell on a line as long as it is.

    `indent` is room before the text; `paddings` is room after that of each cell, where numbers stand by their decimal marks; in points.
    """

    head: Text
    body: Sequence[Text]
    head_style: TextStyle
    style: TextStyle
    lines: Sequence[SetText]
    paddings: Sequence[float]
    indent: float = 0.0

    @classmethod
    def of(cls, bench: Bench, head: Text, body: Sequence[Text], align: Alignment, first: bool) -> Cells:
        """A column under its head. One of numbers ends at its side; the first one names its rows, and its numbers are names."""
        style = ReportType.cell_head if first else ReportType.cell
        after = None if first else tails(body)
        align = "right" if after else align
        if bench.setter.rtl and align == "right":
            align = "left"  # the side at which a cell begins, which is the right one
        style = style.but(align=align)
        paddings = _paddings(bench, after, style) if after else [0.0] * len(body)
        return cls(head, body, ReportType.table_header.but(align=align), style, [bench.set(text, style) for text in body], paddings)

    def wish(self, bench: Bench) -> float:
        """The width at which no cell is broken."""
        widths = [_width(lines) + padding for lines, padding in zip(self.lines, self.paddings, strict=True)]
        return max(bench.setter.width(self.head, self.head_style), *widths, 0.0) + self.indent + EASE

    def need(self, bench: Bench) -> float:
        """The width at which no word is broken."""
        widths = [bench.setter.narrowest(text, self.style) + padding for text, padding in zip(self.body, self.paddings, strict=True)]
        return max(bench.setter.narrowest(self.head, self.head_style), *widths, 0.0) + self.indent + EASE

    def set(self, bench: Bench, row: int, width: float, padded: bool) -> SetText:
        """The cell of a row in a column of the width; without its padding where there is no room for that."""
        padding = self.paddings[row] if padded else 0.0
        before, measure = (padding, width - self.indent) if bench.setter.rtl else (0.0, width - self.indent - padding)
        found = self.lines[row]
        if not before and len(found.lines) == 1 and _width(found) <= measure:
            return replace(found, measure=measure)
        return bench.set(self.body[row], self.style, measure, before)


def _width(text: SetText) -> float:
    return max((line.width for line in text.lines), default=0.0)


def _paddings(bench: Bench, after: Sequence[Text], style: TextStyle) -> list[float]:
    """Points that each number ends before its side, so that all have their decimal marks below each other."""
    known: dict[str, float] = {}
    widths = []
    for tail in after:
        plain = tail.runs[0].text if len(tail.runs) == 1 and tail.runs[0] == Run(tail.plain, place=tail.runs[0].place) else ""
        width = known[plain] if plain in known else bench.setter.width(tail, style)
        if plain:
            known[plain] = width
        widths.append(width)
    longest = max(widths)
    return [longest - width for width in widths]


@dataclass(frozen=True, slots=True)
class Over:
    """A title over as many `columns`, from the one with the index `start` on."""

    start: int
    columns: int
    text: Text
    style: TextStyle

    def widened(self, bench: Bench, widths: list[float]) -> list[float]:
        """The widths with as much more for the columns below as no word of the title is broken at."""
        under = range(self.start, self.start + self.columns)
        short = bench.setter.narrowest(self.text, self.style) + EASE - GAP * (self.columns - 1) - sum(widths[i] for i in under)
        return [width + max(short, 0.0) / self.columns if i in under else width for i, width in enumerate(widths)]


def widths(bench: Bench, columns: Sequence[Cells], over: Sequence[Over], within: Column) -> tuple[list[float], bool]:
    """A width for each column, and whether every word fits into its own."""
    room = within.width - GAP * (len(columns) - 1)
    wishes = [cells.wish(bench) for cells in columns]
    for title in over:
        wishes = title.widened(bench, wishes)
    needs = wishes
    if sum(wishes) > room:
        needs = [cells.need(bench) for cells in columns]
        for title in over:
            needs = title.widened(bench, needs)
    if sum(needs) > room:
        return shared(needs, [0.0] * len(columns), room), False
    if within == FULL and needs[0] <= FIRST and wishes[0] <= 1.25 * FIRST and sum(needs[1:]) <= room - FIRST:
        return [FIRST, *shared(wishes[1:], needs[1:], room - FIRST)], True
    return shared(wishes, needs, room), True


def shared(wishes: Sequence[float], needs: Sequence[float], room: float) -> list[float]:
    """The room given out: to each its wish or, where that is more than an even share, the share or its need; what is left by wishes."""
    given: dict[int, float] = {}
    waiting, left = set(range(len(wishes))), room
    while waiting:
        share = left / len(waiting)
        settled = {i for i in waiting if wishes[i] <= share} or {i for i in waiting if needs[i] > share}
        for i in settled or waiting:
            given[i] = wishes[i] if wishes[i] <= share else max(needs[i], share if not settled else 0.0)
            left -= given[i]
        waiting -= settled or set(waiting)
    spare = max(left, 0.0) / sum(given.values()) if given else 0.0
    return [given[i] * (1 + spare) for i in range(len(wishes))]
