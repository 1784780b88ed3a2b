"""Faces come from installed packages and from files, are opened once, and know what they can show and whether they may be embedded."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.text.fonts import BadFontError, load_face
from generator.theme import load_theme
from tests.oracles.fonts import SANS, licensed

ARMENIAN = "manimgx_fonts:NotoSansArmenian[wght]"
CJK = "manimgx_fonts_cjk:NotoSansCJK-VF.otf"


def test_a_face_is_found_by_package_and_name_without_importing_the_package() -> None:
    face = load_face("font_source_sans_pro:SourceSansPro-Semibold")
    assert face.postscript_name == "SourceSansPro-Semibold"
    assert "font_source_sans_pro" not in sys.modules


def test_a_face_is_opened_once() -> None:
    name = "font_source_serif_pro:SourceSerifPro-It"
    assert load_face(name) is load_face(name)


def test_a_face_whose_file_has_changed_is_opened_anew(tmp_path: Path) -> None:
    file = tmp_path / "own.ttf"
    before = load_face(licensed(file, 0))
    assert load_face(str(file)) is before
    after = load_face(licensed(file, 2))
    assert (before.refusal, after.refusal) == ("", "does not allow embedding")


def test_metrics_are_those_of_the_horizontal_header_in_thousandths() -> None:
    face = load_face("font_source_serif_pro:SourceSerifPro-Regular")
    assert (face.ascent, face.descent, face.units_per_em) == (1036, 335, 1000)


@pytest.mark.parametrize(("name", "cff"), [("pymupdf_fonts:fimo", True), ("pymupdf_fonts:notos", False)])
def test_both_kinds_of_outlines_are_told_apart(name: str, cff: bool) -> None:
    assert load_face(name).is_cff is cff


def test_every_face_of_the_themes_is_there() -> None:
    fonts = load_theme("aurora").fonts
    families = (fonts.heading, fonts.body, fonts.serif, fonts.code)
    names = {family.face(bold, italic) for family in families for bold in (False, True) for italic in (False, True)}
    for name in names.union(*(fonts.fallbacks("", bold) for bold in (False, True))):
        assert " " in load_face(name).characters


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no_such_package:Face", "the font package `no_such_package` is not installed"),
        ("font_source_sans_pro:Comic", "the package `font_source_sans_pro` has no face `Comic`"),
        ("pymupdf_fonts:comic", "the package `pymupdf_fonts` has no face `comic`"),
    ],
)
def test_a_face_that_is_not_there_is_named(name: str, message: str) -> None:
    with pytest.raises(LookupError, match=message):
        load_face(name)


def test_a_face_is_found_by_the_path_of_its_file() -> None:
    assert load_face(str(SANS)).characters == load_face("font_source_sans_pro:SourceSansPro-Regular").characters


def test_a_number_names_the_member_of_a_collection() -> None:
    names = [load_face(f"{CJK}#{number}").postscript_name for number in range(5)]
    assert names == [f"NotoSansCJK{region}-Thin" for region in ("jp", "kr", "sc", "tc", "hk")]


def test_an_instance_is_measured_at_its_weight() -> None:
    advances = [load_face(f"{ARMENIAN}@{weight}").advance(load_face(ARMENIAN).nominal("Հ")) for weight in (400, 550, 700)]
    assert advances == sorted(set(advances))
    assert load_face(ARMENIAN).axes == {"wght": 400}
    assert load_face(f"{ARMENIAN}@wght=650").axes == {"wght": 650}


def test_a_weight_that_a_font_does_not_reach_is_its_nearest() -> None:
    assert load_face(f"{ARMENIAN}@1000").axes == {"wght": 700}
    assert load_face("pymupdf_fonts:fimo@700").axes == {}


@pytest.mark.parametrize(
    ("name", "postscript"),
    [
        ("manimgx_fonts:NotoSansArabic[wght]@700", "NotoSansArabic-Bold"),
        ("manimgx_fonts:NotoSansArabic[wght]@650", "NotoSansArabic_650wght"),
        (ARMENIAN, "NotoSansArmenian-Regular"),
        (f"{CJK}#1@400", "NotoSansCJKkr-Regular"),
    ],
)
def test_an_instance_has_a_name_of_its_own(name: str, postscript: str) -> None:
    assert load_face(name).postscript_name == postscript


@pytest.mark.parametrize("name", ["100% @2x.ttf", "a#b.ttf", "a:b.ttf", "a#1.ttf", "a@700.ttf"])
def test_a_path_may_hold_the_signs_of_members_and_instances(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SANS.read_bytes())
    for suffix in ("", "#0", "@700", "#0@700"):
        assert " " in load_face(str(tmp_path / name) + suffix).characters


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "is no font that can be read"), (b"\0\1\0\0" * 99, "is no font that can be read"), (None, "cannot be read")]
)
def test_a_file_that_is_no_font_is_refused(data: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "some.ttf"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadFontError, match=f"^{reason}$"):
        load_face(str(path))


@pytest.mark.parametrize(
    ("bits", "refusal", "whole"),
    [
        (0x000, "", False),
        (0x002, "does not allow embedding", False),
        (0x006, "", False),  # of several permissions of an old font the mildest holds
        (0x004, "", False),
        (0x008, "", False),
        (0x104, "", True),
        (0x200, "allows only its bitmaps to be embedded", False),
    ],
)
def test_the_licence_bits_say_how_a_font_may_be_embedded(bits: int, refusal: str, whole: bool, tmp_path: Path) -> None:
    face = load_face(licensed(tmp_path / "font.ttf", bits))
    assert (face.refusal, face.is_whole) == (refusal, whole)
