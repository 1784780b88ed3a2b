"""What a report says, and in which order: read back with poppler from the file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import generator
from generator.model import (
    BlockQuote,
    Closing,
    Cover,
    Document,
    Footnote,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Point,
    Quote,
    Run,
    Text,
    plain_lines,
    plain_text,
)  # fmt: skip

from .conftest import Made, MakeFigure, points, report, section, table

EXAMPLE = Path(__file__).parents[2] / "content" / "genai-trends.yaml"


def paragraph(text: str) -> Paragraph:
    return Paragraph(plain_text(text))


def in_order(text: str, *parts: str) -> bool:
    return bool(re.search(".*?".join(map(re.escape, parts)), text, re.DOTALL))


@pytest.fixture(scope="module")
def example() -> tuple[Document, Made]:
    loaded = generator.load(EXAMPLE)
    assert loaded.document
    return loaded.document, report(document=loaded.document)


def test_the_example_gives_no_finding(example: tuple[Document, Made]) -> None:
    assert example[1].codes == []


def test_every_string_for_the_report_appears_in_it(example: tuple[Document, Made]) -> None:
    document, made = example
    text = squeezed(made.text)
    wanted = [document.title, document.subtitle, *document.authors, document.cover.quote.text, document.cover.quote.by]  # type: ignore[union-attr]
    strings = [text_.plain for text_ in wanted] + plain_lines(document.abstract)
    for each in document.walk():
        fields = [each.title, each.lead, *(text for point in each.points for text in (point.term, point.text)), *each.examples]
        strings += [field.plain for field in fields] + plain_lines(each.body)
        for exhibit in each.exhibits:
            match exhibit:
                case Quote(said, by, second):
                    strings += [said.plain, by.plain, second.plain]
                case _:
                    strings.append(exhibit.caption.plain)
    assert [string for string in strings if squeezed(string) not in text] == []


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_parts_follow_each_other(example: tuple[Document, Made]) -> None:
    titles = [each.title.plain for each in example[0].sections]
    text = " ".join(example[1].texts[3:])
    assert in_order(text, *titles, "About this report", "Picture credits")
    assert in_order(example[1].text, "6 July 2024", "Contents", "Summary", "Figures", "Generative AI has developed")


def test_a_chapter_goes_from_its_title_to_its_notes() -> None:
    note = Footnote("note-1", 1, (paragraph("What the note says."),))
    body = Paragraph(Text((Run("The prose"), Run("1", note="note-1"), Run(" goes on."))))
    inner = section(None, id="inner", title=plain_text("Inner title"), lead=plain_text("Inner lead."), body=(paragraph("Inner prose."),))
    each = section(
        lead=plain_text("The lead."), points=points(2), examples=(plain_text("one"), plain_text("two")), body=(body,), sections=(inner,)
    )
    text = report(each, footnotes=(note,)).texts[2]
    assert in_order(
        text, "Section 1", "The lead.", "Key characteristics", "They need", "They need", "one, two.", "The prose1 goes on.",
        "Inner title", "Inner lead.", "Inner prose.", "1", "What the note says.",
    )  # fmt: skip


def test_the_headline_is_the_lead_where_there_is_none() -> None:
    assert "Small is fine. Prose." in report(section(headline=plain_text("Small is fine"), body=(paragraph("Prose."),))).texts[2]
    both = report(section(headline=plain_text("Small is fine"), lead=plain_text("The lead."))).text
    assert "The lead." in both
    assert "Small is fine" not in both


def test_sections_of_the_deck_alone_are_left_out_and_links_to_them_are_text() -> None:
    link = Paragraph(Text((Run("See "), Run("Section 2", link="#sec-s2"), Run("."))))
    made = report(section(1, body=(link,)), section(2, report=False, body=(paragraph("Not here."),)))
    assert "See Section 2." in made.text
    assert "Not here." not in made.text


def test_all_kinds_of_blocks_are_read_in_order() -> None:
    cells = (plain_text("A"), plain_text("B"))
    body = (
        Heading(1, plain_text("Heading one")),
        paragraph("First."),
        ItemList(((paragraph("bullet a"), ItemList(((paragraph("nested"),),))), (paragraph("bullet b"),))),
        ItemList(((paragraph("third"),), (paragraph("fourth"),)), start=3),
        Heading(2, plain_text("Heading two")),
        BlockQuote((paragraph("Quoted."),)),
        Listing("first = 1\n\n    second = 2"),
        Grid(cells, (cells,), ("left", "right")),
        paragraph("Last."),
    )
    text = report(section(body=body)).texts[2]
    assert in_order(
        text, "Heading one", "First.", "• bullet a", "• nested", "• bullet b", "3. third", "4. fourth", "Heading two", "Quoted.",
        "first = 1", "second = 2", "A B A B", "Last.",
    )  # fmt: skip


def test_each_exhibit_follows_the_paragraph_that_first_refers_to_it(make_figure: MakeFigure) -> None:
    body = (paragraph("Before."), Paragraph(Text((Run("See "), Run("Table\u00a01", link="#tbl-1"), Run(".")))), paragraph("After."))
    made = report(section(body=body, exhibits=(make_figure(), table(3))))
    assert in_order(made.texts[2], "Before.", "See Table", "What the table says.", "After.", "What it shows.")


def test_a_quote_shows_who_said_it_and_a_second_line() -> None:
    quote = Quote(plain_text("It will be generative."), plain_text("Somebody"), plain_text("A second line."))
    assert "It will be generative. A second line. Somebody" in report(section(exhibits=(quote,))).text


@pytest.mark.parametrize("count", range(1, 10))
def test_one_to_nine_points_are_all_shown(count: int) -> None:
    made = report(section(points=points(count)))
    assert made.text.count(" ".join(["They", "need", "less", "computing"])) == count
    assert all(f"Term{i + 1}" in made.text for i in range(count))


def test_points_without_terms_are_a_list() -> None:
    made = report(section(points=(Point(plain_text("One thing.")), Point(plain_text("Another thing.")))))
    assert in_order(made.text, "• One thing.", "• Another thing.")


def test_a_term_stands_in_the_side_column_on_the_baseline_of_its_sentence() -> None:
    made = report(section(points=points(1)))
    term, sentence = made.word("Term1"), made.word("They")
    assert term.left == pytest.approx(48, abs=0.1)
    assert sentence.left == pytest.approx(186, abs=0.1)
    assert baseline(term.top, 9.5, 984) == pytest.approx(baseline(sentence.top, 10.5, 1036), abs=0.1)


def baseline(top: float, size: float, ascent: float) -> float:
    """Poppler's box begins an ascent above the baseline."""
    return top + ascent * size / 1000


