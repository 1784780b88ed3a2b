"""A diagnostic becomes lines for a terminal: its place and message, the source line with a caret below, and the help."""

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
    return ["".join(char if char.isprintable() else "�" for char in line) for line in made]


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
