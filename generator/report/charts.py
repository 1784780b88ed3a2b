"""Charts: drawn by kind from what is prepared for both works, with the caption in the side column as figures have it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.exhibits.chart_data import as_csv
from generator.exhibits.charts import PreparedChart, crowded, prepare_chart
from generator.model import Chart, Diagnostics, Run, Section, Text
from generator.pdf import Attachment, Drawing, Part
from generator.text import SetText
from generator.theme import ReportType
from generator.theme.page import FULL, Column

from .bars import draw_bars
from .bench import Bench
from .blocks import Block
from .figures import AROUND, LONGEST_CAPTION, Illustration, captioned_below
from .pies import draw_pie
from .plots import draw_plot
from .sheet import Sheet

if TYPE_CHECKING:
    from generator.pdf import Canvas

ACCENT = "accent1"
"""What is meant in a chart of a section that is no topic."""


@dataclass(kw_only=True)
class ChartBlock(Illustration):
    """A chart."""

    drawing: Drawing

    def show(self, canvas: Canvas, top: float) -> None:
        canvas.drawing(self.drawing, self.column.x, top, self.owner)


def chart_blocks(bench: Bench, chart: Chart, section: Section) -> list[Block]:
    """The chart with its caption beside it, or below it where that is long."""
    accent = bench.accent(section.topic) if section.topic is not None else ACCENT
    prepared = prepare_chart(chart, bench.document.language, accent)
    captions, column = bench.grid.captions, _column(bench, prepared)
    drawing = _drawn(bench, prepared, column)
    whole = Part("Div")
    owner = Part("Figure", whole, alt=prepared.alt, attached=lambda: [_data(chart)])
    block = ChartBlock(
        part=whole.inner("Caption"),
        owner=owner,
        size=(drawing.width, drawing.height),
        column=column,
        caption=_caption(bench, chart, captions),
        captions=captions,
        drawing=drawing,
        before=AROUND,
        after=AROUND,
        floats=True,
        target=chart.id,
    )
    if sum(text.height for text in block.caption) <= max(LONGEST_CAPTION, drawing.height):
        return [block]
    return captioned_below(block, _caption(bench, chart, bench.grid.text))


def _column(bench: Bench, prepared: PreparedChart) -> Column:
    """That of the text; across two of them, where one is too narrow for the chart's labels."""
    text = bench.grid.text
    if bench.grid.columns > 1:
        tried = replace(bench, diagnostics=Diagnostics())
        _drawn(tried, prepared, text)
        if any(found.code == "chart-label-cut" for found in tried.diagnostics):
            return FULL
    return text


def _data(chart: Chart) -> Attachment:
    description = f"Data of chart {chart.number}"
    return Attachment(f"chart-{chart.number}.csv", as_csv(chart), "text/csv", "Data", description)


def _drawn(bench: Bench, prepared: PreparedChart, column: Column) -> Drawing:
    chart, sheet = prepared.chart, Sheet(bench, column.width, prepared.chart.place)
    if chart.kind in ("pie", "doughnut"):
        if over := crowded(chart):
            message = f"the {chart.kind} has too many slices; the {over} smallest are shown as one"
            bench.diagnostics.warning("slices-joined", message, chart.place, "use `kind: bar`, which shows them all")
        return draw_pie(sheet, prepared)
    return draw_bars(sheet, prepared) if chart.kind == "bar" else draw_plot(sheet, prepared)


def _caption(bench: Bench, chart: Chart, column: Column) -> tuple[SetText, ...]:
    """Label, sentence, takeaway, source and credit, each a text of its own."""
    label = Text((Run(f"Chart\u00a0{chart.number}", place=chart.place),), chart.place)
    parts = [(label, ReportType.label), (chart.caption, ReportType.caption)]
    if chart.takeaway:
        number, text = chart.takeaway.number, chart.takeaway.text
        gap = (Run("\u2002"),) if number and text else ()
        strong = tuple(Run(run.text, tone="label", lang=run.lang, place=run.place) for run in number.runs)
        parts.append((Text((*strong, *gap, *text.runs), number.place), ReportType.caption))
    parts += [(text, ReportType.credit) for text in (chart.source, chart.credit)]
    return tuple(bench.set(text, style, column.width) for text, style in parts if text)
