"""The pages of the slides' PDF: what they are called, where links lead, the outline, and the parts of the talk as sections to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from generator.model import Document
from generator.pdf import Canvas
from generator.stamp import build_date
from generator.text import Typesetter
from generator.theme import Theme

from ..boxes import PlacedSlide
from ..grid import HEIGHT
from ..narrow import layouts_for
from .jumps import Jumps
from .shapes import Drawer, Heading

Numbered = tuple[int, PlacedSlide]
"""A slide and its index in the deck."""


class SlidePages:
    """Draws a document's slides as pages of their size, without those that are hidden in the show."""

    def __init__(self, document: Document, theme: Theme, out: BinaryIO) -> None:
        self.layouts = layouts_for(document)
        width, height = self.layouts.grid.width.pt, HEIGHT.pt
        setter = Typesetter(theme.fonts, document.language)
        # Slides are mirrored when they are laid out, so the canvas is not.
        self.canvas = Canvas(width, height, setter, theme.palette, build_date(document), out)
        authors = ", ".join(author.plain for author in document.authors)
        self.canvas.metadata(document.title.plain, authors, document.subtitle.plain, document.language)
        self.drawer = Drawer(self.canvas, self.layouts.type)

    def write(self, slides: Sequence[PlacedSlide]) -> int:
        """Draws them and finishes the file; the number of its pages."""
        shown = [(index, slide) for index, slide in enumerate(slides) if not slide.hidden]
        jumps = Jumps(shown)
        before = -2
        for section in _sections(shown):
            for place, (index, slide) in enumerate(section):
                if index != before + 1:
                    self.canvas.page_labels("decimal", index + 1)
                before = index
                self._mark(slide, jumps.name(index), f"section-{index + 1}" if slide.section and not place else "")
                self._page(slide, index, jumps, "H2" if place else "H1")
        self.canvas.save()
        return self.canvas.pages

    def _mark(self, slide: PlacedSlide, name: str, section: str) -> None:
        """Bookmarks to the current page, each to a destination of its own; `section` is that of the part that the slide begins."""
        self.canvas.destination(name, 0.0, 0.0)
        if section:
            self.canvas.destination(section, 0.0, 0.0)
            self.canvas.outline(slide.section, section, 0)
        if not section or slide.title != slide.section:
            self.canvas.outline(slide.title, name, 1 if slide.section else 0)

    def _page(self, slide: PlacedSlide, index: int, jumps: Jumps, heading: Heading) -> None:
        ground = slide.background or self.layouts.by_name[slide.layout].background or "ground"
        self.canvas.rectangle(0.0, 0.0, self.canvas.width, self.canvas.height, ground)
        self.drawer.draw(slide, index, jumps, heading)
        self.canvas.end_page()


def _sections(shown: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The slides by the part of the talk that they are in; one that is in none is by itself."""
    for section, group in groupby(shown, key=lambda numbered: numbered[1].section):
        if section:
            yield list(group)
        else:
            yield from ([numbered] for numbered in group)
