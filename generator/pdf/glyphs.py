"""Shaped words as operands of the text operators, made once for each word of a document.

An operand is what stands between the outer `(` and `)` of a TJ array: codes, two bytes each, and `)number(` where the pen is moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from operator import sub
from typing import NamedTuple
from unicodedata import bidirectional

from generator.text.fonts import Face
from generator.text.graphemes import graphemes
from generator.text.shape import Glyph, GlyphRun, Word

from .composites import Composite
from .fonts import EmbeddedFace, Fonts

RIGHT_TO_LEFT_MARK = "\u200f"
WIDEST = 90.0
"""The widest gap after a glyph, in thousandths of an em, that no reader takes for a space."""
ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})
LAST_OF_PLANE = "\uffff"
"""Some readers lose halves of a character beyond this one where its code stands for others too."""


class Fragment(NamedTuple):
    """Part of a word in one face. `parts` are operands, each with its rise in thousandths of an em.

    `actual` is the text that all of it stands for where the codes cannot say so (ISO 32000-1, 14.9.4).
    """

    resource: str
    parts: tuple[tuple[float, str], ...]
    actual: str | None = None


class Fragments(dict[Word, tuple[Fragment, ...]]):
    """The fragments of each word that is asked for. Shown one after the other they move the pen by the word's width: to the right, or,
    for a word that is read from right to left, to the left.
    """

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self._fonts = fonts
        self._faces: dict[str, PlainWords] = {}

    def __missing__(self, word: Word) -> tuple[Fragment, ...]:
        uses = [(self._fonts.use(run.face), run, word.tracking) for run in word.runs]
        made = (_backward(*use) for use in uses) if word.rtl else (_joined(_forward(*use)) for use in uses)
        found = self[word] = tuple(chain.from_iterable(made))
        return found

    def plain(self, face: Face) -> PlainWords:
        """The words of this face that need no more than one operand."""
        if face.name not in self._faces:
            self._faces[face.name] = PlainWords(self._fonts.use(face))
        return self._faces[face.name]


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
        if word.rtl or len(word.runs) != 1 or word.runs[0].face is not self._used.face or not word.runs[0].is_plain:
            raise KeyError(word)
        (run,) = word.runs
        codes = list(map(self._code, run.ids, run.texts))
        if not all(codes):
            raise KeyError(word)
        moves = list(map(sub, map(self._advance, run.ids), run.advances))
        if word.tracking:
            moves = [move - word.tracking * len(graphemes(text)) for move, text in zip(moves, run.texts, strict=True)]
        if any(moves):
            codes = [code + adjusted(move) if move else code for code, move in zip(codes, moves, strict=True)]
        operand = self[word] = "".join(codes)
        return operand

    def inkless(self, text: str) -> str:
        """An operand that stands for `text` and neither paints nor moves the pen; empty where the font can have none."""
        code = self._used.composite(Composite((), 0), text)
        return "" if code is None else shown(code)

    def _new_code(self, glyph: int, text: str) -> str:
        """A code as it is shown, empty where there is none."""
        code = self._used.code(glyph, text)
        return "" if code is None else shown(code)


def adjusted(amount: float) -> str:
    """A number of a TJ array: how far the pen is moved back, in thousandths of an em."""
    rounded = round(amount, 1)
    return f"){rounded:g}(" if rounded else ""


def shown(code: int) -> str:
    """A code inside a literal string (ISO 32000-1, 7.3.4.2)."""
    return chr(code >> 8).translate(ESCAPED) + chr(code & 0xFF).translate(ESCAPED)


def _joined(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    """Neighbours that need nothing special as one."""
    plain = ""
    resource = ""
    for fragment in fragments:
        resource, ((rise, operand), *more), actual = fragment
        if not rise and not more and actual is None:
            plain += operand
            continue
        if plain:
            yield Fragment(resource, ((0.0, plain),))
            plain = ""
        yield fragment
    if plain:
        yield Fragment(resource, ((0.0, plain),))


def _forward(used: EmbeddedFace, run: GlyphRun, tracking: float) -> Iterator[Fragment]:
    """A run's clusters from left to right."""
    for glyphs in run.clusters():
        text = glyphs[0].text
        spread = adjusted(-tracking * len(graphemes(text))) if tracking else ""
        if operand := _operand_of(used, glyphs, text):
            yield Fragment(used.resource, ((0.0, operand + spread),))
        else:
            *parts, (rise, operand) = _raised(used, glyphs)
            yield Fragment(used.resource, (*parts, (rise, operand + spread)), text)


