"""The best line ends of a whole paragraph (after Knuth and Plass, 1981).

Of all ways to break the paragraph the one whose lines are filled most evenly: each line but the last costs the square of its
unevenness, and what reads badly costs more. Set ragged right, a line's unevenness is the share of the measure that it leaves empty, and
there are never more lines than needed. Justified, it is how much each space is stretched, or shrunk, as a share of its width. Work
grows in step with the text: only as many units as fit into a line are tried as its first, and those no longer that would leave more
empty than the best one so far.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from .ends import greedy

LOOSE, LOOSE_JUSTIFIED = 0.75, 0.93
"""A line filled to less than this is loose; a word is hyphenated only where a line would be."""
MOST_HYPHENS = 2
"""So many lines in a row may end in a hyphen, the author's among them."""
SHORT = 0.3
"""A last line filled to less than this is short."""
SHRINK = 0.25
"""The share of its width that a space may lose in justified text."""

LINE = 1e6
"""What a ragged line costs: more than any unevenness, so that there are never more lines than needed."""
SPACING = 0.08
"""What a justified line costs whose spaces are twice as wide as they should be, or none."""
TOLERANCE = 4 * SPACING
"""What a justified line costs at most, if there is a way: its spaces are three times as wide as they should be."""
HYPHEN = 0.02
"""What a hyphen costs: as much as a line of which 14 % are empty."""
LAST_HYPHEN = 0.1
"""What a hyphen before the last line costs besides."""
STUB = 0.2
"""What a last line with nothing in it would cost. The fuller it is the less, and nothing when it is not short."""

ROUNDING = 1e-4


Best = tuple[float, int]
"""The least cost of all lines up to a break, and which of the begins of the last line that is for."""


class Spaces(NamedTuple):
    """The spaces of justified text: the width of one, and how many stand before each unit."""

    width: float
    before: Sequence[int]


