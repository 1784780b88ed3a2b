"""The slides' PDF with a page for every click: what each page shows, what is read on it, and what it is called."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise

import pytest

import generator
from generator.deck.boxes import Part, PlacedSlide, TextBox
from generator.deck.pdf import write_slides
from generator.deck.pdf.steps import FINISHED, State, states
from generator.model import Document, Point, Run, Text, plain_text
from generator.theme import load_theme
from tests.deck.conftest import document, points, section
from tests.report import reading
from tests.report.tags import heard, tree

from .conftest import drawn

TALK = document(section(1, points=points(3, "It is short."), build=True), section(2, points=points(2)))


def stepped(talk: Document) -> bytes:
    """The pages of a document's slides, one for each state."""
    out = io.BytesIO()
    write_slides(drawn(talk).slides, talk, load_theme("aurora"), out, steps=True)
    return out.getvalue()


def test_each_click_adds_a_page_that_is_called_by_slide_and_click() -> None:
    data = stepped(TALK)
    with reading.opened(data) as pdf:
        assert reading.labels(pdf) == ["1", "2", "3", "3.1", "3.2", "3.3", "4"]
        assert [page for _, _, page in reading.bookmarks(pdf)] == [0, 1, 2, 2, 6, 6]


def test_a_page_shows_the_points_up_to_its_click_where_the_last_has_them() -> None:
    pages = reading.words(stepped(TALK))[2:6]
    counts = [Counter(word.text for word in page)["Cost"] for page in pages]
    assert counts == [0, 1, 2, 3]
    for before, after in pairwise(pages):
        assert {(word.text, word.left, word.top) for word in before} < {(word.text, word.left, word.top) for word in after}
    (whole,) = (page for page, label in zip(reading.words(drawn(TALK).data), "1234", strict=True) if label == "3")
    assert {(word.text, word.left, word.top) for word in pages[-1]} == {(word.text, word.left, word.top) for word in whole}


def test_a_point_is_read_once_on_the_page_where_it_appears() -> None:
    data = stepped(TALK)
    read = [text.text for text in heard(data)]
    assert Counter(read)["It is short."] == 3
    assert sum("Small models beat large ones on ground number 1" in text for text in read) == 1
    items = [item for item in tree(data).all("LI") if "LBody" in item.outline]
    assert [{page for part in item.walk() for page in part.pages} for item in items[-5:]] == [{3}, {4}, {5}, {6}, {6}]


def test_a_link_works_on_every_page_that_shows_it() -> None:
    linked = Point(Text((Run("See "), Run("the web", link="https://example.org/"))), plain_text("Links"))
    talk = document(section(1, points=(linked, *points(2, "It is short.")), build=True))
    with reading.opened(stepped(talk)) as pdf:
        assert [page for page, target in reading.links(pdf) if target == "https://example.org/"] == [2, 3, 4]


def box(*numbers: int) -> TextBox:
    first = next(shape for shape in drawn(TALK).slides[0].shapes if isinstance(shape, TextBox))
    return TextBox("Body", first.frame, tuple(Part(first.parts[0].text, point=number) for number in numbers))


@pytest.mark.parametrize(
    ("numbers", "build", "expected"),
    [
        ((0, 2, 2, 3), True, [State(-1, 0), State(0, 2), State(2, 3)]),
        ((1, 2), False, [FINISHED]),
        ((0, 0), True, [FINISHED]),
    ],
)
def test_a_slide_has_a_state_before_any_click_and_one_after_each(numbers: tuple[int, ...], build: bool, expected: list[State]) -> None:
    assert states(PlacedSlide("Topic", "Title", (box(*numbers),), build=build)) == expected


def test_steps_are_asked_for_with_the_slides(tmp_path) -> None:
    content = "title: A talk\nbuild: true\nsections:\n- title: One\n  points: [first, second]\n"
    (tmp_path / "talk.yaml").write_text(content, encoding="utf-8")
    counts = [
        generator.build(tmp_path / "talk.yaml", output=tmp_path, works=["slides"], options=generator.Options(steps=steps)).works[0].parts
        for steps in (False, True)
    ]
    assert counts[1] == counts[0] + 2
