"""Layouts for 4:3: the look book's on its columns, and others where those would be too narrow for their words.

Boxes are in the look book's inches, of which this slide has as many: 40/3 across.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property

from generator.model import Document
from generator.theme import deck_type

from .grid import WIDTHS, Grid
from .layouts import Layouts
from .placeholders import (
    AUTHORS,
    BODY,
    CONTACT,
    CREDIT,
    DATE,
    NUMERAL,
    QUOTE,
    QUOTED,
    SECOND,
    SUBTITLE,
    TITLE,
    Box,
    Layout,
    Placeholder,
)  # fmt: skip

LEFT = 2 / 3


class NarrowLayouts(Layouts):
    """Titles take all columns; pictures lie above words rather than beside them, and panels are wider."""

    name_box: Box = (4 / 3, 0.417, 22 / 3, 1 / 3)
    wide_title_box: Box = (LEFT, 0.917, 12, 1.167)
    table_title_box: Box = (LEFT, 0.917, 12, 0.583)
    statement_box: Box = (5 / 3, 5 / 3, 11, 2.167)
    second_line_box: Box = (5 / 3, 3.917, 11, 0.75)
    code_box: Box = (1, 1.944, 34 / 3, 4.278)
    numbered_row_boxes: tuple[Box, Box] = ((5 / 3, 2.333, 10 / 3, 8 / 9), (16 / 3, 2.389, 22 / 3, 8 / 9))

    @cached_property
    def cover(self) -> Layout:
        title_at, subtitle_at = (LEFT, 2.875, 12, 1.944), (LEFT, 4.903, 12, 0.417)
        subtitle = self.type.subtitle
        return Layout(
            "Cover",
            (
                self.picture((0, 0, 40 / 3, 2.25)),
                Placeholder(TITLE, "ctrTitle", "Title", self.grid.frame(*title_at), self.type.cover_title[:1], prompt="Title"),
                Placeholder(SUBTITLE, "subTitle", "Subtitle", self.holding(subtitle_at, subtitle), (subtitle,), prompt="Subtitle"),
                self.body(DATE, "Date and event", (LEFT, 2.542, 12, 0.278), self.type.small_strong.but(color="muted")),
                self.body(AUTHORS, "Authors", (LEFT, 5.403, 12, 1 / 3), self.type.authors),
                self.body(QUOTE, "Quote", (LEFT, 5.917, 12, 0.694), self.type.cover_quote[0], anchor="b"),
                self.body(QUOTED, "Quoted", (LEFT, 6.667, 12, 0.278), self.type.small_strong),
                self.body(CREDIT, "Credit", (LEFT, 7.0, 12, 0.25), self.type.credit),
            ),
        )

    @cached_property
    def divider(self) -> Layout:
        """The numeral above the title."""
        return Layout(
            "Divider",
            (
                replace(self.title((LEFT, 3.167, 12, 1.944), self.type.divider_title[0]), name="Title", prompt="Section"),
                self.body(NUMERAL, "Numeral", (0.528, 1 / 3, 12, 2.8), self.type.numeral[1], prompt="1"),
                self.body(SECOND, "Sentence", (LEFT, 5.167, 12, 0.528), self.type.divider_lead[0]),
                *(replace(spec, levels=(spec.levels[0].but(color="on-accent"),)) for spec in self.foot),
            ),
            background="accent1",
        )

    @cached_property
    def figure_portrait(self) -> Layout:
        """Seven columns of words and five of picture."""
        return Layout(
            "Figure portrait",
            (
                self.title((LEFT, 0.917, 6.861, 1.167)),
                self.body(BODY, "Points", self.below(LEFT, 2.417, 6.861, 4.167), self.type.term, self.type.body[1]),
                self.picture((7.861, 0.917, 4.806, 5.403 - self.more_caption)),
                self.caption((7.861, 6.417, 4.806, 0.5)),
                *self.usual,
            ),
        )

    @cached_property
    def closing(self) -> Layout:
        """No references stand beside the words; they have slides of their own."""
        return Layout(
            "Closing",
            (
                self.picture((0, 0, 40 / 3, 2.583)),
                self.title((LEFT, 2.917, 12, 1.389), self.type.closing_title[0]),
                self.body(SECOND, "Thanks", (LEFT, 4.417, 12, 0.75), self.type.thanks[0], lines=2),
                self.body(CONTACT, "Contact", (LEFT, 5.833, 12, 5 / 6), self.type.contact, anchor="b"),
                *self.foot,
            ),
        )


@cache
def layouts_of(aspect: str, text_size: str) -> Layouts:
    """The layouts for slides of a shape and a size of text."""
    grid, type = Grid(WIDTHS[aspect]), deck_type(text_size)
    return NarrowLayouts(grid, type) if grid.narrow else Layouts(grid, type)


def layouts_for(document: Document) -> Layouts:
    return layouts_of(document.aspect, document.text_size)
