"""The families that a theme sets its text in, and where their files come from."""

from __future__ import annotations

from dataclasses import dataclass

from .style import FontRole


@dataclass(frozen=True, slots=True)
class Family:
    """A family of up to four faces, named as its files name it (name table, ID 1), so that a deck can ask for it by that name.

    A face is `package:name`, a font that an installed package carries; an absent bold or italic falls back to `regular`.
    """

    name: str
    regular: str
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""

    def face(self, bold: bool, italic: bool) -> str:
        wanted = {(True, True): self.bold_italic, (True, False): self.bold, (False, True): self.italic}.get((bold, italic), "")
        return wanted or (self.bold if bold else "") or self.regular


@dataclass(frozen=True, slots=True)
class Fonts:
    """A family for each role, and the faces that are asked, in order, for a character that the family lacks."""

    heading: Family
    body: Family
    serif: Family
    code: Family
    fallback: tuple[str, ...] = ()

    def family(self, role: FontRole) -> Family:
        family: Family = getattr(self, role)
        return family

    def fallbacks(self, script: str, bold: bool, italic: bool) -> tuple[str, ...]:
        return self.fallback


SANS = "font_source_sans_pro:SourceSansPro-"
SERIF = "font_source_serif_pro:SourceSerifPro-"

SOURCE = Fonts(
    heading=Family("Source Sans Pro Semibold", SANS + "Semibold", italic=SANS + "SemiboldIt"),
    body=Family("Source Sans Pro", SANS + "Regular", SANS + "Bold", SANS + "It", SANS + "BoldIt"),
    serif=Family("Source Serif Pro", SERIF + "Regular", SERIF + "Bold", SERIF + "It", SERIF + "BoldIt"),
    code=Family("Fira Mono", "pymupdf_fonts:fimo", "pymupdf_fonts:fimbo"),
    fallback=("pymupdf_fonts:notos", "pymupdf_fonts:math", "pymupdf_fonts:symbol1", "pymupdf_fonts:symbol2", "pymupdf_fonts:figo"),
)
