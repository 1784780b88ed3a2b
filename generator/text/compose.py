"""A paragraph goes in, its lines come out: total fit first, and once more with hyphens if that leaves a loose line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from .ends import greedy
from .fit import Breaks, Spaces, total_fit
from .hyphenation import hyphen_points
from .lines import Line
from .place import placed
from .units import Units


def composed(units: Units, measure: float, indent: float, *, hyphenate: bool, justify: bool) -> list[Line]:
    """The lines of one paragraph, its words hyphenated as their languages have it, but only where a line would be loose."""
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
    places = {number: points for number, text, language in units.texts() if (points := hyphen_points(text, language))}
    if places:
        ends = _fitted(_breaks(units.divided(places, hyphens=True), justify), measure, indent)
        # Only the words that are divided stay in pieces: the others keep the ligatures and the kerning between theirs.
        units = units.divided(_used(places, ends), hyphens=True)
        ends = _fitted(_breaks(units, justify), measure, indent)
    return units, ends


def _breaks(units: Units, justify: bool) -> Breaks:
    spaces = Spaces(units.space, units.spaces) if justify else None
    return Breaks(units.starts, units.ends, units.hyphens, units.dashes, spaces)


def _fitted(breaks: Breaks, measure: float, indent: float) -> list[int]:
    best = total_fit(breaks, measure, indent)
    return greedy(breaks.starts, breaks.ends, measure, indent) if best is None else best


def _used(places: dict[int, list[int]], ends: Sequence[int]) -> dict[int, list[int]]:
    """The places after which a line ends; the piece before the `i`th place of all, in unit `n`, is unit `n + i`."""
    chosen = set(ends)
    begins = dict(zip(places, accumulate(map(len, places.values()), initial=0), strict=False))
    found = {
        number: [point for index, point in enumerate(points, number + begins[number] + 1) if index in chosen]
        for number, points in places.items()
    }
    return {number: points for number, points in found.items() if points}
