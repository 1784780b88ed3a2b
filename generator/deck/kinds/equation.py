"""The equation slide: a native formula on a band across the slide, and below it what its symbols mean.

The formula is measured as the report sets it. The band grows with a high one; the size steps down until it fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from generator.exhibits.formulas import EM, LaidFormula, lay_out
from generator.exhibits.line_breaks import broken
from generator.exhibits.omml import unsayable
from generator.model import Equation, Point, Text, pt

from ..boxes import FormulaBox, Frame, Part, PlacedSlide, Rectangle, Shape
from ..fit import RESERVE, Bench, evenly, filled, height
from ..furniture import Position, accent, caption_parts, foot, headline, marker, progress
from ..placeholders import BODY, CAPTION, EQUATION
from ..planned import EquationSlide
from .examples import BODY_END
from .points import TERM_GAP

MOST_MEANINGS = 3
BAND_PADDING, BAND_GAP = 24.0, 24.0
"""Points above and below the formula in its band, and below the band."""
MOST_LINES_HIGH = 150.0
"""Points that a formula in lines may be high at a larger size than the smallest."""
CAPTION_END, CAPTION_GAP = 498.0, 12.0


@dataclass(frozen=True, slots=True)
class Sized:
    """A formula at a size in points: the band's height, and the meanings of its symbols below it, a column each."""

    size: float
    band: float
    meanings: tuple[tuple[Part, ...], ...]


def place_equation(bench: Bench, slide: EquationSlide) -> list[PlacedSlide]:
    equation = _in_lines(bench, slide.equation)
    if lost := unsayable(equation.formula.mathml):
        message = f"PowerPoint's formulas cannot show {', '.join(lost)}"
        help = r"use `\left(` and `\right)`, which grow, and usual spaces; the report shows all of it"
        bench.diagnostics.warning("equation-simplified", message, equation.place, help)
    groups = evenly(equation.where, MOST_MEANINGS) if equation.where else [()]
    what = f"the meanings of symbols in `{slide.section.says.plain}`"
    bench.continued(what, len(groups), equation.place, "name at most three on a slide; the report shows all of them")
    slide = replace(slide, equation=equation)
    return [_placed(bench, slide, group, Position(i + 1, len(groups))) for i, group in enumerate(groups)]


def _in_lines(bench: Bench, equation: Equation) -> Equation:
    """The equation in lines where it is too wide at every size, as large as they leave room for a caption and meanings."""
    formula, width = equation.formula, bench.layouts.equation[EQUATION].frame.w.pt * (1 - RESERVE)
    if lay_out(formula.mathml).width * bench.type.equation[-1] / EM <= width:
        return equation
    made = formula.mathml
    for size in bench.type.equation:
        made = broken(formula.mathml, width * EM / size)
        if _tall(lay_out(made), size) <= MOST_LINES_HIGH:
            break
    return replace(equation, formula=replace(formula, mathml=made))


def _placed(bench: Bench, slide: EquationSlide, where: Sequence[Point], position: Position) -> PlacedSlide:
    layout, section, equation = bench.layouts.equation, slide.section, slide.equation
    title, text, notes = headline(bench, layout, section.says)
    label = f"Equation\u00a0{equation.number}" if equation.number else ""
    spec = layout[CAPTION]
    caption, caption_notes = caption_parts(bench, label if equation.caption else "", equation.caption, Text(), spec.frame, spec.levels)
    end = CAPTION_END - height(caption) - CAPTION_GAP if caption else BODY_END
    sized, meaning_notes = _sized(bench, equation, where, accent(section), end)
    band = Frame(pt(0), layout[EQUATION].frame.y, bench.grid.width, pt(sized.band))
    shapes: list[Shape] = [Rectangle("Band", band, "surface"), title, *marker(bench, layout, section, position), *progress(bench, section)]
    shapes.append(_formula_box(bench, equation, sized.size, band))
    for i, parts in enumerate(sized.meanings):
        at = layout[BODY + i].frame._replace(y=pt(band.bottom.pt + BAND_GAP))
        shapes.append(filled(layout, BODY + i, *parts, at=at._replace(h=pt(height(parts)))))
    if caption:
        lowest = band.bottom.pt + (BAND_GAP + max(map(height, sized.meanings)) if sized.meanings else 0.0)
        top = min(lowest + CAPTION_GAP, CAPTION_END - height(caption))
        shapes.append(filled(layout, CAPTION, *caption, at=spec.frame._replace(y=pt(top), h=pt(height(caption)))))
    shapes += foot(bench, layout)
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes, *meaning_notes), section.title.plain)


