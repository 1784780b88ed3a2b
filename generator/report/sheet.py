"""The sheet that a chart is drawn on: shapes in points from its top left corner, texts set, and the parts that several kinds share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.charts.series import Pen, draw_key, key_width
from generator.exhibits.charts import NEUTRALS, Axis, PreparedChart, Series
from generator.model import Place, plain_text
from generator.pdf.drawing import Drawing, Fill, Path, Shape, Stroke, Words
from generator.text import SetText
from generator.theme import Color, ReportType, TextStyle

from .bench import ONE_LINE, Bench

LABEL, STRONG, AXIS = ReportType.chart_label, ReportType.chart_strong, ReportType.chart_axis
AXIS_WIDTH, GRID_WIDTH = 0.75, 0.5
PEN = Pen(line=2.0, edge=AXIS_WIDTH, end=3.2, mark=2.6, swatch=8.0, key=18.0)
KEY_GAP, AFTER_KEY = 5.0, 16.0


@dataclass
class Sheet:
    """`place` is the chart's, for what is to be said of it."""

    bench: Bench
    width: float
    place: Place
    shapes: list[Shape] = field(default_factory=list)

    def set(self, text: str, style: TextStyle, measure: float = ONE_LINE) -> SetText:
        return _own(self.bench.set(plain_text(text, self.place), style, measure))

    def cut(self, text: str, style: TextStyle, measure: float, most: int) -> SetText:
        """The text in at most so many lines; a warning when it is cut for that."""
        made = self.bench.cut(plain_text(text, self.place), style, measure, most)
        if made.text.plain != text:
            message = f"the label `{text}` is too long for its chart and is cut"
            self.bench.diagnostics.warning("chart-label-cut", message, self.place, "use a shorter name")
        return _own(made)

    def fill(self, path: Path, color: Color) -> None:
        self.shapes.append(Fill(path, color))

    def stroke(self, path: Path, color: Color, width: float, dash: tuple[float, ...] = ()) -> None:
        self.shapes.append(Stroke(path, color, width, dash))

    def put(self, text: SetText, x: float, top: float) -> None:
        if text.lines:
            self.shapes.append(Words(x, top, text))

    def beside(self, text: SetText, x: float) -> float:
        """Where a line begins whose middle is at `x`, or as near to that as the sheet has room."""
        return min(max(x - text.width / 2, 0.0), max(self.width - text.width, 0.0))

    def finished(self, height: float) -> Drawing:
        return Drawing(self.width, height, tuple(self.shapes))

    def head(self, prepared: PreparedChart, left: str, right: str, legend: bool) -> float:
        """Units and legend above the chart; the points that they take."""
        top = 0.0
        if left or right:
            half = self.width / 2 if left and right else self.width
            first, second = self.cut(left, AXIS, half - KEY_GAP, 1), self.cut(right, AXIS, half - KEY_GAP, 1)
            self.put(first, 0.0, 0.0)
            self.put(second, self.width - second.width, 0.0)
            top = AXIS.leading + 4.0
        return top + (self._legend(prepared.series, top) + 4.0 if legend else 0.0)

    def _legend(self, series: Sequence[Series], top: float) -> float:
        x = y = 0.0
        for each in series:
            key = key_width(each, PEN)
            name = self.cut(each.name, STRONG if each.meant else LABEL, self.width - key - KEY_GAP, 1)
            if x and x + key + KEY_GAP + name.width > self.width:
                x, y = 0.0, y + LABEL.leading
            middle = top + y + LABEL.leading / 2
            self.shapes += draw_key(each, PEN, x, middle)
            self.put(name, x + key + KEY_GAP, top + y)
            x += key + KEY_GAP + name.width + AFTER_KEY
        return y + LABEL.leading


def _own(text: SetText) -> SetText:
    """The text on a measure that is no wider than itself, its lines flush at the side that the style names, whatever their direction."""
    flush_right = (text.style.align == "right") != text.rtl
    style = text.style if text.style.align == "center" else text.style.but(align="right" if flush_right else "left")
    return replace(text, style=style, measure=text.width)


def axis_note(unit: str, axis: Axis) -> str:
    """The unit, with a word where the axis does not begin at zero."""
    scale = axis.scale
    note = f"axis begins at {axis.names[0]}" if scale.low > 0 else f"axis ends at {axis.names[-1]}" if scale.high < 0 else ""
    return " · ".join(filter(None, (unit, note)))


def word_color(color: Color) -> Color:
    """The colour of a name for what has the colour: grey must be dark enough to be read."""
    return "muted" if color in NEUTRALS else color
