"""Charts as they are read: data from the content and from CSV files, typed by whole columns, with every fault at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model import Chart
from generator.source.csv_file import MOST_ROWS

from .reading import read, sound


def content(data: str = "data.csv", kind: str = "line", x: str = "x", y: str = "y", extra: str = "") -> str:
    return f"title: A\nsections: [{{title: B, chart: {{kind: {kind}, data: {data}, x: {x}, y: {y}{extra}}}}}]\n"


def chart(project: Path, csv: str | bytes = "", **fields: str) -> Chart:
    """The chart of a content that has nothing to complain about."""
    (project / "data.csv").write_bytes(csv.encode() if isinstance(csv, str) else csv)
    (made,) = sound(project, content(**fields)).sections[0].exhibits
    assert isinstance(made, Chart)
    return made


@pytest.mark.parametrize("data", ["{x: [a, b], y: [1, 2.5]}", "[[x, y], [a, 1], [b, 2.5]]"])
def test_inline_data_are_columns_or_rows(data: str, project: Path) -> None:
    made = chart(project, data=data)
    assert (made.x.values, made.y[0].values) == (("a", "b"), (1.0, 2.5))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_equal_rows(delimiter: str, project: Path) -> None:
    csv = f'x{delimiter}y\n"Paris{delimiter} France"{delimiter}2.1\nRome{delimiter}\n'
    made = chart(project, csv)
    assert (made.x.values, made.y[0].values) == ((f"Paris{delimiter} France", "Rome"), (2.1, None))


def test_a_decimal_comma_is_found_by_one_number_that_can_be_nothing_else(project: Path) -> None:
    assert chart(project, "x;y\na;1.234\nb;2,5\n").y[0].values == (1234.0, 2.5)


def test_utf_16_and_windows_line_ends_are_read(project: Path) -> None:
    assert chart(project, "x,y\r\nä,1\r\n".encode("utf-16")).x.values == ("ä",)


def test_dates_settle_the_order_of_others(project: Path) -> None:
    assert chart(project, "x,y\n03/04/2024,1\n13/04/2024,2\n").x.values == (date(2024, 4, 3), date(2024, 4, 13))
    assert chart(project, "x,y\n03/04/2024,1\n", extra=", dates: month-first").x.values == (date(2024, 3, 4),)


def test_the_author_settles_decimal_mark_and_delimiter(project: Path) -> None:
    made = chart(project, "x;y\na;1.234\n", extra=', decimal: ","')
    assert made.y[0].values == (1234.0,)
    assert chart(project, "x,1;y\na;1\n", extra=", delimiter: semicolon", x='"x,1"').x.name == "x,1"


def test_charts_have_a_count_of_their_own_and_can_be_referred_to(project: Path) -> None:
    text = content("{x: [a], y: [1]}", extra=", id: cht-one") + "abstract: see @cht-one\n"
    document = sound(project, text)
    assert [run.text for run in document.abstract[0].text.runs] == ["see ", "Chart\u00a01"]  # type: ignore[union-attr]


def test_a_highlight_is_a_category_of_one_column_and_a_column_among_several(project: Path) -> None:
    data = "{x: [a, b], y: [1, 2], z: [3, 4]}"
    assert chart(project, data=data, kind="bar", extra=", highlight: b").highlight == 1
    assert chart(project, data=data, kind="bar", y="[y, z]", extra=", highlight: z").highlight == 1


CASES = [
    ("ragged-data", "x,y\na,1\n»b,1,2\n", ""),
    ("not-a-number", "x,y\na,1\nb,»two\n", ""),
    ("not-a-number", 'x,y\n"a\nb ""c""",1\n"d,e", »"f"\n', ""),
    ("ambiguous-number", "x;y\na;»1.234\n", ""),
    ("ambiguous-date", "x,y\n01/01/2024,1\n»03/04/2024,1\n", ""),
    ("missing-x", "x,y\na,1\n»,1\n", ""),
    ("bad-csv", 'x,y\n»a,"1"2\n', ", delimiter: comma"),
    ("too-many-rows", "x,y\n" + "a,1\n" * MOST_ROWS + "»a,1\na,1\n", ""),
    ("control-character", "x,y\na,»\x00\n", ""),
]


@pytest.mark.parametrize(("code", "marked", "extra"), CASES)
def test_a_fault_is_reported_at_its_place_in_the_data(code: str, marked: str, extra: str, project: Path) -> None:
    before, _, after = marked.partition("»")
    (project / "data.csv").write_text(before + after, encoding="utf-8", newline="")
    loaded = read(project, content(extra=extra))
    assert [found.code for found in loaded.diagnostics.found] == [code]
    (found,) = loaded.diagnostics.found
    line = before.count("\n") + 1
    assert str(found.place) == f"{project / 'data.csv'}:{line}:{len(before) - before.rfind(chr(10))}"
    assert code == "control-character" or found.place.file in loaded.sources


def test_a_file_of_many_rows_is_read_in_linear_time_and_a_larger_one_refused(project: Path) -> None:
    made = chart(project, "x,y\n" + "".join(f"{i},{i / 7:.3f}\n" for i in range(MOST_ROWS - 1)))
    assert len(made.x.values) == MOST_ROWS - 1
    (project / "data.csv").write_bytes(b"x,y\n" + b"a,1\n" * 1_100_000)
    assert [found.code for found in read(project, content()).diagnostics.found] == ["file-too-large"]
