"""The spans of a set line go in, the operators of a text object come out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model import Run
from generator.text import Span
from generator.theme import Color, TextStyle

from .fonts import Fonts
from .glyphs import Fragment, Fragments

SUPER, SUB = 0.35, -0.15
"""How far raised and lowered text leaves the baseline, as a share of the line's size."""
WEB_LINK = "accent3"


class LineWriter:
    """Writes lines in the fonts of one document; `ink` gives the operators that set a colour."""

    def __init__(self, fonts: Fonts, ink: Callable[[Color], str]) -> None:
        self._fonts = fonts
        self._ink = ink
        self._trackings: dict[float, Fragments] = {}

    def write(self, x: float, y: float, spans: Sequence[Span], style: TextStyle, *, space: bool = False) -> str:
        """The spans with their left end at `x` and their baseline at `y`, in points from the page's bottom left corner.

        With `space` one follows them: who reads the text and not the page must not take two lines' words for one.
        """
        code = TextCode(x, y)
        for span in spans:
            code.ink(self._ink(color_of(span.run, style)))
            lift = lift_of(span.run) * style.size
            fragments = self._in_tracking(span, style)
            for word in span.words:
                for fragment in fragments[word]:
                    code.show(fragment, span.size, lift)
        if space:
            for fragment in self._in_tracking(span, style)[span.stack[" "]]:
                code.show(fragment, span.size, lift)
        return code.finished()

    def _in_tracking(self, span: Span, style: TextStyle) -> Fragments:
        tracking = style.tracking * 1000 / span.size
        if tracking not in self._trackings:
            self._trackings[tracking] = Fragments(self._fonts, tracking)
        return self._trackings[tracking]


class TextCode:
    """One text object; an operator is written only where its value changes."""

    def __init__(self, x: float, y: float) -> None:
        self._code = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
        self._operands: list[str] = []
        self._ink = ""
        self._font = ("", 0.0)
        self._rise = 0.0

    def ink(self, operators: str) -> None:
        if operators != self._ink:
            self._flush()
            self._code.append(operators)
            self._ink = operators

    def show(self, fragment: Fragment, size: float, lift: float) -> None:
        """A part of a word, `lift` points above the baseline."""
        font = (fragment.resource, size)
        if font != self._font:
            self._flush()
            self._code.append(f"/{fragment.resource} {number(size)} Tf")
            self._font = font
        if fragment.actual is not None:
            self._flush()
            self._code.append(f"/Span <</ActualText <FEFF{fragment.actual.encode('utf-16-be').hex().upper()}>>> BDC")
        for rise, operand in fragment.parts:
            self._raise(lift + rise * size / 1000)
            self._operands.append(operand)
        if fragment.actual is not None:
            self._flush()
            self._code.append("EMC")

    def finished(self) -> str:
        self._raise(0.0)
        self._flush()
        return " ".join([*self._code, "ET"])

    def _raise(self, rise: float) -> None:
        if rise != self._rise:
            self._flush()
            self._code.append(f"{number(rise)} Ts")
            self._rise = rise

    def _flush(self) -> None:
        if self._operands:
            self._code.append(f"[{''.join(self._operands)}] TJ".replace("><", ""))
            self._operands.clear()


def number(value: float) -> str:
    """A number as PDF takes it: two decimals, no exponent (ISO 32000-1, 7.3.3)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def color_of(run: Run, style: TextStyle) -> Color:
    """Web links are coloured, references inside the report are not."""
    if run.tone:
        return "text" if run.tone == "label" else "muted"
    return WEB_LINK if run.link and not run.link.startswith("#") else style.color


def lift_of(run: Run) -> float:
    """How far a run stands above the baseline, as a share of the line's size; a footnote's number is raised."""
    return {"super": SUPER, "sub": SUB}.get(run.shift, SUPER if run.note else 0.0)
