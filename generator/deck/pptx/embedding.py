"""What a deck's text is set in goes in; the fonts that it carries come out, and the names of those that whoever opens it must have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from generator.text.fonts import load_face
from generator.theme import Family, FontRole, Fonts

from .eot import eot
from .font_program import STYLES, font_program
from .font_scheme import families_of

SAFE = {
    "Arial", "Calibri", "Cambria", "Comic Sans MS", "Consolas", "Courier New", "Georgia", "Impact", "Tahoma", "Times New Roman",
    "Trebuchet MS", "Verdana",
}  # fmt: skip
"""Families that come with Office, or with Windows and macOS: everyone has them."""
EDITS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2027), 0x20AC)))
"""What a subset has beside what is written, so that small changes can be made: Basic Latin, Latin-1, dashes, quotation marks, the euro."""

Style = tuple[bool, bool]
"""Whether a text is bold, and whether it is italic."""


class Carried(NamedTuple):
    """A family that goes with the deck: its fonts by style (of `STYLES`), each as the bytes of its part."""

    name: str
    panose: bytes
    fonts: dict[str, bytes]


class UsedFonts:
    """The characters that are written in each style of each role, noted while the deck is written."""

    def __init__(self, fonts: Fonts, language: str) -> None:
        self._fonts = fonts
        self._language = language
        self._written: dict[tuple[FontRole, Style], set[str]] = {}

    def note(self, text: str, role: FontRole, bold: bool = False, italic: bool = False) -> None:
        if text:
            written = self._written.setdefault((role, (bold, italic)), set())
            written.update(text)
            if not unicodedata.is_normalized("NFC", text):  # shapers join what a font has as one letter
                written.update(unicodedata.normalize("NFC", text))

    def embedded(self, how: str) -> tuple[list[Carried], list[str]]:
        """The families to embed, and the names of those that are used but not embedded, in the order of their names.

        `how` is one of `EMBEDDINGS`. A font goes with the deck if its outlines are TrueType's, as PowerPoint asks, and if its licence
        bits allow those who get the deck to go on with it (OpenType, OS/2, fsType: 0 or 8). One that may only be shown would make
        all of the deck read-only. No font is cut down whose bits forbid it.
        """
        carried, lacking = [], []
        for family, written in self._families():
            if family.name in SAFE:
                continue
            faces = {style: load_face(name) for style, name in _faces(family).items() if name in written}
            if how == "none" or any(face.is_cff or not face.is_editable for face in faces.values()):
                lacking.append(family.name)
                continue
            fonts = {}
            for style, face in faces.items():
                whole = how == "whole" or face.is_whole
                program = font_program(face, family.name, style, None if whole else written[face.name] | EDITS)
                fonts[style] = eot(program, not whole)
            carried.append(Carried(family.name, next(iter(faces.values())).panose, fonts))
        return carried, lacking

    def _families(self) -> list[tuple[Family, dict[str, set[str]]]]:
        """The families that the deck names and uses, one a name, each with the characters that are set in its faces."""
        found: dict[str, tuple[Family, dict[str, set[str]]]] = {}
        for (role, style), characters in self._written.items():
            for family, share in self._shares(role, style, characters):
                family, written = found.setdefault(family.name, (family, {}))
                written.setdefault(family.face(*style), set()).update(share)
        return [found[name] for name in sorted(found)]

    def _shares(self, role: FontRole, style: Style, characters: set[str]) -> Iterator[tuple[Family, set[str]]]:
        """The role's own family and, for the scripts that it lacks, those that the theme part names for them.

        What neither has is set in fonts that the program chooses: the deck cannot name them.
        """
        own = self._fonts.family(role)
        yield own, characters
        missing = characters - load_face(own.face(*style)).characters
        letters = "".join(sorted(filter(str.isalpha, missing)))
        for family in families_of(letters, self._fonts, "heading" if role == "heading" else "body", self._language):
            if share := missing & load_face(family.face(*style)).characters:
                yield family, share


def _faces(family: Family) -> dict[str, str]:
    """The faces of a family by style, as `load_face` takes them; a style for which it has none is drawn by slanting or thickening."""
    faces = dict(zip(STYLES, (family.regular, family.bold, family.italic, family.bold_italic), strict=True))
    return {style: name for style, name in faces.items() if name and (style == "regular" or name != family.regular)}
