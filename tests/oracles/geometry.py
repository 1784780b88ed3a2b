"""Reads a written deck back and measures it: where every text really ends, in the fonts that the file names.

Nothing of the layouter is used but the fonts: sizes, leadings, margins and frames come from the slide, its layout and the theme as
PowerPoint would inherit them. Lines are broken here by a plain greedy rule at the full width of the frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import regex
import uharfbuzz as hb
from lxml import etree
from pptx import Presentation

from generator.text.fonts import load_face
from generator.theme.fonts import SOURCE, Family

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
POINT = 12_700
UNSEEN = re.compile("[\u200b-\u200f\ufe00-\ufe0f]")
CJK = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef\u2728\U0001f300-\U0001faff"
THAI, ABOVE = "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46", "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
SPACES = " \u2002"
PIECES = re.compile(rf"[{CJK}][{SPACES}]?|[{THAI}][{ABOVE}]*[{SPACES}]?|[^{SPACES}\-{CJK}{THAI}]+-?[{SPACES}]?|-[{SPACES}]?|[{SPACES}]")
"""What a line may end after: words, letters of Chinese, Japanese and Thai, emoji."""
LETTER, ENDS = re.compile(f"[{CJK}{THAI}]"), re.compile(f"[-{CJK}{THAI}{ABOVE}]$")
"""What a line may begin with inside a word, and end with."""
FAMILIES = {family.name: family for family in (SOURCE.heading, SOURCE.body, SOURCE.serif, SOURCE.code)}
STYLES = {
    family.face(*style): style for family in FAMILIES.values() for style in ((True, True), (True, False), (False, True), (False, False))
}
"""Whether a face is bold, and whether it is italic."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points from the slide's top left corner, with what it holds."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def overlaps(self, other: Box, slack: float = 0.5) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def holds(self, other: Box, slack: float = 0.5) -> bool:
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


@dataclass(frozen=True)
class SlideGeometry:
    """The page, frames and what the text in them takes; fills and pictures with their place in the order of drawing."""

    frames: list[Box]
    texts: list[tuple[int, Box]]
    fills: list[tuple[int, Box]]
    pictures: list[tuple[int, Box]]
    tables: list[Box]
    sizes: list[tuple[float, str]]
    page: Box


@cache
def _fallbacks(face: str) -> tuple[str, ...]:
    """The faces to ask for what a text's own lacks, as bold and as italic as that where there are such."""
    families = SOURCE.heading_fallback if face == SOURCE.heading.regular else SOURCE.fallback
    return tuple(family.face(*STYLES[face]) for family in families)


@cache
def _covering(face: str, word: str) -> str:
    """The first face that has all letters of a word; empty where none has."""
    return next((name for name in (face, *_fallbacks(face)) if load_face(name).covers(UNSEEN.sub("", word))), "")


@cache
def advance(face: str, word: str) -> float:
    """The width of a word in units of its size, in the face or, where that lacks a letter, the first that has all of them.

    Where none has, as of a word between quotation marks or of two scripts, each letter is of the first face that has it.
    """
    if not word:
        return 0.0
    if named := _covering(face, word):
        return _shaped(named, word)
    runs = groupby(regex.findall(r"\X", word), key=lambda letter: _covering(face, letter))
    return sum(_shaped(named or face, "".join(letters)) for named, letters in runs)


def _shaped(name: str, word: str) -> float:
    loaded = load_face(name)
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    font = hb.Font(loaded.face)
    hb.shape(font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions) / loaded.face.upem


def _first(values: list[Any]) -> Any:
    return next((value for value in values if value is not None), None)


class Styles:
    """The list styles that a paragraph inherits from, nearest first."""

    def __init__(self, *sources: Any) -> None:
        self.sources = [source for source in sources if source is not None]

    def level(self, level: int) -> list[Any]:
        return [found for source in self.sources if (found := source.find(f"{A}lvl{level + 1}pPr")) is not None]


def read_deck(path: Path) -> list[SlideGeometry]:
    presentation = Presentation(str(path))
    page = Box(0, 0, presentation.slide_width / POINT, presentation.slide_height / POINT, "slide")
    return [_slide(slide, page) for slide in presentation.slides]


def _slide(slide: Any, page: Box) -> SlideGeometry:
    found = SlideGeometry([], [], [], [], [], [], page)
    for either in slide.shapes._spTree.findall(f"{MC}AlternateContent"):
        choice, fallback = either[0][0], either[1][0]
        found.fills.append((0, _box(choice.find(f"{P}spPr/{A}xfrm"))))
        either.getparent().replace(either, fallback)
    for order, shape in enumerate(_flat(slide.shapes), 1):
        tag = etree.QName(shape._element).localname
        if tag == "pic":
            found.pictures.append((order, _frame(shape, slide)))
        elif tag == "graphicFrame" and shape.has_chart:
            found.pictures.append((order, Box(*(value / POINT for value in (shape.left, shape.top, shape.left + shape.width,
                                                                            shape.top + shape.height)), shape.name)))  # fmt: skip
        elif tag == "graphicFrame":
            _table(shape, found)
        else:
            box = _frame(shape, slide)
            if shape._element.spPr.find(f"{A}solidFill") is not None:
                found.fills.append((order, box))
            if shape.has_text_frame and shape.text_frame.text.strip():
                found.frames.append(box)
                found.texts.append((order, _text(shape, slide, box, found.sizes)))
    return found


