"""Constructs at their edges, and both examples page by page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import generator
from generator.model import Code, Figure, Listing, Row, plain_text

from . import reading, tags
from .conftest import Made, MakeFigure, report, section, table
from .test_charts import chart
from .test_equations import equation
from .test_geometry import BOTTOM, MAIN, TOP, check, check_captions, middle, prose
from .test_references import cites, works

CONTENT = Path(__file__).parents[2] / "content"
EXAMPLES = ("genai-trends", "longer-lives")


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Made:
    document = generator.load(CONTENT / f"{request.param}.yaml").document
    assert document
    return report(document=document)


def test_no_text_of_an_example_leaves_its_page_or_stands_on_another(example: Made) -> None:
    assert example.codes == []
    check(example)


def test_no_heading_of_an_example_is_in_the_last_two_lines_of_its_page(example: Made) -> None:
    found = 0
    for level, title, page in reading.bookmarks(reading.opened(example.data)):
        words = [word for word in example.words[page] if TOP < middle(word) < BOTTOM and word.left > MAIN - 1]
        for index, word in enumerate(words):
            if level and [each.text for each in words[index:]][: len(title.split())] == title.split() and word.left < MAIN + 1:
                found += 1
                assert len({round(other.bottom) for other in words if other.top > word.bottom}) >= 2, title
    assert found >= 4


def first_page(element: tags.Element) -> int:
    return min(page for each in element.walk() for page in each.pages)


def test_captions_of_an_example_are_on_the_page_of_what_they_are_about(example: Made) -> None:
    pairs = [
        (first_page(figure), first_page(caption))
        for whole in tags.tree(example.data).all("Div")
        for figure in [each for each in whole.kids if each.role == "Figure"]
        for caption in [each for each in whole.kids if each.role == "Caption"]
    ]
    assert len(pairs) >= 2
    assert [figure for figure, _ in pairs] == [caption for _, caption in pairs]


def test_notes_of_an_example_begin_on_the_page_of_their_mark(example: Made) -> None:
    notes = Counter(first_page(note) for note in tags.tree(example.data).all("Note"))
    there_and_back = Counter(page for page, to in reading.links(reading.opened(example.data)) if page == to)
    assert example.footer.startswith("Generative") or notes.total() == 4
    assert all(there_and_back[page] >= 2 * count for page, count in notes.items())


@pytest.mark.parametrize("height", [1200, 4000, 40_000])
def test_a_figure_taller_than_the_page_is_scaled_and_leaves_its_caption_room(make_figure: MakeFigure, height: int) -> None:
    made = report(section(body=(prose(60),), exhibits=(make_figure(400, height),)))
    check(made)
    check_captions(made, 1)
    assert made.codes == ([] if height < 2000 else ["figure-small"])


def caption_words(count: int) -> str:
    return " ".join(f"cap{index}" for index in range(count)) + "."


def read_words(made: Made) -> list[str]:
    return [word.text.rstrip(".") for page in made.words for word in page if word.text.startswith("cap")]


@pytest.mark.parametrize("size", [(1600, 900), (400, 1200), (3000, 600)])
def test_a_caption_of_five_hundred_words_begins_on_the_page_of_its_figure(make_figure: MakeFigure, size: tuple[int, int]) -> None:
    figure: Figure = make_figure(*size, caption=caption_words(500))
    made = report(section(body=(prose(200),), exhibits=(figure,)))
    check(made)
    assert read_words(made) == [f"cap{index}" for index in range(500)]
    (page,) = [index for index, found in enumerate(reading.pictures(reading.opened(made.data))) if found]
    assert page == next(index for index, words in enumerate(made.words) if any(word.text == "cap0" for word in words))


LONG = plain_text(caption_words(500))
SHOWN = {
    "a chart": replace(chart("column", (1.0, 2.0)), caption=LONG),
    "a table": replace(table(3), caption=LONG),
    "a listing": Code("lst-1", 1, Listing("print(1)", "python"), LONG),
    "an equation": replace(equation("a^2 + b^2 = c^2"), caption=LONG),
}


@pytest.mark.parametrize("name", SHOWN)
def test_captions_of_five_hundred_words_are_all_there_whatever_they_are_about(name: str) -> None:
    made = report(section(body=(prose(200),), exhibits=(SHOWN[name],)))
    check(made)
    assert read_words(made) == [f"cap{index}" for index in range(500)]


def test_three_hundred_references_and_a_cell_longer_than_the_page_stay_in_the_margins() -> None:
    cells = (plain_text("head"), plain_text("cell " * 1500))
    made = report(section(body=(cites(1),), exhibits=(replace(table(0, 2), rows=(Row(cells),)),)), references=works(300, 20, numbered=True))
    check(made)
    assert made.text.count("cell") == 1500
