"""Which columns are numbers, and where their decimal marks stand."""

from __future__ import annotations

import pytest

from generator.exhibits.numerals import figure_spaces, tails
from generator.model import Run, Text, plain_text
from generator.text import Typesetter
from generator.theme import DeckType, load_theme


def after(*cells: Text | str) -> list[str] | None:
    found = tails([plain_text(cell) if isinstance(cell, str) else cell for cell in cells])
    return None if found is None else [tail.plain for tail in found]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("1", "22", "333"), ("", "", "")),
        (("1.5", "22", "3.25"), (".5", "", ".25")),
        (("1.234,5", "0,25", "17"), (",5", ",25", "")),
        (("1,204", "17", "3.5 %"), ("", "", ".5 %")),
        (("12.5 km", "3 km", "n/a", ""), (".5 km", " km", "", "")),
        (("−0.5", "+12", "$ 3.75", "~ 1e"), (".5", "", ".75", "e")),
        (("1’204.5", "2"), (".5", "")),
        (("1\u202f204,5", "2,25"), (",5", ",25")),
        (("3.5–4.2", "7"), ("", "")),
        (("1.204", "17"), ("", "")),
    ],
)  # fmt: skip
def test_what_a_number_has_after_its_whole_number_begins_at_the_decimal_mark(cells: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert after(*cells) == list(found)


@pytest.mark.parametrize(
    "cells", [("1", "two"), ("–", ""), (), ("v1.2", "v1.3"), ("1.2 million years", "3"), ("7 June 2024", "8 June 2024")]
)
def test_a_column_that_is_not_numbers_as_a_whole_is_none(cells: tuple[str, ...]) -> None:
    assert after(*cells) is None
    assert figure_spaces([plain_text(cell) for cell in cells]) is None


def test_the_mark_of_a_footnote_stands_after_its_number() -> None:
    noted = Text((Run("17.5", strong=True), Run("1", note="note-1")))
    (found,) = tails([noted]) or []
    assert [(run.text, run.strong, run.note) for run in found.runs] == [(".5", True, ""), ("1", False, "note-1")]


@pytest.mark.parametrize(
    ("cells", "spaces"),
    [
        (("1", "22", ""), ("", "", "")),
        (("1.5", "22", "3.25", "–"), ("F", "PFF", "", "PFF")),
        (("12.5 km", "3 km", "n/a"), ("", "PF", "")),
        (("12.5 km", "3 m"), ("", "")),
        (("3.25 %", "17"), ("", "")),
    ],
)
def test_figure_spaces_make_numbers_of_one_unit_as_wide_as_each_other(cells: tuple[str, ...], spaces: tuple[str, ...]) -> None:
    found = figure_spaces([plain_text(cell) for cell in cells])
    assert found == [each.replace("F", "\u2007").replace("P", "\u2008") for each in spaces]


def test_figure_spaces_are_as_wide_as_what_they_stand_for() -> None:
    setter = Typesetter(load_theme("aurora").fonts)
    assert setter.width("1\u2008\u2007\u2007", DeckType.cell) == pytest.approx(setter.width("1.25", DeckType.cell))
