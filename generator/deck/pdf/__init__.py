"""Placed slides go in, a tagged PDF with a page a slide comes out, drawn on the canvas that the report is drawn on. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from generator.model import Document
    from generator.theme import Theme

    from ..boxes import PlacedSlide


def write_slides(slides: Sequence[PlacedSlide], document: Document, theme: Theme, out: BinaryIO) -> int:
    """Draw the slides that are shown; how many pages that makes."""
    from .pages import draw_pages

    return draw_pages(slides, document, theme, out)


def write_handout(slides: Sequence[PlacedSlide], document: Document, theme: Theme, per_page: int, out: BinaryIO) -> int:
    """Draw the slides that are shown for print, so many on a page; how many pages that makes."""
    from .handout import draw_handout

    return draw_handout(slides, document, theme, per_page, out)
