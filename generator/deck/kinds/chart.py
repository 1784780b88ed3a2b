"""Native charts: the room that their labels need is measured, so that the plot stands where both programs draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import cos, pi, sin
from typing import Literal, NamedTuple

from generator.exhibits.charts import PreparedChart, Series, crowded, prepare_chart
from generator.exhibits.labels import every, spread
from generator.model import Chart, Run, Text, plain_text, pt
from generator.text import SetText
from generator.theme import TextStyle

from ..boxes import ChartBox, Frame, Part, PlacedSlide, Plot, Shape, TextBox
from ..fit import Bench, filled
from ..furniture import caption_parts, foot, headline, marker, progress
from ..placeholders import BIG_NUMBER, CAPTION, CHART, TAKEAWAY, Layout
from ..planned import ChartSlide

ACCENT = "accent1"
"""What is meant in a chart of a section that is no topic."""
TICK, NAME_GAP, END_GAP, EDGE = 8.0, 10.0, 14.0, 6.0
UNIT_GAP, LEGEND_GAP = 4.0, 10.0
NAME_SHARE, END_SHARE = 0.42, 0.2
"""What names may take of the chart's width. Programs break the name at the end of a line at a fifth of it."""
END_ROOM = 0.8
"""What programs leave of that for words."""
FEW_BARS = 6
"""Up to so many bars have names in the large size."""
GAP, MOST_GAP = 47, 500
"""What stands between bars in percent of a bar, and the most that programs allow."""
MOST_BAR, MOST_COLUMN = 40.0, 120.0
"""Points that a bar or a column is thick at most."""
MARK = 4.0
SLICE_GAP = 14.0
LEAST_PITCH = 1.15
"""Lines of a name that its bar needs."""


def place_chart(bench: Bench, slide: ChartSlide) -> list[PlacedSlide]:
    section, chart = slide.section, slide.chart
    layout = bench.layouts.chart if chart.takeaway else bench.layouts.chart_wide
    accent = f"accent{section.topic + 1}" if section.topic is not None and section.topic < len(bench.theme.palette.accents) else ACCENT
    prepared = prepare_chart(chart, bench.document.language, accent)
    title, text, notes = headline(bench, layout, section.says)
    shapes: list[Shape] = [title, *marker(bench, layout, section), *progress(bench, section)]
    at = layout[CHART].frame
    if unit := " · ".join(filter(None, chart.units)):
        style = bench.type.caption
        words = bench.shortened(plain_text(unit, chart.place), style, at.w, "unit")
        shapes.append(TextBox("Caption of the axis", at._replace(h=pt(style.leading)), (Part(words),)))
        room = pt(style.leading + UNIT_GAP)
        at = at._replace(y=at.y + room, h=at.h - room)
    _warn(bench, chart)
    if chart.kind in ("pie", "doughnut"):
        shapes += _disc(bench, prepared, at)
    else:
        shapes.append(ChartBox("Chart", at, prepared, _plot(bench, prepared, at), placeholder=CHART))
    if chart.takeaway:
        extra, said = _takeaway(bench, chart.takeaway.number, chart.takeaway.text, layout, accent)
        shapes += extra
        notes += said
    credit = Text((*chart.source.runs, *(plain_text(", ").runs if chart.source and chart.credit else ()), *chart.credit.runs))
    credit = Text(credit.runs, (chart.source or chart.credit).place)
    spec = layout[CAPTION]
    parts, caption_notes = caption_parts(bench, f"Chart\u00a0{chart.number}", chart.caption, credit, spec.frame, spec.levels)
    shapes += [filled(layout, CAPTION, *parts), *foot(bench, layout)]
    return [PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes), section.title.plain)]


def _takeaway(bench: Bench, number: Text, text: Text, layout: Layout, color: str) -> tuple[list[Shape], list[str]]:
    shapes: list[Shape] = []
    notes = []
    if number:
        scale = [style.but(color=color) for style in bench.type.big_number]
        shown, rest = bench.fitted(number, scale, layout[BIG_NUMBER].frame, "number", 1)
        shapes.append(filled(layout, BIG_NUMBER, Part(shown)))
        notes += [rest] if rest else []
    if text:
        shown, rest = bench.fitted(text, bench.type.takeaway, layout[TAKEAWAY].frame, "takeaway")
        shapes.append(filled(layout, TAKEAWAY, Part(shown, broken=True)))
        notes += [rest] if rest else []
    return shapes, notes


