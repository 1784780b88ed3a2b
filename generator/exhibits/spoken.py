"""A formula goes in, plain English words come out: what a screen reader says, and the alternative text where the author gives none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from . import mathml
from .mathml import Element

_WORDS = {
    "=": "equals", "≠": "is not equal to", "<": "is less than", ">": "is greater than", "≤": "is at most", "≥": "is at least",
    "≈": "is approximately", "≡": "is equivalent to", "∼": "is distributed as", "∝": "is proportional to", "≔": "is defined as",
    "→": "to", "⇒": "implies", "⟹": "implies", "⇔": "if and only if", "⟺": "if and only if", "↦": "maps to",
    "∈": "in", "∉": "not in", "⊂": "is a subset of", "⊆": "is a subset of or equal to", "∪": "union", "∩": "intersection", "∖": "without",
    "+": "plus", "-": "minus", "−": "minus", "±": "plus or minus", "∓": "minus or plus", "×": "times", "⋅": "times", "·": "times",
    "∗": "star", "*": "star", "∘": "of", "⊗": "tensor", "⊕": "direct sum", "÷": "divided by", "/": "over",
    "∧": "and", "∨": "or", "¬": "not", "∀": "for all", "∃": "there exists", "∣": "given", "|": "bar", "‖": "norm", "∥": "norm",
    "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket", "]": "close bracket", "{": "open brace", "}": "close brace",
    "⟨": "open angle", "⟩": "close angle", "⌊": "floor of", "⌋": "end floor", "⌈": "ceiling of", "⌉": "end ceiling",
    "∑": "the sum", "∏": "the product", "∐": "the coproduct", "∫": "the integral", "∬": "the double integral",
    "∭": "the triple integral", "∮": "the contour integral", "⋃": "the union", "⋂": "the intersection",
    "∞": "infinity", "∂": "partial", "∇": "nabla", "⊤": "transpose", "⊥": "perpendicular", "∅": "the empty set", "ℏ": "h bar", "ℓ": "l",
    "′": "prime", "″": "double prime", "‴": "triple prime", "!": "factorial", "…": "and so on", "⋯": "and so on", "⋮": "and so on",
    "⋱": "and so on", ",": ",", ";": ";", ":": ":", ".": ".", "%": "percent", "†": "dagger",
}  # fmt: skip
_FENCES = {("(", ")"): "", ("|", "|"): "the absolute value of", ("‖", "‖"): "the norm of", ("∥", "∥"): "the norm of"}
_ACCENTS = {
    "\u0302": "hat", "\u0303": "tilde", "\u0305": "bar", "\u20d7": "vector", "\u0307": "dot", "\u0308": "double dot", "\u030c": "check",
    "\u0301": "acute", "\u0300": "grave", "\u0306": "breve", "\u030a": "ring",
}  # fmt: skip
_OPERATORS = {"lim": "the limit", "max": "the maximum", "min": "the minimum", "sup": "the supremum", "inf": "the infimum"}
_POWERS = {"2": "squared", "3": "cubed"}
_ALPHABETS = {"double-struck": "double-struck", "fraktur": "Fraktur", "script": "script", "sans-serif": "", "monospace": ""}


def spoken(root: Element) -> str:
    """What the formula says, in one sentence without a full stop."""
    words = " ".join(" ".join(_row(list(root))).split())
    for mark in ",;:.":
        words = words.replace(f" {mark}", mark)
    return words.replace("...", " and so on").strip()


def _row(children: Sequence[Element]) -> list[str]:
    if brackets := mathml.fence(children):
        inside = _row(children[1:-1])
        if len(children) == 3 and children[1].tag == "mtable":
            return ["cases:", *inside, "end cases"] if brackets == ("{", "") else inside
        if brackets in _FENCES and (named := _FENCES[brackets]):
            return [named, *inside, ", end"]
        return [_sign(brackets[0]), *inside, _sign(brackets[1])]
    return [word for child in children for word in _one(child)]


def _one(element: Element) -> list[str]:
    children = list(element)
    match element.tag:
        case "mi":
            return [_identifier(element)]
        case "mn" | "mtext" | "ms":
            return [mathml.text(element).replace("\u00a0", " ")]
        case "mo":
            return [_sign(mathml.text(element))]
        case "mspace" | "mphantom":
            return []
        case "mfrac":
            return _fraction(element)
        case "msqrt":
            return ["the square root of", *_ended(_row(children), "root")]
        case "mroot":
            return ["the root of order", *_one(children[1]), "of", *_ended(_one(children[0]), "root")]
        case "mtable":
            return _table(element)
    if script := mathml.scripted(element):
        return _scripts(element, script)
    return _row(children)


def _identifier(element: Element) -> str:
    found = mathml.letter(element)
    if found.text in _WORDS:
        return _WORDS[found.text]
    name = unicodedata.name(found.text[:1], "") if len(found.text) == 1 else ""
    said = found.text
    if name.startswith("GREEK"):
        said = name.replace("LAMDA", "LAMBDA").rpartition("LETTER ")[2].removesuffix(" SYMBOL").lower() or found.text
        said = f"capital {said}" if "CAPITAL" in name else said
    elif not found.text.isalnum():
        said = name.lower() or found.text
    return " ".join(filter(None, ("bold" if found.bold else "", _ALPHABETS.get(found.script, ""), said)))


def _sign(sign: str) -> str:
    if not sign or sign in mathml.INVISIBLE:
        return ""
    return _WORDS.get(sign) or " ".join(_WORDS.get(one) or unicodedata.name(one, one).lower() for one in sign)


def _ended(words: list[str], what: str) -> list[str]:
    """What is longer than a word says where it ends."""
    return words if len([word for word in words if word]) == 1 else [*words, f", end {what}"]


def _fraction(element: Element) -> list[str]:
    above, below = map(_one, element)
    if element.get("linethickness") in ("0", "0pt", "0em"):
        return [*above, "choose", *below]
    if len(above) == len(below) == 1:
        return [*above, "over", *below]
    return ["the fraction", *above, "over", *below, ", end fraction"]


def _scripts(element: Element, script: mathml.Script) -> list[str]:
    below = _one(script.below) if script.below is not None else []
    above = _one(script.above) if script.above is not None else []
    over = mathml.operator(script.above) if script.above is not None else ""
    under = mathml.operator(script.below) if script.below is not None else ""
    base = _one(script.base)
    if element.get("accent") == "true" and over in mathml.COMBINING:
        return [*base, _ACCENTS[mathml.COMBINING[over]]]
    if mathml.big(element):
        return [*base, *_phrase("from" if above else "over", below), *_phrase("to", above), "of"]
    name = mathml.text(mathml.core(script.base))
    if name in _OPERATORS and below:
        return [_OPERATORS[name], *_phrase("as" if name == "lim" else "over", below), *_phrase("to", above), "of"]
    if script.limits:
        made = _marked(base, under, below, "below") if below else base
        return _marked(made, over, above, "above") if above else made
    made = [*base, *_phrase("sub", _ended(below, "sub"))] if below else base
    return [*made, *_power(script.above)] if script.above is not None else made


def _phrase(word: str, words: list[str]) -> list[str]:
    return [word, *words] if words else []


def _marked(base: list[str], mark: str, words: list[str], where: str) -> list[str]:
    if mark and mark in mathml.LINES:
        return [*base, "overlined" if where == "above" else "underlined"]
    return [*base, "in a brace"] if mark in mathml.BRACES else [*base, f"with {where} it", *words, ", end"]


def _power(above: Element) -> list[str]:
    raised = mathml.text(mathml.core(above))
    if raised in _POWERS:
        return [_POWERS[raised]]
    if raised in ("⊤", "′", "″", "‴", "†", "∗", "*"):
        return [_WORDS[raised]]
    return ["to the power of", *_ended(_one(above), "power")]


def _table(table: Element) -> list[str]:
    cells = mathml.rows(table)
    if mathml.is_aligned(table):
        lines = [[word for cell in row for word in _one(cell)] for row in cells]
        return lines[0] if len(lines) == 1 else [word for number, line in enumerate(lines, 1) for word in (f"line {number}:", *line, ";")]
    made = [f"a table of {len(cells)} rows and {max(map(len, cells), default=0)} columns:"]
    for number, row in enumerate(cells, 1):
        made.append(f"row {number}:")
        for position, cell in enumerate(row):
            made += [","] if position else []
            made += _one(cell)
        made.append(";")
    return made
