"""The headings of a post, of whatever levels, become parts and parts in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .pieces import Heading, Paragraph, Piece
from .sections import Part


def title_of(pieces: list[Piece], title: str) -> tuple[str, list[Piece]]:
    """The title, and the pieces without the heading that says it: the first, of the highest level, when it is the only one of it."""
    first = next((piece for piece in pieces if piece.text), None)
    highest = Counter(piece.level for piece in pieces if isinstance(piece, Heading))
    if not isinstance(first, Heading) or highest[first.level] > 1 or first.level > min(highest):
        return title, pieces
    if title and bare(title) != bare(first.text):
        return title, pieces
    rest = [piece for piece in pieces if piece is not first]
    return title or first.text, [Piece("", first.line, first.asides), *rest] if first.asides else rest


def parts_of(pieces: Sequence[Piece]) -> tuple[Part, list[Part]]:
    """What stands before the first heading, and the parts.

    The highest level that has, together with those above it, at least two headings makes the parts, the next one the parts in them;
    headings below are prose.
    """
    levels = Counter(piece.level for piece in pieces if isinstance(piece, Heading))
    top = next((level for level in sorted(levels) if sum(levels[each] for each in levels if each <= level) > 1), max(levels, default=1))
    below = min((level for level in levels if level > top), default=top + 1)
    preface = Part("")
    parts: list[Part] = []
    for piece in pieces:
        if not isinstance(piece, Heading):
            into = preface if not parts else parts[-1].parts[-1] if parts[-1].parts else parts[-1]
            into.pieces.append(piece)
        elif piece.level <= top or not parts:
            parts.append(_part(piece))
            parts[-1].numbered = piece.level == top or len(parts) > 1  # a heading above all others is there for what follows
        elif piece.level <= below:
            parts[-1].parts.append(_part(piece))
        else:
            into = parts[-1].parts[-1] if parts[-1].parts else parts[-1]
            into.anchors.append(piece.anchor)
            into.pieces.append(Piece(f"{'#' * min(6, piece.level - below)} {piece.text}", piece.line, piece.asides))
    return preface, parts


def walk(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts and those in them, in the order of the post."""
    for part in parts:
        yield part
        yield from walk(part.parts)


def _part(heading: Heading) -> Part:
    return Part(heading.text, [Piece("", heading.line, heading.asides)] if heading.asides else [], anchors=[heading.anchor])


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def is_short(part: Part, most: int) -> bool:
    """Whether a preface is prose alone, of so many words at most."""
    prose = all(type(piece) in (Paragraph, Piece) for piece in part.pieces)
    return prose and sum(len(piece.text.split()) for piece in part.pieces) <= most
