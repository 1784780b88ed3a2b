"""Placed slides: the look book's boxes, sizes that step down, and continuation, asserted on numbers."""

from __future__ import annotations

import pytest

from generator.deck.boxes import Group, PictureBox, PlacedSlide, Rectangle, TableBox, TextBox
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import Closing, Cover, Diagnostics, Document, Quote, Row, Section, Table, plain_text
from generator.theme import load_theme

from .conftest import SENTENCE, document, points, section


def placed(doc: Document) -> tuple[list[PlacedSlide], Diagnostics]:
    diagnostics = Diagnostics()
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), diagnostics), diagnostics


def slides_of(*sections: Section) -> tuple[list[PlacedSlide], list[str]]:
    """The slides after the cover (and the agenda, if any), and the codes of what was reported."""
    slides, diagnostics = placed(document(*sections))
    return [s for s in slides if s.layout not in ("Cover", "Agenda")], [d.code for d in diagnostics]


def box(slide: PlacedSlide, name: str) -> TextBox:
    (found,) = [shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name == name]
    return found


def sizes(slide: PlacedSlide, prefix: str) -> set[float]:
    boxes = [s for s in slide.shapes if isinstance(s, TextBox) and s.name.startswith(prefix)]
    return {part.text.style.size for b in boxes for part in b.parts if part.level == 1}


def lines(shape: TextBox) -> list[str]:
    return [line.text for part in shape.parts for line in part.text.lines]


@pytest.mark.parametrize(("count", "layout"), [(1, "Topic 1"), (2, "Topic 2"), (3, "Topic 3"), (4, "Topic 4")])
def test_the_number_of_points_chooses_the_layout(count, layout):
    slides, codes = slides_of(section(points=points(count)))
    assert [slide.layout for slide in slides] == [layout]
    assert codes == []


def test_five_short_points_stand_in_rows_of_one_line():
    slides, codes = slides_of(section(points=points(5, "They cost less to own.")))
    assert [slide.layout for slide in slides] == ["Rows"]
    assert codes == []
    rules = [s for s in slides[0].shapes if isinstance(s, Rectangle)]
    assert [round(rule.frame.y.pt, 1) for rule in rules] == [205.6, 253.6, 301.6, 349.6]  # 162 + 48 i + 43.6


def test_five_points_of_two_lines_go_on_three_and_two():
    slides, codes = slides_of(section(points=points(5, SENTENCE)))
    assert [len([s for s in slide.shapes if s.name.startswith("Term")]) for slide in slides] == [3, 2]
    assert codes == ["continued"]


@pytest.mark.parametrize(("count", "parts"), [(6, [3, 3]), (7, [4, 3]), (8, [4, 4])])
def test_six_points_and_more_go_on_in_even_halves(count, parts):
    slides, _ = slides_of(section(points=points(count)))
    assert [len([s for s in slide.shapes if s.name.startswith("Point")]) for slide in slides] == parts


def test_a_continuation_says_which_it_is_and_has_a_title_of_its_own():
    slides, _ = slides_of(section(points=points(6)))
    assert [lines(box(slide, "Section name"))[0] for slide in slides] == ["Section 1 · 1 of 2", "Section 1 · 2 of 2"]
    assert [slide.title.endswith(", continued") for slide in slides] == [False, True]
    assert len({slide.title for slide in slides}) == 2


def test_long_sentences_step_down_together_and_never_under_18_points():
    short, _ = slides_of(section(points=points(3, "Short and good.")))
    long, _ = slides_of(section(points=points(3, SENTENCE * 3)))
    longer, codes = slides_of(section(points=points(3, SENTENCE * 5)))
    assert sizes(short[0], "Point") == {22}
    assert sizes(long[0], "Point") == {20}
    assert len(longer) > 1
    assert "continued" in codes
    assert min(size for slide in longer for size in sizes(slide, "")) >= 18


def test_a_sentence_of_a_page_goes_on_over_slides_and_loses_no_word():
    words = " ".join(f"word{i}" for i in range(600))
    slides, _ = slides_of(section(points=points(1, words)))
    shown = " ".join(" ".join(lines(box(slide, "Sentence"))[1:]) for slide in slides)
    assert shown.split() == words.split()


def test_a_headline_takes_two_balanced_lines_and_steps_down_to_28():
    says = plain_text("Small models beat large ones on their own ground, at a fraction of the cost")
    slides, _ = slides_of(section(headline=says, lead=plain_text("A lead.")))
    headline = box(slides[0], "Headline")
    assert len(lines(headline)) == 2
    assert headline.parts[0].broken
    first, second = (line.width for line in headline.parts[0].text.lines)
    assert abs(first - second) / max(first, second) < 0.35


