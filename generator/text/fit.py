"""The best line ends of a whole paragraph that is set ragged right (after Knuth and Plass, 1981).

Of all ways to break the paragraph into as few lines as it takes, the one whose lines are filled most evenly: each line but the
last costs the square of the share of the measure that it leaves empty, and what reads badly costs more. Work grows in step with
the text, for only as many units as fit into a line are tried as its first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import pairwise
from math import inf

LOOSE = 0.75
"""A line filled to less than this is loose; a word is hyphenated only where a line would be."""
MOST_HYPHENS = 2
"""So many lines in a row may end in a hyphen."""
SHORT = 0.3
"""A last line filled to less than this is short."""

LINE = 1e6
"""What a line costs: more than any unevenness, so that there are never more lines than needed."""
HYPHEN = 0.02
"""What a hyphen costs: as much as a line of which 14 % are empty."""
LAST_HYPHEN = 0.1
"""What a hyphen before the last line costs besides."""
STUB = 0.2
"""What a last line with nothing in it would cost. The fuller it is the less, and nothing when it is not short."""

ROUNDING = 1e-6


def total_fit(
    starts: Sequence[float], ends: Sequence[float], measure: float, indent: float = 0.0, hyphens: Container[int] = ()
) -> list[int] | None:
    """The number of the unit after each line's last, in the form of `greedy`; None when no lines keep the rules for hyphens.

    Unit `i` lies from `starts[i]` to `ends[i]` when the whole text stands on one line; a line that ends after one of `hyphens`
    shows a hyphen. A unit wider than the measure gets a line of its own. The first line is shorter by `indent`.
    """
    count = len(starts)
    starts = [start - indent if unit == 0 else start for unit, start in enumerate(starts)]
    costs, origins, rows = [0.0], [0], [0]  # up to each break, going the best way: the cost, the last line's first unit, hyphens in a row
    reach = word = 0  # the first unit that a line may still begin with, and the last break between two words
    for end in range(1, count + 1):
        edge = ends[end - 1] - measure
        first = bisect_left(starts, edge - ROUNDING, reach, end)
        if hyphen := end - 1 in hyphens:
            first = max(first, bisect_right(starts, ends[word - 1] - LOOSE * measure, reach, end) if word else 0)
        else:
            reach = first = min(first, end - 1)
            word = end
        least, origin = inf, 0
        for begin in range(first, end):
            cost = costs[begin]
            if cost >= least or (hyphen and rows[begin] == MOST_HYPHENS):
                continue
            empty = (starts[begin] - edge) / measure
            cost += empty * empty if end < count else _last(empty, rows[begin])
            if cost < least:
                least, origin = cost, begin
        costs.append(least + LINE + HYPHEN * hyphen)
        origins.append(origin)
        rows.append(rows[origin] + 1 if hyphen else 0)
    return _traced(origins) if costs[-1] < inf else None


def is_loose(starts: Sequence[float], ends: Sequence[float], measure: float, indent: float, lines: Sequence[int]) -> bool:
    """Whether a line but the last is loose."""
    return any(ends[end - 1] - starts[begin] + (0 if begin else indent) < LOOSE * measure for begin, end in pairwise((0, *lines[:-1])))


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
