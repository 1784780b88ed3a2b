"""Files inside the report: its source, the data of its charts and its formulas as markup, as PDF/A-3a has them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from generator.model import Paragraph, Place, plain_text
from tests.oracles.verapdf import faults

from . import reading
from .conftest import Made, report, section
from .test_charts import chart
from .test_equations import around, equation, inline

PROFILES = ("PDFUA-1", "PDFA-3A")
SOURCE = "title: The title of the report\n# Größe\n"
DAYS = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1))


def attaching(**fields: object) -> Made:
    drawn = chart("line", (1.0, None, 2.25), (3.0, 4.0, -1e-7), x=DAYS)
    body = (Paragraph(around(inline("x^2"))), Paragraph(around(inline("x^2"))))
    shown = section(body=body, exhibits=(drawn, equation("a < b")))
    return report(shown, attach=True, place=Place("folder/talk.yaml", 1, 1), sources={"folder/talk.yaml": SOURCE}, **fields)


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return reading.opened(attaching().data)


def attached(element: pikepdf.Object) -> list[tuple[str, str, bytes]]:
    """Name, relation and contents of the files of an element or of the document."""
    return [(str(each.UF), str(each.AFRelationship), each.EF.F.read_bytes()) for each in element.AF]


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == role and "/P" in each]


def test_the_document_holds_the_file_that_it_is_made_from(pdf: pikepdf.Pdf) -> None:
    assert attached(pdf.Root) == [("talk.yaml", "/Source", SOURCE.encode())]


def test_the_document_holds_the_files_that_it_includes() -> None:
    files = {"folder/talk.yaml": SOURCE, "folder/parts/one.yaml": "title: One\n"}
    included = section(place=Place("folder/parts/one.yaml", 1, 1))
    made = report(included, attach=True, place=Place("folder/talk.yaml", 1, 1), sources=files)
    pdf = reading.opened(made.data)
    names = [(name, text.decode()) for name, _, text in attached(pdf.Root)]
    assert names == [("talk.yaml", SOURCE), ("parts-one.yaml", "title: One\n")]


def test_a_chart_holds_its_data_and_a_gap_is_an_empty_field(pdf: pikepdf.Pdf) -> None:
    (figure,) = elements(pdf, "/Figure")
    ((name, relation, data),) = attached(figure)
    assert (name, relation) == ("chart-1.csv", "/Data")
    assert list(csv.reader(data.decode().splitlines())) == [
        ["Along", "Series0", "Series1"],
        ["2024-01-01", "1", "3"],
        ["2024-02-01", "", "4"],
        ["2024-03-01", "2.25", "-1e-07"],
    ]  # fmt: skip


def test_every_formula_holds_itself_as_markup_and_alike_ones_share_one_file(pdf: pikepdf.Pdf) -> None:
    formulas = elements(pdf, "/Formula")
    files = [attached(each)[0] for each in formulas]
    assert [relation for _, relation, _ in files] == ["/Supplement"] * 3
    assert all(data.startswith(b"<math") for _, _, data in files)
    assert len({each.AF[0].objgen for each in formulas}) == 2


def test_a_viewer_lists_what_people_open(pdf: pikepdf.Pdf) -> None:
    assert set(pdf.attachments) == {"chart-1.csv", "talk.yaml"}
    types = {name: str(pdf.attachments[name].obj.EF.F.Subtype) for name in pdf.attachments}
    assert types == {"chart-1.csv": "/text/csv", "talk.yaml": "/application/yaml"}


def test_such_a_report_is_pdf_a_3a_and_accessible(tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    path.write_bytes(attaching().data)
    assert faults([path], PROFILES) == {}
    without_relation = reading.opened(attaching().data)
    del without_relation.Root.AF[0].AFRelationship
    without_relation.save(tmp_path / "broken.pdf")
    assert faults([tmp_path / "broken.pdf"], PROFILES)["broken.pdf"].keys() >= {"6.8-3"}


def test_others_have_no_files_in_them() -> None:
    pdf = reading.opened(report(section(exhibits=(chart("column", (1.0, 2.0)), equation("a < b"))), title=plain_text("T")).data)
    assert not pdf.attachments
    assert not [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/AF" in each]


def test_the_same_report_has_the_same_bytes() -> None:
    assert attaching().data == attaching().data
