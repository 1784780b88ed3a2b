"""Of all the ways to break a paragraph the best is found: checked against every way there is, and against greedy."""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.ends import greedy
from generator.text.fit import HYPHEN, LAST_HYPHEN, LINE, LOOSE, MOST_HYPHENS, SHORT, SPACING, STUB, Breaks, Spaces, total_fit

WIDTHS = st.lists(st.integers(1, 60), min_size=1, max_size=11)
LONG = st.lists(st.integers(1, 60), min_size=1, max_size=120)
MEASURES = st.integers(60, 200)
INDENTS = st.sampled_from([0.0, 15.0])
SPACE = 3.0


def placed(widths: list[int], joined: frozenset[int] = frozenset()) -> tuple[list[float], list[float]]:
    """Starts and ends of units with spaces between them, but none after those that are `joined` to the next."""
    steps = [width + (0.0 if unit in joined else SPACE) for unit, width in enumerate(widths)]
    starts = list(accumulate(steps[:-1], initial=0.0))
    hyphens = [2.0 if unit in joined else 0.0 for unit in range(len(widths))]
    return starts, list(map(sum, zip(starts, widths, hyphens, strict=True)))


def cost(starts: list[float], ends: list[float], measure: float, indent: float, lines: list[int], hyphens: frozenset[int]) -> float | None:
    """What the lines cost in all; None where they break a rule."""
    total, row = 0.0, 0
    for begin, end in pairwise((0, *lines)):
        length = ends[end - 1] - starts[begin] + (0 if begin else indent)
        if length > measure + 1e-6 and (end - begin > 1 or end - 1 in hyphens):
            return None
        empty = 1 - length / measure
        if end == len(starts):
            total += STUB * max(0.0, empty - 1 + SHORT) ** 2 / SHORT**2 + LAST_HYPHEN * (row > 0)
        else:
            total += empty**2
        row = row + 1 if end - 1 in hyphens else 0
        word = next((unit for unit in range(end - 1, begin - 1, -1) if unit not in hyphens), None)
        needed = word is None or ends[word] - starts[begin] + (0 if begin else indent) < LOOSE * measure
        if row > MOST_HYPHENS or (row and not needed):
            return None
        total += LINE + HYPHEN * (row > 0)
    return total


@settings(deadline=None)
@given(WIDTHS, MEASURES, INDENTS)
def test_no_way_to_break_the_text_is_better(widths: list[int], measure: int, indent: float) -> None:
    starts, ends = placed(widths)
    found = total_fit(Breaks(starts, ends), measure, indent)
    assert found is not None
    count = len(widths)
    ways = [[*ends_, count] for lines in range(count) for ends_ in combinations(range(1, count), lines)]
    costs = [paid for way in ways if (paid := cost(starts, ends, measure, indent, way, frozenset())) is not None]
    paid = cost(starts, ends, measure, indent, found, frozenset())
    assert not costs or paid == pytest.approx(min(costs), abs=1e-6)


@settings(deadline=None)
@given(LONG, MEASURES, INDENTS)
def test_it_is_never_worse_than_greedy_and_takes_no_more_lines(widths: list[int], measure: int, indent: float) -> None:
    starts, ends = placed(widths)
    found, filled = total_fit(Breaks(starts, ends), measure, indent), greedy(starts, ends, measure, indent)
    assert found is not None
    assert len(found) == len(filled)
    greedy_cost = cost(starts, ends, measure, indent, filled, frozenset())
    if greedy_cost is not None:
        assert (cost(starts, ends, measure, indent, found, frozenset()) or 0.0) <= greedy_cost + 1e-6


@settings(deadline=None)
@given(LONG, st.sets(st.integers(0, 118)), MEASURES, INDENTS)
def test_hyphens_keep_their_rules(widths: list[int], marked: set[int], measure: int, indent: float) -> None:
    hyphens = frozenset(unit for unit in marked if unit < len(widths) - 1)
    starts, ends = placed(widths, hyphens)
    found = total_fit(Breaks(starts, ends, hyphens, hyphens), measure, indent)
    if found is not None and max(widths) + indent + 2 <= measure:
        assert cost(starts, ends, measure, indent, found, hyphens) is not None


