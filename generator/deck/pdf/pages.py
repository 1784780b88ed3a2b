"""The pages of the slides' PDF, at the size of a slide: one each, called by its number, or one for each state of its build: 5, 5.1, 5.2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from generator.model import Document
from generator.theme import Theme

from ..boxes import PlacedSlide
from ..grid import HEIGHT
from ..narrow import layouts_for
from .jumps import Jumps
from .shapes import Drawer, SlideDrawer
from .shown import open_canvas, shown
from .steps import FINISHED, states


def draw_pages(slides: Sequence[PlacedSlide], document: Document, theme: Theme, steps: bool, out: BinaryIO) -> int:
    """Draws the slides that are shown, and finishes the file; the number of its pages."""
    layouts = layouts_for(document)
    # Slides are mirrored when they are laid out, so the canvas is not.
    canvas = open_canvas(layouts.grid.width.pt, HEIGHT.pt, document, theme, theme.palette, out)
    there = shown(slides)
    drawer = Drawer(canvas, layouts, Jumps(there))
    counted = 0
    for each in there:
        if each.number != counted + 1:
            canvas.page_labels("decimal", each.number)
        counted = each.number
        each.mark(canvas, drawer.jumps)
        drawing = SlideDrawer(drawer, each)
        for click, state in enumerate(states(each.slide) if steps else [FINISHED]):
            if click == 1:
                canvas.page_labels("decimal", prefix=f"{each.number}.")
                counted = 0
            drawing.draw(state)
            canvas.end_page()
    canvas.save()
    return canvas.pages
