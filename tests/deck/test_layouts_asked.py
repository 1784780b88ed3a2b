"""Layouts that a section asks for: the slide comes first, and what else the section holds follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.boxes import PlacedSlide, TextBox
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import NO_TEXT, Code, Diagnostics, Document, Listing, Quote, Row, Section, Table, plain_text
from generator.theme import load_theme

from .conftest import SENTENCE, document, points, section
from .test_geometry import faults_of


def everything(layout: str, make_figure, count: int = 3) -> Document:
    cells = (plain_text("A"), plain_text("B"))
    exhibits = (
        make_figure(),
        Table("tbl-1", 1, cells, (Row(cells),)),
        Table("tbl-2", 2, (NO_TEXT, *cells), (Row((cells[0], *cells)),), compared=(None, None)),
        Code("lst-1", 1, Listing("x = 1", "python")),
        Quote(plain_text("It has begun.")),
    )
    return document(section(1, points=points(count, "Short."), exhibits=exhibits, layout=layout))


def names(doc: Document) -> list[str]:
    return [slide.layout for slide in placed(doc)[1:]]


def placed(doc: Document) -> list[PlacedSlide]:
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), Diagnostics())


@pytest.mark.parametrize(
    ("layout", "first"),
    [
        ("topic", "Figure inset"), ("rows", "Rows"), ("figure", "Figure wide"), ("full-figure", "Figure full"), ("table", "Table"),
        ("comparison", "Comparison"), ("code", "Code"), ("quote", "Statement"), ("statement", "Statement"), ("divider", "Divider"),
    ],
)  # fmt: skip
def test_the_layout_comes_first_and_everything_else_follows(layout: str, first: str, make_figure, tmp_path: Path) -> None:
    found = names(everything(layout, make_figure))
    assert found[0] == first
    assert {"Table", "Comparison", "Code", "Statement"} <= set(found)
    assert faults_of(everything(layout, make_figure), tmp_path) == []


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (3, [3]), (5, [5]), (7, [4, 3])])
def test_points_in_rows_are_up_to_five_to_a_slide(count: int, rows: list[int]) -> None:
    found = placed(document(section(1, points=points(count, "Short."), layout="rows")))[1:]
    assert [sum(shape.name.startswith("Term") for shape in slide.shapes) for slide in found] == rows
    longer = placed(document(section(1, points=points(4, SENTENCE), layout="rows")))[1:]
    assert [slide.layout for slide in longer] == ["Rows", "Rows"]


def test_a_headline_as_a_statement_has_no_quotation_marks_and_the_lead_below_it() -> None:
    (slide,) = placed(document(section(1, lead=plain_text("Its lead."), layout="statement")))[1:]
    texts = {shape.name: shape.parts[0].text.text.plain for shape in slide.shapes if isinstance(shape, TextBox)}
    assert (texts["Statement"], texts["Second line"]) == ("Small models beat large ones on ground number 1", "Its lead.")


def test_parts_of_a_section_are_rows_where_it_has_no_points() -> None:
    parts = tuple(Section(f"p{i}", plain_text(f"Part {i}"), lead=plain_text("One sentence."), slide=False) for i in range(3))
    quote = Quote(plain_text("It has begun."))
    assert names(document(section(1, sections=parts, exhibits=(quote,), layout="rows"))) == ["Rows with numbers", "Statement"]
