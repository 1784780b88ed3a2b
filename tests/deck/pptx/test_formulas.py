"""Equations in the written deck: native formulas, with text for programs that know none, and formulas in lines as runs."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator.exhibits.latex import read_formula
from generator.model import STAND_IN, Equation, Point, Run, Text, plain_text
from tests.oracles import repair

from ..conftest import document, section
from .conftest import written

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLIDE = "ppt/slides/slide2.xml"
INCH = 914_400


def equation(tex: str = r"E = \frac{mc^2}{1}") -> Equation:
    formula = read_formula(tex, display=True)
    return Equation("eq-1", 1, formula, formula.spoken, where=(Point(plain_text("Energy."), plain_text("E")),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(document(section(1, exhibits=(equation(),))), tmp_path)


def slide(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(SLIDE))


def branches(path: Path) -> tuple[Any, Any]:
    """The shape with the formula and the one that stands for it."""
    (either,) = [child for child in slide(path).iter() if str(child.tag).endswith("}AlternateContent")]
    return either[0][0], either[1][0]


def test_an_equation_is_a_native_formula_that_says_itself(path: Path) -> None:
    choice, fallback = branches(path)
    assert [child.tag.removeprefix(M) for child in next(choice.iter(f"{M}oMath"))] == ["r", "r", "f"]
    assert "".join(t.text for t in choice.iter(f"{M}t")) == "𝐸=𝑚𝑐21"
    assert "".join(t.text for t in fallback.iter(f"{A}t")) == "E = (mc2)/1"
    for branch in (choice, fallback):
        (named,) = branch.iter(f"{P}cNvPr")
        assert named.get("descr") == "E equals the fraction m c squared over 1, end fraction"


def test_every_run_of_a_formula_has_size_colour_and_font(path: Path) -> None:
    choice, _ = branches(path)
    for properties in choice.iter(f"{A}rPr"):
        assert properties.get("sz") == "4000"
        assert properties.find(f"{A}solidFill/{A}schemeClr").get("val") == "tx1"
        assert properties.find(f"{A}latin").get("typeface") == "Cambria Math"


def test_the_box_of_a_formula_is_as_large_as_the_formula_and_in_the_middle_of_its_band(path: Path) -> None:
    choice, _ = branches(path)
    off, ext = next(choice.iter(f"{A}xfrm"))
    left, top, width, height = (int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))
    assert left + width / 2 == pytest.approx(40 / 3 * INCH / 2, abs=2)
    assert top + height / 2 == pytest.approx((13 / 6 + 25 / 24) * INCH, abs=2)
    assert 1.5 < width / height < 4


def test_formulas_in_lines_are_runs_in_the_font_of_the_text(tmp_path: Path) -> None:
    lead = Text((Run("As "), Run(STAND_IN, formula=read_formula("x_1^2")), Run(".")))
    made = slide(written(document(section(1, lead=lead)), tmp_path))
    runs = [(r.findtext(f"{A}t"), r.find(f"{A}rPr").get("i"), r.find(f"{A}rPr").get("baseline")) for r in made.iter(f"{A}r")]
    at = runs.index(("As ", None, None))
    assert runs[at : at + 5] == [("As ", None, None), ("x", "1", None), ("1", None, "-25000"), ("2", None, "30000"), (".", None, None)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b'Requires="a14"', b'Requires="a15"', "a choice for a15"),
        (b"mc:Fallback", b"mc:Choice", "a choice without a fallback"),
        (b'<mc:Fallback><p:sp><p:nvSpPr><p:cNvPr id="', b'<mc:Fallback><p:sp><p:nvSpPr><p:cNvPr id="9', "a choice between"),
        (b"</p:spTree>", b'<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"/></p:spTree>', "outside of a choice"),
    ],
)
def test_a_fault_in_a_choice_is_found(old: bytes, new: bytes, fault: str, path: Path, tmp_path: Path) -> None:
    assert repair.faults(path) == []
    changed = tmp_path / "changed.pptx"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(changed, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            assert name != SLIDE or old in data
            bad.writestr(name, data.replace(old, new) if name == SLIDE else data)
    assert any(fault in said for said in repair.faults(changed))
