"""Files that want to do harm: each is refused quickly, and no file outside the project is opened."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator import load
from generator.model import Place

from .reading import places, read


@pytest.fixture(autouse=True)
def quick() -> object:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 5


def test_an_alias_bomb_is_refused_before_it_goes_off(project: Path) -> None:
    lines = ["title: A", "authors: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"k{level}: &{chr(97 + level)} [{', '.join([f'*{chr(96 + level)}'] * 10)}]" for level in range(1, 12)]
    found = read(project, "\n".join(lines)).diagnostics.found
    assert places(found) == [("too-large", 6, 5)]


def test_a_large_text_repeated_by_aliases_is_refused(project: Path) -> None:
    text = "title: A\nauthors:\n- &a " + "x" * 1_000_000 + "\n" + "- *a\n" * 20
    assert places(read(project, text).diagnostics.found) == [("too-large", 3, 6)]


def test_a_file_over_the_limit_is_not_even_decoded(project: Path) -> None:
    found = read(project, b"\xff" * 5 * 1024 * 1024).diagnostics.found
    assert places(found) == [("file-too-large", 1, 1)]


DEEP = ["[" * 1_000_000, "a: " + "{b: " * 100_000, "- " * 100_000, "title: A\nabstract: |\n  " + "> " * 100_000 + "a\n"]
FLOODS = [
    "*",
    "_",
    "[",
    "![",
    "`",
    "~",
    "^",
    "<",
    "&",
    "\\",
    "[^",
    "a*b_",
    "[a](",
    "**a",
    "`a``",
    "@fig-",
    "~a",
    "<!--",
    "[]",
    "&#",
    "a|",
    "]{",
    "[a]{lang=",
    "[a]{lang=fr}",
    "[[a]{lang=fr}",
]


@pytest.mark.parametrize("text", DEEP)
def test_deep_nesting_is_refused(text: str, project: Path) -> None:
    assert {d.code for d in read(project, text).diagnostics.found} & {"too-deep", "deep-markdown", "bad-yaml"}


@pytest.mark.parametrize("mark", FLOODS)
def test_a_flood_of_marks_is_read_in_time(mark: str, project: Path) -> None:
    loaded = read(project, "title: A\nabstract: |\n  " + mark * (40_000 // len(mark)) + "\n")
    assert loaded.document or loaded.diagnostics.errors


def test_thousands_of_equal_titles_are_numbered_in_time(project: Path) -> None:
    loaded = read(project, "title: A\nsections:\n" + "- title: B\n" * 5000)
    assert loaded.document
    assert loaded.document.sections[-1].id == "b-5000"


def test_a_link_that_leads_out_of_the_project_is_refused(project: Path, tmp_path: Path) -> None:
    (project / "inside.png").symlink_to(tmp_path / "sun.png")
    (project / "folder").symlink_to(tmp_path)
    (project / "loop.png").symlink_to("loop.png")
    for name, code in (("inside.png", "outside-project"), ("folder/sun.png", "outside-project"), ("loop.png", "missing-file")):
        assert places(read(project, f"title: A\ncover: {{figure: {{image: {name}, alt: x}}}}\n").diagnostics.found) == [(code, 2, 25)]


def test_a_link_inside_the_project_is_followed(project: Path) -> None:
    (project / "inside.png").symlink_to(project.parent / "star.png")
    assert read(project, "title: A\ncover: {figure: {image: inside.png, alt: x}}\n").document


def test_whether_a_file_outside_the_project_exists_is_not_told(project: Path) -> None:
    texts = [f"title: A\ncover: {{figure: {{image: ../../{name}, alt: x}}}}\n" for name in ("sun.png", "sum.png")]
    there, not_there = ([(d.code, d.help) for d in read(project, text).diagnostics.found] for text in texts)
    assert there == not_there


def test_a_pipe_in_place_of_a_picture_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe.png")
    found = read(project, "title: A\ncover: {figure: {image: pipe.png, alt: x}}\n").diagnostics.found
    assert places(found) == [("missing-file", 2, 25)]


def test_a_missing_content_file_is_an_os_error_and_no_finding(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.yaml")


def test_places_of_a_refused_file_name_it_as_the_user_did(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    (project / "talk.yaml").write_text("")
    assert load("talk.yaml").diagnostics.found[0].place == Place("talk.yaml", 1, 1)
