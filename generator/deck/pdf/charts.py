"""Charts of slides where the native ones have them: between the axes that were measured, with the same ticks, names, labels and colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.charts.area import Area
from generator.charts.series import Pen, draw_key, draw_series, draw_slices, key_width
from generator.exhibits.charts import NEUTRAL, Axis, PreparedChart, Series
from generator.model import plain_text
from generator.pdf import Drawing
from generator.pdf.drawing import Fill, Shape, Stroke, Words, box, line
from generator.text import SetText, Typesetter
from generator.theme import DeckType, TextStyle

from ..boxes import ChartBox, Plot

THIN = 0.75
PEN = Pen(line=3.5, edge=1.5, end=4.5, mark=4.5, swatch=10.0, key=26.0)
"""The widths and marks of the native charts."""
HOLE = 0.57
"""The hole of a ring as a share of its radius, as native ones have it."""
KEY_GAP, AFTER_KEY = 6.0, 20.0
TICK, NAME_GAP, VALUE_GAP, END_GAP = 6.0, 8.0, 4.0, 6.0
OUTWARDS = 4.0
"""How far the ticks of an axis of numbers reach out."""
BESIDE_END = 0.8
"""What programs leave for words of the room in which they break the name at a line's end."""
ENDLESS = 1e6


def draw_chart(shape: ChartBox, setter: Typesetter, type: DeckType) -> Drawing:
    """The chart in its frame."""
    return Drawing(shape.frame.w.pt, shape.frame.h.pt, tuple(_Chart(shape, setter, type).shapes()))


class _Chart:
    """A chart under way, in points from the top left corner of its frame."""

    def __init__(self, shape: ChartBox, setter: Typesetter, type: DeckType) -> None:
        self.setter, self.type, self.plot = setter, type, shape.plot
        self.width, self.height = shape.frame.w.pt, shape.frame.h.pt
        self.prepared = _reaching(shape.prepared, shape.plot)
        plot = shape.plot
        self.area = Area(self.prepared, plot.left, plot.top, plot.left + plot.width, plot.top + plot.height)

    def shapes(self) -> Iterator[Shape]:
        prepared, series = self.prepared, self.prepared.series
        if prepared.chart.kind in ("pie", "doughnut"):
            radius = self.width / 2
            hole = HOLE * radius if prepared.chart.kind == "doughnut" else 0.0
            yield from draw_slices(series[0], (radius, self.height / 2), radius, hole, PEN.edge)
            return
        if len(series) > 1 and prepared.chart.kind != "line":
            yield from self._legend()
        yield from _Bars(self).shapes() if prepared.chart.kind == "bar" else _Upright(self).shapes()

    def set(self, text: str, style: TextStyle, measure: float = ENDLESS) -> SetText:
        """The text on a measure that is no wider than itself, whatever its direction."""
        made = self.setter.set(plain_text(text, self.prepared.chart.place), style.but(align="left"), measure)
        return replace(made, measure=made.width)

    def put(self, text: SetText, x: float, top: float) -> Iterator[Shape]:
        """Text at its place, or as near to that as the frame has room; lines that are shorter begin where it does."""
        if text.lines:
            left = min(max(x, 0.0), max(self.width - text.width, 0.0))
            yield Words(left, min(max(top, 0.0), self.height - text.height), text)

    def centered(self, text: str, style: TextStyle, measure: float) -> SetText:
        """Lines in the middle of a measure that is no wider than the widest."""
        made = self.setter.set(plain_text(text, self.prepared.chart.place), style.but(align="center"), measure)
        return replace(made, measure=made.width)

    def ended(self, text: str, style: TextStyle, measure: float) -> SetText:
        """Lines flush right, in a document of either direction."""
        made = self.setter.set(plain_text(text, self.prepared.chart.place), style, measure)
        return replace(made, style=style.but(align="left" if made.from_right else "right"), measure=made.width)

    def grid(self, axis: Axis) -> Iterator[tuple[float, str]]:
        """The ticks of the axis and their names; those below zero have none where the axis goes there for the sake of the other one."""
        beyond = axis.scale.low < 0 <= axis.scale.ticks[0]
        for tick, name in zip(axis.scale.ticks, axis.names, strict=True):
            yield tick, "" if beyond and tick < 0 else name

    def _legend(self) -> Iterator[Shape]:
        """Keys and names in a line in the middle above the plot."""
        style = self.type.caption.but(color="text")
        names = [self.set(each.name, style) for each in self.prepared.series]
        widths = [key_width(each, PEN) + KEY_GAP + name.width for each, name in zip(self.prepared.series, names, strict=True)]
        x = max((self.width - sum(widths) - AFTER_KEY * (len(widths) - 1)) / 2, 0.0)
        for each, name, width in zip(self.prepared.series, names, widths, strict=True):
            yield from draw_key(each, PEN, x, style.leading / 2)
            yield from self.put(name, x + key_width(each, PEN) + KEY_GAP, 0.0)
            x += width + AFTER_KEY


