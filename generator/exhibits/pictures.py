"""Pictures for both works: opened with bounds, turned, in sRGB, no larger than the works can show."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from generator.model import Picture

from .kept import Kept

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
MAX_PIXELS = 100_000_000
MAX_BYTES = 256 * 1024 * 1024
FEW_COLORS = 4096
"""Up to so many colours a picture is taken for a drawing, which JPEG would blur."""

KEPT = 64 * 1024 * 1024
"""Bytes of pictures that are kept once they are encoded, for the other work and for the next build in this process."""

_ORIENTATION = 0x0112


class BadPictureError(ValueError):
    """A file that cannot be used as a picture. The text goes on from its name; `help` says what to do; `path` is the file."""

    def __init__(self, path: Path, reason: str, help: str) -> None:
        super().__init__(reason)
        self.path, self.help = path, help


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture's bytes, ready to be put into a work; `width` and `height` are its pixels."""

    data: bytes
    extension: Literal["jpg", "png"]
    width: int
    height: int


_encoded_before: Kept[tuple[bytes, int], PreparedPicture] = Kept(KEPT, lambda made: len(made.data))
"""By the digest of the file's bytes, and the longest side."""


def inspect(path: Path) -> tuple[int, int]:
    """Width and height in pixels, as the picture is shown. Reads the header only; raises BadPictureError."""
    with _opened(path, path) as image:
        width, height = image.size
        # Pillow turns a TIFF by itself.
        turned = image.format != "TIFF" and image.getexif().get(_ORIENTATION, 1) >= 5
        return (height, width) if turned else (width, height)


def prepare(picture: Picture) -> PreparedPicture:
    """The picture as JPEG or, with transparency or few colours, PNG; neither side is over its `longest` pixels.

    A JPEG that is right as it is passes through untouched. The same file gives the same bytes. Raises BadPictureError, also for a
    file that has been changed or removed since it was inspected.
    """
    longest = picture.longest
    try:
        data = picture.path.read_bytes()
    except OSError as error:
        raise BadPictureError(picture.path, f"cannot be read: {error.strerror}", "check the file") from error
    with _opened(picture.path, io.BytesIO(data)) as image:
        if image.format == "JPEG" and _is_right(image, longest) and image.mode in ("RGB", "L"):
            if data.find(b"\xff\xda", max(data.rfind(b"\xff\xd9"), 0)) >= 0:  # a scan that no end follows
                raise OSError("the end of the image is missing")
            return PreparedPicture(data, "jpg", *image.size)
        known = hashlib.sha256(data).digest(), longest
        return _encoded_before.get(known) or _encoded_before.keep(known, _encoded(image, data, longest))


@contextmanager
def _opened(path: Path, file: Path | io.BytesIO) -> Iterator[Image.Image]:
    """The picture, not yet decoded; whatever goes wrong until the caller is done with it is a BadPictureError."""
    from PIL import Image, UnidentifiedImageError

    too_large = f"has more than {MAX_PIXELS // 1_000_000} million pixels", "make it smaller"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadPictureError(path, f"is larger than {MAX_BYTES // 1024 // 1024} MiB", "make it smaller")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit on pixels is lower; ours is an error
            with Image.open(file, formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise BadPictureError(path, *too_large)
                yield image
    except BadPictureError:
        raise
    except Image.DecompressionBombError as error:
        raise BadPictureError(path, *too_large) from error
    except UnidentifiedImageError as error:
        raise BadPictureError(path, "is not a picture that can be read", f"use {', '.join(FORMATS[:-1])} or {FORMATS[-1]}") from error
    except Exception as error:  # a decoder may fail in any way on a hostile file
        raise BadPictureError(path, f"is broken: {error}", "save it again from the program that made it") from error


def _is_right(image: Image.Image, longest: int) -> bool:
    """Whether the picture needs no turn, no smaller size and no other colours."""
    return max(image.size) <= longest and image.getexif().get(_ORIENTATION, 1) == 1 and not _foreign_profile(image)


def _encoded(image: Image.Image, data: bytes, longest: int) -> PreparedPicture:
    from PIL import Image, ImageOps

    source_format, right = image.format, _is_right(image, longest)
    if source_format == "JPEG":
        image.draft(None, (longest, longest))
    made = _in_srgb(ImageOps.exif_transpose(image))
    if max(made.size) > longest:
        made.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if made.mode == "RGBA" and made.getchannel("A").getextrema() == (255, 255):
        made = made.convert("RGB")
    as_png = made.mode == "RGBA" or (source_format != "JPEG" and made.getcolors(FEW_COLORS) is not None)
    if as_png and right and source_format == "PNG" and image.mode in ("RGB", "RGBA", "L", "LA", "P", "1"):
        return PreparedPicture(data, "png", *made.size)
    made.info = {}  # Pillow would write profile, comment and resolution of the source into the result
    out = io.BytesIO()
    if as_png:
        made.save(out, "PNG")
    else:
        made.save(out, "JPEG", quality=85, optimize=True)
    return PreparedPicture(out.getvalue(), "png" if as_png else "jpg", *made.size)


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in mode RGB, RGBA or L, eight bits a channel."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    profile = _foreign_profile(image)
    plain = image if image.mode in ("RGB", "CMYK", "L") else image.convert("L" if image.mode == "1" else "RGB")
    made = _by_profile(plain, profile) if profile else plain
    made = made if made.mode in ("RGB", "L") else made.convert("RGB")
    if alpha:
        made = made.convert("RGB")
        made.putalpha(alpha)
    return made


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits, 32 bits or floating point: 16 bits by their high byte, others from darkest to lightest."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    low, high = cast(tuple[float, float], image.getextrema())
    scale = 255 / (high - low) if high > low else 1
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _foreign_profile(image: Image.Image) -> bytes | None:
    """The colour profile of the picture unless it is sRGB or, for grey, says nothing that matters."""
    profile = image.info.get("icc_profile")
    return profile if profile and image.mode != "L" and b"sRGB" not in profile and "sRGB".encode("utf-16-be") not in profile else None


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture converted from its profile to sRGB; as it is when the profile is unfit for it."""
    from PIL import ImageCms

    try:
        srgb = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return made or image
