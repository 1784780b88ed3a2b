from __future__ import annotations

from pathlib import Path

import pytest

from .reading import places, read, sound


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_a_byte_order_mark_is_read(encoding: str, project: Path) -> None:
    loaded = read(project, "title: Ürsprünge 😀\n".encode(encoding))
    assert loaded.document
    assert loaded.document.title.plain == "Ürsprünge 😀"
    assert loaded.document.title.place.column == 8


def test_a_byte_that_is_not_utf_8_is_shown_where_it_stands(project: Path) -> None:
    loaded = read(project, "title: é\nsubtitle: naïve".encode() + b" caf\xe9\n")
    assert places(loaded.diagnostics.found) == [("bad-encoding", 2, 20)]
    assert loaded.diagnostics.found[0].message == "byte 0xE9 is not valid UTF-8 here"


def test_half_a_utf_16_character_is_shown_where_it_stands(project: Path) -> None:
    loaded = read(project, "title: A\n".encode("utf-16") + b"x")
    assert places(loaded.diagnostics.found) == [("bad-encoding", 2, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_the_same_whatever_ends_them(end: str, project: Path) -> None:
    loaded = read(project, end.join(["title: A", "abstract: |", "  one", "", "  two @fig-x"]))
    assert places(loaded.diagnostics.found) == [("unknown-reference", 5, 7)]


def test_the_sources_are_kept_under_the_name_that_the_user_gave(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    document = sound(Path(project.name), "title: A\n")
    assert document.sources == {"content/talk.yaml": "title: A\n"}
    assert str(document.title.place) == "content/talk.yaml:1:8"
    assert document.stem == "talk"
