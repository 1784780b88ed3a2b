"""Placed slides go in, a tagged PDF comes out, of pages of their size or of paper, drawn on the canvas that the report is drawn on.

A page of slides decides nothing; that of a hand-out has notes beside them, which are set here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.theme import Theme

    from .. import Deck
    from ..boxes import PlacedSlide


def write_slides(slides: Sequence[PlacedSlide], document: Document, theme: Theme, out: BinaryIO, *, steps: bool = False) -> int:
    """Draw the slides that are shown, with `steps` each state of their builds; how many pages that makes."""
    from .pages import draw_pages

    return draw_pages(slides, document, theme, steps, out)


def write_handout(deck: Deck, per_page: int, diagnostics: Diagnostics, out: BinaryIO) -> int:
    """Draw the slides that are shown, with their notes, for print, so many on a page; how many pages that makes."""
    from .handout import draw_handout

    return draw_handout(deck, per_page, diagnostics, out)
