"""Itemise and shape: a word and a list of faces go in, a `Word` of placed glyphs comes out, once for each word.

Widths and offsets are in 1/1000 em, so that one cached word serves every size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """A glyph, how far it moves the pen, and its offset from the pen."""

    id: int
    advance: float
    dx: float
    dy: float


class Cluster(NamedTuple):
    """The smallest part of a text that has glyphs of its own: a letter, a ligature, a letter with its marks."""

    text: str
    glyphs: tuple[Glyph, ...]


class GlyphRun(NamedTuple):
    """Clusters of one face in the order in which they are drawn, left to right."""

    face: Face
    clusters: tuple[Cluster, ...]


class Word:
    """A shaped word. `graphemes` counts what tracking is added to; `missing` holds the characters that no face has."""

    __slots__ = ("graphemes", "missing", "runs", "text", "width")

    def __init__(self, text: str, runs: tuple[GlyphRun, ...], missing: tuple[str, ...]) -> None:
        self.text = text
        self.runs = runs
        self.missing = missing
        self.width = sum(glyph.advance for run in runs for cluster in run.clusters for glyph in cluster.glyphs)
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
                runs.append(GlyphRun(face, tuple(self._clusters(face, part))))
        return Word(text, tuple(runs), tuple(dict.fromkeys(missing)))

    def _hyphenated(self, text: str) -> Word:
        """The word with a hyphen that stands for the soft one, so that a reader who copies it gets no hyphen of the author's."""
        shown = self.shape(text.rstrip(SOFT_HYPHEN) + "-")
        *runs, last = shown.runs
        *clusters, hyphen = last.clusters
        return Word(text, (*runs, GlyphRun(last.face, (*clusters, hyphen._replace(text=SOFT_HYPHEN)))), shown.missing)

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
        drawn = (Glyph(glyph, face.advance(glyph), 0.0, 0.0),)
        return GlyphRun(face, tuple(Cluster(cluster, drawn) for cluster in graphemes(part)))

    def _clusters(self, face: Face, text: str) -> Iterator[Cluster]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = self.language
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(face.font, buffer, self.features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos:
            yield Cluster(text, ())
            return
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        scale, first, count = face.scale, starts[0], len(infos)
        index = 0
        while index < count:
            start = infos[index].cluster
            glyphs = []
            while index < count and infos[index].cluster == start:
                place = positions[index]
                glyphs.append(Glyph(infos[index].codepoint, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale))
                index += 1
            # An ignorable character before the first glyph has no cluster of its own; its text goes with the first.
            yield Cluster(text[0 if start == first else start : ends[start]], tuple(glyphs))
