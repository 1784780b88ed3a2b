"""Where everything stands: read back from the written file, for stories of every shape."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import (
    BlockQuote,
    Cover,
    Definitions,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Point,
    Quote,
    Run,
    Section,
    Text,
    plain_text,
)  # fmt: skip

from . import reading
from .conftest import Made, MakeFigure, report, section, table
from .test_order import paragraph

SIZES = [(1600, 900), (400, 1200), (900, 900), (3000, 600), (2000, 1400)]
WIDTH = 595.28
LEFT, RIGHT, TOP, BOTTOM = 48.0, 532.0, 84.0, 759.0
MAIN, SIDE_RIGHT = 186.0, 168.0
FIRST_RIGHT, SECOND = 281.0, 299.0
"""Where the first of two columns ends, and where the second begins."""
PAPERS = {"a4": (WIDTH, BOTTOM, 790.0), "letter": (612.0, 729.0, 740.0)}
"""How wide the paper is, where the text area ends, and a height above the footer."""
RUNNING = ("word", "mot", "text", "Term")
"""Words that stand in columns and never across them."""
SLACK = 0.6


def prose(count: int, word: str = "word") -> Paragraph:
    return paragraph(" ".join([word] * count) + ".")


def mixed(parts: list[tuple[int, str, str]]) -> Paragraph:
    return Paragraph(Text(tuple(Run(" ".join(["mot"] * count) + " ", lang=lang, link=link) for count, lang, link in parts)))


numbers = st.integers
languages = st.lists(
    st.tuples(numbers(1, 40), st.sampled_from(["", "fr", "de-AT"]), st.sampled_from(["", "https://example.org/"])), min_size=1, max_size=6
)
paragraphs = st.one_of(st.builds(prose, numbers(1, 220), st.sampled_from(["word", "كلمة"])), st.builds(mixed, languages))
headings = st.builds(lambda level: Heading(level, plain_text("HEADING")), numbers(1, 3))
listings = st.builds(lambda n, width: Listing("\n".join(["x" * width] * n)), numbers(1, 90), numbers(1, 80))
grids = st.builds(
    lambda rows, columns, words: Grid(
        (plain_text("head"),) * columns, ((plain_text(" ".join(["cell"] * words)),) * columns,) * rows, ("left",) * columns
    ),
    numbers(1, 30), numbers(1, 6), numbers(1, 12),
)  # fmt: skip
nested = st.recursive(
    st.one_of(paragraphs, listings, grids),
    lambda inner: st.one_of(
        st.builds(lambda blocks: BlockQuote(tuple(blocks)), st.lists(inner, max_size=3)),
        st.builds(
            lambda items, start: ItemList(tuple(map(tuple, items)), start),
            st.lists(st.lists(inner, max_size=2), min_size=1, max_size=6), st.sampled_from([None, 1, 95]),
        ),
        st.builds(
            lambda items: Definitions(tuple((plain_text("Term " * words), tuple(blocks)) for words, blocks in items)),
            st.lists(st.tuples(numbers(1, 60), st.lists(inner, min_size=1, max_size=2)), min_size=1, max_size=4),
        ),
    ),
    max_leaves=8,
)  # fmt: skip
blocks = st.lists(st.one_of(paragraphs, headings, nested), max_size=14).map(lambda made: (*made, prose(3)))
stories = st.builds(
    lambda lead, title, points, body: section(
        lead=plain_text(" ".join(["lead"] * lead)), title=plain_text(" ".join(["Title"] * title)),
        points=tuple(Point(plain_text(" ".join(["text"] * a)), plain_text(" ".join(["Term"] * b))) for a, b in points), body=body,
    ),
    numbers(0, 90), numbers(1, 30), st.lists(st.tuples(numbers(1, 60), numbers(0, 40)), max_size=9), blocks,
)  # fmt: skip
pages = st.tuples(st.sampled_from(["a4", "letter"]), st.sampled_from([1, 2]))
random = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@random
@given(stories, st.booleans(), pages)
def test_no_heading_is_the_last_line_of_a_column_and_no_text_leaves_its_own(story: Section, mirrored: bool, page: tuple[str, int]) -> None:
    check(report(story, language="ar" if mirrored else "en", paper=page[0], columns=page[1]), mirrored=mirrored)


@random
@given(
    stories,
    st.lists(st.sampled_from([(1600, 900), (400, 1200), (900, 900), (3000, 600), (2000, 1400)]), max_size=4),
    numbers(0, 25),
    st.booleans(),
    pages,
)
def test_the_same_with_figures_and_tables(
    make_figure: MakeFigure, story: Section, sizes: list[tuple[int, int]], rows: int, quoted: bool, page: tuple[str, int]
) -> None:
    figures = [make_figure(*size, number=i + 1, caption="A caption " * 3 * (i + 1)) for i, size in enumerate(sizes)]
    tables = [table(rows, 4)] if rows else []
    quotes = [Quote(plain_text("QUOTED"), plain_text("Somebody"))] if quoted else []
    link = Paragraph(Text(tuple(Run(f"Figure {i + 1} ", link=f"#fig-{i + 1}") for i in range(len(sizes) // 2)) or (Run("None."),)))
    shown = section(title=story.title, body=(*story.body, link), exhibits=(*figures, *quotes, *tables))
    made = report(shown, paper=page[0], columns=page[1])
    check(made)
    check_captions(made, len(figures))


def check(made: Made, *, mirrored: bool = False) -> None:
    width, bottom, footer = PAPERS[made.paper]
    left, right = (width - RIGHT, width - LEFT) if mirrored else (LEFT, RIGHT)
    for page in made.words[1:]:
        flow = [word for word in page if TOP - SLACK <= middle(word) <= bottom + SLACK]
        last = max((middle(word) for word in flow), default=0.0)
        assert not [word for word in flow if word.text == "HEADING" and middle(word) > last - 1]
        for word in flow:
            assert word.left >= left - max(0.08 * (word.bottom - word.top), SLACK), word
            assert word.right <= right + max(0.08 * (word.bottom - word.top) * mirrored, SLACK), word
        assert {word for word in page if word not in flow} == {word for word in page if middle(word) < 60 or middle(word) > footer}
        assert not list(overlapping(reading.whole(page)))
        if made.columns == 2:
            check_columns(flow, width if mirrored else 0.0)


def check_columns(flow: list[reading.Word], mirror: float) -> None:
    """Running text keeps to one of two columns, which change sides on a page that is mirrored, and a heading has text below it there."""
    for word in flow:
        left, right = (mirror - word.right, mirror - word.left) if mirror else (word.left, word.right)
        if word.text.startswith(RUNNING) and word.bottom - word.top < 17:
            assert right <= FIRST_RIGHT + SLACK or left >= SECOND - SLACK, word
        if word.text == "HEADING":
            below = [other for other in flow if 5 < middle(other) - middle(word) < 120]
            assert [other for other in below if min(other.right, word.right + 60) > max(other.left, word.left - 60)], word


def middle(word: reading.Word) -> float:
    return (word.top + word.bottom) / 2


def core(word: reading.Word) -> reading.Word:
    """The part of a word's box that letters fill: fonts are higher than their leading."""
    high = word.bottom - word.top
    return reading.Word(word.text, word.left + 0.2, word.top + 0.3 * high, word.right - 0.2, word.bottom - 0.3 * high)


