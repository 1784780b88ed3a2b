"""Slides and layouts of a document that is written from right to left: laid out once, for both directions, and then mirrored.

Frames change sides; what is in them does not change, and the columns of a table do in the writer, since a native table knows its direction.
"""

from __future__ import annotations

from dataclasses import replace

from .boxes import Frame, Group, PlacedSlide, Rectangle, Shape, TextBox
from .layouts import WIDTH, Layout


def mirrored(slide: PlacedSlide) -> PlacedSlide:
    return replace(slide, shapes=tuple(map(_shape, slide.shapes)))


def mirrored_layout(layout: Layout) -> Layout:
    return replace(layout, placeholders=tuple(replace(spec, frame=mirrored_frame(spec.frame)) for spec in layout.placeholders))


def mirrored_frame(at: Frame) -> Frame:
    """The frame as far from the slide's right edge as it was from the left one."""
    return at._replace(x=WIDTH - at.right)


def _shape(shape: Shape) -> Shape:
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(map(_inner, shape.shapes)))
    return replace(shape, frame=mirrored_frame(shape.frame))


def _inner(shape: TextBox | Rectangle) -> TextBox | Rectangle:
    return replace(shape, frame=mirrored_frame(shape.frame))
