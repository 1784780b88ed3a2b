"""The first slide as a picture, for the mail's head."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from generator.deck import Deck

WIDTH = 1200
"""Pixels: the mail is half as wide, and screens have up to two for each of its own."""


@dataclass(frozen=True, slots=True)
class HeadPicture:
    """The picture's bytes and their format."""

    data: bytes
    format: Literal["png", "jpeg"]


def first_slide(deck: Deck) -> HeadPicture:
    """The first slide that is shown, in the format that is smaller: PNG for drawings, JPEG for photographs."""
    from PIL import Image
    from pypdfium2 import PdfDocument

    from generator.deck.pdf import write_slides

    out = io.BytesIO()
    first = next(slide for slide in deck.slides if not slide.hidden)
    write_slides([replace(slide, hidden=slide is not first) for slide in deck.slides], deck.document, deck.theme, out)
    with PdfDocument(out.getvalue()) as document:
        image: Image.Image = document[0].render(scale=WIDTH / document[0].get_width()).to_pil().convert("RGB")
    png, jpeg = io.BytesIO(), io.BytesIO()
    image.save(png, "PNG", optimize=True)
    image.save(jpeg, "JPEG", quality=85, optimize=True)
    smaller = png if png.tell() <= jpeg.tell() else jpeg
    return HeadPicture(smaller.getvalue(), "png" if smaller is png else "jpeg")
