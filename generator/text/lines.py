"""Set lines: what breaking a text at a width gives, and all that a drawer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Run, Text
from generator.theme import TextStyle

if TYPE_CHECKING:
    from .shape import Stack, Word


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line in one style: words of one run with the spaces between them.

    `words` are what is drawn, one after the other, the spaces among them. `size` is the size they are drawn at, which for
    raised and lowered text is not the style's. `width` is in points, with the tracking after the last letter.
    """

    text: str
    run: Run
    stack: Stack
    size: float
    width: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `width` is its natural width in points without `tail`, the space or line end after it that is not drawn."""

    spans: tuple[Span, ...]
    width: float
    tail: str = ""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class SetText:
    """A text broken into lines in one style at one measure; `measure` and the first line's `indent` in points.

    The lines, each with its tail, are the characters of the text, all of them and in order (a tab as four spaces).
    """

    text: Text
    lines: tuple[Line, ...]
    style: TextStyle
    measure: float
    indent: float = 0.0

    @property
    def height(self) -> float:
        """Points from the top of the first line's leading to the bottom of the last one's."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """The widest line, in points, without the indent of the first."""
        return max((line.width for line in self.lines), default=0.0)