def _reaching(prepared: PreparedChart, plot: Plot) -> PreparedChart:
    """The chart; an axis that is not shown goes a step further below zero, as that of the native chart does."""
    scale = prepared.up.scale
    if not plot.labelled or scale.low >= 0:
        return prepared
    return replace(prepared, up=replace(prepared.up, scale=replace(scale, low=scale.low - scale.step)))


class _Upright:
    """Columns, stacks, lines, areas and points, with an upright axis of values."""

    def __init__(self, chart: _Chart) -> None:
        self.chart, self.area, self.plot = chart, chart.area, chart.plot
        self.prepared, self.axis = chart.prepared, chart.type.caption

    def shapes(self) -> Iterator[Shape]:
        if not self.plot.labelled:
            yield from self._values()
        bars = 1 if self.prepared.stacked else sum(each.form == "bars" for each in self.prepared.series)
        yield from draw_series(self.area, PEN, self.area.pitch / (max(bars, 1) + self.plot.gap / 100))
        yield Stroke(line([(self.area.left, self.area.base), (self.area.right, self.area.base)]), "text", THIN)
        yield from self._across() if self.prepared.across else self._names()
        if self.plot.labelled:
            yield from self._labels()
        if self.prepared.chart.kind == "line":
            yield from self._ends()

    def _values(self) -> Iterator[Shape]:
        for tick, name in self.chart.grid(self.prepared.up):
            y = self.area.y(tick)
            yield Stroke(line([(self.area.left, y), (self.area.right, y)]), "hairline", THIN)
            text = self.chart.set(name, self.axis)
            yield from self.chart.put(text, self.area.left - TICK - text.width, y - self.axis.leading / 2)
        if second := self.prepared.second:
            for tick, name in self.chart.grid(second):
                text = self.chart.set(name, self.axis)
                yield from self.chart.put(text, self.area.right + TICK, self.area.y(tick, second) - self.axis.leading / 2)

    def _across(self) -> Iterator[Shape]:
        """The ticks of a lower axis that is a scale; of names that would touch, the first stays."""
        axis, style, numbers = self.prepared.across, self.plot.names, self.prepared.numeric
        assert axis
        end = -TICK
        for tick, name in self.chart.grid(axis):
            x = self.area.left + (self.area.right - self.area.left) * axis.scale.share(tick)
            text = self.chart.set(name, style)
            if x - text.width / 2 >= end + TICK:
                if numbers:
                    yield Stroke(line([(x, self.area.bottom), (x, self.area.bottom + OUTWARDS)]), "text", THIN)
                yield from self.chart.put(text, x - text.width / 2, self.area.bottom + NAME_GAP)
                end = x + text.width / 2
        if self.prepared.chart.kind == "scatter":
            title = self.chart.set(self.prepared.chart.x.name, self.axis)
            x = (self.area.left + self.area.right - title.width) / 2
            yield from self.chart.put(title, x, self.area.bottom + NAME_GAP + style.leading)

    def _names(self) -> Iterator[Shape]:
        names, step = self.prepared.categories, self.plot.step
        room = max(step * self.area.pitch - TICK, self.plot.names.size)
        for index in range(0, len(names), step):
            text = self.chart.centered(names[index], self.plot.names, room)
            yield from self.chart.put(text, self.area.x(index) - text.width / 2, self.area.bottom + NAME_GAP)

    def _labels(self) -> Iterator[Shape]:
        """The values at the ends of columns."""
        style = self.chart.type.chart_value
        for index, value in enumerate(self.prepared.series[0].values):
            if value is not None:
                text, y = self.chart.set(self.prepared.series[0].names[index], style), self.area.y(value)
                top = y - style.leading if value >= 0 else y + VALUE_GAP
                yield from self.chart.put(text, self.area.x(index) - text.width / 2, top)

    def _ends(self) -> Iterator[Shape]:
        """The name of each line beside its last value, moved as it was when the slide was laid out."""
        style = self.plot.ends or self.chart.type.chart_value
        for series, (across, down) in zip(self.prepared.series, self.plot.moved, strict=True):
            last = max((index for index, value in enumerate(series.values) if value is not None), default=None)
            if last is None:
                continue
            x = self.area.x(last) + across + END_GAP
            room = BESIDE_END * (self.chart.width - x) if self.plot.wrapped else ENDLESS
            color = "muted" if series.color == NEUTRAL else series.color
            text = self.chart.set(_said(series, last, self.plot), style.but(color=color), room)
            yield from self.chart.put(text, x, self.area.y(series.values[last] or 0.0) + down - text.height / 2)


