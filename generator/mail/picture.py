"""The first slide as a picture, for the mail's head."""

from __future__ import annotations

import io
from dataclasses import dataclass
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
    """The first slide, in the format that is smaller: PNG for drawings, JPEG for photographs. Raises MissingExtraError without PDFium."""
    from PIL import Image

    from generator.deck.pictures import slide_picture

    png, jpeg = slide_picture(deck, 1, WIDTH), io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").save(jpeg, "JPEG", quality=85, optimize=True)
    return HeadPicture(png, "png") if len(png) <= jpeg.tell() else HeadPicture(jpeg.getvalue(), "jpeg")
