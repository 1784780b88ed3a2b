"""Prepared charts: colours, words and shares that both works take over."""

from __future__ import annotations

from generator.exhibits.charts import MOST_SLICES, crowded, prepare_chart
from generator.model import Categories, Chart, ChartKind, Measure


def chart(kind: ChartKind, *columns: tuple[float | None, ...], highlight: int | None = None, names: tuple[str, ...] = ()) -> Chart:
    count = len(columns[0])
    measures = tuple(Measure(f"S{index}", values) for index, values in enumerate(columns))
    return Chart("cht-1", 1, kind, Categories("Name", names or tuple(f"N{i}" for i in range(count))), measures, highlight=highlight)


def test_a_single_series_is_in_the_accent_and_several_in_the_order_of_the_theme() -> None:
    assert prepare_chart(chart("bar", (1, 2)), "en", "accent3").series[0].colors == ("accent3", "accent3")
    assert [s.color for s in prepare_chart(chart("line", (1,), (2,), (3,)), "en", "accent3").series] == ["accent1", "accent2", "accent3"]


def test_what_is_meant_is_in_the_accent_and_the_rest_grey() -> None:
    assert prepare_chart(chart("bar", (1, 2), highlight=1), "en", "accent3").series[0].colors == ("mid", "accent3")
    assert [s.color for s in prepare_chart(chart("line", (1,), (2,), highlight=0), "en", "accent3").series] == ["accent3", "mid"]


def test_what_is_stacked_and_not_meant_is_in_greys_that_can_be_told_apart() -> None:
    made = prepare_chart(chart("stacked", (1,), (2,), (3,), (4,), highlight=1), "en", "accent3")
    assert [s.color for s in made.series] == ["muted", "accent3", "mid", "hairline"]


def test_series_are_told_apart_without_colour() -> None:
    assert [s.order for s in prepare_chart(chart("line", (1,), (2,), (3,)), "en", "accent1").series] == [0, 1, 2]


def test_a_stack_is_as_high_as_its_sums_on_either_side() -> None:
    scale = prepare_chart(chart("stacked", (3, -1), (4, -2)), "en", "accent1").up.scale
    assert (scale.low, scale.high) == (-4, 8)


def test_a_combination_has_an_axis_for_its_line() -> None:
    made = prepare_chart(chart("combo", (100, 200), (0.1, 0.2)), "en", "accent1")
    assert made.second
    assert (made.up.scale.high, made.second.scale.high) == (200, 0.2)
    assert [series.form for series in made.series] == ["bars", "line"]


def test_a_line_is_drawn_from_left_to_right() -> None:
    unsorted = Chart("cht-1", 1, "line", Categories("x", (3.0, 1.0, 2.0)), (Measure("y", (30.0, 10.0, 20.0)),))
    made = prepare_chart(unsorted, "en", "accent1")
    assert (made.places, made.series[0].values) == ((1.0, 2.0, 3.0), (10.0, 20.0, 30.0))


def test_many_slices_are_joined_and_the_meant_one_is_kept() -> None:
    crowd = chart("pie", tuple(float(i) for i in range(1, 11)), highlight=0)
    made = prepare_chart(crowd, "en", "accent2")
    assert crowded(crowd) == 5
    assert made.categories == ("N0", "N6", "N7", "N8", "N9", "Other (5)")
    assert len(made.categories) == MOST_SLICES
    assert (made.meant, made.series[0].colors[0]) == (0, "accent2")
    assert sum(value or 0 for value in made.series[0].values) == 55


def test_few_values_are_said_one_by_one_and_many_by_their_range_and_extremes() -> None:
    assert prepare_chart(chart("bar", (6, None)), "en", "accent1").alt == "Bar chart of S0 by Name. N0 6, N1 no value."
    made = prepare_chart(chart("line", (2, 9, 1, None, 4), (1, 1, 1, 1, 1)), "en", "accent1")
    assert made.alt == (
        "Line chart of S0 and S1 by Name. S0: 4 values from 2 at N0 to 4 at N4, lowest 1 at N2, highest 9 at N1; 1 missing. "
        "S1: 5 values, all 1."
    )


def test_the_authors_words_win() -> None:
    from dataclasses import replace

    assert prepare_chart(replace(chart("pie", (1, 2)), alt="Mine."), "en", "accent1").alt == "Mine."
