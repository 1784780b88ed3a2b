"""Font files by name: found in installed packages and loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

EXTENSIONS = (".ttf", ".otf")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as HarfBuzz sees it. `ascent` and `descent` are the horizontal header's, in thousandths of an em, the descent positive."""

    name: str
    data: bytes
    face: hb.Face
    font: hb.Font
    characters: frozenset[str]
    units_per_em: int
    ascent: float
    descent: float

    @property
    def scale(self) -> float:
        """Thousandths of an em in a font unit."""
        return 1000 / self.units_per_em

    @property
    def is_cff(self) -> bool:
        return "CFF " in self.face.table_tags


@cache
def load_face(name: str) -> Face:
    """The face that a package carries, named `package:face`; raises LookupError when the package has no such face."""
    package, _, font = name.partition(":")
    data = _from_buffers(font) if package == "pymupdf_fonts" else _from_files(package, font)
    face = hb.Face(data)
    loaded = hb.Font(face)
    extents = loaded.get_font_extents("ltr")
    scale = 1000 / face.upem
    return Face(
        name,
        data,
        face,
        loaded,
        frozenset(map(chr, face.unicodes)),
        face.upem,
        extents.ascender * scale,
        -extents.descender * scale,
    )


def _from_files(package: str, font: str) -> bytes:
    """A package of the Python Fonts kind keeps its files in a folder `files`; finding it imports nothing."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"the font package `{package}` is not installed")
    folder = Path(spec.origin).parent / "files"
    for extension in EXTENSIONS:
        path = folder / f"{font}{extension}"
        if path.is_file():
            return path.read_bytes()
    raise LookupError(f"the package `{package}` has no face `{font}`")


def _from_buffers(font: str) -> bytes:
    buffers = import_module("pymupdf_fonts").fontbuffers
    if font not in buffers:
        raise LookupError(f"the package `pymupdf_fonts` has no face `{font}`")
    data: bytes = buffers[font]()
    return data