def _sized(bench: Bench, equation: Equation, where: Sequence[Point], colour: str, end: float) -> tuple[Sized, list[str]]:
    """The formula and the meanings as large as they go together above `end`, points from the top; and what the notes must say in full."""
    laid, frame = lay_out(equation.formula.mathml), bench.layouts.equation[EQUATION].frame
    room, width = end - frame.y.pt, frame.w.pt * (1 - RESERVE)
    for least, size in product((frame.h.pt, 0.0), bench.type.equation):
        band = max(least, _tall(laid, size) + 2 * BAND_PADDING)
        if laid.width * size / EM > width:
            continue
        for step in range(1, len(bench.type.body)):
            columns = tuple(_meanings(bench, where, colour, step))
            if band + (BAND_GAP + max(map(height, columns)) if columns else 0.0) <= room:
                return Sized(size, band, columns), []
    floor, band = bench.type.equation[-1], frame.h.pt
    size = min(floor, width * EM / max(laid.width, 1.0), floor * (band - BAND_PADDING) / _tall(laid, floor))
    if size < floor:
        message = f"the equation is too large for its slide at {floor:g} points and set at {size:.0f}"
        help = "divide it into several: what stands in brackets, under a root or in a fraction is not broken into lines"
        bench.diagnostics.warning("equation-too-large", message, equation.place, help)
    columns, notes = _cut_meanings(bench, where, colour, room - band - BAND_GAP)
    return Sized(size, band, columns), notes


def _tall(laid: LaidFormula, size: float) -> float:
    return max(laid.height + laid.depth, 1.0) * size / EM


def _meanings(bench: Bench, where: Sequence[Point], colour: str, step: int) -> Iterator[tuple[Part, ...]]:
    """A column a point: its symbol, then what it means, at a step of body text."""
    width = bench.layouts.equation[BODY].frame.w
    for point in where:
        text = Part(bench.set(point.text, bench.type.body[step], width), level=1)
        symbol = Part(bench.set(point.term, bench.type.symbol.but(color=colour), width), space_after=TERM_GAP)
        yield (symbol, text) if point.term else (text,)


def _cut_meanings(bench: Bench, where: Sequence[Point], colour: str, room: float) -> tuple[tuple[tuple[Part, ...], ...], list[str]]:
    """Meanings that do not fit are cut at the floor, with a warning, and the notes have all of them; a symbol takes one line."""
    columns, notes = [], []
    for point in where:
        at, style = bench.layouts.equation[BODY].frame, bench.type.symbol.but(color=colour)
        symbol = [Part(bench.shortened(point.term, style, at.w, "symbol"), space_after=TERM_GAP)] if point.term else []
        below = room - (height(symbol) + TERM_GAP if symbol else 0.0)
        shown, rest = bench.fitted(point.text, bench.type.body[-1:], at._replace(h=pt(below)), "meaning", balance=False)
        columns.append((*symbol, Part(shown, level=1)))
        notes += [f"{point.term.plain}: {rest}".removeprefix(": ")] if rest else []
    return tuple(columns), notes


def _formula_box(bench: Bench, equation: Equation, size: float, band: Frame) -> FormulaBox:
    """The formula in a box of its measure, because programs stretch it to that, and the text that stands for it elsewhere."""
    laid = lay_out(equation.formula.mathml)
    width, tall = max(laid.width, 1.0) * size / EM / (1 - RESERVE), _tall(laid, size)
    at = Frame(pt((bench.grid.width.pt - width) / 2), pt(band.y.pt + (band.h.pt - tall) / 2), pt(width), pt(tall))
    room = bench.layouts.equation[EQUATION].frame._replace(y=band.y, h=band.h)
    words = Text(equation.formula.spelled, equation.place)
    said = bench.fitting(words, bench.type.equation_text, room, balance=False)
    said = said or bench.cut(words, bench.type.equation_text[-1], room.w, int(room.h.pt / bench.type.equation_text[-1].leading))
    return FormulaBox("Equation", at, equation.formula, equation.alt, size, EQUATION, room, Part(said))
