"""Equations on the page: in the middle, numbered, in the font of formulas, heard as words; formulas in lines of text."""

from __future__ import annotations

import io

import pikepdf
import pytest

from generator.exhibits.latex import read_formula
from generator.model import STAND_IN, Display, Equation, Grid, ItemList, Paragraph, Point, Run, Text, plain_text
from generator.theme.page import LINE, MAIN

from .conftest import Made, report, section
from .tags import Element, tree
from .test_geometry import check

EINSTEIN = "E=mc^2"


def equation(tex: str = EINSTEIN, number: int = 1, **fields: object) -> Equation:
    formula = read_formula(tex, display=True)
    id = f"eq-{number}" if number else ""
    return Equation(id, number, formula, **{"alt": formula.spoken, **fields})  # type: ignore[arg-type]


def inline(tex: str, **style: object) -> Run:
    return Run(STAND_IN, formula=read_formula(tex), **style)  # type: ignore[arg-type]


def around(run: Run) -> Text:
    return Text((Run("Before "), run, Run(" behind")))


def formulas(made: Made) -> list[Element]:
    return tree(made.data).all("Formula")


def test_an_equation_stands_in_the_middle_of_the_column_with_its_number_at_the_right() -> None:
    made = report(section(exhibits=(equation(),)))
    first, last, number = made.word("E"), made.word("mc"), made.word("(1)")
    assert (first.left + last.right) / 2 == pytest.approx(MAIN.x + MAIN.width / 2, abs=5)
    assert number.right == pytest.approx(MAIN.right, abs=0.5)
    assert made.codes == []
    check(made)


def test_an_equation_is_heard_as_words_with_its_place_and_language() -> None:
    made = report(section(exhibits=(equation(), equation(number=2, alt="Energy is mass."))), language="de")
    first, second = formulas(made)
    assert str(first.entry.Alt) == "E equals m c squared"
    assert str(first.entry.Lang) == "en"
    assert str(second.entry.Alt) == "Energy is mass."
    assert "/Lang" not in second.entry
    left, bottom, right, top = map(float, first.attributes["/BBox"])
    assert MAIN.x < left < right < MAIN.right
    assert 5 < top - bottom < 20


def test_a_caption_stands_beside_and_the_meanings_of_symbols_below() -> None:
    where = (Point(plain_text("Energy in joules."), Text((inline("E"),))),)
    made = report(section(exhibits=(equation(caption=plain_text("Mass is energy."), where=where),)))
    assert made.word("Equation").right < MAIN.x
    assert made.word("Mass").top == pytest.approx(made.word("Equation").top + 12, abs=1)
    assert made.word("joules").top > made.word("(1)").bottom
    check(made)


def test_formulas_stand_on_the_baseline_of_their_line_and_keep_its_height() -> None:
    lines = "word " * 40
    paragraph = Paragraph(Text((Run(lines), inline(r"\frac{a}{b}"), Run(f" {lines}"), inline(r"\sum_{i=1}^n x_i"), Run(f" {lines}"))))
    made = report(section(body=(paragraph,)))
    plain = report(section(body=(Paragraph(plain_text(lines * 3)),)))
    tops = [sorted({round(word.top, 1) for word in each.words[2] if word.text == "word"}) for each in (made, plain)]
    assert {round(b - a, 1) for a, b in zip(tops[0], tops[0][1:], strict=False)} == {15.0}
    assert tops[0][: len(tops[1])] == tops[1]
    assert [str(each.entry.Alt) for each in formulas(made)] == ["a over b", "the sum from i equals 1 to n of x sub i"]
    assert made.codes == []


def test_formulas_stand_in_titles_links_lists_and_tables() -> None:
    linked = Text((Run("See "), inline("x", link="https://example.org"), Run(" there")))
    cells = around(inline("y_1"))
    body = (Paragraph(linked), ItemList(((Paragraph(around(inline("z"))), Display(read_formula("w", display=True))),)))
    grid = Grid((cells, cells, cells), ((cells, cells, cells),), ("left",) * 3)
    made = report(section(title=around(inline("t^2")), lead=around(inline("l")), body=(*body, grid)))
    assert [str(each.entry.Alt) for each in formulas(made)].count("y sub 1") == 6
    assert {"x", "z", "w", "t squared", "l"} <= {str(each.entry.Alt) for each in formulas(made)}
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        outline = [item.title for item in pdf.open_outline().root]
        (link,) = [a for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a and "example" in str(a.A.URI)]
        assert str(link.Contents) == "x"
    assert any("Before t² behind" in title for title in outline)
    assert all(word.right < 595 for page in made.words for word in page)


@pytest.mark.parametrize(("terms", "rows"), [(10, 1), (40, 2), (400, 20)])
def test_a_wide_equation_goes_on_to_further_lines_in_its_column(terms: int, rows: int) -> None:
    made = report(section(exhibits=(equation("+".join(["a"] * terms)),)))
    (formula,) = formulas(made)
    left, bottom, right, top = map(float, formula.attributes["/BBox"])
    assert left >= MAIN.x - 0.1
    assert right <= MAIN.right
    assert (rows - 1) * LINE < top - bottom <= 2 * rows * LINE
    assert made.codes == []


@pytest.mark.parametrize("terms", [20, 40, 400])
def test_a_wide_equation_without_a_place_to_break_is_scaled_into_its_column(terms: int) -> None:
    made = report(section(exhibits=(equation(f"({'+'.join(['a'] * terms)})"),)))
    (formula,) = formulas(made)
    left, _, right, _ = map(float, formula.attributes["/BBox"])
    assert left >= MAIN.x - 0.1
    assert right <= MAIN.right
    assert made.codes == (["equation-too-wide"] if terms > 25 else [])


def test_a_wide_formula_in_a_line_is_written_as_text() -> None:
    made = report(section(body=(Paragraph(around(inline("+".join(["a"] * 60)))),)))
    assert made.codes == ["formula-too-wide"]
    assert not formulas(made)
    assert made.text.count("a + a") >= 28
    check(made)


def test_the_text_of_a_formula_can_be_copied() -> None:
    made = report(section(exhibits=(equation(r"\mathbf{A}\alpha = \overbrace{abcdefghijklmnopqrstuvwxyz}^n"),)))
    assert "Aα" in made.text.replace(" ", "")
    assert "abcdefg" in made.text.replace(" ", "")
