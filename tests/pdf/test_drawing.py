"""Paths of drawings, by the area that they enclose."""

from __future__ import annotations

from math import pi

import pytest

from generator.pdf.drawing import MARKERS, Marker, Path, Point, box, line, marker, wedge


def flat(path: Path, steps: int = 60) -> list[Point]:
    """The path as a polygon, its curves in short lines."""
    points: list[Point] = []
    for operator, ends in path:
        if operator == "c":
            corners = (points[-1], *ends)
            for step in range(1, steps + 1):
                t = step / steps
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
                xs, ys = zip(*corners, strict=True)
                points.append((sum(map(float.__mul__, weights, map(float, xs))), sum(map(float.__mul__, weights, map(float, ys)))))
        else:
            points += ends
    return points


def area(path: Path) -> float:
    points = flat(path)
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


@pytest.mark.parametrize("share", [0.01, 0.25, 0.3, 0.5, 0.99, 1.0])
@pytest.mark.parametrize("inner", [0.0, 4.0])
def test_a_wedge_has_its_share_of_the_disc_or_ring(share: float, inner: float) -> None:
    assert area(wedge((50, 50), 10, inner, 0.1, 0.1 + share)) == pytest.approx(pi * (100 - inner**2) * share, rel=2e-3)


def test_a_wedge_begins_at_the_top_and_goes_clockwise() -> None:
    points = flat(wedge((0, 0), 10, 0, 0.0, 0.25))
    assert points[0] == pytest.approx((0, -10))
    assert all(x >= -1e-9 and y <= 1e-9 for x, y in points)


@pytest.mark.parametrize("kind", MARKERS)
def test_markers_are_about_as_large_as_one_another(kind: Marker) -> None:
    assert 0.6 < area(marker(kind, (0, 0), 3)) / (9 * pi) < 1.35
    assert all(abs(x) < 4.5 and abs(y) < 4.5 for x, y in flat(marker(kind, (0, 0), 3)))


def test_boxes_and_lines_go_through_their_points() -> None:
    assert area(box(1, 2, 3, 4)) == 12
    assert line([(0, 0), (1, 1)]) == (("m", ((0, 0),)), ("l", ((1, 1),)))
