"""The pictures of a deck become files beside the content file: each once, cut as the deck shows it."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from generator.exhibits.pictures import BadPictureError, inspect

from .content import Crop, Image

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "GIF": "gif", "BMP": "bmp"}
LEAST = 8
"""Pixels that are left of a side that is cut."""


@dataclass
class Pictures:
    """`files` are the bytes of those that were asked for by their names in a folder."""

    files: dict[str, bytes] = field(default_factory=dict)
    _known: dict[tuple[bytes, Crop], tuple[str, BadPictureError | None]] = field(default_factory=dict)

    _turns: Counter[int] = field(default_factory=Counter)

    def name(self, image: Image, slide: int) -> tuple[str, BadPictureError | None]:
        """The name of the picture's file, and why no work can show it, if so; it has a file all the same."""
        key = hashlib.sha256(image.data).digest(), image.crop
        if key not in self._known:
            bad = None
            try:
                data, suffix = _cut(image)
            except BadPictureError as error:
                data, suffix, bad = image.data, "".join(filter(str.isalnum, image.extension)) or "bin", error
            self._turns[slide] += 1
            turn = self._turns[slide]
            name = f"slide-{slide:02}{f'-{turn}' if turn > 1 else ''}.{suffix}"
            self.files[name] = data
            self._known[key] = name, bad
        return self._known[key]


def _cut(image: Image) -> tuple[bytes, str]:
    """The bytes of the part that the deck shows, and the suffix for them. Raises BadPictureError."""
    from PIL import Image as Pillow

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "picture")
        path.write_bytes(image.data)
        inspect(path)
        with Pillow.open(path) as opened:
            kind = opened.format or ""
            left, top, right, bottom = image.crop
            box = (opened.width * left, opened.height * top, opened.width * (1 - right), opened.height * (1 - bottom))
            cut = tuple(map(round, box))
            if not any(image.crop) or cut[2] - cut[0] < LEAST or cut[3] - cut[1] < LEAST:
                return image.data, SUFFIXES[kind]
            try:
                made = opened.crop((cut[0], cut[1], cut[2], cut[3]))
                out = io.BytesIO()
                if kind == "JPEG":
                    made.save(out, "JPEG", quality=92, icc_profile=opened.info.get("icc_profile"))
                else:
                    made.save(out, "PNG")
            except Exception as error:  # a decoder may fail in any way on a hostile file
                raise BadPictureError(path, f"is broken: {error}", "save it again from the program that made it") from error
    return out.getvalue(), "jpg" if kind == "JPEG" else "png"
