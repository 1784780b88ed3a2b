"""The second example: every figure of it is computed from the data that a package ships, and every number that it quotes is one of them."""

from __future__ import annotations

import ast
import csv
import dataclasses
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import generator
from generator.model import Chart, Code, Text

CONTENT = Path(__file__).parents[2] / "content"
EXAMPLE, SCRIPT, DATA = CONTENT / "longer-lives.yaml", CONTENT / "longer_lives.py", CONTENT / "data"
BOUNDS = {"250", "2,000", "15,000", "40", "44", "50", "54", "60", "65", "69", "70", "74", "1975", "2018"}
"""Numbers that are chosen and not computed: limits of bands, and incomes that the text looks at."""
NAMED = re.compile(r"<http\S+>|CC BY 4\.0|\$.*?\$")
"""Addresses, licences and formulas."""
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?")


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=CONTENT, capture_output=True, text=True, check=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def computed() -> dict[str, str]:
    """The files that the script makes, by name."""
    made: dict[str, str] = ast.literal_eval(run("import longer_lives as script; print(ascii(script.files()))"))
    return made


def test_the_script_makes_the_files_that_are_there(computed: dict[str, str]) -> None:
    assert {path.name: path.read_text("utf-8") for path in DATA.glob("*.csv")} == computed


def figures(computed: dict[str, str]) -> set[str]:
    return {row[1] for row in csv.reader(io.StringIO(computed["figures.csv"]))}


STEERING = {"id", "data", "image", "tex", "x", "y", "format", "formats", "columns", "language", "theme", "highlight"}


def strings(node: object) -> Iterator[str]:
    """The texts of the content, without what only steers it, and without code and formulas."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from strings(value) if name not in STEERING else ()
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)
    elif isinstance(node, str):
        yield node


def quoted() -> Iterator[tuple[str, str]]:
    for text in strings(yaml.safe_load(EXAMPLE.read_text("utf-8"))):
        if text.startswith("def "):
            continue
        for number in NUMBER.findall(NAMED.sub("", text)):
            yield number, text


def test_every_number_that_the_content_quotes_is_computed(computed: dict[str, str]) -> None:
    known = figures(computed) | BOUNDS | {str(year) for year in range(1952, 2008)}
    assert {(number, text) for number, text in quoted() if number not in known} == set()


def test_the_headlines_quote_figures(computed: dict[str, str]) -> None:
    """The check above looks at something: headlines and takeaways hold numbers that the script made."""
    found = {number for number, _ in quoted()} & figures(computed)
    assert {"140", "26.5", "25.9", "22.4", "10.4", "64"} <= found


def nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, tuple):
        for each in node:
            yield from nodes(each)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type | Text):
        for field in dataclasses.fields(node):
            yield from nodes(getattr(node, field.name))


def test_it_has_nothing_to_complain_about_and_several_kinds_of_chart() -> None:
    loaded = generator.load(EXAMPLE)
    assert loaded.diagnostics.found == []
    kinds = {node.kind for node in nodes(loaded.document) if isinstance(node, Chart)}
    assert kinds >= {"line", "column", "stacked", "combo", "scatter", "bar"}


def test_the_listing_is_the_function_of_the_script() -> None:
    source = SCRIPT.read_text("utf-8")
    function = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == "fit")
    (listing,) = (node for node in nodes(generator.load(EXAMPLE).document) if isinstance(node, Code))
    assert listing.listing.code.strip() == "\n".join(source.splitlines()[function.lineno - 1 : function.end_lineno])


@pytest.mark.parametrize("theme", ["aurora", "aurora-dark"])
def test_both_works_are_built_without_a_finding(theme: str, tmp_path: Path) -> None:
    result = generator.build(EXAMPLE, output=tmp_path, theme=theme)
    assert result.diagnostics.found == []
