"""Native charts, read back with python-pptx: data, axes, labels, the workbook, and what the report shows as well."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart

from generator.deck.pptx.chart_pen import number_code
from generator.exhibits.formats import number_format
from generator.model import CHART_KINDS, Categories, Chart, ChartKind, Diagnostics, Measure, Takeaway, plain_text
from generator.theme import load_theme
from tests.oracles.making import make_deck
from tests.oracles.streams import written_by
from tests.oracles.tools import audit

from .conftest import document, section
from .test_geometry import faults_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def chart(kind: ChartKind, *columns: Sequence[float | None], x: Sequence[float | date | str] = (), **fields: object) -> Chart:
    names = tuple(x) or tuple(f"Name {index}" for index in range(len(columns[0])))
    measures = tuple(Measure(f"Series {index}", tuple(values)) for index, values in enumerate(columns))
    caption = plain_text("What it shows.")
    return Chart("cht-1", 1, kind, Categories("Along", names), measures, caption=caption, **fields)  # type: ignore[arg-type]


def native(made: Chart) -> tuple[NativeChart, zipfile.ZipFile]:
    """The chart, and its workbook."""
    data = written_by(make_deck, document(section(exhibits=(made,))), load_theme("aurora"), Diagnostics())
    (shape,) = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes if shape.has_chart]
    return shape.chart, zipfile.ZipFile(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))


def values(made: NativeChart, tag: str) -> list[str]:
    return [element.get("val") for element in made._chartSpace.iter(f"{C}{tag}")]


def sheet(book: zipfile.ZipFile) -> list[list[str]]:
    """The cells of the workbook as text."""
    strings = ["".join(item.itertext()) for item in etree.fromstring(book.read("xl/sharedStrings.xml"))]
    rows = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{S}row")
    return [[strings[int(cell[0].text)] if cell.get("t") == "s" else cell[0].text for cell in row] for row in rows]


@pytest.mark.parametrize("kind", [kind for kind in CHART_KINDS if kind not in ("pie", "doughnut", "combo")])
def test_the_chart_holds_the_data_with_gaps_where_they_are_missing(kind: ChartKind) -> None:
    made, _ = native(chart(kind, [1, None, 3], [4, 5, 6], x=[1, 2, 3] if kind == "scatter" else ()))
    assert [tuple(series.values) for plot in made.plots for series in plot.series] == [(1, None, 3), (4, 5, 6)]
    assert [series.name for plot in made.plots for series in plot.series] == ["Series 0", "Series 1"]
    assert values(made, "dispBlanksAs") == ["gap"]


def test_axes_have_the_ends_and_steps_of_the_report() -> None:
    made, _ = native(chart("column", [10, 20], [15, 5]))
    assert (values(made, "min"), values(made, "max"), values(made, "majorUnit")) == (["0"], ["20"], ["5"])
    made, _ = native(chart("line", [950, 1000], x=[2020, 2024]))
    assert (values(made, "min"), values(made, "max")) == (["2020", "950"], ["2024", "1000"])


def test_a_combination_has_its_line_on_a_second_axis() -> None:
    made, _ = native(chart("combo", [100, 200], [0.1, 0.2]))
    assert [type(plot).__name__ for plot in made.plots] == ["BarPlot", "LinePlot"]
    assert values(made, "max") == ["200", "0.2"]


def test_ticks_below_zero_have_no_name_where_the_second_axis_goes_there_for_the_first_alone() -> None:
    made, _ = native(chart("combo", [-1, 20], [3, 5]))
    assert values(made, "min") == ["-5", "-2"]
    formats = [element.get("formatCode") for element in made._chartSpace.iter(f"{C}numFmt")]
    assert [code for code in formats if ";;" in code] == ["#,##0;;0"]


@pytest.mark.parametrize(("name", "wrap"), [("Short", "none"), ("A very long name " * 9, "square")])
def test_the_name_at_a_lines_end_is_broken_only_when_it_is_long(name: str, wrap: str) -> None:
    plain = chart("line", [1, 2], x=[2020, 2024])
    made, _ = native(replace(plain, y=(replace(plain.y[0], name=name),)))
    (label,) = made._chartSpace.iter(f"{C}dLbl")
    assert next(label.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}bodyPr")).get("wrap") == wrap


def test_dates_are_days_of_an_axis_of_days() -> None:
    made, book = native(chart("line", [1, 2], x=[date(2024, 1, 1), date(2024, 6, 1)]))
    assert values(made, "baseTimeUnit") == ["days"]
    assert values(made, "majorTimeUnit") == ["months"]
    assert [point.text for point in made._chartSpace.iter(f"{C}v")][1:3] == ["45292", "45444"]
    assert [row[0] for row in sheet(book)] == ["Along", "45292", "45444"]


def test_the_workbook_holds_what_the_chart_shows_and_texts_stay_texts() -> None:
    _, book = native(chart("bar", [1, None, 2.5, -3, 4], x=["=1+1", "+a & <b>", "@b", "http://example.org", "_x0041_\x07"]))
    rows = [["=1+1", "1"], ["+a & <b>"], ["@b", "2.5"], ["http://example.org", "-3"], ["_x005F_x0041_", "4"]]
    expected = [["Along", "Series 0"], *rows]
    assert sheet(book) == expected
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_workbook_is_valid_but_for_a_theme_which_programs_have(tmp_path: Path) -> None:
    for number, x in enumerate(([date(2024, 1, 1), date(2024, 6, 1)], ["A", "B"])):
        made, _ = native(chart("line", [1, 2], x=x))
        path = tmp_path / f"book{number}.xlsx"
        path.write_bytes(made.part.chart_workbook.xlsx_part.blob)
        assert [fault for fault in audit(path) if "relationships/theme" not in fault] == []


def test_what_is_meant_is_in_the_accent_by_reference_to_the_theme() -> None:
    made, _ = native(chart("bar", [3, 2, 1], highlight=0))
    (series,) = made.plots[0].series
    assert series.format.fill.fore_color.theme_color.name == "ACCENT_1"
    assert [int(point.find(f"{C}idx").get("val")) for point in series._element.findall(f"{C}dPt")] == [1, 2]
    assert not list(made._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr"))


def test_number_formats_are_those_of_the_report() -> None:
    assert number_code(number_format([1.5, 2], "en")) == "#,##0.0"
    assert number_code(number_format([2.5e6], "en")) == '#,##0.0,,"M";-#,##0.0,,"M";0'
    assert number_code(number_format([1.5e-9], "en")) == "0.0E+0"
    assert number_code(number_format([0.5], "en", "0 %")) == "0 %"


def test_the_takeaway_stands_beside_the_chart_and_the_alt_text_says_it() -> None:
    made = chart("bar", [2, 1], takeaway=Takeaway(plain_text("2 : 1"), plain_text("Twice as many.")))
    data = written_by(make_deck, document(section(exhibits=(made,))), load_theme("aurora"), Diagnostics())
    slide = Presentation(io.BytesIO(data)).slides[1]
    assert slide.slide_layout.name == "Chart"
    assert {"2 : 1", "Twice as many."} <= {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Bar chart of Series 0 by Along. Name 0 2, Name 1 1."


def test_the_same_chart_gives_the_same_bytes() -> None:
    doc = document(section(exhibits=(chart("line", [1, 2]),)))
    first, second = (written_by(make_deck, doc, load_theme("aurora"), Diagnostics()) for _ in range(2))
    assert first == second


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
DATA: dict[str, list[list[float | None]]] = {
    "one": [[5.0]], "zeros": [[0.0] * 3], "missing": [[None] * 3], "negative": [[-1.0, -20.0]], "large": [[1e9, 2e15]],
    "small": [[1e-9, 3e-9]], "many": [[float(i * 37 % 101) for i in range(200)]], "six series": [[1.0, None, 3.0]] * 6,
}  # fmt: skip


@pytest.mark.parametrize("name", DATA)
def test_any_values_give_a_sound_deck(name: str, tmp_path: Path) -> None:
    sections = []
    for number, kind in enumerate(CHART_KINDS, 1):
        columns = DATA[name]
        if kind in ("pie", "doughnut"):
            columns = [[abs(value or 0) for value in columns[0]]]
            if not any(columns[0]):  # which the reader refuses
                continue
        elif kind == "combo" and len(columns) == 1:
            columns = columns * 2
        x: list[float] | list[str] = [float(i) for i in range(len(columns[0]))] if kind == "scatter" else []
        takeaway = Takeaway(plain_text("6 : 1"), plain_text(LONG)) if number % 2 else None
        sections.append(section(number, exhibits=(chart(kind, *columns, x=x, units=(LONG, "%"), takeaway=takeaway),)))
    assert faults_of(document(*sections), tmp_path) == []


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_long_names_give_a_sound_deck(kind: ChartKind, tmp_path: Path) -> None:
    names: list[float] | list[str] = [1.0, 2.0] if kind == "scatter" else [f"{LONG} {i} and more words" for i in range(2)]
    columns = [[1.0, 2.0]] * (1 if kind in ("pie", "doughnut") else 3)
    assert faults_of(document(section(exhibits=(chart(kind, *columns, x=names),))), tmp_path) == []
