"""Itemise: the runs of one text go in, its words and the places to break between them come out, measured.

`Units` is what every breaker works on: natural positions, as if the whole text stood on one line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.model import Run

from .breaking import SOFT_HYPHEN, graphemes, is_space, pieces
from .lines import Line, Span
from .shape import Stack, Word

UNSEEN = SOFT_HYPHEN + "\u200b"
"""What ends a piece without being drawn, unless a line ends there."""
NARROWEST = 0.125
"""A bound in em on the mean width of letters, so that cutting an endless word costs no more than it is long."""


class Stretch(NamedTuple):
    """Text of one run, never empty, with its faces and its size in points."""

    text: str
    run: Run
    stack: Stack
    size: float


Part = tuple[int, str]
"""A piece of text inside one stretch: the number of the stretch, and the text."""


class Units:
    """A text without forced breaks; unit `i` is what stands between two break opportunities.

    `starts` and `ends` are the units' natural positions in points, the end with the hyphen that a break after a soft hyphen
    shows and without the tracking after its last letter. With a `measure`, a unit wider than it (or, the first one, than what
    `indent` leaves) is cut between two graphemes into units that are not.
    """

    def __init__(self, stretches: Sequence[Stretch], tracking: float, measure: float | None = None, indent: float = 0.0) -> None:
        self.text = "".join(stretch.text for stretch in stretches)
        self.starts: list[float] = []
        self.ends: list[float] = []
        self._stretches = stretches
        self._tracking = tracking
        self._words: list[Word] = []
        self._owners: list[int] = []  # the stretch of each word
        self._offsets = [0]  # of each word in the text, and the text's end
        self._positions = [0.0]  # of each word in points, and the text's end
        self._bounds: list[tuple[int, int]] = []  # the first word of each unit and the one after its last
        for parts in _parts(self.text, stretches):
            if is_space(parts[0][1]):
                self._add(parts)
            elif measure is None:
                self._unit(parts)
            else:
                self._units(parts, measure if self.starts else measure - indent - self._positions[-1], measure)

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def width(self) -> float:
        """Points of the whole text on one line, without the space at its end."""
        return self.ends[-1] - self.starts[0] if self.ends else 0.0

    def last_character(self, unit: int) -> str:
        return self.text[self._offsets[self._bounds[unit][1]] - 1]

    def line(self, first: int, last: int) -> Line:
        """The units from `first` up to but not with `last`, set as a line."""
        begin, end = self._bounds[first][0], self._bounds[last - 1][1]
        spans = []
        while begin < end:
            until = bisect_right(self._owners, self._owners[begin], begin, end)
            spans.append(self._span(begin, until))
            begin = until
        if self.last_character(last - 1) == SOFT_HYPHEN:
            spans[-1] = self._hyphenated(spans[-1])
        return Line(tuple(spans), self.ends[last - 1] - self.starts[first], self.text[self._offsets[end] : self._after(last)])

    def _after(self, unit: int) -> int:
        """Where the unit begins in the text, the text's end for the one after the last."""
        return self._offsets[self._bounds[unit][0]] if unit < len(self._bounds) else len(self.text)

    def _span(self, begin: int, end: int) -> Span:
        _, run, stack, size = self._stretches[self._owners[begin]]
        text = self.text[self._offsets[begin] : self._offsets[end]]
        return Span(text, run, stack, size, self._positions[end] - self._positions[begin], tuple(self._words[begin:end]))

    def _hyphenated(self, span: Span) -> Span:
        *words, last = span.words
        width = span.width + self._hyphen(span.stack, last.text, span.size)
        return Span(span.text, span.run, span.stack, span.size, width, (*words, span.stack[last.text + SOFT_HYPHEN]))

    def _hyphen(self, stack: Stack, text: str, size: float) -> float:
        """Points that the hyphen adds where it shows."""
        return (stack[text + SOFT_HYPHEN].width - stack[text].width) * size / 1000 + self._tracking

    def _add(self, parts: Sequence[Part]) -> None:
        for owner, text in parts:
            _, _, stack, size = self._stretches[owner]
            word = stack[text.rstrip(UNSEEN)]
            self._words.append(word)
            self._owners.append(owner)
            self._offsets.append(self._offsets[-1] + len(text))
            self._positions.append(self._positions[-1] + word.width * size / 1000 + word.graphemes * self._tracking)

    def _unit(self, parts: Sequence[Part]) -> None:
        """Append a unit. Space before the first one belongs to it."""
        begin = len(self._words) if self._bounds else 0
        self._add(parts)
        extra = -self._tracking
        owner, text = parts[-1]
        if text[-1] == SOFT_HYPHEN:
            extra += self._hyphen(self._stretches[owner].stack, self._words[-1].text, self._stretches[owner].size)
        self._bounds.append((begin, len(self._words)))
        self.starts.append(self._positions[begin])
        self.ends.append(self._positions[-1] + extra)

    def _units(self, parts: Sequence[Part], room: float, measure: float) -> None:
        """Append a unit, or as many as it takes for the first to fit into `room` and the others into `measure`."""
        before = self._positions[-1]
        self._unit(parts)
        if self.ends[-1] - before <= room + 1e-6:
            return
        begin = len(self._words) - len(parts)
        for built in (self._words, self._owners):
            del built[begin:]
        for edges in (self._offsets, self._positions):
            del edges[begin + 1 :]
        for column in (self._bounds, self.starts, self.ends):
            del column[-1:]
        for chunk in self._chunks(parts, room, measure):
            self._unit(chunk)

    def _chunks(self, parts: Sequence[Part], room: float, measure: float) -> Iterator[list[Part]]:
        """`parts` cut between graphemes, each chunk as long as it can be and one grapheme at least."""
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


def _parts(text: str, stretches: Sequence[Stretch]) -> Iterator[list[Part]]:
    """The pieces of `text`, each cut where another stretch begins."""
    owner, left = 0, len(stretches[0].text) if stretches else 0
    for piece in pieces(text):
        parts = []
        while len(piece) > left:
            if left:
                parts.append((owner, piece[:left]))
                piece = piece[left:]
            owner += 1
            left = len(stretches[owner].text)
        parts.append((owner, piece))
        left -= len(piece)
        yield parts
