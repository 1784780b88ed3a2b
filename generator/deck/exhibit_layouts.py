"""The layouts of what is shown besides points: pictures, tables, charts, formulas and code, to the letter of the look book."""

from __future__ import annotations

from functools import cached_property

from generator.theme import DeckType

from .boxes import Frame
from .placeholders import (
    BIG_NUMBER,
    BODY,
    CAPTION,
    CODE,
    CREDIT,
    EQUATION,
    TABLE,
    TAKEAWAY,
    Box,
    Layout,
    Placeholder,
    Placeholders,
)  # fmt: skip


class ExhibitLayouts(Placeholders):
    """The layouts of exhibits on a grid, in the styles of a type scale."""

    code_box: Box = (0.917, 1.944, 11.5, 4.278)
    table_title_box: Box = (2 / 3, 0.917, 10.972, 0.583)

    @cached_property
    def figure_split(self) -> Layout:
        return Layout(
            "Figure split",
            (
                self.picture((7.861, 0, 5.472, 7.5)),
                self.title((2 / 3, 0.917, 6.778, 1.167)),
                self.body(
                    BODY, "Points", self.below(2 / 3, 7 / 3, 6.528, 3.472 - self.more_caption), self.type.term_split, self.type.body_split
                ),
                self.caption((2 / 3, 5.917, 6.528, 0.75), anchor="b"),
                *self.section,
                self.footer(w=6.0),
                self.number(6.833, 0.694),
            ),
        )

    @cached_property
    def figure_inset(self) -> Layout:
        return Layout(
            "Figure inset",
            (
                self.wide_title,
                self.body(BODY, "Points", self.below(2 / 3, 7 / 3, 5.833, 4.25), self.type.term_split, self.type.body[1]),
                self.picture(self.below(6.833, 7 / 3, 5.833, 3.5 - self.more_caption)),
                self.caption((6.833, 6.0, 5.833, 0.75)),
                *self.usual,
            ),
        )

    @cached_property
    def figure_portrait(self) -> Layout:
        return Layout(
            "Figure portrait",
            (
                self.title((2 / 3, 0.917, 7.889, 1.167)),
                self.body(BODY, "Points", self.below(2 / 3, 2.417, 6.861, 4.167), self.type.term, self.type.body[1]),
                self.picture((8.889, 0.917, 3.778, 5.403 - self.more_caption)),
                self.caption((8.889, 6.417, 3.778, 0.5)),
                *self.usual,
            ),
        )

    @cached_property
    def figure_wide(self) -> Layout:
        return Layout(
            "Figure wide",
            (
                self.wide_title,
                self.picture(self.below(2 / 3, 7 / 3, 12, 3.75 - self.more_caption)),
                self.caption((2 / 3, 6.194, 12, 0.556)),
                *self.usual,
            ),
        )

    @property
    def panel_words(self) -> float:
        """The width of the words on a picture over the whole slide: six columns, eight on a narrow slide or for large text."""
        return 7.889 if self.grid.narrow or self.more_credit else 5.833

    @property
    def more_panel(self) -> float:
        """Inches that those words take more than at the normal size: two lines of title, then caption and credit."""
        return 2 * (self.type.headline[3].leading - DeckType.headline[3].leading) / 72 + self.more_caption

    @cached_property
    def panels(self) -> tuple[Frame, Frame]:
        """What they stand on: at the left, or else at the right."""
        top, tall, width = 4.583 - self.more_panel, 2.917 + self.more_panel, self.panel_words + 1
        return self.grid.frame(0, top, width, tall), self.grid.frame(13.333 - width, top, width, tall)

    @cached_property
    def figure_full(self) -> Layout:
        words, title_y = self.panel_words, 4.833 - self.more_panel
        return Layout(
            "Figure full",
            (
                self.picture((0, 0, 40 / 3, 7.5)),
                self.title((2 / 3, title_y, words, 1.056), self.type.headline[3]),
                self.body(CAPTION, "Caption", (2 / 3, 5.972 - self.more_caption, words, 0.556), self.type.caption, lines=2),
                self.body(CREDIT, "Credit", (2 / 3, 6.583 - self.more_credit, words, 0.25), self.type.credit),
                self.footer(w=words - 1.25),
                self.number(words - 0.027, 0.694),
            ),
        )

    @cached_property
    def table(self) -> Layout:
        return Layout(
            "Table",
            (
                self.title(self.table_title_box, lines=1),
                Placeholder(TABLE, "tbl", "Table", self.grid.frame(2 / 3, 1.583, 12, 4.917), (self.type.cell,)),
                self.caption((2 / 3, 6.583, 12, 0.278)),
                *self.usual,
            ),
        )

    @cached_property
    def comparison(self) -> Layout:
        return Layout(
            "Comparison",
            (
                self.title(self.table_title_box, lines=1),
                Placeholder(TABLE, "tbl", "Comparison", self.grid.frame(*self.below(2 / 3, 1.833, 12, 4.75)), self.type.comparison[:1]),
                self.caption((2 / 3, 6.583, 12, 0.278)),
                *self.usual,
            ),
        )

    @cached_property
    def chart(self) -> Layout:
        return Layout(
            "Chart",
            (
                self.wide_title,
                self.chart_box(self.below(2 / 3, 2.25, 7.889, 3.75 - self.more_caption)),
                self.body(BIG_NUMBER, "Big number", self.lowered(9.139, 2.25, 3.528, 1.5), self.type.big_number[0], prompt="6 : 1"),
                self.body(TAKEAWAY, "Takeaway", self.below(9.139, 3.917, 3.528, 2.361), self.type.takeaway[0]),
                self.caption((2 / 3, 6.111, 7.889, 0.806)),
                *self.usual,
            ),
        )

    @cached_property
    def chart_wide(self) -> Layout:
        return Layout(
            "Chart wide",
            (
                self.wide_title,
                self.chart_box(self.below(2 / 3, 2.25, 12, 3.75 - self.more_caption)),
                self.caption((2 / 3, 6.111, 12, 0.806)),
                *self.usual,
            ),
        )

    @cached_property
    def equation(self) -> Layout:
        return Layout(
            "Equation",
            (
                self.wide_title,
                self.body(EQUATION, "Equation", self.lowered(2 / 3, 13 / 6, 12, 25 / 12), self.type.equation_text[0], anchor="ctr"),
                *self.meanings(3),
                self.caption((2 / 3, 6.361, 12, 0.556)),
                *self.usual,
            ),
        )

    @cached_property
    def code(self) -> Layout:
        return Layout(
            "Code",
            (
                self.wide_title,
                self.body(CODE, "Code", self.code_box, self.type.code[0]),
                self.caption((2 / 3, 6.528, 12, 0.556)),
                *self.usual,
            ),
        )

    @cached_property
    def code_explained(self) -> Layout:
        """Code with callouts beside it."""
        return Layout(
            "Code with callouts",
            (
                self.wide_title,
                self.body(CODE, "Code", (0.917, 1.944, 7.472, 4.278), self.type.code[0]),
                self.caption((2 / 3, 6.528, 7.889, 0.556)),
                *self.usual,
            ),
        )
