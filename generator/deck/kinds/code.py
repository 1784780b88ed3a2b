"""The code slide: a listing on its panel, coloured, a paragraph a line; what does not fit goes on to further slides.

A line that is too long goes on under its own indent. Its paragraph hangs, so that a program breaks it alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.exhibits.code import coloured
from generator.model import Code, Run, Text, pt

from ..boxes import Frame, Part, PlacedSlide, Rectangle, Shape
from ..fit import RESERVE, Bench, append, filled, height, rejoin, spread
from ..furniture import Position, caption_parts, foot, headline, marker, progress
from ..placeholders import CAPTION, CODE, TITLE
from ..plan import CodeSlide

PADDING_X, PADDING_Y = 18.0, 14.0
"""Points of the panel around the code."""
CAPTION_END = 498.0
HANG = 2
"""Characters that the rest of a line stands further in than the line."""
MOST_HANG = 0.4
"""As a share of the width."""


def place_code(bench: Bench, slide: CodeSlide) -> list[PlacedSlide]:
    says = slide.section.says
    lines = [*_lines(coloured(slide.code.listing))]
    pages, most = _paged(bench, slide.code, lines, says)
    if len(pages) > 1:
        pages, most = _paged(bench, slide.code, lines, append(says, f", continued {len(pages)}"))
    what = f"the lines of Listing {slide.code.number}"
    bench.continued(what, len(pages), slide.code.place, f"show at most {most} lines on a slide; the report shows all of them at once")
    return [_placed(bench, slide, page, Position(i + 1, len(pages))) for i, page in enumerate(pages)]


def _paged(bench: Bench, code: Code, lines: Sequence[Text], says: Text) -> tuple[list[Sequence[Part]], int]:
    """The paragraphs of each slide, and how many lines one holds below a headline and above the caption."""
    frame = bench.layouts.code[CODE].frame
    title = bench.fitting(says, bench.type.headline, bench.layouts.code[TITLE].frame, 2)
    down = 0.0 if title and len(title.lines) == 1 else _second_line(bench)
    caption, _ = _caption(bench, code)
    most = int((CAPTION_END - height(caption) - 2 * PADDING_Y - frame.y.pt - down) / bench.type.code.leading)
    parts = [part for line in lines for part in _parts(bench, line, frame.w.pt, most)]
    return list(spread(parts, [len(part.text.lines) for part in parts], most)), most


def _second_line(bench: Bench) -> float:
    """Points that a headline of two lines moves the panel down by."""
    return bench.type.headline[0].leading


def _caption(bench: Bench, code: Code) -> tuple[list[Part], list[str]]:
    spec = bench.layouts.code[CAPTION]
    return caption_parts(bench, f"Listing\u00a0{code.number}", code.caption, code.source, spec.frame, spec.levels)


def _placed(bench: Bench, slide: CodeSlide, parts: Sequence[Part], position: Position) -> PlacedSlide:
    layout, section, code = bench.layouts.code, slide.section, slide.code
    title, text, notes = headline(bench, layout, section.says)
    down = _second_line(bench) if len(title.parts[0].text.lines) > 1 else 0.0
    frame = layout[CODE].frame
    at = frame._replace(y=pt(frame.y.pt + down), h=pt(height(parts)))
    panel = Frame(pt(at.x.pt - PADDING_X), pt(at.y.pt - PADDING_Y), pt(at.w.pt + 2 * PADDING_X), pt(at.h.pt + 2 * PADDING_Y))
    shapes: list[Shape] = [
        Rectangle("Panel", panel, "surface"),
        title,
        *marker(bench, layout, section, position),
        *progress(bench, section),
    ]
    shapes.append(filled(layout, CODE, *parts, at=at))
    caption, caption_notes = _caption(bench, code)
    below = layout[CAPTION].frame._replace(y=pt(panel.bottom.pt + PADDING_Y), h=pt(height(caption)))
    shapes.append(filled(layout, CAPTION, *caption, at=below))
    shapes += foot(bench, layout)
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes), section.title.plain)


def _lines(code: Text) -> Iterator[Text]:
    """The runs of each line of the code; an empty line is a space."""
    line: list[Run] = []
    for run in code.runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                yield Text(tuple(line) or (Run(" ", code=True),), code.place)
                line = []
            if part:
                line.append(replace(run, text=part.expandtabs(4)))
    yield Text(tuple(line) or (Run(" ", code=True),), code.place)


def _parts(bench: Bench, line: Text, width: float, most: int) -> Iterator[Part]:
    """A line of code as a paragraph, or as several where it would fill more than a slide."""
    style = bench.type.code
    plain, letter, measure = line.plain, bench.setter.width("0", style), width * (1 - RESERVE)
    bench.coverage.check(line, style)
    made = bench.setter.set(line, style, measure)
    hang = 0.0
    if len(made.lines) > 1:
        hang = min((len(plain) - len(plain.lstrip(" ")) + HANG) * letter, MOST_HANG * measure)
        made = bench.setter.set(line, style, measure - hang, -hang)
    while len(made.lines) > most:
        yield Part(bench.setter.set(rejoin(made.lines[:most]), style, measure - hang, -hang), hang=hang)
        made = bench.setter.set(rejoin(made.lines[most:]), style, measure - hang, -hang)
    yield Part(made, hang=hang)
