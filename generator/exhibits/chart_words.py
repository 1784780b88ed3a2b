"""A chart in words, for those who do not see it: its kind, what it shows by what, and for each series its range and extremes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Chart, Measure

from .formats import NumberFormat, number_format

KINDS = {
    "column": "Column chart", "bar": "Bar chart", "stacked": "Stacked column chart", "line": "Line chart", "area": "Area chart",
    "pie": "Pie chart", "doughnut": "Doughnut chart", "scatter": "Scatter chart", "combo": "Column and line chart",
}  # fmt: skip
MOST_PARTS = 8
"""Up to so many values of a single series are said one by one."""


def in_words(chart: Chart, categories: Sequence[str], language: str) -> str:
    """'Bar chart of Products by Trend. Small models 6, agents 4.' or, of more values, their range with the places of its ends."""
    names = [measure.name for measure in chart.y]
    said = f"{KINDS[chart.kind]} of {_listed(names)} by {chart.x.name}"
    units = [unit for unit in chart.units if unit]
    said += f", in {_listed(units)}." if units else "."
    if len(chart.y) == 1 and len(categories) <= MOST_PARTS:
        format = _formatted(chart.y[0], chart, language)
        values = zip(categories, chart.y[0].values, strict=True)
        parts = [f"{name} {'no value' if value is None else format(value)}" for name, value in values]
        return f"{said} {', '.join(parts)}." if parts else f"{said} There are no values."
    return " ".join([said, *(_range(measure, chart, categories, language) for measure in chart.y)])


def _range(measure: Measure, chart: Chart, categories: Sequence[str], language: str) -> str:
    format = _formatted(measure, chart, language)
    found = [(value, name) for value, name in zip(measure.values, categories, strict=True) if value is not None]
    if not found:
        return f"{measure.name}: no values."
    low, high = min(found, key=lambda pair: pair[0]), max(found, key=lambda pair: pair[0])
    missing = len(measure.values) - len(found)
    gaps = f"; {missing} missing" if missing else ""
    count = f"{len(found)} value{'s' if len(found) != 1 else ''}"
    if low[0] == high[0]:
        return f"{measure.name}: {count}, all {format(low[0])}{gaps}."
    ends = f"from {format(found[0][0])} at {found[0][1]} to {format(found[-1][0])} at {found[-1][1]}"
    extremes = f"lowest {format(low[0])} at {low[1]}, highest {format(high[0])} at {high[1]}"
    return f"{measure.name}: {count} {ends}, {extremes}{gaps}."


def _formatted(measure: Measure, chart: Chart, language: str) -> NumberFormat:
    return number_format([value for value in measure.values if value is not None], language, chart.format)


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
