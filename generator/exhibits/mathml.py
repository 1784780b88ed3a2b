"""Presentation MathML as `math_core` writes it: what the walks over it, to OMML, to words and to letters, need to ask."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import NamedTuple

Element = ET.Element

INTEGRALS = frozenset("∫∬∭⨌∮∯∰∱∲∳")
BIG = INTEGRALS | frozenset("∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆")
RELATIONS = frozenset("=≠<>≤≥≈≡∼≃≅∝→←↔↦⇒⇐⇔⟹⟸⟺∈∉∋⊂⊆⊃⊇≔≪≫⊢⊨∣")
INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\u200b")
"""Function application and its like; U+2063 is a bracket that `\\left.` leaves out."""
OPENING, CLOSING, NEUTRAL = frozenset("([{⟨⌊⌈⟦⟮⎰"), frozenset(")]}⟩⌋⌉⟧⟯⎱"), frozenset("|‖∣∥/\\↑↓")
LINES = frozenset("¯‾_\u0332\u0305―─")
BRACES = frozenset("⏞⏟⎴⎵⏜⏝")
COMBINING = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0305", "‾": "\u0305", "\u0332": "\u0305", "→": "\u20d7",
    "⃗": "\u20d7", "˙": "\u0307", "¨": "\u0308", "⃛": "\u20db", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300", "˘": "\u0306",
    "˚": "\u030a", "←": "\u20d6", "↔": "\u20e1",
}  # fmt: skip
"""The combining character of each accent that stands over a base."""
_ROWS = ("mrow", "mstyle", "mpadded", "math", "mtd")
_LETTERS = frozenset("ℂℍℕℙℚℝℤℬℰℱℋℐℒℳℛℭℌℑℜℨ")
_SCRIPTS = {
    "DOUBLE-STRUCK": "double-struck", "BLACK-LETTER": "fraktur", "FRAKTUR": "fraktur", "SCRIPT": "script", "SANS-SERIF": "sans-serif",
    "MONOSPACE": "monospace",
}  # fmt: skip


def parse(mathml: str) -> Element:
    """The `math` element."""
    return ET.fromstring(mathml)


def text(element: Element) -> str:
    return "".join(element.itertext())


def is_row(element: Element) -> bool:
    return element.tag in _ROWS


def core(element: Element) -> Element:
    """What a row of one is a row of; spaces without a width count for nothing."""
    while is_row(element):
        inner = [child for child in element if child.tag != "mspace" or child.get("width")]
        if len(inner) != 1:
            break
        element = inner[0]
    return element


def operator(element: Element) -> str:
    """The operator that the element is; empty for anything else."""
    inner = core(element)
    return text(inner).strip() if inner.tag == "mo" else ""


def is_empty(element: Element) -> bool:
    return is_row(element) and not len(element)


class Script(NamedTuple):
    """A base with what stands below and above it; `limits` are under and over the base, not behind it."""

    base: Element
    below: Element | None
    above: Element | None
    limits: bool


def scripted(element: Element) -> Script | None:
    """The parts of an element with scripts, None for any other."""
    children = list(element)
    match element.tag:
        case "msub" | "munder":
            return Script(children[0], children[1], None, element.tag == "munder")
        case "msup" | "mover":
            return Script(children[0], None, children[1], element.tag == "mover")
        case "msubsup" | "munderover":
            return Script(children[0], children[1], children[2], element.tag == "munderover")
    return None


def big(element: Element) -> Script | None:
    """A sum, an integral or their like with its limits."""
    inner = core(element)
    found = scripted(inner)
    if found:
        return found if operator(found.base) in BIG else None
    return Script(inner, None, None, text(inner) not in INTEGRALS) if inner.tag == "mo" and text(inner) in BIG else None


class Letter(NamedTuple):
    """A letter of a mathematical alphabet, or any text: what it is without the alphabet, and what the alphabet is."""

    text: str
    script: str
    bold: bool
    italic: bool


def letter(element: Element) -> Letter:
    """An identifier: single letters are italic, names, signs and Greek capitals upright, unless an alphabet says otherwise."""
    shown = text(element)
    name = unicodedata.name(shown[:1], "")
    if len(shown) == 1 and (name.startswith("MATHEMATICAL ") or shown in _LETTERS):
        script = next((script for word, script in _SCRIPTS.items() if word in name), "")
        return Letter(unicodedata.normalize("NFKC", shown), script, "BOLD" in name, "ITALIC" in name)
    slanted = len(shown) == 1 and shown.isalpha() and shown != "ℏ" and (shown.isascii() or not shown.isupper())
    return Letter(shown, "", False, slanted and element.get("mathvariant") != "normal")


def rows(table: Element) -> list[list[Element]]:
    """The cells of a table."""
    return [list(row) for row in table]


def is_aligned(table: Element) -> bool:
    """Whether a table is a list of formulas, aligned at their relations, and not a matrix."""
    return table.get("displaystyle") == "true"


def side(cell: Element) -> str:
    """The side of its column that a cell stands at."""
    style = cell.get("style", "")
    return "right" if "text-align: right" in style else "left" if "text-align: left" in style else "center"


def width(space: Element) -> float:
    """Of a space, in em; negative for one that moves back, which is a margin."""
    size = space.get("style", "").partition("margin-left:")[2].rstrip(";") or space.get("width") or "0"
    try:
        return float(size.removesuffix("em"))
    except ValueError:
        return 0.0


def fence(children: Sequence[Element]) -> tuple[str, str] | None:
    """The brackets around a row that `\\left` and `\\right` made, `""` for one that is left out."""
    if len(children) < 2 or not all(child.tag == "mo" for child in (children[0], children[-1])):
        return None
    if any(child.get("stretchy") == "false" or child.get("minsize") for child in (children[0], children[-1])):
        return None
    left, right = text(children[0]), text(children[-1])
    either = OPENING | CLOSING | NEUTRAL | INVISIBLE
    if left not in either or right not in either or {left, right} <= INVISIBLE:
        return None
    return "" if left in INVISIBLE else left, "" if right in INVISIBLE else right
