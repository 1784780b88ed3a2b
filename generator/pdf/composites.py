"""Composite glyphs: a TrueType font goes in, the same font with further glyphs made of its own comes out.

A cluster of several glyphs, such as a letter with its marks, thus gets one glyph and with it one code, which says what it stands for to
every reader. Tables and flags are those of the OpenType specification: glyf, loca, hmtx, hhea, maxp and head.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

ARGUMENTS_ARE_WORDS, ARGUMENTS_ARE_OFFSETS, MORE_COMPONENTS = 0x0001, 0x0002, 0x0020
ADJUSTMENT, LOCA_FORMAT = 8, 50
"""Where head brings the sum of the file up to what it should be, and where it says whether loca is short or long."""
WHOLE = 0xB1B0AFBA
METRICS = 34
"""Where hhea says how many full metrics hmtx has."""
POINTS, COMPOSITE_POINTS, COMPONENTS = 6, 10, 28
"""Where maxp has the most points and contours of a simple glyph, those of a composite one, and its most components and depth."""
Box = tuple[int, int, int, int]


class Composite(NamedTuple):
    """Other glyphs, each with its offset, and an advance, in font units. Without parts it is a blank."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int


def with_composites(program: bytes, composites: Sequence[Composite]) -> bytes:
    """The font `program` with the composites after its own glyphs, in their order."""
    if not composites:
        return program
    face = hb.Face(program)
    tables = {tag: bytearray(face.reference_table(tag).data) for tag in face.table_tags}
    count: int = face.glyph_count
    places = _places(tables, count)
    metrics = _metrics(tables, count)
    glyphs = tables["glyf"]
    for parts, advance in composites:
        inked = [part for part in parts if places[part[0]] < places[part[0] + 1]]
        boxes = [_moved(struct.unpack_from(">4h", glyphs, places[glyph] + 2), dx, dy) for glyph, dx, dy in inked]
        box = _around(boxes) if boxes else (0, 0, 0, 0)
        if inked:
            glyphs += struct.pack(">5h", -1, *box) + _components(inked)
            glyphs += bytes(-len(glyphs) % 4)
        places.append(len(glyphs))
        metrics += struct.pack(">Hh", advance, box[0])
    tables["loca"], tables["hmtx"] = bytearray(struct.pack(f">{len(places)}I", *places)), metrics
    total = count + len(composites)
    struct.pack_into(">h", tables["head"], LOCA_FORMAT, 1)
    struct.pack_into(">H", tables["hhea"], METRICS, total)
    struct.pack_into(">H", tables["maxp"], 4, total)
    _raise_limits(tables["maxp"], max(len(parts) for parts, _ in composites))
    return _font(tables)


def _places(tables: dict[str, bytearray], count: int) -> list[int]:
    """Where each glyph begins in glyf, and where the last one ends."""
    if struct.unpack_from(">h", tables["head"], LOCA_FORMAT)[0]:
        return list(struct.unpack_from(f">{count + 1}I", tables["loca"]))
    return [2 * place for place in struct.unpack_from(f">{count + 1}H", tables["loca"])]


def _metrics(tables: dict[str, bytearray], count: int) -> bytearray:
    """An advance and a left side bearing for each glyph; hmtx may leave out the advance of the last ones."""
    table, (full,) = tables["hmtx"], struct.unpack_from(">H", tables["hhea"], METRICS)
    last = table[4 * full - 4 : 4 * full - 2]
    bearings = (table[place : place + 2] for place in range(4 * full, 4 * full + 2 * (count - full), 2))
    return table[: 4 * full] + b"".join(last + bearing for bearing in bearings)


def _components(parts: Sequence[tuple[int, int, int]]) -> bytes:
    made = b""
    for number, (glyph, dx, dy) in enumerate(parts, 1):
        flags = ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | (MORE_COMPONENTS if number < len(parts) else 0)
        made += struct.pack(">HHhh", flags, glyph, dx, dy)
    return made


def _moved(box: tuple[int, ...], dx: int, dy: int) -> Box:
    left, bottom, right, top = box
    return left + dx, bottom + dy, right + dx, top + dy


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _raise_limits(maxp: bytearray, parts: int) -> None:
    """What a program that draws must have room for; parts may be composites themselves."""
    simple, composite = struct.unpack_from(">2H", maxp, POINTS), struct.unpack_from(">2H", maxp, COMPOSITE_POINTS)
    struct.pack_into(">2H", maxp, COMPOSITE_POINTS, *(min(parts * max(pair), 0xFFFF) for pair in zip(simple, composite, strict=True)))
    most, depth = struct.unpack_from(">2H", maxp, COMPONENTS)
    struct.pack_into(">2H", maxp, COMPONENTS, max(most, parts), depth + 1)


def _font(tables: dict[str, bytearray]) -> bytes:
    """The tables as a font file; the sum over all of it stands in head, which is summed up without."""
    count = len(tables)
    struct.pack_into(">I", tables["head"], ADJUSTMENT, 0)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">I4H", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    place = len(head) + 16 * count
    body = bytearray()
    for tag, table in sorted(tables.items()):
        head += struct.pack(">4s3I", tag.encode(), _checksum(table), place + len(body), len(table))
        if tag == "head":
            adjustment = len(body) + ADJUSTMENT
        body += table + bytes(-len(table) % 4)
    struct.pack_into(">I", body, adjustment, (WHOLE - _checksum(bytearray(head) + body)) & 0xFFFFFFFF)
    return head + bytes(body)


def _checksum(table: bytearray) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
