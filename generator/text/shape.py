"""A word goes in, positioned glyphs come out: fallback by coverage, kerning and ligatures by HarfBuzz, each word shaped once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import uharfbuzz as hb

from .fonts import Face, load_face

REPLACEMENT = "\ufffd"


class Glyph(NamedTuple):
    """A glyph and the characters that it stands for: all of its cluster's on the first glyph, none on the others.

    Advances and offsets are in thousandths of an em.
    """

    id: int
    text: str
    advance: float
    x_offset: float = 0.0
    y_offset: float = 0.0


class GlyphRun(NamedTuple):
    face: Face
    glyphs: tuple[Glyph, ...]


class Word(NamedTuple):
    """A shaped word. `width` is in thousandths of an em; `missing` are the characters that no face has."""

    text: str
    width: float
    runs: tuple[GlyphRun, ...]
    missing: str


class Stack(dict[str, Word]):
    """The faces that one style is set in, the first being its own; `stack[word]` is the word, shaped once and kept."""

    def __init__(self, names: Sequence[str], language: str = "en") -> None:
        super().__init__()
        self.names = tuple(names)
        self.language = language
        self.face = load_face(names[0])

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._shape(text)
        return word

    def faces(self) -> Iterator[Face]:
        """The faces in the order they are asked; a fallback is loaded when the ones before it lack a character."""
        return map(load_face, self.names)

    def _shape(self, text: str) -> Word:
        runs: list[GlyphRun] = []
        missing = ""
        for face, part in self._itemised(text):
            if face is None:
                missing += part
                runs.append(self._replaced(part))
            else:
                runs.append(GlyphRun(face, tuple(shape(face, part, self.language))))
        return Word(text, sum(glyph.advance for run in runs for glyph in run.glyphs), tuple(runs), missing)

    def _itemised(self, text: str) -> list[tuple[Face | None, str]]:
        """The text cut where the face changes; whole grapheme clusters go to the first face that has all of one."""
        if self.face.characters.issuperset(text):
            return [(self.face, text)]
        parts: list[tuple[Face | None, str]] = []
        for cluster in graphemes(text):
            face = next((face for face in self.faces() if covers(face, cluster)), None)
            if parts and parts[-1][0] is face:
                parts[-1] = (face, parts[-1][1] + cluster)
            else:
                parts.append((face, cluster))
        return parts

    def _replaced(self, text: str) -> GlyphRun:
        """A visible sign for each cluster that cannot be shown; it still stands for the author's characters."""
        face = next((face for face in self.faces() if REPLACEMENT in face.characters), self.face)
        glyph = shape(face, REPLACEMENT, self.language)[0]
        return GlyphRun(face, tuple(glyph._replace(text=cluster) for cluster in graphemes(text)))


def covers(face: Face, cluster: str) -> bool:
    """Whether the face has every character; joiners and variation selectors need no glyph."""
    return all(c in face.characters or is_ignorable(c) for c in cluster)


def is_ignorable(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def shape(face: Face, text: str, language: str) -> list[Glyph]:
    """Glyphs from left to right. A cluster's characters stand on its first glyph."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    buffer.language = language
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    scale, seen = face.scale, -1
    glyphs: list[Glyph] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        begin = 0 if not glyphs else info.cluster
        stands_for = "" if info.cluster == seen else text[begin : ends[info.cluster]]
        seen = info.cluster
        glyphs.append(Glyph(info.codepoint, stands_for, position.x_advance * scale, position.x_offset * scale, position.y_offset * scale))
    return glyphs


def graphemes(text: str) -> list[str]:
    """Letters with their marks, joined emoji and flags: what must not be cut (the common part of UAX 29, section 3)."""
    clusters: list[str] = []
    for character in text:
        if clusters and _continues(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _continues(cluster: str, character: str) -> bool:
    flags = "\U0001f1e6" <= character <= "\U0001f1ff" and len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
    skin = "\U0001f3fb" <= character <= "\U0001f3ff"
    return flags or skin or cluster.endswith("\u200d") or unicodedata.category(character) in ("Mn", "Mc", "Me") or is_ignorable(character)
