"""The page filler: the blocks of a chapter go in, pages come out, in one pass. It decides where a block stands, nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from generator.model import Run, Text
from generator.text import SetText
from generator.theme import ReportType

from .bench import Bench
from .blocks import TOUCH, Block
from .grid import FOOTER, HEADER, MAIN, SIDE, TOP, to_line
from .keeping import Need, chain, need, needs
from .notes import Foot, Notes

if TYPE_CHECKING:
    from generator.pdf import Canvas

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


DRAFT = "Draft"
FROM_EDGE = 54.0
"""Points from the edge of the paper to the top of the word in the outer margin that marks a draft."""


class Pages:
    """Fills pages on a canvas, one chapter after the other. `count` counts all pages, the cover too."""

    def __init__(self, canvas: Canvas, bench: Bench) -> None:
        self.canvas = canvas
        self.bench = bench
        self.count = 0
        self.front = 0
        """Pages numbered in Roman figures; the others begin again at 1."""
        self.footer = bench.cut(bench.document.title, ReportType.footer, MAIN.width)
        self.draft = bench.set(DRAFT, ReportType.draft) if bench.document.draft else None

    @property
    def label(self) -> str:
        """What the current page is called: 'ii', or '2'."""
        return roman(self.count) if not self.front else str(self.count - self.front)

    def begin(self) -> None:
        """A page without header or footer."""
        if self.count:
            self.canvas.end_page()
        if self.count in (0, self.front):
            self.canvas.page_labels("decimal" if self.count else "roman")
        self.count += 1
        if self.draft:
            self.canvas.upright_text(self.bench.grid.width - FROM_EDGE, self.bench.grid.bottom, self.draft, "Watermark")

    def fill(self, blocks: Sequence[Block], name: SetText | None, *, opening: bool = False) -> None:
        """Places the blocks, from a new page on. `name` is for the header, of the first page too unless it is a chapter's opening."""
        notes = Notes(self.bench)
        self.canvas.read(notes.parts(blocks))
        _Filler(self, name, opening, Foot(notes)).fill(blocks)

    def _number(self, label: str, counted: bool) -> SetText:
        """'ii', or '2 of 13' when all pages are known."""
        of = (Run(f" of {self.count - self.front}", tone="muted"),) if counted else ()
        return self.bench.set(Text((Run(label), *of)), ReportType.page_number, SIDE.width)

    def end_front(self) -> None:
        """The next page is number 1."""
        self.front = self.count

    def furnish(self, name: SetText | None) -> None:
        """Header and footer."""
        self.canvas.late_text(SIDE.x, HEADER, partial(self._number, self.label, bool(self.front)), owner="Header")
        if name:
            self.canvas.draw_text(MAIN.x, HEADER, name, owner="Header")
        self.canvas.draw_text(MAIN.x, self.bench.grid.from_foot(FOOTER), self.footer, owner="Footer")


