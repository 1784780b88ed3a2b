"""Where lines end, of all the places where they may: each line as full as it gets, or all of lengths as even as they get."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def greedy(starts: Sequence[float], ends: Sequence[float], measure: float, indent: float = 0.0) -> list[int]:
    """Lines as full as they get: the number of the unit after each line's last.

    Unit `i` lies from `starts[i]` to `ends[i]` when the whole text stands on one line; a unit wider than the measure gets a
    line of its own. The first line is shorter by `indent`.
    """
    lines: list[int] = []
    first, count, room = 0, len(starts), measure - indent
    while first < count:
        first = max(bisect_right(ends, starts[first] + room + 1e-6, first), first + 1)
        lines.append(first)
        room = measure
    return lines


GLAD = 0.02
"""What a line's end after a comma, colon or semicolon is worth: an unevenness of about 14 % of the measure."""
LONELY = 0.08
"""What a line of one unit costs: a lone last word looks lost, and pushing it to the first line instead is no better."""


def balanced(
    starts: Sequence[float], ends: Sequence[float], measure: float, indent: float, count: int, glad: Sequence[bool]
) -> list[int] | None:
    """`count` lines of lengths as even as they get, in the form of `greedy`; None when no such lines keep the measure.

    `glad[i]` says that a line is glad to end after unit `i`.
    """
    units = len(starts)
    ideal = (ends[-1] - starts[0] + indent) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for first, (cost, _) in best[-1].items():
            shift = indent if line == 1 else 0.0
            for last in range(first, units):
                length = ends[last] - starts[first] + shift
                if length > measure + 1e-6 and last > first:
                    break
                if (last + 1 == units) != (line == count):
                    continue
                total = cost + ((length - ideal) / measure) ** 2
                if line < count and glad[last]:
                    total -= GLAD
                elif last == first:
                    total += LONELY
                if last + 1 not in reached or total < reached[last + 1][0]:
                    reached[last + 1] = (total, first)
        best.append(reached)
    if units not in best[-1]:
        return None
    lines: list[int] = []
    position = units
    for reached in reversed(best[1:]):
        lines.append(position)
        position = reached[position][1]
    return lines[::-1]