def test_the_cover_shows_quote_people_and_date() -> None:
    cover = Cover(quote=Quote(plain_text("A line."), plain_text("Its author")))
    made = report(
        section(), cover=cover, authors=(plain_text("Ada Lovelace"),), date=date(2024, 7, 6), event=plain_text("Spring talk"),
        subtitle=plain_text("The subtitle"),
    )  # fmt: skip
    for text in ("The title of the report", "The subtitle", "“A line.”", "Its author", "Ada Lovelace", "6 July 2024", "Spring talk"):
        assert text in made.texts[0]


def test_a_cover_quote_too_long_for_the_cover_has_a_page_of_its_own() -> None:
    made = report(section(), cover=Cover(quote=Quote(plain_text("All these words are quoted. " * 60))))
    assert "quoted" not in made.texts[0]
    assert made.text.count("quoted") == 60


def test_dates_are_iso_in_other_languages() -> None:
    assert "2024-07-06" in report(section(), date=date(2024, 7, 6), language="de").texts[0]


def test_contact_and_picture_credits_are_on_the_last_page(make_figure: MakeFigure) -> None:
    closing = Closing(plain_text("Thanks"), contact=(plain_text("ada@example.org"),))
    made = report(section(exhibits=(make_figure(),)), cover=Cover(make_figure(number=0)), closing=closing)
    assert in_order(made.texts[-1], "About this report", "ada@example.org", "Picture credits", "Cover", "Figure 1")
    assert made.texts[-1].count("Somebody, CC0") == 2
