"""A reader of Embedded OpenType that believes nothing: the header's fields must be as they are laid down and as the font says.

W3C Member Submission 'Embedded OpenType (EOT) File Format' (5 March 2008), section 3, version 0x00020002.
"""

from __future__ import annotations

import ctypes
import io
import struct
from dataclasses import dataclass

from fontTools.ttLib import TTFont

from .tools import need_library

SUBSET, PACKED, ENCRYPTED = 0x1, 0x4, 0x10000000
ROOT_KEY = 0x50475342


@dataclass(frozen=True, slots=True)
class Eot:
    """A font as its header describes it, and the bytes of it."""

    family: str
    style: str
    full_name: str
    weight: int
    italic: bool
    licence: int
    is_subset: bool
    program: bytes

    @property
    def font(self) -> TTFont:
        return TTFont(io.BytesIO(self.program))


def read(data: bytes) -> Eot:
    """Raises ValueError, with what is wrong, for data that the submission does not allow or that contradict the font in them."""
    if len(data) < 120:
        raise ValueError("too short")
    size, font_size, version, flags = struct.unpack_from("<4I", data)
    panose, (charset, italic, weight, licence, magic) = data[16:26], struct.unpack_from("<2BI2H", data, 26)
    ranges, (adjustment, *reserved) = struct.unpack_from("<6I", data, 36), struct.unpack_from("<5I", data, 60)
    at, texts = 80, []
    for _ in range(5):  # family, style, version, full name, root string
        padding, length = struct.unpack_from("<2H", data, at)
        _demand(padding == 0 and length % 2 == 0, f"a name of {length} bytes after {padding}")
        texts.append(data[at + 4 : at + 4 + length].decode("utf-16-le").rstrip("\0"))
        at += 4 + length
    root, code_page, padding, signature, eudc_flags, eudc_size = struct.unpack_from("<2I2H2I", data, at)
    at += 20
    program = data[at:]
    _demand(size == len(data), f"a size of {size} for {len(data)} bytes")
    _demand(font_size == len(program), f"a font of {font_size} bytes where {len(program)} are left")
    _demand(version == 0x00020002, f"version {version:#x}")
    _demand(magic == 0x504C, f"magic number {magic:#x}")
    _demand(not flags & ~SUBSET, f"flags {flags:#x}")
    _demand(not any(reserved) and padding == signature == eudc_flags == eudc_size == 0, "something in what is reserved")
    _demand((root, texts[4], code_page, charset) == (ROOT_KEY, "", 1252, 1), "a root string, or an unknown code page or character set")
    made = Eot(texts[0], texts[1], texts[3], weight, bool(italic), licence, bool(flags & SUBSET), program)
    _as_the_font_says(made, panose, ranges, adjustment, texts[2])
    return made


def _as_the_font_says(made: Eot, panose: bytes, ranges: tuple[int, ...], adjustment: int, version: str) -> None:
    _demand(made.program[:4] == b"\0\1\0\0", "no TrueType font")
    font = made.font
    os2, names = font["OS/2"], font["name"]
    said = tuple(names.getDebugName(id) or "" for id in (1, 2, 4, 5))
    _demand((made.family, made.style, made.full_name, version) == said, f"names that are not the font's, {said}")
    _demand(panose == bytes(vars(os2.panose)[key] for key in PANOSE), "another PANOSE classification")
    _demand(adjustment == font["head"].checkSumAdjustment, "another checksum")
    _demand(made.licence == os2.fsType and made.weight == os2.usWeightClass, "another licence or weight")
    _demand(made.italic == bool(os2.fsSelection & 1), "another slope")
    tables = [*(getattr(os2, f"ulUnicodeRange{i}") for i in range(1, 5)), *(getattr(os2, f"ulCodePageRange{i}", 0) for i in (1, 2))]
    _demand(ranges == tuple(tables), "other ranges of characters")


PANOSE = (
    "bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast", "bStrokeVariation", "bArmStyle", "bLetterForm", "bMidline",
    "bXHeight",
)  # fmt: skip


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def read_by_libeot(data: bytes) -> bytes:
    """The font as libeot, the reader in LibreOffice, takes it out."""
    need_library("eot")
    library = ctypes.CDLL("libeot.so.0")
    metadata = ctypes.create_string_buffer(4096)
    program, size = ctypes.POINTER(ctypes.c_uint8)(), ctypes.c_uint()
    failed = library.EOT2ttf_buffer(data, len(data), metadata, ctypes.byref(program), ctypes.byref(size))
    if failed:
        raise ValueError(f"libeot: error {failed}")
    try:
        return ctypes.string_at(program, size.value)
    finally:
        library.EOTfreeBuffer(program)
