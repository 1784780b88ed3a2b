"""Itemise and shape: a word and a list of faces go in, a `Word` of placed glyphs comes out, once for each word.

Widths and offsets are in 1/1000 em, so that one cached word serves every size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from .breaking import SOFT_HYPHEN, graphemes
from .fonts import Face, load_face

REPLACEMENT = "\ufffd"

IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
"""Default-ignorable characters (Unicode, DerivedCoreProperties): they have no glyph and need no coverage."""


class Glyph(NamedTuple):
    """A glyph, how far it moves the pen, and its offset from the pen.

    A cluster is the smallest part of a text with glyphs of its own: a letter, a ligature, a letter with its marks. Its
    characters stand on the first of its glyphs as they are drawn; the others have none.
    """

    id: int
    text: str
    advance: float
    dx: float
    dy: float


class GlyphRun(NamedTuple):
    """Glyphs of one face from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]

    def clusters(self) -> Iterator[tuple[Glyph, ...]]:
        """The glyphs of each cluster."""
        begin = 0
        for end in range(1, len(self.glyphs) + 1):
            if end == len(self.glyphs) or self.glyphs[end].text:
                yield self.glyphs[begin:end]
                begin = end


class Word:
    """A shaped word. `graphemes` counts what tracking is added to; `missing` holds the characters that no face has."""

    __slots__ = ("graphemes", "missing", "runs", "text", "width")

    def __init__(self, text: str, runs: tuple[GlyphRun, ...], missing: tuple[str, ...]) -> None:
        self.text = text
        self.runs = runs
        self.missing = missing
        self.width = sum(glyph.advance for run in runs for glyph in run.glyphs)
        self.graphemes = len(text) if text.isascii() else len(graphemes(IGNORABLE.sub("", text)))


class Stack(dict[str, Word]):
    """The faces that one style is set in, the first being its own; `stack[word]` is the word, shaped once and kept.

    A word that ends in a soft hyphen shows its hyphen. Tracked text goes without `ligatures`, as in CSS Text 3, 8.2: letters
    that stand apart cannot be one. Raises LookupError when a face is not installed.
    """

    def __init__(self, names: Sequence[str], language: str = "en", ligatures: bool = True) -> None:
        super().__init__()
        self.names = tuple(names)
        self.language = language
        self.features = {} if ligatures else {"liga": False, "clig": False}
        self.face = load_face(names[0])

    def __missing__(self, text: str) -> Word:
        word = self[text] = self.shape(text)
        return word

    def __repr__(self) -> str:
        return f"Stack{self.names}"

    def faces(self) -> Iterator[Face]:
        """The faces in the order they are asked; a fallback is loaded when the ones before it lack a character."""
        return map(load_face, self.names)

    def shape(self, text: str) -> Word:
        """`text` as a word that is not kept."""
        if text.endswith(SOFT_HYPHEN):
            return self._hyphenated(text)
        runs: list[GlyphRun] = []
        missing: list[str] = []
        for face, part in self._items(text):
            if face is None:
                runs.append(self._replaced(part))
                missing += graphemes(part)
            else:
                runs.append(GlyphRun(face, self._glyphs(face, part)))
        return Word(text, tuple(runs), tuple(dict.fromkeys(missing)))

    def _hyphenated(self, text: str) -> Word:
        """The word with a hyphen that stands for the soft one, so that a reader who copies it gets no hyphen of the author's."""
        shown = self.shape(text.rstrip(SOFT_HYPHEN) + "-")
        *runs, last = shown.runs
        *glyphs, hyphen = last.glyphs
        return Word(text, (*runs, GlyphRun(last.face, (*glyphs, hyphen._replace(text=SOFT_HYPHEN)))), shown.missing)

    def _items(self, text: str) -> Iterator[tuple[Face | None, str]]:
        """Stretches of `text` with the first face that has all of each grapheme cluster, None where no face has it."""
        if self.face.covers(text):
            yield self.face, text
            return
        current: Face | None = None
        stretch = ""
        for cluster in graphemes(text):
            needed = IGNORABLE.sub("", cluster)
            face = next((face for face in self.faces() if face.covers(needed)), None)
            if stretch and face is not current:
                yield current, stretch
                stretch = ""
            current, stretch = face, stretch + cluster
        yield current, stretch

    def _replaced(self, part: str) -> GlyphRun:
        """Each grapheme cluster of `part` as a replacement character, in a face that has one; as .notdef if none has."""
        face = next((face for face in self.faces() if REPLACEMENT in face.characters), self.face)
        glyph = face.nominal(REPLACEMENT)
        advance = face.advance(glyph)
        return GlyphRun(face, tuple(Glyph(glyph, cluster, advance, 0.0, 0.0) for cluster in graphemes(part)))

    def _glyphs(self, face: Face, text: str) -> tuple[Glyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = self.language
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(face.font, buffer, self.features)
        infos, places = buffer.glyph_infos, buffer.glyph_positions or ()  # None for a buffer without glyphs
        starts = sorted({info.cluster for info in infos})
        # An ignorable character before the first glyph has no cluster of its own; its text goes with the first.
        texts = {start: text[start if number else 0 : end] for number, (start, end) in enumerate(pairwise([*starts, len(text)]))}
        scale = face.scale
        return tuple(
            Glyph(info.codepoint, texts.pop(info.cluster, ""), place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
            for info, place in zip(infos, places, strict=True)
        )
