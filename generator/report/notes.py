"""Footnotes: the notes of a chapter, and the foot of a column, where they stand under a short rule."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator
from copy import copy
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from generator.pdf import Part, mark_of
from generator.theme import ReportType
from generator.theme.page import PageGrid

from .bench import Bench
from .blocks import TOUCH, Block
from .keeping import needs
from .prose import INDENT, Setting, hanging, marked
from .texts import runs_of

if TYPE_CHECKING:
    from generator.pdf import Canvas

RULE = 60.0
ABOVE_RULE, BELOW_RULE = 14.0, 6.0
SHORT = 6 * ReportType.footnote.leading
"""A note up to this height is not divided."""
MOST_CARRIED = 2 / 3
"""The share of a page that notes of the page before may take while there is text to go on with."""


class Notes:
    """The notes that one chapter mentions, each set once, when it is first asked for."""

    def __init__(self, bench: Bench, grid: PageGrid) -> None:
        self.bench = bench
        self.column = grid.text
        self.begun: dict[str, None] = {}
        """The notes that stand on a page, or whose beginning does."""
        self._made: dict[str, list[Block]] = {}

    def blocks(self, label: str) -> list[Block]:
        if label not in self._made:
            self._made[label] = self._set(label)
        return self._made[label]

    def with_their_own(self, labels: Iterable[str], known: Container[str] = ()) -> list[str]:
        """The labels, each once and without those that are known, followed by those that the notes themselves mention."""
        found: dict[str, None] = {}
        waiting = deque(labels)
        while waiting:
            label = waiting.popleft()
            if label not in found and label not in known:
                found[label] = None
                waiting += (run.note for run in runs_of(self.bench.notes[label].blocks) if run.note)
        return list(found)

    def forget(self, begun: int) -> None:
        """Only so many notes, the first ones, have begun."""
        while len(self.begun) > begun:
            self.begun.popitem()

    def parts(self, blocks: Iterable[Block]) -> Iterator[Part]:
        """What the blocks show in the order in which it is read: a note follows the block that first mentions it."""
        read: set[str] = set()
        for block in blocks:
            yield from block.parts
            for label in self.with_their_own(block.notes(), read):
                read.add(label)
                for each in self.blocks(label):
                    yield from each.parts

    def _set(self, label: str) -> list[Block]:
        """The blocks of a note; its number leads back to its mark."""
        note = self.bench.notes[label]
        part = Part("Note")
        setting = Setting(self.column, ReportType.footnote, heading=3, within=part, spaced=True)
        turned = self.bench.turns(runs_of(note.blocks))
        mark, inner = hanging(self.bench, str(note.number), part.inner("Lbl"), setting, INDENT, turned, f"#{mark_of(label)}")
        blocks = marked(self.bench, mark, note.blocks, inner)
        blocks[0].target = label
        return blocks


class Foot:
    """The foot of a column, `shift` points from the first. `blocks` are what stands there, `waiting` what goes on at the next foot.

    `height` are the points that it takes, with the rule and the space above that; 0 without notes.
    """

    def __init__(self, notes: Notes, grid: PageGrid, shift: float) -> None:
        self.notes, self.grid, self.shift = notes, grid, shift
        self.blocks: list[Block] = []
        self.waiting: list[Block] = []
        self.height = 0.0

    def copied(self) -> Foot:
        made = copy(self)
        made.blocks, made.waiting = [*self.blocks], [*self.waiting]
        return made

    @property
    def most_carried(self) -> float:
        return self.grid.room * MOST_CARRIED

    def grows(self, labels: Iterable[str]) -> float:
        """Points that the foot must grow by at least for text with these marks: all of each note, of a long last one the beginning.

        While older notes wait for the next page there is no room for newer ones.
        """
        new = self.notes.with_their_own(labels, self.notes.begun)
        if not new:
            return 0.0
        if self.waiting:
            return inf
        *others, last = (self.notes.blocks(label) for label in new)
        whole = _stacked(last)
        least = whole if whole <= SHORT else needs(last, self.grid.room)[0].height
        space = sum(max(before[-1].after, after[0].before) for before, after in pairwise((self.blocks, *others, last)) if before)
        return (0.0 if self.blocks else ABOVE_RULE + BELOW_RULE) + space + sum(map(_stacked, others)) + least

    def add(self, labels: Iterable[str], room: float) -> None:
        """The notes of these marks; `room` is how far the foot may grow, what is beyond waits."""
        new = self.notes.with_their_own(labels, self.notes.begun)
        self.notes.begun.update(dict.fromkeys(new))
        self._take([block for label in new for block in self.notes.blocks(label)], self.height + room)

    def carry(self, waiting: list[Block], most: float, *, whole: bool) -> None:
        """What waits from the column before, in at most so many points unless its first block is higher and the `whole` column free."""
        if whole and waiting and min(needs(waiting, self.grid.room)[0].height, _stacked(waiting)) + ABOVE_RULE + BELOW_RULE > most:
            most = self.grid.room
        self._take(waiting, most)
        if whole and self.waiting and not self.blocks:
            self._put(self.waiting.pop(0))

    def draw(self, canvas: Canvas) -> None:
        """Draws it so that it ends where the text area does."""
        if not self.blocks:
            return
        y = self.grid.bottom - self.height + ABOVE_RULE
        canvas.rule(self.notes.column.x + self.shift, y, RULE, 0.75, "text")
        y += BELOW_RULE
        for block, following in zip(self.blocks, (*self.blocks[1:], None), strict=True):
            block.moved(self.shift).draw(canvas, y)
            y += block.height + (max(block.after, following.before) if following else 0.0)

    def _take(self, blocks: list[Block], most: float) -> None:
        """As many of the blocks as fit, the last one possibly in part; the others wait."""
        if not blocks:
            return
        wanted = needs(blocks, self.grid.room)
        for index, block in enumerate(blocks):
            room = most - self.height - self._space(block)
            if not self.waiting and wanted[index].height <= room + TOUCH:
                if block.height <= room + TOUCH:
                    self._put(block)
                    continue
                if pieces := block.split(room):
                    self._put(pieces[0])
                    block = pieces[1]
            self.waiting += [block, *blocks[index + 1 :]]
            return

    def _put(self, block: Block) -> None:
        self.height += self._space(block) + block.height
        self.blocks.append(block)

    def _space(self, block: Block) -> float:
        return max(self.blocks[-1].after, block.before) if self.blocks else ABOVE_RULE + BELOW_RULE


def _stacked(blocks: list[Block]) -> float:
    """The height of blocks that stand one below the other."""
    spaces = sum(max(block.after, following.before) for block, following in pairwise(blocks))
    return sum(block.height for block in blocks) + spaces
