"""Documents written as content files: read again, they are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import generator
from generator.exhibits.latex import read_formula
from generator.model import Categories, Chart, Document, Heading, ItemList, Measure, Paragraph, Quote, Run, Section, Text, plain_text
from generator.theme import load_theme
from tests.oracles.contents import CONTENTS, write_files
from tests.oracles.fonts import SANS
from tests.test_everything_appears import EXAMPLE, FULL, WORKS


def back(source: Path, folder: Path, root: Path | None = None) -> str:
    """The content file that is written of another into `folder`, checked to be read as the same document, with no finding more."""
    loaded = generator.load(source, root=root)
    assert loaded.document, [found.message for found in loaded.diagnostics]
    copy = folder / source.name
    written = generator.dump(loaded.document, theme=loaded.theme, beside=folder)
    copy.write_text(written, encoding="utf-8")
    again = generator.load(copy, root=root)
    assert again.document, (written, [found.message for found in again.diagnostics])
    assert again.document == loaded.document
    assert again.theme == loaded.theme
    assert {found.code for found in again.diagnostics} <= {found.code for found in loaded.diagnostics}, written
    assert generator.dump(again.document, theme=again.theme) == written
    return written


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("contents")
    (made / "diptych.toml").touch()
    (made / "copies").mkdir()
    write_files(made)
    return made


@given(content=CONTENTS)
@settings(max_examples=60, deadline=None)
def test_any_document_is_read_back(content: dict[str, Any], folder: Path) -> None:
    source = folder / "content.yaml"
    source.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    back(source, folder / "copies")


MARKS = [
    *"ab1 *_`~^[]()!<>&\\#-+|:@.{}=$",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n: ",
    "\n    ",
    "\n# ",
    "**",
    "word ",
    "$x$",
    "@k",
    "[@k]",
    "@sec-b",
]
MARKS += ["[^1]", "\n[^1]: ", "](#b)", "](https://a.b)", "]{lang=fr}", "\n```\n", "\n| a | b |\n|---|:-:|\n| 1 | 2 |\n"]
MARKDOWN = st.lists(st.sampled_from(MARKS), min_size=1, max_size=25).map("".join)


@given(MARKDOWN, MARKDOWN, MARKDOWN)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_markdown_is_read_back(folder: Path, abstract: str, lead: str, body: str) -> None:
    content = {
        "title": "A",
        "bibliography": "k.json",
        "abstract": abstract,
        "sections": [{"title": "B", "id": "b", "lead": lead, "body": body}],
    }
    (folder / "k.json").write_text('[{"id": "k", "type": "book", "title": "T", "author": [{"family": "K"}]}]')
    source = folder / "content.yaml"
    source.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    loaded = generator.load(source)
    assume(loaded.document)
    assert loaded.document
    source.write_text(generator.dump(loaded.document), encoding="utf-8")
    assert generator.load(source).document == loaded.document


@pytest.mark.parametrize("name", ["genai-trends", "longer-lives"])
def test_the_examples_are_read_back(name: str, tmp_path: Path) -> None:
    back(EXAMPLE.with_stem(name), tmp_path, EXAMPLE.parents[1])


def test_every_key_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(WORKS, encoding="utf-8")
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    (tmp_path / "copies").mkdir()
    back(tmp_path / "full.yaml", tmp_path / "copies", tmp_path)


def test_the_words_of_a_mail_and_open_fields_are_read_back(project: Path) -> None:
    (project / "talk.yaml").write_text(
        "title: For *{{ Name }}*, not {{ 3 }} or \\{{ team }}\nabstract: '[{{ team }}](https://example.org)'\n"
        "mail: {subject: '{{ name }}: B', greeting: 'Dear {{name}}', body: 'a *b*', closing: '- c', attach: [deck], link: 'https://example.org'}\n"
    )
    written = yaml.safe_load(back(project / "talk.yaml", project / "art"))
    assert written["title"] == "For *{{ Name }}*, not \\{{ 3 }} or \\{{ team }}"
    assert written["mail"]["greeting"] == "Dear {{name}}"


def test_a_theme_is_written_with_what_differs_from_its_base(project: Path) -> None:
    (project / "fonts").mkdir()
    for style in ("Regular", "Bold", "It", "BoldIt", "Semibold"):
        path = SANS.with_name(f"SourceSansPro-{style}.ttf")
        (project / "fonts" / path.name).write_bytes(path.read_bytes())
    (project / "brand.yaml").write_text("extends: aurora-dark\njustify: yes\naccents: ['#118664', 8F2F20]\n")
    fonts = "{folders: fonts, heading: Source Sans Pro SemiBold, fallback: [FiraGO]}"
    (project / "talk.yaml").write_text(f"title: A\ntheme: {{extends: brand.yaml, fonts: {fonts}}}\n")
    written = back(project / "talk.yaml", project / "art")
    assert yaml.safe_load(written)["theme"] == {
        "extends": "aurora-dark",
        "justify": True,
        "accents": ["#118664", "#8F2F20"],
        "fonts": {"folders": ["../fonts"], "heading": "Source Sans Pro Semibold", "fallback": ["FiraGO"]},
    }


def test_what_is_included_is_written_into_one_file(project: Path) -> None:
    (project / "art" / "part.yaml").write_text(
        "- title: One\n  figure: {image: moon.png, alt: A moon}\n- {title: Two, chart: {data: ../d.csv, kind: bar, x: a, y: b}}\n"
    )
    (project / "d.csv").write_text('a,b\n2024-01,"1,5"\n2024-02,2\n')
    (project / "talk.yaml").write_text("title: A\nsections:\n- include: art/part.yaml\n")
    sections = yaml.safe_load(back(project / "talk.yaml", project / "art"))["sections"]
    assert [section["title"] for section in sections] == ["One", "Two"]
    assert (sections[0]["figure"]["image"], sections[1]["chart"]["data"]) == ("moon.png", "../d.csv")


def test_a_document_of_a_program_is_written_for_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    formula = read_formula("x^2")
    body = (
        Paragraph(Text((Run("It costs $5 & more: ", strong=True), Run("\ue000", formula=formula)))),
        ItemList(((), (Heading(1, plain_text("#")),)), 3),
    )
    chart = Chart("cht-1", 1, "bar", Categories("Name", ("a", "b: c")), (Measure("y", (1.5, None)),), highlight=1)
    sections = (
        Section("one", plain_text("1. One"), 1, body=body, exhibits=(Quote(plain_text("Q")), chart)),
        Section("t", plain_text("t"), slide=False),
    )
    document = Document(plain_text("A *title*"), "talk", sections=sections)
    Path("talk.yaml").write_text(generator.dump(document), encoding="utf-8")
    loaded = generator.load("talk.yaml")
    assert (loaded.document, loaded.theme) == (document, load_theme("aurora")), loaded.diagnostics.found
