"""The printed page of report and hand-out: its paper, a side column, a main column, and the text area they hang in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.model import Document


class Column(NamedTuple):
    """Where text or a picture may stand, in points from the left edge of the page."""

    x: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width

    def moved(self, by: float) -> Column:
        return self._replace(x=self.x + by)

    def inset(self, left: float, right: float = 0.0) -> Column:
        return Column(self.x + left, self.width - left - right)


SIDE = Column(48, 120)
"""Captions, terms and page numbers."""
MAIN = Column(186, 346)
FULL = Column(48, 484)
HALF = Column(48, 233)
"""The first of two columns of text, which are 18 points apart."""
TOP = 84.0
LINE = 15.0
"""The pitch of body text, which stands on the lines of the text area."""
HEADER = 36.0
BLEED_TOP, BLEED_HEIGHT = 72.0, 330.0
"""A picture across the paper begins below the header; body text goes on 12 points under it, on a line of the grid."""


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A page `width` by `height` points, with so many `lines` of text, and one or two `columns`.

    What is not counted from the top hangs from the page's foot.
    """

    width: float = 595.28
    height: float = 841.89
    lines: int = 45
    columns: int = 1

    @classmethod
    def of(cls, document: Document) -> PageGrid:
        return replace(PAPERS[document.paper], columns=document.columns)

    @property
    def paper(self) -> Column:
        return Column(0, self.width)

    @property
    def text(self) -> Column:
        """Where running text stands, the first of two columns."""
        return MAIN if self.columns == 1 else HALF

    @property
    def captions(self) -> Column:
        """Where captions and terms stand: beside the text or, where there is no side column, in the text."""
        return SIDE if self.columns == 1 else self.text

    @property
    def step(self) -> float:
        """Points from the left edge of one column of text to that of the next."""
        return FULL.right - self.text.right

    @property
    def room(self) -> float:
        """Points that the text area is high."""
        return self.lines * LINE

    @property
    def bottom(self) -> float:
        """Where the text area ends."""
        return TOP + self.room

    def from_foot(self, points: float) -> float:
        """Points from the top of the page to what stands so far above its foot."""
        return self.height - points


PAPERS = {"a4": PageGrid(), "letter": PageGrid(612.0, 792.0, 43)}
FOOTER = 46.89
"""Points from the page's foot to the top of the footer."""


def to_line(y: float) -> float:
    """Points from `y` down to the next line of the grid."""
    return -(y - TOP) % LINE if (y - TOP) % LINE > 1e-6 else 0.0
