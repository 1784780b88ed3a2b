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
HYPHEN = 0.02
"""What a hyphen costs: as much as a line of which 14 % are empty."""
LAST_HYPHEN = 0.1
"""What a hyphen before the last line costs besides."""
STUB = 0.2
"""What a last line with nothing in it would cost. The fuller it is the less, and nothing when it is not short."""

ROUNDING = 1e-4


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


def total_fit(breaks: Breaks, measure: float, indent: float = 0.0) -> list[int] | None:
    """The number of the unit after each line's last, in the form of `greedy`; None when no lines keep the rules for hyphens.

    The first line is shorter by `indent`. A unit wider than the measure gets a line of its own.
    """
    every = range(1, len(breaks.starts) + 1)
    few = every if breaks.hyphens or breaks.spaces else _of_few_lines(breaks, measure, indent)
    found = _fitted(breaks, measure, indent, few)
    return _fitted(breaks, measure, indent, every) if found is None and few is not every else found


def _fitted(breaks: Breaks, measure: float, indent: float, candidates: Iterable[int]) -> list[int] | None:
    """The best lines that end at some of these breaks, which are in order."""
    starts, ends, hyphens, dashes, spaces = breaks
    count = len(starts)
    starts = [start - indent if unit == 0 else start for unit, start in enumerate(starts)]
    shrink = SHRINK * spaces.width if spaces else 0.0
    tight = [start - shrink * before for start, before in zip(starts, spaces.before, strict=False)] if spaces else starts
    loose, line = (LOOSE_JUSTIFIED, 0.0) if spaces else (LOOSE, LINE)
    costs, origins, rows = [0.0] + [inf] * count, [0] * (count + 1), [0] * (count + 1)
    reach = word = 0  # the first unit that a line may still begin with, and the last break between two words
    for end in candidates:
        edge = ends[end - 1] - measure
        first = bisect_left(tight, edge - ROUNDING - (shrink * spaces.before[end - 1] if spaces else 0.0), reach, end)
        if shown := end - 1 in hyphens:
            first = max(first, bisect_right(starts, ends[word - 1] - loose * measure, reach, end) if word else 0)
        else:
            reach = first = min(first, end - 1)
            word = end
        full = end - 1 in dashes
        least, origin, before = inf, 0, costs[first:end]
        lowest = min(before, default=inf)
        for begin, cost in enumerate(before, first):
            empty = (starts[begin] - edge) / measure
            if end == count:
                cost += _last(empty, rows[begin])
            elif spaces is None:
                cost += (square := empty * empty)
                if cost >= least and lowest + square >= least:
                    break
            else:
                share = empty * measure / (spaces.width * max(spaces.before[end - 1] - spaces.before[begin], 1))
                cost += SPACING * share * share
            if cost < least and not (full and rows[begin] == MOST_HYPHENS):
                least, origin = cost, begin
        costs[end] = least + line + HYPHEN * shown
        origins[end] = origin
        rows[end] = rows[origin] + 1 if full else 0
    return _traced(origins) if costs[-1] < inf else None


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


def _last(empty: float, row: int) -> float:
    """What the last line costs after so many hyphens in a row."""
    missing = max(0.0, empty - 1 + SHORT) / SHORT
    return STUB * missing * missing + LAST_HYPHEN * (row > 0)


def _traced(origins: Sequence[int]) -> list[int]:
    """The ends of the lines on the way to the last break."""
    lines: list[int] = []
    end = len(origins) - 1
    while end:
        lines.append(end)
        end = origins[end]
    return lines[::-1]
