"""Drawings of paths and text: what a chart is made of, in points from its own top left corner.

A path is a list of steps: `m` moves, `l` draws a line, `c` a Bézier curve, `h` closes (ISO 32000-1, 8.5.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin, tan
from typing import Literal

from generator.text import SetText
from generator.theme import Color

Point = tuple[float, float]
Step = tuple[Literal["m", "l", "c", "h"], tuple[Point, ...]]
Path = tuple[Step, ...]
Marker = Literal["circle", "square", "diamond", "triangle", "cross", "bar"]
MARKERS: tuple[Marker, ...] = ("circle", "square", "diamond", "triangle", "cross", "bar")


@dataclass(frozen=True, slots=True)
class Fill:
    path: Path
    color: Color


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along a path, `width` points thick; `dash` are the lengths of its dashes and gaps. Corners are round."""

    path: Path
    color: Color
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Text whose first line's leading begins at `x`, `top`."""

    x: float
    top: float
    text: SetText


Shape = Fill | Stroke | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes from back to front in a frame of the given size, which none of them leaves."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def line(points: Iterable[Point]) -> Path:
    """A line through the points."""
    return tuple(("l" if index else "m", (point,)) for index, point in enumerate(points))


def polygon(points: Iterable[Point]) -> Path:
    return (*line(points), ("h", ()))


def box(x: float, y: float, width: float, height: float) -> Path:
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def wedge(center: Point, outer: float, inner: float, start: float, end: float) -> Path:
    """A slice of a disc or, with an inner radius, of a ring; angles in turns, clockwise from the top."""
    there = _arc(center, outer, start, end)
    first: Step = ("m", (_at(center, outer, start),))
    if not inner:
        whole = end - start >= 1
        return (first, *there, ("h", ())) if whole else (first, *there, ("l", (center,)), ("h", ()))
    return (first, *there, ("l", (_at(center, inner, end),)), *_arc(center, inner, end, start), ("h", ()))


def marker(kind: Marker, center: Point, radius: float) -> Path:
    """A mark of about the area of a circle with the radius."""
    x, y = center
    if kind == "circle":
        return wedge(center, radius, 0.0, 0.0, 1.0)
    if kind == "square":
        return box(x - 0.89 * radius, y - 0.89 * radius, 1.77 * radius, 1.77 * radius)
    if kind == "diamond":
        reach = 1.25 * radius
        return polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)])
    if kind == "triangle":
        return polygon([(x, y - 1.3 * radius), (x + 1.3 * radius, y + 0.95 * radius), (x - 1.3 * radius, y + 0.95 * radius)])
    arm, half = 1.3 * radius, 0.45 * radius
    if kind == "bar":
        return box(x - arm, y - half, 2 * arm, 2 * half)
    turns: Sequence[Point] = [
        (-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half),
        (half, arm), (-half, arm), (-half, half), (-arm, half), (-arm, -half), (-half, -half),
    ]  # fmt: skip
    return polygon([(x + across, y + down) for across, down in turns])


def _at(center: Point, radius: float, turn: float) -> Point:
    return center[0] + radius * sin(2 * pi * turn), center[1] - radius * cos(2 * pi * turn)


def _arc(center: Point, radius: float, start: float, end: float) -> list[Step]:
    """Curves of at most a quarter turn each, which leave the circle by less than 0.03 % of its radius."""
    count = max(1, ceil(abs(end - start) * 4 - 1e-9))
    made: list[Step] = []
    for number in range(count):
        begin, stop = (start + (end - start) * (number + step) / count for step in (0, 1))
        reach = radius * 4 / 3 * tan((stop - begin) * pi / 2)
        (x0, y0), (x3, y3) = _at(center, radius, begin), _at(center, radius, stop)
        first = x0 + reach * cos(2 * pi * begin), y0 + reach * sin(2 * pi * begin)
        second = x3 - reach * cos(2 * pi * stop), y3 - reach * sin(2 * pi * stop)
        made.append(("c", (first, second, (x3, y3))))
    return made
