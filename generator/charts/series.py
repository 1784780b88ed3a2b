"""The series of a chart between its axes: columns, stacks, lines, areas and points; the slices of a disc; and their keys in a legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from generator.exhibits.charts import Series
from generator.pdf.drawing import MARKERS, Fill, Point, Shape, Stroke, box, line, marker, polygon, wedge
from generator.theme import Color

from .area import Area

DASHES: tuple[tuple[float, ...], ...] = ((), (3, 1.75), (1, 1.25), (4.5, 1.5, 1, 1.5), (2, 1), (6, 1.5))
"""Dashes and gaps in widths of the line."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How thick a work draws, in points: lines, the gaps between parts of a stack and slices, the radius of the mark at a line's end and
    of a point, and the side of a key and the length of a line's.
    """

    line: float
    edge: float
    end: float
    mark: float
    swatch: float
    key: float

    def stroke(self, points: Sequence[Point], series: Series) -> Stroke:
        return Stroke(line(points), series.color, self.line, tuple(part * self.line for part in DASHES[series.order]))

    def marked(self, series: Series, at: Point, radius: float) -> Fill:
        return Fill(marker(MARKERS[series.order % len(MARKERS)], at, radius), series.color)


def draw_series(area: Area, pen: Pen, bar: float) -> Iterator[Shape]:
    """The series from back to front; columns are `bar` points wide."""
    prepared = area.prepared
    columns = [series for series in prepared.series if series.form == "bars"]
    if prepared.stacked:
        yield from _stack(area, pen, bar)
    else:
        for turn, series in enumerate(columns):
            for index, value in enumerate(series.values):
                if value is not None:
                    x = area.x(index) + (turn - len(columns) / 2) * bar
                    yield _column(area, x, bar, (0.0, value), series.colors[index])
    for series in prepared.series:
        if series.form == "points":
            for index, value in enumerate(series.values):
                if value is not None:
                    yield pen.marked(series, (area.x(index), area.y(value)), pen.mark)
        elif series.form == "line" or (series.form == "area" and not prepared.stacked):
            yield from _line(area, pen, series)


def _column(area: Area, x: float, width: float, ends: tuple[float, float], color: Color) -> Fill:
    upper, lower = sorted(map(area.y, ends))
    return Fill(box(x, upper, width, lower - upper), color)


def _line(area: Area, pen: Pen, series: Series) -> Iterator[Shape]:
    """Broken at missing values; a value alone between them, and the last of all, are marked."""
    axis = area.prepared.second if series.second else None
    pieces = list(_pieces(series.values))
    for piece in pieces:
        points = [(area.x(index), area.y(series.values[index] or 0.0, axis)) for index in piece]
        if series.form == "area":
            yield Fill(polygon([(points[0][0], area.base), *points, (points[-1][0], area.base)]), series.color.replace("accent", "tint"))
        if len(points) > 1:
            yield pen.stroke(points, series)
        if len(points) == 1 or piece is pieces[-1]:
            yield pen.marked(series, points[-1], pen.end)


def _pieces(values: Sequence[float | None]) -> Iterator[list[int]]:
    for present, group in groupby(range(len(values)), key=lambda index: values[index] is not None):
        if present:
            yield list(group)


def _stack(area: Area, pen: Pen, width: float) -> Iterator[Shape]:
    """Columns, or areas, each on those before it; what is negative hangs below zero."""
    for series, ends in zip(area.prepared.series, stacked(area.prepared.series), strict=True):
        if series.form == "bars":
            for index, (value, pair) in enumerate(zip(series.values, ends, strict=True)):
                if value:
                    yield _column(area, area.x(index) - width / 2, width, pair, series.colors[index])
                    y = area.y(pair[0])
                    yield Stroke(line([(area.x(index) - width / 2, y), (area.x(index) + width / 2, y)]), "ground", pen.edge)
        elif ends:
            upper: list[Point] = [(area.x(index), area.y(pair[1])) for index, pair in enumerate(ends)]
            lower: list[Point] = [(area.x(index), area.y(pair[0])) for index, pair in enumerate(ends)]
            yield Fill(polygon([*upper, *reversed(lower)]), series.color)
            yield Stroke(line(lower), "ground", pen.edge)


def stacked(series: Sequence[Series]) -> list[list[tuple[float, float]]]:
    """For each series where its values begin and end."""
    count = len(series[0].values)
    above, below = [0.0] * count, [0.0] * count
    made = []
    for each in series:
        ends = []
        for index, value in enumerate(each.values):
            side = below if (value or 0.0) < 0 else above
            ends.append((side[index], side[index] + (value or 0.0)))
            side[index] += value or 0.0
        made.append(ends)
    return made


def draw_slices(series: Series, center: Point, radius: float, hole: float, edge: float) -> Iterator[Shape]:
    """The slices of a disc, or with a `hole` of a ring, clockwise from the top."""
    turns = ends_of_slices(series)
    for index, (start, end) in enumerate(pairwise(turns)):
        path = wedge(center, radius, hole, start, end)
        yield Fill(path, series.colors[index])
        if len(turns) > 2:
            yield Stroke(path, "ground", edge)


def ends_of_slices(series: Series) -> list[float]:
    """Where slices begin and end, in turns; nothing where all values are zero."""
    values = [value or 0.0 for value in series.values]
    total = sum(values)
    return list(accumulate((value / total for value in values), initial=0.0)) if total else []


def draw_key(series: Series, pen: Pen, x: float, middle: float) -> Iterator[Shape]:
    """What stands before the series' name in a legend, from `x` on."""
    if series.form in ("bars", "area"):
        yield Fill(box(x, middle - pen.swatch / 2, pen.swatch, pen.swatch), series.color)
        return
    if series.form == "line":
        yield pen.stroke([(x, middle), (x + pen.key, middle)], series)
    yield pen.marked(series, (x + pen.key / 2, middle), pen.mark)


def key_width(series: Series, pen: Pen) -> float:
    return pen.swatch if series.form in ("bars", "area") else pen.key