class _Filler:
    """The state of one chapter: `y` is where the next block may begin, `side` where the side column is free, `foot` what notes take."""

    def __init__(self, pages: Pages, name: SetText | None, opening: bool, foot: Foot) -> None:
        self.pages = pages
        self.grid = pages.bench.grid
        self.name = name
        self.foot = foot
        self.floats: deque[Sequence[Block]] = deque()
        self._begin(None if opening else name)

    def fill(self, blocks: Sequence[Block]) -> None:
        wanted = needs(blocks, self.grid.room)
        index, joined = 0, False
        while index < len(blocks):
            kept = chain(blocks, index)
            first = blocks[index]
            if first.floats and (first.leaves or self.floats or not self._fits(wanted[index], self._start(kept))):
                self.floats.append(kept)
                index += len(kept)
                joined = True
                continue
            self._place([first.after_text(), *kept[1:]] if joined else kept, wanted[index])
            index += 1
            joined = False
        while self.floats or self.foot.waiting:
            self._next_page(self.foot.most_carried if self.floats else self.grid.room)
        self.foot.draw(self.pages.canvas)

    @property
    def bottom(self) -> float:
        return self.grid.bottom - self.foot.height

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.empty and not self.foot.blocks

    def _begin(self, name: SetText | None) -> None:
        self.pages.begin()
        self.pages.furnish(name)
        self.y = self.side = TOP
        self.after = 0.0
        self.empty = True

    def _next_page(self, most_carried: float | None = None) -> None:
        """A new page, with the notes that go on at its foot and the floats that wait for one at its top."""
        self.foot.draw(self.pages.canvas)
        self._begin(self.name)
        self.foot.turn(self.foot.most_carried if most_carried is None else most_carried)
        while self.floats:
            kept = self.floats[0]
            if self.empty:
                kept = [kept[0].floated(), *kept[1:]]
            if not self.fresh and not self._fits(needs(kept, self.grid.room)[0], self._start(kept)):
                break
            self.floats.popleft()
            for index in range(len(kept)):
                self._put(kept[index], self._start(kept[index:]))

    def _start(self, kept: Sequence[Block]) -> float:
        """The top of the chain's first block, such that the first line of text in the chain lies on the grid."""
        if self.empty:
            return self.y
        y = self.y + max(self.after, kept[0].before)
        if kept[0].side_height:
            y = max(y, self.side)
        below = y
        for block, following in zip(kept, (*kept[1:], None), strict=True):
            if block.rests is not None:
                return y + to_line(below + block.rests)
            below += block.height + (max(block.after, following.before) if following else 0.0)
        return y

    def _fits(self, wanted: Need, y: float) -> bool:
        return y + wanted.height + self.foot.grows(wanted.notes) <= self.bottom + TOUCH

    def _fits_whole(self, block: Block, y: float) -> bool:
        height = max(block.height, block.side_height)
        return y + height <= self.bottom + TOUCH and self._fits(Need(height, tuple(block.notes())), y)

    def _place(self, kept: Sequence[Block], wanted: Need) -> None:
        """The first block of the chain, over as many pages as it takes."""
        block = kept[0]
        while True:
            y = self._start([block, *kept[1:]])
            if self._fits(wanted, y) and self._fits_whole(block, y):
                pieces = self._end_apart([block, *kept[1:]], y)
                if not pieces:
                    return self._put(block, y)
                self._put(pieces[0], y)
                block, wanted = pieces[1], need(pieces[1])
                self._next_page()
                continue
            if self.fresh or self._fits(wanted, y):
                if pieces := self._split(block, y):
                    self._put(pieces[0], y)
                    block, wanted = pieces[1], need(pieces[1])
                elif self.fresh:
                    return self._put(block, y)
            self._next_page()

    def _end_apart(self, kept: Sequence[Block], y: float) -> tuple[Block, Block] | None:
        """The first block of the chain, which fits, and an end of it that goes to the next page where the others must."""
        if len(kept) == 1:
            return None
        block, following = kept[:2]
        together = Need(block.height + max(block.after, following.before) + needs(kept[1:], self.grid.room)[0].height)
        return None if self._fits(together, y) else block.split(block.height - 2 * TOUCH)

    def _split(self, block: Block, y: float) -> tuple[Block, Block] | None:
        """The most of the block that fits on the page with its notes, and the rest. On a page of its own the least of it need not."""
        pieces = None
        room = self.bottom - y
        while found := block.split(room):
            pieces = found
            if self._fits(Need(pieces[0].height, tuple(pieces[0].notes())), y):
                return pieces
            room = min(room, pieces[0].height) - 1
        return pieces if self.fresh else None

    def _put(self, block: Block, y: float) -> None:
        block.draw(self.pages.canvas, y)
        if block.target:
            self.pages.bench.pages[block.target] = self.pages.label
        self.y, self.after, self.empty = y + block.height, block.after, False
        if block.side_height:
            self.side = max(self.side, y + block.side_height)
        if labels := block.notes():
            self.foot.add(labels, self.bottom - self.y)


def roman(number: int) -> str:
    made = ""
    for value, letters in ROMAN:
        while number >= value:
            made += letters
            number -= value
    return made
