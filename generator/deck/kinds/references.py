"""The works that a talk cites: in short beside the closing words when they are few, else as the style has them on slides of their own."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Length, Reference, Run, Text, plain_text, pt
from generator.model.words import REFERENCES as NAME_OF_THEM

from ..boxes import Part, PlacedSlide, Shape
from ..fit import RESERVE, Bench, filled, height, spread
from ..furniture import Position, foot, headline
from ..placeholders import NAME, REFERENCES, REFERENCES_LABEL

HANG = 30.0
WIDE_HANG = 42.0
"""Beside numbers of three digits."""
GAP, CLOSE_GAP = 10.0, 6.0
MOST_LINES = 8


def place_references(bench: Bench, references: Sequence[Reference]) -> list[PlacedSlide]:
    """Slides with all of the works; they are as many as they must be, and the list is complete, so no warning says so."""
    layout = bench.layouts.references
    frame = layout[REFERENCES].frame
    entries = [(each.id, _part(bench, each, each.text, frame.w, GAP)) for each in references]
    pages = list(spread(entries, [part.text.height + GAP for _, part in entries], frame.h.pt + GAP))
    return [_placed(bench, page, Position(number, len(pages))) for number, page in enumerate(pages, 1)]


def few_references(bench: Bench, references: Sequence[Reference]) -> list[Shape]:
    """The label and the works in short, where the layout has room for them beside the closing words and they fit; else nothing."""
    layout = bench.layouts.closing
    if REFERENCES not in layout.by_idx:
        return []
    frame = layout[REFERENCES].frame
    parts = [_part(bench, each, _short(each), frame.w, CLOSE_GAP) for each in references]
    if not parts or height(parts) > frame.h.pt:
        return []
    label = Part(bench.line(NAME_OF_THEM, bench.type.reference_label))
    return [filled(layout, REFERENCES_LABEL, label), filled(layout, REFERENCES, *parts)]


def _placed(bench: Bench, entries: Sequence[tuple[str, Part]], position: Position) -> PlacedSlide:
    """A slide of works, to which the marks of their ids lead."""
    layout, name = bench.layouts.references, NAME_OF_THEM
    title, text, notes = headline(bench, layout, plain_text(name))
    shapes: list[Shape] = [title]
    if position.of > 1:
        spec = layout[NAME]
        here = bench.line(f"{name} · {position.part} of {position.of}", spec.levels[0].but(color="muted"))
        shapes.append(filled(layout, NAME, Part(here), at=spec.frame._replace(x=bench.grid.left)))
    ids, parts = zip(*entries, strict=True)
    shapes += [filled(layout, REFERENCES, *parts), *foot(bench, layout)]
    return PlacedSlide(layout.name, text, tuple(shapes), tuple(notes), name, targets=ids)


def _part(bench: Bench, reference: Reference, text: Text, width: Length, gap: float) -> Part:
    """A paragraph with its number before it; without one its first line begins further out."""
    hang = WIDE_HANG if len(reference.label) > 2 else HANG
    room = pt(width.pt - hang)
    shown = bench.shortened(text, bench.type.reference, room, "reference", MOST_LINES)
    if reference.label:
        return Part(shown, space_after=gap, hang=hang, number=int(reference.label))
    hanging = bench.setter.set(shown.text, bench.type.reference, room.pt * (1 - RESERVE), -hang)
    return Part(hanging, space_after=gap, hang=hang)


def _short(reference: Reference) -> Text:
    """Who, what and when, and below that in grey what else names the work."""
    name, address = reference.address
    below = (Run("\n"), Run(name.removeprefix("https://"), link=address, tone="muted")) if name else ()
    return Text((Run(reference.short), *below), reference.text.place)
