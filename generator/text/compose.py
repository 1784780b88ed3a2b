"""A paragraph goes in, its lines come out: total fit first, and once more with hyphens if that leaves a loose line."""

from __future__ import annotations

from .breaking import greedy
from .fit import is_loose, total_fit
from .hyphenation import hyphen_points
from .lines import Line
from .units import Units


def composed(units: Units, measure: float, indent: float, language: str) -> list[Line]:
    """The lines of one paragraph. `language` is a BCP 47 tag whose words may be hyphenated; none are when it is empty."""
    ends = _fitted(units, measure, indent)
    if not language or not is_loose(units.starts, units.ends, measure, indent, ends):
        return units.lines(ends)
    cuts = [(number, place) for number, text in units.words() for place in hyphen_points(text, language)]
    if cuts:
        ends = _fitted(units.hyphenated(cuts), measure, indent)
        # Only the words that are divided stay in halves: the others keep the ligatures and the kerning between theirs.
        units = units.hyphenated([cut for index, cut in enumerate(cuts) if cut[0] + index + 1 in ends])
        ends = _fitted(units, measure, indent)
    return units.lines(ends)


def _fitted(units: Units, measure: float, indent: float) -> list[int]:
    best = total_fit(units.starts, units.ends, measure, indent, units.hyphens)
    return greedy(units.starts, units.ends, measure, indent) if best is None else best
