"""Composite fonts: glyph codes are handed out while pages are drawn, the subsets are embedded when the file is saved.

A code is the glyph's own number, so that a page's code never depends on what comes later. A glyph that stands for a second text gets
a further code above the glyph count, so that what a reader copies out is what the author wrote (ISO 32000-1, 9.7.4 and 9.10.3). The
subset numbers its glyphs anew: a TrueType font is found its way by a CIDToGIDMap, a CFF font, which can have none, by its charset. A
cluster of several glyphs gets such a code too, and in the subset a glyph that is made of them.
"""

from __future__ import annotations

import hashlib
import struct
from functools import cached_property

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from generator.text.fonts import BadFontError, Face, has_table

from .cff import cid_keyed
from .composites import Composite, with_composites
from .objects import Raw, deflated

LAST_CODE = 0xFFFF
BLOCK = 100
"""The most entries that a `bfchar` block may hold (Adobe technical note 5411)."""
DROPPED = (
    "GSUB", "GPOS", "GDEF", "kern", "cmap", "name", "post", "OS/2", "DSIG", "MATH", "BASE", "VORG", "vhea", "vmtx", "STAT", "meta",
    "hdmx", "VDMX", "LTSH", "gasp",
)  # fmt: skip


CFF_TABLES, TRUETYPE_TABLES = ("CFF ",), ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
DAMAGED = "is damaged: its glyphs cannot be read"
FLAGS = hb.SubsetFlags(hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.DOWNGRADE_CFF2)


class EmbeddedFace:
    """The use that one document makes of a face: its codes, and the text that each stands for."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.text: dict[int, str] = {}
        self.glyph: dict[int, int] = {}
        self.composites: dict[int, Composite] = {}
        self._codes: dict[tuple[int | Composite, str], int] = {}
        self._next = face.glyph_count

    def code(self, glyph: int, text: str) -> int | None:
        """The code of a glyph that stands for `text`; None when only ActualText can say so."""
        key = (glyph, text)
        if key not in self._codes:
            code = glyph
            if glyph in self.text:
                if self._next > LAST_CODE:
                    return None
                code, self._next = self._next, self._next + 1
            self._codes[key] = code
            self.text[code], self.glyph[code] = text, glyph
        return self._codes[key]

    def composite(self, composite: Composite, text: str) -> int | None:
        """The code of a composite glyph that stands for `text`; None where there can be none: CFF knows no such glyphs, a font that may
        only be embedded as it is gets none.
        """
        key = (composite, text)
        if key not in self._codes:
            if self.face.is_cff or self.face.is_whole or self._next > LAST_CODE or composite.advance < 0:
                return None
            code, self._next = self._next, self._next + 1
            self._codes[key] = code
            self.text[code], self.composites[code] = text, composite
        return self._codes[key]

    def advance(self, code: int) -> float:
        """In thousandths of an em."""
        composite = self.composites.get(code)
        return self.face.advance(self.glyph[code]) if composite is None else composite.advance * self.face.scale

    def any_code(self, glyph: int) -> int:
        """Some code of the glyph, for use where ActualText says what it stands for."""
        if glyph not in self.text:
            self.code(glyph, self._characters.get(glyph, "\ufffd"))
        return glyph

    @cached_property
    def _characters(self) -> dict[int, str]:
        """The first character of each glyph that has one."""
        found: dict[int, str] = {}
        for character in sorted(self.face.characters):
            found.setdefault(self.face.nominal(character), character)
        return found


class Fonts:
    """All faces of one document. ReportLab asks for the objects at save, through `addObjects`."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self.document = document
        self.faces: dict[str, EmbeddedFace] = {}
        document.delayedFonts.append(self)

    def use(self, face: Face) -> EmbeddedFace:
        found = self.faces.get(face.name)
        if found is None:
            found = self.faces[face.name] = EmbeddedFace(face, f"T{len(self.faces) + 1}")
            # The name must be in the page resources' font dictionary before the font's contents are known.
            reference = self.document.Reference(PDFDictionary({}), f"font{found.resource}")
            self.document.idToObject["BasicFonts"].dict[found.resource] = reference
        return found

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:
        for used in self.faces.values():
            if not used.text:  # the pen was moved in it, and what it does not have is from a fallback
                used.any_code(used.face.nominal(" "))
            _embed(document, used)


