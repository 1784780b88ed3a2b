"""The states of a slide whose points appear one at a click: what each shows, and what of that is new."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import NamedTuple

from ..boxes import PlacedSlide, TextBox


class State(NamedTuple):
    """Points up to `last` are there, those up to `known` were there before."""

    known: float = -1
    last: float = inf

    def shows(self, point: int) -> bool:
        return point <= self.last

    def news(self, point: int) -> bool:
        return point > self.known


FINISHED = State()
"""All there at once."""


def states(slide: PlacedSlide) -> list[State]:
    """Before any click, and after each; of a slide that does not build, all of it."""
    boxes = [shape for shape in slide.shapes if isinstance(shape, TextBox)] if slide.build else []
    points = sorted({part.point for box in boxes for part in box.parts if part.point})
    if not points:
        return [FINISHED]
    ends = [-1, 0, *points]
    return [State(known, last) for known, last in pairwise(ends)]
