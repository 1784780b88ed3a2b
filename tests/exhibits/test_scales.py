"""Scales and the names of their ticks."""

from __future__ import annotations

from datetime import date, timedelta
from sys import float_info

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exhibits.formats import category_names, number_format
from generator.exhibits.scales import date_scale, number_scale, scale_beside, value_scale


def test_ticks_are_round_and_exact() -> None:
    assert value_scale([0.05, 0.62], zero=True).ticks == (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    assert value_scale([-3, 8], zero=True).ticks == (-4, -2, 0, 2, 4, 6, 8)


def test_bars_begin_at_zero_and_lines_where_their_values_are() -> None:
    assert value_scale([950, 1000], zero=True).low == 0
    assert value_scale([950, 1000], zero=False).low == 950
    assert value_scale([400, 1000], zero=False).low == 0
    assert value_scale([-1000, -950], zero=False).high == -950


def test_whole_numbers_have_no_ticks_between_them() -> None:
    assert value_scale([0, 2], zero=True).ticks == (0, 1, 2)


def test_a_second_axis_has_its_zero_where_the_first_has_it() -> None:
    first = value_scale([-0.09, 2.16], zero=True)
    second = scale_beside(first, [0, 25])
    assert second.share(0) == first.share(0) == pytest.approx(1 / 6)
    assert (second.low, second.high, second.ticks) == (-5, 25, (0, 5, 10, 15, 20, 25))


NUMBERS = st.lists(st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False), max_size=6)


@example([], [float_info.min])
@given(NUMBERS, NUMBERS)
def test_any_second_axis_holds_its_values(one: list[float], other: list[float]) -> None:
    first = value_scale(one, zero=True)
    second = scale_beside(first, other)
    slack = 1e-6 * (second.high - second.low)
    assert all(second.low - slack <= value <= second.high + slack for value in other)
    assert all(second.low - slack <= tick <= second.high + slack for tick in second.ticks)
    assert len(second.ticks) <= 15


@given(st.lists(st.floats(-1e15, 1e15, allow_nan=False, allow_subnormal=False), max_size=6), st.booleans())
def test_a_scale_holds_its_values_in_a_few_ticks(values: list[float], zero: bool) -> None:
    scale = value_scale(values, zero=zero)
    assert 2 <= len(scale.ticks) <= 14
    assert scale.low < scale.high
    slack = 1e-6 * (scale.high - scale.low)
    assert all(scale.low - slack <= value <= scale.high + slack for value in values)
    assert list(scale.ticks) == sorted(set(scale.ticks))
    assert not zero or scale.low <= 0 <= scale.high


@given(st.lists(st.floats(-1e15, 1e15, allow_nan=False, allow_subnormal=False), min_size=1, max_size=6))
def test_a_scale_along_holds_its_values(values: list[float]) -> None:
    scale = number_scale(values)
    slack = 1e-6 * (scale.high - scale.low)
    assert all(scale.low - slack <= value <= scale.high + slack for value in values)
    assert 2 <= len(scale.ticks) <= 14


@pytest.mark.parametrize("days", [1, 5, 20, 100, 365, 3000, 40000, 700000])
def test_dates_have_ticks_at_days_months_or_years(days: int) -> None:
    begun = date(1, 2, 3) if days > 100000 else date(2023, 11, 17)
    scale = date_scale([begun, begun + timedelta(days)])
    assert 1 <= len(scale.ticks) <= 14
    assert days < 100 or all(date.fromordinal(int(tick)).day == 1 for tick in scale.ticks)


@pytest.mark.parametrize(
    ("value", "values", "language", "said"),
    [
        (1234.5, [1234.5, 2.0], "en", "1,234"), (12.5, [12.5], "de", "12,5"), (0.1, [0.1, 0.25], "en", "0.10"),
        (1.2e6, [1.2e6], "en", "1.2M"), (1.2e6, [1.2e6], "de", "1,2\u00a0Mio."), (0, [0, 2e9], "en", "0"),
        (5e8, [2e9, 5e8], "en", "0.5B"), (1.5e-9, [1.5e-9], "en", "1.5E-9"),
        (1e6, [1e6], "ja", "100万"), (7, [7], "xx-unknown", "7"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_language_has_it(value: float, values: list[float], language: str, said: str) -> None:
    assert number_format(values, language)(value) == said


def test_the_author_can_give_the_pattern() -> None:
    assert number_format([0.126], "en", "0.0%")(0.126) == "12.6%"


def test_years_are_not_grouped_and_dates_are_as_short_as_can_be() -> None:
    assert category_names((2015.0, 2020.0), "en") == ("2015", "2020")
    assert category_names((1.0, 12000.0), "en") == ("1", "12,000")
    assert category_names((date(2024, 1, 1), date(2024, 2, 1)), "de") == ("Jan. 2024", "Feb. 2024")
    assert category_names((date(2023, 1, 1), date(2024, 1, 1)), "en") == ("2023", "2024")
    assert category_names((date(2024, 1, 31),), "en") == ("Jan 31, 2024",)


def test_no_tick_stands_between_days_that_stand_for_months() -> None:
    months = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
    assert [date.fromordinal(int(tick)) for tick in date_scale(months).ticks] == months
    assert len(date_scale([*months, date(2024, 3, 2)]).ticks) > 3
