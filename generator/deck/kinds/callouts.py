"""Callouts: what is said about lines of code, each at its line where there is room, and a connector from the one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.exhibits.labels import stacked
from generator.model import Callout, pt
from generator.theme import Color, TextStyle

from ..boxes import Frame, Group, Part, Rectangle, Shape, TextBox
from ..fit import Bench, height

GAP = 4.0
END = 480.0
"""Where they end at the latest, in points from the top of the slide."""
CONNECTOR, CONNECTOR_GAP = 1.25, 8.0
"""The width of a connector, and what it leaves before the words, in points."""


class Spoken(NamedTuple):
    """A callout and where its line begins, in points from the top of the slide."""

    callout: Callout
    line: float


def place_callouts(bench: Bench, spoken: Sequence[Spoken], panel: Frame, leading: float, color: Color) -> tuple[list[Shape], list[str]]:
    """The callouts of a slide beside the panel of its code; and lines for the notes, of those for which there is no room."""
    column = bench.grid.frame(9.139, 0, 3.528, 0)
    for count in range(len(spoken), 0, -1):
        shown = spoken[:count]
        for style in bench.type.callout:
            made = [_parts(bench, each.callout, style, column.w.pt, color) for each in shown]
            wanted = [each.line + (leading - style.leading) / 2 for each in shown]
            if tops := _tops(wanted, list(map(height, made)), panel.y.pt):
                boxes = [
                    TextBox(f"Callout {i}", column._replace(y=pt(top), h=pt(height(parts))), parts)
                    for i, (top, parts) in enumerate(zip(tops, made, strict=True), 1)
                ]
                ends = [(each.line + leading / 2, top + style.leading / 2) for each, top in zip(shown, tops, strict=True)]
                return [_connectors(ends, panel.right.pt, column.x.pt - CONNECTOR_GAP), *boxes], _left_out(bench, spoken[count:])
    return [], _left_out(bench, spoken)


def _parts(bench: Bench, callout: Callout, style: TextStyle, width: float, color: Color) -> tuple[Part, ...]:
    text = Part(bench.set(callout.text, style, width))
    if not callout.term:
        return (text,)
    return Part(bench.set(callout.term, bench.type.callout_term.but(leading=style.leading, color=color), width)), text


def _tops(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Where each begins, as near to where it is wanted as the others let it; empty when there is no room for all."""
    tops = stacked(wanted, [tall + GAP for tall in heights], top, END + GAP)
    return tops if tops[0] >= top else []


def _connectors(ends: Sequence[tuple[float, float]], left: float, right: float) -> Group:
    """A line from each line of code to its words, with a step where these had to move. The steps stand so that none meets another."""
    strokes: list[Rectangle] = []
    for i, (here, there) in enumerate(ends, 1):
        share = i if there < here else len(ends) + 1 - i
        step = left + (right - left) * share / (len(ends) + 1)
        corners = (
            [(left, here), (step, here), (step, there), (right, there)] if abs(there - here) > CONNECTOR else [(left, here), (right, here)]
        )
        strokes += [_stroke(a, b) for a, b in pairwise(corners)]
    return Group("Connectors", tuple(strokes), decorative=True)


def _stroke(a: tuple[float, float], b: tuple[float, float]) -> Rectangle:
    half = CONNECTOR / 2
    x, y = min(a[0], b[0]), min(a[1], b[1]) - half
    wide, tall = abs(b[0] - a[0]), abs(b[1] - a[1]) + CONNECTOR
    return Rectangle("Connector", Frame(pt(x), pt(y), pt(wide or CONNECTOR), pt(tall)), "text")


def _left_out(bench: Bench, spoken: Sequence[Spoken]) -> list[str]:
    if spoken:
        message, help = (
            "there is no room for this callout beside the code",
            "shorten the callouts; the notes and the report have all of them",
        )
        bench.diagnostics.warning("callout-left-out", message, spoken[0].callout.place, help)
    return [f"{each.callout.line}: {each.callout.term.plain} {each.callout.text.plain}" for each in spoken]
