"""Wide formulas in lines: before relations, then before signs, never inside brackets."""

from __future__ import annotations

import pytest

from generator.exhibits.formulas import lay_out
from generator.exhibits.latex import read_formula
from generator.exhibits.line_breaks import broken
from generator.exhibits.mathml import parse, text
from generator.exhibits.omml import unsayable


def lines(tex: str, width: float) -> list[str]:
    """What stands in each line of the formula at most so many ems wide."""
    root = parse(broken(read_formula(tex, display=True).mathml, width * 1000))
    rows = list(root.iter("mtr"))
    return [text(row) for row in rows] or [text(root)]


def test_what_fits_stays_in_one_line() -> None:
    assert lines("a + b = c + d", 20) == ["a+b=c+d"]


def test_lines_begin_with_a_relation() -> None:
    assert lines("a + b = c + d = e + f", 9) == ["a+b=c+d", "=e+f"]


def test_a_side_that_is_too_wide_goes_on_before_a_sign() -> None:
    assert lines("x = a + b - c + d + e", 8) == ["x=a+b−c", "+d+e"]


@pytest.mark.parametrize("tex", ["f(a + b + c + d + e)", r"\sqrt{a + b + c + d + e}", r"\left[a + b + c + d\right]", "-a"])
def test_brackets_roots_and_signs_of_a_number_are_not_broken(tex: str) -> None:
    assert len(lines(tex, 0.5 if tex == "-a" else 6)) == 1


def test_signs_of_numbers_stay_with_them() -> None:
    assert lines("a = -b = -c", 3) == ["a", "=−b", "=−c"]


@pytest.mark.parametrize("width", [5, 8, 12, 20, 40])
def test_every_line_is_as_narrow_as_is_asked_for_and_can_be_said_in_the_deck(width: float) -> None:
    made = broken(read_formula("=".join(["+".join(["a"] * 20)] * 3), display=True).mathml, width * 1000)
    assert lay_out(made).width <= width * 1000
    assert unsayable(made) == []