def _box(place: Any) -> Box:
    """The frame of a formula, which python-pptx does not list; its text is that of the shape that stands for it."""
    off, ext = place
    left, top = int(off.get("x")) / POINT, int(off.get("y")) / POINT
    return Box(left, top, left + int(ext.get("cx")) / POINT, top + int(ext.get("cy")) / POINT, "formula")


def _flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if etree.QName(shape._element).localname == "grpSp":
            yield from _flat(shape.shapes)
        else:
            yield shape


def _placeholder(shape: Any, slide: Any) -> Any:
    if not shape.is_placeholder:
        return None
    idx = shape.placeholder_format.idx
    return next((p for p in slide.slide_layout.placeholders if p.placeholder_format.idx == idx), None)


def _frame(shape: Any, slide: Any) -> Box:
    source = shape if shape._element.spPr.find(f"{A}xfrm") is not None else _placeholder(shape, slide)
    left, top = source.left / POINT, source.top / POINT
    return Box(left, top, left + source.width / POINT, top + source.height / POINT, shape.name)


def _text(shape: Any, slide: Any, box: Box, sizes: list[tuple[float, str]]) -> Box:
    """What the text takes of its frame, by the anchor of its body properties."""
    layout = _placeholder(shape, slide)
    master = slide.slide_layout.slide_master._element.find(f"{P}txStyles")
    kind = shape.placeholder_format.type if shape.is_placeholder else None
    base = master.find(f"{P}titleStyle") if "TITLE" in str(kind) else master.find(f"{P}bodyStyle" if kind else f"{P}otherStyle")
    styles = Styles(
        shape._element.txBody.find(f"{A}lstStyle"), layout._element.txBody.find(f"{A}lstStyle") if layout is not None else None, base
    )
    width, tall = _measure(shape._element.txBody, box.right - box.left, styles, sizes, shape.name)
    bodies = [s._element.txBody.find(f"{A}bodyPr") for s in (shape, layout) if s is not None]
    anchor = _first([body.get("anchor") for body in bodies]) or "t"
    space = box.bottom - box.top - tall
    top = box.top + {"t": 0.0, "ctr": space / 2, "b": space}[anchor]
    left = box.right - width if _first([each.get("algn") for each in _properties(shape, styles)]) == "r" else box.left
    return Box(left, top, left + width, top + tall, f"{shape.name}: {shape.text_frame.text[:40]!r}")


def _properties(shape: Any, styles: Styles) -> list[Any]:
    """The properties of a text's first paragraph, nearest first."""
    own = shape._element.txBody.find(f"{A}p/{A}pPr")
    return ([own] if own is not None else []) + styles.level(int(own.get("lvl", 0)) if own is not None else 0)


def _measure(body: Any, width: float, styles: Styles, sizes: list[tuple[float, str]], name: str) -> tuple[float, float]:
    """The widest line and the height of all paragraphs, in points."""
    widest, tall, after = 0.0, 0.0, 0.0
    for paragraph in body.findall(f"{A}p"):
        tall += after
        own = paragraph.find(f"{A}pPr")
        level = int(own.get("lvl", 0)) if own is not None else 0
        chain = ([own] if own is not None else []) + styles.level(level)
        leading = _points(chain, "lnSpc")
        after = _points(chain, "spcAft") or 0.0
        margin, hang = (int(own.get(name, 0)) / POINT if own is not None else 0.0 for name in ("marL", "indent"))
        begin = margin + (0.0 if own is not None and own.find(f"{A}buAutoNum") is not None else hang)
        line, count = begin, 1
        for bare, space, ends in _words(paragraph, chain, sizes, name):
            if bare and line not in (begin, margin) and line + bare > width + 0.01:
                line, count = margin, count + 1
            if bare:  # a space at the end of a line takes no room
                widest = max(widest, min(line + bare, width) if bare > width else line + bare)
            if bare > width:  # cut between letters, as PowerPoint does
                count += int(bare / width)
                bare %= width
            line += bare + space
            if ends:
                line, count = margin, count + 1
        assert leading, f"no exact line spacing in {name}"
        tall += count * leading
    return widest, tall