def test_a_headline_of_200_characters_is_cut_with_a_warning_and_said_whole_in_the_notes():
    long = ("Small models beat large ones on their own ground " * 5)[:200].strip()
    slides, codes = slides_of(section(headline=plain_text(long), lead=plain_text("A lead.")))
    headline = box(slides[0], "Headline")
    assert len(lines(headline)) == 2
    assert headline.parts[0].text.style.size == 28
    assert lines(headline)[-1].endswith("…")
    assert slides[0].notes[0] == long
    assert codes == ["headline-too-long"]


def test_the_marker_is_the_topics_number_on_its_accent():
    slides, _ = slides_of(section(1, points=points(2)), section(2, points=points(2)))
    tile = box(slides[1], "Section number")
    assert (lines(tile), tile.fill) == (["2"], "accent2")
    assert tile.frame.x.pt == pytest.approx(48, abs=0.05)


def test_the_seventh_topic_is_muted():
    slides, _ = slides_of(*(section(i, points=points(2)) for i in range(1, 8)))
    assert box(slides[6], "Section number").fill == "muted"


def test_progress_has_a_square_a_topic_and_is_decorative():
    slides, _ = slides_of(*(section(i, points=points(2)) for i in range(1, 4)))
    (progress,) = [s for s in slides[1].shapes if isinstance(s, Group) and s.name == "Progress"]
    assert progress.decorative
    assert [(s.frame.w.pt, s.fill) for s in progress.shapes] == [(6, "mid"), (10, "accent2"), (6, "mid")]
    assert progress.shapes[-1].frame.right.pt == 910.0  # a small square is centred in its place of 10 pt, which ends at 912


def test_examples_are_tags_in_a_band_at_the_foot(examples_of):
    slides, _ = slides_of(section(points=points(3), examples=examples_of(4)))
    (band,) = [s for s in slides[0].shapes if isinstance(s, Group) and s.name == "Examples"]
    assert (band.shapes[0].frame.y.pt, band.shapes[0].frame.h.pt, band.shapes[0].fill) == (414, 66, "tint1")
    assert [lines(tag) for tag in band.shapes[2:]] == [[f"Example model {i}"] for i in range(4)]


def test_many_examples_take_two_lines_of_tags_and_the_rest_its_own_point(examples_of):
    two, _ = slides_of(section(points=points(3, "Short."), examples=examples_of(9)))
    (band,) = [s for s in two[0].shapes if isinstance(s, Group) and s.name == "Examples"]
    assert band.shapes[0].frame.y.pt == 378
    many, _codes = slides_of(section(points=points(3, "Short."), examples=examples_of(30)))
    said = " ".join(" ".join(lines(s)) for slide in many for s in slide.shapes if isinstance(s, TextBox))
    assert "Further examples" in said
    assert "Example model 29" in said


@pytest.mark.parametrize(
    ("pixels", "changes", "layout"),
    [
        ((900, 1000), {}, "Figure split"),
        ((1000, 1600), {}, "Figure portrait"),
        ((2400, 900), {}, "Figure inset"),
        ((900, 1000), {"crop": False}, "Figure inset"),
    ],
)
def test_the_pictures_shape_chooses_how_it_stands_beside_points(make_figure, pixels, changes, layout):
    slides, _ = slides_of(section(points=points(2, "Short and good."), exhibits=(make_figure(*pixels, **changes),)))
    assert [slide.layout for slide in slides] == [layout]


def test_points_too_long_for_a_figure_beside_them_get_a_slide_of_their_own(make_figure):
    slides, _ = slides_of(section(points=points(3, SENTENCE * 3), exhibits=(make_figure(900, 1000),)))
    assert slides[-1].layout.startswith("Figure")
    assert slides[0].layout.startswith("Topic")


def test_a_full_picture_is_cropped_around_its_focus(make_figure):
    slides, _ = slides_of(section(exhibits=(make_figure(1600, 1000, focus=(0.5, 0.0)),)))
    (picture,) = [s for s in slides[0].shapes if isinstance(s, PictureBox)]
    assert slides[0].layout == "Figure full"
    assert picture.crop.top == 0
    assert picture.crop.bottom == pytest.approx(0.1)  # 1 - (1600/1000) / (16/9)


