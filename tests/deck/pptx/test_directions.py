"""Text from right to left in the deck: paragraphs, tables and layouts that know their direction, and fonts for every script."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.deck.pptx.font_scheme import SCRIPTS, font_scheme_xml, measured
from generator.model import Document, Paragraph, Quote, Row, Table, plain_text
from generator.text import Typesetter
from generator.theme import Family, load_theme
from tests.deck.conftest import document, points, section

from .conftest import written

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ARABIC = "لكل إنسان حق التمتع"
SLIDE = 12_192_000
FONTS = load_theme("aurora").fonts


def paragraphs(path: Path, slide: int = 1) -> dict[str, dict[str, str]]:
    """The paragraphs of a slide with the direction and the alignment that they say."""
    tree = Presentation(str(path)).slides[slide]._element
    found = {}
    for paragraph in tree.iter(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        text = "".join(part.text for part in paragraph.iter(f"{A}t"))
        found[text] = {key: value for key, value in (properties.attrib.items() if properties is not None else ()) if key in ("algn", "rtl")}
    return found


def of_table(language: str) -> Document:
    row = Row((plain_text("OpenAI"), plain_text(ARABIC), plain_text("12")))
    return document(
        section(1, exhibits=(Table("tbl-1", 1, (plain_text("A"), plain_text("B"), plain_text("C")), (row,)),)), language=language
    )


def test_a_paragraph_from_right_to_left_says_so_and_stands_at_the_right(tmp_path: Path) -> None:
    found = paragraphs(written(document(section(1, headline=plain_text(ARABIC), points=points(2, ARABIC))), tmp_path))
    assert found[ARABIC] == {"algn": "r", "rtl": "1"}
    assert found["Cost efficiency 1"] == {}


def test_in_a_document_from_right_to_left_only_what_is_not_says_so(tmp_path: Path) -> None:
    doc = document(section(1, headline=plain_text(ARABIC), points=points(2, ARABIC)), language="ar")
    found = paragraphs(written(doc, tmp_path))
    assert found[ARABIC] == {}
    assert found["Cost efficiency 1"] == {"rtl": "0"}


def test_layouts_of_such_a_document_are_mirrored_and_begin_at_the_right(tmp_path: Path) -> None:
    layouts = {
        language: Presentation(str(written(document(section(1), language=language), tmp_path))).slide_layouts for language in ("en", "he")
    }
    for here, there in zip(layouts["en"], layouts["he"], strict=True):
        for one, other in zip(here.placeholders, there.placeholders, strict=True):
            assert other.left == SLIDE - one.left - one.width
            (mine, *_), (theirs, *_) = ([*shape._element.iter(f"{A}lvl1pPr")] for shape in (one, other))
            assert theirs.get("rtl") == "1"
            assert theirs.get("algn") == {"l": "r", "r": "l", "ctr": "ctr"}[mine.get("algn")]


def test_slides_are_mirrored_with_their_layouts(tmp_path: Path) -> None:
    def frames(language: str) -> list[tuple[str, int, int]]:
        doc = document(
            section(1, points=points(4, "Short."), examples=(plain_text("One"), plain_text("Three"))), section(2, points=points(2))
        )
        slide = Presentation(str(written(replace(doc, language=language), tmp_path))).slides[1]
        return [(shape.name, shape.left, shape.width) for shape in slide.shapes]

    assert [(name, SLIDE - left - width, width) for name, left, width in frames("en")] == frames("ar")


def test_the_panel_of_a_mirrored_slide_leaves_the_picture_s_focus_free(make_figure: Any, tmp_path: Path) -> None:
    figure = make_figure(focus=(0.1, 0.9))
    for language in ("en", "ar"):
        slide = Presentation(str(written(document(section(1, exhibits=(figure,)), language=language), tmp_path))).slides[1]
        (panel,) = [shape for shape in slide.shapes if shape.name == "Panel"]
        assert panel.left > 0.1 * SLIDE


def test_a_table_has_its_first_column_at_the_right_only_in_such_a_document(tmp_path: Path) -> None:
    for language, rtl, margins in (("ar", "1", ("152400", "0")), ("en", None, ("0", "152400"))):
        (properties, *_) = Presentation(str(written(of_table(language), tmp_path))).slides[1]._element.iter(f"{A}tblPr")
        assert properties.get("rtl") == rtl
        cell = next(properties.getparent().iter(f"{A}tcPr"))
        assert (cell.get("marL"), cell.get("marR")) == margins


def test_outside_of_placeholders_such_a_document_leaves_nothing_to_defaults(tmp_path: Path) -> None:
    found = paragraphs(written(of_table("ar"), tmp_path))
    assert found["OpenAI"] == {"algn": "r", "rtl": "0"}
    assert found[ARABIC] == {"algn": "r", "rtl": "1"}


def test_an_opening_quotation_mark_hangs_at_the_right(tmp_path: Path) -> None:
    def title(language: str) -> Any:
        doc = document(section(1, exhibits=(Quote(plain_text(ARABIC)),)), language=language)
        return Presentation(str(written(doc, tmp_path))).slides[1].shapes.title

    here, there = title("en"), title("ar")
    assert there.left == SLIDE - here.left - here.width
    assert next(there._element.iter(f"{A}pPr")).get("indent") == "-254000"


def test_notes_from_right_to_left_say_so(tmp_path: Path) -> None:
    notes = (Paragraph(plain_text(ARABIC)), Paragraph(plain_text("English.")))
    for language, expected in (("en", [("r", "1"), (None, None)]), ("ar", [(None, None)] * 2)):
        doc = document(section(1, lead=plain_text("A."), notes=notes), language=language)
        body = Presentation(str(written(doc, tmp_path))).slides[1].notes_slide.notes_text_frame._txBody
        found = [paragraph.find(f"{A}pPr") for paragraph in body.iter(f"{A}p")]
        assert [(p.get("algn"), p.get("rtl")) if p is not None else (None, None) for p in found] == expected


def test_arabic_in_an_italic_style_is_not_slanted(tmp_path: Path) -> None:
    doc = document(section(1, lead=plain_text("A.")), cover=replace(document().cover, quote=Quote(plain_text(ARABIC))))
    xml = etree.tostring(Presentation(str(written(doc, tmp_path))).slides[0]._element, encoding="unicode")
    (properties,) = re.findall(rf"<a:rPr ([^>]*)>(?:(?!</a:r>).)*{ARABIC}", xml)
    assert 'i="0"' in properties


# The font scheme


def test_the_theme_names_a_family_for_each_script_in_the_weight_of_the_role() -> None:
    xml = font_scheme_xml("Aurora", FONTS, "en")
    assert '<a:font script="Arab" typeface="Noto Sans Arabic"/>' in xml
    assert '<a:font script="Arab" typeface="Noto Sans Arabic SemiBold"/>' in xml
    assert '<a:font script="Hant" typeface="Noto Sans CJK TC"/>' in xml
    assert xml.count("<a:font ") == 2 * len(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_s_family_is_the_one_that_its_text_is_measured_in(name: str) -> None:
    script = SCRIPTS[name]
    for role in ("heading", "body"):
        family = measured(FONTS, role, script)
        assert family
        word = Typesetter(FONTS, script.languages.split()[0]).stack(role)[script.letter]
        assert [run.face.name for run in word.runs] == [family.regular]


def test_a_theme_s_own_family_comes_first_where_it_has_the_script() -> None:
    hebrew = next(family for family in FONTS.fallback if "Hebr" in family.scripts)
    mine = Family("Mine", hebrew.regular)
    xml = font_scheme_xml("Mine", replace(FONTS, own=(mine,)), "en")
    assert '<a:font script="Hebr" typeface="Mine"/>' in xml
    assert '<a:font script="Arab" typeface="Noto Sans Arabic"/>' in xml


@pytest.mark.parametrize(
    ("language", "slot", "family"),
    [
        ("ar-EG", "cs", "Noto Sans Arabic"),
        ("he", "cs", "Noto Sans Hebrew"),
        ("ja", "ea", "Noto Sans CJK JP"),
        ("zh-Hant-TW", "ea", "Noto Sans CJK TC"),
        ("zh", "ea", "Noto Sans CJK SC"),
        ("en", "cs", ""),
        ("de", "ea", ""),
    ],
)
def test_the_document_s_own_script_stands_in_its_slot(language: str, slot: str, family: str) -> None:
    assert f'<a:{slot} typeface="{family}"/>' in font_scheme_xml("Aurora", FONTS, language).partition("minorFont")[2]
