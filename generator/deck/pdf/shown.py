"""The slides that a PDF shows, in the parts of the talk, and its bookmarks: for a page a slide, and for hand-outs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from generator.model import Document
from generator.pdf import Canvas
from generator.stamp import build_date
from generator.text import Typesetter
from generator.theme import Palette, Theme

from ..boxes import PlacedSlide
from .jumps import Jumps

Heading = Literal["H1", "H2"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide that is shown, its index in the deck, and whether a part of the talk begins with it; so does one that is in none."""

    index: int
    slide: PlacedSlide
    begins: bool

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def heading(self) -> Heading:
        """The role of its title: the first of a part begins a section of what is read."""
        return "H1" if self.begins else "H2"

    def mark(self, canvas: Canvas, jumps: Jumps) -> None:
        """Bookmarks to the top of what is drawn, each to a destination of its own."""
        slide, name = self.slide, jumps.name(self.index)
        canvas.destination(name, 0.0, 0.0)
        if self.begins and slide.section:
            section = f"section-{self.number}"
            canvas.destination(section, 0.0, 0.0)
            canvas.outline(slide.section, section, 0)
            if slide.title == slide.section:
                return
        canvas.outline(slide.title, name, 1 if slide.section else 0)


def shown(slides: Sequence[PlacedSlide]) -> list[Shown]:
    """The slides without those that are hidden in the show."""
    made: list[Shown] = []
    for index, slide in enumerate(slides):
        if not slide.hidden:
            before = made[-1].slide.section if made else ""
            made.append(Shown(index, slide, not slide.section or slide.section != before))
    return made


def open_canvas(
    width: float, height: float, document: Document, theme: Theme, palette: Palette, out: BinaryIO, *, mirrored: bool = False
) -> Canvas:
    """A canvas for pages of that size, in points, with the document's properties."""
    setter = Typesetter(theme.fonts, document.language)
    canvas = Canvas(width, height, setter, palette, build_date(document), out, mirrored=mirrored)
    authors = ", ".join(author.plain for author in document.authors)
    canvas.metadata(document.title.plain, authors, document.subtitle.plain, document.language, identifier=document.identifier)
    return canvas
