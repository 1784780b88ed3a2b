"""Font files made from real ones, to be what a real one seldom is."""

from __future__ import annotations

import io
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter
from fontTools.ttLib.tables._g_l_y_f import Glyph

from generator.pdf.cff import cid_keyed


def packaged(package: str, file: str) -> Path:
    """A file of an installed package."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / file


SANS = packaged("font_source_sans_pro", "files/SourceSansPro-Regular.ttf")


def licensed(path: Path, bits: int) -> str:
    """A font with these licence bits (OpenType, OS/2, fsType), written to `path`."""
    table = bytearray(SFNTReader(io.BytesIO(SANS.read_bytes()))["OS/2"])
    table[8:10] = bits.to_bytes(2, "big")
    return _with(SANS.read_bytes(), {"OS/2": bytes(table)}, path)


def spread_cids(source: bytes, path: Path) -> str:
    """An OpenType/CFF font with CIDs that are not the numbers of their glyphs."""
    count = TTFont(io.BytesIO(source))["maxp"].numGlyphs
    program = SFNTReader(io.BytesIO(source))["CFF "]
    return _with(source, {"CFF ": cid_keyed(program, {3 * glyph + 5: glyph for glyph in range(1, count)})}, path)


def undrawn(path: Path, characters: str) -> str:
    """A font that has no outlines for some characters, as one that shows them by coloured pictures."""
    font = TTFont(SANS)
    for character in characters:
        font["glyf"][font.getBestCmap()[ord(character)]] = Glyph()
    font.save(path)
    return str(path)


def mapped(path: Path, name: str, characters: Mapping[str, str]) -> str:
    """A font of another name that shows some characters as others."""
    font = TTFont(SANS)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(character): table.cmap[ord(other)] for character, other in characters.items()})
    for name_id in (1, 4, 6, 16):
        font["name"].setName(name, name_id, 3, 1, 0x409)
    font.save(path)
    return str(path)


def _with(source: bytes, tables: Mapping[str, bytes], path: Path) -> str:
    reader = SFNTReader(io.BytesIO(source))
    with path.open("wb") as file:
        writer = SFNTWriter(file, len(reader.tables), reader.sfntVersion)
        for tag in reader.tables:
            writer[tag] = tables.get(tag, reader[tag])
        writer.close()
    return str(path)
