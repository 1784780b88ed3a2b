"""Equations: a formula in the middle of the column, its number at the right, its caption in the side column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.exhibits.formulas import EM, FLOOR, LaidFormula, lay_out
from generator.exhibits.line_breaks import broken
from generator.model import Equation, Formula, Place, Run, Text
from generator.pdf import Part, formula_part
from generator.text import SetText
from generator.theme import ReportType, TextStyle
from generator.theme.page import FULL, HALF, LINE, SIDE, Column

from .bench import Bench
from .blocks import Block, TextBlock
from .figures import LONGEST_CAPTION

if TYPE_CHECKING:
    from generator.pdf import Canvas

SIZE = 11.5
"""Points; the letters of the formulas' font are smaller than those of body text."""
NUMBER_GAP = 12.0
CAPTION_GAP = 6.0


@dataclass(kw_only=True)
class EquationBlock(Block):
    """A formula `size` points large, its `part` in `whole` beside those of its number and its caption."""

    formula: LaidFormula
    size: float
    whole: Part
    number: SetText | None = None
    number_part: Part
    caption: tuple[SetText, ...] = ()
    caption_part: Part
    captions: Column = SIDE

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.part, self.number_part, self.caption_part)

    @property
    def width(self) -> float:
        return self.formula.width * self.size / EM

    @property
    def above(self) -> float:
        """Points from the top to the baseline; a low formula takes a line as text does."""
        return max(self.formula.height * self.size / EM, 0.7 * LINE)

    @property
    def formula_height(self) -> float:
        return self.above + max(self.formula.depth * self.size / EM, 0.3 * LINE)

    @property
    def caption_height(self) -> float:
        return sum(text.height for text in self.caption)

    @property
    def height(self) -> float:
        below = self.caption and self.captions != SIDE
        return self.formula_height + (CAPTION_GAP + self.caption_height if below else 0.0)

    @property
    def side_height(self) -> float:
        return self.caption_height if self.captions == SIDE else 0.0

    def paint(self, canvas: Canvas, top: float) -> None:
        baseline = top + self.above
        room = self.column.width - (self.number.width + NUMBER_GAP if self.number else 0.0)
        x = self.column.x + min((self.column.width - self.width) / 2, room - self.width)
        canvas.formula(self.formula, x, baseline, self.size, "text", self.part)
        if self.number:
            y = baseline - canvas.baseline(self.number.style)
            canvas.draw_text(self.column.right - self.number.width, y, self.number, owner=self.number_part)
        x, y = (SIDE.x, top) if self.captions == SIDE else (self.column.x, top + self.formula_height + CAPTION_GAP)
        for text in self.caption:
            canvas.draw_text(x, y, text, owner=self.caption_part.inner("P"))
            y += text.height


def equation_blocks(bench: Bench, equation: Equation) -> list[Block]:
    """A numbered equation has '(1)' at the right; one with a caption has that beside it, or below it where that is long."""
    made = display(bench, equation.formula, equation.place, bench.grid.text, None, equation.alt, equation.number)
    made.target = equation.id
    made.captions = bench.grid.captions
    if equation.caption:
        label = Text((Run(f"Equation\u00a0{equation.number}", place=equation.place),)) if equation.number else Text()
        parts = [(text, style) for text, style in ((label, ReportType.label), (equation.caption, ReportType.caption)) if text]
        made.caption = tuple(bench.set(text, style, bench.grid.captions.width) for text, style in parts)
        if made.caption_height > LONGEST_CAPTION:
            return _captioned_below(bench, made, parts)
    return [made]


def _captioned_below(bench: Bench, block: EquationBlock, parts: Sequence[tuple[Text, TextStyle]]) -> list[Block]:
    """The equation with a caption that may go on over pages."""
    texts = [bench.set(text, style, block.column.width) for text, style in parts]
    below = [TextBlock(part=block.caption_part.inner("P"), column=block.column, text=text) for text in texts]
    below[-1].after = block.after
    return [replace(block, caption=(), after=CAPTION_GAP, keep_with_next=True), *below]


def display(
    bench: Bench, formula: Formula, place: Place, column: Column, within: Part | None, alt: str = "", number: int = 0
) -> EquationBlock:
    """A formula on lines of its own, set smaller where one would still be wider than the column, or all higher than a page.

    One that is wider than one of two columns of text stands across them.
    """
    label = bench.set(f"({number})", ReportType.body) if number else None
    beside = label.width + NUMBER_GAP if label else 0.0
    if column == HALF and lay_out(formula.mathml).width * SIZE / EM > column.width - beside:
        column = FULL
    room = column.width - beside
    laid = lay_out(broken(formula.mathml, room * EM / SIZE))
    wide, tall = (max(part, 1.0) * SIZE / EM for part in (laid.width, laid.height + laid.depth))
    share = min(1.0, room / wide, bench.grid.room / tall)
    if share < FLOOR:
        message = f"the equation is {wide:.0f} points wide where {room:.0f} are free; it is set at {share:.0%} of its size"
        help = "divide it: what stands in brackets, under a root or in a fraction is not broken into lines"
        bench.diagnostics.warning("equation-too-wide", message, place, help)
    bench.check_formula(laid, place)
    whole = Part("Div", within)
    return EquationBlock(
        part=formula_part(formula, whole, alt),
        whole=whole,
        number_part=whole.inner("P"),
        caption_part=whole.inner("Caption"),
        column=column,
        formula=laid,
        size=SIZE * share,
        number=label,
        before=LINE,
        after=LINE,
    )
