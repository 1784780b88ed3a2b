"""Charts with an upright axis of values: columns, stacks, lines, areas, points, and columns with a line."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.area import Area
from generator.charts.series import draw_series, stacked
from generator.exhibits.charts import PreparedChart
from generator.exhibits.labels import every, spread
from generator.pdf import Drawing
from generator.pdf.drawing import line
from generator.text import SetText

from .sheet import AXIS, AXIS_WIDTH, GRID_WIDTH, LABEL, PEN, STRONG, Sheet, axis_note, word_color

HEIGHT = 170.0
"""Points of the upright axis."""
GAP_WIDTH = 0.47
"""The gap between columns as a share of a column, or of all that stand side by side."""
MOST_COLUMN = 56.0
TICK, TICK_GAP, NAME_GAP, END_GAP = 3.0, 6.0, 4.0, 9.0
END_SHARE = 0.27
"""The share of the chart's width that the names of its series may take at its right."""
MOST_NAME_LINES = 3
WIDEST_NAME = 90.0
"""A name that is wider is wrapped, or cut."""


def draw_plot(sheet: Sheet, prepared: PreparedChart) -> Drawing:
    kind, series, units = prepared.chart.kind, prepared.series, prepared.chart.units
    ended = kind == "line" or prepared.stacked or (kind == "area" and len(series) > 1)
    right_unit = axis_note(units[1], prepared.second) if prepared.second else ""
    unit = ", ".join(filter(None, (series[0].name if kind == "scatter" and len(series) == 1 else "", units[0])))
    top = sheet.head(prepared, axis_note(unit, prepared.up), right_unit, legend=len(series) > 1 and not ended)
    ends = _end_names(sheet, prepared) if ended else []
    values = _value_names(sheet, prepared)
    ticks = [] if values else [sheet.set(name, AXIS) for name in prepared.up.names]
    others = [sheet.set(name, AXIS) for name in prepared.second.names] if prepared.second else []
    left = max((text.width for text in ticks), default=-TICK_GAP) + TICK_GAP
    margin = max([*(text.width + END_GAP for text in ends), *(text.width + TICK_GAP for text in others), 2.0 if values else 6.0])
    above = LABEL.leading if values else AXIS.leading / 2
    below = LABEL.leading if values and prepared.up.scale.low < 0 else 0.0
    plot = Area(prepared, left, top + above, sheet.width - margin, top + above + HEIGHT)
    _grid(sheet, plot, ticks, others)
    sheet.shapes += draw_series(plot, PEN, _bar(plot))
    sheet.stroke(line([(plot.left, plot.base), (plot.right, plot.base)]), "text", AXIS_WIDTH)
    _put_values(sheet, plot, values)
    _put_ends(sheet, plot, ends)
    return sheet.finished(_names(sheet, plot, plot.bottom + below + NAME_GAP))


def _bar(plot: Area) -> float:
    """How wide a column is."""
    side_by_side = 1 if plot.prepared.stacked else sum(series.form == "bars" for series in plot.prepared.series)
    return min(plot.pitch / (1 + GAP_WIDTH) / max(side_by_side, 1), MOST_COLUMN)


# Axes


def _grid(sheet: Sheet, plot: Area, ticks: Sequence[SetText], others: Sequence[SetText]) -> None:
    for tick, text in zip(plot.prepared.up.scale.ticks, ticks, strict=False):
        y = plot.y(tick)
        sheet.stroke(line([(plot.left, y), (plot.right, y)]), "hairline", GRID_WIDTH)
        sheet.put(text, plot.left - TICK_GAP - text.width, y - AXIS.leading / 2)
    if plot.prepared.second:
        for tick, text in zip(plot.prepared.second.scale.ticks, others, strict=True):
            sheet.put(text, plot.right + TICK_GAP, plot.y(tick, plot.prepared.second) - AXIS.leading / 2)