def test_the_panel_moves_away_from_the_focus(make_figure):
    left, _ = slides_of(section(exhibits=(make_figure(focus=(0.9, 0.1)),)))
    right, _ = slides_of(section(exhibits=(make_figure(focus=(0.1, 0.9)),)))
    panels = [next(s for s in slides[0].shapes if s.name == "Panel") for slides in (left, right)]
    assert [panel.frame.x.inch for panel in panels] == [0, 6.5]


def test_a_panorama_that_a_crop_would_spoil_stands_over_all_columns(make_figure):
    slides, _ = slides_of(section(exhibits=(make_figure(4000, 1000),)))
    (picture,) = [s for s in slides[0].shapes if isinstance(s, PictureBox)]
    assert slides[0].layout == "Figure wide"
    assert picture.frame.w / picture.frame.h == pytest.approx(4, rel=1e-3)


def rows(count: int) -> Table:
    made = tuple(Row((plain_text(f"Name {i}"), plain_text(f"{i}"), plain_text("A remark of some words."))) for i in range(count))
    return Table("tbl-1", 1, (plain_text("Name"), plain_text("Value"), plain_text("Remark")), made, caption=plain_text("What it shows."))


def test_forty_rows_go_on_with_the_header_repeated_and_no_row_lost():
    slides, codes = slides_of(section(exhibits=(rows(40),)))
    tables = [s for slide in slides for s in slide.shapes if isinstance(s, TableBox)]
    assert codes == ["continued"]
    assert {table.rows[0][0].parts[0].text.lines[0].text for table in tables} == {"Name"}
    assert [row[0].parts[0].text.lines[0].text for table in tables for row in table.rows[1:]] == [f"Name {i}" for i in range(40)]
    counts = [len(table.rows) for table in tables]
    assert max(counts) - min(counts) <= 1
    assert all(table.frame.bottom.pt <= 480 for table in tables)


def test_a_statement_stands_on_the_inverse_ground_and_hangs_its_quotation_mark():
    slides, _ = slides_of(section(exhibits=(Quote(plain_text("The future is generative."), by=plain_text("A speaker")),)))
    statement = box(slides[0], "Statement")
    assert slides[0].layout == "Statement"
    assert lines(statement)[0].startswith("“")
    assert (statement.parts[0].hang, statement.frame.x.pt) == (20, pytest.approx(176, abs=0.1))


def test_the_agenda_links_to_the_first_slide_of_each_topic():
    slides, _ = placed(document(*(section(i, points=points(6)) for i in range(1, 4))))
    (agenda,) = [s for s in slides[1].shapes if isinstance(s, TableBox)]
    targets = [row[1].parts[0].slide for row in agenda.rows]
    assert targets == [2, 4, 6]  # cover, agenda, then two slides a topic
    assert [slides[t].title for t in targets] == [f"Small models beat large ones on ground number {i}" for i in (1, 2, 3)]


def test_eight_topics_have_an_agenda_of_two_slides():
    slides, _ = placed(document(*(section(i, points=points(2)) for i in range(1, 9))))
    assert [slide.layout for slide in slides[:4]] == ["Cover", "Agenda", "Agenda", "Topic 2"]


def test_the_agenda_has_its_title_before_a_later_slide_that_says_the_same():
    same = plain_text("What is new")
    slides, _ = placed(document(*(section(i, headline=same, points=points(2)) for i in (1, 2)), subtitle=same))
    assert [slide.title for slide in slides[1:4]] == ["What is new", "What is new, continued", "What is new, continued 2"]


def test_cover_and_closing_hold_what_the_document_says(make_figure):
    cover = Cover(make_figure(number=0), Quote(plain_text("A quotation."), by=plain_text("Someone")))
    slides, _ = placed(
        document(section(), cover=cover, subtitle=plain_text("A subtitle"), closing=Closing(plain_text("Thanks"), plain_text("Ask.")))
    )
    words = [" ".join(lines(s)) for slide in (slides[0], slides[-1]) for s in slide.shapes if isinstance(s, TextBox)]
    assert {"“A quotation.”", "Someone", "A subtitle", "Thanks", "Ask.", "Picture: Generated with code, CC BY 4.0"} <= set(words)


def test_titles_are_unique_over_a_deck_that_repeats_itself():
    same = plain_text("The same headline")
    slides, _ = placed(document(*(section(i, headline=same, points=points(7)) for i in range(1, 4))))
    titles = [slide.title for slide in slides]
    assert len(titles) == len(set(titles))
