"""The divider: the number and the title of a section over the whole slide, in its accent; in a dark theme on a tint of it.

A bright field as large as a slide dazzles a dark hall. The title announces the section and is no headline, so that the one on the
section's next slide can say the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Length, Section, plain_text, pt
from generator.theme import Color, TextStyle

from ..boxes import Frame, Group, Part, PlacedSlide, Rectangle, Shape
from ..fit import Bench, filled
from ..furniture import PROGRESS_TOPICS, accent, foot
from ..grid import HEIGHT
from ..placeholders import NUMERAL, SECOND, TITLE
from ..planned import DividerSlide

TITLE_LINES = 2
LEAD_END = 438.0
SQUARES_TOP, SQUARE, PITCH, EDGE = 462.0, 14.0, 22.0, 1.5


def place_divider(bench: Bench, slide: DividerSlide) -> list[PlacedSlide]:
    section, layout = slide.section, bench.layouts.divider
    dark, own = bench.theme.palette.dark, accent(section)
    words: Color = "text" if dark else "on-accent"
    title, rest = bench.fitted(section.title, _in(words, bench.type.divider_title), layout[TITLE].frame, "title", TITLE_LINES)
    shapes: list[Shape] = [_tint(bench, own)] if dark else []
    shapes.append(filled(layout, TITLE, Part(title, broken=True)))
    if section.numeral:
        scale = _in(own if dark else words, bench.type.numeral)
        numeral, _ = bench.fitted(plain_text(section.numeral, section.place), scale, layout[NUMERAL].frame, "title", 1)
        shapes.append(filled(layout, NUMERAL, Part(numeral)))
    lead, lead_rest = _lead(bench, section, words)
    shapes += [*lead, *_progress(bench, section, words), *foot(bench, layout, words)]
    text = " ".join(line.text.strip() for line in title.lines)
    notes = tuple(filter(None, (rest, lead_rest)))
    return [PlacedSlide(layout.name, text, tuple(shapes), notes, section.title.plain, "ground" if dark else own)]


def _in(color: Color, scale: Sequence[TextStyle]) -> tuple[TextStyle, ...]:
    return tuple(style.but(color=color) for style in scale)


def _tint(bench: Bench, own: Color) -> Rectangle:
    """The ground of a dark divider: a shape, since programs do not agree on what shines through a ground."""
    whole = Frame(Length(0), Length(0), bench.grid.width, HEIGHT)
    return Rectangle("Ground", whole, own.replace("accent", "tint") if own.startswith("accent") else "surface")


def _lead(bench: Bench, section: Section, color: Color) -> tuple[list[Shape], str]:
    """The section's sentence, or its phrase, from its place downwards; and the whole of it when it had to be cut."""
    text, spec = section.lead or section.phrase, bench.layouts.divider[SECOND]
    if not text:
        return [], ""
    room = spec.frame._replace(h=pt(LEAD_END) - spec.frame.y)
    shown, rest = bench.fitted(text, _in(color, bench.type.divider_lead), room, "lead")
    at = room._replace(h=max(spec.frame.h, pt(shown.height)))
    return [filled(bench.layouts.divider, SECOND, Part(shown, broken=True), at=at)], rest


def _progress(bench: Bench, section: Section, color: Color) -> list[Shape]:
    """A square a topic of the talk: filled up to this one, an edge for those to come."""
    shown = bench.topics
    if section.topic not in shown or len(shown) not in PROGRESS_TOPICS:
        return []
    here, left = shown.index(section.topic), bench.layouts.divider[TITLE].frame.x
    squares = (
        Rectangle(
            f"Topic {i + 1}",
            Frame(left + pt(PITCH * i), pt(SQUARES_TOP), pt(SQUARE), pt(SQUARE)),
            color,
            EDGE if i > here else 0.0,
        )
        for i in range(len(shown))
    )
    return [Group("Progress", tuple(squares), decorative=True)]
