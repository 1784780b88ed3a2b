"""Pictures that are yet to come: a frame of native shapes stands at the place of each, with words that say so."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Figure, Text, plain_text, pt
from generator.model.words import to_come

from .boxes import Frame, Group, Part, PictureBox, PlacedSlide, Rectangle, Shape, TextBox
from .fit import Bench

INSET, EDGE = 24.0, 1.5
MOST_LINES = 3
"""Of the picture's name."""


def with_frames(bench: Bench, slide: PlacedSlide) -> PlacedSlide:
    """The slide with a frame for each picture that is missing; itself when there is none."""
    if not any(isinstance(shape, PictureBox) and shape.figure.picture.missing for shape in slide.shapes):
        return slide
    return replace(slide, shapes=tuple(_shown(bench, shape) for shape in slide.shapes))


def _shown(bench: Bench, shape: Shape) -> Shape:
    if not isinstance(shape, PictureBox) or not shape.figure.picture.missing:
        return shape
    at = shape.frame
    inset = pt(INSET)
    words = Frame(at.x + inset, at.y + inset, at.w - 2 * inset, at.h - 2 * inset)
    return Group(
        shape.name,
        (
            Rectangle("Frame", at, "surface"),
            Rectangle("Edge", at, "hairline", EDGE),
            TextBox("Missing picture", words, _words(bench, shape.figure, words)),
        ),
        alt=shape.figure.alt,
    )


def _words(bench: Bench, figure: Figure, at: Frame) -> tuple[Part, ...]:
    """What the frame is for, and which picture; in a document from right to left the words begin at the right as all do."""
    said, name = (plain_text(words, figure.place) for words in to_come(figure.picture))
    small = bench.type.caption
    lines = min(MOST_LINES, max(1, int((at.h.pt - bench.type.small_strong.leading) / small.leading)))
    named: Text = bench.cut(name, small, at.w, lines).text
    return (Part(bench.set(said, bench.type.small_strong, at.w)), Part(bench.set(named, small, at.w)))
