"""Every script in both works, from a content file to the files: whole, valid, in their columns, and the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from tests.oracles import repair, specimen
from tests.oracles.geometry import faults as misplaced
from tests.oracles.geometry import read_deck
from tests.oracles.tools import audit
from tests.oracles.verapdf import faults
from tests.report.conftest import Made
from tests.report.test_geometry import check

SPECIMENS = {"scripts": specimen.scripts(), "right-to-left": specimen.right_to_left({"extends": "aurora-dark", "justify": True})}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, generator.BuildResult]:
    """Both works of each specimen, the second with a report that is justified."""
    folder = tmp_path_factory.mktemp("specimens")
    for name, content in SPECIMENS.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return {name: generator.build(folder / f"{name}.yaml", output=folder) for name in SPECIMENS}


def file(result: generator.BuildResult, suffix: str) -> Path:
    (path,) = [work.path for work in result.works if work.path.suffix == suffix]
    return path


def test_no_character_and_no_text_is_missed(built: dict[str, generator.BuildResult]) -> None:
    assert {name: [found.code for found in result.diagnostics] for name, result in built.items()} == {name: [] for name in built}


def test_the_reports_are_archivable_at_every_level_and_accessible(built: dict[str, generator.BuildResult]) -> None:
    assert faults([file(result, ".pdf") for result in built.values()], ("PDFUA-1", "PDFA-2A", "PDFA-2B", "PDFA-2U")) == {}


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_decks_are_valid_need_no_repair_and_keep_their_boxes(name: str, built: dict[str, generator.BuildResult]) -> None:
    path = file(built[name], ".pptx")
    assert [fault for slide in read_deck(path) for fault in misplaced(slide)] == []
    assert audit(path) == []
    assert repair.faults(path) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_reports_keep_their_columns(name: str, built: dict[str, generator.BuildResult]) -> None:
    made = Made(0, file(built[name], ".pdf").read_bytes(), built[name].diagnostics, "")
    check(made, mirrored=name == "right-to-left")


BUILD = "import sys, generator; generator.build(sys.argv[1], output=sys.argv[2])"


def test_two_processes_write_the_same_bytes(built: dict[str, generator.BuildResult], tmp_path: Path) -> None:
    for name, result in built.items():
        surroundings = {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
        content = file(result, ".pdf").with_suffix(".yaml")
        subprocess.run([sys.executable, "-c", BUILD, str(content), str(tmp_path)], env={**os.environ, **surroundings}, check=True)
        for suffix in (".pdf", ".pptx"):
            assert (tmp_path / f"{name}{suffix}").read_bytes() == file(result, suffix).read_bytes(), name
