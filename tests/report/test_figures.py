"""Figures: their sizes, their captions, and where they go when there is no room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.model import Paragraph, Quote, Run, Text, plain_text

from . import reading
from .conftest import MakeFigure, report, section
from .test_geometry import MAIN, TOP, check, check_captions, prose


def test_a_picture_is_as_wide_as_the_text_with_its_caption_beside_it(make_figure: MakeFigure) -> None:
    made = report(section(exhibits=(make_figure(1600, 900),)))
    (picture,) = reading.pictures(reading.opened(made.data))[2]
    assert (picture.left, picture.right) == pytest.approx((186, 532), abs=0.1)
    label = made.word("Figure", page=2)
    cap = label.top + (984 - 655) * 8.5 / 1000
    assert cap == pytest.approx(picture.top, abs=0.2)
    assert label.left == pytest.approx(48, abs=0.1)


def test_a_portrait_is_at_most_420_points_high(make_figure: MakeFigure) -> None:
    made = report(section(exhibits=(make_figure(600, 1000),)))
    picture = next(picture for page in reading.pictures(reading.opened(made.data)) for picture in page)
    assert picture.bottom - picture.top == pytest.approx(420, abs=0.1)
    assert picture.right - picture.left == pytest.approx(252, abs=0.1)
    assert picture.left == pytest.approx(186, abs=0.1)


def test_a_narrow_picture_stands_in_the_side_column_with_its_caption_below_and_text_beside_both(make_figure: MakeFigure) -> None:
    link = Paragraph(Text((Run("See "), Run("Figure\u00a01", link="#fig-1"), Run("."))))
    made = report(section(body=(link, prose(400, "after"), prose(60, "more")), exhibits=(make_figure(400, 1000),)))
    (picture,) = reading.pictures(reading.opened(made.data))[2]
    assert (picture.left, picture.right, picture.bottom - picture.top) == pytest.approx((48, 168, 300), abs=0.1)
    label = next(word for word in made.words[2] if word.text == "Figure" and word.left < 50)
    assert picture.bottom + 10 < label.top < picture.bottom + 14
    beside = [word for word in made.words[2] if word.text == "after"]
    assert all(word.left >= 186 for word in beside)
    assert min(word.top for word in beside) == pytest.approx(picture.top, abs=3)
    assert next(word.left for word in beside) > 190  # the text goes on as a paragraph among others


def test_a_narrow_picture_with_too_long_a_caption_stands_in_the_text(make_figure: MakeFigure) -> None:
    made = report(section(exhibits=(make_figure(400, 1000, caption="word " * 300),)))
    picture = next(picture for page in reading.pictures(reading.opened(made.data)) for picture in page)
    assert picture.left == pytest.approx(186, abs=0.1)


def test_a_panorama_takes_the_full_width_with_its_caption_below_and_text_beside_that(make_figure: MakeFigure) -> None:
    link = Paragraph(Text((Run("See "), Run("Figure\u00a01", link="#fig-1"), Run("."))))
    made = report(section(body=(link, prose(60, "after")), exhibits=(make_figure(3000, 600),)))
    (picture,) = reading.pictures(reading.opened(made.data))[2]
    assert (picture.left, picture.right) == pytest.approx((48, 532), abs=0.1)
    label = next(word for word in made.words[2] if word.text == "Figure" and word.left < 50)
    after = min(word.top for word in made.words[2] if word.text == "after")
    assert picture.bottom < label.top < picture.bottom + 20
    assert abs(after - label.top) < 3


def test_a_sliver_is_reported(make_figure: MakeFigure) -> None:
    assert report(section(exhibits=(make_figure(4000, 100),))).codes == ["figure-small"]


def test_a_figure_that_does_not_fit_goes_to_the_next_page_while_the_text_runs_on(make_figure: MakeFigure) -> None:
    link = Paragraph(Text((Run("See "), Run("Figure\u00a01", link="#fig-1"), Run("."))))
    made = report(section(body=(prose(300, "before"), link, prose(400, "after")), exhibits=(make_figure(1600, 1500, crop=False),)))
    first, second = made.words[2], made.words[3]
    assert max(word.bottom for word in first if word.text == "after") > 730
    (picture,) = reading.pictures(reading.opened(made.data))[3]
    assert picture.top == pytest.approx(TOP, abs=0.1)
    assert min(word.top for word in second if word.text == "after") > picture.bottom


def test_a_figure_with_a_quote_is_shown_across_the_page_with_the_quote_beside_its_caption(make_figure: MakeFigure) -> None:
    made = report(section(body=(prose(50),), exhibits=(make_figure(1600, 900, focus=(0.5, 0.1)), Quote(plain_text("QUOTED")))))
    (picture,) = reading.pictures(reading.opened(made.data))[3]
    assert (picture.left, picture.right) == pytest.approx((0, 595.28), abs=0.1)
    assert picture.top == pytest.approx(72, abs=0.1)
    assert made.word("QUOTED").left == pytest.approx(MAIN, abs=0.5)
    assert abs(made.word("QUOTED").top - made.word("Figure", page=3).top) < 20


def test_a_picture_that_must_not_be_cropped_never_is(make_figure: MakeFigure) -> None:
    made = report(section(body=(prose(50),), exhibits=(make_figure(1600, 900, crop=False), Quote(plain_text("QUOTED")))))
    picture = next(picture for page in reading.pictures(reading.opened(made.data)) for picture in page)
    assert (picture.right - picture.left) / (picture.bottom - picture.top) == pytest.approx(1600 / 900, rel=0.001)


def test_figures_keep_their_order_when_they_wait_for_room(make_figure: MakeFigure) -> None:
    figures = tuple(
        make_figure(*size, number=i + 1) for i, size in enumerate([(900, 900), (400, 1200), (3000, 600), (900, 900), (1600, 900)])
    )
    made = report(section(body=(prose(400), prose(300)), exhibits=figures))
    shown = [after.text for page in made.words[2:-1] for word, after in pairwise(page) if word.text == "Figure"]
    assert shown == ["1", "2", "3", "4", "5"]
    check(made)
    check_captions(made, 5)
