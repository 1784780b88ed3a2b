"""The fonts that are installed on the machine, by way of fontconfig: a family's files, and a face for what no other font has.

Where fontconfig is not installed, or has no fonts, there are none.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb

from .fonts import BadFontError, Face, load_face

ROMAN = 0
NORMAL, HEAVY = 80, 200
MONOSPACED = 100
"""A slant, two weights and a spacing as fontconfig counts them."""
INSTANCE = 16
"""The bits of a font's `index` from here on number a named instance of a variable font, those below the member of a collection."""

REGIONS = {"ja": "JP", "ko": "KR", "zh-cn": "SC", "zh-tw": "TC", "zh-hk": "HK"}
"""How the names of families end that have all characters of East Asia, in the forms of one region."""

Properties = dict[str, Any]


@cache
def system_families() -> dict[str, tuple[str, ...]]:
    """The files of each family, families and files in the order of their names."""
    found: dict[str, set[str]] = {}
    for font in _listed({"outline": True}, "family", "file"):
        found.setdefault(font["family"], set()).add(font["file"])
    return {family: tuple(sorted(found[family])) for family in sorted(found)}


@lru_cache(maxsize=1 << 12)
def system_face(characters: str, language: str, bold: bool, italic: bool, serif: bool) -> str | None:
    """The face, as `load_face` takes it, that is the most like what is asked for among those that have all of `characters`.

    It has outlines and may be embedded. Of faces that are as good the first by family, then by file, is taken.
    """
    spoken = _language(language)
    region = REGIONS.get(spoken, REGIONS["zh-cn"])

    def unlike(font: Properties) -> tuple[object, ...]:
        weight = 0.0 if font["variable"] else abs(font["weight"] - (HEAVY if bold else NORMAL))
        return (
            all(known.partition("-")[0] != spoken and known != spoken for known in font.get("lang", ())),
            font["family"].rpartition(" ")[2] in {*REGIONS.values()} - {region},
            (font["slant"] != ROMAN) != italic,
            weight,
            font.get("spacing", 0) >= MONOSPACED,
            ("serif" in font["family"].lower().replace("sans serif", "")) != serif,
            font["family"],
            font["file"],
            font["index"],
        )

    wanted = {"outline": True, "scalable": True, "charset": characters}
    fonts = _listed(wanted, "family", "file", "index", "weight", "slant", "spacing", "lang", "variable")
    for font in sorted((font for font in fonts if font["variable"] or not font["index"] >> INSTANCE), key=unlike):
        member = font["index"] & ((1 << INSTANCE) - 1)
        name = f"{font['file']}#{member}" + (f"@{700 if bold else 400}" if font["variable"] else "")
        try:
            face = load_face(name)
        except (BadFontError, LookupError):
            continue
        if not face.refusal and face.covers(characters) and all(_draws(face, character) for character in characters):
            return name
    return None


def _listed(wanted: Properties, *properties: str) -> list[Properties]:
    try:
        import fontconfig
    except ImportError:
        return []
    if "charset" in wanted:
        wanted = wanted | {"charset": fontconfig.CharSet.from_string(wanted["charset"])}
    found: list[Properties] = fontconfig.list(properties=wanted, select=properties)
    return found


def _language(tag: str) -> str:
    """A BCP 47 tag as fontconfig writes it, which tells the forms of Chinese apart by regions."""
    primary, *others = tag.lower().split("-")
    if primary != "zh":
        return primary
    return "zh-hk" if {"hk", "mo"} & {*others} else "zh-tw" if {"hant", "tw"} & {*others} else "zh-cn"


def _draws(face: Face, character: str) -> bool:
    """Whether a character has an outline, as one of a font that has only coloured pictures has not."""

    drawn: list[object] = []
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda *_: drawn.append(None))
    face.font.draw_glyph(face.nominal(character), funcs, None)
    return bool(drawn) or character.isspace()
