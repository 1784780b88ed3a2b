"""What holds for any text and any YAML."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Document, Paragraph, plain_lines

from .reading import read

LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
TEXTS = st.text(LETTERS, min_size=1).map(lambda text: text.strip()).filter(bool)
KEYS = st.sampled_from(
    """title subtitle authors date event language theme extends fonts folders serif fallback talk cover abstract sections closing id
    short headline phrase lead points examples body
    notes figure table quote exhibits numbered topic slide report layout image alt caption focus header rows from text by
    data columns group formats decimal delimiter""".split()  # noqa: SIM905
)
CONTENTS = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers() | st.floats(), lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)
)
WORDS = st.lists(st.tuples(st.sampled_from(["", "*", "**", "`"]), st.from_regex(r"[a-zé中한]{1,8}", fullmatch=True)), min_size=1)
MARKS = [*"ab1 \n\n*_`~^[]()!<>&\\#-+|:@.^figsec-0\t{}=", "]{lang=fr}"]
MARKDOWN = st.lists(st.sampled_from(MARKS)).map("".join)


def read_all(content: Any) -> tuple[Document | None, str, list[Any]]:
    with tempfile.TemporaryDirectory() as folder:
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        loaded = read(Path(folder), text)
    return loaded.document, text, loaded.diagnostics.found


def escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


@given(TEXTS)
def test_any_text_in_a_field_comes_back_as_its_plain_text(text: str) -> None:
    document, _, found = read_all({"title": escaped(text), "authors": [escaped(text)], "abstract": "x " + escaped(text)})
    assert found == []
    assert document
    assert document.title.plain == text
    assert document.authors[0].plain == text
    assert plain_lines(document.abstract) == ["x " + text]


@given(WORDS, st.sampled_from(["", "'", '"', "|", ">"]), st.integers(5, 60))
def test_every_run_points_at_its_text_in_any_style_of_yaml(words: list[tuple[str, str]], style: str, width: int) -> None:
    text = " ".join(mark + word + mark for mark, word in words)
    key, value = (yaml.ScalarNode("tag:yaml.org,2002:str", part, style=form) for part, form in (("abstract", ""), (text, style)))
    mapping = yaml.MappingNode("tag:yaml.org,2002:map", [(key, value)])
    document, source, _ = read_all("title: A\n" + yaml.serialize(mapping, allow_unicode=True, width=width))
    assert document
    lines = source.split("\n")
    [paragraph] = document.abstract
    assert isinstance(paragraph, Paragraph)
    for run in paragraph.text.runs:
        # A run that begins with a folded line end points at that line's end, so its word may begin on the next line.
        rest = " ".join([lines[run.place.line - 1][run.place.column - 1 :], *lines[run.place.line :]])
        assert rest.strip(" \\").startswith(run.text.split()[0] if run.text.strip() else ""), (run, source)


@given(CONTENTS)
@settings(max_examples=200)
def test_any_yaml_is_read_or_refused_with_places_inside_the_file(content: Any) -> None:
    document, source, found = read_all({"title": "A", "content": content} if not isinstance(content, dict) else content)
    lines = source.split("\n")
    assert (document is None) == any(diagnostic.severity == "error" for diagnostic in found)
    for diagnostic in found:
        assert 1 <= diagnostic.place.line <= len(lines)
        assert 1 <= diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1


@given(st.text(st.sampled_from("ab: -\n'\"[]{}&*!|>%@`#\t?,~0")))
@settings(max_examples=150)
def test_any_characters_are_read_or_refused(text: str) -> None:
    document, _, found = read_all(text)
    assert document or found


@given(MARKDOWN)
@settings(max_examples=150)
@pytest.mark.parametrize("field", ["title", "abstract", "lead", "body", "notes"])
def test_any_markdown_is_read_and_its_runs_lie_in_the_file(field: str, markdown: str) -> None:
    content: dict[str, Any] = {"title": "A", "sections": [{"title": "B"}]}
    (content if field in ("title", "abstract") else content["sections"][0])[field] = markdown or "x"
    document, source, found = read_all(content)
    lines = source.split("\n")
    for diagnostic in found:
        assert 1 <= diagnostic.place.line <= len(lines)
        assert 1 <= diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1
    if document:
        for text in (document.title, document.sections[0].lead):
            assert all("\t" not in run.text and run.text for run in text.runs)
            assert all(1 <= run.place.line <= len(lines) for run in text.runs)
