"""Set lines: what breaking a text at a width gives, and all that a drawer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Run, Text
from generator.theme import TextStyle

if TYPE_CHECKING:
    from .shape import Word
    from .stack import Stack


class Span(NamedTuple):
    """A part of a line in one style and one direction: words of one run with the spaces between them, in the order they are read.

    `size` is the size it is drawn at, which for raised and lowered text is not the style's. It begins `left` points from the line's left
    end and is `width` points wide, with the tracking after its last letter and with `stretch`, by which each space is wider (or
    narrower) than its word in justified text. One that is `rtl` begins at its right end. `actual` is what it stands for where that is
    not its text: all of a word that is divided at a line's end, or nothing for the rest of one.
    """

    text: str
    run: Run
    stack: Stack
    size: float
    left: float
    width: float
    words: tuple[Word, ...]
    rtl: bool = False
    actual: str | None = None
    stretch: float = 0.0

    @property
    def spaces(self) -> int:
        """How many spaces it has that justified text may stretch."""
        return sum([word.text.startswith(" ") for word in self.words])


class Line(NamedTuple):
    """One line, its spans in the order they are read, which need not be that from left to right.

    `width` is its width in points without `tail`, the space or line end after it that is not drawn.
    """

    spans: tuple[Span, ...]
    width: float
    tail: str = ""

    @property
    def text(self) -> str:
        return "".join([span.text for span in self.spans])

    def justified(self, room: float) -> Line:
        """The line as wide as `room`, in points, its spaces stretched or shrunk; itself where it has none."""
        spaces = sum(span.spaces for span in self.spans)
        if not spaces:
            return self
        stretch = (room - self.width) / spaces
        widths = [span.width + stretch * span.spaces for span in self.spans]
        order = sorted(range(len(widths)), key=lambda number: self.spans[number].left)
        lefts = dict(zip(order, accumulate((widths[number] for number in order), initial=0.0), strict=False))
        placed = enumerate(zip(self.spans, widths, strict=True))
        return Line(tuple(span._replace(left=lefts[at], width=width, stretch=stretch) for at, (span, width) in placed), room, self.tail)


@dataclass(frozen=True, slots=True)
class SetText:
    """A text broken into lines in one style at one measure; `measure` and the first line's `indent` in points.

    The lines, each with its tail, are the characters of the text, all of them and in order (a tab as four spaces). `rtl` is the
    direction of its paragraph. It begins at the side where `from_right` says, with its indent, unless its style has it otherwise.
    """

    text: Text
    lines: tuple[Line, ...]
    style: TextStyle
    measure: float
    indent: float = 0.0
    rtl: bool = False
    from_right: bool = False

    @property
    def height(self) -> float:
        """Points from the top of the first line's leading to the bottom of the last one's."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """The widest line, in points, without the indent of the first."""
        return max((line.width for line in self.lines), default=0.0)
