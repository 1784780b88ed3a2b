"""A file's bytes become text whose every offset has a line and a column; what is not plain Unicode text is refused."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.model import Diagnostics, Place

MAX_BYTES = 4 * 1024 * 1024

UNPRINTABLE = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that YAML, OOXML and PDF text cannot all hold, and the line separators that YAML would take for line ends."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Source:
    """A source file under the name that the user gave it. Its lines end in `\\n`, whatever the file used.

    Paths in it are relative to `folder`; None is the folder of the content file.
    """

    name: str
    text: str
    folder: Path | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """The place of the character at `offset`, which counts characters from 0."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Place(self.name, line, offset - self._starts[line - 1] + 1)

    def visible(self, start: int, end: int) -> int:
        """How many characters of the range a caret line can mark: those on its first line, at least one."""
        stop = self.text.find("\n", start, end)
        return max(1, (end if stop < 0 else stop) - start)


def decode(data: bytes, name: str, diagnostics: Diagnostics) -> Source | None:
    """UTF-8, or UTF-16 with a byte order mark, as a `Source`; None when it is too large or no text, with a diagnostic at the place."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
        diagnostics.error("file-too-large", message, Place(name, 1, 1), "split the content into several files")
        return None
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        source = Source(name, _lines(data.decode(encoding)))
    except UnicodeDecodeError as error:
        before = Source(name, _lines(data[: error.start].decode(encoding)))
        message = f"byte 0x{data[error.start]:02X} is not valid {encoding.upper()} here"
        diagnostics.error("bad-encoding", message, before.place(len(before.text)), "save the file as UTF-8")
        return None
    if first := UNPRINTABLE.search(source.text):
        message = f"the character U+{ord(first[0]):04X} cannot stand in text"
        diagnostics.error("control-character", message, source.place(first.start()), "remove it, or start a new line instead")
        return None
    return source


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
