"""Footnotes: each at the foot of the page of its mark, read back from the written file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Block, Footnote, Grid, ItemList, Listing, Paragraph, Run, Section, Text, plain_text
from tests.oracles.effort import calls

from . import reading, tags
from .conftest import Made, MakeFigure, report, section, table
from .test_geometry import BOTTOM, MAIN, SECOND, check, check_captions, middle, pages, prose
from .test_order import paragraph

WHOLE = 60
"""Words of a note that is short enough never to be divided."""


def noted(text: str, *numbers: int) -> Text:
    """A text with the marks of notes; each follows a word of its own, 'mark7:'."""
    runs = [run for number in numbers for run in (Run(f" mark{number}:"), Run(str(number), note=f"note-{number}"))]
    return Text((Run(text), *runs, Run(" and so on.")))


def note(number: int, words: int) -> Footnote:
    return Footnote(f"note-{number}", number, (paragraph(f"note{number}: " + " ".join(f"n{number}w{i}" for i in range(words)) + "."),))


def page_of(made: Made, name: str) -> int:
    """The first page with the word of that name; the number of a mark stands close beside it."""
    return next(index for index, page in enumerate(made.words) if any(re.fullmatch(rf"{name}:\d*", word.text) for word in page))


def check_feet(made: Made, sizes: dict[int, int]) -> None:
    """Each note begins on the page of its mark, below all other text, and is all there in its order."""
    for number, words in sizes.items():
        page = page_of(made, f"note{number}")
        assert page == page_of(made, f"mark{number}")
        mark = made.word(f"mark{number}:", page)
        foot = made.word(f"note{number}:", page)
        assert middle(mark) < middle(foot) or (made.columns == 1 and mark.left < MAIN)
        assert made.columns == 1 or (mark.left < SECOND) == (foot.left < SECOND)
        read = re.findall(rf"\bn{number}w\d+", " ".join(made.texts))
        assert read == [f"n{number}w{i}" for i in range(words)]
        whole = WHOLE if made.columns == 1 else WHOLE / 2
        assert words > whole or len({i for i, each in enumerate(made.words) if f"n{number}w" in " ".join(w.text for w in each)}) <= 1


def test_a_note_stands_at_the_foot_of_the_page_of_its_mark() -> None:
    body = (*(prose(60) for _ in range(5)), Paragraph(noted("Here", 1)), *(prose(60) for _ in range(12)))
    made = report(section(body=body), footnotes=(note(1, 20),))
    check(made)
    check_feet(made, {1: 20})
    page = page_of(made, "note1")
    last = made.word("n1w19", page)
    assert BOTTOM - 12 < last.top < last.bottom < BOTTOM + 2
    assert made.word("1", page).left == pytest.approx(MAIN, abs=0.1)
    assert max(word.bottom for word in made.words[page] if word.text.startswith("word")) < made.word("note1:", page).top - 12


def test_marks_and_notes_lead_to_each_other() -> None:
    body = (*(prose(200) for _ in range(3)), Paragraph(noted("Here", 1)))
    made = report(section(body=body), footnotes=(note(1, 20),))
    page = page_of(made, "note1")
    assert page == 3
    assert [link for link in reading.links(reading.opened(made.data)) if link[0] == page] == [(page, page)] * 2
    mark, back = (part for part in tags.tree(made.data).kids[2].all("Link"))
    areas = [part.links[0].Rect for part in (mark, back)]
    assert float(areas[0][1]) > float(areas[1][3])


def test_a_note_is_read_after_the_paragraph_that_mentions_it() -> None:
    made = report(section(body=(Paragraph(noted("Here", 1, 2)), prose(9))), footnotes=(note(1, 3), note(2, 3)))
    (chapter,) = tags.tree(made.data).kids[2:-1]
    assert [kid.outline for kid in chapter.kids[1:]] == ["P(Reference(Link) Reference(Link))", *["Note(Lbl(Link) P)"] * 2, "P"]


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    body = (*(prose(95) for _ in range(4)), Paragraph(noted("Here", 1)), *(prose(95) for _ in range(9)))
    made = report(section(body=body), footnotes=(note(1, 200),))
    check(made)
    check_feet(made, {1: 200})
    pages = [index for index, page in enumerate(made.words) if any(word.text.startswith("n1w") for word in page)]
    assert pages == [2, 3]
    assert min(word.top for word in made.words[3] if word.text.startswith("n1w")) > max(
        word.bottom for word in made.words[3] if word.text.startswith("word")
    )


@pytest.mark.parametrize("words", [700, 3000])
def test_a_note_longer_than_a_page_ends(words: int) -> None:
    body = (Paragraph(noted("Here", 1)), *(Paragraph(noted("Then " * 40, number)) for number in range(2, 9)))
    sizes = {1: words, **dict.fromkeys(range(2, 9), 12)}
    made = report(section(body=body), footnotes=tuple(note(*each) for each in sizes.items()))
    check(made)
    check_feet(made, sizes)
    alone = report(section(body=body[:1]), footnotes=(note(1, words),))
    check(alone)
    assert alone.pages <= 5 + words / 500


def test_marks_in_cells_headers_captions_and_lists_have_their_notes_on_their_page(make_figure: MakeFigure) -> None:
    cells = tuple((plain_text(f"row{i}"), noted("cell", i) if i in (20, 70) else plain_text("cell")) for i in range(1, 90))
    body: tuple[Block, ...] = (Grid((plain_text("Head"), noted("Head", 95)), cells, ("left", "left")),)
    body += (ItemList(((Paragraph(noted("Item", 96)),),)),)
    exhibits = (table(3), replace(make_figure(), caption=noted("Caption", 97)))
    sizes = dict.fromkeys((20, 70, 95, 96, 97), 30)
    made = report(section(body=body, exhibits=exhibits), footnotes=tuple(note(*each) for each in sizes.items()))
    check(made)
    check_captions(made, 1)
    check_feet(made, sizes)
    assert page_of(made, "mark20") != page_of(made, "mark70")


def test_a_note_on_a_note_and_a_note_of_many_blocks_are_shown() -> None:
    first = Footnote("note-1", 1, (Paragraph(noted("note1:", 2)), ItemList(((paragraph("item"),),)), Listing("code\n" * 4)))
    made = report(section(body=(Paragraph(noted("Here", 1)),)), footnotes=(first, note(2, 5)))
    check(made)
    assert made.text.count("n2w") == 5
    assert made.text.count("code") == 5
    assert page_of(made, "note1") == page_of(made, "note2")


numbers = st.integers
marks = st.lists(st.tuples(numbers(0, 90), numbers(1, 3), st.sampled_from([3, 20, 45, 60, 90, 200, 900])), min_size=1, max_size=12)


def noted_story(paragraphs: list[tuple[int, int, int]]) -> tuple[Section, dict[int, int]]:
    """A chapter of paragraphs with so many words and so many notes, and the words of each note."""
    body: list[Block] = []
    sizes: dict[int, int] = {}
    for words, marks, length in paragraphs:
        new = range(len(sizes) + 1, len(sizes) + 1 + marks)
        sizes.update(dict.fromkeys(new, length if marks == 1 else min(length, WHOLE)))
        body.append(Paragraph(noted("word " * words, *new)))
    return section(body=tuple(body)), sizes


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(marks, pages)
def test_notes_of_every_length_begin_below_their_mark(paragraphs: list[tuple[int, int, int]], page: tuple[str, int]) -> None:
    story, sizes = noted_story(paragraphs)
    made = report(story, footnotes=tuple(note(*each) for each in sizes.items()), paper=page[0], columns=page[1])
    check(made)
    check_feet(made, sizes)


def test_the_work_for_notes_grows_with_their_number_alone() -> None:
    def work(count: int) -> int:
        story, sizes = noted_story([(40, 1, 20)] * count)
        notes = tuple(note(*each) for each in sizes.items())
        return calls(lambda: report(story, footnotes=notes))

    work(10)
    assert work(600) < 3.3 * work(200)
