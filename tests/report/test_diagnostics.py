"""What the report says of a content file, at the exact place. `»` stands before the character that the finding points at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from generator import load
from generator.report import make_report
from tests.oracles.streams import written_by

PACKAGE = Path(__file__).parents[2] / "generator" / "report"
LONG = "Small models beat large ones on their own ground and then again " * 5
WORD = "x" * 80
MANY = "[[A, B], " + ", ".join(f"[name {i}, {i + 1}]" for i in range(200)) + "]"

SUM = "a+" * 60 + "a"
TOWER = r"\frac{\frac{a}{\frac{b}{c}}}{\frac{\frac{d}{e}}{f}}"

CASES = [
    ("cover-too-long", f"title: »{LONG}\n"),
    ("cover-too-long", f"title: T\nsubtitle: »{LONG}\n"),
    ("missing-glyph", "title: T\nsections:\n- title: A\n  lead: »Not in any font \u0378.\n"),
    ("missing-glyph", "title: T\nsections:\n- title: A\n  body: |\n    It is **»\u0378** here.\n"),
    ("missing-glyph", "title: T\nsections:\n- title: A\n  body: |\n    It is »$\\text{中}$ here.\n"),
    ("formula-too-wide", f"title: T\nsections:\n- title: A\n  body: |\n    It is »${SUM}$ here.\n"),
    ("formula-too-high", f"title: T\nsections:\n- title: A\n  body: |\n    It is »${TOWER}$ here.\n"),
    ("equation-too-wide", f"title: T\nsections:\n- title: A\n  equation: »{{tex: ({SUM})}}\n"),
    ("equation-too-wide", f"title: T\nsections:\n- title: A\n  body: |\n    Text.\n\n    »$$\n    ({SUM})\n    $$\n"),
    ("table-too-wide", f"title: T\nsections:\n- title: A\n  table: »{{header: [A, B, C], rows: [[{WORD}, {WORD}, {WORD}]]}}\n"),
    (
        "table-too-wide",
        f"title: T\nsections:\n- title: A\n  body: |\n    Text.\n\n    »| a | b |\n    |---|---|\n    | {WORD} | {WORD} |\n",
    ),
    ("table-title-cut", f"title: T\nsections:\n- title: A\n  table: {{header: [A, »{LONG * 6}], rows: [[a, b]]}}\n"),
    ("table-title-cut", f"title: T\nsections:\n- title: A\n  table: {{header: [A, B], rows: [»{LONG * 3}: [[a, b]]]}}\n"),
    ("table-title-cut", f"title: T\nsections:\n- title: A\n  table: {{header: [A, »{LONG * 3}: [B, C]], rows: [[a, b, c]]}}\n"),
    ("names-left-out", f"title: T\nsections:\n- title: A\n  chart: »{{kind: bar, data: {MANY}, x: A, y: B}}\n"),
    ("names-left-out", f"title: T\nsections:\n- title: A\n  chart: »{{kind: column, data: {MANY}, x: A, y: B}}\n"),
    ("slices-joined", f"title: T\nsections:\n- title: A\n  chart: »{{kind: pie, data: {MANY}, x: A, y: B}}\n"),
    ("chart-label-cut", f"title: T\nsections:\n- title: A\n  chart: »{{kind: bar, data: {{A: [{LONG}], B: [1]}}, x: A, y: B}}\n"),
    ("low-contrast", "title: T\ntheme: {accents: ['118664', »'#C08A20']}\nsections: [{title: A, points: [a]}, {title: B, points: [b]}]\n"),
    ("figure-small", "title: T\nsections:\n- title: A\n  figure:\n    »image: thin.png\n    alt: A.\n"),
]


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_the_finding_stands_at_its_place(code: str, marked: str, tmp_path: Path) -> None:
    before, _, after = marked.partition("»")
    Image.new("RGB", (1600, 40)).save(tmp_path / "thin.png")
    (tmp_path / "talk.yaml").write_text(before + after, encoding="utf-8")
    loaded = load(tmp_path / "talk.yaml")
    assert loaded.document, loaded.diagnostics.found
    assert loaded.theme
    written_by(make_report, loaded.document, loaded.theme, loaded.diagnostics)
    found = [(d.code, d.place.line, d.place.column) for d in loaded.diagnostics.found]
    assert found == [(code, before.count("\n") + 1, len(before) - before.rfind("\n"))]
    assert all(d.help for d in loaded.diagnostics.found)


def test_every_code_of_the_report_is_shown_here() -> None:
    text = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    codes = {"missing-glyph", *re.findall(r"\.warning\(\s*\"([a-z-]+)\"", text)}
    assert codes == {code for code, _ in CASES}
