"""The pages of a hand-out: slides on paper, in the light colours of print, with what is said about them and lines to write on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from generator.model import Diagnostics, Run, Text, is_rtl, plain_text, pt
from generator.pdf import Artifact, Drawing
from generator.pdf import Part as Tag
from generator.pdf.drawing import Stroke, box
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import FOOTER, FULL, HALF, HEADER, LINE, MAIN, PAPERS, SIDE, Column

from .. import Deck
from ..fit import Bench
from ..grid import HEIGHT
from ..talk import clock
from .jumps import Jumps
from .notes import NoteSetter
from .shapes import Drawer
from .shown import Shown, open_canvas, shown

TOP = 72.0
"""Where the first slide of a page begins."""
BETWEEN = 24.0
"""Points between a slide with its notes and the next."""
EDGE = 0.5
RULES = 30.0
"""The pitch of lines to write on."""
WORTH_RULES = 90.0
"""Points of white that are enough for some."""
YOURS = "Your notes"


@dataclass(frozen=True, slots=True)
class Form:
    """A page of so many slides: the columns of slides, of notes and of the slides' numbers, and the points of `gap` below a slide.

    A slide is `high` times as high as its share of the page at most. Its notes stand below it, or `beside`, its number below it unless that
    has a column of its own.
    """

    slides: Column
    notes: Column
    numbers: Column
    high: float
    gap: float
    beside: bool = False


FORMS = {
    1: Form(FULL, MAIN, SIDE, 0.53, 25.0),
    2: Form(MAIN, MAIN, SIDE, 0.6, 12.0),
    3: Form(HALF, HALF.moved(FULL.right - HALF.right), HALF, 0.82, 6.0, beside=True),
}


def draw_handout(deck: Deck, per_page: int, diagnostics: Diagnostics, out: BinaryIO) -> int:
    """Draws the slides that are shown, so many on a page, and finishes the file; the number of its pages."""
    return _Handout(deck, per_page, diagnostics, out).draw()


class _Handout:
    """A hand-out under way; `y` is where the next slide can begin, None before the first page."""

    def __init__(self, deck: Deck, per_page: int, diagnostics: Diagnostics, out: BinaryIO) -> None:
        document, theme = deck.document, deck.theme
        self.deck, self.per_page, self.form, self.page = deck, per_page, FORMS[per_page], PAPERS[document.paper]
        self.there = shown(deck.slides)
        self.canvas = open_canvas(self.page.width, self.page.height, document, theme, theme.paper, out, mirrored=is_rtl(document.language))
        self.bench = Bench(document, theme, self.canvas.setter, diagnostics)
        self.drawer = Drawer(self.canvas, self.bench.layouts, Jumps(self.there))
        self.notes = NoteSetter(self.canvas.setter, self.bench.coverage, self.drawer.jumps, self.form.notes.width)
        self.numerals = {section.title.plain: section.numeral for section in document.sections}
        self.y: float | None = None

    @property
    def share(self) -> float:
        """Points of a page that a slide and its notes have at least."""
        return (self.page.bottom - TOP + BETWEEN) / self.per_page - BETWEEN

    def draw(self) -> int:
        self.canvas.page_labels("decimal")
        for each in self.there:
            self._slide(each)
        self.canvas.end_page()
        self.canvas.save()
        return self.canvas.pages

    def _slide(self, each: Shown) -> None:
        """A slide and its notes. They begin a page unless there is room for them, and go on to others where one is too small."""
        form, notes = self.form, self.notes.notes(each)
        grid = self.bench.grid
        height = min(form.slides.width * HEIGHT / grid.width, form.high * self.share)
        below = height + form.gap + (0.0 if form.beside else notes.height)
        room = max(self.share, below, notes.height if form.beside else 0.0)
        if self.y is None or self.y + min(room, self.page.bottom - TOP) > self.page.bottom + 1e-6:
            self._turn(each)
        assert self.y is not None
        top, bottom = self.y, min(self.y + room, self.page.bottom)
        self._image(each, top, height)
        under = top + height + form.gap
        self._number(each, top if form.numbers.right < form.slides.x else under)
        end = notes.draw(self.canvas, form.notes, top if form.beside else under, bottom)
        while notes:
            self._turn(each)
            self._side(form.numbers, TOP, Text((Run(f"Slide {each.number}, continued"),)), ReportType.contents.but(color="muted"))
            end = notes.draw(self.canvas, form.notes, TOP, self.page.bottom)
            bottom = self.page.bottom if self.per_page == 1 else end
        self._rules(end, bottom)
        self.y = max(bottom, end) + BETWEEN

    def _image(self, each: Shown, top: float, height: float) -> None:
        """The slide in its place, with a hairline around it."""
        scale = height / HEIGHT.pt
        x, width = self.form.slides.x, self.bench.grid.width.pt * scale
        with self.canvas.scaled(x, top, width, scale):
            each.mark(self.canvas, self.drawer.jumps)
            self.drawer.draw(each)
        self.canvas.drawing(Drawing(width, height, (Stroke(box(0.0, 0.0, width, height), "hairline", EDGE),)), x, top)

    def _number(self, each: Shown, top: float) -> None:
        """Which slide it is and, where the talk is timed, how long it takes."""
        self._side(self.form.numbers, top, plain_text(f"Slide {each.number} of {len(self.deck.slides)}"), ReportType.term, Tag("P"))
        seconds = self.deck.talk.slides[each.index] if self.deck.talk else 0.0
        if seconds:
            about = plain_text(f"about {clock(max(10, round(seconds, -1)))}")
            self._side(self.form.numbers, top + LINE, about, ReportType.contents.but(color="muted"), Tag("P"))

    def _rules(self, top: float, bottom: float) -> None:
        """Lines to write on, where there is room left for some."""
        column, space = self.form.notes, bottom - top
        if space <= WORTH_RULES:
            return
        count = int((space - RULES / 2) / RULES)
        first = bottom - (count - 1) * RULES
        for number in range(count):
            self.canvas.rule(column.x, first + number * RULES, column.width, EDGE, "hairline")
        if not self.form.beside:
            self._side(SIDE, first - LINE, plain_text(YOURS), ReportType.term.but(color="muted"))

    def _side(self, column: Column, top: float, text: Text, style: TextStyle, owner: Tag | Artifact = "Artifact") -> None:
        self.canvas.draw_text(column.x, top, self.canvas.setter.set(text, style, column.width), owner=owner)

    def _turn(self, each: Shown) -> None:
        """The next page, headed by its number and the part of the talk that the slide is in."""
        if self.y is not None:
            self.canvas.end_page()
        self.y = TOP
        self.canvas.late_text(SIDE.x, HEADER, partial(self._of_pages, self.canvas.pages + 1), owner="Header")
        title = self.deck.document.title.plain
        if (part := each.slide.section) not in ("", title):
            numeral = self.numerals.get(part, "")
            self._line(f"{numeral}\u2002{part}" if numeral else part, HEADER, ReportType.header, "Header")
        self._line(f"{title} · handout", self.page.from_foot(FOOTER), ReportType.footer, "Footer")

    def _line(self, words: str, top: float, style: TextStyle, owner: Artifact) -> None:
        column = self.form.notes
        self.canvas.draw_text(column.x, top, self.bench.cut(plain_text(words), style, pt(column.width), 1), owner=owner)

    def _of_pages(self, number: int) -> SetText:
        """'2 of 13', when all pages are known."""
        text = Text((Run(str(number)), Run(f" of {self.canvas.pages}", tone="muted")))
        return self.canvas.setter.set(text, ReportType.page_number, SIDE.width)
