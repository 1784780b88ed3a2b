"""Itemise: the runs of one text go in, its words and the places to break between them come out, measured.

`Units` is what every breaker works on: natural positions, as if the whole text stood on one line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from generator.model import Run

from .breaking import SOFT_HYPHEN, graphemes, is_space, pieces
from .lines import Line, Span
from .shape import Stack, Word

ZERO_WIDTH_SPACE = "\u200b"
NARROWEST = 0.125
"""A bound in em on the mean width of letters, so that cutting an endless word costs no more than it is long."""


Part = tuple[int, str]
"""A word or a space: the number of the stretch that it is in, and its text."""


class Stretch(NamedTuple):
    """Text of one run, never empty, with its faces and its size in points."""

    text: str
    run: Run
    stack: Stack
    size: float


class Parts:
    """A text cut into parts, each inside one stretch and each a word or a space; `units` are the parts between two opportunities."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.units: list[tuple[int, int]] = []

    def add(self, parts: Sequence[Part], unit: bool) -> None:
        begin = len(self.texts)
        for owner, text in parts:
            self.owners.append(owner)
            self.texts.append(text)
        if unit:
            self.units.append((begin, len(self.texts)))


class Units:
    """A text without forced breaks; unit `i` is what stands between two break opportunities.

    `starts` and `ends` are the units' natural positions in points, the end without the tracking after its last letter. A line
    that ends after one of `hyphens` shows a hyphen, which that unit's end counts in. With a `measure`, a unit wider than it (or,
    the first one, than what `indent` leaves) is cut between two graphemes into units that are not.
    """

    def __init__(self, stretches: Sequence[Stretch], tracking: float, measure: float | None = None, indent: float = 0.0) -> None:
        self.text = "".join(stretch.text for stretch in stretches)
        self._stretches = stretches
        self._tracking = tracking
        self._inserted: frozenset[int] = frozenset()
        self._parts = itemised(self.text, stretches)
        self._measure()
        if measure is not None and any(end - start > measure - indent for start, end in zip(self.starts, self.ends, strict=True)):
            self._parts = self._cut(measure, indent)
            self._measure()

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def width(self) -> float:
        """Points of the whole text on one line, without the space at its end."""
        return self.ends[-1] if self.ends else 0.0

    def last_character(self, unit: int) -> str:
        return self._parts.texts[self._parts.units[unit][1] - 1][-1]

    def words(self) -> Iterator[tuple[int, str]]:
        """The units that touch no other and hold no code, with their text; a footnote's number counts as full stops."""
        begins, ends = map(set, zip(*self._parts.units, strict=True))
        for number, (begin, end) in enumerate(self._parts.units):
            runs = [self._stretches[owner].run for owner in self._parts.owners[begin:end]]
            if begin not in ends and end not in begins and not any(run.code for run in runs):
                texts = zip(self._parts.texts[begin:end], runs, strict=True)
                yield number, "".join("." * len(text) if run.note else text for text, run in texts)

    def hyphenated(self, cuts: Sequence[tuple[int, int]]) -> Units:
        """The same text with a unit for each half of a word: a cut is a unit's number and a place in its text, in order.

        Cut `i`, in unit `n`, ends unit `n + i` of the result.
        """
        places: dict[int, list[int]] = {}
        for number, place in cuts:
            places.setdefault(number, []).append(place)
        made = copy(self)
        made._parts = self._divided(lambda number, parts: _cut_at(parts, places[number]) if number in places else [parts])
        made._inserted = frozenset(number + index for index, (number, _) in enumerate(cuts))
        made._measure()
        return made

    def lines(self, ends: Sequence[int]) -> list[Line]:
        """The units as lines, each up to but not with the unit that `ends` names for it."""
        return [self.line(first, last) for first, last in pairwise((0, *ends))]

    def line(self, first: int, last: int) -> Line:
        """The units from `first` up to but not with `last`, set as a line. Space before the first unit belongs to it."""
        units = self._parts.units
        begin, end = units[first][0] if first else 0, units[last - 1][1]
        spans = []
        at = begin
        while at < end:
            until = bisect_right(self._parts.owners, self._parts.owners[at], at, end)
            spans.append(self._span(at, until))
            at = until
        if last - 1 in self.hyphens:
            spans[-1] = self._hyphenated(spans[-1])
        tail = "".join(self._parts.texts[end : units[last][0] if last < len(units) else None])
        return Line(tuple(spans), self.ends[last - 1] - self.starts[first], tail)

    def _measure(self) -> None:
        """Shape the parts and place them one after the other."""
        texts = self._parts.texts
        if SOFT_HYPHEN in self.text or ZERO_WIDTH_SPACE in self.text:
            texts = [text.rstrip(SOFT_HYPHEN + ZERO_WIDTH_SPACE) for text in texts]
        self._words: list[Word] = []
        widths: list[float] = []
        for owner, group in groupby(self._parts.owners):
            _, _, stack, size = self._stretches[owner]
            begin = len(self._words)
            self._words += map(stack.__getitem__, texts[begin : begin + len(list(group))])
            scale, tracking = size / 1000, self._tracking
            widths += [word.width * scale + word.graphemes * tracking for word in self._words[begin:]]
        self._positions = list(accumulate(widths, initial=0.0))
        self.starts = [self._positions[begin] if number else 0.0 for number, (begin, _) in enumerate(self._parts.units)]
        self.ends = [self._positions[end] - self._tracking for _, end in self._parts.units]
        self.hyphens = self._inserted
        if SOFT_HYPHEN in self.text:
            self.hyphens |= {number for number in range(len(self)) if self.last_character(number) == SOFT_HYPHEN}
        for number in self.hyphens:
            last = self._parts.units[number][1] - 1
            _, _, stack, size = self._stretches[self._parts.owners[last]]
            self.ends[number] += self._hyphen(stack, self._words[last].text, size)

    def _span(self, begin: int, end: int) -> Span:
        _, run, stack, size = self._stretches[self._parts.owners[begin]]
        text = "".join(self._parts.texts[begin:end])
        return Span(text, run, stack, size, self._positions[end] - self._positions[begin], tuple(self._words[begin:end]))

    def _hyphenated(self, span: Span) -> Span:
        *words, last = span.words
        width = span.width + self._hyphen(span.stack, last.text, span.size)
        return Span(span.text, span.run, span.stack, span.size, width, (*words, span.stack[last.text + SOFT_HYPHEN]))

    def _hyphen(self, stack: Stack, text: str, size: float) -> float:
        """Points that the hyphen adds where it shows."""
        return (stack[text + SOFT_HYPHEN].width - stack[text].width) * size / 1000 + self._tracking

    def _cut(self, measure: float, indent: float) -> Parts:
        """The parts, with every unit that is too wide in chunks that are not."""

        def chunks(number: int, parts: Sequence[Part]) -> Iterable[Sequence[Part]]:
            start = self._positions[self._parts.units[number][0]]
            room = measure if number else measure - indent - start
            return [parts] if self.ends[number] - start <= room + 1e-6 else self._chunks(parts, room, measure)

        return self._divided(chunks)

    def _divided(self, chunks: Callable[[int, Sequence[Part]], Iterable[Sequence[Part]]]) -> Parts:
        """The parts, with chunks as units in the place of each unit."""
        old, new, done = self._parts, Parts(), 0
        flat = list(zip(old.owners, old.texts, strict=True))
        for number, (begin, end) in enumerate(old.units):
            new.add(flat[done:begin], unit=False)
            for chunk in chunks(number, flat[begin:end]):
                new.add(chunk, unit=True)
            done = end
        new.add(flat[done:], unit=False)
        return new

    def _chunks(self, parts: Sequence[Part], room: float, measure: float) -> Iterator[list[Part]]:
        """`parts` cut between graphemes, each chunk as long as it can be and one grapheme at least; `room` is the first one's."""
        chunk: list[Part] = []
        for owner, text in parts:
            letters = graphemes(text)
            while letters:
                count, width = self._fitting(owner, letters, room)
                if chunk and not count:
                    yield chunk
                    chunk, room = [], measure
                    continue
                count = max(count, 1)
                chunk.append((owner, "".join(letters[:count])))
                letters = letters[count:]
                room -= width
                if letters:
                    yield chunk
                    chunk, room = [], measure
        yield chunk

    def _fitting(self, owner: int, letters: list[str], room: float) -> tuple[int, float]:
        """How many letters of a stretch fit into `room`, and the width of these, or of the first, with the tracking after the last."""
        _, _, stack, size = self._stretches[owner]

        def width(count: int) -> float:
            word = stack.shape("".join(letters[:count]))
            return word.width * size / 1000 + word.graphemes * self._tracking

        limit = min(len(letters), int(max(room, 0) / (size * NARROWEST)) + 1)
        count = bisect_right(range(1, limit + 1), room + self._tracking + 1e-6, key=width)
        return count, width(max(count, 1))


def _cut_at(parts: Sequence[Part], places: Sequence[int]) -> Iterator[list[Part]]:
    """`parts` cut at places in their joined text."""
    for begin, end in pairwise((0, *places, sum(len(text) for _, text in parts))):
        chunk, at = [], 0
        for owner, text in parts:
            if inside := text[max(begin - at, 0) : max(end - at, 0)]:
                chunk.append((owner, inside))
            at += len(text)
        yield chunk


def itemised(text: str, stretches: Sequence[Stretch]) -> Parts:
    """`text` cut at every opportunity and wherever another stretch begins."""
    made = Parts()
    if len(stretches) == 1:
        made.texts = pieces(text)
        made.owners = [0] * len(made.texts)
        made.units = [(number, number + 1) for number, piece in enumerate(made.texts) if not is_space(piece)]
        return made
    owner, left = 0, len(stretches[0].text) if stretches else 0
    for piece in pieces(text):
        parts = []
        rest = piece
        while len(rest) > left:
            if left:
                parts.append((owner, rest[:left]))
                rest = rest[left:]
            owner += 1
            left = len(stretches[owner].text)
        left -= len(rest)
        made.add([*parts, (owner, rest)], unit=not is_space(piece))
    return made
