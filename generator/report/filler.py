"""The page filler: the blocks of a chapter go in, placed on pages they come out. It decides where a block stands, nothing else.

Text fills the columns of a page one after the other. What is wider than a column goes across all of them: the columns above it are made
even, and others begin below it. What has been placed since columns began can be placed again, in columns that end higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from generator.theme.page import LINE, PageGrid, to_line

from .blocks import TOUCH, Block
from .filled import Cursor, State
from .keeping import Need, chain, need, needs
from .notes import Foot, Notes

if TYPE_CHECKING:
    from .pages import Pages


class NoRoomError(Exception):
    """Columns that were to end higher do not hold what is to stand in them."""


class Filler:
    """`at` is where it is, `start` the same when the present columns began, `limit` where these must end."""

    def __init__(self, pages: Pages, grid: PageGrid, notes: Notes, blocks: Sequence[Block]) -> None:
        self.pages, self.grid, self.notes, self.blocks = pages, grid, notes, blocks
        self.wanted = needs(blocks, grid.room)
        self.limit = inf
        self.at = self.start = State()
        self.begun = 0

    def fill(self) -> None:
        """Places all blocks, from the top of the page that has begun."""
        self._open([])
        self._flow(len(self.blocks))
        while self.at.floats or self._owes():
            if self._even():
                self._end_columns()
                self._lift(wide=True)
                self._begin_columns()
                if self.at.floats:
                    self._turn()
            else:
                self._next()
        self._even()
        self._close()

    # Blocks

    def _flow(self, end: int) -> None:
        """Places the blocks up to `end`."""
        while self.at.index < end:
            at = self.at
            kept = chain(self.blocks, at.index)
            if at.piece:
                self._place([at.piece, *kept[1:]], need(at.piece))
            elif kept[0].floats and self._must_float(kept):
                self.at.floats.append(kept)
                self.at.index += len(kept)
                self.at.joined = True
            else:
                self._place([kept[0].after_text(), *kept[1:]] if at.joined else kept, self.wanted[at.index])

    def _must_float(self, kept: Sequence[Block]) -> bool:
        """Whether it goes to the top of a later column or page; what goes across and has room leaves the columns above it even."""
        wanted = self.wanted[self.at.index]
        if kept[0].leaves or self.at.floats:
            return True
        if not self._is_wide(kept):
            return not self._fits(wanted, self._top(kept))
        if self.limit < inf or not self._even():
            return True
        even, self.at = self.at, self._below()
        fits = self._fits(wanted, self._top(kept))
        self.at = even
        return not fits and self._again(inf)

    def _place(self, kept: Sequence[Block], wanted: Need) -> None:
        """The first block of the chain, or as much of it as there is room for."""
        if wide := self._is_wide(kept):
            self._even()
            self._end_columns()
        block, y = kept[0], self._top(kept)
        fits = self._fits(wanted, y)
        pieces = None
        if fits and self._fits_whole(block, y):
            pieces = self._end_apart(kept, y)
        elif fits or self.fresh:
            pieces = self._split(block, y)
            if not pieces and not self.fresh:
                return self._next()
        else:
            return self._next()
        self._put(pieces[0] if pieces else block, y)
        if pieces:
            self.at.piece = pieces[1]
            return self._next()
        self.at.index, self.at.piece, self.at.joined = self.at.index + 1, None, False
        if wide:
            self._begin_columns()
        return None

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
        room = min(self.bottom, self.limit) - y
        while found := block.split(room):
            pieces = found
            if self._fits(Need(pieces[0].height, tuple(pieces[0].notes())), y):
                return pieces
            room = min(room, pieces[0].height) - 1
        return pieces if self.fresh else None

    def _put(self, block: Block, y: float) -> None:
        at = self.at
        at.placed.append((0 if at.across else at.column, y, block))
        side = max(self.at.cursor.side, y + block.side_height) if block.side_height else self.at.cursor.side
        cursor = Cursor(y + block.height, block.after, side, empty=False, begins=at.across)
        at.columns = [cursor if at.across or index == at.column else other for index, other in enumerate(at.columns)]
        if labels := block.notes():
            self.foot.add(labels, self.bottom - cursor.y)

    def _lift(self, *, wide: bool) -> None:
        """Places the floats that wait for the top of a page or, where they are not `wide`, of a column, as far as there is room."""
        while self.at.floats and self._is_wide(self.at.floats[0]) == wide:
            kept = self.at.floats[0]
            if self.at.cursor.empty and (wide or self.grid.columns == 1):
                kept = [kept[0].floated(), *kept[1:]]
            if not self.fresh and not self._fits(needs(kept, self.grid.room)[0], self._top(kept)):
                break
            self.at.floats.popleft()
            for index in range(len(kept)):
                self._put(kept[index], self._top(kept[index:]))

    # Room

    @property
    def foot(self) -> Foot:
        return self.at.feet[self.at.column]

    @property
    def bottom(self) -> float:
        feet = self.at.feet if self.at.across else [self.foot]
        return self.grid.bottom - max(foot.height for foot in feet)

    @property
    def fresh(self) -> bool:
        """Whether nothing stands in the column yet, nor above or below it: no other has more room."""
        return self.at.cursor.empty and not self.foot.blocks and self.limit == inf

    def _is_wide(self, kept: Sequence[Block]) -> bool:
        """Whether the chain goes across the columns, as it does when one of its blocks is wider than they are."""
        return self.grid.columns > 1 and any(block.column.width > self.grid.text.width for block in kept)

    def _top(self, kept: Sequence[Block]) -> float:
        """The top of the chain's first block, such that the first line of text in the chain lies on the grid."""
        cursor = self.at.cursor
        if cursor.empty:
            return cursor.y
        if cursor.begins and not self.at.across and self.grid.columns > 1:
            y = max(cursor.y + cursor.after, cursor.side)
            return y + to_line(y)
        y = cursor.y + max(cursor.after, kept[0].before)
        if kept[0].side_height:
            y = max(y, cursor.side)
        below = y
        for block, following in zip(kept, (*kept[1:], None), strict=True):
            if block.rests is not None:
                return y + to_line(below + block.rests)
            below += block.height + (max(block.after, following.before) if following else 0.0)
        return y

    def _fits(self, wanted: Need, y: float) -> bool:
        end = y + wanted.height
        return end <= self.limit + TOUCH and end + self.foot.grows(wanted.notes) <= self.bottom + TOUCH

    def _fits_whole(self, block: Block, y: float) -> bool:
        height = max(block.height, block.side_height)
        # A long table is not searched for notes on each of its pages.
        return self._fits(Need(height), y) and self._fits(Need(height, tuple(block.notes())), y)

    # Columns and pages

    def _owes(self) -> bool:
        """Whether something waits for the next column: a figure, or the rest of a note."""
        return bool(self._waiting()) or any(not self._is_wide(kept) for kept in self.at.floats)

    def _waiting(self) -> list[Block]:
        return [block for foot in self.at.feet for block in foot.waiting]

    def _even(self) -> bool:
        """Makes the present columns end as high, and as near to each other, as can be; False when something waits for another."""
        if self._owes():
            return False
        if self.grid.columns == 1 or not self.at.placed:
            return True
        high, low = self.start.cursor.y, max(column.y for column in self.at.columns)
        limit = high + sum(column.y - high for column in self.at.columns) / self.grid.columns
        limit += to_line(limit)
        while limit < low - TOUCH:
            if self._again(limit):
                return True
            limit += LINE
        return self._again(low) or self._again(inf)

    def _again(self, limit: float) -> bool:
        """Places what stands in the present columns again, above a limit; whether it has room there."""
        end, self.limit = self.at.index, limit
        self.at = self.start.copied()
        self.notes.forget(self.begun)
        try:
            self._lift(wide=False)
            self._flow(end)
            while self._owes():
                self._next()
        except NoRoomError:
            self.at.index = end  # what is to be placed the next time
            return False
        finally:
            self.limit = inf
        return True

    def _next(self) -> None:
        """On to the next column, with the notes that go on at its foot and the floats that wait for one at its top."""
        at = self.at
        if not at.across and at.column + 1 < self.grid.columns:
            waiting, self.foot.waiting = self.foot.waiting, []
            at.column += 1
            self.foot.carry(waiting, min(self._most_carried, self.bottom + self.foot.height - self.at.cursor.y), whole=self.at.cursor.empty)
            self._lift(wide=False)
        elif self.limit < inf:
            raise NoRoomError
        else:
            self._turn()

    def _turn(self) -> None:
        waiting = self._waiting()
        self._close()
        self.pages.turn()
        self._open(waiting)

    def _open(self, waiting: list[Block]) -> None:
        """The top of a page: the floats that wait for one, then columns."""
        at, count = self.at, self.grid.columns
        at.columns = [Cursor()] * count
        at.feet = [Foot(self.notes, self.grid, index * self.grid.step) for index in range(count)]
        at.column, at.across = 0, True
        self.foot.carry(waiting, self._most_carried, whole=True)
        self._lift(wide=True)
        self._begin_columns()

    @property
    def _most_carried(self) -> float:
        """Points that the notes of the page before may take."""
        ends = self.at.index == len(self.blocks) and not self.at.floats
        return self.grid.room if ends else self.foot.most_carried

    def _begin_columns(self) -> None:
        self._draw()
        self.at.across = False
        self.start, self.begun = self.at.copied(), len(self.notes.begun)
        self._lift(wide=False)

    def _end_columns(self) -> None:
        self._draw()
        self.at = self._below()

    def _below(self) -> State:
        """The state with its columns ended by what goes across below them."""
        columns = self.at.columns
        y = max(column.y for column in columns)
        after = max(column.y + column.after for column in columns) - y
        below = Cursor(y, after, max(column.side for column in columns), all(column.empty for column in columns))
        return replace(self.at, columns=[below] * len(columns), column=0, across=True)

    def _close(self) -> None:
        """Draws what is on the page."""
        self._draw()
        for foot in self.at.feet:
            foot.draw(self.pages.canvas)

    def _draw(self) -> None:
        for column, y, block in self.at.placed:
            block.moved(column * self.grid.step).draw(self.pages.canvas, y)
            if block.target:
                self.pages.bench.pages[block.target] = self.pages.label
        self.at.placed = []
