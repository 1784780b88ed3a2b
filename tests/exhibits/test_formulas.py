"""Formulas: read with the place of every fault, spelled, spoken, in Office Math, and laid out."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exhibits.formulas import EM, FLOOR, inline, lay_out
from generator.exhibits.latex import DEEPEST, LONGEST, BadFormulaError, read_formula
from generator.exhibits.mathml import parse
from generator.exhibits.omml import NAMESPACE, OfficeMath, unsayable
from generator.model import Formula

from .formulas import FORMULAS

M = f"{{{NAMESPACE}}}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OBJECTS = {"acc", "bar", "borderBox", "d", "eqArr", "f", "func", "groupChr", "limLow", "limUpp", "m", "nary", "phant", "r", "rad",
           "sPre", "sSub", "sSubSup", "sSup"}  # fmt: skip


def office(tex: str) -> tuple[ET.Element, list[str]]:
    writer = OfficeMath(4000, "", "en")
    made = writer.formula(parse(read_formula(tex, display=True).mathml))
    spaces = f'xmlns:m="{NAMESPACE}" xmlns:a="{DRAWING}"'
    return ET.fromstring(made.replace("<m:oMath>", f"<m:oMath {spaces}>", 1)), writer.lost


@pytest.mark.parametrize("display", [True, False], ids=["displayed", "in a line"])
@pytest.mark.parametrize("tex", FORMULAS)
def test_every_kind_of_formula_is_read_and_laid_out(tex: str, display: bool) -> None:
    formula = read_formula(tex, display=display)
    assert "\\" not in formula.plain + formula.spoken
    assert formula.plain.strip()
    assert "  " not in formula.spoken
    laid = lay_out(formula.mathml)
    assert laid.missing == ""
    assert laid.width > 0 < laid.height
    assert all(-0.2 * EM <= glyph.x <= laid.width + 0.2 * EM for glyph in laid.glyphs)
    assert all(-laid.depth - 0.2 * EM <= glyph.y <= laid.height for glyph in laid.glyphs)


@pytest.mark.parametrize("tex", FORMULAS)
def test_every_kind_of_formula_is_office_math(tex: str) -> None:
    """Each object has its properties first, none holds what is none, and every letter of the formula is in it."""
    root, lost = office(tex)
    for element in root.iter():
        name = element.tag.removeprefix(M)
        if element.tag == M + name and name in OBJECTS - {"r"}:
            assert element[0].tag == f"{M}{name}Pr"
            assert element[0][-1].tag == f"{M}ctrlPr"
        if name in ("e", "num", "den", "sub", "sup", "deg", "lim", "fName", "oMath"):
            assert {child.tag.removeprefix(M) for child in element} <= OBJECTS
    drawn = {
        glyph.text for glyph in lay_out(read_formula(tex, display=True).mathml).glyphs if glyph.text.isascii() and glyph.text.isdigit()
    }
    assert drawn <= set("".join(t.text or "" for t in root.iter(f"{M}t")))
    assert lost == [] or tex == FORMULAS[-1]


def test_what_office_math_cannot_say_is_named() -> None:
    assert office(r"\Big( x \! \Big)")[1] == ["the size of `(`", "a negative space", "the size of `)`"]


@pytest.mark.parametrize(
    ("tex", "tags"),
    [
        (r"\frac{a}{b}", ["f"]),
        (r"\sum_{i}^{n} x = y", ["nary", "r", "r"]),
        (r"\sum_i \sum_j a", ["nary"]),
        (r"(z)_i", ["sSub"]),
        (r"\sin x + 1", ["func", "r", "r"]),
        (r"\left( a \right)", ["d"]),
        (r"{}^{14}_6 C", ["sPre"]),
    ],
)
def test_office_math_has_the_structure_that_is_meant(tex: str, tags: list[str]) -> None:
    assert [child.tag.removeprefix(M) for child in office(tex)[0]] == tags


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        ("E = mc^2", "E equals m c squared"),
        (r"\frac{a+b}{2}", "the fraction a plus b over 2, end fraction"),
        (r"\sqrt{d_k}", "the square root of d sub k, end root"),
        (r"\sum_{i=1}^n x_i", "the sum from i equals 1 to n of x sub i"),
        (r"\lim_{x \to 0} f", "the limit as x to 0 of f"),
        (r"K^\top", "K transpose"),
        (r"\hat{y} \in \mathbb{R}", "y hat in double-struck R"),
        (r"\Gamma\lambda", "capital gamma lambda"),
        (r"\binom{n}{k}", "open parenthesis n choose k close parenthesis"),
        (r"|x|", "bar x bar"),
        (r"\left|x\right|", "the absolute value of x, end"),
        (r"x_1, \dots, x_n", "x sub 1, and so on, x sub n"),
        (r"\begin{pmatrix}1&2\end{pmatrix}", "a table of 1 rows and 2 columns: row 1: 1, 2;"),
        (r"f'(x)", "f prime open parenthesis x close parenthesis"),
    ],
)
def test_a_formula_is_heard_in_plain_words(tex: str, words: str) -> None:
    assert read_formula(tex).spoken == words


@pytest.mark.parametrize(
    ("tex", "plain", "exact"),
    [
        ("E=mc^2", "E = mc²", True),
        ("x_{ij}", "xᵢⱼ", True),
        ("-x - 1 = -y", "−x − 1 = −y", True),
        (r"\sqrt{d_k}", "√dₖ", True),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ", True),
        (r"\sin x + \cos(y)", "sin x + cos(y)", True),
        (r"\hat y", "y\u0302", True),
        (r"\mathbb{R}^Q", "ℝ^Q", True),
        (r"\frac{a+b}{2}", "(a + b)/2", False),
        (r"x^{a^b}", "x^(a^b)", False),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)", False),
    ],
)
def test_a_formula_is_spelled_in_one_line(tex: str, plain: str, exact: bool) -> None:
    formula = read_formula(tex)
    assert (formula.plain, formula.exact) == (plain, exact)


@pytest.mark.parametrize(
    ("tex", "at", "help"),
    [
        (r"x + \alhpa", 4, r"did you mean `\alpha`?"),
        (r"é \foo", 2, ""),
        ("a\n+ }", 4, ""),
        (r"\begin{align} x &= \foo \end{align}", 19, ""),
        (r"\textcolor{red}{x}", 0, "remove it"),
        ("", 0, "write LaTeX"),
        ("% nothing", 0, "write LaTeX"),
        ("x" * (LONGEST + 1), 0, "divide it"),
        ("{" * (DEEPEST + 1), DEEPEST, "divide"),
        (r"\sqrt" * 900 + " x", 0, "divide"),
        (r"\href{https://example.org}{x}", 0, ""),
    ],
)
def test_a_fault_has_its_place_in_the_formula(tex: str, at: int, help: str) -> None:
    with pytest.raises(BadFormulaError) as found:
        read_formula(tex)
    assert found.value.at == at
    assert help in found.value.help
    assert "\x1b" not in str(found.value)


def test_a_formula_in_a_line_is_lower_than_one_on_its_own() -> None:
    for tex in (r"\sum_{i=1}^n x_i", r"\int_0^1 f", r"\frac{a}{b}"):
        displayed, low = (lay_out(read_formula(tex, display=display).mathml) for display in (True, False))
        assert low.height + low.depth < 0.8 * (displayed.height + displayed.depth)


def test_lines_below_a_sum_are_as_small_as_one_line_is() -> None:
    glyphs = lay_out(read_formula(r"\sum_{\substack{i < n \\ j < m}} a", display=True).mathml).glyphs
    assert {glyph.size for glyph in glyphs if glyph.text in "ijnm<"} == {0.7 * EM}


def test_columns_of_a_formula_are_aligned() -> None:
    def lefts(tex: str, *texts: str) -> list[float]:
        return [glyph.x for glyph in lay_out(read_formula(tex, display=True).mathml).glyphs if glyph.text in texts]

    first, second = lefts(r"\begin{aligned} abc &= d \\ e &= fgh \end{aligned}", "=")
    assert first == pytest.approx(second)
    first, second = lefts(r"\begin{cases} 1 & x \\ 2 & \text{otherwise} \end{cases}", "x", "o")[:2]
    assert first == pytest.approx(second, abs=30)


def test_a_high_formula_is_set_smaller_until_it_fits_its_line() -> None:
    usual, high = (inline(read_formula(tex).mathml, 10.5, 15.0) for tex in ("x", r"\frac{\frac{a}{\frac bc}}{\frac{\frac de}{f}}"))
    assert (usual.size, usual.is_small) == (10.5, False)
    assert high.size < FLOOR * 10.5
    assert high.is_small


def test_the_glyphs_are_those_that_ziamath_draws() -> None:
    """Its own drawing stays as it is; each of its outlines is a glyph, a rule or an outline of ours."""
    import ziamath

    for tex in (r"E = mc^2", r"\frac{a}{b} + \sqrt{d_k}", r"\left( \sum_{i=1}^n \frac{\frac{a}{b}}{c} \right)"):
        mathml = read_formula(tex, display=True).mathml
        laid = lay_out(mathml)
        drawn = ziamath.Math(mathml, size=20).svgxml()
        shapes = [each for each in drawn.iter() if each.tag.rpartition("}")[2] in ("use", "path", "rect") and "symbol" not in each.tag]
        inside = [each for symbol in drawn.iter("symbol") for each in symbol.iter("path")]
        assert len(laid.glyphs) + len(laid.shapes) == len(shapes) - len(inside)


COMMANDS = """frac sqrt sum int left( right) left. right| middle| hat overline underbrace text{} sin lim limits mathbf big binom ! quad
    xrightarrow boxed cancel phantom substack stackrel mathop overset hline begin{matrix} end{matrix} begin{cases} end{cases}
    begin{aligned} end{aligned} begin{align*} end{align*} \\"""
TOKENS = [
    *["a", "1", "+", "(", ")", "^", "_", "{", "}", "&", "'", "é", "中", "%", "#", "~"],
    *("\\" + command for command in COMMANDS.split()),
]


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(TOKENS), max_size=9), st.booleans())
def test_any_formula_is_either_refused_at_its_place_or_shown_by_all(tokens: list[str], display: bool) -> None:
    tex = " ".join(tokens)
    found: BadFormulaError | Formula
    try:
        found = read_formula(tex, display=display)
    except BadFormulaError as error:
        found = error
    if isinstance(found, BadFormulaError):
        assert 0 <= found.at <= len(tex)
        assert found.help
        return
    assert 0 < inline(found.mathml, 10.5, 15.0).size <= 10.5
    assert "\\" not in found.spoken
    unsayable(found.mathml)


@pytest.mark.parametrize("tex", [r"\mathop\middle|", r"\xrightarrow{\boxed{x}}"])
def test_a_formula_that_a_library_stumbles_over_is_refused(tex: str) -> None:
    with pytest.raises(BadFormulaError, match="cannot be set"):
        read_formula(tex)
