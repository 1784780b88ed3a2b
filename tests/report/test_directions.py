"""What is written from right to left: a whole document, which is mirrored, or a paragraph in one that is not."""

from __future__ import annotations

import pytest

from generator.model import (
    BlockQuote,
    Footnote,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Point,
    Run,
    Section,
    Text,
    plain_text,
)

from . import reading
from .conftest import SENTENCE, Made, MakeFigure, report, section, table
from .reading import Word
from .test_geometry import check
from .test_order import paragraph

WIDTH = 595.28
ARABIC = "لكل إنسان حق التمتع بكافة الحقوق والحريات الواردة في هذا الإعلان دون أي تمييز كالتمييز بسبب العنصر أو اللون أو الجنس أو اللغة."
WORD = "كلمة"
MAIN_LEFT, MAIN_RIGHT, SIDE_LEFT, SIDE_RIGHT = 186.0, 532.0, 48.0, 168.0


def mirrored(x: float) -> float:
    return WIDTH - x


def arabic(*sections: Section, **fields: object) -> Made:
    return report(*sections, language="ar", **fields)


def near(value: float) -> object:
    return pytest.approx(value, abs=1.0)


def read(made: Made) -> list[list[Word]]:
    return [reading.whole(page) for page in made.words]


def box(made: Made, text: str, page: int | None = None) -> Word:
    """The last word that is `text`, which poppler may give back in the order in which its letters are seen."""
    pages = read(made) if page is None else [read(made)[page]]
    return [word for words in pages for word in words if word.text in (text, text[::-1])][-1]


def test_a_document_from_right_to_left_is_the_mirror_image_of_one_from_left_to_right(make_figure: MakeFigure) -> None:
    point = Point(plain_text("Sentence."), plain_text("TERM"))
    made = {
        language: report(section(points=(point,), body=(paragraph("BODY."),), exhibits=(make_figure(), table(2))), language=language)
        for language in ("en", "ar")
    }
    for text in ("TERM", "BODY.", "Head0", "row1col2"):
        assert box(made["ar"], text).right == near(mirrored(box(made["en"], text).left))
        assert box(made["ar"], text).top == near(box(made["en"], text).top)
    (here,), (there,) = (next(page for page in reading.pictures(reading.opened(made[each].data)) if page) for each in ("en", "ar"))
    assert there.left == near(mirrored(here.right))


def test_page_numbers_of_the_contents_stand_at_the_other_side_of_their_column() -> None:
    page = read(arabic(section(title=plain_text("TITLE"))))[1]
    title = next(word for word in page if word.text == "TITLE")
    (number,) = [word for word in page if word.top == title.top and word.left > mirrored(MAIN_LEFT)]
    assert number.left == near(mirrored(SIDE_RIGHT))


def test_viewers_lay_two_pages_side_by_side_from_the_right() -> None:
    assert reading.opened(arabic(section()).data).Root.ViewerPreferences.Direction == "/R2L"
    assert "/Direction" not in reading.opened(report(section()).data).Root.ViewerPreferences


def test_a_paragraph_that_begins_with_a_latin_name_runs_on_from_right_to_left() -> None:
    text = Paragraph(plain_text(f"OpenAI {WORD} END."))
    assert box(arabic(section(body=(text,))), "OpenAI").right == near(mirrored(MAIN_LEFT))
    assert box(report(section(body=(text,))), "OpenAI").left == near(MAIN_LEFT)


def test_code_runs_from_left_to_right_in_any_document() -> None:
    made = arabic(section(body=(Listing("begin = 1"),)))
    assert box(made, "begin").left == near(mirrored(MAIN_RIGHT) + 9)


def test_numbers_of_a_table_stand_at_the_right_where_its_cells_begin() -> None:
    grid = Grid(
        (plain_text("A"), plain_text("NUMBERS")),
        ((plain_text("a"), plain_text("21")), (plain_text("b"), plain_text("121"))),
        ("left", "right"),
    )
    made = arabic(section(body=(grid,)))
    assert box(made, "21").right == near(box(made, "NUMBERS").right)
    assert box(made, "121").right == near(box(made, "NUMBERS").right)


ITEMS = ItemList(((paragraph(f"{WORD} {ARABIC}"),), (paragraph(WORD),)), 7)


def test_a_list_hangs_from_its_numbers_at_the_right() -> None:
    page = read(report(section(body=(ITEMS,))))[2]
    numbers = [word for word in page if word.text.strip(".") in ("7", "8")]
    assert [number.right for number in numbers] == [near(MAIN_RIGHT)] * 2
    beside = [word for word in page if numbers[0].top - 6 <= word.top <= numbers[1].bottom and word not in numbers]
    assert max(word.right for word in beside) == near(MAIN_RIGHT - 15)
    assert min(word.left for word in beside) < MAIN_LEFT + 30


def test_the_full_stop_of_a_number_stands_at_its_left() -> None:
    letters = [word for page in report(section(body=(ITEMS,))).words for word in page if word.left > MAIN_RIGHT - 15]
    (number,) = [word for word in letters if word.text.endswith("7")]
    (stop,) = [word for word in letters if word.text.endswith(".") and word.top == number.top]
    assert stop.right == near(number.left)


def test_bullets_footnotes_and_points_hang_at_the_right_too() -> None:
    note = Footnote("note-1", 44, (paragraph(ARABIC),))
    body = (ItemList(((paragraph(WORD),),)), Paragraph(Text((Run("Text"), Run("44", note="note-1")))))
    made = report(section(points=(Point(plain_text(WORD)),), body=body), footnotes=(note,))
    bullets = [word for page in read(made) for word in page if word.text == "•"]
    assert [bullet.right > MAIN_RIGHT - 6 for bullet in bullets] == [True, True]
    assert box(made, "44").right == near(MAIN_RIGHT)


def test_a_paragraph_and_a_heading_in_a_document_from_left_to_right_begin_at_the_right() -> None:
    body = (Heading(1, plain_text("عنوان")), paragraph(ARABIC), BlockQuote((paragraph("اقتباس"),)), paragraph(SENTENCE))
    made = report(section(body=body))
    assert box(made, "عنوان").right == near(MAIN_RIGHT)
    assert box(made, "اقتباس").right == near(MAIN_RIGHT - 15)
    assert box(made, "They").left == near(MAIN_LEFT)


def test_everything_stays_in_the_mirrored_columns(make_figure: MakeFigure) -> None:
    words = plain_text(ARABIC)
    body = (
        Paragraph(words),
        ITEMS,
        BlockQuote((ITEMS, Paragraph(words))),
        Listing("code"),
        Grid((words,) * 4, ((words,) * 4,) * 3, ("left",) * 4),
    )
    points = (Point(words, words), Point(words))
    figure = make_figure(caption=ARABIC, credit=words)
    story = section(title=words, lead=words, points=points, examples=(words,), body=body * 3, exhibits=(figure,))
    made = arabic(story, title=words, subtitle=words)
    assert made.codes == []
    check(made, mirrored=True)


def test_a_list_without_items_takes_no_place() -> None:
    assert report(section(body=(ItemList(()), paragraph("BODY.")))).pages == report(section(body=(paragraph("BODY."),))).pages
