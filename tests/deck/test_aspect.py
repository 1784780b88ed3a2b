"""Slides of 4:3 and text for halls: what they keep of the look book, and what they have of their own."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation

from generator.deck.boxes import PictureBox, PlacedSlide, TextBox
from generator.deck.grid import HEIGHT
from generator.deck.layout import lay_out
from generator.deck.narrow import layouts_of
from generator.deck.placeholders import BODY, CODE, NAME, NUMBER, PICTURE, TILE, TITLE
from generator.deck.plan import plan_deck
from generator.model import ASPECTS, TEXT_SIZES, Cover, Diagnostics, Document, Section, plain_text, pt
from generator.source import read
from generator.theme import NAMES, DeckType, deck_type, load_theme
from tests.oracles import repair
from tests.oracles.geometry import faults, read_deck
from tests.oracles.making import make_deck
from tests.oracles.streams import written_by
from tests.oracles.tools import audit

from .conftest import SENTENCE, document, points, read_example, section
from .test_geometry import faults_of


def slides(doc: Document) -> list[PlacedSlide]:
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), Diagnostics())


def box(slide: PlacedSlide, name: str) -> TextBox:
    (found,) = [shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name == name]
    return found


@pytest.mark.parametrize("text", TEXT_SIZES)
@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("theme", NAMES)
def test_the_example_is_sound_in_every_shape_and_size(theme: str, aspect: str, text: str, tmp_path: Path) -> None:
    doc, *_ = read(read_example(), None, Diagnostics())
    assert doc
    path = tmp_path / "deck.pptx"
    path.write_bytes(written_by(make_deck, replace(doc, aspect=aspect, text_size=text), load_theme(theme), Diagnostics()))
    assert [fault for slide in read_deck(path) for fault in faults(slide)] == []
    assert [*repair.faults(path), *audit(path)] == []


def test_the_file_says_its_shape() -> None:
    deck = Presentation(io.BytesIO(written_by(make_deck, document(aspect="4:3"), load_theme("aurora"), Diagnostics())))
    assert (deck.slide_width, deck.slide_height) == (9_144_000, 6_858_000)
    assert deck.element.find("{*}sldSz").get("type") == "screen4x3"
    image = next(shape for shape in deck.notes_master.shapes if "image" in shape.name)
    assert image.width / image.height == pytest.approx(4 / 3, abs=1e-3)


@pytest.mark.parametrize("text", TEXT_SIZES)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_layout_keeps_its_slide_and_its_squares(aspect: str, text: str) -> None:
    layouts = layouts_of(aspect, text)
    for layout in layouts.by_name.values():
        for spec in layout.placeholders:
            if spec.name in ("Term 4", "Text 4", "Number 4") and layout is layouts.tiled_rows:
                continue  # four rows stand closer than the three that the layout has room for
            at = spec.frame
            assert min(at.x, at.y) >= 0, (layout.name, spec.name)
            assert max(at.right - layouts.grid.width, at.bottom.inch - 7.5) <= 0, (layout.name, spec.name)
            assert at.h.pt >= spec.levels[0].leading, (layout.name, spec.name)
            if spec.idx == TILE:
                assert at.w == at.h


def test_columns_stand_where_the_look_book_s_do_and_no_lower() -> None:
    wide, narrow = (layouts_of(aspect, "normal").topic_3[BODY + 1].frame for aspect in ASPECTS)
    assert (narrow.x, narrow.w) == pytest.approx((0.75 * wide.x, 0.75 * wide.w), abs=1)
    assert (narrow.y, narrow.h) == (wide.y, wide.h)


def test_a_narrow_cover_has_its_picture_above_the_title(make_figure) -> None:
    cover = layouts_of("4:3", "normal").cover
    assert cover[PICTURE].frame.bottom <= cover[TITLE].frame.y
    (slide, *_) = slides(document(aspect="4:3", subtitle=plain_text("What it is"), cover=Cover(make_figure())))
    title, subtitle = box(slide, "Title"), box(slide, "Subtitle")
    assert title.parts[0].text.style.size == DeckType.cover_title[0].size
    assert subtitle.frame.y.pt >= title.frame.y.pt + title.parts[0].text.height


def test_narrow_code_stands_between_the_margins() -> None:
    layout = layouts_of("4:3", "normal").code
    assert (layout[CODE].frame.x.pt - 18, layout[CODE].frame.right.pt + 18) == pytest.approx((36, 684), abs=0.1)


def test_a_picture_that_is_beside_no_fitting_headline_stands_inset(make_figure) -> None:
    tall = make_figure(600, 1600)
    short, long = "Small models win", "Small models beat large ones on their own ground, at a tenth of the price and the power"
    shown = [
        slides(document(section(1, headline=plain_text(text), points=points(1), exhibits=(tall,)), aspect="4:3"))[1].layout
        for text in (short, long)
    ]
    assert shown == ["Figure portrait", "Figure inset"]


def test_large_text_is_a_step_up_and_what_is_large_already_stays() -> None:
    large = deck_type("large")
    assert [style.size for style in large.body] == [26, 24, 22]
    assert [style.size for style in large.headline] == [40, 38, 36, 34]
    assert (large.caption.size, large.footer.size, large.code[0].size) == (16, 14, 22)
    assert large.cover_title == DeckType.cover_title
    assert large.equation == (40, 38, 34)


def test_large_text_has_its_floor_and_needs_more_slides() -> None:
    parts = section(1, points=points(3, SENTENCE * 3))
    normal, large = (slides(document(parts, text_size=size))[1:] for size in TEXT_SIZES)
    assert len(large) > len(normal)
    sizes = {part.text.style.size for slide in large for shape in slide.shapes if shape.name.startswith("Point") for part in shape.parts}
    assert min(sizes) >= 22


def test_a_long_agenda_goes_on_rather_than_lose_words() -> None:
    phrase = plain_text("What it says about all of them, in more words than a line")
    parts = [section(i, title=plain_text(f"A title of some length {i}"), phrase=phrase, points=points(1)) for i in range(1, 7)]
    for aspect, size, pages in (("16:9", "normal", 1), ("4:3", "large", 2)):
        doc, diagnostics = document(*parts, aspect=aspect, text_size=size), Diagnostics()
        shown = [s for s in lay_out(plan_deck(doc), doc, load_theme("aurora"), diagnostics) if s.layout == "Agenda"]
        assert (len(shown), [found.code for found in diagnostics if found.code == "shortened"]) == (pages, [])


def test_rows_of_long_leads_stand_two_to_a_slide() -> None:
    parts = tuple(Section(f"p{i}", plain_text(f"Part {i}"), lead=plain_text((SENTENCE * 2)[:140]), slide=False) for i in range(4))
    doc, diagnostics = document(section(1, sections=parts), aspect="4:3", text_size="large"), Diagnostics()
    shown = lay_out(plan_deck(doc), doc, load_theme("aurora"), diagnostics)[1:]
    assert [sum(shape.name.startswith("Text") for shape in slide.shapes) for slide in shown] == [2, 2]
    assert [found.code for found in diagnostics] == ["continued"]


def test_the_marker_leaves_room_for_the_squares_of_eight_topics() -> None:
    for aspect in ASPECTS:
        layouts = layouts_of(aspect, "normal")
        assert layouts.topic_1[NAME].frame.right.pt < layouts.grid.right.pt - 8 * 18
        assert layouts.topic_1[NUMBER].frame.right.pt == pytest.approx(layouts.grid.right.pt, abs=0.1)


@pytest.mark.parametrize("text", TEXT_SIZES)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_placeholder_of_the_master_lies_on_the_slide_and_rows_do_not_overlap(aspect: str, text: str) -> None:
    layouts = layouts_of(aspect, text)
    for layout in layouts.by_name.values():
        assert all(spec.frame.right <= layouts.grid.width and spec.frame.bottom <= HEIGHT for spec in layout.placeholders), layout.name
    rows = [layouts.tiled_rows[BODY + index].frame for index in (1, 3, 5, 7)]
    assert all(upper.bottom <= lower.y for upper, lower in pairwise(rows))


@pytest.mark.parametrize("text", TEXT_SIZES)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_large_captions_lie_below_their_pictures_and_subtitles_above_the_authors(
    aspect: str, text: str, make_figure, tmp_path: Path
) -> None:
    tall, square = make_figure(600, 1500, caption="", credit=plain_text("")), make_figure(900, 900, 2, crop=False)
    named = {"subtitle": plain_text("A subtitle"), "authors": (plain_text("Ada"),), "title": plain_text("Longwordsoftitles " * 6)}
    doc = replace(document(*(section(points=points(2, "Short."), exhibits=(each,)) for each in (tall, square))), **named)
    assert faults_of(replace(doc, aspect=aspect, text_size=text), tmp_path) == []


def test_a_wide_picture_begins_below_the_headline_and_its_caption_follows_it(make_figure) -> None:
    slide = slides(document(section(exhibits=(make_figure(3000, 600, crop=False),)), aspect="4:3"))[1]
    (picture,) = [shape for shape in slide.shapes if isinstance(shape, PictureBox)]
    assert slide.layout == "Figure wide"
    assert picture.frame.y == layouts_of("4:3", "normal").figure_wide[PICTURE].frame.y
    assert box(slide, "Caption").frame.y == picture.frame.bottom + pt(12)


def test_an_inset_picture_begins_beside_the_first_words_and_its_caption_below_its_left_edge(make_figure) -> None:
    slide = slides(document(section(points=points(2, "Short."), exhibits=(make_figure(900, 900, crop=False),)), aspect="4:3"))[1]
    (picture,) = [shape for shape in slide.shapes if isinstance(shape, PictureBox)]
    caption, layout = box(slide, "Caption"), layouts_of("4:3", "normal").figure_inset
    assert slide.layout == "Figure inset"
    assert picture.frame[:2] == layout[PICTURE].frame[:2]
    assert (caption.frame.x, caption.frame.y - picture.frame.bottom) == (picture.frame.x, pt(12))