def _embed(document: pdfdoc.PDFDocument, used: EmbeddedFace) -> None:
    name = used.resource
    program, glyphs = _subset(used)
    if used.face.is_cff:
        program = cid_keyed(program, glyphs)
    base = used.face.postscript_name if used.face.is_whole else f"{_tag(used)}+{used.face.postscript_name}"
    stream = deflated({"Subtype": PDFName("CIDFontType0C")} if used.face.is_cff else {"Length1": len(program)}, program)
    descriptor = document.Reference(_descriptor(used.face, base, document.Reference(stream, f"file{name}")), f"descriptor{name}")
    descendant = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if used.face.is_cff else "CIDFontType2"),
        "BaseFont": PDFName(base),
        "CIDSystemInfo": Raw(b"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"),
        "FontDescriptor": descriptor,
        "DW": 1000,
        "W": Raw(_widths(used)),
    }
    if not used.face.is_cff:
        to_glyph = bytearray(2 * (max(glyphs) + 1))
        for code, glyph in glyphs.items():
            to_glyph[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
        descendant["CIDToGIDMap"] = document.Reference(deflated({}, bytes(to_glyph)), f"map{name}")
    to_unicode = document.Reference(deflated({}, _to_unicode(used.text)), f"unicode{name}")
    document.idToObject[f"font{name}"].dict.update(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant), f"cid{name}")]),
            "ToUnicode": to_unicode,
        }
    )


def _subset(used: EmbeddedFace) -> tuple[bytes, dict[int, int]]:
    """The font program with the glyphs that were drawn, or all where the licence asks for it, and its glyph for each code.

    A variable font becomes the instance that it was measured as. Raises BadFontError for a font that HarfBuzz cannot take apart.
    """
    face = used.face
    wanted = hb.SubsetInput()
    drawn = {*used.glyph.values(), *(glyph for composite in used.composites.values() for glyph, _, _ in composite.parts)}
    wanted.glyph_set.update(range(face.glyph_count) if face.is_whole else drawn)
    wanted.flags = FLAGS
    for tag in DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.face, axis, value)
    try:
        plan = hb.SubsetPlan(face.face, wanted)
        made = plan.execute()
    except (RuntimeError, MemoryError, hb.HarfBuzzError) as error:
        raise BadFontError(face.name, DAMAGED) from error
    new = dict(plan.old_to_new_glyph_mapping.items())
    if not new.keys() >= drawn or not all(has_table(made, tag) for tag in (CFF_TABLES if face.is_cff else TRUETYPE_TABLES)):
        raise BadFontError(face.name, DAMAGED)
    glyphs = {code: new[glyph] for code, glyph in used.glyph.items()}
    if face.is_cff:
        return bytes(made.reference_table("CFF ").data), glyphs
    composites = [Composite(tuple((new[glyph], dx, dy) for glyph, dx, dy in one.parts), one.advance) for one in used.composites.values()]
    glyphs |= {code: made.glyph_count + number for number, code in enumerate(used.composites)}
    try:
        return with_composites(bytes(made.blob.data), composites), glyphs
    except struct.error as error:  # a place or an extent that no glyph can have
        raise BadFontError(face.name, DAMAGED) from error


def _tag(used: EmbeddedFace) -> str:
    """Six letters that tell subsets of a font apart, made from what is in this one (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr((sorted(used.glyph.items()), sorted(used.composites.items()))).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(face: Face, base: str, program: object) -> PDFDictionary:
    head = face.face.reference_table("head").data
    post = face.face.reference_table("post").data
    box = [round(int.from_bytes(head[i : i + 2], "big", signed=True) * face.scale) for i in (36, 38, 40, 42)]
    cap = face.font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) or 0.7 * face.units_per_em
    symbolic = 4
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": symbolic,
            "FontBBox": PDFArray(box),
            "ItalicAngle": round(int.from_bytes(post[4:8], "big", signed=True) / 65536, 2),
            "Ascent": round(face.ascent),
            "Descent": -round(face.descent),
            "CapHeight": round(cap * face.scale),
            "StemV": 80,
            "FontFile3" if face.is_cff else "FontFile2": program,
        }
    )


def _widths(used: EmbeddedFace) -> bytes:
    """The array of widths by code, neighbours in one run (ISO 32000-1, 9.7.4.3)."""
    runs: list[tuple[int, list[str]]] = []
    for code in sorted(used.text):
        width = f"{used.advance(code):.3f}".rstrip("0").rstrip(".")
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(width)
        else:
            runs.append((code, [width]))
    return ("[" + " ".join(f"{first} [{' '.join(widths)}]" for first, widths in runs) + "]").encode()


def _to_unicode(text: dict[int, str]) -> bytes:
    """The CMap from codes to UTF-16, in blocks of at most 100."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = sorted(text.items())
    for start in range(0, len(entries), BLOCK):
        block = entries[start : start + BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04X}> <{characters.encode('utf-16-be').hex().upper()}>" for code, characters in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
