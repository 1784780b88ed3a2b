"""Comparisons: things in the accents of their topics, criteria at their side, and a header on every slide."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator.deck.boxes import PlacedSlide, TableBox
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import NO_TEXT, Diagnostics, Document, Row, Table, plain_text
from generator.theme import NAMES, load_theme

from .conftest import SENTENCE, document, points, section
from .test_geometry import WORD, faults_of, written


def comparison(criteria: int, things: int = 2, value: str = "One value", topics: bool = True, caption: str = "") -> Table:
    names = tuple(plain_text(f"{value} {i}" if len(value) > 30 else f"Thing {i}") for i in range(things))
    rows = tuple(Row((plain_text(f"Criterion {i}"), *(plain_text(value) for _ in range(things)))) for i in range(criteria))
    compared = tuple(i if topics and i < 2 else None for i in range(things))
    return Table("tbl-1", 1, (NO_TEXT, *names), rows, plain_text(caption), compared=compared)


def around(table: Table, topics: bool = True, **fields: object) -> Document:
    before = [section(i, points=points(2)) for i in (1, 2)] if topics else []
    return document(*before, section(3, headline=plain_text("Choose by what it costs"), exhibits=(table,)), **fields)


def tables(doc: Document) -> list[TableBox]:
    placed: list[PlacedSlide] = lay_out(plan_deck(doc), doc, load_theme("aurora"), Diagnostics())
    return [shape for slide in placed if slide.layout == "Comparison" for shape in slide.shapes if isinstance(shape, TableBox)]


def fills(table: TableBox) -> list[str | None]:
    return [cell.fill for cell in table.rows[0]]


def test_things_that_are_topics_have_their_accents_and_others_none() -> None:
    (table,) = tables(around(comparison(2, 3)))
    assert fills(table) == [None, "accent1", "accent2", "muted"]


def test_where_there_are_no_topics_the_things_take_the_accents_in_order() -> None:
    (table,) = tables(around(comparison(2, 3, topics=False), topics=False))
    assert fills(table) == [None, "accent1", "accent2", "accent3"]


@pytest.mark.parametrize(("criteria", "size", "slides"), [(4, 20, [4]), (5, 18, [5]), (6, 18, [6]), (7, 20, [4, 3]), (9, 20, [3, 3, 3])])
def test_four_criteria_stand_wide_six_close_and_more_go_on_with_the_header(criteria: int, size: float, slides: list[int]) -> None:
    made = tables(around(comparison(criteria)))
    assert [len(table.rows) - 1 for table in made] == slides
    assert {table.rows[1][1].parts[0].text.style.size for table in made} == {size}
    assert {table.rows[0][1].parts[0].text.text.plain for table in made} == {"Thing 0"}


def test_header_row_and_criteria_are_marked_as_such(tmp_path: Path) -> None:
    presentation = Presentation(str(written(around(comparison(2)), tmp_path)))
    (frame,) = [shape for shape in presentation.slides[4].shapes if shape.has_table]
    assert (frame.table.first_row, frame.table.first_col) == (True, True)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Comparison of Thing 0, Thing 1 by Criterion 0, Criterion 1."


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("value", ["", SENTENCE, SENTENCE * 5, WORD], ids=["empty", "usual", "long", "word"])
def test_comparisons_of_any_size_have_no_fault(value: str, language: str, theme: str, tmp_path: Path) -> None:
    tried = [comparison(criteria, things, value, caption=SENTENCE) for criteria in (1, 2, 6, 11) for things in (2, 3)]
    sections = (section(i, points=points(2)) for i in (1, 2))
    compared = (section(i, headline=plain_text(SENTENCE * (i % 2)), exhibits=(table,)) for i, table in enumerate(tried, 3))
    assert faults_of(document(*sections, *compared, language=language), tmp_path, theme) == []
