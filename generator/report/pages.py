"""The pages of the report: their numbers, headers and footers, and that each part of the book begins a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.model import Run, Text
from generator.text import SetText
from generator.theme import ReportType
from generator.theme.page import FOOTER, HEADER, MAIN, SIDE

from .bench import Bench
from .blocks import Block
from .filler import Filler
from .notes import Notes

if TYPE_CHECKING:
    from generator.pdf import Canvas

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


DRAFT = "Draft"
FROM_EDGE = 54.0
"""Points from the edge of the paper to the top of the word in the outer margin that marks a draft."""


class Pages:
    """Fills pages on a canvas, one chapter after the other. `count` counts all pages, the cover too."""

    def __init__(self, canvas: Canvas, bench: Bench) -> None:
        self.canvas = canvas
        self.bench = bench
        self.count = 0
        self.front = 0
        """Pages numbered in Roman figures; the others begin again at 1."""
        self.name: SetText | None = None
        self.footer = bench.cut(bench.document.title, ReportType.footer, MAIN.width)
        self.draft = bench.set(DRAFT, ReportType.draft) if bench.document.draft else None

    @property
    def label(self) -> str:
        """What the current page is called: 'ii', or '2'."""
        return roman(self.count) if not self.front else str(self.count - self.front)

    def begin(self) -> None:
        """A page without header or footer."""
        if self.count:
            self.canvas.end_page()
        if self.count in (0, self.front):
            self.canvas.page_labels("decimal" if self.count else "roman")
        self.count += 1
        if self.draft:
            self.canvas.upright_text(self.bench.grid.width - FROM_EDGE, self.bench.grid.bottom, self.draft, "Watermark")

    def fill(self, blocks: Sequence[Block], name: SetText | None, columns: int = 1, *, opening: bool = False) -> None:
        """Places the blocks, from a new page on. `name` is for the header, of the first page too unless it is a chapter's opening."""
        grid = replace(self.bench.grid, columns=columns)
        notes = Notes(self.bench, grid)
        self.canvas.read(notes.parts(blocks))
        self.name = name
        self.begin()
        self.furnish(None if opening else name)
        Filler(self, grid, notes, blocks).fill()

    def turn(self) -> None:
        """The next page of what is being filled."""
        self.begin()
        self.furnish(self.name)

    def _number(self, label: str, counted: bool) -> SetText:
        """'ii', or '2 of 13' when all pages are known."""
        of = (Run(f" of {self.count - self.front}", tone="muted"),) if counted else ()
        return self.bench.set(Text((Run(label), *of)), ReportType.page_number, SIDE.width)

    def end_front(self) -> None:
        """The next page is number 1."""
        self.front = self.count

    def furnish(self, name: SetText | None) -> None:
        """Header and footer."""
        self.canvas.late_text(SIDE.x, HEADER, partial(self._number, self.label, bool(self.front)), owner="Header")
        if name:
            self.canvas.draw_text(MAIN.x, HEADER, name, owner="Header")
        self.canvas.draw_text(MAIN.x, self.bench.grid.from_foot(FOOTER), self.footer, owner="Footer")


def roman(number: int) -> str:
    made = ""
    for value, letters in ROMAN:
        while number >= value:
            made += letters
            number -= value
    return made
