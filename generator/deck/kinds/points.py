"""Points in columns or rows, by their number: which placeholders they fill, at which size, or that they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Point, pt
from generator.theme import TextStyle

from ..boxes import Frame, Part, Rectangle, Shape
from ..fit import Bench, filled, height
from ..placeholders import BODY, Layout

TERM_GAP = 6.0
POINT_GAP = 14.0
UPPER_BOXES = 2
"""On the slide of four points the first two stand above the others and end where those begin."""
ROW_PITCH, ROW_RULE = 48.0, 43.6
ABOVE_RULE, BELOW_RULE, TALL_DOWN = 10.0, 8.0, 3.0
"""Rows of two lines: from them to their rule and on to the next, and how far the text goes down to share the term's baseline."""
RULE_WIDTH = 0.75


@dataclass(frozen=True, slots=True)
class Arrangement:
    layout: Layout
    shapes: tuple[Shape, ...]


def arrange(bench: Bench, points: Sequence[Point], colour: str, body_end: float) -> Arrangement | None:
    """One to five points at the largest size that ends above `body_end` (points from the top), or None."""
    if len(points) == 1:
        return _sentence(bench, points[0], colour, body_end)
    columns = {2: bench.layouts.topic_2, 3: bench.layouts.topic_3, 4: bench.layouts.topic_4}.get(len(points))
    return _columns(bench, columns, points, colour, body_end) if columns else arrange_rows(bench, points, colour, body_end)


def point_parts(
    bench: Bench, point: Point, width: float, term: TextStyle, sentence: TextStyle, number: int, after: float = 0.0
) -> list[Part]:
    """The slide's point `number` as paragraphs of one placeholder: the term on the first level, the sentence on the second.

    `width` is in points.
    """
    text = Part(bench.set(point.text, sentence, width), level=1, space_after=after, point=number)
    return [Part(bench.set(point.term, term, width), space_after=TERM_GAP, point=number), text] if point.term else [text]


def _within(at: Frame, needed: float) -> Frame:
    """The frame, grown downwards where the text needs more than the layout gives."""
    return at._replace(h=max(at.h, pt(needed)))


def _sentence(bench: Bench, point: Point, colour: str, body_end: float) -> Arrangement | None:
    layout = bench.layouts.topic_1
    at = layout[BODY].frame
    for style in bench.type.statement_light:
        parts = point_parts(bench, point, at.w.pt, bench.type.term.but(color=colour), style, 1)
        if at.y.pt + height(parts) <= body_end:
            return Arrangement(layout, (filled(layout, BODY, *parts, at=_within(at, height(parts))),))
    return None


def first_lines(bench: Bench, point: Point, body_end: float) -> int:
    """How many lines of a sentence at its floor size stand on a slide of their own."""
    at, floor = bench.layouts.topic_1[BODY].frame, bench.type.statement_light[-1]
    term = point_parts(bench, point, at.w.pt, bench.type.term, floor, 1)[:-1]
    room = body_end - at.y.pt - (height(term) + TERM_GAP if term else 0.0)
    return max(1, int(room / floor.leading))


def _columns(bench: Bench, layout: Layout, points: Sequence[Point], colour: str, body_end: float) -> Arrangement | None:
    frames = [layout[BODY + i].frame for i in range(len(points))]
    rooms = [body_end - at.y.pt for at in frames]
    if layout is bench.layouts.topic_4:
        rooms[:UPPER_BOXES] = [at.h.pt for at in frames[:UPPER_BOXES]]
    for style in bench.type.body[1:] if layout is bench.layouts.topic_4 else bench.type.body:
        term = bench.type.term.but(color=colour)
        columns = [point_parts(bench, p, at.w.pt, term, style, i) for i, (p, at) in enumerate(zip(points, frames, strict=True), 1)]
        if all(height(parts) <= room for parts, room in zip(columns, rooms, strict=True)):
            placed = zip(range(BODY, BODY + len(points)), columns, frames, strict=True)
            return Arrangement(layout, tuple(filled(layout, i, *parts, at=_within(at, height(parts))) for i, parts, at in placed))
    return None


def arrange_rows(bench: Bench, points: Sequence[Point], colour: str, body_end: float) -> Arrangement | None:
    """Up to five rows of one line each; a rule between two, none after the last."""
    layout = bench.layouts.rows
    shapes: list[Shape] = []
    for i, point in enumerate(points):
        term_at, text_at = layout[BODY + 2 * i].frame, layout[BODY + 2 * i + 1].frame
        term = bench.set(point.term, bench.type.row_term[0].but(color=colour), term_at.w)
        text = bench.set(point.text, bench.type.body[1], text_at.w)
        if len(term.lines) > 1 or len(text.lines) > 1 or term_at.bottom.pt > body_end:
            return None
        shapes += [filled(layout, BODY + 2 * i, Part(term, point=i + 1))] if point.term else []
        shapes.append(filled(layout, BODY + 2 * i + 1, Part(text, point=i + 1)))
    return Arrangement(layout, (*_rules(bench, len(points), ROW_PITCH, ROW_RULE), *shapes))


def arrange_tall_rows(bench: Bench, points: Sequence[Point], colour: str, body_end: float) -> Arrangement | None:
    """Up to three rows of two lines each."""
    layout = bench.layouts.rows
    rule = 2 * bench.type.body[1].leading + ABOVE_RULE
    pitch = rule + BELOW_RULE
    shapes: list[Shape] = []
    for i, point in enumerate(points):
        term_at, text_at = layout[BODY].frame, layout[BODY + 1].frame
        down = pt(pitch * i)
        term = bench.set(point.term, bench.type.term.but(color=colour), term_at.w)
        text = bench.set(point.text, bench.type.body[1], text_at.w)
        # As tall as their text: the placeholders centre theirs, and here both begin at the top of the row.
        term_at = term_at._replace(y=term_at.y + down, h=pt(term.height))
        text_at = text_at._replace(y=term_at.y + pt(TALL_DOWN), h=pt(text.height))
        if len(term.lines) > 2 or len(text.lines) > 2 or text_at.bottom.pt > body_end:
            return None
        shapes += [filled(layout, BODY + 2 * i, Part(term, point=i + 1), at=term_at)] if point.term else []
        shapes.append(filled(layout, BODY + 2 * i + 1, Part(text, point=i + 1), at=text_at))
    return Arrangement(layout, (*_rules(bench, len(points), pitch, rule), *shapes))


def _rules(bench: Bench, rows: int, pitch: float, offset: float) -> list[Rectangle]:
    layout = bench.layouts.rows
    first = layout[BODY].frame
    full = layout[BODY + 1].frame.right - first.x
    return [
        Rectangle(f"Rule {i + 1}", Frame(first.x, first.y + pt(pitch * i + offset), pt(full / 12_700), pt(RULE_WIDTH)), "hairline")
        for i in range(rows - 1)
    ]