def overlapping(page: list[reading.Word]) -> Iterator[tuple[reading.Word, reading.Word]]:
    cores = sorted(map(core, page), key=lambda word: word.top)
    for index, word in enumerate(cores):
        for other in cores[index + 1 :]:
            if other.top >= word.bottom:
                break
            if min(word.right, other.right) > max(word.left, other.left):
                yield word, other


def check_captions(made: Made, count: int) -> None:
    """Each caption is on the page of its picture, beside it or just below it, and the picture is in the paper and clear of the text."""
    seen = 0
    for page, pictures in zip(made.words, reading.pictures(reading.opened(made.data)), strict=True):
        labels = [word for word in page if word.text == "Figure" and word.bottom - word.top < 11]
        assert len(labels) == len(pictures)
        seen += len(pictures)
        width, bottom, _ = PAPERS[made.paper]
        for picture in pictures:
            assert picture.left >= -0.1
            assert picture.right <= width + 0.2
            assert picture.bottom <= bottom + 40
            if made.columns == 2:
                assert [label for label in labels if label.left - max(picture.left, LEFT) < 1 and label.top > picture.top]
    assert seen == count


def test_paragraphs_leave_no_single_line_at_the_foot_or_the_head_of_a_page() -> None:
    body = tuple(paragraph(" ".join([f"par{i}"] * (14 * (i % 7 + 1)))) for i in range(60))
    lines: dict[str, list[int]] = {}
    for page in report(section(body=body)).words[2:]:
        for name in dict.fromkeys(word.text.rstrip(".") for word in page if word.text.startswith("par")):
            lines.setdefault(name, []).append(len({word.top for word in page if word.text.rstrip(".") == name}))
    assert len(lines) == 60
    assert any(len(pieces) > 1 for pieces in lines.values())
    assert all(len(pieces) == 1 or min(pieces) >= 2 for pieces in lines.values())


