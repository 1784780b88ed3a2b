"""Where the labels of a chart go when there is not room for all of them where they should be."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The tops of labels that would have their middles where they are wanted, moved until none overlaps and all are between the bounds."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    moved = stacked([wanted[index] - heights[index] / 2 for index in order], [heights[index] for index in order], low, high)
    tops = [0.0] * len(wanted)
    for index, top in zip(order, moved, strict=True):
        tops[index] = top
    return tops


def stacked(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The tops of labels in their order, moved from where they are wanted as `spread` does. What has no room begins above `low`."""
    tops: list[float] = []
    floor = low
    for want, height in zip(wanted, heights, strict=True):
        tops.append(max(floor, want))
        floor = tops[-1] + height
    ceiling = high
    for index in reversed(range(len(tops))):
        tops[index] = ceiling = min(tops[index], ceiling - heights[index])
    return tops


def every(pitch: float, needed: float) -> int:
    """Which names are shown when one needs so much room: every one, every second ..."""
    return max(1, ceil(needed / pitch - 1e-9))
