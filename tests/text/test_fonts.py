"""Faces come from installed packages, are opened once, and know what they can show."""

from __future__ import annotations

import sys

import pytest

from generator.text.fonts import load_face
from generator.theme import load_theme


def test_a_face_is_found_by_package_and_name_without_importing_the_package() -> None:
    face = load_face("font_source_sans_pro:SourceSansPro-Semibold")
    assert face.postscript_name == "SourceSansPro-Semibold"
    assert "font_source_sans_pro" not in sys.modules


def test_a_face_is_opened_once() -> None:
    name = "font_source_serif_pro:SourceSerifPro-It"
    assert load_face(name) is load_face(name)


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
