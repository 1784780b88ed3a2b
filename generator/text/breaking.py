"""Where a line may end, and which of those places it takes.

The rules are those of Latin text in UAX 14 as slides need them: after a space, a hyphen or a dash, never after a slash, never at a
no-break space; between ideographs. A word wider than the measure is cut between letters, as PowerPoint does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"
IDEOGRAPHS = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
CLOSING = "\u3001\u3002\uff0c\uff0e\uff09\u300d\u300f\u3011)\\]}.,;:!?\u201d\u2019"
BREAKS = re.compile(
    rf"(?<=[^\W\d_][-\u2010])(?=\w)"  # a hyphen between a letter and a word; not the minus of -5 or the range 3-4
    rf"|(?<=[\u2013\u2014])(?=\w)"
    rf"|(?<={ZERO_WIDTH_SPACE})|(?<={SOFT_HYPHEN})"
    rf"|(?<=[{IDEOGRAPHS}])(?=[^{CLOSING}\s])|(?<=[\w,.;:])(?=[{IDEOGRAPHS}])"
)
PLAIN = re.compile(rf"[^-\u2010-\u2014{ZERO_WIDTH_SPACE}{SOFT_HYPHEN}\u2e80-\U0010ffff]*\Z")


@lru_cache(maxsize=65_536)
def opportunities(word: str) -> tuple[int, ...]:
    """The places inside a word without spaces where a line may end, as numbers of characters before them."""
    if PLAIN.match(word):
        return ()
    return tuple(match.start() for match in BREAKS.finditer(word) if 0 < match.start() < len(word))


def greedy(starts: Sequence[float], ends: Sequence[float], measure: float, first: int = 0) -> int:
    """How far a line that begins with atom `first` reaches: the index after its last atom, at least one atom.

    `starts` and `ends` are where each atom begins and ends on an endless line.
    """
    limit = starts[first] + measure + 1e-6
    return max(bisect_right(ends, limit, first, len(ends)), first + 1)
