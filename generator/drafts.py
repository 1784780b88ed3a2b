"""Files that come to be all together or not at all: each is written beside its target, and takes its place when all are finished."""

from __future__ import annotations

import errno
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

AT_ONCE = 1 << 20
"""Bytes that are gathered before they are written."""
NUMBERED = re.compile(r"\d+\.png")


class Drafts:
    """Files under way. When the context ends, those that are not finished are removed, with the folders that were made for them."""

    def __init__(self) -> None:
        self._files: list[io.BufferedWriter[_Draft]] = []
        self._folders: list[Path] = []

    def __enter__(self) -> Drafts:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            with suppress(OSError):  # a full disk, said before
                file.close()
            file.raw.path.unlink(missing_ok=True)
        for folder in self._folders:
            with suppress(OSError):  # somebody else has put something there
                folder.rmdir()

    def open(self, target: Path) -> BinaryIO:
        """The draft of a file, which can be closed when it is complete. Errors of the system name the target."""
        self._folders += [folder for folder in target.parents if not folder.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        self._files.append(io.BufferedWriter(_Draft(target), AT_ONCE))
        return self._files[-1]

    def finish(self, series: Iterable[Path] = ()) -> None:
        """All files are complete: each takes its place, so that no reader ever sees half a file.

        Of a folder in `series`, which holds numbered pictures, those go that an earlier series had more or had by other names; whatever
        else is in it stays.
        """
        for file in self._files:
            file.close()
            file.raw.sync()
        for file in self._files:
            file.raw.path.replace(file.raw.target)
        self._folders.clear()
        made = {file.raw.target for file in self._files}
        for folder in series:
            for path in folder.iterdir():
                if NUMBERED.fullmatch(path.name) and path not in made and path.is_file():
                    path.unlink()


def write_files(files: Mapping[Path, bytes]) -> None:
    """These files, all together."""
    with Drafts() as drafts:
        for path, data in files.items():
            drafts.open(path).write(data)
        drafts.finish()


def must_be_new(paths: Iterable[Path]) -> None:
    """Raises FileExistsError for one that is there."""
    for path in paths:
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


class _Draft(io.FileIO):
    """The file beside the target."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
        with self._naming():
            super().__init__(self.path, "xb")

    def write(self, data: ReadableBuffer) -> int:
        with self._naming():
            return super().write(data)

    def sync(self) -> None:
        """All of it is on the disk; it is closed."""
        with self._naming(), self.path.open("r+b") as file:
            os.fsync(file)

    @contextmanager
    def _naming(self) -> Iterator[None]:
        """An error of the system would name the draft, or on a full disk nothing."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.target)) from error


def forgotten() -> BinaryIO:
    """A file that is kept nowhere and knows its length, for works that are only checked."""
    return io.BufferedWriter(_Nowhere(), AT_ONCE)


class _Nowhere(io.RawIOBase):
    def __init__(self) -> None:
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        self._length += (count := memoryview(data).nbytes)
        return count

    def tell(self) -> int:
        return self._length
