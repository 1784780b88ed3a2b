"""The axes of a native chart, with the ends and steps that the report shows, so that no program chooses its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.exhibits.charts import Axis, PreparedChart

from ..boxes import Plot
from .chart_pen import THIN, Pen, number, number_code
from .xml import escape

CATEGORIES, VALUES, SECOND_CATEGORIES, SECOND_VALUES = 111, 112, 113, 114
"""The ids of the axes."""


@dataclass(frozen=True, slots=True)
class AxesWriter:
    prepared: PreparedChart
    plot: Plot
    pen: Pen

    def categories(self, second: bool = False) -> str:
        own, other = (SECOND_CATEGORIES, SECOND_VALUES) if second else (CATEGORIES, VALUES)
        bar = self.prepared.chart.kind == "bar"
        dated = self.prepared.across is not None
        code = self.pen.format(self.date_code() if dated and not self.prepared.numeric else "0" if dated else "General")
        common = (
            f'<c:axId val="{own}"/><c:scaling><c:orientation val="{"maxMin" if bar else "minMax"}"/></c:scaling>'
            f'<c:delete val="{int(second)}"/><c:axPos val="{"l" if bar else "b"}"/>{code}<c:majorTickMark val="none"/>'
            f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{self.axis_line()}'
            f'{self.pen.text(self.plot.names)}<c:crossAx val="{other}"/>'
            f'<c:crosses val="autoZero"/>'
        )
        if dated and self.prepared.across:
            unit, step = (
                _date_step(self.prepared.across) if not self.prepared.numeric else ("days", max(1, round(self.prepared.across.scale.step)))
            )
            steps = f'<c:majorUnit val="{step}"/><c:majorTimeUnit val="{unit}"/>'
            return f'<c:dateAx>{common}<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/>{steps}</c:dateAx>'
        skip = f'<c:tickLblSkip val="{self.plot.step}"/><c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/>'
        return f'<c:catAx>{common}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}</c:catAx>'

    def date_code(self) -> str:
        assert self.prepared.across
        unit, _ = _date_step(self.prepared.across)
        return {"years": "yyyy", "months": "mmm\\ yyyy", "days": "d\\ mmm\\ yyyy"}[unit]

    def across(self) -> str:
        """The lower axis of points and of lines over numbers."""
        assert self.prepared.across
        scale = self.prepared.across.scale
        title = ""
        if self.prepared.chart.kind == "scatter":
            run = f"<a:r>{self.pen.run('a:rPr', self.pen.type.caption)}<a:t>{escape(self.prepared.chart.x.name)}</a:t></a:r>"
            title = f'<c:title><c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        return (
            f'<c:valAx><c:axId val="{CATEGORIES}"/>{_scaling(self.prepared.across)}<c:delete val="0"/><c:axPos val="b"/>{title}'
            f'{self.pen.format(number_code(self.prepared.across.format))}<c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="low"/>{self.axis_line()}'
            f'{self.pen.text(self.plot.names)}<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>'
            f'<c:crossBetween val="midCat"/><c:majorUnit val="{number(scale.step)}"/></c:valAx>'
        )

    def values(self, axis: Axis, second: bool = False) -> str:
        own, other = (SECOND_VALUES, SECOND_CATEGORIES) if second else (VALUES, CATEGORIES)
        bar, hidden = self.prepared.chart.kind == "bar", self.plot.labelled and not second
        grid = "" if second or hidden else f"<c:majorGridlines><c:spPr>{self.pen.outline('hairline', THIN)}</c:spPr></c:majorGridlines>"
        side = "b" if bar else "r" if second else "l"
        # A line over days or names begins at the axis; columns stand between its marks.
        between = "between" if not self.prepared.across else "midCat"
        return (
            f'<c:valAx><c:axId val="{own}"/>{_scaling(axis, below=hidden)}<c:delete val="{int(hidden)}"/><c:axPos val="{side}"/>{grid}'
            f'{self.pen.format(_tick_code(axis))}<c:majorTickMark val="none"/>'
            f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{self.pen.text(self.pen.type.caption)}<c:crossAx val="{other}"/>'
            f'<c:crosses val="{"max" if second or bar else "autoZero"}"/><c:crossBetween val="{between}"/>'
            f'<c:majorUnit val="{number(axis.scale.step)}"/></c:valAx>'
        )

    def axis_line(self) -> str:
        return f"<c:spPr>{self.pen.outline('text', THIN)}</c:spPr>"


def _date_step(axis: Axis) -> tuple[str, int]:
    """The unit and the count of the step between ticks."""
    ticks = [date.fromordinal(int(tick)) for tick in axis.scale.ticks[:2]]
    if axis.scale.step or len(ticks) < 2:
        return "days", max(1, round(axis.scale.step))
    months = (ticks[1].year - ticks[0].year) * 12 + ticks[1].month - ticks[0].month
    return ("years", months // 12) if months % 12 == 0 else ("months", months)


def _tick_code(axis: Axis) -> str:
    """The number format of the ticks; those below zero have no name where the axis goes there for the sake of the other one alone."""
    code = number_code(axis.format)
    return f"{code.split(';')[0]};;0" if axis.scale.low < 0 <= axis.scale.ticks[0] else code


def _scaling(axis: Axis, below: bool = False) -> str:
    """The ends of an axis; one that is not shown goes a step further `below` zero, for the values at the ends of bars."""
    low, high = number(axis.scale.low - (axis.scale.step if below and axis.scale.low < 0 else 0.0)), number(axis.scale.high)
    return f'<c:scaling><c:orientation val="minMax"/><c:max val="{high}"/><c:min val="{low}"/></c:scaling>'
