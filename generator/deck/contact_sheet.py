"""All slides of a deck in one picture: a grid about as wide, in slides, as it is high, each with its number below.

The ground, the frames and the numbers are a page of their own, in the deck's colours and fonts; the slides' pictures are put on it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from math import ceil, isqrt
from typing import TYPE_CHECKING

from generator.pdf import Canvas
from generator.stamp import build_date
from generator.text import Typesetter
from generator.theme import TextStyle

from . import Deck
from .grid import HEIGHT
from .narrow import layouts_for
from .pictures import png, rendered, slide_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST, WIDEST = 480, 4800
"""Pixels: how wide a slide is, and all slides of a row at most."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where slides stand on a sheet, in pixels. The first is at the right in a deck that is read from there."""

    count: int
    ratio: float
    rtl: bool

    @property
    def columns(self) -> int:
        return isqrt(self.count - 1) + 1

    @property
    def width(self) -> int:
        """Of a slide."""
        return min(LARGEST, WIDEST // self.columns)

    @property
    def height(self) -> int:
        return round(self.width / self.ratio)

    @property
    def gap(self) -> int:
        """Between slides, and around them; the number of a slide stands in the one below it."""
        return self.width // 10

    @property
    def size(self) -> tuple[int, int]:
        rows = ceil(self.count / self.columns)
        return self.columns * (self.width + self.gap) + self.gap, rows * (self.height + self.gap) + self.gap

    def place(self, index: int) -> tuple[int, int]:
        """The top left corner of a slide."""
        row, column = divmod(index, self.columns)
        across = self.columns - 1 - column if self.rtl else column
        return self.gap + across * (self.width + self.gap), self.gap + row * (self.height + self.gap)


def contact_sheet(deck: Deck) -> bytes:
    """The slides that are shown, as one PNG. Raises MissingExtraError without PDFium."""
    setter = Typesetter(deck.theme.fonts, deck.document.language)
    grid = Grid(len(deck.shown), layouts_for(deck.document).grid.width / HEIGHT, setter.rtl)
    sheet = _sheet(deck, setter, grid)
    for index, (_, picture) in enumerate(slide_pictures(deck, grid.width)):
        sheet.paste(picture, grid.place(index))
    return png(sheet)


def _sheet(deck: Deck, setter: Typesetter, grid: Grid) -> Image:
    """What is around the slides: a page whose points are pixels."""
    out = io.BytesIO()
    (width, height), size = grid.size, grid.width / 25
    canvas = Canvas(width, height, setter, deck.theme.palette, build_date(deck.document), out)
    canvas.rectangle(0, 0, width, height, "surface")
    style = TextStyle("heading", size, grid.gap * 0.75, "muted")
    for index, number in enumerate(deck.shown):
        x, y = grid.place(index)
        canvas.rectangle(x - 1, y - 1, grid.width + 2, grid.height + 2, "hairline")
        canvas.draw_text(x, y + grid.height, setter.set(str(number), style, grid.width))
    canvas.end_page()
    canvas.save()
    return next(rendered(out.getvalue(), width))
