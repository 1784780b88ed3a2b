"""A deck's file is opened with bounds: what is no deck, or one that would take too much to read, is an error in words."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pptx.presentation import Presentation

MIB = 1024 * 1024
MAX_BYTES, MAX_PART, MAX_SLIDES, MAX_PARTS = 512 * MIB, 48 * MIB, 16 * MIB, 20_000
"""Bytes of all parts unpacked, of one part of XML and of all slides, pictures not counted, and parts."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB] 2.2), which an old deck is, and one with a password."""


class BadDeckError(ValueError):
    """A file that cannot be read as a deck. The text goes on from its name; `help` says what to do."""

    def __init__(self, reason: str, help: str) -> None:
        super().__init__(reason)
        self.help = help


def open_deck(path: Path) -> Presentation:
    """The deck. Raises BadDeckError, and OSError when the file cannot be read."""
    import pptx

    with path.open("rb") as file:
        if file.read(len(_COMPOUND)) == _COMPOUND:
            raise BadDeckError("is an old deck, or one with a password", "save it as .pptx without a password")
        with refused():
            with zipfile.ZipFile(file) as package:
                _check(package.infolist())
            file.seek(0)
            return pptx.Presentation(file)


@contextmanager
def refused() -> Iterator[None]:
    """Whatever goes wrong inside is a BadDeckError: a package can be wrong in any way, and python-pptx names none of them."""
    try:
        yield
    except BadDeckError:
        raise
    except zipfile.BadZipFile as error:
        raise BadDeckError("is no .pptx file, or not all of one", "save it again as .pptx") from error
    except Exception as error:
        raise BadDeckError(f"cannot be read as a deck: {_said(error)}", "open it in PowerPoint and save it again as .pptx") from error


def _check(parts: list[zipfile.ZipInfo]) -> None:
    help = "divide it into several decks"
    if len(parts) > MAX_PARTS:
        raise BadDeckError(f"has more than {MAX_PARTS:,} parts", help)
    if sum(part.file_size for part in parts) > MAX_BYTES:
        raise BadDeckError(f"has more than {MAX_BYTES // MIB} MiB in it", help)
    written = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if any(part.file_size > MAX_PART for part in written):
        raise BadDeckError(f"has more than {MAX_PART // MIB} MiB of text in one part", help)
    if sum(part.file_size for part in written if part.filename.startswith("ppt/slides/")) > MAX_SLIDES:
        raise BadDeckError(f"has more than {MAX_SLIDES // MIB} MiB of text on its slides", help)


def _said(error: Exception) -> str:
    """An error's words on one line, without the addresses of objects."""
    return " ".join(str(error).partition(" at 0x")[0].split())[:120] or type(error).__name__
