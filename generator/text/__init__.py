"""Texts and a measure go in, set lines come out: fonts, shaping, fallback and line breaking, one measure for both works.

The way of a text: `units` itemises it into words, which `shape` shapes with the faces of `fonts`, and the places to break between
them; `breaking` chooses where lines end, one after the other, and `compose` for a whole paragraph with `fit` and `hyphenation`;
`typesetter` hands back `lines`, which the deck writes and `generator.pdf` draws.
"""

from .lines import Line, SetText, Span
from .stack import Stack
from .typesetter import Typesetter

__all__ = ["Line", "SetText", "Span", "Stack", "Typesetter"]