@settings(deadline=None)
@given(WIDTHS, st.sets(st.integers(0, 10)), MEASURES, INDENTS)
def test_no_way_with_hyphens_is_better(widths: list[int], marked: set[int], measure: int, indent: float) -> None:
    count = len(widths)
    hyphens = frozenset(unit for unit in marked if unit < count - 1)
    starts, ends = placed(widths, hyphens)
    found = total_fit(Breaks(starts, ends, hyphens, hyphens), measure, indent)
    ways = [[*some, count] for lines in range(count) for some in combinations(range(1, count), lines)]
    costs = [paid for way in ways if (paid := cost(starts, ends, measure, indent, way, hyphens)) is not None]
    if costs:
        assert found is not None
        assert cost(starts, ends, measure, indent, found, hyphens) == pytest.approx(min(costs), abs=1e-6)


def test_lines_are_even() -> None:
    starts, ends = placed([40, 30, 20, 20, 90, 60])
    assert greedy(starts, ends, 120) == [4, 5, 6]
    assert total_fit(Breaks(starts, ends), 120) == [3, 5, 6]


def test_a_last_word_gets_company() -> None:
    starts, ends = placed([20, 20, 20, 20, 8])
    assert greedy(starts, ends, 95) == [4, 5]
    assert total_fit(Breaks(starts, ends), 95) == [3, 5]


def test_no_text_has_no_lines() -> None:
    assert total_fit(Breaks([], []), 100) == []


def test_a_unit_that_is_too_wide_has_a_line_of_its_own() -> None:
    assert total_fit(Breaks([0.0, 23.0, 126.0], [20.0, 123.0, 146.0]), 60) == [1, 2, 3]


def test_a_hyphen_is_used_only_where_the_line_would_be_loose() -> None:
    for before, expected in ((50, [2, 3]), (76, [1, 3])):
        starts, ends = placed([before, 15, 60], frozenset({1}))
        assert total_fit(Breaks(starts, ends, {1}, {1}), 100) == expected


def test_more_than_two_hyphens_in_a_row_are_not_made() -> None:
    starts, ends = placed([50] * 4, frozenset({0, 1, 2}))
    assert total_fit(Breaks(starts, ends, {0, 1, 2}, {0, 1, 2}), 60) is None
    assert total_fit(Breaks(starts[:3], ends[:3], {0, 1}, {0, 1}), 60) == [1, 2, 3]


def test_the_authors_hyphens_count_among_the_two() -> None:
    """Units 0 to 3 end in hyphens that are in the text; the third line in a row is shorter so that none ends in the third."""
    starts, ends = placed([30, 30, 30, 30, 50, 60])
    dashes = {1, 3, 4}
    assert total_fit(Breaks(starts, ends), 70) == [2, 4, 5, 6]
    assert total_fit(Breaks(starts, ends, dashes=dashes), 70) == [1, 3, 4, 5, 6]


@settings(deadline=None)
@given(LONG, st.integers(80, 200), INDENTS)
def test_justified_lines_fit_when_their_spaces_shrink(widths: list[int], measure: int, indent: float) -> None:
    starts, ends = placed(widths)
    breaks = Breaks(starts, ends, spaces=Spaces(SPACE, range(len(widths))))
    found = total_fit(breaks, measure, indent)
    assert found is not None
    assert found[-1] == len(widths)
    assert breaks.keeps(measure, indent, found)


@settings(deadline=None)
@given(WIDTHS, st.integers(80, 200))
def test_no_way_to_justify_the_text_is_better(widths: list[int], measure: int) -> None:
    starts, ends = placed(widths)
    breaks = Breaks(starts, ends, spaces=Spaces(SPACE, range(len(widths))))

    def uneven(lines: list[int]) -> float:
        spans = list(pairwise((0, *lines)))
        shares = [(measure - ends[end - 1] + starts[begin]) / ((end - 1 - begin) or 1) / SPACE for begin, end in spans[:-1]]
        last = max(0.0, SHORT - (ends[-1] - starts[spans[-1][0]]) / measure) / SHORT
        return sum(SPACING * share * share for share in shares) + STUB * last * last

    count = len(widths)
    ways = [[*some, count] for lines in range(count) for some in combinations(range(1, count), lines)]
    best = min(uneven(way) for way in ways if breaks.keeps(measure, 0.0, way))
    assert uneven(total_fit(breaks, measure) or []) == pytest.approx(best)


def test_time_grows_with_the_text() -> None:
    starts, ends = placed([7, 20, 33, 12] * 10_000)
    assert len(total_fit(Breaks(starts, ends), 400) or []) == len(greedy(starts, ends, 400))
