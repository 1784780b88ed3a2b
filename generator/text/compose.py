"""A paragraph goes in, its lines come out: total fit first, and once more with hyphens if that leaves a loose line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from operator import sub

from .cutting import cut
from .ends import greedy
from .fit import Breaks, Spaces, total_fit
from .hyphenation import hyphen_points
from .lines import Line
from .place import placed
from .units import Units

NEAR = 3
"""The units before and after a line's end that may be hyphenated to mend it."""


SPACED = 2
"""Text in which there are so many places to break for each space is not justified."""


def composed(units: Units, measure: float, indent: float, *, hyphenate: bool, justify: bool) -> list[Line]:
    """The lines of one paragraph, its words hyphenated as their languages have it, but only where a line would be loose.

    A script without spaces between its words is not justified: the few that it has would gape.
    """
    justify = justify and len(units) <= SPACED * (units.spaces[-1] + 1)
    if hyphenate and units.too_wide(measure, indent):
        wide = {number for number, width in enumerate(map(sub, units.ends, units.starts)) if width > measure - indent}
        units = units.divided(_points(units, wide), hyphens=True)
    units = cut(units, measure, indent)
    units, ends = _broken(units, measure, indent, hyphenate, justify)
    lines = placed(units, ends)
    if justify:
        rooms = [(measure - indent * (number == 0)) * units.size / 1000 for number in range(len(lines))]
        # The last line is as wide as its text, unless that has to shrink.
        full = [number < len(lines) - 1 or line.width > rooms[number] for number, line in enumerate(lines)]
        lines = [line.justified(room) if stretch else line for line, room, stretch in zip(lines, rooms, full, strict=True)]
    return lines


def _broken(units: Units, measure: float, indent: float, hyphenate: bool, justify: bool) -> tuple[Units, list[int]]:
    """The units, those in halves that a hyphen divides, and the number of the one after each line's last."""
    breaks = _breaks(units, justify)
    ends = _fitted(breaks, measure, indent)
    if not hyphenate or not breaks.is_loose(measure, indent, ends):
        return units, ends
    # A division further away would help no line that is loose now.
    near = {unit for end in ends[:-1] for unit in range(end - NEAR, end + NEAR)}
    places = _points(units, near)
    if not places:
        return units, ends
    ends = _fitted(_breaks(units.divided(places, hyphens=True), justify), measure, indent)
    # Only the words that are divided stay in pieces: the others keep the ligatures and the kerning between theirs.
    used, merged = _used(places, ends)
    units = units.divided(used, hyphens=True)
    ends = [end - bisect_left(merged, end) for end in ends]
    breaks = _breaks(units, justify)
    return units, ends if breaks.keeps(measure, indent, ends) else _fitted(breaks, measure, indent)


def _points(units: Units, numbers: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Where some of the units may be hyphenated, those that may be."""
    found = ((number, hyphen_points(text, language)) for number, text, language in units.texts(numbers))
    return {number: points for number, points in found if points}


def _breaks(units: Units, justify: bool) -> Breaks:
    spaces = Spaces(units.space, units.spaces) if justify else None
    return Breaks(units.starts, units.ends, units.hyphens, units.dashes, spaces)


def _fitted(breaks: Breaks, measure: float, indent: float) -> list[int]:
    best = total_fit(breaks, measure, indent)
    return greedy(breaks.starts, breaks.ends, measure, indent) if best is None else best


def _used(places: Mapping[int, Sequence[int]], ends: Sequence[int]) -> tuple[dict[int, list[int]], list[int]]:
    """The places after which a line ends, and the numbers of the pieces that go together with the one before."""
    chosen = set(ends)
    used: dict[int, list[int]] = {}
    merged: list[int] = []
    pieces = 0
    for number, points in places.items():
        for point in points:
            pieces += 1
            if number + pieces in chosen:
                used.setdefault(number, []).append(point)
            else:
                merged.append(number + pieces)
    return used, merged
