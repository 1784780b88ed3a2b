"""Charts for both works: scales, ticks, names, colours and words are chosen once, so that both show the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.model import Chart, marks_categories
from generator.theme import Color

from .formats import NumberFormat, category_names, date_name, date_skeleton, number_format, plain_format
from .scales import Scale, date_scale, number_scale, scale_beside, value_scale

Form = Literal["bars", "line", "area", "points", "slices"]
MOST_SLICES = 6
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
NEUTRAL = "mid"
NEUTRALS: tuple[Color, ...] = ("muted", "mid", "hairline")
"""Of what is stacked and not meant, so that the parts can be told apart."""
OTHER = "Other"


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale and the names of its ticks."""

    scale: Scale
    names: tuple[str, ...]
    format: NumberFormat


@dataclass(frozen=True, slots=True)
class Series:
    """One measure: its values with their names, which are empty where a value is missing, and how it is drawn.

    `colors` has a role for each value; `format` made the names. `index` is the measure's; `order` counts the series of one form and
    chooses the dashes and the marker that tell it apart without colour. `second` says that it is measured on the second axis.
    """

    name: str
    form: Form
    values: tuple[float | None, ...]
    names: tuple[str, ...]
    colors: tuple[Color, ...]
    format: NumberFormat
    index: int
    order: int
    second: bool = False
    meant: bool = False

    @property
    def color(self) -> Color:
        return self.colors[0] if self.colors else NEUTRAL


@dataclass(frozen=True, slots=True)
class PreparedChart:
    """A chart ready to be drawn.

    `categories` are the names along its other axis; `across` is the scale there when the values have places and not only an order,
    and `places` then says where each of them is. `up` is the axis of values, `second` that of the line of a combination. `meant` is
    the index of the highlighted category. `alt` says the chart in words.
    """

    chart: Chart
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    up: Axis
    second: Axis | None
    across: Axis | None
    places: tuple[float, ...]
    meant: int | None
    stacked: bool
    alt: str

    @property
    def numeric(self) -> bool:
        """Whether the places along the other axis are numbers, and not days or names."""
        return self.across is not None and not isinstance(self.chart.x.values[0], date)


def prepare_chart(chart: Chart, language: str, accent: Color) -> PreparedChart:
    """The chart in the words of a language; `accent` is the colour of what it is about."""
    from .chart_words import in_words

    chart = _sorted(chart)
    categories = category_names(chart.x.values, language)
    across = _across(chart, language)
    stacked = len(chart.y) > 1 and chart.kind in ("stacked", "area")
    line = chart.kind == "combo"
    primary = chart.y[:-1] if line else chart.y
    zero = chart.kind not in ("line", "scatter")
    values = _extent([measure.values for measure in primary], stacked)
    up = _axis(value_scale(values, zero=zero), language, chart.format)
    second = _axis(scale_beside(up.scale, _extent([chart.y[-1].values], False)), language, "") if line else None
    single = marks_categories(chart.kind, len(chart.y))
    made = PreparedChart(
        chart=chart,
        categories=categories,
        series=tuple(_series(chart, index, language, accent) for index in range(len(chart.y))),
        up=up,
        second=second,
        across=across,
        places=_places(chart) if across else (),
        meant=chart.highlight if single else None,
        stacked=stacked,
        alt=chart.alt or in_words(chart, categories, language),
    )
    return _slices(made, language, accent) if chart.kind in ("pie", "doughnut") else made


def crowded(chart: Chart) -> int:
    """How many slices of a pie are shown together as one, because there are too many; 0 when all are shown."""
    count = len([value for value in chart.y[0].values if value])
    return count - MOST_SLICES + 1 if chart.kind in ("pie", "doughnut") and count > MOST_SLICES else 0


def _sorted(chart: Chart) -> Chart:
    """A line goes from left to right, whatever the order of the data."""
    values = chart.x.values
    if chart.kind not in ("line", "area") or not values or isinstance(values[0], str):
        return chart
    order = sorted(range(len(values)), key=lambda index: values[index])
    x = replace(chart.x, values=tuple(values[index] for index in order))
    return replace(chart, x=x, y=tuple(replace(each, values=tuple(each.values[index] for index in order)) for each in chart.y))


