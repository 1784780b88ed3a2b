"""A TrueType font as Embedded OpenType, the form in which a deck carries it.

W3C Member Submission 'Embedded OpenType (EOT) File Format', 5 March 2008, section 3, version 0x00020002; MS-OI29500, 2.1.32.
"""

from __future__ import annotations

import struct

import uharfbuzz as hb

VERSION, MAGIC = 0x00020002, 0x504C
SUBSET = 0x1
"""The flag TTEMBED_SUBSET; without others the font data are neither packed nor encrypted."""
DEFAULT_CHARSET, WINDOWS_LATIN = 1, 1252
NO_ROOT_STRING = 0x50475342
"""The checksum of an empty root string: what all are combined with."""
Ids = hb.OTNameIdPredefined
NAMES = (Ids.FONT_FAMILY, Ids.FONT_SUBFAMILY, Ids.VERSION_STRING, Ids.FULL_NAME)
OS2_LENGTH = 86
"""Up to the code pages of version 1; older tables are filled up with zeros."""


def eot(program: bytes, subset: bool) -> bytes:
    """The font `program` behind a header that repeats what its tables say."""
    face = hb.Face(program)
    os2 = bytes(face.reference_table("OS/2").data).ljust(OS2_LENGTH, b"\0")
    (weight,), (licence,), (selection,) = (struct.unpack_from(">H", os2, at) for at in (4, 8, 62))
    (adjustment,) = struct.unpack_from(">I", bytes(face.reference_table("head").data), 8)
    header = struct.pack("<2I", VERSION, SUBSET * subset) + os2[32:42]
    header += struct.pack("<2BI2H", DEFAULT_CHARSET, selection & 1, weight, licence, MAGIC)
    header += struct.pack("<6I", *struct.unpack_from(">4I", os2, 42), *struct.unpack_from(">2I", os2, 78))
    header += struct.pack("<I", adjustment) + bytes(16)
    for id in NAMES:
        name = (face.get_name(id) or "").encode("utf-16-le")
        header += struct.pack("<2H", 0, len(name)) + name
    header += struct.pack("<2H2I2H2I", 0, 0, NO_ROOT_STRING, WINDOWS_LATIN, 0, 0, 0, 0)
    return struct.pack("<2I", 8 + len(header) + len(program), len(program)) + header + program
