"""Code in set lines: a line that is too long goes on under its own indent, behind a sign that is no part of the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generator.model import Run, Text
from generator.text import Line, SetText, Typesetter
from generator.theme import TextStyle

SIGN = "\u21aa"
HANG = 2
"""Characters that the rest of a line stands further in than the line; in the report the sign stands in them."""
MOST_HANG = 0.4
"""As a share of the measure."""


class CodeLine(NamedTuple):
    """A line of code in at least one set line; the rest stands `indent` and `hang` points from the edge, the sign at the first."""

    text: SetText
    indent: float
    hang: float


def code_lines(setter: Typesetter, code: Text, style: TextStyle, measure: float) -> Iterator[CodeLine]:
    """The lines of code in a style at a measure in points; an empty line is one set line too."""
    letter = setter.width("0", style)
    for runs in _lines(code):
        plain = "".join(run.text for run in runs)
        indent = min((len(plain) - len(plain.lstrip(" "))) * letter, MOST_HANG * measure)
        hang = indent + HANG * letter
        made = setter.set(Text(runs, code.place), style, measure - hang, -hang)
        yield CodeLine(replace(made, lines=made.lines or (Line((), 0.0),)), indent, hang)


def _lines(code: Text) -> Iterator[tuple[Run, ...]]:
    """The runs of each line of the code."""
    line: list[Run] = []
    for run in code.runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                yield tuple(line)
                line = []
            if part:
                line.append(replace(run, text=part))
    yield tuple(line)
