"""Lines next to pictures and tables that say what these show become their captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .escaping import one_line
from .pieces import Grid, Paragraph, Picture, Piece

CAPTION = re.compile(
    r"\*{0,2}_?(?:fig(?:ure)?|abb(?:ildung)?|image|picture|photo)\.?\s*\d+(?:\.\d+)?\s*[-–—:.)]+\*{0,2}\s*(?P<words>.+)",
    re.I | re.S,
)
"""A line such as 'Fig 1 - What it shows'."""
TABLE_CAPTION = re.compile(
    r"[*_]{0,2}(?:table|tbl|tabelle)\.?\s*\d+(?:\.\d+)?\s*[-–—:.)]+[*_]{0,2}\s*(?P<words>[^\n]{3,200}?)[*_]{0,2}", re.I
)
_EMPHASIZED = re.compile(r"(\*|_)(?![*_])(?P<words>[^*_]+(?:(?:\*\*|_)[^*_]+)*)\1")


def captioned(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, in which the line after a picture that is its caption has become that; one before it, where it begins as captions do."""
    waiting: list[Piece] = []
    for piece in pieces:
        last = waiting[-1] if waiting else None
        if isinstance(last, Picture) and isinstance(piece, Paragraph) and not last.image.caption and (words := caption_of(piece.text)):
            last.image = replace(last.image, caption=words)
            last.asides += piece.asides
            continue
        if isinstance(last, Grid) and isinstance(piece, Paragraph) and not last.caption and (found := TABLE_CAPTION.fullmatch(piece.text)):
            last.caption = one_line(found["words"])
            continue
        if isinstance(piece, Grid) and isinstance(last, Paragraph) and (found := TABLE_CAPTION.fullmatch(last.text)):
            piece.caption = one_line(found["words"])
            waiting.pop()
        if isinstance(piece, Picture) and isinstance(last, Paragraph) and (found := CAPTION.fullmatch(last.text)) and len(last.text) < 200:
            piece.image = replace(piece.image, caption=piece.image.caption or found["words"].strip())
            waiting.pop()
        waiting.append(piece)
    yield from waiting


def caption_of(text: str) -> str:
    """The words of a line that is the caption of what stands before it: 'Fig 1 - Words', or all in italics; empty for others."""
    text = text.strip()
    if emphasized := _EMPHASIZED.fullmatch(text):
        text = emphasized["words"].strip()
        found = CAPTION.fullmatch(text)
        return found["words"].strip() if found else text
    found = CAPTION.fullmatch(text) if len(text) < 300 and "\n\n" not in text else None
    return re.sub(r"\s+", " ", found["words"]).strip() if found else ""
