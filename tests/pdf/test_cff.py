"""A CFF program is addressed by our codes, whatever it was addressed by before, and draws what it drew."""

from __future__ import annotations

import io

import pymupdf_fonts
import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from generator.pdf.cff import cid_keyed
from generator.text.fonts import load_face

NAMES = ["fimo", "math", "symbol2"]


def program(name: str) -> bytes:
    data: bytes = TTFont(io.BytesIO(pymupdf_fonts.fontbuffers[name]())).reader["CFF "]
    return data


def read(data: bytes) -> TopDict:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top: TopDict = fonts.topDictIndex[0]
    return top


def outline(top: TopDict, name: str) -> list[object]:
    pen = RecordingPen()
    top.CharStrings[name].draw(pen)
    drawn: list[object] = pen.value
    return drawn


@pytest.mark.parametrize("name", NAMES)
def test_each_code_is_a_cid_that_draws_its_glyph(name: str) -> None:
    before = program(name)
    glyphs = {7: 5, 40: 33, 41: 34, 900: 5, 65535: 200}
    after, source = read(cid_keyed(before, glyphs)), read(before)
    assert after.charset == [".notdef", *(f"cid{code:05}" for code in glyphs)]
    for code, glyph in glyphs.items():
        assert outline(after, f"cid{code:05}") == outline(source, source.charset[glyph])
    assert outline(after, ".notdef") == outline(source, ".notdef")


def test_a_program_that_has_cids_gets_ours() -> None:
    before = program("fimo")
    once = cid_keyed(before, {3 * glyph + 5: glyph for glyph in range(1, 400)})
    twice, source = read(cid_keyed(once, {2: 34, 9: 33})), read(before)
    assert outline(twice, "cid00002") == outline(source, source.charset[34])
    assert outline(twice, "cid00009") == outline(source, source.charset[33])


def test_the_parts_of_a_program_stay_apart() -> None:
    """Latin, kana and Chinese characters of a font have hints and subroutines of their own."""
    face = load_face("manimgx_fonts_cjk:NotoSansCJK-VF.otf#0@700")
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(face.nominal(character) for character in "aあ漢")
    wanted.flags = hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.pin_axis_location(face.face, "wght", 700)
    before = bytes(wanted.subset(face.face).reference_table("CFF ").data)
    after, source = read(cid_keyed(before, {100: 1, 200: 2, 300: 3})), read(before)
    assert len(after.FDArray) > 1
    for code, glyph in {100: 1, 200: 2, 300: 3}.items():
        name, known = f"cid{code:05}", source.charset[glyph]
        assert outline(after, name) == outline(source, known)
        privates = [top.FDArray[top.FDSelect[top.charset.index(found)]].Private for top, found in ((after, name), (source, known))]
        assert privates[0].rawDict.get("BlueValues") == privates[1].rawDict.get("BlueValues")