class Breaks(NamedTuple):
    """Where a paragraph may break, in natural positions as if it stood on one line: unit `i` lies from `starts[i]` to `ends[i]`.

    A line that ends after one of `hyphens` shows a hyphen that is not in the text; after one of `dashes` it ends in a hyphen, this or
    the author's. With `spaces` the text is justified.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    hyphens: Collection[int] = frozenset()
    dashes: Collection[int] = frozenset()
    spaces: Spaces | None = None

    def is_loose(self, measure: float, indent: float, lines: Sequence[int]) -> bool:
        """Whether a line but the last is loose."""
        least = (LOOSE_JUSTIFIED if self.spaces else LOOSE) * measure
        return any(self.ends[end - 1] - self.starts[begin] + (0 if begin else indent) < least for begin, end in pairwise((0, *lines[:-1])))

    def keeps(self, measure: float, indent: float, lines: Sequence[int]) -> bool:
        """Whether all lines keep the measure."""
        shrink = SHRINK * self.spaces.width if self.spaces else 0.0
        before = self.spaces.before if self.spaces else [0] * len(self.starts)
        return all(
            self.ends[end - 1] - self.starts[begin] + (0 if begin else indent) - shrink * (before[end - 1] - before[begin])
            <= measure + ROUNDING
            for begin, end in pairwise((0, *lines))
        )


def total_fit(breaks: Breaks, measure: float, indent: float = 0.0) -> list[int] | None:
    """The number of the unit after each line's last, in the form of `greedy`; None when no lines keep the rules for hyphens.

    The first line is shorter by `indent`. A unit wider than the measure gets a line of its own.
    """
    every = range(1, len(breaks.starts) + 1)
    if breaks.spaces:
        quick = _fitted(breaks, measure, indent, every, TOLERANCE)
    elif breaks.dashes:
        quick = None if breaks.hyphens else _fitted(breaks, measure, indent, _of_few_lines(breaks, measure, indent), inf)
    else:
        quick = _evened(breaks, measure, indent)
    return _fitted(breaks, measure, indent, every, inf) if quick is None else quick


def _evened(breaks: Breaks, measure: float, indent: float) -> list[int]:
    """The best lines of ragged text without hyphens, which is nearly all there is.

    What a line leaves empty is squared, which is convex: of two lines the one that ends later begins no earlier. So the begins of all
    lines together are gone through little more than once.
    """
    ends, count, scale = breaks.ends, len(breaks.starts), 1 / (measure * measure)
    starts = [start - indent if unit == 0 else start for unit, start in enumerate(breaks.starts)]
    costs, origins = [0.0] + [inf] * count, [0] * (count + 1)
    first = 0
    for end in _of_few_lines(breaks, measure, indent):
        edge = ends[end - 1] - measure
        while first < end - 1 and (starts[first] < edge - ROUNDING or costs[first] == inf):
            first += 1
        if end == count:
            least, place = _last(costs[first:end], [False] * (end - first), starts[first:end], edge, measure)
            origins[end] = first + place
            break
        least, origin, others = inf, first, costs[first] // LINE * LINE
        for begin in range(first, end):
            empty = starts[begin] - edge
            uneven = empty * empty * scale
            cost = costs[begin] + uneven
            if cost < least:
                least, origin = cost, begin
            elif others + uneven >= least:
                break  # a line that begins later leaves more empty
        costs[end], origins[end], first = least + LINE, origin, origin
    return _traced([costs], [origins])


def _fitted(breaks: Breaks, measure: float, indent: float, candidates: Iterable[int], tolerance: float) -> list[int] | None:
    """The best lines that end at some of these breaks, which are in order, none of which costs more than the tolerance.

    For each break and each number of hyphens in a row that end there, the best way to it is kept.
    """
    starts, ends, hyphens, dashes, spaces = breaks
    count = len(starts)
    starts = [start - indent if unit == 0 else start for unit, start in enumerate(starts)]
    shrink = SHRINK * spaces.width if spaces else 0.0
    tight = [start - shrink * before for start, before in zip(starts, spaces.before, strict=True)] if spaces else starts
    loose, line = (LOOSE_JUSTIFIED, 0.0) if spaces else (LOOSE, LINE)
    costs = [[0.0] + [inf] * count for _ in range(MOST_HYPHENS + 1)]
    origins = [[0] * (count + 1) for _ in costs]
    least = [0.0] + [inf] * count  # of all numbers of hyphens
    reach = word = 0  # the first unit that a line may still begin with, and the last break between two words
    for end in candidates:
        edge = ends[end - 1] - measure
        first = bisect_left(tight, edge - ROUNDING - (shrink * spaces.before[end - 1] if spaces else 0.0), reach, end)
        if shown := end - 1 in hyphens:
            first = max(first, bisect_right(starts, ends[word - 1] - loose * measure, reach, end) if word else 0)
        else:
            reach = first = min(first, end - 1)
            word = end
        for row in range(1, MOST_HYPHENS + 1) if end - 1 in dashes and end < count else (0,):
            before = (costs[row - 1] if row else least)[first:end]
            if end == count:
                cost, place = _last(before, [begin - 1 in dashes for begin in range(first, end)], starts[first:end], edge, measure)
            elif spaces is None:
                cost, place = _ragged(before, starts[first:end], edge, measure)
            else:
                gaps = [spaces.before[end - 1] - spaces.before[begin] or 1 for begin in range(first, end)]
                cost, place = _justified(before, starts[first:end], edge, gaps, spaces.width, tolerance)
            costs[row][end] = cost + line + HYPHEN * shown
            origins[row][end] = first + place
            least[end] = min(least[end], costs[row][end])
    return _traced(costs, origins) if least[-1] < inf else None


def _ragged(before: Sequence[float], starts: Sequence[float], edge: float, measure: float) -> Best:
    """The best begin of a line, given what the lines before it cost; it leaves empty what its start is beyond the edge."""
    least, place, lowest, scale = inf, 0, min(before, default=inf), 1 / (measure * measure)
    for number, (cost, start) in enumerate(zip(before, starts, strict=True)):
        empty = start - edge
        uneven = empty * empty * scale
        if cost + uneven < least:
            least, place = cost + uneven, number
        elif lowest + uneven >= least:
            break  # a line that begins later leaves more empty
    return least, place


def _justified(before: Sequence[float], starts: Sequence[float], edge: float, gaps: Sequence[int], space: float, tolerance: float) -> Best:
    """The same for a line whose `gaps`, each a space wide, take up what is empty, within the tolerance."""
    least, place, scale = inf, 0, SPACING / (space * space)
    for number, (cost, start, count) in enumerate(zip(before, starts, gaps, strict=True)):
        share = (start - edge) / count
        uneven = share * share * scale
        if uneven > tolerance and share > 0.0:
            break
        if cost + uneven < least:
            least, place = cost + uneven, number
    return least, place


def _last(before: Sequence[float], dashes: Sequence[bool], starts: Sequence[float], edge: float, measure: float) -> Best:
    """The same for the last line, which may be short, but not too short."""
    least, place = inf, 0
    for number, (cost, dash, start) in enumerate(zip(before, dashes, starts, strict=True)):
        missing = max(0.0, (start - edge) / measure - 1 + SHORT) / SHORT
        cost += STUB * missing * missing + LAST_HYPHEN * dash
        if cost < least:
            least, place = cost, number
    return least, place


def _of_few_lines(breaks: Breaks, measure: float, indent: float) -> Sequence[int]:
    """The breaks that lines can end at when there are as few of them as possible.

    Line by line they lie between the earliest break after which the rest still fits and the latest that the lines before can reach.
    """
    starts, ends, *_ = breaks
    count = len(starts)
    latest = greedy(starts, ends, measure, indent)
    rest = greedy([-end for end in reversed(ends)], [-start for start in reversed(starts)], measure)
    if len(rest) != len(latest) or not count:
        return range(1, count + 1)
    earliest = [*(count - units for units in reversed(rest[:-1])), count]
    found: list[int] = []
    for early, late in zip(earliest, latest, strict=True):
        found += range(max(early, found[-1] + 1 if found else 1), late + 1)
    return found


def _traced(costs: Sequence[Sequence[float]], origins: Sequence[Sequence[int]]) -> list[int]:
    """The ends of the lines on the best way to the last break, given the costs and the begins of lines by hyphens in a row."""
    lines: list[int] = []
    end, row = len(origins[0]) - 1, 0
    while end:
        lines.append(end)
        end = origins[row][end]
        row = row - 1 if row else min(range(len(costs)), key=lambda row: costs[row][end])
    return lines[::-1]
