"""How wide the columns of a table are: as wide as what they hold, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Text
from generator.theme import TextStyle

from .bench import Bench
from .grid import FULL, MAIN, Column

GAP = 12.0
"""Between two columns, in points."""
FIRST = MAIN.x - FULL.x - GAP
"""The first column of a table of full width ends where the side column does, so that the second stands at the edge of the text."""
EASE = 0.5
"""Points that a column is wider than its text, so that rounding breaks no line."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What stands in one column, with the styles of its head and its body.

    `indent` is room before the text; `paddings` is room after that of each cell, where numbers stand by their decimal marks; in points.
    """

    head: Text
    body: Sequence[Text]
    head_style: TextStyle
    style: TextStyle
    paddings: Sequence[float]
    indent: float = 0.0

    def wish(self, bench: Bench) -> float:
        """The width at which no cell is broken."""
        widths = [bench.setter.width(text, self.style) + padding for text, padding in zip(self.body, self.paddings, strict=True)]
        return max(bench.setter.width(self.head, self.head_style), *widths, 0.0) + self.indent + EASE

    def need(self, bench: Bench) -> float:
        """The width at which no word is broken."""
        widths = [bench.setter.narrowest(text, self.style) + padding for text, padding in zip(self.body, self.paddings, strict=True)]
        return max(bench.setter.narrowest(self.head, self.head_style), *widths, 0.0) + self.indent + EASE


def widths(bench: Bench, columns: Sequence[Cells], within: Column) -> tuple[list[float], bool]:
    """A width for each column, and whether every word fits into its own."""
    room = within.width - GAP * (len(columns) - 1)
    wishes = [cells.wish(bench) for cells in columns]
    needs = wishes if sum(wishes) <= room else [cells.need(bench) for cells in columns]
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
