"""Shaped words as operands of the text operators, made once for each word of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.text.breaking import graphemes
from generator.text.shape import Glyph, Word

from .fonts import EmbeddedFace, Fonts


class Fragment(NamedTuple):
    """Part of a word in one face. `parts` are what stands inside a TJ array, each with its rise in thousandths of an em.

    `actual` is the text that all of it stands for where the codes cannot say so (ISO 32000-1, 14.9.4).
    """

    resource: str
    parts: tuple[tuple[float, str], ...]
    actual: str | None = None


class Fragments(dict[Word, tuple[Fragment, ...]]):
    """The fragments of each word that is asked for, in one tracking: thousandths of an em after each grapheme."""

    def __init__(self, fonts: Fonts, tracking: float = 0.0) -> None:
        super().__init__()
        self.fonts = fonts
        self.tracking = tracking

    def __missing__(self, word: Word) -> tuple[Fragment, ...]:
        found = self[word] = tuple(self._fragments(word))
        return found

    def _fragments(self, word: Word) -> Iterator[Fragment]:
        for run in word.runs:
            used = self.fonts.use(run.face)
            plain = ""
            for glyphs in run.clusters():
                text = glyphs[0].text
                spread = self.tracking * len(graphemes(text)) if self.tracking else 0.0
                if codes := _codes(used, text, glyphs):
                    plain += _operand(used, glyphs, codes, spread)
                    continue
                if plain:
                    yield Fragment(used.resource, ((0.0, plain),))
                    plain = ""
                yield Fragment(used.resource, tuple(_raised(used, glyphs, spread)), text)
            if plain:
                yield Fragment(used.resource, ((0.0, plain),))


def _codes(used: EmbeddedFace, text: str, glyphs: tuple[Glyph, ...]) -> list[int]:
    """Codes that say a cluster's text: one for all of it, or one for each character; none where only ActualText can."""
    if any(glyph.dy for glyph in glyphs):
        return []
    if len(glyphs) == 1:
        code = used.code(glyphs[0].id, text)
        return [] if code is None else [code]
    if len(glyphs) != len(text) or any(glyph.dx for glyph in glyphs):
        return []
    if any(used.face.nominal(character) != glyph.id for character, glyph in zip(text, glyphs, strict=True)):
        return []
    codes = [used.code(glyph.id, character) for character, glyph in zip(text, glyphs, strict=True)]
    return [code for code in codes if code is not None] if None not in codes else []


def _raised(used: EmbeddedFace, glyphs: tuple[Glyph, ...], spread: float) -> Iterator[tuple[float, str]]:
    for number, glyph in enumerate(glyphs, 1):
        yield glyph.dy, _operand(used, (glyph,), [used.any_code(glyph.id)], spread if number == len(glyphs) else 0.0)


def _operand(used: EmbeddedFace, glyphs: tuple[Glyph, ...], codes: list[int], spread: float) -> str:
    """Each code between its offset and what its advance differs from the font's own (ISO 32000-1, 9.4.3); `spread` comes last."""
    made = ""
    for glyph, code in zip(glyphs, codes, strict=True):
        made += f"{_adjusted(-glyph.dx)}<{code:04X}>{_adjusted(used.face.advance(glyph.id) + glyph.dx - glyph.advance)}"
    return made + _adjusted(-spread)


def _adjusted(amount: float) -> str:
    """A number of a TJ array; the blank keeps two of them apart."""
    rounded = round(amount, 2)
    return f"{rounded:g} " if rounded else ""
