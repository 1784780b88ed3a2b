"""Overlong words: units that are wider than a line are cut between graphemes, as programs for slides and browsers do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from .graphemes import graphemes
from .units import ROUNDING, Units

NARROWEST = 125.0
"""A bound in thousandths of an em on the mean width of letters, so that cutting an endless word costs no more than it is long."""


def cut(units: Units, measure: float, indent: float) -> Units:
    """The same text with every unit that is too wide cut into units that are not, each as long as it can be: one grapheme at least."""
    if not units.too_wide(measure, indent):
        return units
    rooms = {number: measure - (0 if number else indent) for number in range(len(units))}
    wide = [number for number, room in rooms.items() if units.ends[number] - units.starts[number] > room + ROUNDING]
    return units.divided({number: list(_places(units, number, rooms[number], measure)) for number in wide})


def _places(units: Units, number: int, room: float, measure: float) -> Iterator[int]:
    """Where a unit is cut; its first piece has less room than the others have."""
    place, empty = 0, True
    if number == 0:
        room -= units.space_before
    for part in range(units.parts.firsts[number], units.parts.lasts[number]):
        letters = graphemes(units.parts.texts[part])
        at = 0
        while at < len(letters):
            count, width = _fitting(units, part, letters, at, room)
            if not count and empty:
                count = 1
            if count:
                place += sum(map(len, letters[at : at + count]))
                at, room, empty = at + count, room - width, False
            if at < len(letters):
                yield place
                room, empty = measure, True


def _fitting(units: Units, part: int, letters: list[str], at: int, room: float) -> tuple[int, float]:
    """How many letters of a part, from one on, fit into `room`, and the width of these or of the first, with the tracking after."""
    stack, ratio = units.stack(part), units.ratio(part)

    def width(count: int) -> float:
        return stack.shape("".join(letters[at : at + count])).width * ratio

    limit = min(len(letters) - at, int(max(room, 0) / (NARROWEST * ratio)) + 1)
    count = bisect_right(range(1, limit + 1), room + stack.tracking * ratio + ROUNDING, key=width)
    return count, width(max(count, 1))
