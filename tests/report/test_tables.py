"""Tables over pages, and the widths of their columns."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

import pytest

from generator.model import Grid, HeaderGroup, Row, Table, plain_text
from generator.text import Typesetter
from generator.theme import ReportType, load_theme
from tests.oracles.effort import calls

from .conftest import report, section, table
from .test_geometry import MAIN, RIGHT, check


@pytest.mark.parametrize("count", [40, 120, 200])
def test_a_long_table_repeats_its_header_and_keeps_its_rows_whole(count: int) -> None:
    made = report(section(exhibits=(table(count, 4),)))
    check(made)
    rows: list[int] = []
    for page in made.words[2:-1]:
        on_page = [int(word.text[3:].split("col")[0]) for word in page if word.text.startswith("row") and word.text.endswith("col0")]
        if on_page:
            header = [word for word in page if word.text.startswith("Head")]
            assert [word.text for word in header] == ["Head0", "Head1", "Head2", "Head3"]
            assert max(word.bottom for word in header) < min(word.top for word in page if word.text.startswith("row"))
            assert len(on_page) > 1
        for row in on_page:
            assert len({word.top for word in page if word.text.startswith(f"row{row}col")}) == 1
        rows += on_page
    assert rows == list(range(count))


def test_a_row_higher_than_a_page_runs_on_with_its_header() -> None:
    cells = (plain_text("Name"), plain_text("cell " * 2000))
    made = report(section(body=(Grid((plain_text("Head0"), plain_text("Head1")), (cells,), ("left", "left")),)))
    check(made)
    assert made.text.count("cell") == 2000
    assert all("Head1" in page for page in made.texts if "cell cell" in page)


def test_a_derived_table_has_a_line_for_each_term_and_a_square_for_each_topic() -> None:
    header = tuple(map(plain_text, ("Trend", "Key characteristics", "Examples")))
    row = Row(tuple(map(plain_text, ("First", "One\u00a0· Two\u00a0· Three", "A, B"))), topic=0)
    made = report(section(exhibits=(Table("tbl-1", 1, header, (row,), derived=True),)))
    tops = [made.word(word, page=2).top for word in ("One", "Two", "Three")]
    assert [round(tops[i + 1] - tops[i], 1) for i in range(2)] == [14, 14]
    assert made.word("First", page=2).left == pytest.approx(48 + 18, abs=0.1)
    assert made.word("One", page=2).left == pytest.approx(MAIN, abs=0.1)


def test_two_columns_stand_in_the_main_column_and_more_take_the_full_width() -> None:
    assert report(section(exhibits=(table(3, 2),))).word("row0col0").left == pytest.approx(MAIN, abs=0.1)
    assert report(section(exhibits=(table(3, 3),))).word("row0col0").left == pytest.approx(48, abs=0.1)


def test_numbers_stand_by_their_decimal_marks_and_the_longest_ends_at_the_right() -> None:
    rows = tuple((plain_text("name"), plain_text(number)) for number in ("1,204", "17", "3.25\u00a0%", "–", "−0.5"))
    made = report(section(body=(Grid((plain_text("Name"), plain_text("Count")), rows, ("left", "left")),)))
    assert [made.word(text).right for text in ("Count", "%")] == pytest.approx([RIGHT] * 2, abs=0.1)
    axis = made.word("17").right
    assert [made.word(text).right for text in ("1,204", "–")] == pytest.approx([axis] * 2, abs=0.1)
    style = ReportType.cell
    setter = Typesetter(load_theme("aurora").fonts)
    assert made.word("−0.5").right - axis == pytest.approx(setter.width(".5", style), abs=0.1)
    assert RIGHT - axis == pytest.approx(setter.width(".25\u00a0%", style), abs=0.1)


def test_years_that_name_their_rows_stay_at_the_left() -> None:
    rows = tuple((plain_text(year), plain_text("1")) for year in ("2023", "2024"))
    made = report(section(body=(Grid((plain_text("Year"), plain_text("Count")), rows, ("left", "left")),)))
    assert made.word("2023").left == made.word("Year").left == pytest.approx(MAIN, abs=0.1)


def test_a_table_that_fits_on_a_page_is_not_split() -> None:
    made = report(section(lead=plain_text("lead " * 260), exhibits=(table(12),)))
    pages = {index for index, page in enumerate(made.words) for word in page if word.text.startswith("row")}
    assert len(pages) == 1


def grouped(rows: int, **fields: object) -> Table:
    """A table with a title over two of its four columns and one over every twenty rows."""
    made = table(rows, 4, **fields)
    titles = [plain_text(f"Group{i}") for i in range(rows // 20 + 1)]
    body = tuple(replace(row, group=titles[i // 20]) for i, row in enumerate(made.rows))
    return replace(made, rows=body, groups=(HeaderGroup(plain_text("Over"), 1, 2),))


def test_a_title_over_columns_begins_at_the_first_and_its_rule_ends_with_the_last() -> None:
    made = report(section(exhibits=(grouped(3),)))
    over, first, second = (made.word(text) for text in ("Over", "Head1", "Head2"))
    assert over.left == pytest.approx(first.left, abs=0.1)
    assert over.bottom <= first.top
    assert made.word("Head0").top == first.top == second.top == made.word("Head3").top


def test_a_title_that_is_wider_than_its_columns_makes_them_wider() -> None:
    header = tuple(map(plain_text, ("Name", "A", "B")))
    rows = (Row(tuple(map(plain_text, ("a", "1", "2")))),)
    groups = (HeaderGroup(plain_text("Donaudampfschifffahrtsgesellschaftskapitänspatente"), 1, 2),)
    made = report(section(exhibits=(Table("tbl-1", 1, header, rows, groups=groups),)))
    check(made)
    assert made.text.count("Donaudampfschifffahrtsgesellschaftskapitänspatente") == 1
    assert made.codes == []


def test_the_title_of_a_group_stands_with_its_first_row_and_is_repeated_on_every_page() -> None:
    made = report(section(exhibits=(grouped(120),)))
    check(made)
    for page in made.words[2:-1]:
        marks = [word.text for word in sorted(page, key=attrgetter("top")) if word.text.startswith("Group") or word.text.endswith("col0")]
        if not marks:
            continue
        assert marks[0] == f"Group{int(marks[1][3:].split('col')[0]) // 20}"
        assert not marks[-1].startswith("Group")


def test_source_and_notes_stand_below_the_table_in_this_order() -> None:
    notes = (plain_text("First note."), plain_text("Second note."))
    made = report(section(exhibits=(replace(table(3), source=plain_text("Source."), notes=notes),)))
    tops = [made.word(word).top for word in ("row2col0", "Source.", "First", "Second")]
    assert tops == sorted(tops)
    assert len({made.page_of(word) for word in ("row2col0", "Source.", "Second note.")}) == 1


@pytest.mark.parametrize("rows", range(50, 60))
def test_the_notes_of_a_long_table_are_never_on_a_page_without_rows(rows: int) -> None:
    made = report(section(exhibits=(replace(table(rows), notes=tuple(plain_text(f"Note {i}.") for i in range(5))),)))
    check(made)
    page = made.texts[made.page_of("Note 0.")]
    assert f"row{rows - 1}col0" in page
    assert "Note 4." in page


def test_a_row_higher_than_a_page_begins_where_the_one_before_it_ends() -> None:
    rows = tuple(Row((plain_text(name), plain_text(text))) for name, text in (("one", "x"), ("two", "cell " * 2000), ("three", "y")))
    made = report(section(exhibits=(Table("tbl-1", 1, (plain_text("Head0"), plain_text("Head1")), rows, plain_text("Caption.")),)))
    check(made)
    assert made.page_of("Caption.") == made.page_of("one x") == made.page_of("cell cell")
    assert made.text.count("cell") == 2000


def test_a_title_longer_than_its_room_is_cut_and_reported() -> None:
    made = report(section(exhibits=(Table("tbl-1", 1, (plain_text("Head " * 200), plain_text("B")), (Row((plain_text("a"),) * 2),)),)))
    check(made)
    assert made.codes == ["table-title-cut"]


def test_the_work_for_a_row_is_the_same_in_a_long_table() -> None:
    few, many = (calls(lambda rows=rows: report(section(exhibits=(grouped(rows),)))) / rows for rows in (300, 3000))  # type: ignore[misc]
    assert many < 1.1 * few
