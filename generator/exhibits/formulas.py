"""A formula's MathML goes in, its glyphs and shapes come out at their places, laid out in STIX Two Math by `ziamath`.

Everything is in thousandths of an em, to the right of and above the point where the formula meets the baseline.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .mathml import INTEGRALS, Element, big, core, is_aligned, parse, scripted, side, text

if TYPE_CHECKING:
    from types import ModuleType

EM = 1000.0
KEPT = 4096
"""So many formulas are kept once they are laid out."""
FLOOR = 0.7
"""A formula that is too wide or too high may be set at this share of its size, and no smaller without a warning."""
ROW_SPACE = "0.5em"
"""Between the rows of matrices and aligned formulas."""
OPERATOR_SPACE = "0.2222em"
"""Space around a binary operator (TeX's medium space, 4 mu)."""
_UNSPACED = frozenset("∪∩∧∨⊂⊃⊆⊇∖⊕⊗∘")
_BEHIND = {"munder": "msub", "mover": "msup", "munderover": "msubsup"}
"""Where limits go in a line of text."""
_TOKEN = re.compile(r"[MLQCZ]|-?\d*\.?\d+(?:e-?\d+)?")
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}


class MathGlyph(NamedTuple):
    """A glyph by its number in the font, the text it stands for, its place and the size of its em."""

    id: int
    text: str
    x: float
    y: float
    size: float


class Shape(NamedTuple):
    """A rule or an outline: `steps` are PDF's path operators with their coordinates; filled, or drawn with a line so wide."""

    steps: tuple[tuple[str, tuple[float, ...]], ...]
    line: float = 0.0


class LaidFormula(NamedTuple):
    """`height` is above the baseline, `depth` below it, negative for what is all above; `font` is the file of the glyphs' font."""

    width: float
    height: float
    depth: float
    font: str
    glyphs: tuple[MathGlyph, ...]
    shapes: tuple[Shape, ...]

    @property
    def missing(self) -> str:
        """The characters that the font lacks."""
        return "".join(dict.fromkeys(glyph.text for glyph in self.glyphs if glyph.id == 0))


@lru_cache(maxsize=KEPT)
def lay_out(mathml: str) -> LaidFormula:
    """The formula in the style, displayed or in a line, that its `math` element asks for."""
    made = _ziamath().Math(_told(parse(mathml)), size=EM)
    sink = _Sink("svg")
    made.node.draw(0, 0, sink)
    box = made.node.bbox
    glyphs = tuple(glyph._replace(x=glyph.x - box.xmin) for glyph in sink.glyphs)
    shapes = tuple(shape for element in sink for shape in _shapes(element, -box.xmin))
    return LaidFormula(box.xmax - box.xmin, box.ymax, -box.ymin, str(made.font.fname), glyphs, shapes)


def _told(root: Element) -> Element:
    """The formula with what goes without saying in MathML but not for ziamath: sizes and limits in a line, the space around signs."""
    in_line = root.get("display") != "block"
    if in_line:
        root.set("displaystyle", "false")
    for element in root.iter():
        if scripted(element):
            for table in (table for script in element[1:] for table in script.iter("mtable")):
                table.attrib.pop("scriptlevel", None)
        if element.tag == "mtable":
            element.set("rowspacing", ROW_SPACE)
            if is_aligned(element):
                element.set("columnspacing", "0em 2em")
        elif element.tag == "mtd":
            element.set("columnalign", side(element))
        elif element.tag == "mo" and text(element) in _UNSPACED and not element.get("lspace"):
            element.attrib.update(lspace=OPERATOR_SPACE, rspace=OPERATOR_SPACE)
        elif element.tag == "mo" and text(element) in INTEGRALS and in_line:
            element.set("stretchy", "false")
        elif in_line and element.tag in _BEHIND and (big(element) or core(element[0]).tag == "mi") and element.get("accent") != "true":
            element.tag = _BEHIND[element.tag]
    return root


class Inline(NamedTuple):
    """A formula in a line of text at `size` points. The line keeps its leading, so one that is higher is set smaller."""

    formula: LaidFormula
    size: float
    is_small: bool

    @property
    def width(self) -> float:
        """In points."""
        return self.formula.width * self.size / EM


@lru_cache(maxsize=KEPT)
def inline(mathml: str, size: float, leading: float) -> Inline:
    """The formula for a line of a style of this size and leading, in points."""
    laid = lay_out(mathml)
    height, depth = (max(part, 1.0) * size / EM for part in (laid.height, laid.depth))
    share = min(1.0, 0.75 * leading / height, 0.4 * leading / depth)
    return Inline(laid, size * share, share < FLOOR)


class _Sink(ET.Element):
    """Stands where ziamath expects an SVG: glyphs are noted instead of drawn."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.glyphs: list[MathGlyph] = []


@cache
def _ziamath() -> ModuleType:
    import ziamath
    from ziamath.drawable import Glyph

    usual = Glyph.draw

    def draw(self: Any, x: float, y: float, svg: ET.Element) -> tuple[float, float]:
        if not isinstance(svg, _Sink):
            drawn: tuple[float, float] = usual(self, x, y, svg)
            return drawn
        if self.glyph.index >= 0 and not self.phantom:
            svg.glyphs.append(MathGlyph(self.glyph.index, _said(self.char), x, -y, self.size))
        elif not self.phantom and (path := self.glyph.svgpath(x, y, self.size / self.glyph.DFLT_SIZE_PT)) is not None:
            svg.append(path)  # a long brace or arrow, assembled from pieces
        return x + self.funit_to_points(self.glyph.advance()), y

    Glyph.draw = draw  # type: ignore[method-assign]
    return ziamath


def _said(character: str) -> str:
    """The text that a glyph stands for: who copies or searches means the letter, not its mathematical form."""
    name = unicodedata.name(character[:1], "")
    return unicodedata.normalize("NFKC", character) if name.startswith("MATHEMATICAL") else character


def _shapes(element: ET.Element, dx: float) -> Iterator[Shape]:
    """What an SVG element draws, moved to the right."""
    for child in element:
        yield from _shapes(child, dx)
    line = float(element.get("stroke-width", 1)) if element.get("stroke", "none") != "none" else 0.0
    if element.tag == "rect":
        x, y, width, height = (float(element.get(key, 0)) for key in ("x", "y", "width", "height"))
        yield Shape((("re", (x + dx, -y - height, width, height)),), line)
    elif element.tag == "path":
        yield Shape(tuple(_steps(element.get("d", ""), dx)), line)


def _steps(data: str, dx: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    """A path of absolute commands; a quadratic curve becomes a cubic one, which is all that PDF has."""
    tokens = iter(_TOKEN.findall(data))
    pen = (0.0, 0.0)
    for command in tokens:
        points = [(float(next(tokens)) + dx, -float(next(tokens))) for _ in range(_POINTS[command])]
        if command == "Q":
            middle, end = points
            towards = [(a + 2 * (m - a) / 3 for a, m in zip(start, middle, strict=True)) for start in (pen, end)]
            points = [(next(x), next(x)) for x in map(iter, towards)] + [end]
        if points:
            pen = points[-1]
        operator = {"M": "m", "L": "l", "Z": "h"}.get(command, "c")
        yield operator, tuple(value for point in points for value in point)
