"""What the deck reports, at the exact place. In each case `»` stands before the character that the finding points at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from generator import load
from tests.oracles.making import make_deck
from tests.oracles.streams import written_by

PACKAGE = Path(__file__).parents[2] / "generator" / "deck"
LONG = "Small models beat large ones on their own ground and then again " * 5
POINTS = "".join(f"  - Term {i}: A sentence about it.\n" for i in range(7))
ROWS = ", ".join(f"[Name {i}, {i}]" for i in range(30))
SHORT = ", ".join(f"[Name {i}, {i}]" for i in range(10))
WIDE = "[" + ", ".join(f"{chr(97 + i) * 20}" for i in range(9)) + "]"
UNCUT = "image: picture.png, alt: A., crop: false"
BARS = "kind: bar, data: {A: [a], B: [1]}, x: A, y: B"
MANY = "[[A, B], " + ", ".join(f"[name {i}, {i + 1}]" for i in range(200)) + "]"
PARTS = "".join(f"  - {{title: Part {i}, lead: A sentence.}}\n" for i in range(5))

CASES = [
    ("title-too-long", f"title: »{LONG}\n"),
    ("title-too-long", f"title: T\nclosing:\n  title: »{LONG}\n"),
    ("text-too-long", f"title: T\nclosing:\n  title: A\n  text: »{LONG}\n"),
    ("quote-too-long", f"title: T\ncover:\n  quote: {{text: »{LONG * 3}}}\n"),
    ("quote-too-long", f"title: T\nsections:\n- title: A\n  quote: {{text: »{LONG * 3}}}\n"),
    ("headline-too-long", f"title: T\nsections:\n- title: A\n  headline: »{LONG}\n"),
    ("lead-too-long", f"title: T\nsections:\n- title: A\n  lead: »{LONG * 12}\n"),
    ("row-too-long", f"title: T\nsections:\n- title: A\n  sections:\n  - title: B\n    lead: »{LONG * 3}\n"),
    ("caption-too-long", f"title: T\nsections:\n- title: A\n  figure:\n    image: picture.png\n    alt: A.\n    caption: »{LONG}\n"),
    ("cell-too-long", f"title: T\nsections:\n- title: A\n  table: {{header: [A, B], rows: [[a, »{LONG * 6}]]}}\n"),
    ("shortened", f"title: T\nsubtitle: »{LONG}\n"),
    ("shortened", f"title: T\nevent: »{LONG}\n"),
    ("shortened", f"title: T\nauthors: [»{LONG}]\n"),
    ("shortened", f"title: T\ncover:\n  quote: {{text: A, by: »{LONG}}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n- title: B\n  phrase: »{LONG}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  quote: {{text: A, second: »{LONG * 2}}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  table: {{header: [A, »{LONG * 2}], rows: [[a, b]]}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  figure:\n    image: picture.png\n    alt: A.\n    credit: »{LONG}\n"),
    ("shortened", f"title: T\nclosing:\n  title: A\n  contact: [»{LONG}]\n"),
    ("missing-glyph", "title: T\nsections:\n- title: A\n  lead: »Not in any font \u0378.\n"),
    ("shortened", "title: T\nclosing:\n  title: A\n  contact: [a, b, c, d, »e]\n"),
    ("number-too-long", f"title: T\nsections:\n- title: A\n  chart: {{{BARS}, takeaway: {{number: »{LONG}}}}}\n"),
    ("takeaway-too-long", f"title: T\nsections:\n- title: A\n  chart: {{{BARS}, takeaway: {{text: »{LONG}}}}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  chart: »{{{BARS}, unit: {LONG}}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  chart: »{{kind: pie, data: {{A: [{LONG}, a], B: [1, 2]}}, x: A, y: B}}\n"),
    ("names-left-out", f"title: T\nsections:\n- title: A\n  chart: »{{kind: bar, data: {MANY}, x: A, y: B}}\n"),
    ("names-left-out", f"title: T\nsections:\n- title: A\n  chart: »{{kind: column, data: {MANY}, x: A, y: B}}\n"),
    ("slices-joined", f"title: T\nsections:\n- title: A\n  chart: »{{kind: pie, data: {MANY}, x: A, y: B}}\n"),
    ("formula-in-one-line", "title: T\nsections:\n- title: A\n  lead: Of »$\\frac{a}{b}$ and $x^2$.\n  body: As $\\frac{c}{d}$.\n"),
    ("formula-in-one-line", "title: T\nsections:\n- title: A\n  points:\n  - »$\\frac{a}{b}$: is it.\n"),
    ("equation-too-large", f"title: T\nsections:\n- title: A\n  equation: »{{tex: ({'a+' * 90}a)}}\n"),
    ("equation-simplified", "title: T\nsections:\n- title: A\n  equation:\n    »tex: '\\Big( x \\Big)'\n"),
    ("meaning-too-long", f"title: T\nsections:\n- title: A\n  equation: {{tex: x, where: [x: »{LONG * 3}]}}\n"),
    ("continued", "title: T\nsections:\n- title: A\n  equation: »{tex: x, where: [a: b, c: d, e: f, g: h]}\n"),
    ("continued", "title: T\nsections:\n- title: A\n  code:\n    »id: lst-a\n    text: |\n" + "      x = 1\n" * 30),
    ("continued", f"title: T\nsections:\n- title: A\n  table: »{{header: [A, B], rows: [{ROWS}]}}\n"),
    ("note-not-shown", f"title: T\nsections:\n- title: A\n  table: {{header: [A, B], rows: [{SHORT}], notes: »Why.}}\n"),
    ("table-too-wide", f"title: T\nsections:\n- title: A\n  table: »{{header: {WIDE}, rows: [{WIDE}]}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  table: {{header: [A, »{LONG}: [B, C]], rows: [[a, b, c]]}}\n"),
    ("shortened", f"title: T\nsections:\n- title: A\n  table: {{header: [A, B], rows: [»{LONG}: [[a, b]]]}}\n"),
    ("continued", f"title: T\nsections:\n- »title: A\n  points:\n{POINTS}"),
    ("repeated-headline", "title: T\nsections:\n- title: A\n  headline: The  same\n- title: B\n  headline: »the same\n"),
    ("repeated-headline", "title: T\nclosing:\n  title: »T\n"),
    ("too-many-words", f"title: T\nsections:\n- »title: A\n  points: [{', '.join(['a b c d e f g h i j ' * 2] * 4)}]\n"),
    (
        "low-contrast",
        "title: T\ntheme: {accents: ['118664', »'#FFE08A']}\nsections: [{title: A, points: [a]}, {title: B, points: [b]}]\n",
    ),
    ("low-contrast", "title: T\ntheme: {extends: aurora-dark, accents: [»402020]}\nsections:\n- {title: A, points: [a: b]}\n"),
    ("talk-too-long", f"title: T\ntalk: {{»minutes: 2}}\nsections:\n- title: A\n  notes: {LONG * 5}\n"),
    ("continued", f"title: T\nsections:\n- »title: A\n  sections:\n{PARTS}"),
    ("callout-left-out", f"title: T\nsections:\n- title: A\n  code:\n    text: x\n    callouts:\n    - »line: 1\n      text: {LONG * 3}\n"),
    ("cropped", f"title: T\naspect: '4:3'\nsections:\n- title: A\n  layout: full-figure\n  figure: »{{{UNCUT}}}\n"),
    ("layout-not-kept", f"title: T\nsections:\n- »title: A\n  layout: rows\n  points: [{LONG}, b]\n"),
]


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_the_finding_stands_at_its_place(code, marked, tmp_path):
    before, _, after = marked.partition("»")
    Image.new("RGB", (1600, 900)).save(tmp_path / "picture.png")
    (tmp_path / "talk.yaml").write_text(before + after, encoding="utf-8")
    loaded = load(tmp_path / "talk.yaml")
    assert loaded.document, loaded.diagnostics.found
    assert loaded.theme
    written_by(make_deck, loaded.document, loaded.theme, loaded.diagnostics)
    found = [(d.code, d.place.line, d.place.column) for d in loaded.diagnostics.found]
    assert found == [(code, before.count("\n") + 1, len(before) - before.rfind("\n"))]
    assert all(d.help for d in loaded.diagnostics.found)


def test_every_code_of_the_deck_is_shown_here():
    text = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    codes = set(re.findall(r'\.warning\(\s*"([a-z-]+)"', text))
    codes |= {f"{what}-too-long" for what in re.findall(r'\.fitted\(.*?"([a-z]+)"', text)}
    assert codes | {"missing-glyph"} == {code for code, _ in CASES}
