"""The pages of a hand-out: slides, scaled down, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from generator.model import Document
from generator.theme import Theme

from ..boxes import PlacedSlide
from ..narrow import layouts_for
from .jumps import Jumps
from .shapes import Drawer
from .shown import open_canvas, shown


def draw_handout(slides: Sequence[PlacedSlide], document: Document, theme: Theme, per_page: int, out: BinaryIO) -> int:
    """Draws the slides that are shown, so many on a page, and finishes the file; the number of its pages."""
    layouts = layouts_for(document)
    canvas = open_canvas(595.28, 841.89, document, theme, theme.paper, out)
    there = shown(slides)
    drawer = Drawer(canvas, layouts, Jumps(there))
    width, pitch = (484, 346, 264)[per_page - 1], 690 / per_page
    scale = width / layouts.grid.width.pt
    for page in range(0, len(there), per_page):
        for place, each in enumerate(there[page : page + per_page]):
            with canvas.scaled(48, 72 + place * pitch, width, scale):
                each.mark(canvas, drawer.jumps)
                drawer.draw(each)
        canvas.end_page()
    canvas.save()
    return canvas.pages
