"""Font files by name: found in installed packages and loaded once a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

EXTENSIONS = (".ttf", ".otf")
SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that HarfBuzz makes, in their right widths, from U+0020 when a face has none of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as HarfBuzz sees it, free of anything that belongs to one document: many documents share it.

    `ascent` and `descent` are the horizontal header's, in thousandths of an em, the descent positive.
    """

    name: str
    data: bytes
    face: hb.Face
    font: hb.Font
    characters: frozenset[str]
    units_per_em: int
    ascent: float
    descent: float
    _advances: dict[int, float] = field(default_factory=dict, repr=False)

    @property
    def scale(self) -> float:
        """Thousandths of an em in a font unit."""
        return 1000 / self.units_per_em

    @property
    def is_cff(self) -> bool:
        return "CFF " in self.face.table_tags

    @property
    def glyph_count(self) -> int:
        count: int = self.face.glyph_count
        return count

    @property
    def postscript_name(self) -> str:
        """The name of the name table (ID 6), else that of the file, with nothing in it that a PDF name cannot hold."""
        name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.name.rpartition(":")[2]
        return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-."))

    def covers(self, characters: Iterable[str]) -> bool:
        return self.characters.issuperset(characters)

    def nominal(self, character: str) -> int:
        """The glyph of a single character before any shaping, 0 (.notdef) for a character that the face lacks."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def advance(self, glyph: int) -> float:
        """The advance width of a glyph before any kerning, in thousandths of an em."""
        if glyph not in self._advances:
            self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * self.scale
        return self._advances[glyph]


@cache
def load_face(name: str) -> Face:
    """The face that a package carries, named `package:face`; raises LookupError when the package has no such face."""
    package, _, font = name.partition(":")
    return open_face(name, _from_buffers(font) if package == "pymupdf_fonts" else _from_files(package, font))


def open_face(name: str, data: bytes) -> Face:
    """The face in the bytes of a TrueType or OpenType font file."""
    face = hb.Face(data)
    font = hb.Font(face)
    extents = font.get_font_extents("ltr")
    scale = 1000 / face.upem
    characters = set(map(chr, face.unicodes))
    if " " in characters:
        characters.update(SPACES)
    return Face(name, data, face, font, frozenset(characters), face.upem, extents.ascender * scale, -extents.descender * scale)


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
