"""Horizontal bars: names at the left, values at the ends of the bars."""

from __future__ import annotations

from generator.exhibits.charts import PreparedChart
from generator.exhibits.labels import every
from generator.pdf import Drawing
from generator.pdf.drawing import box, line
from generator.text import SetText

from .sheet import AXIS, AXIS_WIDTH, GRID_WIDTH, LABEL, STRONG, Sheet

BAR, PITCH = 15.0, 21.0
BAR_OF_MANY = 11.0
"""A bar that has neighbours in its group."""
MOST_HEIGHT = 420.0
NAME_SHARE, NAME_GAP = 0.42, 8.0
VALUE_GAP = 5.0
VALUE_ROOM = 9.5
"""The least pitch of bars with values at their ends."""
END = 2.0
"""How far the axis goes on beyond the first and the last bar."""


def draw_bars(sheet: Sheet, prepared: PreparedChart) -> Drawing:
    """As high as the bars need, up to a bound; beyond it they are thinner, and names are left out with a warning."""
    count, series = len(prepared.categories), prepared.series
    top = sheet.head(prepared, prepared.chart.units[0], "", legend=len(series) > 1) + END
    names = _names(sheet, prepared)
    lines = max((len(name.lines) for name in names), default=1)
    bar = BAR if len(series) == 1 else BAR_OF_MANY
    pitch = max(bar * len(series) + PITCH - BAR, lines * LABEL.leading + 4.0)
    room = MOST_HEIGHT - top - AXIS.leading - 2 * END
    if pitch * count > room:
        pitch, bar = room / count, bar * room / count / pitch
    labelled = bar >= VALUE_ROOM or (len(series) == 1 and pitch >= VALUE_ROOM)
    left = max((name.width for name in names), default=0.0) + NAME_GAP
    values = [[sheet.set(name, STRONG) for name in each.names] for each in series] if labelled else []
    bottom = top + pitch * count
    plot = _Scaled(sheet, prepared, left, values)
    if not labelled:
        plot.grid(top, bottom)
    for index in range(count):
        middle = top + pitch * (index + 0.5)
        for turn, each in enumerate(series):
            y = middle + (turn - len(series) / 2) * bar
            if (value := each.values[index]) is None:
                continue
            low, high = sorted((plot.x(0.0), plot.x(value)))
            sheet.fill(box(low, y, high - low, bar), each.colors[index])
            if labelled:
                text = values[turn][index]
                x = plot.x(value) + VALUE_GAP if value >= 0 else plot.x(value) - VALUE_GAP - text.width
                sheet.put(text, x, y + bar / 2 - STRONG.leading / 2)
    zero = plot.x(0.0)
    sheet.stroke(line([(zero, top - END), (zero, bottom + END)]), "text", AXIS_WIDTH)
    _put_names(sheet, names, left - NAME_GAP, top, pitch)
    return sheet.finished(bottom + END + (0.0 if labelled else AXIS.leading))


class _Scaled:
    """The room of the bars between the names and, with values, what the values take at either side."""

    def __init__(self, sheet: Sheet, prepared: PreparedChart, left: float, values: list[list[SetText]]) -> None:
        self.sheet, self.axis = sheet, prepared.up
        sides = {True: 0.0, False: 0.0}
        for series, texts in zip(prepared.series, values, strict=False):
            for value, text in zip(series.values, texts, strict=True):
                sides[(value or 0.0) < 0] = max(sides[(value or 0.0) < 0], text.width + VALUE_GAP)
        self.left, self.right = left + sides[True], sheet.width - sides[False] - (0.0 if values else 12.0)

    def x(self, value: float) -> float:
        return self.left + (self.right - self.left) * self.axis.scale.share(value)

    def grid(self, top: float, bottom: float) -> None:
        end = 0.0
        for tick, name in zip(self.axis.scale.ticks, self.axis.names, strict=True):
            text, x = self.sheet.set(name, AXIS), self.x(tick)
            self.sheet.stroke(line([(x, top), (x, bottom)]), "hairline", GRID_WIDTH)
            if (begin := self.sheet.beside(text, x)) >= end:
                self.sheet.put(text, begin, bottom + END)
                end = begin + text.width + VALUE_GAP


def _names(sheet: Sheet, prepared: PreparedChart) -> list[SetText]:
    """The names of the categories in at most two lines, flush right."""
    styles = [STRONG if index == prepared.meant else LABEL for index in range(len(prepared.categories))]
    named = list(zip(prepared.categories, styles, strict=True))
    width = min(max((sheet.bench.setter.width(name, style) for name, style in named), default=0.0) + 0.1, NAME_SHARE * sheet.width)
    return [sheet.cut(name, style.but(align="right"), width, 2) for name, style in named]


def _put_names(sheet: Sheet, names: list[SetText], right: float, top: float, pitch: float) -> None:
    step = every(pitch, max((name.height for name in names), default=0.0) if pitch < LABEL.leading else 0.0)
    if step > 1:
        message = f"the chart has {len(names)} bars; one name in {step} is shown"
        sheet.bench.diagnostics.warning("names-left-out", message, sheet.place, "show fewer bars, or several charts")
    for index in range(0, len(names), step):
        name = names[index]
        sheet.put(name, right - name.measure, top + pitch * (index + 0.5) - name.height / 2)
