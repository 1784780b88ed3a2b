"""Examples as tags in a tinted band at the slide's foot, in one line or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Section, Text, pt

from ..boxes import Frame, Group, Part, Rectangle, TextBox
from ..fit import Bench
from ..furniture import accent

BODY_END = 480.0
"""Points from the top where the body ends on a slide without a band; captions may go a little further."""
ABOVE_BAND = 12.0
GAP, PADDING, TAG_HEIGHT, LABEL_WIDTH = 10.0, 24.0, 36.0, 80.0
FIRST = 82.0
"""Points from the left edge to the first tag."""


@dataclass(frozen=True, slots=True)
class Band:
    """The band's top and height and the tops of its lines of tags, in points."""

    top: float
    tall: float
    lines: tuple[float, ...]


BANDS = (Band(414.0, 66.0, (429.0,)), Band(378.0, 102.0, (388.0, 434.0)))


@dataclass(frozen=True, slots=True)
class Tags:
    """The band, if any, and the line in points from the top that the body must end above."""

    group: Group | None
    body_end: float


def tag_band(bench: Bench, examples: Sequence[Text], section: Section) -> tuple[Tags, Sequence[Text]]:
    """The examples in a band of one line or two; and those that did not fit."""
    if not examples:
        return Tags(None, BODY_END), ()
    flows = [(band, *_flow(bench, examples, band.lines)) for band in BANDS]
    band, tags, rest = next((flow for flow in flows if not flow[2]), flows[-1])
    if not tags:
        return Tags(None, BODY_END), rest
    ground = Rectangle("Band", Frame(pt(0), pt(band.top), bench.grid.width, pt(band.tall)), _tint(section))
    label_style = bench.type.small_strong
    label_at = Frame(bench.grid.left, pt(band.lines[0]), pt(LABEL_WIDTH), pt(TAG_HEIGHT))
    label = TextBox("Label", label_at, (Part(bench.line("Examples", label_style)),), anchor="ctr")
    return Tags(Group("Examples", (ground, label, *tags), alt="Examples"), band.top - ABOVE_BAND), rest


def _flow(bench: Bench, examples: Sequence[Text], lines: Sequence[float]) -> tuple[list[TextBox], list[Text]]:
    """Tags from left to right, line by line; what is wider than a line or comes after the last line is left over."""
    tags: list[TextBox] = []
    rest: list[Text] = []
    first, right = bench.grid.left.pt + FIRST, bench.grid.right.pt
    line, x = 0, first
    for example in examples:
        text = bench.line(example, bench.type.tag)
        width = text.width + PADDING
        if x + width > right and line + 1 < len(lines) and not rest:
            line, x = line + 1, first
        if rest or x + width > right:
            rest.append(example)
            continue
        at = Frame(pt(x), pt(lines[line]), pt(width), pt(TAG_HEIGHT))
        tags.append(TextBox(f"Example {len(tags) + 1}", at, (Part(text),), anchor="ctr", fill="ground"))
        x += width + GAP
    return tags, rest


def _tint(section: Section) -> str:
    colour = accent(section)
    return f"tint{colour[6:]}" if colour.startswith("accent") else "surface"
