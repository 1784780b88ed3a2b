"""The series of a native chart: their data, how they are drawn, and the labels that stand at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.exhibits.charts import NEUTRAL, PreparedChart, Series
from generator.theme import Color

from ..boxes import Plot
from .chart_pen import MEDIUM, THICK, THIN, Pen, number, number_code
from .workbook import FIRST_DAY, column_name
from .xml import escape, fill

DASHES = ("solid", "dash", "sysDot", "lgDashDot", "sysDash", "lgDash")
MARKERS = ("circle", "square", "diamond", "triangle", "plus", "dash")
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""A name that was moved needs no line to its mark (MS-ODRAWXML 2.24.3)."""
FLAGS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


@dataclass(frozen=True, slots=True)
class SeriesWriter:
    """Writes `c:ser` elements, in the order of the schema (ECMA-376 part 1, A.5.1).

    `width` and `height` are those of the chart's frame, in points.
    """

    prepared: PreparedChart
    plot: Plot
    pen: Pen
    width: float
    height: float

    def head(self, series: Series) -> str:
        cell = f"Sheet1!${column_name(series.index + 1)}$1"
        cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache>'
        name = f"<c:strRef><c:f>{cell}</c:f>{cache}</c:strRef>"
        return f'<c:idx val="{series.index}"/><c:order val="{series.index}"/><c:tx>{name}</c:tx>'

    def bars(self, series: Series) -> str:
        points = "".join(
            f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{self.pen.paint(role)}</c:dPt>'
            for index, role in enumerate(series.colors)
            if role != self.base(series) and series.values[index] is not None
        )
        labels = self.labels(series) if self.plot.labelled else ""
        return (
            f'<c:ser>{self.head(series)}{self.pen.paint(self.base(series))}<c:invertIfNegative val="0"/>{points}{labels}'
            f"{self.names('cat')}{self.numbers('val', series)}</c:ser>"
        )

    def base(self, series: Series) -> Color:
        """The colour of a series whose points are not all alike: that of the one which is meant.

        LibreOffice gives a point the opacity of its series besides its own, and what is meant is opaque.
        """
        return next((role for role in series.colors if role != NEUTRAL), NEUTRAL)

    def line(self, series: Series) -> str:
        return (
            f"<c:ser>{self.head(series)}{self.stroke(series)}{self.marker(series, 'none')}{self.last(series)}"
            f'{self.names("cat")}{self.numbers("val", series)}<c:smooth val="0"/></c:ser>'
        )

    def points(self, series: Series) -> str:
        if series.form == "points":
            drawn = f'<c:spPr><a:ln w="{THICK}"><a:noFill/></a:ln></c:spPr>{self.marker(series, MARKERS[series.order])}'
        else:
            drawn = self.stroke(series) + self.marker(series, "none") + self.last(series)
        return f'<c:ser>{self.head(series)}{drawn}{self.names("xVal")}{self.numbers("yVal", series)}<c:smooth val="0"/></c:ser>'

    def area(self, series: Series) -> str:
        paint = self.pen.paint(series.color)
        return f"<c:ser>{self.head(series)}{paint}{self.names('cat')}{self.numbers('val', series)}</c:ser>"

    def slices(self, series: Series) -> str:
        """The slices without names: programs put them over each other, so the slide has them as text."""
        edge = self.pen.outline("ground", MEDIUM)
        points = "".join(
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>{self.pen.paint(role, edge)}</c:dPt>'
            for index, role in enumerate(series.colors)
        )
        return f"<c:ser>{self.head(series)}{points}{self.names('cat')}{self.numbers('val', series)}</c:ser>"

    def stroke(self, series: Series) -> str:
        return f"<c:spPr>{self.pen.outline(series.color, THICK, DASHES[series.order])}</c:spPr>"

    def marker(self, series: Series, symbol: str) -> str:
        if symbol == "none":
            return '<c:marker><c:symbol val="none"/></c:marker>'
        plain = f"<c:spPr>{fill(series.color, self.pen.palette)}{self.pen.outline(series.color, THIN)}</c:spPr>"
        return f'<c:marker><c:symbol val="{symbol}"/><c:size val="9"/>{plain}</c:marker>'

    def last(self, series: Series) -> str:
        """The mark and the name of a line at its last point; a point between two gaps is marked as well."""
        present = [index for index, value in enumerate(series.values) if value is not None]
        if not present:
            return ""
        values = (None, *series.values, None)
        alone = [index for index in present if values[index] is None and values[index + 2] is None]
        end = present[-1]
        marked = "".join(
            f'<c:dPt><c:idx val="{index}"/>{self.marker(series, MARKERS[series.order])}<c:bubble3D val="0"/>{self.stroke(series)}</c:dPt>'
            for index in sorted({*alone, end})
        )
        if self.prepared.chart.kind != "line":
            return marked
        role = "muted" if series.color == NEUTRAL else series.color
        place = self.shift(self.plot.moved[series.index])
        text = self.pen.text((self.plot.ends or self.pen.type.chart_value).but(color=role), "square" if self.plot.wrapped else "none")
        label = (
            f'<c:dLbl><c:idx val="{end}"/>{place}{self.pen.format(self.value_format(series))}<c:spPr><a:noFill/></c:spPr>'
            f'{text}<c:dLblPos val="r"/>{_flags(showVal=int(self.plot.valued), showSerName=1)}<c:separator>: </c:separator></c:dLbl>'
        )
        return f"{marked}<c:dLbls>{label}{_flags()}{NO_LEADERS}</c:dLbls>"

    def labels(self, series: Series) -> str:
        """The values at the ends of bars."""
        style = f"<c:spPr><a:noFill/></c:spPr>{self.pen.text(self.pen.type.chart_value)}"
        return f'<c:dLbls>{self.pen.format(self.value_format(series))}{style}<c:dLblPos val="outEnd"/>{_flags(showVal=1)}</c:dLbls>'

    def shift(self, by: tuple[float, float]) -> str:
        """Where a label goes from where it would be, in shares of the frame."""
        x, y = (number(round(points / size, 5)) for points, size in zip(by, (self.width, self.height), strict=True))
        return f'<c:layout><c:manualLayout><c:x val="{x}"/><c:y val="{y}"/></c:manualLayout></c:layout>'

    def value_format(self, series: Series) -> str:
        return number_code(series.format)

    # Data

    def names(self, tag: str) -> str:
        """The values along the axis: as numbers or days where they have places there, else their names."""
        cells = f"Sheet1!$A$2:$A${len(self.prepared.categories) + 1}"
        if self.prepared.across:
            places = [place - FIRST_DAY if isinstance(value, date) else place
                      for place, value in zip(self.prepared.places, self.prepared.chart.x.values, strict=True)]  # fmt: skip
            code = "General" if self.prepared.numeric else "yyyy\\-mm\\-dd"
            body = "".join(f'<c:pt idx="{index}"><c:v>{number(place)}</c:v></c:pt>' for index, place in enumerate(places))
            cache = f'<c:numCache><c:formatCode>{code}</c:formatCode><c:ptCount val="{len(places)}"/>{body}</c:numCache>'
            return f"<c:{tag}><c:numRef><c:f>{cells}</c:f>{cache}</c:numRef></c:{tag}>"
        body = "".join(f'<c:pt idx="{index}"><c:v>{escape(name)}</c:v></c:pt>' for index, name in enumerate(self.prepared.categories))
        cache = f'<c:strCache><c:ptCount val="{len(self.prepared.categories)}"/>{body}</c:strCache>'
        return f"<c:{tag}><c:strRef><c:f>{cells}</c:f>{cache}</c:strRef></c:{tag}>"

    def numbers(self, tag: str, series: Series) -> str:
        letter = column_name(series.index + 1)
        values = enumerate(series.values)
        body = "".join(f'<c:pt idx="{index}"><c:v>{number(value)}</c:v></c:pt>' for index, value in values if value is not None)
        cache = f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(series.values)}"/>{body}</c:numCache>'
        cells = f"Sheet1!${letter}$2:${letter}${len(series.values) + 1}"
        return f"<c:{tag}><c:numRef><c:f>{cells}</c:f>{cache}</c:numRef></c:{tag}>"


def _flags(**shown: int) -> str:
    return "".join(f'<c:{flag} val="{shown.get(flag, 0)}"/>' for flag in FLAGS)
