"""Pies and rings: slices clockwise from the top, each with its name and share beside it."""

from __future__ import annotations

from math import cos, pi, sin

from generator.charts.series import draw_slices, ends_of_slices
from generator.exhibits.charts import PreparedChart
from generator.exhibits.labels import spread
from generator.pdf import Drawing
from generator.pdf.drawing import line

from .sheet import AXIS_WIDTH, GRID_WIDTH, LABEL, STRONG, Sheet

RADIUS, HOLE = 74.0, 42.0
HEIGHT = 184.0
ELBOW, REACH = 9.0, 16.0
"""Points from the disc to where a leader turns, and to where it ends."""
LABEL_GAP = 4.0


def draw_pie(sheet: Sheet, prepared: PreparedChart) -> Drawing:
    top = sheet.head(prepared, prepared.chart.units[0], "", legend=False)
    series = prepared.series[0]
    turns = ends_of_slices(series)
    hole = HOLE if prepared.chart.kind == "doughnut" else 0.0
    sheet.shapes += draw_slices(series, (sheet.width / 2, top + HEIGHT / 2), RADIUS, hole, 2 * AXIS_WIDTH)
    middles = [(turns[index] + turns[index + 1]) / 2 for index in range(len(turns) - 1)]
    for right in (True, False):
        _side(sheet, prepared, [index for index, middle in enumerate(middles) if (middle < 0.5) == right], middles, top)
    return sheet.finished(top + HEIGHT)


def _side(sheet: Sheet, prepared: PreparedChart, slices: list[int], middles: list[float], top: float) -> None:
    """The labels at one side, moved apart and flush with their leaders, each with one to its slice."""
    if not slices:
        return
    side = 1.0 if middles[slices[0]] < 0.5 else -1.0
    series, x, y = prepared.series[0], sheet.width / 2, top + HEIGHT / 2
    measure = sheet.width / 2 - RADIUS - REACH - LABEL_GAP
    texts = []
    for index in slices:
        style = (STRONG if index == prepared.meant else LABEL).but(align="left" if side > 0 else "right")
        texts.append(sheet.cut(f"{prepared.categories[index]} {series.names[index]}", style, measure, 3))
    wanted = [y - (RADIUS + ELBOW) * cos(2 * pi * middles[index]) for index in slices]
    tops = spread(wanted, [text.height for text in texts], top, top + HEIGHT)
    for index, text, at in zip(slices, texts, tops, strict=True):
        turn = 2 * pi * middles[index]
        edge = x + RADIUS * sin(turn), y - RADIUS * cos(turn)
        level = at + text.height / 2
        sheet.stroke(line([edge, (x + side * (RADIUS + ELBOW), level), (x + side * (RADIUS + REACH), level)]), "muted", GRID_WIDTH)
        end = x + side * (RADIUS + REACH + LABEL_GAP)
        sheet.put(text, end if side > 0 else end - text.measure, at)
