"""The named layouts of the master: every placeholder's frame and style, to the letter of the look book.

A slide inherits from these, so they are both what the layouter fills and what the writer puts into the master.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from generator.model import pt

from .exhibit_layouts import ExhibitLayouts
from .placeholders import (
    AUTHORS,
    BODY,
    CONTACT,
    CREDIT,
    DATE,
    NUMERAL,
    QUOTE,
    QUOTED,
    REFERENCES,
    REFERENCES_LABEL,
    SECOND,
    SUBTITLE,
    TABLE,
    TITLE,
    Box,
    Layout,
    Placeholder,
)  # fmt: skip


class Layouts(ExhibitLayouts):
    """The layouts on a grid, in the styles of a type scale."""

    statement_box: Box = (2.722, 5 / 3, 8.917, 2.167)
    second_line_box: Box = (2.722, 3.917, 7.889, 0.75)

    @cached_property
    def by_name(self) -> dict[str, Layout]:
        """All of them, in the order of the master."""
        return {
            layout.name: layout
            for layout in (
                self.cover,
                self.agenda,
                self.divider,
                self.topic_1,
                self.topic_2,
                self.topic_3,
                self.topic_4,
                self.rows,
                self.tiled_rows,
                self.figure_split,
                self.figure_inset,
                self.figure_portrait,
                self.figure_wide,
                self.figure_full,
                self.table,
                self.comparison,
                self.chart,
                self.chart_wide,
                self.equation,
                self.code,
                self.code_explained,
                self.statement,
                self.references,
                self.closing,
            )
        }

    @cached_property
    def master(self) -> Layout:
        """What the slide master has of its own."""
        text = self.body(1, "Text", (2 / 3, 7 / 3, 12, 4.25), *self.type.body[:2])
        return Layout("", (replace(self.wide_title, prompt=""), text, *self.foot))

    @cached_property
    def cover(self) -> Layout:
        title_at, subtitle_at = (2 / 3, 1.083, 5.972, 2.667), (2 / 3, 3.833, 5.833, 0.417)
        subtitle = self.type.subtitle
        return Layout(
            "Cover",
            (
                self.picture((6.833, 0, 6.5, 7.5)),
                Placeholder(TITLE, "ctrTitle", "Title", self.grid.frame(*title_at), self.type.cover_title[:1], prompt="Title"),
                Placeholder(SUBTITLE, "subTitle", "Subtitle", self.holding(subtitle_at, subtitle), (subtitle,), prompt="Subtitle"),
                self.body(DATE, "Date and event", (2 / 3, 0.583, 5.833, 0.278), self.type.small_strong.but(color="muted")),
                self.body(AUTHORS, "Authors", (2 / 3, 4.417, 5.833, 1 / 3), self.type.authors),
                self.body(QUOTE, "Quote", (2 / 3, 5.0, 5.5, 1.417), self.type.cover_quote[0], anchor="b"),
                self.body(QUOTED, "Quoted", (2 / 3, 6.5, 5.833, 0.278), self.type.small_strong),
                self.body(CREDIT, "Credit", (2 / 3, 7.0, 5.833, 0.25), self.type.credit),
            ),
        )

    @cached_property
    def agenda(self) -> Layout:
        return Layout(
            "Agenda",
            (
                self.wide_title,
                self.section[1],
                Placeholder(TABLE, "tbl", "Agenda", self.grid.frame(*self.below(2 / 3, 2.25, 12, 4.5)), self.type.agenda_title[:1]),
                *self.foot,
            ),
        )

    @cached_property
    def divider(self) -> Layout:
        """On the first accent; a slide has its section's own, or in a dark theme a tint of it."""
        return Layout(
            "Divider",
            (
                replace(self.title((5.806, 2 / 3, 6.861, 1.944), self.type.divider_title[0]), name="Title", prompt="Section"),
                self.body(NUMERAL, "Numeral", (0.528, 1 / 3, 4.806, 4.028), self.type.numeral[0], prompt="1"),
                self.body(SECOND, "Sentence", (5.806, 2.833, 5.833, 0.972), self.type.divider_lead[0]),
                *self.foot_in("on-accent"),
            ),
            background="accent1",
        )

    @cached_property
    def topic_1(self) -> Layout:
        return Layout(
            "Topic 1",
            (
                self.wide_title,
                self.body(BODY, "Sentence", self.below(2.722, 7 / 3, 8.917, 3.25), self.type.term, self.type.statement_light[0]),
                *self.usual,
            ),
        )

    @cached_property
    def topic_2(self) -> Layout:
        return Layout(
            "Topic 2",
            (
                self.wide_title,
                *self.columns(self.below(2 / 3, 7 / 3, 5.833, 3.25), self.below(6.833, 7 / 3, 5.833, 3.25)),
                *self.usual,
            ),
        )

    @cached_property
    def topic_3(self) -> Layout:
        return Layout(
            "Topic 3",
            (self.wide_title, *self.columns(*(self.below(x, 2.417, 3.778, 3.167) for x in (2 / 3, 4.778, 8.889))), *self.usual),
        )

    @cached_property
    def topic_4(self) -> Layout:
        return Layout(
            "Topic 4",
            (
                self.wide_title,
                *self.columns(*(self.lowered(x, y, 5.833, 1.5) for y in (7 / 3, 4.0) for x in (2 / 3, 6.833)), style=self.type.body[1]),
                *self.usual,
            ),
        )

    @cached_property
    def rows(self) -> Layout:
        return Layout("Rows", (self.wide_title, *self.text_rows(5, pt(48)), *self.usual))

    @cached_property
    def tiled_rows(self) -> Layout:
        return Layout("Rows with numbers", (self.wide_title, *self.numbered_rows(4, pt(76)), *self.usual))

    @cached_property
    def statement(self) -> Layout:
        return Layout(
            "Statement",
            (
                Placeholder(TITLE, "title", "Statement", self.grid.frame(*self.statement_box), self.type.statement[:1], prompt="Statement"),
                self.body(SECOND, "Second line", self.second_line_box, self.type.second, lines=2),
                self.section[0],
                replace(self.section[1], levels=(self.type.marker.but(color="inverse-text"),)),
                *self.foot_in("inverse-muted"),
            ),
            background="inverse-ground",
        )

    @cached_property
    def references(self) -> Layout:
        entries = self.body(REFERENCES, "References", (2 / 3, 1.833, 12, 4.833), self.type.reference)
        return Layout("References", (self.wide_title, entries, *self.usual))

    @cached_property
    def closing(self) -> Layout:
        return Layout(
            "Closing",
            (
                self.picture((0, 0, 40 / 3, 2.583)),
                self.title((2 / 3, 2.917, 4.806, 1.389), self.type.closing_title[0]),
                self.body(SECOND, "Thanks", (2 / 3, 4.417, 4.806, 0.75), self.type.thanks[0], lines=2),
                self.body(CONTACT, "Contact", (2 / 3, 5.833, 4.806, 5 / 6), self.type.contact, anchor="b"),
                self.body(
                    REFERENCES_LABEL, "References label", (6.056, 2.917, 5.833, 1 / 3), self.type.reference_label, prompt="References"
                ),
                self.body(REFERENCES, "References", (6.056, 3.417, 6.611, 10 / 3), self.type.reference),
                *self.foot,
            ),
        )
