"""Slides and layouts of a document that is written from right to left: laid out once, for both directions, and then mirrored.

Frames change sides, but for those of code on its panel. What is in them does not change, and the columns of a table do in the writer,
since a native table knows its direction.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import Length

from .boxes import Frame, Group, PlacedSlide, Rectangle, Shape, TextBox
from .placeholders import Layout


def mirrored(slide: PlacedSlide, width: Length) -> PlacedSlide:
    return replace(slide, shapes=tuple(_shape(shape, width) for shape in slide.shapes))


def mirrored_layout(layout: Layout, width: Length) -> Layout:
    return replace(layout, placeholders=tuple(replace(spec, frame=mirrored_frame(spec.frame, width)) for spec in layout.placeholders))


def mirrored_frame(at: Frame, width: Length) -> Frame:
    """The frame as far from the right edge of a slide of that width as it was from the left one."""
    return at._replace(x=width - at.right)


def _shape(shape: Shape, width: Length) -> Shape:
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(_inner(inner, width) for inner in shape.shapes))
    if isinstance(shape, TextBox):
        return _inner(shape, width)
    return replace(shape, frame=mirrored_frame(shape.frame, width))


def _inner(shape: TextBox | Rectangle, width: Length) -> TextBox | Rectangle:
    if isinstance(shape, TextBox) and shape.within:
        return replace(shape, frame=shape.frame._replace(x=shape.frame.x + mirrored_frame(shape.within, width).x - shape.within.x))
    return replace(shape, frame=mirrored_frame(shape.frame, width))
