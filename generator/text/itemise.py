"""Itemise: the runs of one line go in, its parts come out: cut where it may break, where runs end and where the direction turns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.model import Run

from .bidi import levels
from .breaking import SPACES, is_space, pieces, simple_pieces
from .linebreak import is_simple
from .stack import Stack

UnitSpan = tuple[int, int]
"""Where a unit begins and ends in its text."""


class Stretch(NamedTuple):
    """Text of one run, never empty, with its faces and its size in points."""

    text: str
    run: Run
    stack: Stack
    size: float


class Parts(NamedTuple):
    """A text cut into parts, each a word or a space of one stretch and one direction.

    `owners` are the parts' stretches. Unit `i`, what stands between two opportunities to break, is the parts from `firsts[i]` up to
    but not with `lasts[i]`; the parts between two units are space. `levels` are the parts' embedding levels (UAX 9), odd ones from
    right to left; None where all of the text runs from left to right.
    """

    texts: Sequence[str]
    owners: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]
    levels: Sequence[int] | None = None

    def unit(self, number: int) -> str:
        """The text of a unit."""
        return "".join(self.texts[self.firsts[number] : self.lasts[number]])

    def divided(self, places: Mapping[int, Sequence[int]]) -> Parts:
        """The same text with some units cut, each at places in its own text, so that every piece is a unit."""
        offsets = list(accumulate(map(len, self.texts), initial=0))
        units: list[UnitSpan] = []
        for number, (first, last) in enumerate(zip(self.firsts, self.lasts, strict=True)):
            begin = offsets[first]
            units += pairwise((begin, *(begin + place for place in places.get(number, ())), offsets[last]))
        bounds = {*offsets, *(begin for begin, _ in units)}
        cuts = sorted(bounds)
        old = [bisect_right(offsets, cut) - 1 for cut in cuts[:-1]]
        levels = [self.levels[part] for part in old] if self.levels is not None else None
        return _parts("".join(self.texts), cuts, [self.owners[part] for part in old], units, levels)


def itemised(stretches: Sequence[Stretch], base: int | None) -> Parts:
    """The parts of a line of text. `base` is its paragraph's level, None where nothing in it runs from right to left."""
    whole = stretches[0].text if len(stretches) == 1 else "".join([stretch.text for stretch in stretches])
    if base is not None or not is_simple(whole):
        return _itemised(whole, stretches, base)
    texts: list[str] = []
    owners: list[int] = []
    joined: list[int] = []  # the parts that no line may begin with, because a word goes on in another style
    for owner, stretch in enumerate(stretches):
        found = simple_pieces(stretch.text)
        if owner and not is_space(texts[-1]) and not is_space(found[0]) and simple_pieces(texts[-1] + found[0])[0] != texts[-1]:
            joined.append(len(texts))
        texts += found
        owners += [owner] * len(found)
    firsts = [part for part, text in enumerate(texts) if text[0] not in SPACES]
    lasts = [part + 1 for part in firsts]
    for part in joined:
        index = firsts.index(part)
        del firsts[index], lasts[index - 1]
    return Parts(texts, owners, firsts, lasts)


def _itemised(text: str, stretches: Sequence[Stretch], base: int | None) -> Parts:
    """The parts of any text, by the rules for all scripts and both directions."""
    ends = list(accumulate(len(stretch.text) for stretch in stretches))
    cuts = {0, *ends}
    units: list[UnitSpan] = []
    begin = 0
    for piece in pieces(text):
        end = begin + len(piece)
        cuts.add(end)
        if not is_space(piece):
            units.append((begin, end))
        begin = end
    directions = None
    if base is not None:
        _, directions = levels(text, base)
        cuts.update(at for at, (one, other) in enumerate(pairwise(directions), 1) if one != other)
    starts = sorted(cuts)
    owners = [bisect_right(ends, start) for start in starts[:-1]]
    return _parts(text, starts, owners, units, directions and [directions[start] for start in starts[:-1]])


def _parts(text: str, cuts: list[int], owners: list[int], units: list[UnitSpan], levels: list[int] | None) -> Parts:
    """The text between the cuts, which are in order and have each unit's ends among them."""
    index = {cut: part for part, cut in enumerate(cuts)}
    texts = [text[begin:end] for begin, end in pairwise(cuts)]
    return Parts(texts, owners, [index[begin] for begin, _ in units], [index[end] for _, end in units], levels)
