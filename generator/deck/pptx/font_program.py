"""A face goes in, the TrueType font that a deck carries of it comes out: one style of one family, still, all of it or some characters."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain

import uharfbuzz as hb

from generator.text.fonts import BadFontError, Face, has_table

STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "boldItalic": "Bold Italic"}
"""The four styles of a family that programs join to one font: as DrawingML and as a name table (ID 2) call them."""
FLAGS = hb.SubsetFlags(hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE)
"""PowerPoint's own subsets keep the numbers of glyphs too."""
OUTDATED = (b"DSIG", b"STAT")
"""A signature of the file as it was, and what a variable font's instances are called."""
DAMAGED = "is damaged: its glyphs cannot be read"
Ids = hb.OTNameIdPredefined
KEPT_NAMES = (Ids.COPYRIGHT, Ids.VERSION_STRING, Ids.TRADEMARK, Ids.LICENSE, Ids.LICENSE_URL)
WINDOWS_UNICODE, ENGLISH = (3, 1), 0x409
SELECTION, MAC_STYLE = 62, 44
"""Where OS/2 and head say what style a font is (OpenType, fsSelection and macStyle)."""
ITALIC, BOLD, REGULAR = 1 << 0, 1 << 5, 1 << 6


def font_program(face: Face, family: str, style: str, characters: Collection[str] | None) -> bytes:
    """The font of a face with glyphs for `characters`, or with all its own, under the name of a family and a style of `STYLES`.

    A variable font becomes the instance that the face is. Raises BadFontError for a font that HarfBuzz cannot take apart.
    """
    names = (face.face.get_name(Ids.FONT_FAMILY), face.face.get_name(Ids.FONT_SUBFAMILY))
    source = face.face if names == (family, STYLES[style]) else _renamed(face, family, style)
    wanted = hb.SubsetInput()
    if characters is None:
        wanted.keep_everything()
    else:
        wanted.unicode_set.update(map(ord, face.characters.intersection(chain(characters, *map(_parts, characters)))))
        wanted.flags = FLAGS
        wanted.name_id_set.update(map(int, KEPT_NAMES))
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in OUTDATED)
    for axis, value in face.axes.items():
        wanted.pin_axis_location(source, axis, value)
    try:
        made = hb.subset(source, wanted)
    except (RuntimeError, MemoryError, hb.HarfBuzzError) as error:
        raise BadFontError(face.name, DAMAGED) from error
    if not has_table(made, "glyf"):
        raise BadFontError(face.name, DAMAGED)
    return bytes(made.blob.data)


def _parts(character: str) -> Iterator[str]:
    """What shapers may part a character into, or join it from, a step at a time: ẳ is ă and a mark, Thai's U+0E33 a mark and a letter."""
    for code in unicodedata.decomposition(character).split():
        if not code.startswith("<"):
            part = chr(int(code, 16))
            yield part
            yield from _parts(part)


def _renamed(face: Face, family: str, style: str) -> hb.Face:
    """The face with the names and the marks of a style: PowerPoint finds an embedded font by its family name (name table, ID 1)."""
    tables = {tag: bytes(face.face.reference_table(tag).data) for tag in face.face.table_tags}
    bold, italic = "bold" in style.lower(), "italic" in style.lower()
    tables["name"] = _name_table(face, family, STYLES[style])
    if "OS/2" in tables:
        (selection,) = struct.unpack_from(">H", tables["OS/2"], SELECTION)
        marks = ITALIC * italic | BOLD * bold or REGULAR
        tables["OS/2"] = _with(tables["OS/2"], SELECTION, selection & ~(ITALIC | BOLD | REGULAR) | marks)
    tables["head"] = _with(tables["head"], MAC_STYLE, bold | italic << 1)
    made = hb.Face.create_for_tables(lambda _face, tag, _data: tables.get(tag, b""), None)
    made.set_get_table_tags_func(lambda _face, _data: list(tables), None)
    return made


def _name_table(face: Face, family: str, style: str) -> bytes:
    """A name table of version 0 with English names for Windows (OpenType, name)."""
    full = family if style == STYLES["regular"] else f"{family} {style}"
    postscript = f"{_plain(family)}-{_plain(style)}"
    names: dict[int, str] = {int(id): text for id in KEPT_NAMES if (text := face.face.get_name(id))}
    names |= {int(Ids.FONT_FAMILY): family, int(Ids.FONT_SUBFAMILY): style, int(Ids.UNIQUE_ID): postscript}
    names |= {int(Ids.FULL_NAME): full, int(Ids.POSTSCRIPT_NAME): postscript}
    records, texts = b"", b""
    for id, text in sorted(names.items()):
        data = text.encode("utf-16-be")
        records += struct.pack(">6H", *WINDOWS_UNICODE, ENGLISH, id, len(data), len(texts))
        texts += data
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + texts


def _plain(name: str) -> str:
    """A name as PostScript takes it: letters and digits of ASCII."""
    return "".join(c for c in name if c.isascii() and c.isalnum())


def _with(table: bytes, at: int, value: int) -> bytes:
    return table[:at] + struct.pack(">H", value) + table[at + 2 :]
