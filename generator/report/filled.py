"""How far the columns of a page are filled: what the filler keeps so that it can go back to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.theme.page import TOP

from .blocks import Block
from .notes import Foot


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a column is filled: `y` is where the next block may begin after so much space, `side` where the side column is free.

    `empty`: nothing stands above on the page; `begins`: nothing but what goes across.
    """

    y: float = TOP
    after: float = 0.0
    side: float = TOP
    empty: bool = True
    begins: bool = True


@dataclass(slots=True)
class State:
    """All that placing a block changes. `index` is the next block and `piece` what is left of it, `joined` whether something floated
    away before it, `column` where it goes unless it goes `across`; `placed` are the blocks of these columns, which are not drawn yet.
    """

    columns: list[Cursor] = field(default_factory=list)
    feet: list[Foot] = field(default_factory=list)
    index: int = 0
    piece: Block | None = None
    joined: bool = False
    column: int = 0
    across: bool = False
    floats: deque[Sequence[Block]] = field(default_factory=deque)
    placed: list[tuple[int, float, Block]] = field(default_factory=list)

    @property
    def cursor(self) -> Cursor:
        return self.columns[self.column]

    def copied(self) -> State:
        feet = [foot.copied() for foot in self.feet]
        return replace(self, columns=[*self.columns], feet=feet, floats=self.floats.copy(), placed=[*self.placed])
