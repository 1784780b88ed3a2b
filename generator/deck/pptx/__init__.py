"""Placed slides go in, a `.pptx` comes out: own master and layouts, native shapes, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from generator.model import Document
from generator.theme import Theme

from ..boxes import PlacedSlide


def write_deck(
    slides: Sequence[PlacedSlide], document: Document, theme: Theme, out: BinaryIO, progress: Callable[[int, int], None] | None = None
) -> tuple[str, ...]:
    """The deck as a file; the font families that it needs and does not carry are given back.

    Raises BadPictureError when a picture cannot be read or decoded, BadFontError for a font that cannot be taken apart.
    """
    from .writer import DeckWriter

    return DeckWriter(document, theme, out).write(slides, progress)
