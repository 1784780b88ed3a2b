"""Papers and columns: where text stands on Letter, and how the filler shares it out over two columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import generator
from generator.model import (
    Code,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Run,
    Text,
    plain_text,
)  # fmt: skip
from tests.oracles.effort import calls
from tests.test_everything_appears import EXAMPLE, FULL, WORKS

from . import reading, tags
from .conftest import Made, MakeFigure, points, report, section, table
from .test_geometry import FIRST_RIGHT, LEFT, PAPERS, SECOND, TOP, check, middle, prose
from .test_notes import note, noted


def lines(made: Made, page: int, word: str = "word") -> tuple[list[float], list[float]]:
    """Where the lines of running text stand in the first and in the second column."""
    found = [each for each in made.words[page] if each.text.startswith(word)]
    return tuple(  # type: ignore[return-value]
        sorted({round(each.top, 2) for each in found if (each.left < FIRST_RIGHT) == first}) for first in (True, False)
    )


def test_letter_has_two_lines_less_and_what_is_at_the_foot_stands_as_far_above_it() -> None:
    pages = {paper: report(section(body=(prose(2000),)), paper=paper) for paper in PAPERS}
    a4, letter = (pages[paper].words[3] for paper in ("a4", "letter"))
    with reading.opened(pages["letter"].data) as pdf:
        assert [float(side) for side in pdf.pages[3].mediabox] == [0, 0, 612, 792]
    assert [len({word.top for word in page if word.text == "word"}) for page in (a4, letter)] == [45, 43]
    assert {word.left for word in letter if word.text == "word"} == {word.left for word in a4 if word.text == "word"}
    footers = [max(word.top for word in page) for page in (a4, letter)]
    assert footers[0] - footers[1] == pytest.approx(841.89 - 792, abs=0.02)
    titles = [max(word.top for word in pages[paper].words[0]) for paper in PAPERS]
    assert titles[0] - titles[1] == pytest.approx(841.89 - 792, abs=0.02)
    check(pages["letter"])


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("columns", [1, 2])
def test_the_example_and_a_file_with_every_field_stand_on_each_paper(paper: str, columns: int, tmp_path: Path) -> None:
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    (tmp_path / "works.bib").write_text(WORKS, encoding="utf-8")
    for path in (EXAMPLE, tmp_path / "full.yaml"):
        document = generator.load(path).document
        assert document
        made = report(document=replace(document, paper=paper, columns=columns))
        assert made.codes == []
        check(made)


def test_a_chapter_opens_across_the_page_and_goes_on_in_two_columns() -> None:
    made = report(section(lead=plain_text("lead " * 12), body=(prose(900),)), columns=2)
    check(made)
    first, second = lines(made, 2)
    lead = [word for word in made.words[2] if word.text == "lead"]
    assert min(word.left for word in lead) == pytest.approx(186, abs=0.5)
    assert max(word.right for word in lead) > SECOND
    assert max(word.bottom for word in lead) < first[0]
    assert first[0] == second[0]
    assert lines(made, 3)[0][0] == lines(made, 3)[1][0] == pytest.approx(first[0] - 15 * round((first[0] - TOP) / 15), abs=0.1)
    words = [word for word in made.words[3] if word.text == "word"]
    assert {word.left for word in words} >= {LEFT, SECOND}


def test_lines_of_both_columns_stand_on_one_grid(make_figure: MakeFigure) -> None:
    body = (prose(50), Heading(1, plain_text("HEADING")), prose(30), Listing("code"), prose(90), prose(60), prose(400))
    made = report(section(lead=plain_text("The lead."), points=points(3), body=body, exhibits=(make_figure(),)), columns=2)
    check(made)
    tops = [top for page in range(2, made.pages - 1) for column in lines(made, page) for top in column]
    assert len({round((top - TOP) % 15, 1) for top in tops}) == 1
    assert len(tops) > 60


@pytest.mark.parametrize("count", [40, 100, 333, 700, 1234])
def test_the_columns_of_the_last_page_are_even(count: int) -> None:
    made = report(section(body=(prose(count),)), columns=2)
    first, second = lines(made, made.pages - 2)
    assert 0 <= len(first) - len(second) <= 1


def test_a_table_stands_across_between_even_columns() -> None:
    cells = (plain_text("cell"),) * 3
    made = report(section(body=(prose(150), Grid(cells, (cells,) * 4, ("left",) * 3), prose(200, "mot"))), columns=2)
    check(made)
    table_ = [word for word in made.words[2] if word.text == "cell"]
    assert max(word.right for word in table_) > SECOND
    for (first, second), side in ((lines(made, 2), 1), (lines(made, 2, "mot"), -1)):
        assert 0 <= len(first) - len(second) <= 1
        assert first[0] == second[0]
        assert all((top < min(word.top for word in table_)) == (side > 0) for top in (*first, *second))


def test_a_table_with_no_room_below_the_columns_goes_to_the_next_page_while_the_text_runs_on() -> None:
    link = Paragraph(Text((Run("See "), Run("Table\u00a01", link="#tbl-1"), Run("."))))
    made = report(section(body=(prose(450), link, prose(500, "mot")), exhibits=(table(12),)), columns=2)
    check(made)
    assert made.page_of("row0col0") == 3
    _, second = lines(made, 2, "mot")
    assert second[-1] > 735
    assert made.word("Head0").top < 110


def test_a_long_table_goes_on_over_pages_and_text_below_it() -> None:
    cells = (plain_text("cell"),) * 3
    made = report(section(body=(prose(50), Grid(cells, (cells,) * 90, ("left",) * 3), prose(200, "mot"))), columns=2)
    check(made)
    assert sum(word.text == "cell" for page in made.words for word in page) == 3 * 90 + 3 * (made.page_of("mot") - 1)


@pytest.mark.parametrize(("listing", "wide"), [("x" * 30, False), ("x" * 50, True)])
def test_code_with_a_line_longer_than_a_column_stands_across(listing: str, wide: bool) -> None:
    code = Code("lst-1", 1, Listing(listing), plain_text("What it does."))
    for fields in ({"body": (Listing(listing),)}, {"exhibits": (code,)}):
        made = report(section(**fields), columns=2)  # type: ignore[arg-type]
        check(made)
        assert (made.word("xxx").right > SECOND) == wide


def test_figures_and_charts_have_their_captions_below_them(make_figure: MakeFigure) -> None:
    made = report(section(body=(prose(30),), exhibits=(make_figure(),)), columns=2)
    (picture,) = reading.pictures(reading.opened(made.data))[2]
    label = made.word("Figure", 2)
    assert picture.right - picture.left == pytest.approx(233, abs=0.1)
    assert label.left == pytest.approx(picture.left, abs=0.1)
    assert 0 < label.top - picture.bottom < 16


def test_figures_that_wait_stand_in_their_order_in_even_columns(make_figure: MakeFigure) -> None:
    figures = [make_figure(*size, number=i + 1) for i, size in enumerate([(900, 900), (400, 1200), (3000, 600), (900, 900), (1600, 900)])]
    made = report(section(body=(prose(700),), exhibits=tuple(figures)), columns=2)
    check(made)
    places = [(index, round(each.left)) for index, page in enumerate(reading.pictures(reading.opened(made.data))) for each in page]
    assert places == [(3, 48), (3, 299), (4, 48), (4, 48), (4, 299)]


def test_terms_stand_above_their_sentences() -> None:
    made = report(section(points=points(1)), columns=2)
    check(made)
    term, sentence = made.word("Term1"), made.word("They")
    assert term.left == sentence.left == pytest.approx(LEFT, abs=0.1)
    assert 0 < sentence.top - term.top < 20


def test_notes_stand_at_the_foot_of_the_column_of_their_mark() -> None:
    body = (Paragraph(noted("Here", 1)), prose(350), Paragraph(noted("There", 2)), prose(60))
    made = report(section(body=body), footnotes=(note(1, 20), note(2, 20)), columns=2)
    check(made)
    for number in (1, 2):
        mark, first, last = (made.word(name, 2) for name in (f"mark{number}:", f"note{number}:", f"n{number}w19"))
        assert (mark.left < FIRST_RIGHT) == (first.left < FIRST_RIGHT) == (number == 1)
        assert middle(mark) < middle(first)
        assert 747 < last.top < last.bottom < 761


def test_reading_goes_the_same_way_in_one_column_and_in_two(tmp_path: Path) -> None:
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    (tmp_path / "works.bib").write_text(WORKS, encoding="utf-8")
    document = generator.load(tmp_path / "full.yaml").document
    assert document
    one, two = (tags.tree(report(document=replace(document, columns=columns)).data).outline for columns in (1, 2))
    assert one == two


def test_the_work_for_columns_grows_with_the_text_alone() -> None:
    def work(count: int) -> int:
        cells = (plain_text("cell"),) * 3
        part = (prose(60), Heading(1, plain_text("Heading")), prose(90), Grid(cells, (cells,) * 3, ("left",) * 3))
        return calls(lambda: report(section(body=part * count), columns=2))

    work(5)
    assert work(240) < 3.3 * work(80)