def _names(sheet: Sheet, plot: Area, top: float) -> float:
    """The names along the lower axis; where they end."""
    if across := plot.prepared.across:
        marks = [
            (sheet.set(name, AXIS), plot.left + (plot.right - plot.left) * across.scale.share(tick))
            for tick, name in zip(across.scale.ticks, across.names, strict=True)
        ]
        end = -TICK_GAP
        for text, x in marks:
            left = sheet.beside(text, x)
            if left >= end + TICK_GAP:
                sheet.stroke(line([(x, plot.bottom), (x, plot.bottom + TICK)]), "text", GRID_WIDTH)
                sheet.put(text, left, top)
                end = left + text.width
        if plot.prepared.chart.kind != "scatter":
            return top + AXIS.leading
        title = sheet.cut(plot.prepared.chart.x.name, AXIS, plot.right - plot.left, 1)
        sheet.put(title, plot.right - title.width, top + AXIS.leading)
        return top + 2 * AXIS.leading
    names = plot.prepared.categories
    styles = [STRONG if index == plot.prepared.meant else LABEL for index in range(len(names))]
    widths = [sheet.bench.setter.width(name, style) for name, style in zip(names, styles, strict=True)]
    words = max((sheet.bench.setter.width(word, STRONG) for name in names for word in name.split()), default=0.0)
    room, step = plot.pitch - NAME_GAP, 1
    if words > room or max(widths, default=0.0) > room * (MOST_NAME_LINES - 0.5):
        step = every(plot.pitch, min(max(widths), WIDEST_NAME) + NAME_GAP)
        room = step * plot.pitch - NAME_GAP
    if step > 1 and isinstance(plot.prepared.chart.x.values[0], str):
        message = f"the chart has no room for {len(names)} names; one in {step} is shown"
        sheet.bench.diagnostics.warning("names-left-out", message, sheet.place, "use shorter names, fewer of them, or `kind: bar`")
    bottom = top + LABEL.leading
    for index in range(step // 2, len(names), step):
        text = sheet.cut(names[index], styles[index].but(align="center"), min(room, sheet.width), MOST_NAME_LINES)
        left = plot.x(index) - text.measure / 2
        if step > 1 and (left < 0 or left + text.measure > sheet.width):
            continue
        sheet.put(text, left, top)
        bottom = max(bottom, top + text.height)
    return bottom


# Names of values and series


def _value_names(sheet: Sheet, prepared: PreparedChart) -> list[SetText]:
    """The values of a single row of columns, when there is room for all of them; the axis is then left out."""
    if len(prepared.series) > 1 or prepared.series[0].form != "bars":
        return []
    texts = [sheet.set(name, STRONG) for name in prepared.series[0].names]
    pitch = sheet.width / max(len(texts), 1)
    return texts if all(text.width + NAME_GAP <= pitch for text in texts) else []


def _put_values(sheet: Sheet, plot: Area, texts: Sequence[SetText]) -> None:
    for index, (text, value) in enumerate(zip(texts, plot.prepared.series[0].values, strict=False)):
        if value is not None:
            y = plot.y(value)
            sheet.put(text, sheet.beside(text, plot.x(index)), y - LABEL.leading if value >= 0 else y)


def _end_names(sheet: Sheet, prepared: PreparedChart) -> list[SetText]:
    """The name of each series with its last value, in its colour."""
    made = []
    for series in prepared.series:
        last = next((name for name in reversed(series.names) if name), "")
        style = STRONG.but(color=word_color(series.color))
        made.append(sheet.cut(f"{series.name}: {last}" if last else series.name, style, END_SHARE * sheet.width, 2))
    return made


def _put_ends(sheet: Sheet, plot: Area, texts: Sequence[SetText]) -> None:
    """Each name beside the last value of its series, moved so that none overlaps another."""
    if not texts:
        return
    prepared = plot.prepared
    if prepared.stacked:
        last = max((index for each in prepared.series for index, value in enumerate(each.values) if value is not None), default=0)
        pairs = [ends[last] for ends in stacked(prepared.series)] if prepared.categories else []
        wanted = [plot.y((low + high) / 2) for low, high in pairs] or [plot.base] * len(texts)
    else:
        ends = [next((value for value in reversed(each.values) if value is not None), None) for each in prepared.series]
        wanted = [plot.base if value is None else plot.y(value) for value in ends]
    tops = spread(wanted, [text.height for text in texts], plot.top - LABEL.leading / 2, plot.bottom + LABEL.leading / 2)
    for text, top in zip(texts, tops, strict=True):
        sheet.put(text, plot.right + END_GAP, top)
