"""Measure: the parts of one line of text go in; the units that every breaker works on, and lines of them, come out.

Positions are natural ones, as if the whole text stood on one line, in thousandths of an em of the style's size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import sub

from .breaking import SOFT_HYPHEN, ZERO_WIDTH_SPACE, is_space
from .itemise import Parts, Stretch
from .shape import Word
from .stack import Stack

ROUNDING = 1e-4
HYPHENS = ("-", "\u2010")
"""Hyphens that an author wrote, at the end of a line."""


class Units:
    """A line of text; unit `i` is what stands between two opportunities to break.

    `starts` and `ends` are the units' natural positions, the end without the tracking after its last letter. A line that ends after one
    of `hyphens` shows a hyphen that is not in the text, which that unit's end counts in: a soft one, or one that was `inserted`.
    `dashes` are the units after which a line would end in a hyphen, the author's or one that shows only there; `turns` are the parts that
    are of another stretch than the one before, or run the other way. `size` is the style's, in points.
    """

    def __init__(self, parts: Parts, stretches: Sequence[Stretch], size: float, inserted: frozenset[int] = frozenset()) -> None:
        self.parts = parts
        self.stretches = stretches
        self.size = size
        self.words: list[Word] = []
        self._text = "".join(parts.texts)
        self.positions = self._placed()
        tracking = stretches[0].stack.tracking * stretches[0].size / size
        self.starts = [self.positions[first] for first in parts.firsts]
        self.ends = [self.positions[last] - tracking for last in parts.lasts]
        if self.starts:
            self.starts[0] = 0.0  # space before the first unit belongs to it
        self.inserted = self.hyphens = inserted
        if SOFT_HYPHEN in self._text:
            self.hyphens |= {number for number, last in enumerate(parts.lasts) if parts.texts[last - 1].endswith(SOFT_HYPHEN)}
        for number in self.hyphens:
            last = parts.lasts[number] - 1
            self.ends[number] += (self.hyphenated(last).width - self.words[last].width) * self.ratio(last)
        self.dashes = self._dashes()
        self.turns = self._turns()

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def width(self) -> float:
        """The whole text on one line, without the space at its end."""
        return self.ends[-1] if self.ends else 0.0

    def _dashes(self) -> frozenset[int]:
        if not any(hyphen in self._text for hyphen in HYPHENS):
            return self.hyphens
        texts, lasts = self.parts.texts, self.parts.lasts
        return self.hyphens | {number for number, last in enumerate(lasts) if texts[last - 1].endswith(HYPHENS)}

    @property
    def space(self) -> float:
        """The width of a space between words."""
        stack = self.stretches[0].stack
        return stack[" "].width

    @property
    def spaces(self) -> list[int]:
        """How many spaces stand before each unit."""
        before = list(accumulate([text[0] == " " for text in self.parts.texts], initial=0))
        return [before[first] for first in self.parts.firsts]

    def stack(self, part: int) -> Stack:
        """The faces of a part, for its direction."""
        stack = self.stretches[self.parts.owners[part]].stack
        return stack.rtl if self.parts.levels and self.parts.levels[part] % 2 else stack

    def too_wide(self, measure: float, indent: float) -> bool:
        """Whether a unit is wider than a line, or the first one than the first line."""
        return bool(self.starts) and (
            self.ends[0] > measure - indent + ROUNDING or max(map(sub, self.ends, self.starts)) > measure + ROUNDING
        )

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, str, str]]:
        """Those of these units that touch no other and hold no code: number, text and language, in order.

        A footnote's number counts as full stops.
        """
        parts = self.parts
        for number in sorted(numbers):
            if not 0 <= number < len(self):
                continue
            first, last = parts.firsts[number], parts.lasts[number]
            alone = first == 0 or is_space(parts.texts[first - 1])
            owners = [self.stretches[owner] for owner in parts.owners[first:last]]
            if alone and (last == len(parts.texts) or is_space(parts.texts[last])) and not any(owner.run.code for owner in owners):
                texts = zip(parts.texts[first:last], owners, strict=True)
                yield number, "".join("." * len(text) if owner.run.note else text for text, owner in texts), owners[0].stack.language

    def divided(self, places: Mapping[int, Sequence[int]], *, hyphens: bool = False) -> Units:
        """The same text with some units cut at places in their texts; with `hyphens`, each piece but a unit's last shows one."""
        inserted: set[int] = set()
        pieces = 0
        for number in sorted({*places, *self.inserted}):
            cuts = len(places.get(number, ()))
            if hyphens:
                inserted.update(range(number + pieces, number + pieces + cuts))
            pieces += cuts
            if number in self.inserted:
                inserted.add(number + pieces)
        return Units(self.parts.divided(places), self.stretches, self.size, frozenset(inserted))

    def _turns(self) -> list[int]:
        if len(self.stretches) == 1 and self.parts.levels is None:
            return []
        kinds = zip(self.parts.owners, self.parts.levels or self.parts.owners, strict=True)
        return [part for part, (before, after) in enumerate(pairwise(kinds), 1) if before != after]

    def _placed(self) -> list[float]:
        """Shapes the parts, and places them one after the other."""
        texts = self.parts.texts
        if SOFT_HYPHEN in self._text or ZERO_WIDTH_SPACE in self._text:
            texts = [text.rstrip(SOFT_HYPHEN + ZERO_WIDTH_SPACE) for text in texts]
        if self.parts.levels:
            self.words = [self.stack(part)[text] for part, text in enumerate(texts)]
            widths = [word.width * self.ratio(part) for part, word in enumerate(self.words)]
            return list(accumulate(widths, initial=0.0))
        widths = []
        for owner, (_, _, stack, size) in enumerate(self.stretches):
            begin = len(self.words)
            words = list(map(stack.__getitem__, texts[begin : bisect_right(self.parts.owners, owner, begin)]))
            widths += [word.width for word in words] if size == self.size else [word.width * size / self.size for word in words]
            self.words += words
        return list(accumulate(widths, initial=0.0))

    @property
    def space_before(self) -> float:
        """The width of the space before the first unit."""
        return self.positions[self.parts.firsts[0]]

    def ratio(self, part: int) -> float:
        """The size of a part, as a share of the style's."""
        return self.stretches[self.parts.owners[part]].size / self.size

    def hyphenated(self, part: int) -> Word:
        """A part's word with the hyphen that shows at the end of a line."""
        return self.stack(part)[self.words[part].text + SOFT_HYPHEN]
