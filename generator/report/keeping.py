"""Which blocks stand together: a heading with what follows it, a caption with its figure, and how much room that takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.theme.page import LINE

from .blocks import Block


class Need(NamedTuple):
    """What must be left on a page for a block to begin there: points of the text area, and at its foot room for these notes."""

    height: float
    notes: tuple[str, ...] = ()


def need(block: Block) -> Need:
    """What the beginning of the block itself needs."""
    return Need(block.least, tuple(block.notes(block.least)))


def needs(blocks: Sequence[Block], room: float) -> list[Need]:
    """What each block needs with those that it is kept with; where that is more than the `room` of a page, it is kept with none."""
    found = [need(block) for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):
        if _keeps(blocks, index):
            block, following = blocks[index], blocks[index + 1]
            together = block.height + max(block.after, following.before) + found[index + 1].height
            if together <= room:
                found[index] = Need(together, (*block.notes(), *found[index + 1].notes))
    return found


def chain(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    """The block and those that it is kept with."""
    end = index
    while _keeps(blocks, end):
        end += 1
    return blocks[index : end + 1]


def _keeps(blocks: Sequence[Block], index: int) -> bool:
    """Whether the next block must begin on the same page: after a heading, and after a single line of text below a heading."""
    if index + 1 >= len(blocks):
        return False
    alone = index > 0 and is_heading(blocks[index - 1]) and blocks[index].height < 2 * LINE
    return blocks[index].keep_with_next or (alone and not blocks[index + 1].floats and not is_heading(blocks[index + 1]))


def is_heading(block: Block) -> bool:
    return block.part.role.startswith("H")
