"""Placed slides go in, the bytes of a `.pptx` come out: own master and layouts, native shapes, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model import Document
from generator.theme import Theme

from ..boxes import PlacedSlide


def write_deck(
    slides: Sequence[PlacedSlide], document: Document, theme: Theme, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """The deck as a file. Raises BadPictureError when a picture cannot be read or decoded."""
    from .writer import DeckWriter

    return DeckWriter(document, theme).write(slides, progress)