def _said(series: Series, last: int, plot: Plot) -> str:
    return f"{series.name}: {series.names[last]}" if plot.valued else series.name


class _Bars:
    """Horizontal bars from the top, with names at the left and values at their ends or an axis below."""

    def __init__(self, chart: _Chart) -> None:
        self.chart, self.area, self.plot = chart, chart.area, chart.plot
        self.prepared = chart.prepared
        self.pitch = (self.area.bottom - self.area.top) / max(len(self.prepared.categories), 1)

    def x(self, value: float) -> float:
        return self.area.left + (self.area.right - self.area.left) * self.prepared.up.scale.share(value)

    def shapes(self) -> Iterator[Shape]:
        series, style = self.prepared.series, self.chart.type.chart_value
        if not self.plot.labelled:
            yield from self._values()
        bar = self.pitch / (len(series) + self.plot.gap / 100)
        for index in range(len(self.prepared.categories)):
            middle = self.area.top + self.pitch * (index + 0.5)
            for turn, each in enumerate(series):
                if (value := each.values[index]) is None:
                    continue
                top, (low, high) = middle + (turn - len(series) / 2) * bar, sorted((self.x(0.0), self.x(value)))
                yield Fill(box(low, top, high - low, bar), each.colors[index])
                if self.plot.labelled:
                    text = self.chart.set(each.names[index], style)
                    x = high + VALUE_GAP if value >= 0 else low - VALUE_GAP - text.width
                    yield from self.chart.put(text, x, top + (bar - style.leading) / 2)
        zero = self.x(0.0)
        yield Stroke(line([(zero, self.area.top), (zero, self.area.bottom)]), "text", THIN)
        yield from self._names()

    def _values(self) -> Iterator[Shape]:
        style = self.chart.type.caption
        for tick, name in self.chart.grid(self.prepared.up):
            text, x = self.chart.set(name, style), self.x(tick)
            yield Stroke(line([(x, self.area.top), (x, self.area.bottom)]), "hairline", THIN)
            yield from self.chart.put(text, x - text.width / 2, self.area.bottom + NAME_GAP)

    def _names(self) -> Iterator[Shape]:
        style = self.plot.names
        for index in range(0, len(self.prepared.categories), self.plot.step):
            text = self.chart.ended(self.prepared.categories[index], style, self.area.left - NAME_GAP)
            middle = self.area.top + self.pitch * (index + 0.5)
            yield from self.chart.put(text, self.area.left - NAME_GAP - text.width, middle - text.height / 2)
