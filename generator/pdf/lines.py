"""The spans of a set line go in, the operators of a text object come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from unicodedata import bidirectional

from generator.model import Run
from generator.text import Span
from generator.text.shape import Word
from generator.theme import TONES, Color, TextStyle, toned

from .fonts import Fonts
from .glyphs import RIGHT_TO_LEFT_MARK, Fragments, adjusted

SUPER, SUB = 0.35, -0.15
"""How far raised and lowered text leaves the baseline, as a share of the line's size."""
LEFT_TO_RIGHT_MARK = "\u200e"
EMPTY = re.compile(r"([0-9\[])\(\)")
ROUNDING = 0.005
"""Points that the pen may be away from where it should stand."""


class LineWriter:
    """Writes lines in the fonts of one document; `ink` gives the operators that set a colour."""

    def __init__(self, fonts: Fonts, ink: Callable[[Color], str]) -> None:
        self._fragments = Fragments(fonts)
        self._ink = ink

    def write(self, x: float, y: float, spans: Sequence[Span], style: TextStyle, *, rtl: bool = False, space: bool = False) -> str:
        """Spans of a line that begins at `x` and has its baseline at `y`, in points from the page's bottom left corner.

        `rtl` is the direction of their paragraph. With `space` one follows them: who reads the text and not the page must not take
        two lines' words for one.
        """
        pen = x + _start(spans[0])
        code = TextCode(pen, y)
        turned = False
        for span in spans:
            code.ink(self._ink(color_of(span.run, style)))
            start = x + _start(span)
            move = adjusted((pen - start) * 1000 / span.size) if abs(start - pen) > ROUNDING else ""
            after = [(span.stack.rtl if span.rtl else span.stack)[" "]] if space and span is spans[-1] else []
            self._write(code, span, after, lift_of(span.run) * style.size, move, _mark(span, rtl, turned) if rtl or turned else "")
            turned = span.rtl
            pen = x + span.left + (0.0 if span.rtl else span.width)
        return code.finished()

    def space(self, x: float, y: float, span: Span, style: TextStyle) -> str:
        """A space that only a reader sees, at the end of a line that ends in something else than text."""
        return self.write(x, y, [span._replace(words=(), width=0.0)], style, space=True)

    def _write(self, code: TextCode, span: Span, after: Sequence[Word], lift: float, move: str, mark: str) -> None:
        if move or mark:
            plain = self._fragments.plain(span.stack.face)
            code.show(plain.resource, span.size, lift, move + (plain.inkless(mark) if mark and span.actual is None else ""))
        if span.actual is None:
            self._write_words(code, span, (*span.words, *after), lift)
            return
        code.mark(_actual(mark + span.actual if span.actual else ""))
        self._write_words(code, span, span.words, lift)
        code.mark("EMC")
        if after:
            self._write_words(code, span, after, lift)

    def _write_words(self, code: TextCode, span: Span, words: Sequence[Word], lift: float) -> None:
        plain = self._fragments.plain(span.stack.face)
        wider = adjusted(span.stretch * (1000 if span.rtl else -1000) / span.size) if span.stretch else ""
        try:
            operands = list(map(plain.__getitem__, words))
        except KeyError:
            self._write_fragments(code, span, words, lift, wider)
            return
        if wider:
            operands = [operand + wider if word.text.startswith(" ") else operand for operand, word in zip(operands, words, strict=True)]
        code.show(plain.resource, span.size, lift, "".join(operands))

    def _write_fragments(self, code: TextCode, span: Span, words: Sequence[Word], lift: float, wider: str) -> None:
        """Words of which one at least has a fallback, a raised mark, a text that its codes cannot say, or runs from right to left."""
        for word in words:
            for resource, parts, actual in self._fragments[word]:
                if word.rtl:
                    code.pause()
                said = actual if span.actual is None else None
                if said is not None:
                    code.mark(_actual(said))
                for rise, operand in parts:
                    code.show(resource, span.size, lift + rise * span.size / 1000, operand)
                if said is not None:
                    code.mark("EMC")
            if wider and word.text.startswith(" "):
                code.show(resource, span.size, lift, wider)


def _mark(span: Span, rtl: bool, turned: bool) -> str:
    """What a span from left to right begins with in a paragraph that turns, for those who read by place (UAX 9, 2.6).

    They take all neutral characters between letters of two directions to the side that these are not on.
    """
    if span.rtl:
        return ""
    if rtl:
        return RIGHT_TO_LEFT_MARK
    return LEFT_TO_RIGHT_MARK if turned and bidirectional(span.text[0]) in ("WS", "ON") else ""


def _start(span: Span) -> float:
    """Where the pen stands when a span is begun."""
    return span.left + span.width if span.rtl else span.left


def _actual(text: str) -> str:
    """The beginning of a sequence that stands for `text` (ISO 32000-1, 14.9.4)."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"


class TextCode:
    """One text object; an operator is written only where its value changes."""

    def __init__(self, x: float, y: float) -> None:
        self._code = [f"BT {number(x)} {number(y)} Td"]
        self._operands = ""
        self._ink = ""
        self._font = ("", 0.0)
        self._rise = 0.0

    def ink(self, operators: str) -> None:
        if operators != self._ink:
            self.mark(operators)
            self._ink = operators

    def mark(self, operators: str) -> None:
        """Operators that stand between what is shown."""
        self.pause()
        self._code.append(operators)

    def pause(self) -> None:
        """What follows is shown apart from what was. A reader that finds the pen moved back inside of an array of strings takes the
        strings to be in the order in which they are seen.
        """
        if self._operands:
            self._code.append(array(self._operands))
            self._operands = ""

    def show(self, resource: str, size: float, rise: float, operand: str) -> None:
        """Glyphs of a font, `rise` points above the baseline."""
        if (resource, size) != self._font:
            self.mark(f"/{resource} {number(size)} Tf")
            self._font = (resource, size)
        if rise != self._rise:
            self.mark(f"{number(rise)} Ts")
            self._rise = rise
        self._operands += operand

    def finished(self) -> str:
        if self._rise:
            self.mark("0 Ts")
        self.mark("ET")
        return " ".join(self._code)


def array(operands: str) -> str:
    """The operator that shows glyphs with the pen moved between them."""
    made = f"[({operands})] TJ"
    # Some readers lose their place at an empty string. One bracket that is part of a string has a backslash before it.
    return EMPTY.sub(r"\1 ", made) if "()" in made else made


def number(value: float) -> str:
    """A number as PDF takes it: two decimals, no exponent (ISO 32000-1, 7.3.3)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def color_of(run: Run, style: TextStyle) -> Color:
    """Web links are coloured on the usual ground, references inside the document only where their tone says so."""
    if run.tone:
        return toned(run.tone, style.color)
    colored = run.link and not run.link.startswith("#") and not style.color.startswith(("inverse-", "on-"))
    return TONES["link"] if colored else style.color


def lift_of(run: Run) -> float:
    """How far a run stands above the baseline, as a share of the line's size; a footnote's number is raised."""
    return {"super": SUPER, "sub": SUB}.get(run.shift, SUPER if run.note else 0.0)
