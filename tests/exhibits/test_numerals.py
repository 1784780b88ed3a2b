"""Which columns are numbers, and where their decimal marks stand."""

from __future__ import annotations

import pytest

from generator.exhibits.numerals import paddings
from generator.model import Run, Text, plain_text
from generator.text import Typesetter
from generator.theme import ReportType, load_theme

SETTER = Typesetter(load_theme("aurora").fonts)
STYLE = ReportType.cell


def padded(*cells: Text | str) -> list[float] | None:
    return paddings([plain_text(cell) if isinstance(cell, str) else cell for cell in cells], SETTER, STYLE)


@pytest.mark.parametrize(
    ("cells", "tails"),
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
def test_cells_are_padded_by_what_the_longest_has_more_after_its_whole_number(cells: tuple[str, ...], tails: tuple[str, ...]) -> None:
    widths = [SETTER.width(tail, STYLE) for tail in tails]
    assert padded(*cells) == pytest.approx([max(widths) - width for width in widths])


@pytest.mark.parametrize(
    "cells", [("1", "two"), ("–", ""), (), ("v1.2", "v1.3"), ("1.2 million years", "3"), ("7 June 2024", "8 June 2024")]
)
def test_a_column_that_is_not_numbers_as_a_whole_is_none(cells: tuple[str, ...]) -> None:
    assert padded(*cells) is None


def test_the_mark_of_a_footnote_stands_after_its_number() -> None:
    noted = Text((Run("17.5", strong=True), Run("1", note="note-1")))
    after, bare = padded(noted, "17.5") or []
    assert after == 0
    assert bare > 0.3 * SETTER.width("1", STYLE)
