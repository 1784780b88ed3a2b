"""Texts and a measure go in, set lines come out: fonts, shaping, fallback and line breaking, one measure for both works.

The way of a text: `itemise` cuts it into parts at each place to break (`breaking`, `linebreak`), each run's end and each turn of
direction (`bidi`); a `Stack` of faces (`fonts`) chooses by script (`scripts`) what sets a part, and `shape` shapes it, once for each
word; `units` measures what stands between two opportunities; `ends` chooses where lines end, one after the other, and `compose` for a
whole paragraph with `fit` and `hyphenation`; `place` makes the lines. `typesetter` is the door; the deck writes `lines`, and
`generator.pdf` draws them.
"""

from .lines import Line, SetText, Span
from .stack import Stack
from .typesetter import Typesetter

__all__ = ["Line", "SetText", "Span", "Stack", "Typesetter"]
