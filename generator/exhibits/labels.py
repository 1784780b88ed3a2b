"""Where the labels of a chart go when there is not room for all of them where they should be."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The tops of labels that would have their middles where they are wanted, moved until none overlaps and all are between the bounds."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    tops = [0.0] * len(wanted)
    floor = low
    for index in order:
        tops[index] = max(floor, wanted[index] - heights[index] / 2)
        floor = tops[index] + heights[index]
    ceiling = high
    for index in reversed(order):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index]
    return tops


def every(pitch: float, needed: float) -> int:
    """Which names are shown when one needs so much room: every one, every second ..."""
    return max(1, ceil(needed / pitch - 1e-9))
