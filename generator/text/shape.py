"""Shape: a stretch of text in one face, script and direction goes in, placed glyphs come out.

Advances and offsets are in thousandths of an em, so that a shaped word serves every size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import uharfbuzz as hb

from .fonts import Face
from .graphemes import graphemes

Direction = Literal["ltr", "rtl"]

IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
"""Default-ignorable characters (Unicode, DerivedCoreProperties): they have no glyph and need no coverage."""


class Glyph(NamedTuple):
    """A glyph, the text it stands for, how far it moves the pen, and its offset from the pen."""

    id: int
    text: str
    advance: float
    dx: float
    dy: float


class GlyphRun(NamedTuple):
    """Glyphs of one face from left to right, whichever way the text is read.

    A cluster is the smallest part of a text with glyphs of its own: a letter, a ligature, a letter with its marks. Its
    characters stand on the first of its glyphs as they are drawn; the others have none. `offsets` is None where no glyph has any.
    """

    face: Face
    ids: tuple[int, ...]
    texts: tuple[str, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...] | None = None

    @property
    def is_plain(self) -> bool:
        """Whether each glyph is a cluster at its place: nothing but codes and kerning is needed to draw it and to read it back."""
        return self.offsets is None and "" not in self.texts

    def glyphs(self) -> Iterator[Glyph]:
        offsets = self.offsets or ((0.0, 0.0),) * len(self.ids)
        for id, text, advance, (dx, dy) in zip(self.ids, self.texts, self.advances, offsets, strict=True):
            yield Glyph(id, text, advance, dx, dy)

    def clusters(self) -> Iterator[tuple[Glyph, ...]]:
        """The glyphs of each cluster."""
        cluster: list[Glyph] = []
        for glyph in self.glyphs():
            if glyph.text and cluster:
                yield tuple(cluster)
                cluster.clear()
            cluster.append(glyph)
        if cluster:
            yield tuple(cluster)


class Word:
    """A shaped word, its runs in the order they are read. `missing` holds the characters that no face has.

    What is not made of glyphs, a formula, has no runs but takes `room`.

    `tracking`, in thousandths of an em, follows each grapheme; `width` counts it in. One that is `rtl` is read from its right end.
    """

    __slots__ = ("missing", "rtl", "runs", "text", "tracking", "width")

    def __init__(
        self,
        text: str,
        runs: tuple[GlyphRun, ...],
        missing: tuple[str, ...] = (),
        tracking: float = 0.0,
        rtl: bool = False,
        room: float = 0.0,
    ) -> None:
        self.text = text
        self.runs = runs
        self.missing = missing
        self.tracking = tracking
        self.rtl = rtl
        self.width = room + sum(sum(run.advances) for run in runs)
        if tracking:
            self.width += tracking * len(graphemes(IGNORABLE.sub("", text)))


class Shaper:
    """Shapes in one language and direction; without one, the direction is that of the text's script.

    Tracked text goes without `ligatures`, as in CSS Text 3, 8.2: letters that stand apart cannot be one.
    """

    def __init__(self, language: str, ligatures: bool = True, direction: Direction | None = None) -> None:
        self._language = language
        self._features = {} if ligatures else {"liga": False, "clig": False}
        self._direction = direction
        self._buffer = hb.Buffer()
        self._buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES

    def run(self, face: Face, text: str) -> GlyphRun:
        """The glyphs of a text of one script."""
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = self._language
        if self._direction is not None:
            buffer.direction = self._direction
        hb.shape(face.font, buffer, self._features)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if not infos or not places:  # nothing but ignorable characters
            return GlyphRun(face, (), (), ())
        scale = face.scale
        across, up, advances, _ = zip(*[place.position for place in places], strict=True)
        return GlyphRun(
            face,
            tuple([info.codepoint for info in infos]),
            _texts(text, [info.cluster for info in infos]),
            advances if scale == 1.0 else tuple([advance * scale for advance in advances]),
            tuple([(dx * scale, dy * scale) for dx, dy in zip(across, up, strict=True)]) if any(across) or any(up) else None,
        )


def _texts(text: str, clusters: list[int]) -> tuple[str, ...]:
    """The characters that each glyph stands for."""
    if clusters == list(range(len(text))):
        return tuple(text)
    starts = sorted(set(clusters))
    # An ignorable character before the first glyph has no cluster of its own; its text goes with the first.
    texts = {start: text[start if number else 0 : end] for number, (start, end) in enumerate(pairwise([*starts, len(text)]))}
    return tuple([texts.pop(cluster, "") for cluster in clusters])