def _words(paragraph: Any, chain: list[Any], sizes: list[tuple[float, str]], name: str) -> Iterator[tuple[float, float, bool]]:
    """The widths of a paragraph's words and of the space after each, and whether a line break follows. Words go on from run to run."""
    held = 0.0
    for item in paragraph:
        if item.tag == f"{A}br":
            yield held, 0.0, True
            held = 0.0
        elif item.tag in (f"{A}r", f"{A}fld"):
            face, size, tracking = _run(item, chain)
            sizes.append((size, name))
            for piece in PIECES.findall(item.findtext(f"{A}t") or ""):
                word = piece.rstrip(SPACES)
                if held and LETTER.match(word):
                    yield held, 0.0, False
                    held = 0.0
                held += advance(face, word) * size + tracking * len(word)
                space = advance(face, piece[len(word) :]) * size + tracking * (len(piece) - len(word))
                if space or ENDS.search(word):
                    yield held, space, False
                    held = 0.0
    if held:
        yield held, 0.0, False


def _points(chain: list[Any], tag: str) -> float | None:
    for source in chain:
        if (found := source.find(f"{A}{tag}/{A}spcPts")) is not None:
            return int(found.get("val")) / 100
    return None


def _run(run: Any, chain: list[Any]) -> tuple[str, float, float]:
    """Face, size and tracking of a run as it inherits them."""
    own = run.find(f"{A}rPr")
    sources = ([own] if own is not None else []) + [d for source in chain if (d := source.find(f"{A}defRPr")) is not None]
    size = int(_first([source.get("sz") for source in sources]) or 1800) / 100
    tracking = int(_first([source.get("spc") for source in sources]) or 0) / 100
    bold = _first([source.get("b") for source in sources]) in ("1", "true")
    italic = _first([source.get("i") for source in sources]) in ("1", "true")
    latin = _first([found.get("typeface") for source in sources if (found := source.find(f"{A}latin")) is not None]) or "+mn-lt"
    family = _family(latin)
    return family.face(bold, italic), size, tracking


def _family(typeface: str) -> Family:
    if typeface.startswith("+"):
        return SOURCE.heading if typeface.startswith("+mj") else SOURCE.body
    return FAMILIES[typeface]


def _table(shape: Any, found: SlideGeometry) -> None:
    """A table's rows must be as tall as their cells' text, else the table grows when it is opened."""
    top = shape.top / POINT
    found.tables.append(
        Box(shape.left / POINT, top, (shape.left + shape.width) / POINT, top + sum(r.height for r in shape.table.rows) / POINT, shape.name)
    )
    master = Styles()
    widths = [column.width for column in shape.table.columns]
    heights = [row.height for row in shape.table.rows]
    for number, row in enumerate(shape.table.rows):
        left = shape.left / POINT
        for place, (column, cell) in enumerate(zip(shape.table.columns, row.cells, strict=True)):
            properties = cell._tc.find(f"{A}tcPr")
            wide = sum(widths[place : place + cell._tc.gridSpan])
            deep = sum(heights[number : number + cell._tc.rowSpan])
            inner = (wide - int(properties.get("marL", 91440)) - int(properties.get("marR", 91440))) / POINT
            margins = (int(properties.get("marT", 45720)) + int(properties.get("marB", 45720))) / POINT
            if cell.text_frame.text.strip():
                _width, tall = _measure(cell._tc.txBody, inner, master, found.sizes, f"cell {cell.text_frame.text[:20]!r}")
                room = Box(left, top, left + wide / POINT, top + deep / POINT, "cell")
                found.frames.append(room)
                found.texts.append((0, Box(left, top, left + 1, top + tall + margins, f"cell {cell.text_frame.text[:40]!r}")))
            left += column.width / POINT
        top += row.height / POINT


def faults(slide: SlideGeometry) -> list[str]:
    """What is wrong with a slide: text past its box, text over text or over a picture, anything off the slide."""
    said: list[str] = []
    for frame, (_, text) in zip(slide.frames, slide.texts, strict=True):
        if text.bottom > frame.bottom + 0.5 or text.top < frame.top - 0.5 or max(text.right - frame.right, frame.left - text.left) > 0.5:
            said.append(f"text past its box: {text.what} takes {text.bottom - text.top:.1f} of {frame.bottom - frame.top:.1f} pt")
    for box in [*slide.frames, *(b for _, b in slide.pictures), *(b for _, b in slide.fills), *slide.tables]:
        if not slide.page.holds(box):
            said.append(f"off the slide: {box.what}")
    texts = [(order, text) for order, text in slide.texts if order]
    for i, (_, one) in enumerate(texts):
        said += [f"overlap: {one.what} and {other.what}" for _, other in texts[i + 1 :] if one.overlaps(other)]
        said += [f"overlap: {one.what} and table" for table in slide.tables if one.overlaps(table)]
    for order, text in texts:
        for behind, picture in slide.pictures:
            covered = any(behind < between < order and fill.holds(text) for between, fill in slide.fills)
            if text.overlaps(picture) and not covered:
                said.append(f"text on a picture: {text.what}")
        said += [f"under {fill.what}: {text.what}" for above, fill in slide.fills if above > order and text.overlaps(fill)]
    return said
