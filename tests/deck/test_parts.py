"""The parts of a talk: dividers that open sections, slides kept for questions, slides that are not shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator.deck.boxes import Group, PlacedSlide, Rectangle, TextBox
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.deck.planned import AgendaSlide, ClosingSlide, CoverSlide, DividerSlide, SentenceSlide, TopicSlide
from generator.model import Closing, Diagnostics, Document, Paragraph, Section, plain_text
from generator.theme import NAMES, load_theme

from .conftest import SENTENCE, document, points, section
from .test_geometry import WORD, faults_of, written

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
THANKS = Closing(plain_text("Thank you"))


def placed(doc: Document, theme: str = "aurora") -> list[PlacedSlide]:
    return lay_out(plan_deck(doc), doc, load_theme(theme), Diagnostics())


def groups(folder: Path, doc: Document) -> list[tuple[str, int]]:
    """PowerPoint's sections, each with the number of its slides."""
    found = Presentation(str(written(doc, folder))).part._element.iter(f"{P14}section")
    return [(each.get("name"), len(list(each.iter(f"{P14}sldId")))) for each in found]


def test_a_divider_stands_before_the_slides_of_its_section() -> None:
    doc = document(section(1, points=points(2), divider=True), section(2, points=points(2)))
    assert [type(slide) for slide in plan_deck(doc)] == [CoverSlide, AgendaSlide, DividerSlide, TopicSlide, TopicSlide]


def test_a_divider_is_all_that_a_section_with_a_lead_alone_needs_and_takes_its_notes() -> None:
    notes = (Paragraph(plain_text("Say this.")),)
    (_, divider) = plan_deck(document(section(1, headline=plain_text(""), lead=plain_text("A lead."), notes=notes, divider=True)))
    assert isinstance(divider, DividerSlide)
    assert tuple(map(str, divider.spoken)) == ("Say this.",)
    said = plan_deck(document(section(1, lead=plain_text("A lead."), divider=True)))
    assert [type(slide) for slide in said] == [CoverSlide, DividerSlide, SentenceSlide]


def test_a_divider_takes_no_headline_from_the_slide_after_it() -> None:
    slides = placed(document(section(1, headline=plain_text(""), points=points(2), divider=True)))
    assert [slide.title for slide in slides[1:]] == ["Section 1", "Section 1"]


def test_the_agenda_leads_to_the_divider() -> None:
    slides = placed(document(section(1, points=points(2), divider=True), section(2, points=points(2), divider=True)))
    (table,) = [shape for shape in slides[1].shapes if shape.name == "Agenda"]
    assert [row[1].parts[0].slide for row in table.rows] == [2, 4]  # type: ignore[union-attr]
    assert [slide.layout for slide in slides] == ["Cover", "Agenda", "Divider", "Topic 2", "Divider", "Topic 2"]


def test_a_light_divider_stands_on_the_accent_and_a_dark_one_on_a_tint_of_it() -> None:
    doc = document(section(1, points=points(2)), section(2, points=points(2), divider=True))
    light, dark = (next(s for s in placed(doc, theme) if s.layout == "Divider") for theme in NAMES)
    assert (light.background, dark.background) == ("accent2", "ground")
    assert [shape.fill for shape in dark.shapes if isinstance(shape, Rectangle)] == ["tint2"]
    colours = [
        {shape.name: shape.parts[0].text.style.color for shape in slide.shapes if isinstance(shape, TextBox)} for slide in (light, dark)
    ]
    assert colours[0]["Numeral"] == colours[0]["Title"] == colours[0]["Footer"] == "on-accent"
    assert (colours[1]["Numeral"], colours[1]["Title"]) == ("accent2", "text")


def test_squares_are_filled_up_to_the_section_that_begins() -> None:
    doc = document(*(section(i, points=points(2), divider=True) for i in (1, 2, 3)), section(4, points=points(2), hidden=True))
    squares = [
        [not square.edge for square in shape.shapes if isinstance(square, Rectangle)]
        for slide in placed(doc)
        if slide.layout == "Divider"
        for shape in slide.shapes
        if isinstance(shape, Group)
    ]
    assert squares == [[True, False, False], [True, True, False], [True, True, True]]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("theme", NAMES)
def test_dividers_of_any_length_have_no_fault(theme: str, language: str, tmp_path: Path) -> None:
    titles = ["A", SENTENCE, WORD, f"{WORD} {SENTENCE * 3}"]
    leads = ["", SENTENCE, SENTENCE * 6, WORD * 3]
    sections = [
        section(number, title=plain_text(title), lead=plain_text(lead), points=points(2), divider=True)
        for number, title, lead in zip([1, 28, 444, 888], titles, leads, strict=True)
    ]
    doc = document(*sections, Section("none", plain_text("No number"), divider=True), language=language)
    assert faults_of(doc, tmp_path, theme) == []


def test_slides_for_questions_stand_after_the_closing_one_and_not_in_the_agenda() -> None:
    kept = section(3, points=points(2), backup=True, topic=None)
    doc = document(section(1, points=points(2)), kept, section(2, points=points(2)), closing=THANKS)
    slides = plan_deck(doc)
    assert [type(slide) for slide in slides] == [CoverSlide, AgendaSlide, TopicSlide, TopicSlide, ClosingSlide, TopicSlide]
    assert [s.id for s in slides[1].sections] == ["s1", "s2"]  # type: ignore[union-attr]


def test_sections_of_powerpoint_follow_the_parts_of_the_talk(tmp_path: Path) -> None:
    below = Section("sub", plain_text("Subsection"), lead=plain_text("A lead."))
    doc = document(
        section(1, points=points(2), sections=(below,), divider=True), section(2, lead=plain_text("A lead."), backup=True), closing=THANKS
    )
    assert groups(tmp_path, doc) == [(doc.title.plain, 1), ("Section 1", 3), ("Thank you", 1), ("Backup", 1)]


def test_a_hidden_slide_is_in_the_file_and_neither_in_the_show_nor_in_the_agenda(tmp_path: Path) -> None:
    doc = document(section(1, points=points(2)), section(2, points=points(2), hidden=True), section(3, points=points(2)))
    presentation = Presentation(str(written(doc, tmp_path)))
    assert [slide._element.get("show") for slide in presentation.slides] == [None, None, None, "0", None]
    table = next(shape.table for shape in presentation.slides[1].shapes if shape.has_table)
    assert [row.cells[1].text for row in table.rows] == ["Section 1", "Section 3"]
    assert faults_of(doc, tmp_path) == []
