"""Texts and a measure go in, set lines come out: fonts, shaping, fallback and line breaking, one measure for both works."""

from .lines import Line, SetText, Span
from .shape import Stack
from .typesetter import Typesetter

__all__ = ["Line", "SetText", "Span", "Stack", "Typesetter"]