def _across(chart: Chart, language: str) -> Axis | None:
    """The scale along which a line or points are placed; None where the values only have an order."""
    values = chart.x.values
    if chart.kind not in ("line", "area", "scatter") or not values or isinstance(values[0], str):
        return None
    dates = [value for value in values if isinstance(value, date)]
    if dates:
        scale = date_scale(dates)
        days = [date.fromordinal(int(tick)) for tick in scale.ticks]
        skeleton = date_skeleton(days)
        return Axis(scale, tuple(date_name(day, skeleton, language) for day in days), NumberFormat(language))
    numbers = [float(value) for value in values if isinstance(value, int | float)]
    scale = value_scale(numbers, zero=False) if chart.kind == "scatter" else number_scale(numbers)
    format = plain_format([*scale.ticks, *numbers], language, scale.step)
    return Axis(scale, tuple(map(format, scale.ticks)), format)


def _places(chart: Chart) -> tuple[float, ...]:
    return tuple(float(value.toordinal()) if isinstance(value, date) else float(value) for value in chart.x.values)


def _axis(scale: Scale, language: str, pattern: str) -> Axis:
    format = number_format(scale.ticks, language, pattern, scale.step)
    return Axis(scale, tuple(map(format, scale.ticks)), format)


def _extent(columns: Sequence[Sequence[float | None]], stacked: bool) -> list[float]:
    """The values that an axis must show: for a stack the sums of what stands above and of what hangs below zero."""
    if not stacked:
        return [value for column in columns for value in column if value is not None]
    rows = [[value for value in row if value is not None] for row in zip(*columns, strict=True)]
    return [sum(value for value in row if value * sign > 0) for row in rows for sign in (1, -1)]


def _series(chart: Chart, index: int, language: str, accent: Color) -> Series:
    measure = chart.y[index]
    last = chart.kind == "combo" and index == len(chart.y) - 1
    forms: dict[str, Form] = {"line": "line", "area": "area", "scatter": "points", "pie": "slices", "doughnut": "slices"}
    format = number_format([value for value in measure.values if value is not None], language, "" if last else chart.format)
    return Series(
        name=measure.name,
        form="line" if last else forms.get(chart.kind, "bars"),
        values=measure.values,
        names=tuple("" if value is None else format(value) for value in measure.values),
        colors=_colors(chart, index, accent),
        format=format,
        index=index,
        order=0 if last else index,
        second=last,
        meant=chart.highlight == index and not marks_categories(chart.kind, len(chart.y)),
    )


def _colors(chart: Chart, index: int, accent: Color) -> tuple[Color, ...]:
    """What is meant in the accent and the rest grey; without a highlight a single series in the accent, several in the theme's order."""
    count = len(chart.y[index].values)
    if chart.highlight is None:
        return (accent if len(chart.y) == 1 else ACCENTS[index % len(ACCENTS)],) * count
    if marks_categories(chart.kind, len(chart.y)):
        return tuple(accent if each == chart.highlight else NEUTRAL for each in range(count))
    if index == chart.highlight:
        return (accent,) * count
    rank = index - (index > chart.highlight)
    return (NEUTRALS[rank % len(NEUTRALS)] if chart.kind in ("stacked", "area") else NEUTRAL,) * count


def _slices(made: PreparedChart, language: str, accent: Color) -> PreparedChart:
    """The slices in the order of the data without empty ones, the smallest together where there are too many, with their shares."""
    series, meant = made.series[0], made.meant
    parts = [(name, value, index == meant) for index, (name, value) in enumerate(zip(made.categories, series.values, strict=True)) if value]
    if over := crowded(made.chart):
        kept = sorted(parts, key=lambda part: (not part[2], -(part[1] or 0.0)))[: len(parts) - over]
        rest = sum(part[1] or 0.0 for part in parts if part not in kept)
        parts = [part for part in parts if part in kept] + [(f"{OTHER} ({over})", rest, False)]
    names, values = tuple(part[0] for part in parts), tuple(part[1] or 0.0 for part in parts)
    total = sum(values)
    percent = number_format((), language, "0%")
    colors = tuple(ACCENTS[i % len(ACCENTS)] if meant is None else accent if part[2] else NEUTRAL for i, part in enumerate(parts))
    shares = tuple(percent(value / total) if total else "" for value in values)
    at = next((index for index, part in enumerate(parts) if part[2]), None)
    return replace(made, categories=names, series=(replace(series, values=values, names=shares, colors=colors),), meant=at)
