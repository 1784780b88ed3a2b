"""What the speaker says stands once, on the slide that it is about, and the slides beside it say where."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.boxes import PlacedSlide
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.deck.speech import shares
from generator.model import Code, Diagnostics, ItemList, Listing, Paragraph, Point, Quote, Row, Section, Table, plain_text
from generator.theme import load_theme

from .conftest import document, points, section

TERMS = ["Cost", "Speed", "Training", "Privacy", "Licences", "R&D", "5G"]


def slides_of(*sections: Section, **fields: object) -> list[PlacedSlide]:
    doc = document(*sections, **fields)
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), Diagnostics())[1:]


def heard(slide: PlacedSlide) -> tuple[str, ...]:
    return tuple(map(str, slide.spoken))


def said(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(plain_text(line)) for line in lines)


def named(terms: list[str]) -> tuple[Point, ...]:
    return tuple(Point(plain_text("Short and good."), plain_text(term)) for term in terms)


FIRST, SECOND = TERMS[:4], TERMS[4:]


@pytest.mark.parametrize(
    ("spoken", "moved"),
    [
        (["Hello.", "Cost: it is low.", "Licences: read them.", "Then the rest."], 2),
        (["Hello.", "And so to licences, which differ.", "And to R&D."], 1),
        (["• 5G: everywhere."], 0),
        (["First, licences will matter later.", "Cost is low.", "Privacy is kept.", "Licences: read them.", "5G."], 3),
        (["Cost and licences.", "No more."], 2),
        (["All of the speediness.", "And recosting."], 2),
    ],
    ids=["it begins with", "it mentions", "a list's item", "a talk does not go back", "both", "other words"],
)
def test_a_paragraph_goes_with_the_slide_whose_point(spoken, moved):
    assert shares(spoken, [FIRST, SECOND]) == [tuple(spoken[:moved]), tuple(spoken[moved:])]


def test_points_that_go_on_take_what_is_said_about_them_along():
    first, second = slides_of(section(points=named(TERMS), notes=said("Hello.", "Speed: it is high.", "Licences: read them.")))
    assert (heard(first), heard(second)) == (("Hello.", "Speed: it is high."), ("Licences: read them.",))
    assert [slide.all_notes[-1] for slide in (first, second)] == ["Speed: it is high.", "Licences: read them."]


def test_as_many_paragraphs_as_points_are_one_for_each():
    lines = [f"Said number {i}." for i in range(7)]
    slides = slides_of(section(points=points(7, "Short."), notes=said(*lines)))
    assert [heard(slide) for slide in slides] == [tuple(lines[:4]), tuple(lines[4:])]


def test_what_nothing_places_stands_on_the_first_slide_and_the_others_name_it():
    slides = slides_of(section(1), section(2, points=named(TERMS), notes=said("Hello.", "Goodbye.")))
    assert [slide.all_notes for slide in slides] == [(), ("Hello.", "Goodbye."), ("(continued from slide 3)",)]


def test_the_rows_of_a_table_take_what_is_said_about_them_along():
    rows = tuple(Row((plain_text(f"Model {i:02}"), plain_text(str(i)))) for i in range(20))
    table = Table("tbl-1", 1, (plain_text("Name"), plain_text("Value")), rows)
    slides = slides_of(section(exhibits=(table,), notes=said("A table.", "Model 19 is the last.")))
    assert [heard(slide) for slide in slides][:: len(slides) - 1] == [("A table.",), ("Model 19 is the last.",)]


def test_code_that_goes_on_says_where_its_words_are():
    code = Code("lst-1", 1, Listing("x = 1\n" * 30))
    slides = slides_of(section(exhibits=(code,), notes=said("A listing.")))
    assert [slide.all_notes for slide in slides] == [("A listing.",)] + [("(continued from slide 2)",)] * (len(slides) - 1)
    assert len(slides) > 1


def test_an_exhibit_has_the_words_that_name_it(make_figure):
    shown = (make_figure(number=3), make_figure(number=4), make_figure(number=14))
    slides = slides_of(section(exhibits=shown, notes=said("Look.", "Figure\u00a04 is more.", "Still that.")))
    assert [heard(slide) for slide in slides] == [("Look.",), ("Figure\u00a04 is more.", "Still that."), ()]
    assert [slide.continues for slide in slides] == [0, 0, 3]


def test_a_figure_that_leaves_its_points_says_where_their_words_are(make_figure):
    slides = slides_of(section(points=points(3, "A long sentence about it. " * 12), exhibits=(make_figure(),), notes=said("Look.")))
    assert [slide.layout for slide in slides][-1] == "Figure full"
    assert slides[-1].all_notes == ("(continued from slide 2)",)


def test_nothing_is_said_twice_or_lost(make_figure):
    notes = (*said("Hello.", "Cost efficiency 5, at last.", "Figure 1.", "Table 1."), ItemList((said("One"), said("Two"))))
    table = Table("tbl-1", 1, (plain_text("A"), plain_text("B")), (Row((plain_text("Row"), plain_text("1"))),) * 12)
    parts = tuple(Section(f"p{i}", plain_text(f"Part {i}"), lead=plain_text("A sentence."), slide=False) for i in range(5))
    sections = [
        *(section(count, points=points(count, "Short."), notes=notes) for count in range(1, 8)),
        section(8, points=points(3), exhibits=(make_figure(), table, Quote(plain_text("It is."))), notes=notes),
        section(9, exhibits=(table, Code("lst-1", 1, Listing("x = 1\n" * 30))), notes=notes),
        section(10, sections=parts, notes=notes),
        section(11, lead=plain_text("A lead."), notes=notes),
    ]
    slides = [slide for slide in slides_of(*sections) if slide.layout != "Agenda"]
    lines = ("Hello.", "Cost efficiency 5, at last.", "Figure 1.", "Table 1.", "• One", "• Two")
    assert Counter(line for slide in slides for line in heard(slide)) == dict.fromkeys(lines, len(sections))
    assert all(slide.spoken or slide.continues for slide in slides)


WORDS = st.text("ab .•1語", max_size=6)


@given(st.lists(WORDS, max_size=8), st.lists(st.lists(WORDS, max_size=3), min_size=1, max_size=4), st.booleans())
def test_whatever_is_said_stands_once_and_in_its_order(spoken, names, one_each):
    parts = shares(spoken, names, one_each)
    assert len(parts) == len(names)
    assert [line for part in parts for line in part] == spoken
