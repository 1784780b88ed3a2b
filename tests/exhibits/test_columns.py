"""Columns are typed as a whole, and never by a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exhibits.columns import AmbiguousCellError, BadCellError, categories, decimal_mark, numbers


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [("1", ".", 1), ("-1.5", ".", -1.5), ("−2", ".", -2), ("1,234.5", ".", 1234.5), ("1.234,5", ",", 1234.5), ("12 345", ".", 12345),
     ("1e-9", ".", 1e-9), (".5", ".", 0.5), ("", ".", None), ("N/A", ".", None), ("-", ",", None), ("null", ".", None)],
)  # fmt: skip
def test_numbers_are_read_by_their_decimal_mark(cell: str, mark: str, value: float | None) -> None:
    assert numbers([cell], mark) == (value,)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["two", "1,5", "1.2.3", "12,34", "5 %", "1e999", "e5", "0x10", "inf", "١,"])
def test_what_is_no_number_is_found_by_its_index(cell: str) -> None:
    with pytest.raises(BadCellError) as error:
        numbers(["1", cell])
    assert error.value.index == 1


@pytest.mark.parametrize(
    ("cells", "mark"),
    [(["1.5"], "."), (["1,5"], ","), (["1.234", "0,5"], ","), (["1.234.567"], ","), (["1.234", "0.197"], "."), (["x", "3"], ".")],
)
def test_the_decimal_mark_is_what_the_numbers_show(cells: list[str], mark: str) -> None:
    assert decimal_mark(cells) == mark


def test_a_number_that_can_be_read_in_two_ways_is_refused() -> None:
    with pytest.raises(AmbiguousCellError) as error:
        decimal_mark(["7", "1.234"])
    assert error.value.index == 1


def test_a_column_is_of_one_type() -> None:
    assert categories(["1", "2"]) == (1.0, 2.0)
    assert categories(["1", "b"]) == ("1", "b")
    assert categories(["01234", "5"]) == ("01234", "5")
    assert categories(["2024-01", "2024-02"]) == (date(2024, 1, 1), date(2024, 2, 1))
    assert categories(["2024-01-31", "31.01.2024"]) == (date(2024, 1, 31), date(2024, 1, 31))
    assert categories(["2024-02-30", "2024-03-01"]) == ("2024-02-30", "2024-03-01")


@given(st.one_of(st.floats(1e-30, 1e15), st.floats(-1e15, -1e-30), st.just(0.0)))
def test_any_number_comes_back(value: float) -> None:
    assert numbers([repr(value)]) == (value,)
