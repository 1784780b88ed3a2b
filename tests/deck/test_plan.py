"""Which slides a document gets, from what its sections hold."""

from __future__ import annotations

from generator.deck.plan import plan_deck
from generator.deck.planned import (
    AgendaSlide,
    ClosingSlide,
    CoverSlide,
    FigureSlide,
    RowsSlide,
    SentenceSlide,
    StatementSlide,
    TableSlide,
    TopicSlide,
)
from generator.model import Closing, Paragraph, Quote, Row, Section, Table, plain_text

from .conftest import document, points, section


def kinds(*sections, **fields) -> list[type]:
    return [type(slide) for slide in plan_deck(document(*sections, **fields))]


def table() -> Table:
    return Table("tbl-1", 1, (plain_text("A"), plain_text("B")), (Row((plain_text("1"), plain_text("2"))),))


def test_a_deck_begins_with_its_cover_and_ends_with_its_closing():
    assert kinds(section(), closing=Closing(plain_text("Thank you"))) == [CoverSlide, StatementSlide, ClosingSlide]


def test_a_headline_alone_is_a_statement_and_with_a_lead_a_sentence_below_it():
    assert kinds(section(1), section(2, lead=plain_text("A lead.")))[2:] == [StatementSlide, SentenceSlide]


def test_two_topics_get_an_agenda_and_a_slide_each():
    assert kinds(section(1, points=points(3)), section(2, points=points(3))) == [CoverSlide, AgendaSlide, TopicSlide, TopicSlide]


def test_a_single_topic_needs_no_agenda():
    assert AgendaSlide not in kinds(section(1, points=points(3)))


def test_the_agenda_lists_the_topics_and_not_the_sections_around_them():
    slides = plan_deck(document(section(1, points=points(2)), section(2, points=points(2)), section(3)))
    (agenda,) = [slide for slide in slides if isinstance(slide, AgendaSlide)]
    assert [s.id for s in agenda.sections] == ["s1", "s2"]


def test_without_topics_the_agenda_lists_the_numbered_sections():
    slides = plan_deck(document(section(1), section(2), Section("end", plain_text("Conclusion"))))
    (agenda,) = [slide for slide in slides if isinstance(slide, AgendaSlide)]
    assert [s.id for s in agenda.sections] == ["s1", "s2"]


def test_a_figure_stands_beside_three_points_and_alone_after_four(make_figure):
    (beside,) = [s for s in plan_deck(document(section(points=points(3), exhibits=(make_figure(),)))) if isinstance(s, TopicSlide)]
    assert beside.figure is not None
    assert kinds(section(points=points(4), exhibits=(make_figure(),)))[1:] == [TopicSlide, FigureSlide]


def test_every_exhibit_of_a_section_gets_its_slide_in_order(make_figure):
    exhibits = (make_figure(), Quote(plain_text("It has begun.")), table())
    assert kinds(section(exhibits=exhibits))[1:] == [FigureSlide, StatementSlide, TableSlide]


def test_subsections_with_a_lead_become_rows():
    parts = tuple(Section(f"p{i}", plain_text(f"Part {i}"), lead=plain_text("One sentence."), slide=False) for i in range(3))
    assert kinds(section(sections=parts))[1:] == [RowsSlide]


def test_the_slide_of_a_subsection_bears_the_number_of_its_section():
    slides = plan_deck(document(section(4, sections=(Section("in", plain_text("Inner"), headline=plain_text("It says more.")),))))
    assert [(slide.section.title.plain, slide.section.number) for slide in slides[1:]] == [("Section 4", 4), ("Inner", 4)]


def test_a_section_that_is_not_for_the_talk_gets_no_slide():
    assert kinds(section(slide=False)) == [CoverSlide]


def test_the_notes_stand_under_the_first_slide_of_a_section(make_figure):
    notes = (Paragraph(plain_text("Say this.")),)
    slides = plan_deck(document(section(notes=notes, exhibits=(make_figure(), Quote(plain_text("It has begun."))))))
    assert [tuple(map(str, slide.spoken)) for slide in slides[1:]] == [("Say this.",), ()]


def test_without_notes_the_speaker_says_the_body():
    slides = plan_deck(document(section(body=(Paragraph(plain_text("Read this.")),))))
    assert tuple(map(str, slides[1].spoken)) == ("Read this.",)