def _warn(bench: Bench, chart: Chart) -> None:
    if over := crowded(chart):
        message = f"the {chart.kind} has too many slices; the {over} smallest are shown as one"
        bench.diagnostics.warning("slices-joined", message, chart.place, "use `kind: bar`, which shows them all")


def _plot(bench: Bench, prepared: PreparedChart, at: Frame) -> Plot:
    """The plot's inner rectangle in points of the chart's frame, the style of names, and which of them are shown."""
    kind, series = prepared.chart.kind, prepared.series
    width, height = at.w.pt, at.h.pt
    direct = kind == "line" or (kind == "area" and len(series) == 1)
    top = EDGE + (_legend_room(bench) if len(series) > 1 and not direct else 0.0)
    if kind == "bar":
        return _bars(bench, prepared, width, height, top)
    axis = bench.type.caption
    labelled = len(series) == 1 and series[0].form == "bars" and _fits(bench, series[0].names, bench.type.chart_value, width)
    left = EDGE if labelled else _widest(bench, prepared.up.names, axis) + TICK + EDGE
    right = (
        _widest(bench, prepared.second.names, axis) + TICK if prepared.second else EDGE + _widest(bench, prepared.categories[-1:], axis) / 2
    )
    ends = _ends(bench, series, END_SHARE * width) if direct else None
    if ends:
        right = min(ends.width, END_SHARE * width) + END_GAP
    top += bench.type.chart_value.leading if labelled else axis.leading / 2
    inner = width - left - right
    style, step, lines = _names(bench, prepared, inner)
    bottom = height - NAME_GAP - lines * style.leading
    side_by_side = 1 if prepared.stacked else sum(each.form == "bars" for each in series)
    gap = _gap(inner / max(len(prepared.categories), 1), side_by_side, MOST_COLUMN)
    plot = Plot(left, top, inner, bottom - top, style, step, labelled, gap)
    if not ends:
        return plot
    moved = _moved(bench, prepared, ends, right - END_GAP, top, bottom)
    return replace(plot, moved=moved, ends=ends.style, valued=ends.valued, wrapped=ends.width > right)


class Ends(NamedTuple):
    """What stands at the ends of lines, whether their last values are in it, and the points that the widest takes."""

    texts: Sequence[str]
    style: TextStyle
    valued: bool
    width: float


def _ends(bench: Bench, series: Sequence[Series], room: float) -> Ends:
    """The names of lines with their last values, smaller where that is needed, then the names alone."""
    names = [each.name for each in series]
    whole = [f"{each.name}: {next((name for name in reversed(each.names) if name), '')}" for each in series]
    large, small = bench.type.chart_value, bench.type.small_strong
    for texts, style, valued in ((whole, large, True), (whole, small, True), (names, large, False), (names, small, False)):
        made = Ends(texts, style, valued, _widest(bench, texts, style))
        if made.width <= room:
            break
    return made


def _legend_room(bench: Bench) -> float:
    return bench.type.caption.leading + LEGEND_GAP


def _bars(bench: Bench, prepared: PreparedChart, width: float, height: float, top: float) -> Plot:
    names, count = prepared.categories, max(len(prepared.categories), 1)
    style = bench.type.chart_name if count <= FEW_BARS else bench.type.caption.but(color="text")
    left = (
        min(_widest(bench, names, bench.type.chart_value if count <= FEW_BARS else bench.type.small_strong), NAME_SHARE * width) + NAME_GAP
    )
    bars = count * len(prepared.series)
    labelled = (height - top) / bars / (1 + GAP / 100) >= style.size
    bottom = height - EDGE if labelled else height - NAME_GAP - bench.type.caption.leading
    step = every((bottom - top) / count, LEAST_PITCH * style.size)
    if step > 1:
        _left_out(bench, prepared, step)
    room = _widest(bench, [name for each in prepared.series for name in each.names], bench.type.chart_value) if labelled else 0.0
    gap = _gap((bottom - top) / count, len(prepared.series), MOST_BAR)
    return Plot(left, top, width - left - room - NAME_GAP, bottom - top, style, step, labelled, gap)


def _names(bench: Bench, prepared: PreparedChart, inner: float) -> tuple[TextStyle, int, int]:
    """The style of the names along the lower axis, which of them are shown, and the lines that they take."""
    axis = bench.type.caption
    if prepared.across:
        return axis, 1, 2 if prepared.chart.kind == "scatter" else 1
    names, style = prepared.categories, bench.type.chart_name
    pitch = inner / max(len(names), 1) - TICK
    for style, most in ((bench.type.chart_name, 2), (axis.but(color="text"), 3)):
        words = _widest(bench, [word for name in names for word in name.split()], style)
        lines = max((len(bench.set(name, style, pitch).lines) for name in names), default=1) if words <= pitch else most + 1
        if lines <= most:
            return style, 1, lines
    step = every(pitch + TICK, min(_widest(bench, names, style), inner / 3) + 2 * TICK)
    if step > 1 and isinstance(prepared.chart.x.values[0], str):
        _left_out(bench, prepared, step)
    return style, step, 2


