"""A diagnostic becomes lines for a terminal: its place and message, the source line with a caret below, and the help.

For GitHub it becomes a workflow command (docs.github.com, Workflow commands for GitHub Actions).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from generator.model import Diagnostic

WIDTH = 120
"""Columns of an excerpt; a longer source line is cut around the caret."""


def render(diagnostic: Diagnostic, sources: Mapping[str, str]) -> list[str]:
    """The lines of one diagnostic; the excerpt is left out when its source is not at hand."""
    place = diagnostic.place
    where = f"{place}: " if place.line else f"{place.file}: " if place.file else ""
    made = [f"{where}{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    lines = sources.get(place.file, "").split("\n")
    gutter = " " * len(str(place.line))
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        text, caret = _excerpt(lines[place.line - 1], place.column - 1, diagnostic.length)
        made += [f" {place.line} | {text}", f" {gutter} | {caret}"]
    if diagnostic.help:
        made.append(f" {gutter} = help: {diagnostic.help}")
    return [_printable(line) for line in made]


def annotation(diagnostic: Diagnostic) -> str:
    """The workflow command of one diagnostic: `::error file=talk.yaml,line=3,col=5,…::message`."""
    place = diagnostic.place
    at = {"file": place.file, "line": place.line, "col": place.column, "endColumn": place.column + diagnostic.length - 1}
    where = {name: value for name, value in at.items() if place.line or (name == "file" and place.file)}
    said = diagnostic.message + (f"\n{diagnostic.help}" if diagnostic.help else "")
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in {**where, "title": diagnostic.code}.items())
    return f"::{diagnostic.severity} {properties}::{_escaped(said)}"


def _escaped(text: str, more: str = "") -> str:
    """The text without what ends a command or, with `more`, a property of it."""
    lines = "\n".join(map(_printable, text.split("\n")))
    return "".join(f"%{ord(char):02X}" if char in f"%\n{more}" else char for char in lines)


def _printable(line: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in line)


def _excerpt(line: str, start: int, length: int) -> tuple[str, str]:
    """The line and the line of carets below the `length` characters from `start`, both as a terminal shows them in columns."""
    length = max(1, min(length, len(line) - start))
    first = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = line[first : first + WIDTH]
    start -= first
    length = min(length, max(1, len(shown) - start))
    head = "…" if first else ""
    tail = "…" if first + WIDTH < len(line) else ""
    indent = len(head) + sum(map(columns, shown[:start]))
    return head + shown.replace("\t", "    ") + tail, " " * indent + "^" * max(1, sum(map(columns, shown[start : start + length])))


def columns(char: str) -> int:
    """The columns that a character takes in a terminal: four for a tab, as the excerpt shows it."""
    if char == "\t":
        return 4
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
