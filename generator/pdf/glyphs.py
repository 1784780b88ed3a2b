"""Shaped words as operands of the text operators, made once for each word of a document."""

from __future__ import annotations

from typing import NamedTuple

from generator.text.shape import Glyph, GlyphRun, Stack

from .fonts import EmbeddedFace, Fonts


class Fragment(NamedTuple):
    """Part of a word in one face and at one height: the inside of a TJ array.

    `rise` is in thousandths of an em. `actual` is the text that it stands for where the codes cannot say so (ISO 32000-1, 14.9.4).
    """

    resource: str
    operand: str
    rise: float
    actual: str | None


class Fragments(dict[tuple[int, str], tuple[Fragment, ...]]):
    """The fragments of each word by its stack and its text."""

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self.fonts = fonts

    def of(self, stack: Stack, word: str) -> tuple[Fragment, ...]:
        key = (id(stack), word)
        found = self.get(key)
        if found is None:
            found = self[key] = tuple(f for run in stack[word].runs for f in self._fragments(run))
        return found

    def _fragments(self, run: GlyphRun) -> list[Fragment]:
        used = self.fonts.use(run.face)
        made: list[Fragment] = []
        for cluster in _clusters(run.glyphs):
            fragment = self._cluster(used, cluster)
            last = made[-1] if made else None
            if last and last[2:] == fragment[2:] == (0.0, None):
                made[-1] = last._replace(operand=last.operand + fragment.operand)
            else:
                made.append(fragment)
        return [f._replace(operand=f.operand.replace("><", "")) for f in made]

    def _cluster(self, used: EmbeddedFace, cluster: list[Glyph]) -> Fragment:
        """One glyph says its text by its code; several, or a code that is taken, by ActualText."""
        text = cluster[0].text
        code = used.code(cluster[0].id, text) if len(cluster) == 1 and cluster[0].y_offset == 0 else None
        if code is not None:
            return Fragment(used.resource, _placed(used, code, cluster[0]), 0.0, None)
        operand = "".join(_placed(used, used.any_code(glyph.id), glyph) for glyph in cluster)
        return Fragment(used.resource, operand, cluster[0].y_offset, text)


def _clusters(glyphs: tuple[Glyph, ...]) -> list[list[Glyph]]:
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.text or not clusters:
            clusters.append([glyph])
        else:
            clusters[-1].append(glyph)
    return clusters


def _placed(used: EmbeddedFace, code: int, glyph: Glyph) -> str:
    """The code, moved by its offset, then what its advance differs from the font's own: kerning (ISO 32000-1, 9.4.3)."""
    own = used.face.font.get_glyph_h_advance(glyph.id) * used.face.scale
    before, after = -glyph.x_offset, own + glyph.x_offset - glyph.advance
    return f"{_adjusted(before)}<{code:04X}>{_adjusted(after)}"


def _adjusted(amount: float) -> str:
    rounded = round(amount, 2)
    return f"{rounded:g}" if rounded else ""
