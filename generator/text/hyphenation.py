"""Where words may be hyphenated, by language: the patterns of TeX and LibreOffice as `pyphen` carries them.

Importing them and reading a dictionary takes longer than many a report, so that both wait for the first word that is asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SHORTEST, LEFT, RIGHT = 6, 2, 3
"""The least letters of a word, and those that stay before and after its hyphen."""

KEPT = 50_000
"""So many words are remembered: a language has few that are frequent."""

WORD = re.compile(rf"[^\w\s-]*([^\W\d_]{{{SHORTEST},}})[^\w\s-]*")
"""Letters and the punctuation around them; nothing with digits, hyphens, dots or slashes inside."""


@lru_cache(maxsize=KEPT)
def hyphen_points(text: str, language: str) -> tuple[int, ...]:
    """The places in a word, punctuation and all, where a hyphen may be put. Capitals inside make it a name, which has none."""
    found = WORD.fullmatch(text)
    if found is None or not found[1][1:].islower():
        return ()
    patterns = _patterns(language)
    return tuple(found.start(1) + point for point in patterns.positions(found[1]) if not point.data) if patterns else ()


@cache
def _patterns(language: str) -> Pyphen | None:
    """The patterns for a BCP 47 tag, or for the nearest more general one; None when there are none."""
    import pyphen

    name = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT) if name else None
