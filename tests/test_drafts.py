"""Files that come to be all together or not at all."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.drafts import Drafts, forgotten


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file can be larger than so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_files_take_their_places_together(tmp_path: Path) -> None:
    with Drafts() as drafts:
        for name in ("a", "b"):
            drafts.open(tmp_path / "new" / name).write(name.encode())
        assert not {"a", "b"} & {path.name for path in (tmp_path / "new").iterdir()}
        drafts.finish()
    assert {path.name: path.read_text() for path in (tmp_path / "new").iterdir()} == {"a": "a", "b": "b"}


def test_a_file_that_is_complete_can_be_closed_before_the_others_are(tmp_path: Path) -> None:
    with Drafts() as drafts:
        with drafts.open(tmp_path / "a") as file:
            file.write(b"a")
        assert not (tmp_path / "a").exists()
        drafts.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_series_has_no_pictures_of_an_earlier_one_and_takes_nothing_else_away(tmp_path: Path) -> None:
    for name in ("1.png", "02.png", "3.png", "3.jpg", "a.png"):
        (tmp_path / name).write_text("older")
    (tmp_path / "4.png").mkdir()
    with Drafts() as drafts:
        drafts.open(tmp_path / "1.png").write(b"newer")
        drafts.finish([tmp_path])
    assert (tmp_path / "4.png").is_dir()
    assert {path.name: path.read_text() for path in tmp_path.iterdir() if path.is_file()} == {
        "1.png": "newer",
        "3.jpg": "older",
        "a.png": "older",
    }


def test_what_is_not_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("older")
    with Drafts() as drafts:
        drafts.open(tmp_path / "a").write(b"newer")
        drafts.open(tmp_path / "new" / "folder" / "b").write(b"b")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "older")]


@pytest.mark.parametrize("size", [10, 3_000_000], ids=["found at the end", "found while it is written"])
def test_a_disk_that_is_too_small_is_an_error_that_names_the_target(size: int, tmp_path: Path) -> None:
    def write() -> None:
        with disk_of(5), Drafts() as drafts:
            drafts.open(tmp_path / "a").write(b"x" * size)
            drafts.finish()

    with pytest.raises(OSError, match="File too large") as raised:
        write()
    assert raised.value.filename == str(tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_a_forgotten_file_knows_its_length() -> None:
    file = forgotten()
    file.write(b"12345")
    file.write(b"x" * 3_000_000)
    assert file.tell() == 3_000_005
