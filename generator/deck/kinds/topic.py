"""The topic slide: a headline, one to five points, the examples as tags, a figure beside the points when there is one.

The look book chooses the layout by the number of points. All points on a slide share a size, which steps down from 22 to 18 pt;
what still does not fit goes on to further slides, halves as even as can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.model import Point, plain_text

from ..boxes import PlacedSlide, Shape
from ..fit import Bench, evenly, rejoin
from ..furniture import Position, accent, foot, headline, marker, progress
from ..planned import FigureSlide, TopicSlide
from .examples import Tags, tag_band
from .figure import place_beside, place_figure
from .points import Arrangement, arrange, arrange_rows, arrange_tall_rows, first_lines

MOST_POINTS = 5
TALL_ROWS = 3
Arrange = Callable[[Bench, Sequence[Point], str, float], Arrangement | None]


def place_topic(bench: Bench, slide: TopicSlide) -> list[PlacedSlide]:
    if slide.figure:
        if beside := place_beside(bench, slide, slide.figure):
            return [beside]
        alone = FigureSlide(slide.section, slide.figure)
        return [*place_topic(bench, replace(slide, figure=None)), *place_figure(bench, alone)]
    tags, rest = tag_band(bench, slide.examples, slide.section)
    points = slide.points
    if rest:
        listed = plain_text(", ".join(text.plain for text in rest), rest[0].place)
        points = (*points, Point(listed, plain_text("Further examples"), listed.place))
    title, place = slide.section.title.plain, slide.section.place
    groups = _in_rows(bench, points, accent(slide.section), tags.body_end) if slide.section.layout == "rows" else []
    if not groups:
        groups = list(_groups(bench, points, accent(slide.section), tags.body_end))
        if slide.section.layout == "rows":
            help = "shorten the points to two lines each, or leave `layout` out"
            bench.diagnostics.warning("layout-not-kept", f"the points of `{title}` are too long for rows", place, help)
    bench.continued(f"the points of `{title}`", len(groups), place, "shorten or drop some to keep the section on one slide")
    return [_placed(bench, slide, group, tags, Position(i + 1, len(groups))) for i, group in enumerate(groups)]


def _placed(bench: Bench, slide: TopicSlide, body: Arrangement, tags: Tags, position: Position) -> PlacedSlide:
    """One slide of points; the tags stand on each, since they belong to the whole section."""
    section = slide.section
    title, text, notes = headline(bench, body.layout, section.says)
    shapes: list[Shape] = [title, *marker(bench, body.layout, section, position), *progress(bench, section), *body.shapes]
    shapes += [tags.group] if tags.group else []
    shapes += foot(bench, body.layout)
    return PlacedSlide(body.layout.name, text, tuple(shapes), tuple(notes), section.title.plain)


def _groups(bench: Bench, points: Sequence[Point], colour: str, body_end: float) -> Iterator[Arrangement]:
    """The points arranged on as few slides as hold them."""
    if len(points) <= MOST_POINTS and (whole := arrange(bench, points, colour, body_end)):
        yield whole
    elif len(points) == 1:
        yield from _long_point(bench, points[0], colour, body_end)
    elif len(points) == MOST_POINTS and (rows := _rows(bench, points, colour, body_end, TALL_ROWS, arrange_tall_rows)):
        yield from rows
    else:
        for part in evenly(points, min(MOST_POINTS, len(points) - 1)):
            yield from _groups(bench, part, colour, body_end)


def _in_rows(bench: Bench, points: Sequence[Point], colour: str, body_end: float) -> list[Arrangement]:
    """The points in rows of one line or, on more slides, of two; empty when a text needs more."""
    single = _rows(bench, points, colour, body_end, MOST_POINTS, arrange_rows)
    return single or _rows(bench, points, colour, body_end, TALL_ROWS, arrange_tall_rows)


def _rows(bench: Bench, points: Sequence[Point], colour: str, body_end: float, most: int, arranged: Arrange) -> list[Arrangement]:
    """The points in rows, at most so many to a slide; empty when one does not fit its row."""
    parts = [arranged(bench, part, colour, body_end) for part in evenly(points, most)]
    return [part for part in parts if part] if all(parts) else []


def _long_point(bench: Bench, point: Point, colour: str, body_end: float) -> Iterator[Arrangement]:
    """A sentence too long for a slide of its own, in as many slides as its lines need."""
    lines = first_lines(bench, point, body_end)
    text = bench.set(point.text, bench.type.statement_light[-1], bench.layouts.topic_1.placeholders[1].frame.w)
    for start in range(0, len(text.lines), lines):
        part = replace(point, text=rejoin(text.lines[start : start + lines]))
        if arranged := arrange(bench, [part], colour, body_end):
            yield arranged
