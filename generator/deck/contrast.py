"""Whether every text of a deck can be read on what lies below it: its own box, a panel or band, a cell, else the slide's ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model import Diagnostics, Place
from generator.theme import Color, TextStyle, Theme, toned
from generator.theme.contrast import contrast, needed

from .boxes import Frame, Group, Part, PlacedSlide, Rectangle, Shape, TableBox, TextBox
from .layouts import Layouts


class Pair(NamedTuple):
    """The roles of a text's colour and of its ground."""

    text: Color
    ground: Color


def check_contrast(slides: Iterable[PlacedSlide], layouts: Layouts, theme: Theme, diagnostics: Diagnostics) -> None:
    """A warning for colours that are too faint for a text that has them, where the theme says the colour."""
    wanted: dict[Pair, float] = {}
    for slide in slides:
        for pair, style in pairs(slide, layouts):
            wanted[pair] = max(wanted.get(pair, 0.0), needed(style))
    faint: dict[Place, list[str]] = {}
    for pair, least in wanted.items():
        if (found := contrast(*map(theme.palette.rgb, pair))) < least:
            said = f"`{pair.text}` on `{pair.ground}`, {found:.1f} : 1 where {least:g} : 1 is needed"
            faint.setdefault(theme.place_of(*pair), []).append(said)
    for place, pairs_there in faint.items():
        help = "choose a colour that differs more in lightness (WCAG 2.2, 1.4.3)"
        diagnostics.warning("low-contrast", f"too faint to read: {'; '.join(pairs_there)}", place, help)


def pairs(slide: PlacedSlide, layouts: Layouts) -> Iterator[tuple[Pair, TextStyle]]:
    """The colours of every text of a slide, and of what is painted below it, with the text's style."""
    painted: list[tuple[Frame, Color]] = []
    base = slide.background or layouts.by_name[slide.layout].background or "ground"
    for shape in _flat(slide.shapes):
        match shape:
            case Rectangle() if not shape.edge:
                painted.append((shape.frame, shape.fill))
            case TextBox():
                below = next((fill for frame, fill in reversed(painted) if _overlap(frame, shape.frame)), base)
                yield from _of(shape.parts, shape.fill or below)
                painted += [(shape.frame, shape.fill)] if shape.fill else []
            case TableBox():
                for cell in (cell for row in shape.drawn for cell in row):
                    yield from _of(cell.parts, cell.fill or base)
            case _:
                pass


def _flat(shapes: Sequence[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from shape.shapes
        else:
            yield shape


def _overlap(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _of(parts: Sequence[Part], ground: Color) -> Iterator[tuple[Pair, TextStyle]]:
    for part in parts:
        style = part.text.style
        for tone in {run.tone for run in part.text.text.runs}:
            yield Pair(toned(tone, style.color), ground), style
