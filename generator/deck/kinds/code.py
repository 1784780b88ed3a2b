"""The code slide: a listing on a panel with its lines numbered; a long one goes on over more slides, and so do the numbers.

Where a line of code is too long for the panel, the sign stands for a number, so that what is copied is the code alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from generator.exhibits.code import coloured
from generator.exhibits.code_lines import MOST_HANG, SIGN, CodeLine, code_lines
from generator.model import Listing, Text, pt
from generator.text import Line
from generator.theme import TextStyle

from ..boxes import Frame, Group, Part, PlacedSlide, Rectangle, Shape, TextBox
from ..fit import RESERVE, Bench, append, evenly, filled, height
from ..furniture import (
    LONGEST_TAIL,
    Position,
    accent,
    below_headline,
    caption_parts,
    foot,
    headline,
    headline_lines,
    marker,
    progress,
    title_height,
)
from ..placeholders import CAPTION, CODE, TITLE, Layout
from ..planned import CodeSlide
from .callouts import Spoken, place_callouts

TOPS = (126.0, 168.0)
"""Where the panel begins below a headline of one line and of two, with text of the normal size, in points."""
PADDING = 14.0
CAPTION_GAP, CAPTION_END = 8.0, 498.0
GUTTER_GAP = 2
"""Characters between the numbers and the code."""
LEAST_DIGITS = 2


class Row(NamedTuple):
    """A set line of the slide: the number of its line of code, that line, and which of its set lines it is."""

    number: int
    line: CodeLine
    part: int


class Sheet(NamedTuple):
    """How a listing is divided: the lines that the headline may take, the style of the code, and the rows of each slide."""

    headline: int
    style: TextStyle
    pages: list[Sequence[Row]]


def place_code(bench: Bench, slide: CodeSlide) -> list[PlacedSlide]:
    code, layout = slide.code, bench.layouts.code_explained if slide.code.callouts else bench.layouts.code
    spec = layout[CAPTION]
    caption, said = caption_parts(bench, f"Listing\u00a0{code.number}", code.caption, code.source, spec.frame, spec.levels)
    at = _code_frame(bench, layout, code.listing.code.count("\n") + 1)
    rows = list(_rows(bench, code.listing, at.w.pt * (1 - RESERVE)))
    sheet = _sheet(bench, layout, slide.section.says, rows, CAPTION_END - height(caption) - CAPTION_GAP)
    what = f"the lines of code of `{slide.section.says.plain}`"
    bench.continued(what, len(sheet.pages), code.place, "give the talk the lines that it speaks of; the report shows all of them")
    slides = [
        _placed(bench, layout, slide, sheet, page, Position(number, len(sheet.pages)), at, caption)
        for number, page in enumerate(sheet.pages, 1)
    ]
    return [replace(slides[0], notes=(*said, *slides[0].notes)), *slides[1:]]


def _code_frame(bench: Bench, layout: Layout, lines: int) -> Frame:
    """Where code stands beside the numbers of so many lines; its height is that of the layout."""
    at, letter = layout[CODE].frame, bench.setter.width("0", bench.type.code_number)
    gutter = pt((max(LEAST_DIGITS, len(str(lines))) / (1 - RESERVE) + GUTTER_GAP) * letter)
    return at._replace(x=at.x + gutter, w=at.w - gutter)


def _rows(bench: Bench, listing: Listing, measure: float) -> Iterator[Row]:
    """The set lines of the code. An indent that is deeper than a line can hang is shown as deep as that."""
    style = bench.type.code[0]
    deepest = int(MOST_HANG * measure / bench.setter.width("0", style))
    text = coloured(replace(listing, code=re.sub(f"^ {{{deepest},}}", " " * deepest, listing.code, flags=re.MULTILINE)))
    bench.coverage.check(text, style)
    for number, line in enumerate(code_lines(bench.setter, text, style, measure), 1):
        yield from (Row(number, line, part) for part in range(len(line.text.lines)))


def _sheet(bench: Bench, layout: Layout, says: Text, rows: Sequence[Row], end: float) -> Sheet:
    """The rows on as few slides as there must be, with panels that end by `end`, in points; set closer only where that saves a slide."""
    sheet = _divided(bench, layout, says, rows, end)
    return sheet if len(sheet.pages) == 1 else _divided(bench, layout, append(says, LONGEST_TAIL), rows, end)


def _divided(bench: Bench, layout: Layout, says: Text, rows: Sequence[Row], end: float) -> Sheet:
    lines = headline_lines(bench, layout, says)
    room = end - below_headline(bench, TOPS)[lines - 1] - 2 * PADDING
    divided = [Sheet(lines, style, evenly(rows, int(room / style.leading))) for style in bench.type.code]
    return min(divided, key=lambda sheet: len(sheet.pages))


def _placed(
    bench: Bench,
    layout: Layout,
    slide: CodeSlide,
    sheet: Sheet,
    rows: Sequence[Row],
    position: Position,
    at: Frame,
    caption: Sequence[Part],
) -> PlacedSlide:
    section, leading = slide.section, sheet.style.leading
    title_at = layout[TITLE].frame._replace(h=title_height(bench, sheet.headline))
    title, text, notes = headline(bench, layout, section.says, at=title_at, most=sheet.headline)
    top, tall = below_headline(bench, TOPS)[sheet.headline - 1], len(rows) * leading
    at = at._replace(y=pt(top + PADDING), h=pt(tall))
    panel = layout[CAPTION].frame._replace(y=pt(top), h=pt(tall + 2 * PADDING))
    shapes: list[Shape] = [title, *marker(bench, layout, section, position), *progress(bench, section)]
    numbers = _numbers(bench, rows, at, leading, panel)
    shapes.append(Group("Panel", (Rectangle("Ground", panel, "surface"), numbers), decorative=True))
    shapes.append(replace(filled(layout, CODE, *_parts(rows, sheet.style), at=at), within=panel))
    lines = {row.number: at.y.pt + index * leading for index, row in enumerate(rows) if not row.part}
    spoken = [Spoken(each, lines[each.line]) for each in sorted(slide.code.callouts, key=lambda each: each.line) if each.line in lines]
    callouts, left = place_callouts(bench, spoken, panel, leading, accent(section))
    under = Frame(panel.x, panel.bottom + pt(CAPTION_GAP), panel.w, pt(height(caption)))
    shapes += [*callouts, filled(layout, CAPTION, *caption, at=under), *foot(bench, layout)]
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *left), section.title.plain)


def _numbers(bench: Bench, rows: Sequence[Row], code: Frame, leading: float, panel: Frame) -> TextBox:
    """The number of each line, and the sign where a line goes on, with the panel's margin as room for fonts that are wider."""
    style, left = bench.type.code_number.but(leading=leading), panel.x
    gap = pt(GUTTER_GAP * bench.setter.width("0", style))
    parts = (Part(bench.line(SIGN if row.part else str(row.number), style)) for row in rows)
    return TextBox("Line numbers", code._replace(x=left, w=code.x - gap - left), tuple(parts), within=panel)


def _parts(rows: Sequence[Row], style: TextStyle) -> Iterator[Part]:
    """A paragraph a line of code, which begins at the left whatever is in it. What is left of a line from the slide before has no hang."""
    for _, group in groupby(rows, key=lambda row: row.number):
        first, *rest = group
        lines = tuple(_with_tail(row.line.text.lines[row.part]) for row in (first, *rest))
        text = replace(first.line.text, lines=lines, style=style, rtl=False, from_right=False)
        yield Part(text, broken=True, hang=first.line.hang if rest and not first.part else 0.0)


def _with_tail(line: Line) -> Line:
    """The line with the space at its end, which is part of the code."""
    if not line.tail or not line.spans:
        return line
    *before, last = line.spans
    return line._replace(spans=(*before, last._replace(text=last.text + line.tail)), tail="")
