"""The pages of the slides' PDF: a page a slide, at its size, called by the slide's number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from generator.model import Document
from generator.theme import Theme

from ..boxes import PlacedSlide
from ..grid import HEIGHT
from ..narrow import layouts_for
from .jumps import Jumps
from .shapes import Drawer
from .shown import open_canvas, shown


def draw_pages(slides: Sequence[PlacedSlide], document: Document, theme: Theme, out: BinaryIO) -> int:
    """Draws the slides that are shown, and finishes the file; the number of its pages."""
    layouts = layouts_for(document)
    # Slides are mirrored when they are laid out, so the canvas is not.
    canvas = open_canvas(layouts.grid.width.pt, HEIGHT.pt, document, theme, theme.palette, out)
    there = shown(slides)
    drawer = Drawer(canvas, layouts, Jumps(there))
    before = -2
    for each in there:
        if each.index != before + 1:
            canvas.page_labels("decimal", each.number)
        before = each.index
        each.mark(canvas, drawer.jumps)
        drawer.draw(each)
        canvas.end_page()
    canvas.save()
    return canvas.pages
