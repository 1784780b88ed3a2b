"""Charts of the slides' PDF stand where the native ones do, with the same ticks, names, labels and colours, and stay in their frames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from generator.deck.boxes import ChartBox, PlacedSlide
from generator.deck.layout import lay_out
from generator.deck.pdf.charts import draw_chart
from generator.deck.plan import plan_deck
from generator.model import CHART_KINDS, Chart, ChartKind, Diagnostics
from generator.pdf import Drawing
from generator.pdf.drawing import Fill, Path, Stroke, Words
from generator.text import Typesetter
from generator.theme import DeckType, load_theme
from tests.deck.conftest import document, section
from tests.report.test_charts import chart, charts

TOUCH = 0.5
MARKED = 9.0
"""Points that the mark of a value at the edge of its plot may reach out of it."""
THEME = load_theme("aurora")
SETTER = Typesetter(THEME.fonts)


def boxed(made: Chart) -> ChartBox:
    doc = document(section(1, exhibits=(made,)))
    slides: list[PlacedSlide] = list(lay_out(plan_deck(doc), doc, THEME, Diagnostics()))
    (found,) = [shape for slide in slides for shape in slide.shapes if isinstance(shape, ChartBox)]
    return found


def shown(made: Chart) -> tuple[ChartBox, Drawing]:
    found = boxed(made)
    return found, draw_chart(found, SETTER, DeckType())


def texts(drawing: Drawing) -> list[str]:
    return [shape.text.text.plain for shape in drawing.shapes if isinstance(shape, Words)]


def points_of(path: Path) -> Iterator[tuple[float, float]]:
    """Where its steps end; the points that bend a curve are not on it."""
    return (points[-1] for _, points in path if points)


def fills(drawing: Drawing, color: str) -> list[list[tuple[float, float]]]:
    return [list(points_of(shape.path)) for shape in drawing.shapes if isinstance(shape, Fill) and shape.color == color]


def outside(drawing: Drawing) -> list[object]:
    """What leaves the frame."""
    found: list[object] = []
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            right, bottom = shape.x + shape.text.width, shape.top + shape.text.height
            if shape.x < -TOUCH or right > drawing.width + TOUCH or shape.top < -TOUCH or bottom > drawing.height + TOUCH:
                found.append(shape)
        else:
            for x, y in points_of(shape.path):
                if not (-MARKED <= x <= drawing.width + MARKED and -MARKED <= y <= drawing.height + MARKED):
                    found.append(shape)
    return found


def test_columns_stand_in_the_plot_on_the_scale_of_the_native_chart() -> None:
    box, drawing = shown(chart("column", [1.0, 2.0, 4.0], [2.0, 3.0, 1.0], x=["a", "b", "c"]))
    plot, scale = box.plot, box.prepared.up.scale
    for series in box.prepared.series:
        bars = [bar for bar in fills(drawing, series.color) if max(y for _, y in bar) > plot.top]
        heights = [max(y for _, y in bar) - min(y for _, y in bar) for bar in bars]
        assert heights == pytest.approx([plot.height * scale.share(value or 0.0) for value in series.values])
        assert all(max(y for _, y in bar) == pytest.approx(plot.top + plot.height) for bar in bars)
    first, second = (fills(drawing, series.color)[1] for series in box.prepared.series)
    width = max(x for x, _ in first) - min(x for x, _ in first)
    assert width == pytest.approx(plot.width / 3 / (2 + plot.gap / 100))
    assert max(x for x, _ in first) == pytest.approx(min(x for x, _ in second))


def test_the_axis_has_the_ticks_of_the_native_chart() -> None:
    box, drawing = shown(chart("column", [1.0, 20.0], [2.0, 3.0], x=["a", "b"]))
    assert set(box.prepared.up.names) <= set(texts(drawing))
    lines = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.color == "hairline"]
    assert len(lines) == len(box.prepared.up.scale.ticks)


def test_a_single_row_of_columns_has_values_and_no_axis() -> None:
    box, drawing = shown(chart("column", [1.0, 20.0, -3.0], x=["a", "b", "c"]))
    assert box.plot.labelled
    assert texts(drawing) == ["a", "b", "c", *box.prepared.series[0].names]
    assert not [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.color == "hairline"]


def test_bars_begin_at_the_top_with_their_names_at_the_left_and_values_at_their_ends() -> None:
    box, drawing = shown(chart("bar", [5.0, 3.0, -2.0], x=["First", "Second", "Third"]))
    names = {shape.text.text.plain: shape for shape in drawing.shapes if isinstance(shape, Words)}
    tops = [names[name].top for name in box.prepared.categories]
    assert tops == sorted(tops)
    assert all(names[name].x + names[name].text.width < box.plot.left for name in box.prepared.categories)
    assert {*box.prepared.series[0].names} <= {*names}


def test_lines_are_named_at_their_ends_in_their_colours_and_never_over_each_other() -> None:
    columns = ([1.0, 5.0], [1.0, 5.1], [1.0, 5.2], [1.0, 4.9])
    _, drawing = shown(chart("line", *columns, x=[date(2020, 1, 1), date(2024, 1, 1)]))
    ends = [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.text.text.plain.startswith("Series")]
    assert len(ends) == 4
    spans = sorted((end.top, end.top + end.text.height) for end in ends)
    assert all(before <= after + TOUCH for (_, before), (after, _) in pairwise(spans))


@pytest.mark.parametrize("kind", ["column", "stacked", "area", "combo", "scatter"])
def test_several_series_have_a_legend(kind: ChartKind) -> None:
    _, drawing = shown(chart(kind, [1.0, 2.0], [3.0, 4.0], x=[1.0, 2.0] if kind == "scatter" else ["a", "b"]))
    assert {"Series0", "Series1"} <= set(texts(drawing))


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_a_disc_fills_its_frame_with_a_slice_for_each_value(kind: ChartKind) -> None:
    box, drawing = shown(chart(kind, [3.0, 1.0, 2.0], x=["a", "b", "c"]))
    assert len([shape for shape in drawing.shapes if isinstance(shape, Fill)]) == 3
    assert drawing.width == drawing.height == pytest.approx(box.plot.width, abs=0.01)
    xs = [x for shape in drawing.shapes if isinstance(shape, Fill) for x, _ in points_of(shape.path)]
    assert max(xs) == pytest.approx(drawing.width, abs=0.5)


def test_the_colours_are_those_of_the_native_chart() -> None:
    for kind in CHART_KINDS:
        columns = ([1.0, 2.0],) if kind in ("pie", "doughnut") else ([1.0, 2.0], [2.0, 1.0])
        box, drawing = shown(chart(kind, *columns, x=[1.0, 2.0] if kind == "scatter" else ["a", "b"]))
        drawn = {shape.color for shape in drawing.shapes if not isinstance(shape, Words)}
        assert {color for series in box.prepared.series for color in series.colors} <= drawn, kind


@settings(max_examples=60, deadline=None)
@given(charts)
def test_charts_of_any_shape_stay_in_their_frames(made: Chart) -> None:
    _, drawing = shown(made)
    assert outside(drawing) == []
    assert not re.search("nan|inf", str([shape.path for shape in drawing.shapes if not isinstance(shape, Words)]))
