"""Placed slides go in, a `.pptx` comes out: own master and layouts, native shapes, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from generator.model import Document
from generator.theme import Theme

from ..boxes import PlacedSlide


def write_deck(
    slides: Sequence[PlacedSlide], document: Document, theme: Theme, out: BinaryIO, progress: Callable[[int, int], None] | None = None
) -> None:
    """The deck as a file. Raises BadPictureError when a picture cannot be read or decoded."""
    from .writer import DeckWriter

    DeckWriter(document, theme, out).write(slides, progress)
