"""Where links inside the document lead on slides: `#sec-…`, `#fig-…`, `#tbl-…`. Slides of references name theirs themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .boxes import PictureBox, PlacedSlide
from .planned import ChartSlide, CodeSlide, ComparisonSlide, EquationSlide, SectionSlide, TableSlide


def with_targets(slide: SectionSlide, made: Sequence[PlacedSlide]) -> list[PlacedSlide]:
    """The slides with the ids that lead to each: the first has its section's, that of its exhibit, and those of parts without a slide."""
    ids = [f"sec-{part.id}" for part in slide.section.walk() if part is slide.section or not part.slide]
    match slide:
        case TableSlide(_, exhibit) | ComparisonSlide(_, exhibit) | ChartSlide(_, exhibit) | CodeSlide(_, exhibit):
            ids.append(exhibit.id)
        case EquationSlide(_, exhibit) if exhibit.number:
            ids.append(exhibit.id)
        case _:
            pass
    named = []
    for placed in made:
        pictures = [shape.figure.id for shape in placed.shapes if isinstance(shape, PictureBox)]
        named.append(replace(placed, targets=(*ids, *pictures)))
        ids = []
    return named
