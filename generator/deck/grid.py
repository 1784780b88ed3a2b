"""The grid of a slide: twelve columns between two margins, on which the boxes of all layouts stand."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Length, inch

from .boxes import Frame

HEIGHT: Length = inch(7.5)
"""Of every slide, whatever its shape: 540 pt, so that texts are as far below each other on all."""
LOOK_BOOK: Length = inch(40 / 3)
"""The width of the slides that the look book draws, which are 16:9."""
WIDTHS: dict[str, Length] = {"16:9": LOOK_BOOK, "4:3": inch(10)}
"""The widths of slides by a document's `aspect`."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A slide of a `width`. Margins, columns and gutters are shares of it: 48, 50 and 24 pt on the look book's 960."""

    width: Length = LOOK_BOOK

    @property
    def share(self) -> float:
        return self.width / LOOK_BOOK

    @property
    def left(self) -> Length:
        """The one left edge that text keeps."""
        return inch(2 / 3 * self.share)

    @property
    def right(self) -> Length:
        return self.width - self.left

    @property
    def narrow(self) -> bool:
        """Whether layouts of their own are needed where those of the look book would be too narrow."""
        return self.width < LOOK_BOOK

    @property
    def measure(self) -> Length:
        """The width of all columns."""
        return self.right - self.left

    def frame(self, x: float, y: float, w: float, h: float) -> Frame:
        """A frame from the look book's inches: on a narrower slide it stands on the same columns, at the same height."""
        return Frame(inch(x * self.share), inch(y), inch(w * self.share), inch(h))
