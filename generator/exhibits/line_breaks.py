"""A displayed formula that is too wide goes on to further lines: before a relation, and where that is not enough before a sign.

TeX's displays leave this to the author; the places are those of The Chicago Manual of Style (12.23): before a verb, before a
conjunction outside brackets. Lines after the first are indented.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import lru_cache

from . import mathml
from .formulas import EM, KEPT, lay_out
from .mathml import CLOSING, OPENING, Element

INDENT = 2.0
"""In em."""
RESERVE = 0.005
"""Of a line, because the spaces between its parts depend on what stands on both sides."""
SIGNS = frozenset("+−-±∓∪∩∧∨⊕")
RELATIONS = mathml.RELATIONS - {"∣"}
Unit = list[Element]


@lru_cache(maxsize=KEPT)
def broken(formula: str, width: float) -> str:
    """The MathML in lines that are at most so wide, in thousandths of an em, where it has places to break; else as it is."""
    if lay_out(formula).width <= width:
        return formula
    root, room = mathml.parse(formula), width * (1 - RESERVE)
    units = [part for unit in _units(list(root), _is_relation) for part in _small(unit, room)]
    lines = list(_filled(units, room))
    return _table(root, lines) if len(lines) > 1 else formula


def _is_relation(child: Element, before: Element) -> bool:
    return mathml.operator(child) in RELATIONS and mathml.operator(before) not in RELATIONS


def _is_sign(child: Element, before: Element) -> bool:
    """A sign with something before it, and not one that belongs to what follows."""
    return mathml.operator(child) in SIGNS and (not mathml.operator(before) or mathml.operator(before) in CLOSING)


def _units(children: Iterable[Element], begins: Callable[[Element, Element], bool]) -> list[Unit]:
    """The children in stretches, the next of which begins where a child outside brackets says so by itself and the one before it."""
    made: list[Unit] = [[]]
    depth = 0
    for child in children:
        if not depth and made[-1] and begins(child, made[-1][-1]):
            made.append([])
        made[-1].append(child)
        sign = mathml.operator(child)
        depth += (sign in OPENING) - (sign in CLOSING) if sign else 0
    return made


def _small(unit: Unit, width: float) -> list[Unit]:
    return [unit] if _width(unit) + INDENT * EM <= width else _units(unit, _is_sign)


def _filled(units: list[Unit], width: float) -> Iterator[Unit]:
    """As many units in a line as it holds; lines after the first begin with a space."""
    line: Unit = []
    used = 0.0
    for unit in units:
        wide = _width(unit)
        if line and used + wide > width:
            yield line
            line, used = [ET.Element("mspace", width=f"{INDENT:g}em")], INDENT * EM
        line, used = [*line, *unit], used + wide
    yield line


def _width(unit: Unit) -> float:
    """Of a unit behind something, where its first sign has space on both sides."""
    math = ET.Element("math", display="block")
    math.append(ET.Element("mspace", width="1em"))
    math.extend(map(deepcopy, unit))
    return lay_out(ET.tostring(math, "unicode")).width - EM


def _table(root: Element, lines: list[Unit]) -> str:
    """A formula of lines that are aligned at their beginnings, as `aligned` makes it."""
    made = ET.Element("math", root.attrib)
    table = ET.SubElement(made, "mtable", displaystyle="true", scriptlevel="0")
    for line in lines:
        row = ET.SubElement(table, "mtr")
        ET.SubElement(row, "mtd", style="text-align: right;justify-items: end;padding-right: 0;")
        ET.SubElement(row, "mtd", style="text-align: left;justify-items: start;padding-left: 0;").extend(line)
    return ET.tostring(made, "unicode")
