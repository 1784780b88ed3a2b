"""Glyphs made of a font's own: drawn as their parts would be, in a font that other programs can read."""

from __future__ import annotations

import io
import struct

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from generator.pdf.composites import Composite, with_composites
from generator.text.fonts import load_face

FONTS = ["font_source_serif_pro:SourceSerifPro-Regular", "manimgx_fonts:NotoSansArmenian[wght]@400"]
PROGRAMS = {name: bytes(load_face(name).face.blob.data) for name in FONTS}


def outline(program: bytes, glyph: int, dx: int = 0, dy: int = 0) -> list[tuple[str, tuple[float, ...]]]:
    """What a glyph draws, moved."""
    drawn: list[tuple[str, tuple[float, ...]]] = []

    def point(x: float, y: float) -> tuple[float, float]:
        return x + dx, y + dy

    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: drawn.append(("move", point(x, y))))
    draw.set_line_to_func(lambda x, y, _: drawn.append(("line", point(x, y))))
    draw.set_quadratic_to_func(lambda cx, cy, x, y, _: drawn.append(("curve", (*point(cx, cy), *point(x, y)))))
    hb.Font(hb.Face(program)).draw_glyph(glyph, draw, None)
    return drawn


@pytest.fixture(params=FONTS)
def program(request: pytest.FixtureRequest) -> bytes:
    return PROGRAMS[request.param]


def test_a_composite_draws_its_parts_at_their_places(program: bytes) -> None:
    parts = ((10, 0, 0), (12, 300, -120))
    made = with_composites(program, [Composite(parts, 700), Composite((), 40)])
    count = hb.Face(program).glyph_count
    assert hb.Face(made).glyph_count == count + 2
    assert outline(made, count) == [step for glyph, dx, dy in parts for step in outline(program, glyph, dx, dy)] != []
    assert outline(made, count + 1) == []
    assert [hb.Font(hb.Face(made)).get_glyph_h_advance(count + number) for number in range(2)] == [700, 40]


def test_the_other_glyphs_stay_as_they_are(program: bytes) -> None:
    made = with_composites(program, [Composite(((10, 5, 0),), 700)])
    before, after = (hb.Font(hb.Face(data)) for data in (program, made))
    for glyph in range(0, hb.Face(program).glyph_count, 7):
        assert outline(made, glyph) == outline(program, glyph)
        assert after.get_glyph_h_advance(glyph) == before.get_glyph_h_advance(glyph)


def test_the_font_is_read_by_others_with_its_sums_and_limits(program: bytes) -> None:
    made = with_composites(program, [Composite(((10, 0, 0), (11, 0, 400), (12, -40, 0)), 700)])
    font = TTFont(io.BytesIO(made), checkChecksums=2, lazy=False)
    stated = font["maxp"].maxComponentElements, font["maxp"].maxCompositePoints, font["maxp"].maxCompositeContours
    font["maxp"].recalc(font)
    found = font["maxp"].maxComponentElements, font["maxp"].maxCompositePoints, font["maxp"].maxCompositeContours
    assert all(limit >= needed > 0 for limit, needed in zip(stated, found, strict=True))
    name = font.getGlyphName(font["maxp"].numGlyphs - 1)
    assert font["glyf"][name].isComposite()
    assert font["hmtx"][name] == (700, font["glyf"][name].xMin)
    assert sum(struct.unpack(f">{len(made) // 4}I", made)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_without_composites_the_font_is_the_same(program: bytes) -> None:
    assert with_composites(program, []) == program