def _operand_of(used: EmbeddedFace, glyphs: tuple[Glyph, ...], text: str) -> str:
    """A cluster from left to right, where its codes say what it stands for; else nothing."""
    if len(text) > 1 and max(text) > LAST_OF_PLANE:
        return "".join(shown(code) for code, _ in _shares(used, glyphs, text))
    if codes := _codes(used, text, glyphs):
        return _operand(used, glyphs, codes)
    return "".join(shown(code) for code, _ in _shares(used, glyphs, (text,)))


def _backward(used: EmbeddedFace, run: GlyphRun, tracking: float) -> Iterator[Fragment]:
    """A run's clusters from right to left, each at the left of the pen, where the pen then stands.

    Readers that go by the order of the file find the text in its order, and those that go by place find it too, as long as each code
    stands for one character: they take what a code says to run from left to right. They also take punctuation for the beginning of
    words from left to right, so a mark says that it is not.
    """
    for glyphs in reversed([*run.clusters()]):
        text = glyphs[0].text
        letters = [*text]
        if bidirectional(text[0]) not in ("R", "AL", "NSM", "WS"):
            letters[0] = RIGHT_TO_LEFT_MARK + letters[0]
        away = adjusted(tracking * len(graphemes(text))) if tracking else ""
        if len(text) == len(glyphs) == 1 and not glyphs[0].dy and (code := used.code(glyphs[0].id, letters[0])) is not None:
            back = adjusted(glyphs[0].advance)
            yield Fragment(used.resource, ((0.0, away + back + _operand(used, glyphs, [code]) + back),))
        elif shares := _shares(used, glyphs, letters, rtl=True):
            for code, width in shares:
                yield Fragment(used.resource, ((0.0, away + adjusted(width) + shown(code) + adjusted(width)),))
                away = ""
        else:
            back = adjusted(sum(glyph.advance for glyph in glyphs))
            (rise, first), *parts = _raised(used, glyphs)
            yield Fragment(used.resource, ((rise, away + back + first), *parts, (0.0, back)), "".join(letters))


def _shares(used: EmbeddedFace, glyphs: tuple[Glyph, ...], texts: Sequence[str], rtl: bool = False) -> list[tuple[int, float]]:
    """A cluster as codes for `texts`, in the order they are read, each with its width in thousandths of an em; none where it cannot be.

    All of the ink is the first one's; its advance is theirs in equal shares, so that a reader who goes by place finds them in order.
    """
    pen, parts = 0.0, []
    for glyph in glyphs:
        parts.append((glyph.id, round((pen + glyph.dx) / used.face.scale), round(glyph.dy / used.face.scale)))
        pen += glyph.advance
    edges = [round(pen / used.face.scale * number / len(texts)) for number in range(len(texts) + 1)]
    places = list(pairwise(edges))
    shares: list[tuple[int, float]] = []
    for text, (left, right) in zip(texts, reversed(places) if rtl else places, strict=True):
        ink = () if shares else tuple((glyph, dx - left, dy) for glyph, dx, dy in parts)
        code = used.composite(Composite(ink, right - left), text)
        if code is None:
            return []
        shares.append((code, (right - left) * used.face.scale))
    return shares


def _codes(used: EmbeddedFace, text: str, glyphs: tuple[Glyph, ...]) -> list[int]:
    """Codes that say a cluster's text: one for all of it, or one for each character; none where only ActualText can."""
    if any(glyph.dy for glyph in glyphs):
        return []
    if len(glyphs) == 1:
        if glyphs[0].advance - used.face.advance(glyphs[0].id) > WIDEST:
            return []
        code = used.code(glyphs[0].id, text)
        return [] if code is None else [code]
    if len(glyphs) != len(text) or any(glyph.dx for glyph in glyphs):
        return []
    if any(used.face.nominal(character) != glyph.id for character, glyph in zip(text, glyphs, strict=True)):
        return []
    codes = [used.code(glyph.id, character) for character, glyph in zip(text, glyphs, strict=True)]
    return [code for code in codes if code is not None] if None not in codes else []


def _raised(used: EmbeddedFace, glyphs: tuple[Glyph, ...]) -> Iterator[tuple[float, str]]:
    for glyph in glyphs:
        yield glyph.dy, _operand(used, (glyph,), [used.any_code(glyph.id)])


def _operand(used: EmbeddedFace, glyphs: tuple[Glyph, ...], codes: list[int]) -> str:
    """Each code between its offset and what its advance differs from the font's own (ISO 32000-1, 9.4.3)."""
    made = ""
    for glyph, code in zip(glyphs, codes, strict=True):
        made += f"{adjusted(-glyph.dx)}{shown(code)}{adjusted(used.face.advance(glyph.id) + glyph.dx - glyph.advance)}"
    return made
