"""How many words a text has when it is spoken, and which words a slide shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .boxes import Cell, Group, PlacedSlide, TableBox, TextBox
from .placeholders import CAPTION, CODE, CREDIT, FOOTER, NAME, NUMBER, TILE, TITLE

UNSPACED = (("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", 2),
            ("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]", 5))  # fmt: skip
"""Letters of scripts that set no spaces between words, and how many of them take as long to say as a word: ideographs and kana; Thai,
Lao, Burmese and Khmer. The first takes milliseconds to compile."""
BETWEEN = re.compile(r"[\s/·–—-]+")
DIGITS = re.compile(r"\d+")
ENGLISH = re.compile(r"[A-Za-z][^\s/-]*")
"""A word of a text in ASCII, from its first letter on."""
SMALL_PRINT = {FOOTER, NUMBER, TILE, NAME, CAPTION, CREDIT, CODE}
"""Placeholders that nobody reads out."""


def count_words(text: str) -> float:
    """The words of a text as it is spoken: signs are none, and a number has one for each digit but the zeros at its end."""
    if text.isascii():
        return len(ENGLISH.findall(text)) + _digits(text)
    total = 0.0
    for letters, a_word in UNSPACED:
        text, found = re.subn(letters, " ", text)
        total += found / a_word
    for token in BETWEEN.split(text):
        total += any(map(str.isalpha, token)) + _digits(token)
    return total


def _digits(text: str) -> int:
    return sum([len(digits.rstrip("0")) or 1 for digits in DIGITS.findall(text)])


def shown_words(slide: PlacedSlide) -> float:
    """The words that a slide shows to be read."""
    return sum(map(count_words, _texts(slide)))


def body_words(slide: PlacedSlide) -> float:
    """The words of a slide's running text: neither its headline nor its examples, and no table, which is looked up and not read."""
    boxes = (shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.placeholder not in {TITLE, *SMALL_PRINT})
    return sum(count_words(text) for box in boxes for text in _of(box))


def _texts(slide: PlacedSlide) -> Iterator[str]:
    for shape in slide.shapes:
        match shape:
            case TextBox() if shape.placeholder not in SMALL_PRINT:
                yield from _of(shape)
            case Group() if not shape.decorative:
                yield from (text for inner in shape.shapes if isinstance(inner, TextBox) for text in _of(inner))
            case TableBox():
                yield from (text for row in shape.drawn for cell in row for text in _of(cell))
            case _:
                pass


def _of(box: TextBox | Cell) -> Iterator[str]:
    return (part.text.text.plain for part in box.parts)
