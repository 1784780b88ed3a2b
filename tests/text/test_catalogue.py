"""Families are found by the names that their files give them, with weights and slopes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.text.catalogue import Catalogue, font_files, installed_family, installed_names
from generator.text.fonts import load_face, packaged_faces
from generator.theme import Family
from tests.oracles.fonts import SANS

SOURCE = "font_source_sans_pro:SourceSansPro-"
NOTO = "manimgx_fonts:NotoSans"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue([*packaged_faces("font_source_sans_pro"), *packaged_faces("manimgx_fonts"), *packaged_faces("manimgx_fonts_cjk")])


@pytest.mark.parametrize("name", ["Source Sans Pro", "source sans pro", "SourceSansPro", "Source-Sans Pro Regular"])
def test_a_family_has_four_faces(name: str, catalogue: Catalogue) -> None:
    four = [SOURCE + style for style in ("Regular", "Bold", "It", "BoldIt")]
    assert catalogue.family(name) == Family("Source Sans Pro", *four)


@pytest.mark.parametrize(
    ("name", "style", "known_as"),
    [
        ("Source Sans Pro Semibold", "Semibold", "Source Sans Pro Semibold"),
        ("Source Sans Pro SemiBold", "Semibold", "Source Sans Pro Semibold"),
        ("Source Sans Pro Extra Light", "ExtraLight", "Source Sans Pro ExtraLight"),
        ("Source Sans Pro Light Italic", "LightIt", "Source Sans Pro Light"),
        ("Source Sans Pro Bold", "Bold", "Source Sans Pro Bold"),
        ("Source Sans Pro Heavy", "Black", "Source Sans Pro Black"),
        ("Source Sans Pro Medium", "Regular", "Source Sans Pro"),
    ],
)
def test_the_words_of_a_weight_choose_the_nearest_face(name: str, style: str, known_as: str, catalogue: Catalogue) -> None:
    family = catalogue.family(name)
    assert family
    assert (family.regular, family.name) == (SOURCE + style, known_as)


def test_a_weight_of_a_variable_family_is_an_instance(catalogue: Catalogue) -> None:
    upright, italic = (f"{NOTO}{slope}[wght]@wght=" for slope in ("", "-Italic"))
    assert catalogue.family("Noto Sans SemiBold") == Family(
        "Noto Sans SemiBold", f"{upright}600", f"{upright}700", f"{italic}600", f"{italic}700"
    )
    assert catalogue.family("Noto Sans") == Family("Noto Sans", f"{upright}400", f"{upright}700", f"{italic}400", f"{italic}700")


def test_bold_is_empty_where_nothing_is_bolder(catalogue: Catalogue) -> None:
    family = catalogue.family("Source Sans Pro Black")
    assert family
    assert (family.bold, family.bold_italic) == ("", "")


def test_a_member_of_a_collection_is_a_family(catalogue: Catalogue) -> None:
    family = catalogue.family("Noto Sans CJK KR")
    assert family
    assert load_face(family.regular).postscript_name == "NotoSansCJKkr-Regular"


@pytest.mark.parametrize("name", ["Source", "Source Sans Pro Quattro", "Bold", "Italic", "!"])
def test_an_unknown_name_is_no_family(name: str, catalogue: Catalogue) -> None:
    assert catalogue.family(name) is None


def test_the_fonts_of_the_packages_are_installed() -> None:
    family = installed_family("FiraGO")
    assert family == Family("FiraGO", *(f"pymupdf_fonts:{name}" for name in ("figo", "figbo", "figit", "figbi")))
    assert {"Source Serif Pro", "Noto Sans Thai", "Ubuntu"} <= {*installed_names()}


def test_a_file_that_is_no_font_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_text("no font")
    (tmp_path / "b.ttf").write_bytes(SANS.read_bytes())
    catalogue = Catalogue(font_files(tmp_path))
    assert [Path(error.file).name for error in catalogue.bad] == ["a.ttf"]
    assert catalogue.names == ["Source Sans Pro"]


def test_files_are_found_in_folders_below_but_not_by_links_that_lead_out(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    (folder / "below").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    for name in ("fonts/B.TTF", "fonts/below/a.otf", "fonts/readme.txt", "outside/c.ttf"):
        (tmp_path / name).touch()
    (folder / "c.ttf").symlink_to(tmp_path / "outside" / "c.ttf")
    (folder / "more").symlink_to(tmp_path / "outside")
    (folder / "again.ttf").symlink_to(folder / "B.TTF")
    assert font_files(folder) == [str(folder / name) for name in ("B.TTF", "below/a.otf")]