def _left_out(bench: Bench, prepared: PreparedChart, step: int) -> None:
    message = f"the slide has no room for {len(prepared.categories)} names; one in {step} is shown"
    bench.diagnostics.warning("names-left-out", message, prepared.chart.place, "use shorter names, fewer of them, or `kind: bar`")


def _moved(bench: Bench, prepared: PreparedChart, ends: Ends, room: float, top: float, bottom: float) -> tuple[tuple[float, float], ...]:
    """By how much the name at the end of each line is moved, so that none touches its mark or overlaps another."""
    # Names that have their room are not broken; programs that break others do it at a width of their own.
    style = ends.style
    most = room + 1.0 if ends.width <= room else max(END_ROOM * room, style.size)
    heights = [bench.set(end, style, most).height for end in ends.texts]
    lasts = [next((value for value in reversed(each.values) if value is not None), 0.0) for each in prepared.series]
    wanted = [bottom - (bottom - top) * prepared.up.scale.share(value) for value in lasts]
    tops = spread(wanted, heights, top - style.leading / 2, bottom + style.leading / 2)
    return tuple((MARK, at + high / 2 - where) for at, high, where in zip(tops, heights, wanted, strict=True))


def _gap(pitch: float, bars: int, most: float) -> int:
    """The gap in percent of a bar, of which so many share a pitch."""
    bar = min(most, pitch / (max(bars, 1) + GAP / 100))
    return min(round((pitch / bar - max(bars, 1)) * 100), MOST_GAP)


def _disc(bench: Bench, prepared: PreparedChart, at: Frame) -> list[Shape]:
    """A pie or a ring in the middle of its room, with the names and shares of its slices around it, none over another."""
    series, across, down = prepared.series[0], at.w.pt / 2, at.h.pt / 2
    radius = min(down - _legend_room(bench), across / 2)
    square = Frame(at.x + pt(across - radius), at.y + pt(down - radius), pt(2 * radius), pt(2 * radius))
    made: list[Shape] = [ChartBox("Chart", square, prepared, Plot(0.0, 0.0, 2 * radius, 2 * radius, bench.type.chart_name), CHART)]
    total = sum(value or 0.0 for value in series.values) or 1.0
    ends = list(accumulate(((value or 0.0) / total for value in series.values), initial=0.0))
    turns = [pi * (begin + end) for begin, end in pairwise(ends)]
    reach = radius + SLICE_GAP
    width = across - reach
    for right in (True, False):
        side = [index for index, turn in enumerate(turns) if (turn < pi) == right]
        style = bench.type.chart_name.but(align="left" if right != bench.setter.rtl else "right")
        texts = [_name(bench, prepared, index, style, width) for index in side]
        heights = [text.height for text in texts]
        tops = spread([down - reach * cos(turns[index]) for index in side], heights, 0.0, at.h.pt)
        for index, text, top in zip(side, texts, tops, strict=True):
            beside = abs(top + text.height / 2 - down) < radius + text.height / 2
            out = reach if beside else reach * abs(sin(turns[index]))
            # A slide that is written from right to left will be mirrored, the chart in it not.
            left = across + out if right != bench.setter.rtl else across - out - width
            made.append(TextBox(f"Slice {index + 1}", Frame(at.x + pt(left), at.y + pt(top), pt(width), pt(text.height)), (Part(text),)))
    return made


def _name(bench: Bench, prepared: PreparedChart, index: int, style: TextStyle, width: float) -> SetText:
    """A name and its share in at most two lines; what is meant is set in the heading's face."""
    tone: Literal["", "label"] = "label" if index == prepared.meant else ""
    said = f"{prepared.categories[index]} {prepared.series[0].names[index]}"
    text = Text((Run(said, tone=tone, place=prepared.chart.place),), prepared.chart.place)
    return bench.shortened(text, style, pt(width), "name of a slice", 2)


def _widest(bench: Bench, names: Sequence[str], style: TextStyle) -> float:
    return max((bench.line(name, style).width for name in names), default=0.0)


def _fits(bench: Bench, names: Sequence[str], style: TextStyle, width: float) -> bool:
    return _widest(bench, names, style) + TICK <= width / max(len(names), 1)
