"""The paragraphs of a box: the very lines that were set when the slide was laid out, below each other from where their anchor has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.pdf import Artifact, Canvas
from generator.pdf import Part as Tag
from generator.text import SetText, Typesetter
from generator.theme import TextStyle

from ..boxes import Anchor, Frame, Part
from ..fit import height
from .jumps import Jumps

Owner = Tag | Artifact
Owners = Callable[[Part], Owner | None]
"""What a paragraph is drawn for; None for one that is not drawn yet, and keeps its place."""


class Room(NamedTuple):
    """A rectangle, in points."""

    x: float
    y: float
    w: float
    h: float

    @classmethod
    def of(cls, frame: Frame) -> Room:
        return cls(frame.x.pt, frame.y.pt, frame.w.pt, frame.h.pt)


def draw_parts(canvas: Canvas, parts: Sequence[Part], room: Room, anchor: Anchor, owners: Owners, jumps: Jumps, here: int) -> None:
    """The paragraphs on the slide with the index `here`."""
    parts = [as_shown(part, room.w, canvas.setter) for part in parts]
    spare = room.h - height(parts)
    top = room.y + {"t": 0.0, "ctr": spare / 2, "b": spare}[anchor]
    for part in parts:
        owner = owners(part)
        if owner is not None:
            _draw_part(canvas, part, room, top, owner, jumps.linked(part, here))
        top += part.text.height + part.space_after


def _draw_part(canvas: Canvas, part: Part, room: Room, top: float, owner: Owner, linked: SetText) -> None:
    hang, numbered = part.hang, part.number is not None
    if numbered:
        owner = _draw_number(canvas, part, room, top, owner)
    text = replace(linked, measure=room.w - hang, indent=0.0 if numbered else -hang)
    draw_set(canvas, text, room.x if text.from_right else room.x + hang, top, owner)


def as_shown(part: Part, width: float, setter: Typesetter) -> Part:
    """A paragraph in the lines that programs show it in: its own where they are in the file, else as full as the whole width has them.

    These are never more than those that it was measured with, since that was at a width less the reserve.
    """
    text = part.text
    if part.broken or len(text.lines) < 2:
        return part
    return replace(part, text=setter.set(text.text, text.style, width - part.hang, text.indent))


def draw_set(canvas: Canvas, text: SetText, x: float, top: float, owner: Owner) -> None:
    """Set text where programs that show slides have it: at an exact leading all that is beyond the font's height stands above it."""
    canvas.draw_text(x, top + _drop(canvas, text.style), text, owner=owner)


def _drop(canvas: Canvas, style: TextStyle) -> float:
    """How far a slide's baseline is below that of the report, which has half of that above a line and half below."""
    face = canvas.setter.stack(style.font, style.bold, style.italic).face
    return (style.leading - (face.ascent + face.descent) * style.size / 1000) / 2


def _draw_number(canvas: Canvas, part: Part, room: Room, top: float, owner: Owner) -> Owner:
    """The number before a paragraph, which is its label if it is read; what the paragraph is then drawn for."""
    number = canvas.setter.set(str(part.number), replace(part.text.style, font="heading", color="muted"), part.hang)
    x = room.x + room.w - part.hang if part.text.from_right else room.x
    item = owner if isinstance(owner, Tag) else None
    draw_set(canvas, number, x, top, item.inner("Lbl") if item else owner)
    return item.inner("LBody") if item else owner
