"""The repair check of charts: every rule finds the fault that is planted into a written deck, which has none before."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from generator.model import CHART_KINDS
from tests.oracles import repair

from ..conftest import document, section
from ..test_charts import chart
from .conftest import written
from .test_repair import faults_of

DAYS = [date(2024, month, 1) for month in (1, 2, 3)]
COLUMN, LINE, PIE, SCATTER = (f"ppt/charts/chart{CHART_KINDS.index(kind) + 1}.xml" for kind in ("column", "line", "pie", "scatter"))
BAR = f"ppt/charts/chart{CHART_KINDS.index('bar') + 1}.xml"
FIRST = '<c:axId val="111"'
REPLACED = {
    "lineChart without a series": (LINE, "c:ser>", "c:set>"),
    "nothing is drawn": (LINE, "c:lineChart>", "c:leneChart>"),
    "a label at t in a barChart": (BAR, 'dLblPos val="outEnd"', 'dLblPos val="t"'),
    "a series without val": (COLUMN, "c:val>", "c:vol>"),
    "a series without xVal": (SCATTER, "c:xVal>", "c:xVol>"),
    "points [0, 0, 2] of 3": (COLUMN, '<c:pt idx="1"><c:v>2', '<c:pt idx="0"><c:v>2'),
    "'nan' for a number": (COLUMN, "<c:v>2.5</c:v>", "<c:v>nan</c:v>"),
    "on the axes ['999', '112']": (COLUMN, f"{FIRST}/><c:axId", f"{FIRST.replace('111', '999')}/><c:axId"),
    "axis 112 crosses 999": (COLUMN, 'crossAx val="111"', 'crossAx val="999"'),
    "no range, Sheet1": (COLUMN, "Sheet1!$A$2:$A$4", "Sheet1!A2:A4"),
    "for 3 points": (COLUMN, "Sheet1!$A$2:$A$4", "Sheet1!$A$2:$A$3"),
    "B3 is '2.5', shown is '7'": (COLUMN, "<c:v>2.5</c:v>", "<c:v>7</c:v>"),
    "A2 is '=1+1', shown is 'Two'": (COLUMN, "<c:v>=1+1</c:v>", "<c:v>Two</c:v>"),
    "charts share": ("ppt/charts/_rels/chart2.xml.rels", "Sheet2.xlsx", "Sheet1.xlsx"),
    "0 workbooks": ("ppt/charts/_rels/chart1.xml.rels", "relationships/package", "relationships/image"),
}  # fmt: skip


@pytest.fixture(scope="module")
def deck(tmp_path_factory) -> dict[str, bytes]:
    """The parts of a deck without a fault, with a chart of each kind."""
    sections = []
    for number, kind in enumerate(CHART_KINDS, 1):
        columns = [[1.0, 2.5, 3.0]] if kind in ("bar", "pie", "doughnut") else [[1.0, 2.5, 3.0], [4.0, None, 6.0]]
        x = [1.0, 2.0, 4.0] if kind == "scatter" else DAYS if kind in ("line", "combo") else ["=1+1", "-Two", "@Three"]
        sections.append(section(number, exhibits=(chart(kind, *columns, x=x),)))
    path = written(document(*sections), tmp_path_factory.mktemp("deck"))
    assert repair.faults(path) == []
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("fault", REPLACED)
def test_a_planted_fault_is_found(fault, deck, tmp_path):
    name, old, new = REPLACED[fault]
    assert old.encode() in deck[name]
    found = faults_of([*{**deck, name: deck[name].replace(old.encode(), new.encode())}.items()], tmp_path)
    assert any(fault in said for said in found), found


def test_a_formula_in_the_workbook_is_found(deck, tmp_path):
    """A label that begins with `=` must not be computed when the data are edited."""
    name = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck[name])) as book, zipfile.ZipFile(out, "w") as changed:
        for each in book.namelist():
            data = book.read(each)
            if each.endswith("sheet1.xml"):
                begin = data.index(b'<c r="A2"')
                end = data.index(b"</c>", begin) + 4
                data = data[:begin] + b'<c r="A2"><f>1+1</f><v>2</v></c>' + data[end:]
            changed.writestr(each, data)
    assert any("A2 is 'a formula'" in said for said in faults_of([*{**deck, name: out.getvalue()}.items()], tmp_path))
