"""Shaped words as operands of the text operators, made once for each word of a document.

An operand is what stands between the outer `<` and `>` of a TJ array: codes in hexadecimal, and `>number<` where the pen is moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import sub
from typing import NamedTuple

from generator.text.fonts import Face
from generator.text.graphemes import graphemes
from generator.text.shape import Glyph, GlyphRun, Word

from .fonts import EmbeddedFace, Fonts


class Fragment(NamedTuple):
    """Part of a word in one face. `parts` are operands, each with its rise in thousandths of an em.

    `actual` is the text that all of it stands for where the codes cannot say so (ISO 32000-1, 14.9.4).
    """

    resource: str
    parts: tuple[tuple[float, str], ...]
    actual: str | None = None


class Fragments(dict[Word, tuple[Fragment, ...]]):
    """The fragments of each word that is asked for."""

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self._fonts = fonts
        self._faces: dict[str, PlainWords] = {}

    def __missing__(self, word: Word) -> tuple[Fragment, ...]:
        found = self[word] = tuple(fragment for run in word.runs for fragment in self._fragments(run, word.tracking))
        return found

    def plain(self, face: Face) -> PlainWords:
        """The words of this face that need no more than one operand."""
        if face.name not in self._faces:
            self._faces[face.name] = PlainWords(self._fonts.use(face))
        return self._faces[face.name]

    def _fragments(self, run: GlyphRun, tracking: float) -> Iterator[Fragment]:
        used = self._fonts.use(run.face)
        plain = ""
        for glyphs in run.clusters():
            text = glyphs[0].text
            spread = tracking * len(graphemes(text)) if tracking else 0.0
            if codes := _codes(used, text, glyphs):
                plain += _operand(used, glyphs, codes, spread)
                continue
            if plain:
                yield Fragment(used.resource, ((0.0, plain),))
                plain = ""
            yield Fragment(used.resource, tuple(_raised(used, glyphs, spread)), text)
        if plain:
            yield Fragment(used.resource, ((0.0, plain),))


class PlainWords(dict[Word, str]):
    """The operand of each word all of whose glyphs are of one face, at their places, and have codes of their own.

    Raises KeyError for any other word.
    """

    def __init__(self, used: EmbeddedFace) -> None:
        super().__init__()
        self.resource = used.resource
        self._used = used
        self._code = cache(self._new_code)
        self._advance = cache(used.face.advance)

    def __missing__(self, word: Word) -> str:
        if len(word.runs) != 1 or word.runs[0].face is not self._used.face or not word.runs[0].is_plain:
            raise KeyError(word)
        (run,) = word.runs
        codes = list(map(self._code, run.ids, run.texts))
        if not all(codes):
            raise KeyError(word)
        moves = list(map(sub, map(self._advance, run.ids), run.advances))
        if word.tracking:
            moves = [move - word.tracking * len(graphemes(text)) for move, text in zip(moves, run.texts, strict=True)]
        operand = self[word] = "".join(map(_moved, codes, moves)) if any(moves) else "".join(codes)
        return operand

    def _new_code(self, glyph: int, text: str) -> str:
        """A code in four digits, empty where there is none."""
        code = self._used.code(glyph, text)
        return "" if code is None else f"{code:04X}"


def _moved(code: str, move: float) -> str:
    """A code, and how far the pen is moved back after it."""
    return code if not move else code + adjusted(move)


def adjusted(amount: float) -> str:
    """A number of a TJ array: how far the pen is moved back, in thousandths of an em."""
    rounded = round(amount, 1)
    return f">{rounded:g}<" if rounded else ""


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
        made += f"{adjusted(-glyph.dx)}{code:04X}{adjusted(used.face.advance(glyph.id) + glyph.dx - glyph.advance)}"
    return made + adjusted(-spread)
