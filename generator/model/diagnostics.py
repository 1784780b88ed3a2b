"""What the tool tells an author: one finding, with its place in the content file and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A place in a source file. Line and column count from 1; the column counts characters, not bytes."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)


def placed() -> Any:
    """The field of a place. Parts that say the same are equal, wherever they stand in their files."""
    return field(default=NOWHERE, compare=False)


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is a short stable name such as `unknown-key`; `message` says what is wrong in lower case with names in backticks;
    `help` says what to write instead; `length` is the number of characters the caret line marks.
    """

    severity: Severity
    code: str
    message: str
    place: Place = NOWHERE
    help: str = ""
    length: int = 1


@dataclass(slots=True)
class Diagnostics:
    """The findings of one run, each once, in the order they were made; `sorted()` gives them in the order of the file."""

    found: list[Diagnostic] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set, repr=False, compare=False)

    def error(self, code: str, message: str, place: Place = NOWHERE, help: str = "", length: int = 1) -> None:
        self._add(Diagnostic(Severity.ERROR, code, message, place, help, length))

    def warning(self, code: str, message: str, place: Place = NOWHERE, help: str = "", length: int = 1) -> None:
        self._add(Diagnostic(Severity.WARNING, code, message, place, help, length))

    def _add(self, diagnostic: Diagnostic) -> None:
        """Both works can find the same fault, and a slide's continuation finds it again."""
        if diagnostic not in self._seen:
            self._seen.add(diagnostic)
            self.found.append(diagnostic)

    @property
    def errors(self) -> int:
        return sum(d.severity is Severity.ERROR for d in self.found)

    @property
    def warnings(self) -> int:
        return len(self.found) - self.errors

    def sorted(self) -> list[Diagnostic]:
        """The findings by file, line and column."""
        return sorted(self.found, key=lambda d: (d.place, d.severity, d.code, d.message))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)
