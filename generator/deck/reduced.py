"""Texts that stand smaller than their kind of slide has them, because they are long: an author may want to know and to shorten them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Place

from .boxes import FormulaBox, Part, PlacedSlide, TableBox, TextBox
from .layouts import Layouts
from .placeholders import NUMERAL, Layout, Placeholder


@dataclass(frozen=True, slots=True)
class Reduced:
    """Text on a slide, counted from 1: what it is, its size and the usual one in points, and where the content has it."""

    slide: int
    what: str
    size: float
    usual: float
    place: Place

    def __str__(self) -> str:
        return f"{self.place}: slide {self.slide}: {self.what} at {self.size:g} instead of {self.usual:g} pt"


def reduced(slides: Iterable[PlacedSlide], layouts: Layouts) -> tuple[Reduced, ...]:
    """The reduced texts of all slides in order; boxes of the same name and size are one, at the place of the first."""
    found: dict[tuple[int, str, float], Reduced] = {}
    for number, slide in enumerate(slides, 1):
        for what, place, size, usual in _smaller(slide, layouts.by_name[slide.layout]):
            found.setdefault((number, what, size), Reduced(number, what, size, usual, place))
    return tuple(found.values())


def _smaller(slide: PlacedSlide, layout: Layout) -> Iterator[tuple[str, Place, float, float]]:
    """What a slide has smaller than its layout says: its name, its place, its size and the layout's."""
    for shape in slide.shapes:
        match shape:
            case TextBox(placeholder=int(idx)) if idx != NUMERAL and _any_below(layout[idx], shape.parts):
                for level, parts in groupby(shape.parts, key=lambda part: part.level):
                    levels = layout[idx].levels
                    yield from _below(levels[min(level, len(levels) - 1)].size, [*parts], layout[idx].name)
            case TableBox(placeholder=int(idx)):
                cells = (cell for row in shape.drawn[shape.header :] for cell in row)
                yield from _below(layout[idx].levels[0].size, [part for cell in cells for part in cell.parts], shape.name)
            case FormulaBox() if shape.size < layout[shape.placeholder].levels[0].size:
                yield shape.name.lower(), shape.text.text.text.place, shape.size, layout[shape.placeholder].levels[0].size
            case _:
                pass


def _any_below(layout: Placeholder, parts: Sequence[Part]) -> bool:
    """Whether a part is smaller than the largest level: most boxes have none, and need no closer look."""
    usual = max([level.size for level in layout.levels])
    return any(part.text.style.size < usual for part in parts)


def _below(usual: float, parts: Sequence[Part], name: str) -> Iterator[tuple[str, Place, float, float]]:
    """Paragraphs of one level when even the largest is smaller than usual; numbers and other texts of ours have no place."""
    written = [part.text for part in parts if part.text.text.place.line]
    size = max((text.style.size for text in written), default=usual)
    if size < usual:
        yield name.rstrip(" 0123456789").lower(), written[0].text.place, size, usual
