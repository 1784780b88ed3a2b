"""What all parts of a native chart are written with: paints, lines, text and numbers in the theme's colours."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exhibits.formats import NumberFormat
from generator.theme import Color, DeckType, Palette, TextStyle

from .xml import color, escape, fill, hundredths

THIN, MEDIUM, THICK = 9_525, 19_050, 44_450
"""Widths of lines in EMU: 0.75, 1.5 and 3.5 points."""


@dataclass(frozen=True, slots=True)
class Pen:
    palette: Palette
    type: DeckType

    def paint(self, role: Color, edge: str = "") -> str:
        return f"<c:spPr>{fill(role, self.palette)}{edge}</c:spPr>"

    def outline(self, role: Color, width: int, dash: str = "solid") -> str:
        return f'<a:ln w="{width}" cap="flat">{fill(role, self.palette)}<a:prstDash val="{dash}"/><a:round/></a:ln>'

    def format(self, code: str) -> str:
        return f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>'

    def text(self, style: TextStyle, wrap: str = "square") -> str:
        run = self.run("a:defRPr", style)
        return f'<c:txPr><a:bodyPr wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr>'

    def run(self, tag: str, style: TextStyle) -> str:
        face = "+mj-lt" if style.font == "heading" else "+mn-lt"
        inner = f'<a:solidFill>{color(style.color, self.palette)}</a:solidFill><a:latin typeface="{face}"/>'
        return f'<{tag} sz="{hundredths(style.size)}" b="0">{inner}</{tag}>'


def number_code(format: NumberFormat) -> str:
    """A number format as workbooks write it: a comma at its end divides by a thousand."""
    pattern = format.pattern.replace("E0", "E+0")
    if not format.shift or format.shift % 3:
        return "#,##0" if format.shift else pattern
    scaled = f'{pattern}{"," * (format.shift // 3)}"{format.suffix}"'
    return f"{scaled};-{scaled};0"


def number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
