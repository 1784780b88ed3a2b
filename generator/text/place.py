"""Place: units and the ends of lines go in, lines with everything at its place come out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model import STAND_IN

from .bidi import reorder
from .breaking import SOFT_HYPHEN, is_space
from .lines import Line, Span
from .shape import Word
from .units import Units


class Said(NamedTuple):
    """A divided word, or a part of one: the parts that a reader is to take for `text`, which is all of it or nothing."""

    begin: int
    end: int
    text: str


def placed(units: Units, ends: Sequence[int]) -> list[Line]:
    """The units as lines, each up to but not with the unit that `ends` names for it."""
    plain = not (units.dashes or units.turns or units.parts.levels)
    made = _plain_line if plain else _line
    return [made(units, first, last) for first, last in pairwise((0, *ends))]


def _plain_line(units: Units, first: int, last: int) -> Line:
    """What `_line` gives for a text of one run that divides no word: most lines are such."""
    parts, positions, (_, run, stack, size) = units.parts, units.positions, units.stretches[0]
    begin, end = parts.firsts[first] if first else 0, parts.lasts[last - 1]
    words = tuple(units.words[begin:end])
    em = units.size / 1000
    span = Span("".join(parts.texts[begin:end]), run, stack, size, 0.0, (positions[end] - positions[begin]) * em, words, words[0].rtl)
    tail = "".join(parts.texts[end : parts.firsts[last] if last < len(parts.firsts) else None])
    return Line((span,), (units.ends[last - 1] - units.starts[first]) * em, tail)


def _line(units: Units, first: int, last: int) -> Line:
    """The units from `first` up to but not with `last`. Space before the text's first unit belongs to it."""
    parts = units.parts
    begin, end = parts.firsts[first] if first else 0, parts.lasts[last - 1]
    words = units.words[begin:end]
    em, shown = units.size / 1000, 0.0
    if last - 1 in units.hyphens:
        words[-1] = units.hyphenated(end - 1)
        shown = (words[-1].width - units.words[end - 1].width) * units.ratio(end - 1)
    said = [*_said(units, first, last)] if units.dashes else []
    turns = units.turns[bisect_right(units.turns, begin) : bisect_left(units.turns, end)]
    cuts = sorted({begin, *turns, end, *(part for one in said for part in one[:2])}) if said else (begin, *turns, end)
    lefts = _lefts(units, begin, words) if parts.levels else None
    spans: list[Span] = []
    left = 0.0
    for at, until in pairwise(cuts):
        inside, (_, run, stack, size) = words[at - begin : until - begin], units.stretches[parts.owners[at]]
        width = (units.positions[until] - units.positions[at]) * em
        if until == end and shown:
            width += shown * em
        if lefts is not None:
            left = min(lefts[at - begin : until - begin])
        actual = next((text if at == start else "" for start, stop, text in said if start <= at < stop), None) if said else None
        spans.append(Span("".join(parts.texts[at:until]), run, stack, size, left, width, tuple(inside), inside[0].rtl, actual))
        left += width
    tail = "".join(parts.texts[end : parts.firsts[last] if last < len(parts.firsts) else None])
    return Line(tuple(spans), (units.ends[last - 1] - units.starts[first]) * em, tail)


def _said(units: Units, first: int, last: int) -> Iterator[Said]:
    """What is left of a word that the line before has divided, then a word that this line divides.

    Who copies a word that was divided wants it whole and without the hyphen (ISO 32000-1, 14.9.4): its first part says all of it.
    """
    texts, (begin, end) = units.parts.texts, (units.parts.firsts[first], units.parts.lasts[last - 1])
    rest = begin
    if _divides(units, first):
        rest = next((part for part in range(begin, end) if is_space(texts[part])), end)
        yield Said(begin, rest, "")
    if _divides(units, last) and rest < end:
        start = next((part + 1 for part in range(end - 1, rest - 1, -1) if is_space(texts[part])), rest)
        stop = next((part for part in range(end, len(texts)) if is_space(texts[part])), len(texts))
        said = (
            units.stretches[units.parts.owners[part]].run.plain if texts[part] == STAND_IN else texts[part] for part in range(start, stop)
        )
        yield Said(start, end, "".join(said).replace(SOFT_HYPHEN, ""))


def _divides(units: Units, unit: int) -> bool:
    """Whether a line that begins with this unit divides a word at a hyphen."""
    parts = units.parts
    return 0 < unit < len(units) and unit - 1 in units.dashes and parts.lasts[unit - 1] == parts.firsts[unit]


def _lefts(units: Units, begin: int, words: Sequence[Word]) -> list[float]:
    """Points from the left end of a line of these parts to each of them, in the order in which they are seen (UAX 9, L2)."""
    levels = units.parts.levels[begin : begin + len(words)] if units.parts.levels else ()
    lefts = [0.0] * len(words)
    left = 0.0
    for number in reorder(levels):
        lefts[number] = left
        left += words[number].width * units.ratio(begin + number) * units.size / 1000
    return lefts
