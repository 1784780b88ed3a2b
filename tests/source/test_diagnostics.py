"""Every code that reading can report, at the exact place. In each case `»` stands before the character that the finding points at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model import Severity

from .reading import TOPIC, read

PACKAGE = Path(__file__).parents[2] / "generator"

CASES = [
    # The file and its YAML
    ("empty-file", "»"),
    ("empty-file", "»# nothing but a comment\n"),
    ("control-character", "title: a»\x07b\n"),
    ("control-character", "title: two »\u2028 lines\n"),
    ("control-character", 'title: »"a\\x00b"\n'),
    ("tab", "title: T\nsections:\n»\t- title: A\n"),
    ("bad-yaml", "title: a »: b : c\n"),
    ("bad-yaml", "title: »@home\n"),
    ("bad-yaml", "title: »'no end\n"),
    ("bad-yaml", "title: [a, b\n»"),
    ("bad-yaml", 'title: "a »\\q"\n'),
    ("duplicate-key", "title: A\n»title: B\n"),
    ("merge-key", "title: A\ntalk: {»<<: {minutes: 3}}\n"),
    ("bad-key", "title: A\n? »[a]\n: b\n"),
    ("tag", "title: »!!python/object:os.system A\n"),
    ("tag", "title: A\nauthors: »!mine [a]\n"),
    ("unknown-alias", "title: &name A\nsubtitle: »*nam\n"),
    ("unknown-alias", "title: A\nauthors: &a [»*a]\n"),
    ("several-documents", "title: A\n»---\ntitle: B\n"),
    ("too-deep", "title: " + "[" * 39 + "»[" + "]" * 40 + "\n"),
    # Keys and types
    ("unknown-key", "title: A\n»subtitel: B\n"),
    ("unknown-key", "title: A\n»subtitel:\n"),
    ("unknown-key", "title: A\nsections:\n- title: B\n  »headlin: C\n"),
    ("missing-key", "»subtitle: B\n"),
    ("missing-key", "»title:\nsubtitle: B\n"),
    ("missing-key", "title: A\n»closing: {text: B}\n"),
    ("missing-key", "title: A\nsections: [»{lead: B}]\n"),
    ("missing-key", "title: A\nsections: [{title: B, table: »{header: [C]}}]\n"),
    ("wrong-type", "»just a text\n"),
    ("wrong-type", "title: »[A]\n"),
    ("wrong-type", "title: A\nsubtitle: »{B: C}\n"),
    ("wrong-type", "title: A\nsections: »none\n"),
    ("wrong-type", "title: A\nsections: [»none]\n"),
    ("wrong-type", "title: A\nauthors: [A, »[B]]\n"),
    ("wrong-type", "title: A\ntalk: {minutes: »ten}\n"),
    ("wrong-type", "title: A\nsections: [{title: B, numbered: »maybe}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, points: [term: »[C]]}]\n"),
    ("appendix-not-last", "title: A\nsections: [{title: B, appendix: true}, {title: »C}]\n"),
    ("appendix-inside", "title: A\nsections: [{title: B, sections: [{title: C, »appendix: true}]}]\n"),
    ("bad-comparison", "title: A\nsections: [{title: B, compare: {things: »[C], rows: [D: [E]]}}]\n"),
    ("bad-comparison", "title: A\nsections: [{title: B, compare: {things: »[C, D, E, F], rows: [G: [1, 2, 3, 4]]}}]\n"),
    ("ragged-table", "title: A\nsections: [{title: B, compare: {things: [C, D], rows: [E: »[F]]}}]\n"),
    ("missing-key", "title: A\nsections: [{title: B, »compare: {things: [C, D]}}]\n"),
    ("missing-key", "title: A\nsections: [{title: B, compare: »{things: [C, D], rows: []}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, compare: {things: [C, D], rows: [»E]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, compare: {things: [C, D], rows: [E: »F]}}]\n"),
    ("backup-inside", "title: A\nsections: [{title: B, sections: [{title: C, »backup: true}]}]\n"),
    ("bad-point", "title: A\nsections: [{title: B, points: [»{C: D, E: F}]}]\n"),
    ("bad-exhibit", "title: A\nsections: [{title: B, exhibits: [»{}]}]\n"),
    ("bad-date", "title: A\ndate: »6 July 2024\n"),
    ("bad-date", "title: A\ndate: »2024-02-30\n"),
    ("bad-language", "title: A\nlanguage: »English\n"),
    ("unknown-paper", "title: A\npaper: »legal\n"),
    ("unknown-columns", "title: A\ncolumns: »3\n"),
    ("bad-focus", "title: A\ncover: {figure: {image: sun.png, decorative: yes, focus: »[0.5, 2]}}\n"),
    ("bad-id", "title: A\nsections: [{title: B, id: »über uns}]\n"),
    ("bad-id", "title: A\nsections: [{title: B, figure: {id: »sun, image: sun.png, decorative: yes}}]\n"),
    ("unknown-theme", "title: A\ntheme: »aurorra\n"),
    ("unknown-theme", "title: A\ntheme: {extends: »aurorra, justify: yes}\n"),
    ("unknown-key", "title: A\ntheme: {»font: {body: B}}\n"),
    ("unknown-key", "title: A\ntheme: {fonts: {»title: B}}\n"),
    ("wrong-type", "title: A\ntheme: »[aurora]\n"),
    ("wrong-type", "title: A\ntheme: {justify: »maybe}\n"),
    ("bad-color", "title: A\ntheme: {accents: ['118664', »green]}\n"),
    ("too-many-accents", "title: A\ntheme: {accents: ['118664', '118664', '118664', '118664', '118664', '118664', »'118664']}\n"),
    ("wrong-type", "title: A\ntheme: {fonts: »Inter}\n"),
    ("wrong-type", "title: A\ntheme: {fonts: {body: »[Inter]}}\n"),
    ("unknown-family", "title: A\ntheme: {fonts: {body: »Nobody Sans}}\n"),
    ("unknown-family", "title: A\ntheme: {fonts: {fallback: [Source Sans Pro, »Nobody Sans]}}\n"),
    ("unknown-line", "title: A\nsections: [{title: B, code: {text: x, callouts: [{line: »2, text: C}]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, code: {text: x, callouts: [{line: »0, text: C}]}}]\n"),
    ("empty-layout", "title: A\nsections: [{title: B, layout: »table, points: [C]}]\n"),
    ("empty-layout", "title: A\nsections: [{title: B, layout: »topic, quote: {text: C}}]\n"),
    ("empty-layout", "title: A\nsections: [{title: B, layout: »rows, sections: [{title: C}]}]\n"),
    ("unknown-aspect", "title: A\naspect: »16:10\n"),
    ("unknown-size", "title: A\ntext: »huge\n"),
    ("unknown-embedding", "title: A\nembed-fonts: »all\n"),
    ("unknown-layout", "title: A\nsections: [{title: B, layout: »full}]\n"),
    ("unknown-origin", "title: A\nsections: [{title: B, table: {from: »topic, header: [C], rows: [[D]]}}]\n"),
    ("unknown-transition", "title: A\ntransition: »wipe\n"),
    ("unknown-transition", "title: A\nsections: [{title: B, transition: »Fade}]\n"),
    ("wrong-type", "title: A\nbuild: »maybe\n"),
    ("wrong-type", "title: A\ntalk: {words-per-minute: »5}\n"),
    ("nothing-to-build", "title: A\nsections: [{title: B, »build: true}]\n"),
    ("empty-text", 'title: »""\n'),
    ("empty-text", "title: A\nsections: [{title: B, points: [»'  ']}]\n"),
    # Formulas
    ("bad-formula", "title: A\nsubtitle: of $x + »\\alhpa$ and more\n"),
    ("bad-formula", "title: A\nsubtitle: a\n  long $x\n  + »\\foo$ one\n"),
    ("bad-formula", 'title: A\nsubtitle: "$»\\\\foo$"\n'),
    ("bad-formula", "title: A\nabstract: |\n  Text.\n\n  > - $$\n  >   x + »}\n  >   $$\n"),
    ("bad-formula", "title: A\nsections: [{title: B, body: 'One.\n\n\n  $$»\\foo$$'}]\n"),
    ("bad-formula", "title: A\nsections: [{title: B, equation: {tex: 'x ^»^ 2'}}]\n"),
    ("bad-formula", "title: A\nsections:\n- title: B\n  equation:\n    tex: |\n     \\begin{align}\n     x &= »\\foo\n     \\end{align}\n"),
    ("bad-formula", "title: A\nsections: [{title: B, equation: {tex: '» '}}]\n"),
    ("bad-formula", "title: A\nsubtitle: $»\\textcolor{red}{x}$\n"),
    ("bad-id", "title: A\nsections: [{title: B, equation: {id: »einstein, tex: x}}]\n"),
    ("unknown-reference", "title: A\nsubtitle: See »@eq-one.\nsections: [{title: B, equation: {id: eq-two, tex: x}}]\n"),
    # Ids, topics and tables
    ("duplicate-id", "title: A\nsections: [{title: B, id: b}, {title: C, id: »b}]\n"),
    ("unknown-topic", f"title: A\n{TOPIC}  sections: [{{title: B, topic: [one, »ome]}}]\n"),
    ("no-topics", "title: A\nsections: [{title: B, table: »{from: topics}}]\n"),
    ("unused-rows", f"title: A\n{TOPIC}  table: {{from: topics, »rows: [[a, b, c]]}}\n"),
    ("ragged-table", "title: A\nsections: [{title: B, table: {header: [C, D], rows: [[1, 2], »[3]]}}]\n"),
    ("empty-header", "title: A\nsections: [{title: B, table: {header: ['', C, »''], rows: [[1, 2, 3]]}}]\n"),
    ("ragged-table", "title: A\nsections: [{title: B, table: {header: [C: [D, E]], rows: [F: [[1, 2], »[3]]]}}]\n"),
    ("row-without-title", "title: A\nsections: [{title: B, table: {header: [C], rows: [[1], D: [[2]], »[3]]}}]\n"),
    ("unused-rows", "title: A\nsections: [{title: B, table: {data: birds.csv, »header: [C]}}]\n"),
    ("unused-rows", f"title: A\n{TOPIC}  table: {{from: topics, »data: birds.csv}}\n"),
    ("needs-data", "title: A\nsections: [{title: B, table: {header: [C], rows: [[D]], »columns: [C]}}]\n"),
    ("no-rows", "title: A\nsections: [{title: B, table: {data: »none.csv}}]\n"),
    ("missing-file", "title: A\nsections: [{title: B, table: {data: »bird.csv}}]\n"),
    ("unknown-column", "title: A\nsections: [{title: B, table: {data: birds.csv, columns: [»spezies: C]}}]\n"),
    ("unknown-column", "title: A\nsections: [{title: B, table: {data: birds.csv, group: »C}}]\n"),
    ("unknown-column", "title: A\nsections: [{title: B, table: {data: birds.csv, formats: {»C: '0'}}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {header: [D, »C: D], rows: [[1]]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {header: [D, C: [»[D]]], rows: [[1]]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {header: [C], rows: [[1], »2]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {header: [C], rows: [[1], [»[2]]]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {header: [C], rows: [[1], D: »[]]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {data: birds.csv, columns: [species, »{C: D, E: F}]}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {data: birds.csv, formats: »'0'}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, table: {data: birds.csv, formats: {species: »two}}}]\n"),
    ("ragged-table", f"title: A\n{TOPIC}  table: {{from: topics, header: »[C, D]}}\n"),
    ("ragged-table", "title: A\nabstract: |\n  | a | b |\n  |---|---|\n  | 1 | 2 | »3 |\n"),
    # Markdown
    ("unknown-reference", "title: A\nabstract: |\n  Text.\n\n  See *the* »@fig-sun.\n"),
    ("unknown-reference", "title: A\nabstract: see »[this](#nowhere)\n"),
    ("bad-link", "title: A\nabstract: see »[this](javascript:alert(1))\n"),
    ("bad-link", "title: A\nsubtitle: see »[this](page.html)\n"),
    ("link-title", "title: A\nabstract: |\n  a »[b](https://c.de 'd')\n"),
    ("unused-link", "title: A\nabstract: |\n  [a][b]\n\n  > »[c]: https://d.de\n\n  [B]: https://e.de\n"),
    ("image-in-text", "title: A\nabstract: see »![the sun](sun.png)\n"),
    ("raw-html", "title: A\nabstract: a »<br> b\n"),
    ("raw-html", "title: A\nabstract: |\n  »<div>\n"),
    ("thematic-break", "title: A\nabstract: |\n  a\n\n  »***\n"),
    ("paragraph-break", "title: A\nsubtitle: |\n  a\n\n  »b\n"),
    ("deep-markdown", "title: A\nabstract: |\n  " + "»" + "> " * 20 + "a\n"),
    ("bad-attribute", "title: A\nabstract: |\n  see\n  *[le mot]{».note}* there\n"),
    ("bad-attribute", "title: A\nsubtitle: a [b]{lang=fr »id=c}\n"),
    ("bad-attribute", "title: A\nsubtitle: 'it''s [b]{ lang=fr  »lang=de}'\n"),
    ("bad-language", "title: A\nabstract: |\n  > a [*b*\n  > c]{lang=»French}\n"),
    ("bad-language", "title: A\nsubtitle: a [b]{lang=»}\n"),
    ("misplaced-footnote", "title: A\nsubtitle: a»[^1]\n"),
    ("unknown-code-language", "title: A\nabstract: |\n  a\n\n  ```»pyton\n  b\n  ```\n"),
    ("unknown-code-language", "title: A\nsections: [{title: B, code: {language: »pyton, text: C}}]\n"),
    ("empty-text", "title: A\nsections: [{title: B, code: {text: »''}}]\n"),
    ("bad-id", "title: A\nsections: [{title: B, code: {id: »one, text: C}}]\n"),
    ("unknown-footnote", "title: A\nabstract: |\n  a\n  b»[^1]\n"),
    ("duplicate-footnote", "title: A\nabstract: |\n  a[^1]\n\n  [^1]: b\n\n  »[^1]: c\n"),
    ("unused-footnote", "title: A\nabstract: |\n  a\n\n  »[^1]: b\n"),
    ("unused-footnote", "title: A\nsections:\n- title: B\n  notes: |\n    a\n\n    »[^1]: b\n"),
    ("spoken-footnote", "title: A\nsections:\n- title: B\n  notes: |\n    a»[^1]\n\n    [^1]: b\n"),
    # Citations
    ("unknown-work", "title: A\nabstract: |\n  a\n\n  see [as b says »@smith2020]\n"),
    ("unknown-work", "title: A\nsections: [{title: B, points: [C: 'D [see »@smith2020, p. 3].']}]\n"),
    ("unknown-bibliography", "title: A\nbibliography: »sun.png\nabstract: see [@smith]\n"),
    ("missing-file", "title: A\nbibliography: [»works.bib]\nabstract: see [@smith]\n"),
    ("outside-project", "title: A\nbibliography: »../../works.bib\n"),
    # Charts
    ("unknown-kind", "title: A\nsections: [{title: B, chart: {kind: »pia, data: {A: [a], B: [1]}, x: A, y: B}}]\n"),
    ("missing-key", "title: A\nsections: [{title: B, »chart: {kind: bar, data: {A: [a], B: [1]}, y: B}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: »1, B: [1]}, x: A, y: B}}]\n"),
    ("wrong-type", "title: A\nsections: [{title: B, chart: {kind: bar, data: [[A, B], [a, »[1]]], x: A, y: B}}]\n"),
    ("unknown-column", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: »C, y: B}}]\n"),
    ("unknown-column", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: [B, »b]}}]\n"),
    ("duplicate-column", "title: A\nsections: [{title: B, chart: {kind: bar, data: [[A, B, »B], [a, 1, 2]], x: A, y: B}}]\n"),
    ("ragged-data", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a, b], »B: [1]}, x: A, y: B}}]\n"),
    ("ragged-data", "title: A\nsections: [{title: B, chart: {kind: bar, data: [[A, B], [a, 1], »[b]], x: A, y: B}}]\n"),
    ("not-a-number", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a, b], B: [1, »two]}, x: A, y: B}}]\n"),
    ("not-a-number", "title: A\nsections: [{title: B, chart: {kind: scatter, data: {A: [»a], B: [1]}, x: A, y: B}}]\n"),
    ("missing-x", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a, »~], B: [1, 2]}, x: A, y: B}}]\n"),
    ("missing-x", "title: A\nsections: [{title: B, chart: {kind: scatter, data: {A: [1, »~], B: [1, 2]}, x: A, y: B}}]\n"),
    ("ambiguous-date", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [»03/04/2024], B: [1]}, x: A, y: B}}]\n"),
    ("no-values", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [~]}, x: A, y: »B}}]\n"),
    ("no-values", "title: A\nsections: [{title: B, chart: {kind: pie, data: {A: [a], B: [0]}, x: A, y: »B}}]\n"),
    ("negative-share", "title: A\nsections: [{title: B, chart: {kind: pie, data: {A: [a, b], B: [1, »-2]}, x: A, y: B}}]\n"),
    ("negative-share", "title: A\nsections: [{title: B, chart: {kind: area, data: {A: [a], B: [1], C: [»-1]}, x: A, y: [B, C]}}]\n"),
    ("too-many-series", "title: A\nsections: [{title: B, chart: {kind: doughnut, data: {A: [a], B: [1], C: [2]}, x: A, y: [B, »C]}}]\n"),
    ("too-many-series", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: [B, B, B, B, B, B, »B]}}]\n"),
    ("too-few-series", "title: A\nsections: [{title: B, chart: {kind: combo, data: {A: [a], B: [1]}, x: A, y: »B}}]\n"),
    ("unknown-highlight", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, highlight: »b}}]\n"),
    ("unknown-highlight", "title: A\nsections: [{title: B, chart: {kind: line, data: {A: [a], B: [1]}, x: A, y: B, highlight: »a}}]\n"),
    ("bad-format", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, format: »0.0.0}}]\n"),
    ("unknown-decimal", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, decimal: »;}}]\n"),
    ("unknown-delimiter", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, delimiter: »space}}]\n"),
    ("unknown-order", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, dates: »year-first}}]\n"),
    ("unknown-key", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, »colour: red}}]\n"),
    ("bad-id", "title: A\nsections: [{title: B, chart: {kind: bar, data: {A: [a], B: [1]}, x: A, y: B, id: »sales}}]\n"),
    ("missing-file", "title: A\nsections: [{title: B, chart: {kind: bar, data: »nowhere.csv, x: A, y: B}}]\n"),
    ("outside-project", "title: A\nsections: [{title: B, chart: {kind: bar, data: »../../sales.csv, x: A, y: B}}]\n"),
    # Files
    ("missing-file", "title: A\ncover: {figure: {image: »sum.png, alt: B}}\n"),
    ("missing-file", "title: A\ncover: {figure: {image: »nowhere/sun.png, alt: B}}\n"),
    ("missing-file", "title: A\ncover: {figure: {image: »., alt: B}}\n"),
    ("remote-file", "title: A\ncover: {figure: {image: »https://example.org/sun.png, alt: B}}\n"),
    ("absolute-path", "title: A\ncover: {figure: {image: »/etc/passwd, alt: B}}\n"),
    ("absolute-path", "title: A\ncover: {figure: {image: »'C:\\sun.png', alt: B}}\n"),
    ("outside-project", "title: A\ncover: {figure: {image: »../../sun.png, alt: B}}\n"),
    ("missing-file", "title: A\ntheme: »brand.yaml\n"),
    ("outside-project", "title: A\ntheme: »../../brand.yml\n"),
    ("missing-folder", "title: A\ntheme: {fonts: {folders: »letters}}\n"),
    ("missing-folder", "title: A\ntheme: {fonts: {folders: [art, »sun.png]}}\n"),
    ("outside-project", "title: A\ntheme: {fonts: {folders: [»../..]}}\n"),
    ("absolute-path", "title: A\ntheme: {fonts: {folders: [»/usr/share/fonts]}}\n"),
    ("bad-picture", "title: A\ncover: {figure: {image: »talk.yaml, alt: B}}\n"),
    ("missing-alt", "title: A\ncover: {figure: {image: »sun.png}}\n"),
    ("missing-picture", "title: A\ncover: {figure: {missing: »sun.png}}\n"),
    ("missing-picture", "title: A\nsections: [{title: B, figure: {missing: »'https://example.org/sun.png', alt: C}}]\n"),
    ("bad-figure", "title: A\ncover: {figure: »{alt: B}}\n"),
    ("todo", "title: A  # »TODO: a better one\n"),
    ("todo", "# »TODO\ntitle: A\n"),
    ("todo", "title: A\nabstract: |\n  words\n# »TODO: more\nsubtitle: B\n"),
    ("todo", "title: A\nsections:\n- title: B\n  body: |\n    words\n\n# »TODO: more\n- title: C\n"),
    ("todo", "title: A\nsections: [{title: B, lead: »TODO}]\n"),
    ("missing-alt", "title: A\ncover:\n  figure:\n    image: »sun.png  # TODO: what it shows\n"),
    ("missing-picture", "title: A\ncover:\n  figure:\n    # TODO: save it\n    missing: »sun.png\n"),
    ("bad-figure", "title: A\ncover: {figure: »{image: sun.png, missing: moon.png, alt: B}}\n"),
]  # fmt: skip

ELSEWHERE = {"file-too-large", "bad-encoding", "too-large", "theme-loop", "bad-font", "no-embedding", "bad-toml", "bad-csv"}
ELSEWHERE |= {"too-many-rows", "ambiguous-number"}
ELSEWHERE |= {"bad-include", "include-loop", "deep-include", "too-many-includes"}
ELSEWHERE |= {"bad-bibtex", "bad-json", "bad-entry", "duplicate-entry", "unknown-style", "bad-style", "missing-package"}
"""Codes whose cases are files that cannot be typed, or further files: see test_hostile.py, test_text_file.py, test_look.py,
test_charts.py, test_citations.py and test_includes.py."""


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_a_fault_is_reported_once_at_its_place(code: str, marked: str, project: Path) -> None:
    before = marked[: marked.index("»")]
    found = read(project, marked.replace("»", "")).diagnostics.found
    assert [diagnostic.code for diagnostic in found] == [code]
    line = before.count("\n") + 1
    assert str(found[0].place) == f"{project / 'talk.yaml'}:{line}:{len(before) - before.rfind(chr(10))}"


def test_every_code_of_the_package_has_a_case() -> None:
    pattern = re.compile(r'(?:error|warning|warn|PydanticCustomError|one_of)\(\s*"([a-z-]+)"|fault = "([a-z-]+)"')
    files = [PACKAGE / "__init__.py", *(PACKAGE / "source").glob("*.py")]
    codes = {a or b for path in files for a, b in pattern.findall(path.read_text("utf-8"))}
    assert codes == {code for code, _ in CASES} | ELSEWHERE


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("title: A\nsections: [{title: B, headlin: C}]", "unknown key `headlin` in a section", "did you mean `headline`?"),
        ("title: A\nsections: 3", "expected a list, found `3`", "begin each item with `- `"),
        ("title: {a: b}", "expected text, found a mapping", "put a text that contains `: ` in quotes"),
        ("title: A\ntheme: Aurora", "unknown theme `Aurora`", "did you mean `aurora`?"),
        ("title: A\ntheme: zzz", "unknown theme `zzz`", "use `aurora`, `aurora-dark`"),
        ("title: A\ncover: {figure: {image: sum.png, alt: B}}", "there is no file `sum.png`", "did you mean `sun.png`?"),
        ("title: A\ncover: {figure: {image: art/moom.png, alt: B}}", "there is no file `art/moom.png`", "did you mean `art/moon.png`?"),
        ("title: A\nsections: [{title: B, id: b, lead: see @sec-c}]", "nothing has the id `sec-c`", "did you mean `@sec-b`?"),
        ("title: A\ntitle: B", "duplicate key `title`, first on line 1", "keep one of them"),
        ("title: A\nsubtitle: '[b]{.c}'", "`.c` cannot stand here",
         "give the text in brackets one language, `{lang=fr}`; put `\\` before a `{` that is meant"),
        ("title: A\nsubtitle: '[b]{lang=}'", "expected a language tag, found nothing", "use a BCP 47 tag: `en`, `de-AT`, `zh-Hant`"),
        ("title: A\nsections: [{title: B, figure: {id: sun, image: sun.png, alt: C}}]",
         "the id `sun` does not begin with `fig-`", "write `fig-sun`"),
        ("title: A\nsections: [{title: B, table: {header: [C, D], rows: [[3]]}}]",
         "this row has 1 cell, expected 2", 'write `""` for an empty cell'),
    ],
)  # fmt: skip
def test_the_message_says_what_is_wrong_and_the_help_what_to_write(text: str, message: str, help: str, project: Path) -> None:
    [diagnostic] = read(project, text).diagnostics.found
    assert (diagnostic.message, diagnostic.help) == (message, help)


def test_all_faults_of_a_file_are_reported_in_one_run(project: Path) -> None:
    loaded = read(
        project,
        "subtitel: X\n"
        "title: [A]\n"
        "title: again\n"
        "date: soon\n"
        "sections:\n"
        "- headlin: no title, and an unknown key\n"
        "  points: [{a: b, c: d}, see @fig-none]\n"
        "- title: B\n"
        "  figure: {id: fig-b, imag: sum.png, alt: x}\n"
        "  body: see @fig-b and <b>\n",
    )
    assert loaded.document is None
    assert [(d.place.line, d.code) for d in loaded.diagnostics.sorted()] == [
        (1, "unknown-key"),
        (2, "wrong-type"),
        (3, "duplicate-key"),
        (4, "bad-date"),
        (6, "missing-key"),
        (6, "unknown-key"),
        (7, "bad-point"),
        (7, "unknown-reference"),
        (9, "bad-figure"),
        (9, "unknown-key"),
        (10, "raw-html"),
    ]


def test_a_caret_marks_the_whole_word(project: Path) -> None:
    found = read(project, "title: A\nsubtitel: B\nlanguage: English\n").diagnostics.found
    assert [diagnostic.length for diagnostic in found] == [len("English"), len("subtitel")]


def test_errors_withhold_the_document_and_warnings_do_not(project: Path) -> None:
    assert read(project, "title: A\nabstract: a <br>\n").document
    faulty = read(project, "title: A\nb: c\n")
    assert faulty.document is None
    assert faulty.diagnostics.found[0].severity is Severity.ERROR
