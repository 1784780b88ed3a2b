"""Slides go in, their pictures come out, rendered from the pages of their PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extras import check_extra

from . import Deck
from .pdf import write_slides

if TYPE_CHECKING:
    from PIL.Image import Image

SLACK = 1e-3
"""Pixels by which a scale is less than the width asks for: PDFium rounds up, after divisions that are not exact."""


def slide_pictures(deck: Deck, width: int) -> Iterator[tuple[int, Image]]:
    """The slides that are shown, each with its number and so many pixels wide. Raises MissingExtraError without PDFium."""
    out = io.BytesIO()
    write_slides(deck.slides, deck.document, deck.theme, out)
    return zip(deck.shown, rendered(out.getvalue(), width), strict=True)


def rendered(pdf: bytes, width: int) -> Iterator[Image]:
    """The pages of a PDF, so many pixels wide. Raises MissingExtraError without PDFium."""
    check_extra("pictures of slides", "preview", "pypdfium2")
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=(width - SLACK) / page.get_width()).to_pil()
            page.close()


def slide_picture(deck: Deck, number: int, width: int) -> bytes:
    """The slide with a number, counted from 1, as a PNG so many pixels wide. No other is drawn.

    Raises MissingExtraError without PDFium, IndexError for a number that no slide has.
    """
    if not 1 <= number <= len(deck.slides):
        raise IndexError(f"there is no slide {number}; the last is {len(deck.slides)}")
    alone = [replace(slide, hidden=index != number) for index, slide in enumerate(deck.slides, 1)]
    ((_, picture),) = slide_pictures(replace(deck, slides=alone), width)
    return png(picture)


def png(picture: Image) -> bytes:
    """The picture's file, without a date, so that it is the same each time."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
