"""A laid out formula goes in, the operators that draw it come out: its glyphs as text, rules and assembled signs as paths."""

from __future__ import annotations

from generator.exhibits.formulas import EM, LaidFormula, MathGlyph, Shape
from generator.model import Formula
from generator.text.fonts import load_face

from .attachments import Attachment
from .fonts import EmbeddedFace, Fonts
from .glyphs import adjusted, shown
from .lines import array, number
from .structure import Part

SAME = 0.005
"""Points that two baselines may be apart and still are one."""


SPOKEN = "en"
"""The language in which formulas are read aloud."""


def formula_part(formula: Formula, within: Part | None, alt: str = "") -> Part:
    """The part of a formula: it says `alt`, or itself in words, and its file is the formula as MathML."""
    own = not alt or alt == formula.spoken
    return Part("Formula", within, alt=alt or formula.spoken, lang=SPOKEN if own else "", attached=lambda: [_markup(formula)])


def _markup(formula: Formula) -> Attachment:
    return Attachment("formula.mml", formula.mathml.encode(), "application/mathml+xml", "Supplement")


class FormulaWriter:
    """Writes formulas in the fonts of one document."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def write(self, formula: LaidFormula, x: float, y: float, size: float, ink: str) -> str:
        """The formula at a size in points, with its left edge at `x` and its baseline at `y` from the page's bottom left corner."""
        scale = size / EM
        used = self._fonts.use(load_face(formula.font))
        code = [ink]
        if formula.glyphs:
            code += _text(used, formula.glyphs, x, y, scale)
        code += [_path(shape, x, y, scale) for shape in formula.shapes]
        return " ".join(code)


def _text(used: EmbeddedFace, glyphs: tuple[MathGlyph, ...], x: float, y: float, scale: float) -> list[str]:
    """One text object. Neighbours on one baseline are shown together, with the pen moved between them (ISO 32000-1, 9.4.3)."""
    made, operands = ["BT"], ""
    size, base, pen = 0.0, 0.0, 0.0
    for glyph in glyphs:
        if glyph.size != size or abs(glyph.y - base) * scale > SAME:
            made += [array(operands)] if operands else []
            made += [f"/{used.resource} {number(glyph.size * scale)} Tf"] if glyph.size != size else []
            made.append(f"1 0 0 1 {number(x + glyph.x * scale)} {number(y + glyph.y * scale)} Tm")
            size, base, pen, operands = glyph.size, glyph.y, glyph.x, ""
        code = used.code(glyph.id, glyph.text) if glyph.text else None
        code = used.any_code(glyph.id) if code is None else code
        operands += f"{adjusted((pen - glyph.x) * EM / glyph.size)}{shown(code)}"
        pen = glyph.x + used.face.advance(glyph.id) * glyph.size / EM
    return [*made, array(operands), "ET"]


def _path(shape: Shape, x: float, y: float, scale: float) -> str:
    made = [f"{number(shape.line * scale)} w"] if shape.line else []
    for operator, values in shape.steps:
        if operator == "re":
            left, bottom, width, height = values
            placed = [x + left * scale, y + bottom * scale, width * scale, height * scale]
        else:
            placed = [(y if odd % 2 else x) + value * scale for odd, value in enumerate(values)]
        made.append(" ".join([*map(number, placed), operator]))
    return " ".join([*made, "S" if shape.line else "f"])
