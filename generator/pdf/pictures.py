"""Pictures as image objects: a JPEG's bytes as they are, everything else as deflated samples with its transparency apart."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName

from .file import File
from .objects import Stream, deflated

if TYPE_CHECKING:
    from generator.exhibits.pictures import PreparedPicture


def embed(file: File, picture: PreparedPicture, name: str) -> None:
    """Writes the picture into the file as the image object `name`."""
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
    }
    if picture.extension == "jpg":
        file.add(Stream({**entries, "ColorSpace": PDFName(_jpeg_space(picture.data))}, picture.data, "DCTDecode"), name)
        return
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as image:
        transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        samples = image.convert("RGBA" if transparent else "RGB")
        if transparent:
            mask = {**entries, "ColorSpace": PDFName("DeviceGray")}
            entries["SMask"] = file.add(deflated(mask, samples.getchannel("A").tobytes()), f"{name}mask")
        data = samples.convert("RGB").tobytes()
    file.add(deflated({**entries, "ColorSpace": PDFName("DeviceRGB")}, data), name)


def _jpeg_space(data: bytes) -> str:
    """Grey or colour, from the number of components in the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at < len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return "DeviceGray" if data[at + 9] == 1 else "DeviceRGB"
        at += 2 + length
    return "DeviceRGB"
