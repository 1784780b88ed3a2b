"""The page of the report: A4, a side column, a main column, and the text area they hang in."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """Where text or a picture may stand, in points from the left edge of the page."""

    x: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width

    def inset(self, left: float, right: float = 0.0) -> Column:
        return Column(self.x + left, self.width - left - right)


WIDTH, HEIGHT = 595.28, 841.89
SIDE = Column(48, 120)
"""Captions, terms and page numbers."""
MAIN = Column(186, 346)
FULL = Column(48, 484)
PAPER = Column(0, WIDTH)
TOP, BOTTOM = 84.0, 759.0
ROOM = BOTTOM - TOP
LINE = 15.0
"""The pitch of body text: the text area has 45 lines, and body text stands on them."""
HEADER, FOOTER = 36.0, 795.0
BLEED_TOP, BLEED_HEIGHT = 72.0, 330.0
"""A picture across the paper begins below the header; body text goes on 12 points under it, on a line of the grid."""


def to_line(y: float) -> float:
    """Points from `y` down to the next line of the grid."""
    return -(y - TOP) % LINE if (y - TOP) % LINE > 1e-6 else 0.0
