"""The references of the report: where numbers and entries stand, where links lead, and 300 of them."""

from __future__ import annotations

import time

import pytest

from generator.model import Paragraph, Reference, Run, Text

from . import reading
from .conftest import Made, report, section
from .tags import tree

MAIN, SIDE_RIGHT, BOTTOM = 186.0, 168.0, 759.0


def work(number: int, words: int = 12, numbered: bool = True) -> Reference:
    runs = (Run(f"Author{number}, "), Run("Title " * words, emphasis=True), Run("https://e.org/x", link="https://e.org/x"))
    return Reference(f"ref-k{number}", str(number) if numbered else "", Text(runs), f"Author{number}. Title. 2020")


def cites(*numbers: int) -> Paragraph:
    runs = [run for number in numbers for run in (Run("Said "), Run(f"[{number}]", link=f"#ref-k{number}"), Run(". "))]
    return Paragraph(Text(tuple(runs)))


def works(count: int, words: int = 12, numbered: bool = True) -> tuple[Reference, ...]:
    return tuple(work(number, words, numbered) for number in range(1, count + 1))


def made(count: int, words: int = 12, numbered: bool = True) -> Made:
    return report(section(body=(cites(*range(1, count + 1)),)), references=works(count, words, numbered))


def test_numbers_end_at_the_side_columns_edge_and_entries_stand_in_the_main_column() -> None:
    found = made(12)
    page = found.page_of("Author1,", 3)
    for number in (1, 9, 12):
        beside = [word for word in found.words[page] if word.text == str(number) and word.right <= SIDE_RIGHT + 0.5]
        entry = found.word(f"Author{number},", page)
        assert [round(word.right) for word in beside] == [round(SIDE_RIGHT)]
        assert round(entry.left) == MAIN
        assert abs(beside[0].bottom - entry.bottom) < 4


def test_entries_of_a_style_without_numbers_hang() -> None:
    found = made(3, numbered=False)
    page = found.page_of("Author1,", 3)
    (first,) = [word for word in found.words[page] if word.text == "Author1,"]
    near = [word for word in found.words[page] if first.top - 1 < word.top < first.top + 40]
    lines = sorted({round(word.left) for word in near if word.left < MAIN + 16})
    assert lines == [MAIN, MAIN + 15]


def test_the_chapter_is_in_contents_and_bookmarks_and_only_where_works_are_cited() -> None:
    found = made(2)
    assert "References" in found.texts[1]
    assert "References" in [title for _, title, *_ in reading.bookmarks(reading.opened(found.data))]
    assert "References" not in report(section()).text


def test_citations_lead_to_entries_and_entries_to_the_web() -> None:
    found = made(40)
    links = reading.links(reading.opened(found.data))
    pages = {found.page_of(f"Author{number},", 3) for number in (1, 40)}
    assert len(pages) == 2
    assert pages <= {target for page, target in links if page == found.page_of("Said")}
    assert (max(pages), "https://e.org/x") in links


def test_an_entry_is_a_bibentry_in_an_item_of_a_list_with_its_number_as_label() -> None:
    (whole,) = [each for each in tree(made(2).data).all("L") if each.all("BibEntry")]
    assert whole.outline == "L(LI(Lbl LBody(BibEntry(Link))) LI(Lbl LBody(BibEntry(Link))))"
    assert str(whole.attributes["/ListNumbering"]) == "/Decimal"


@pytest.mark.parametrize("words", [2, 700])
def test_entries_of_any_length_stay_on_their_pages(words: int) -> None:
    found = made(9, words=words)
    assert all(word.bottom <= BOTTOM + 2 for page in found.words[3:] for word in page if word.top < 780)
    assert found.codes == []


def test_three_hundred_references_fill_their_pages_in_a_second_or_two() -> None:
    begun = time.process_time()
    found = made(300)
    assert time.process_time() - begun < 6
    first, last = found.page_of("Author1,", 3), found.page_of("Author300,", 3)
    assert 8 <= last - first <= 30
    assert [number for number in range(1, 301) if f"Author{number}," not in found.text] == []
