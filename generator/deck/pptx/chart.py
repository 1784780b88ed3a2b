"""Native charts with the axes, labels and colours of the report's, and the workbook that 'Edit data' opens (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exhibits.charts import PreparedChart, Series
from generator.model import Category

from ..boxes import ChartBox
from .chart_axes import CATEGORIES, SECOND_CATEGORIES, SECOND_VALUES, VALUES, AxesWriter
from .chart_pen import Pen, number
from .chart_series import SeriesWriter
from .workbook import workbook
from .xml import HEAD

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HOLE = 57
"""The hole of a ring in percent of its radius."""
VARY = '<c:varyColors val="0"/>'
FIRST_AXES = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
SECOND_AXES = f'<c:axId val="{SECOND_CATEGORIES}"/><c:axId val="{SECOND_VALUES}"/>'


def chart_workbook(prepared: PreparedChart) -> bytes:
    """The data in the order in which the chart shows them; its first column are numbers or days where the chart has places for them."""
    first: tuple[Category, ...] = prepared.chart.x.values if prepared.across else prepared.categories
    columns = [first, *(series.values for series in prepared.series)]
    return workbook([prepared.chart.x.name, *(series.name for series in prepared.series)], list(zip(*columns, strict=True)))


def chart_xml(box: ChartBox, pen: Pen, workbook_id: str) -> str:
    """The chart's part, which refers to its workbook."""
    prepared = box.prepared
    plot = f"<c:plotArea>{_layout(box)}{_groups(box, pen)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
    legend = ""
    if len(prepared.series) > 1 and prepared.chart.kind != "line":
        legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{pen.text(pen.type.caption.but(color="text"))}</c:legend>'
    return (
        f'{HEAD}<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{plot}'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{pen.text(pen.type.caption)}<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(box: ChartBox) -> str:
    """The plot's place in shares of the frame."""
    plot, width, height = box.plot, box.frame.w.pt, box.frame.h.pt
    shares = {"x": plot.left / width, "y": plot.top / height, "w": plot.width / width, "h": plot.height / height}
    sides = "".join(f'<c:{name} val="{number(round(share, 5))}"/>' for name, share in shares.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{sides}</c:manualLayout></c:layout>"
    )


def _groups(box: ChartBox, pen: Pen) -> str:
    """The chart groups, then the axes that they name."""
    prepared = box.prepared
    kind, series = prepared.chart.kind, prepared.series
    writer, axes = SeriesWriter(prepared, box.plot, pen, box.frame.w.pt, box.frame.h.pt), AxesWriter(prepared, box.plot, pen)
    if kind in ("pie", "doughnut"):
        hole = f'<c:holeSize val="{HOLE}"/>' if kind == "doughnut" else ""
        return f'<c:{kind}Chart>{VARY}{writer.slices(series[0])}<c:firstSliceAng val="0"/>{hole}</c:{kind}Chart>'
    if kind in ("scatter", "line") and prepared.numeric:
        body = "".join(map(writer.points, series))
        group = f'<c:scatterChart><c:scatterStyle val="lineMarker"/>{VARY}{body}{FIRST_AXES}</c:scatterChart>'
        return group + axes.across() + axes.values(prepared.up)
    if kind == "line":
        group = _lines(writer, series, FIRST_AXES)
    elif kind == "area":
        grouping = "stacked" if prepared.stacked else "standard"
        group = f'<c:areaChart><c:grouping val="{grouping}"/>{VARY}{"".join(map(writer.area, series))}{FIRST_AXES}</c:areaChart>'
    else:
        columns = "".join(writer.bars(each) for each in series if each.form == "bars")
        grouping, overlap = ("stacked", 100) if prepared.stacked else ("clustered", 0)
        group = (
            f'<c:barChart><c:barDir val="{"bar" if kind == "bar" else "col"}"/><c:grouping val="{grouping}"/>{VARY}{columns}'
            f'<c:gapWidth val="{box.plot.gap}"/><c:overlap val="{overlap}"/>{FIRST_AXES}</c:barChart>'
        )
    if prepared.second:
        group += _lines(writer, series[-1:], SECOND_AXES)
    made = group + axes.categories() + axes.values(prepared.up)
    return made + axes.categories(second=True) + axes.values(prepared.second, second=True) if prepared.second else made


def _lines(writer: SeriesWriter, series: Iterable[Series], axes: str) -> str:
    return f'<c:lineChart><c:grouping val="standard"/>{VARY}{"".join(map(writer.line, series))}<c:marker val="1"/>{axes}</c:lineChart>'
