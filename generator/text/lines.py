"""Set lines: what breaking a text at a width gives, and all that a drawer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Run, Text
from generator.theme import TextStyle

if TYPE_CHECKING:
    from .shape import Word
    from .stack import Stack


class Span(NamedTuple):
    """A part of a line in one style: words of one run with the spaces between them.

    `words` are what is drawn, one after the other, the spaces among them. `size` is the size they are drawn at, which for
    raised and lowered text is not the style's. `width` is in points, with the tracking after the last letter and with `stretch`, by
    which each space is wider (or narrower) than its word in justified text.
    """

    text: str
    run: Run
    stack: Stack
    size: float
    width: float
    words: tuple[Word, ...]
    stretch: float = 0.0

    @property
    def spaces(self) -> int:
        """How many spaces it has that justified text may stretch."""
        return sum(word.text.startswith(" ") for word in self.words)

    def stretched(self, stretch: float) -> Span:
        return self._replace(stretch=stretch, width=self.width + stretch * self.spaces)


class Line(NamedTuple):
    """One line. `width` is its width in points without `tail`, the space or line end after it that is not drawn.

    `spans` are in the order in which they are read. `visual` are the same words from left to right, where that is another order.
    """

    spans: tuple[Span, ...]
    width: float
    tail: str = ""
    visual: tuple[Span, ...] | None = None

    @property
    def text(self) -> str:
        return "".join([span.text for span in self.spans])

    def justified(self, room: float) -> Line:
        """The line as wide as `room`, in points, its spaces stretched or shrunk; itself where it has none."""
        spaces = sum(span.spaces for span in self.spans)
        if not spaces:
            return self
        stretch = (room - self.width) / spaces
        spans = tuple(span.stretched(stretch) for span in self.spans)
        return Line(spans, room, self.tail, self.visual and tuple(span.stretched(stretch) for span in self.visual))

    @property
    def drawn(self) -> tuple[Span, ...]:
        """The spans from left to right."""
        return self.spans if self.visual is None else self.visual


@dataclass(frozen=True, slots=True)
class SetText:
    """A text broken into lines in one style at one measure; `measure` and the first line's `indent` in points.

    The lines, each with its tail, are the characters of the text, all of them and in order (a tab as four spaces). Text that is
    `rtl` begins at the right, and so does the indent.
    """

    text: Text
    lines: tuple[Line, ...]
    style: TextStyle
    measure: float
    indent: float = 0.0
    rtl: bool = False

    @property
    def height(self) -> float:
        """Points from the top of the first line's leading to the bottom of the last one's."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """The widest line, in points, without the indent of the first."""
        return max((line.width for line in self.lines), default=0.0)