def test_body_text_stands_on_the_lines_of_one_grid(make_figure: MakeFigure) -> None:
    body = (
        prose(50),
        Heading(1, plain_text("HEADING")),
        prose(30),
        Listing("code"),
        prose(40),
        prose(60),
        BlockQuote((prose(9),)),
        prose(30),
    )
    made = report(section(lead=plain_text("The lead."), body=body, exhibits=(make_figure(3000, 600),)))
    tops = {word.top for page in made.words[2:] for word in page if word.text.startswith("word") and word.left == MAIN}
    assert len({round((top - TOP) % 15, 1) for top in tops}) == 1
    assert len(tops) > 15


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def test_a_word_of_eighty_letters_stays_in_every_column(make_figure: MakeFigure) -> None:
    assert len(LONG) == 80
    word = plain_text(LONG)
    body = (
        Paragraph(word),
        Heading(1, word),
        ItemList(((Paragraph(word),),)),
        Grid((word, word, word, word), ((word,) * 4,), ("left",) * 4),
    )
    figure = make_figure(caption=LONG, credit=word)
    made = report(
        section(title=word, lead=word, points=(Point(word, word),), examples=(word,), body=body, exhibits=(figure, Quote(word, word)))
    )
    check(made)
    assert made.codes == ["table-too-wide"]
    assert made.text.replace(" ", "").count(LONG) >= 14


def test_very_long_texts_run_over_as_many_pages_as_they_take(make_figure: MakeFigure) -> None:
    long = plain_text("word " * 900)
    figure = make_figure(400, 1200, caption="word " * 900)
    points = (Point(long, long), Point(plain_text("Short."), plain_text("term " * 60)))
    made = report(
        section(title=long, lead=long, points=points, examples=(long,), exhibits=(figure, Quote(long, long))),
        title=long, subtitle=long, authors=(plain_text("Somebody"),) * 50, cover=Cover(quote=Quote(long)),
    )  # fmt: skip
    assert made.codes == ["cover-too-long", "cover-too-long"]
    assert made.texts[-1].count("Somebody") >= 50
    for page in made.words:
        assert all(word.left > 0 and word.right <= RIGHT + SLACK and middle(word) < 810 for word in page)
        assert not list(overlapping(page))


@pytest.mark.parametrize("number", [7, 88, 999, 1000])
def test_numerals_of_any_length_stay_in_the_side_column(number: int) -> None:
    made = report(section(number, points=(Point(plain_text("Sentence."), plain_text("Term")),)))
    numeral = max(made.words[2], key=lambda word: word.bottom - word.top)
    assert numeral.text == str(number)
    assert numeral.right <= SIDE_RIGHT + SLACK
    check(made)
