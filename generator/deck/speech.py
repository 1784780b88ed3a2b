"""What the speaker says goes with the slide that it is about, where several slides share it.

Every paragraph stands on one slide, and their order stays: a talk does not go back. One that begins with what a slide alone names (a
point's term, the head of a table's row, 'Figure 2'), or mentions it, belongs to that slide; others follow the one before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.model import Said

from .boxes import PictureBox, PlacedSlide, TableBox, TextBox

LIST_MARK = re.compile(r"^(•|\d+\.) ")

Names = Sequence[str]
"""What a slide names, in the order that it is shown."""
T = TypeVar("T")
"""A paragraph, which as a string is what it says."""


def shares(spoken: Sequence[T], names: Sequence[Names], one_each: bool = False) -> list[tuple[T, ...]]:
    """The paragraphs of each slide, given what each slide names.

    Without any hint all are the first one's; but with `one_each`, if there are as many paragraphs as names, each has its own.
    """
    if len(names) == 1:
        return [tuple(spoken)]
    plain = [[_plain(name) for name in named] for named in names]
    homes = [_home(_plain(str(line)), plain) for line in spoken]
    in_order = [slide for slide, named in enumerate(names) for _ in named]
    if one_each and not any(homes) and len(in_order) == len(spoken):
        homes = [*in_order]
    at = _rising(homes, len(names))
    return [tuple(line for line, where in zip(spoken, at, strict=True) if where == slide) for slide in range(len(names))]


def divided(spoken: Sequence[Said], slides: Sequence[PlacedSlide]) -> list[PlacedSlide]:
    """The slides, which go on with the same thing, each with what is said while it is shown."""
    parts = shares(spoken, [[*_named(slide)] for slide in slides], one_each=True)
    return [replace(slide, spoken=part) for slide, part in zip(slides, parts, strict=True)]


def _home(said: str, names: Sequence[Names]) -> int | None:
    """The slide that a paragraph is about, None where nothing or more than one thing says so."""
    begun = [slide for slide, named in enumerate(names) if any(_mentions(said, name, begins=True) for name in named)]
    found = begun or [slide for slide, named in enumerate(names) if any(_mentions(said, name) for name in named)]
    return found[0] if len(found) == 1 else None


def _mentions(said: str, name: str, begins: bool = False) -> bool:
    """Whether a text has the name, as whole words where its letters are words' letters in Latin."""
    if not name or name not in said:  # most are not, and a pattern takes long to make
        return False
    edge = r"\b" if name.isascii() and name[:1].isalnum() and name[-1:].isalnum() else ""
    return re.search(f"{'^' if begins else ''}{edge}{re.escape(name)}{edge}", said) is not None


def _plain(text: str) -> str:
    """A text as it is compared: without the mark of a list's item, and with plain spaces."""
    return LIST_MARK.sub("", " ".join(text.casefold().split()))


def _rising(homes: Sequence[int | None], slides: int) -> list[int]:
    """The slide of each paragraph, never falling, in agreement with as many homes as can be, and as early as can be."""
    best: list[tuple[int, list[int]]] = [(0, [])] * slides
    for home in homes:
        longer = [(agreed + (home == slide), [*path, slide]) for slide in range(slides) for agreed, path in [_best(best[: slide + 1])]]
        best = longer
    return _best(best)[1]


def _best(paths: Sequence[tuple[int, list[int]]]) -> tuple[int, list[int]]:
    return max(paths, key=lambda found: (found[0], [-slide for slide in found[1]]))


def _named(slide: PlacedSlide) -> Iterator[str]:
    """What a placed slide shows by name: its points' terms, or their sentences, the heads of its rows, its figure."""
    seen = 0
    for shape in slide.shapes:
        match shape:
            case TextBox() if not shape.fill:
                for part in shape.parts:
                    if part.point > seen:
                        seen = part.point
                        yield part.text.text.plain
            case TableBox():
                heads = (next((cell for cell in row if not cell.fill), row[0]) for row in shape.drawn[shape.header :])
                yield from (" ".join(part.text.text.plain for part in head.parts) for head in heads)
            case PictureBox() if shape.figure.number:
                yield f"Figure {shape.figure.number}"
            case _:
                pass
