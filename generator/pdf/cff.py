"""The CFF program of a font goes in, one that is addressed by our codes comes out.

The codes of a page are CIDs. A CFF font that is CID-keyed finds a glyph by the CID that its charset gives it, one that is not by the
glyph's number (ISO 32000-1, 9.7.4.2), which a subset changes. So every program is made CID-keyed, with the codes as its charset; a
glyph with two codes is written twice. Structures and numbers are those of Adobe technical note 5176, names those of its operators.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

FONT_BBOX, CHARSET, CHAR_STRINGS, PRIVATE, SUBRS = b"\x05", b"\x0f", b"\x11", b"\x12", b"\x13"
FONT_MATRIX, ROS, CID_COUNT, FD_ARRAY, FD_SELECT = b"\x0c\x07", b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
HEADER = b"\1\0\4\4"
FIRST_STRING = 391
"""The number of a font's first own string; those below are the standard ones (appendix A)."""

Dict = dict[bytes, bytes]
"""The operands of each operator, both still encoded."""


class FontDict(NamedTuple):
    """A part of a CID-keyed font: the entries of its Font DICT, those of its Private DICT, and its local subroutines."""

    entries: Dict
    private: Dict
    subrs: list[bytes]


def cid_keyed(program: bytes, glyphs: Mapping[int, int]) -> bytes:
    """`program`, which HarfBuzz has written, with the glyph `glyphs[code]` as CID `code`; CID 0 is glyph 0 (.notdef)."""
    names, at = _index(program, program[2])
    tops, at = _index(program, at)
    _, at = _index(program, at)
    global_subrs, _ = _index(program, at)
    top = _dict(tops[0])
    char_strings, _ = _index(program, _integers(top[CHAR_STRINGS])[0])
    fonts, select = _fonts(program, top, len(char_strings))
    codes = sorted(glyphs.keys() | {0})
    order = [glyphs.get(code, 0) for code in codes]

    entries = {ROS: _words(FIRST_STRING, FIRST_STRING + 1, 0), CID_COUNT: _words(codes[-1] + 1)}
    entries |= {operator: top[operator] for operator in (FONT_MATRIX, FONT_BBOX) if operator in top}
    places = dict.fromkeys((CHARSET, FD_SELECT, CHAR_STRINGS, FD_ARRAY), _words(0))

    def front() -> bytes:
        """All that stands before the first place; its length does not depend on the places."""
        return HEADER + b"".join(map(_packed, (names, [_encoded(entries | places)], [b"Adobe", b"Identity"], global_subrs)))

    body = bytearray(front())

    def put(operator: bytes, part: bytes) -> None:
        places[operator] = _words(len(body))
        body.extend(part)

    put(CHARSET, b"\0" + b"".join(code.to_bytes(2, "big") for code in codes[1:]))
    put(FD_SELECT, b"\0" + bytes(select[glyph] for glyph in order))
    put(CHAR_STRINGS, _packed([char_strings[glyph] for glyph in order]))
    font_dicts = []
    for font in fonts:
        private = _private(font)
        font_dicts.append(_encoded(font.entries | {PRIVATE: _words(len(private), len(body))}))
        body += private + (_packed(font.subrs) if font.subrs else b"")
    put(FD_ARRAY, _packed(font_dicts))
    start = front()
    return start + bytes(body[len(start) :])


def _fonts(program: bytes, top: Dict, count: int) -> tuple[list[FontDict], Sequence[int]]:
    """The parts of a font and the number of the part that each glyph belongs to; a font that is not CID-keyed is one part."""
    if ROS not in top:
        return [_font(program, {}, top[PRIVATE])], bytes(count)
    dicts, _ = _index(program, _integers(top[FD_ARRAY])[0])
    fonts = []
    for entries in map(_dict, dicts):
        matrix = {FONT_MATRIX: entries[FONT_MATRIX]} if FONT_MATRIX in entries else {}
        fonts.append(_font(program, matrix, entries[PRIVATE]))
    return fonts, _select(program, _integers(top[FD_SELECT])[0], count)


def _font(program: bytes, entries: Dict, place: bytes) -> FontDict:
    size, at = _integers(place)
    private = _dict(program[at : at + size])
    subrs = _index(program, at + _integers(private[SUBRS])[0])[0] if SUBRS in private else []
    return FontDict(entries, private, subrs)


def _private(font: FontDict) -> bytes:
    """The Private DICT; its subroutines follow it."""
    if not font.subrs:
        return _encoded({operator: operands for operator, operands in font.private.items() if operator != SUBRS})
    size = len(_encoded(font.private | {SUBRS: _words(0)}))
    return _encoded(font.private | {SUBRS: _words(size)})


def _select(program: bytes, at: int, count: int) -> Sequence[int]:
    """FDSelect, in format 0 or 3 (section 19)."""
    if program[at] == 0:
        return program[at + 1 : at + 1 + count]
    found = bytearray()
    ranges = int.from_bytes(program[at + 1 : at + 3], "big")
    for start in range(at + 3, at + 3 + 3 * ranges, 3):
        first, beyond = (int.from_bytes(program[i : i + 2], "big") for i in (start, start + 3))
        found += bytes([program[start + 2]]) * (beyond - first)
    return found


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The items of an INDEX, and where it ends (section 5)."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    offsets = [int.from_bytes(data[i : i + size], "big") for i in range(at + 3, at + 3 + size * (count + 1), size)]
    base = at + 2 + size * (count + 1)
    return [data[base + start : base + end] for start, end in pairwise(offsets)], base + offsets[-1]


def _packed(items: Sequence[bytes]) -> bytes:
    """An INDEX of `items`."""
    if not items:
        return b"\0\0"
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    size = (offsets[-1].bit_length() + 7) // 8
    return len(items).to_bytes(2, "big") + bytes([size]) + b"".join(o.to_bytes(size, "big") for o in offsets) + b"".join(items)


def _dict(data: bytes) -> Dict:
    """The entries of a DICT (section 4)."""
    found: Dict = {}
    start = at = 0
    while at < len(data):
        first = data[at]
        if first > 21:
            at = _after_operand(data, at)
            continue
        end = at + (2 if first == 12 else 1)
        found[data[at:end]] = data[start:at]
        start = at = end
    return found


def _after_operand(data: bytes, at: int) -> int:
    first = data[at]
    if first == 30:  # a real number, two digits a byte; 0xF ends it
        while data[at := at + 1] & 0xF != 0xF:
            pass
        return at + 1
    return at + (3 if first == 28 else 5 if first == 29 else 1 if first < 247 else 2)


def _integers(operands: bytes) -> list[int]:
    found, at = [], 0
    while at < len(operands):
        first, end = operands[at], _after_operand(operands, at)
        rest = operands[at + 1 : end]
        if first in (28, 29):
            found.append(int.from_bytes(rest, "big", signed=True))
        elif first < 247:
            found.append(first - 139)
        else:
            found.append((first - 247) * 256 + rest[0] + 108 if first < 251 else -(first - 251) * 256 - rest[0] - 108)
        at = end
    return found


def _words(*values: int) -> bytes:
    """Integers in their longest form, whose length does not depend on the value (section 4, table 3)."""
    return b"".join(b"\x1d" + value.to_bytes(4, "big") for value in values)


def _encoded(entries: Dict) -> bytes:
    """A DICT. ROS has to come first in it (section 9), as it does in what is given."""
    return b"".join(operands + operator for operator, operands in entries.items())
