"""A formula goes in, runs of text come out: what a line of a slide, a bookmark or a note can show of it.

Letters, signs, indexes and powers are shown as they are written. What has two dimensions is written in one, `(a + b)/2`, and then the
formula is not `exact`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from generator.model import Run

from . import mathml
from .mathml import Element

_SIGNS = frozenset("+-−±∓×⋅·∪∩∧∨∖⊕⊗∘÷")
_SPACED = _SIGNS | mathml.RELATIONS
_BEFORE = mathml.RELATIONS | mathml.OPENING | _SIGNS | frozenset(",;:")
"""A sign that follows one of these, or nothing, belongs to what comes after it."""
Shift = Literal["", "super", "sub"]
_MARKS = {"super": "^", "sub": "_", "": ""}
_FORMS = {
    "super": ("0123456789+−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
    "sub": ("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"),
}
"""Characters, and their raised or lowered forms."""


def spelled(root: Element) -> tuple[tuple[Run, ...], bool]:
    """The runs, and whether they show all of the formula as it is written."""
    speller = _Speller()
    runs = speller.row(list(root))
    merged = []
    for style, group in groupby(runs, key=lambda run: replace(run, text="")):
        merged.append(replace(style, text="".join(run.text for run in group)))
    return tuple(run for run in merged if run.text), speller.exact


def plain(runs: Sequence[Run]) -> str:
    """The runs as characters: `mc²` or, where Unicode has no raised or lowered form, `x^(a+b)`."""
    made = ""
    for shift, group in groupby(runs, key=lambda run: run.shift):
        text = "".join(run.text for run in group)
        if not shift:
            made += text
        elif set(text) <= set(_FORMS[shift][0]):
            made += text.translate(str.maketrans(*_FORMS[shift]))
        else:
            made += _MARKS[shift] + (text if len(text) == 1 else f"({text})")
    return made


class _Speller:
    def __init__(self) -> None:
        self.exact = True

    def row(self, children: list[Element]) -> list[Run]:
        made: list[Run] = []
        before = ""
        for position, child in enumerate(children):
            sign = mathml.operator(child)
            if sign in _SPACED and child.tag == "mo" and before and position < len(children) - 1 and (
                sign in mathml.RELATIONS or before not in _BEFORE
            ):  # fmt: skip
                made.append(Run(f" {sign} "))
            elif sign in (",", ";") and child.tag == "mo":
                made.append(Run(f"{sign} " if position < len(children) - 1 else sign))
            else:
                made += self.one(child)
                following = children[position + 1 : position + 2]
                if self._is_function(child) and following and not mathml.operator(following[0]):
                    made.append(Run(" "))
            before = sign or "x"
        return made

    def one(self, element: Element) -> list[Run]:
        children = list(element)
        match element.tag:
            case "mi":
                found = mathml.letter(element)
                if found.script:
                    return [Run(mathml.text(element))]
                return [Run(found.text.replace("\u00a0", " "), emphasis=found.italic, strong=found.bold)]
            case "mn" | "ms" | "mtext":
                return [Run(mathml.text(element).replace("\u00a0", " "))]
            case "mo":
                return [Run("".join(sign for sign in mathml.text(element) if sign not in mathml.INVISIBLE))]
            case "mspace":
                return [Run(" ")] if mathml.width(element) > 0.3 else []
            case "mfrac":
                return self._fraction(element)
            case "msqrt":
                return [Run("√"), *self._grouped(children)]
            case "mroot":
                return [*self._shifted(children[1], "super"), Run("√"), *self._grouped([children[0]])]
            case "mtable":
                return self._table(element)
            case "menclose" | "mphantom":
                self.exact = False
                return self.row(children) if element.tag == "menclose" else []
        if script := mathml.scripted(element):
            return self._scripts(element, script)
        return self._applied(children) if mathml.is_row(element) else self.row(children)

    def _applied(self, children: list[Element]) -> list[Run]:
        """A row; a function is parted from its argument unless that is in brackets."""
        for position, child in enumerate(children):
            if mathml.operator(child) == "\u2061":
                name, argument = self.row(children[:position]), self.row(children[position + 1 :])
                gap = [] if "".join(run.text for run in argument)[:1] in mathml.OPENING else [Run(" ")]
                return [*name, *gap, *argument]
        return self.row(children)

    def _is_function(self, element: Element) -> bool:
        return any(mathml.operator(child) == "\u2061" for child in element)

    def _scripts(self, element: Element, script: mathml.Script) -> list[Run]:
        base = self.one(script.base)
        if element.get("accent") == "true" and script.above is not None and mathml.operator(script.above) in mathml.COMBINING:
            mark = mathml.COMBINING[mathml.operator(script.above)]
            self.exact &= sum(len(run.text) for run in base) == 1
            return [replace(run, text="".join(letter + mark for letter in run.text)) for run in base]
        is_big = mathml.big(element) is not None
        if script.limits and not is_big and mathml.core(script.base).tag != "mi":
            self.exact = False
        below = self._shifted(script.below, "sub") if script.below is not None else []
        above = self._shifted(script.above, "super") if script.above is not None else []
        return [*base, *below, *above, *([Run(" ")] if is_big else [])]

    def _shifted(self, element: Element, shift: Shift) -> list[Run]:
        """A raised or lowered part; primes stay where they are, and what has scripts of its own is put in brackets."""
        runs = self.one(element)
        if any(run.shift for run in runs):
            self.exact = False
            runs = [replace(run, text=_MARKS[run.shift] + run.text, shift="") for run in runs]
        if mathml.operator(element) in tuple("′″‴"):
            return runs
        return [replace(run, text=run.text.replace(" ", ""), shift=shift) for run in runs]

    def _grouped(self, children: list[Element]) -> list[Run]:
        """In brackets, unless it is a single thing."""
        runs = self.row(children)
        alone = len(children) == 1 and mathml.core(children[0]).tag in ("mi", "mn", "msub", "msup", "msubsup", "mtext", "msqrt")
        return runs if alone else [Run("("), *runs, Run(")")]

    def _fraction(self, element: Element) -> list[Run]:
        self.exact = False
        above, below = element
        if element.get("linethickness") in ("0", "0pt", "0em"):
            return [*self.one(above), Run(" over "), *self.one(below)]
        return [*self._grouped([above]), Run("/"), *self._grouped([below])]

    def _table(self, table: Element) -> list[Run]:
        self.exact = False
        made: list[Run] = []
        for row in mathml.rows(table):
            made += [Run("; ")] if made else []
            for number, cell in enumerate(row):
                made += [Run(" " if mathml.is_aligned(table) else ", ")] if number else []
                made += self.one(cell)
        return made
