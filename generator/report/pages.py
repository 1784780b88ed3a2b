"""The page filler: the blocks of a chapter go in, pages come out, in one pass. It decides where a block stands, nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.text import SetText
from generator.theme import ReportType

from .bench import Bench
from .blocks import TOUCH, Block
from .grid import BOTTOM, FOOTER, HEADER, LINE, MAIN, ROOM, SIDE, TOP, to_line

if TYPE_CHECKING:
    from generator.pdf import Canvas

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Pages:
    """Fills pages on a canvas, one chapter after the other. `count` counts all pages, the cover too."""

    def __init__(self, canvas: Canvas, bench: Bench) -> None:
        self.canvas = canvas
        self.bench = bench
        self.count = 0
        self.front = 0
        """Pages numbered in Roman figures; the others begin again at 1."""
        self.footer = bench.cut(bench.document.title, ReportType.footer, MAIN.width)

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

    def fill(self, blocks: Sequence[Block], name: SetText | None, *, opening: bool = False) -> None:
        """Places the blocks, from a new page on. `name` is for the header, of the first page too unless it is a chapter's opening."""
        self.canvas.read(part for block in blocks for part in block.parts)
        _Filler(self, name, opening).fill(blocks)

    def end_front(self) -> None:
        """The next page is number 1."""
        self.front = self.count

    def furnish(self, name: SetText | None) -> None:
        """Header and footer."""
        number = self.bench.set(self.label, ReportType.page_number)
        self.canvas.draw_text(SIDE.x, HEADER, number, owner="Header")
        if name:
            self.canvas.draw_text(MAIN.x, HEADER, name, owner="Header")
        self.canvas.draw_text(MAIN.x, FOOTER, self.footer, owner="Footer")


class _Filler:
    """The state of one chapter: `y` is where the next block may begin, `side` where the side column is free."""

    def __init__(self, pages: Pages, name: SetText | None, opening: bool) -> None:
        self.pages = pages
        self.name = name
        self.floats: deque[Sequence[Block]] = deque()
        self._begin(None if opening else name)

    def fill(self, blocks: Sequence[Block]) -> None:
        needs = _needs(blocks)
        index, joined = 0, False
        while index < len(blocks):
            chain = _chain(blocks, index)
            first = blocks[index]
            if first.floats and (first.leaves or self.floats or not self._fits(needs[index], self._start(chain))):
                self.floats.append(chain)
                index += len(chain)
                joined = True
                continue
            self._place([first.after_text(), *chain[1:]] if joined else chain, needs[index])
            index += 1
            joined = False
        while self.floats:
            self._next_page()

    def _begin(self, name: SetText | None) -> None:
        self.pages.begin()
        self.pages.furnish(name)
        self.y = self.side = TOP
        self.after = 0.0
        self.empty = True

    def _next_page(self) -> None:
        """A new page, with the floats that wait for one at its top."""
        self._begin(self.name)
        while self.floats:
            chain = self.floats[0]
            if not self.empty and not self._fits(_needs(chain)[0], self._start(chain)):
                break
            self.floats.popleft()
            if self.empty:
                chain = [chain[0].floated(), *chain[1:]]
            for index in range(len(chain)):
                self._put(chain[index], self._start(chain[index:]))

    def _start(self, chain: Sequence[Block]) -> float:
        """The top of the chain's first block, such that the first line of text in the chain lies on the grid."""
        if self.empty:
            return self.y
        y = self.y + max(self.after, chain[0].before)
        if chain[0].side_height:
            y = max(y, self.side)
        below = y
        for block, following in zip(chain, (*chain[1:], None), strict=True):
            if block.rests is not None:
                return y + to_line(below + block.rests)
            below += block.height + (max(block.after, following.before) if following else 0.0)
        return y

    def _fits(self, need: float, y: float) -> bool:
        return y + need <= BOTTOM + TOUCH

    def _place(self, chain: Sequence[Block], need: float) -> None:
        """The first block of the chain, over as many pages as it takes."""
        block = chain[0]
        while True:
            y = self._start([block, *chain[1:]])
            if self._fits(need, y) and self._fits(max(block.height, block.side_height), y):
                return self._put(block, y)
            if self.empty or self._fits(need, y):
                if pieces := block.split(BOTTOM - y):
                    self._put(pieces[0], y)
                    block, need = pieces[1], pieces[1].least
                elif self.empty:
                    return self._put(block, y)
            self._next_page()

    def _put(self, block: Block, y: float) -> None:
        block.draw(self.pages.canvas, y)
        if block.target:
            self.pages.bench.pages[block.target] = self.pages.label
        self.y, self.after, self.empty = y + block.height, block.after, False
        if block.side_height:
            self.side = max(self.side, y + block.side_height)


def _keeps(blocks: Sequence[Block], index: int) -> bool:
    """Whether the next block must begin on the same page: after a heading, and after a single line of text below a heading."""
    if index + 1 >= len(blocks):
        return False
    alone = index > 0 and is_heading(blocks[index - 1]) and blocks[index].height < 2 * LINE
    return blocks[index].keep_with_next or (alone and not blocks[index + 1].floats and not is_heading(blocks[index + 1]))


def _chain(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    """The block and those that it is kept with."""
    end = index
    while _keeps(blocks, end):
        end += 1
    return blocks[index : end + 1]


def _needs(blocks: Sequence[Block]) -> list[float]:
    """For each block the points that must be left on a page for it to begin there, with what it is kept with."""
    needs = [block.least for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):
        if _keeps(blocks, index):
            block, following = blocks[index], blocks[index + 1]
            together = block.height + max(block.after, following.before) + needs[index + 1]
            needs[index] = together if together <= ROOM else block.least
    return needs


def is_heading(block: Block) -> bool:
    return block.part.role.startswith("H")


def roman(number: int) -> str:
    made = ""
    for value, letters in ROMAN:
        while number >= value:
            made += letters
            number -= value
    return made
