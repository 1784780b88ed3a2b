"""Boxes of random words on slides: where our typesetter ends their lines, and where LibreOffice does.

The deck is written by our own writer, so that LibreOffice reads what it reads of every deck: exact leading, no insets, fonts by the
names of their families. Lines are compared without their spaces, since a PDF has none to speak of.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from lxml import etree

from generator.deck.boxes import Frame, Part, PlacedSlide, TextBox
from generator.deck.fit import RESERVE
from generator.deck.layouts import LAYOUTS
from generator.deck.pptx import write_deck
from generator.model import Document, Run, Text, plain_text, pt
from generator.text import SetText, Typesetter
from generator.theme import FontRole, TextStyle, load_theme

from .tools import convert_to_pdf, need

XHTML = "{http://www.w3.org/1999/xhtml}"
VOCABULARY = (
    "a as at be by do go if in is it no of on or so to up we all and any are but can far few for how its key may new now off one out own "
    "real also area away data even ever fair find first flow form from good have into just kind know large learn less level make many "
    "model more most need next only open other over part place point price small speed text than that their them there they think time "
    "tools train under value very view voice wave well what when where which while with word work world year young affluent answer "
    "architecture artificial automation available between business company computing context creative customers decision developers "
    "different difficult effective efficient enterprise everything example experience fluffy generation generative governance important "
    "infrastructure intelligence knowledge language multimodal official organisations performance platform privacy production quality "
    "reasoning reliability responsibility retrieval significant specialised technology trustworthy understanding workflow "
    "AI API AVATAR Today Type Voice We LLM Paris Tokyo Valley Washington York GPT Very To The This Two In It At"
).split()
LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochWales",
)
FONTS: tuple[FontRole, ...] = ("body", "body", "heading", "serif")
MARKS = ((), (), (), ("strong",), ("emphasis",), ("code",), ("strong", "emphasis"))
LEFT, TOP = 24, 12
WIDEST, TALLEST = 900.0, 510.0
"""Points on a slide of 960 by 540."""


class Box(NamedTuple):
    """A text, its style, and the width of its frame in points."""

    text: Text
    style: TextStyle
    width: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lines of a box without their spaces: as we set them, as LibreOffice does, and as we set them with the deck's reserve."""

    box: Box
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    reserved: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        return self.ours == self.theirs

    @property
    def overflows(self) -> bool:
        """Whether the box, as tall as the deck measures, would not hold the lines of LibreOffice."""
        return len(self.theirs) > len(self.reserved)


@cache
def setter() -> Typesetter:
    return Typesetter(load_theme("aurora").fonts)


def random_boxes(seed: int, count: int, overlong: bool = False) -> list[Box]:
    """Boxes of 10 to 34 pt and about 3 to 10 lines, in runs of mixed styles; with `overlong`, each has a word wider than itself."""
    random_ = random.Random(seed)
    return [_random_box(random_, overlong) for _ in range(count)]


def _random_box(random_: random.Random, overlong: bool) -> Box:
    size = random_.randint(10, 34)
    style = TextStyle(random_.choice(FONTS), size, 1.25 * size, italic=random_.random() < 0.1)
    em = random_.uniform(9, 16) if overlong else random_.uniform(9, 32)
    width = round(min(em * size, WIDEST), 1)
    words = random_.choices(VOCABULARY, k=int(min(random_.uniform(3, 10), TALLEST / style.leading - 2) * width / size / 3))
    if overlong:
        words.insert(random_.randint(0, len(words)), random_.choice(LONG))
    return Box(_in_runs(" ".join(words), random_), style, width)


def _in_runs(text: str, random_: random.Random) -> Text:
    """`text` in runs of up to eight words; one in ten ends inside a word."""
    runs = []
    while text:
        end = min(len(text), sum(len(word) + 1 for word in text.split(" ")[: random_.randint(1, 8)]))
        if random_.random() < 0.1:
            end = max(end - random_.randint(2, 4), 1)
        runs.append(Run(text[:end], **dict.fromkeys(random_.choice(MARKS), True)))
        text = text[end:]
    return Text(tuple(runs))


def outcomes(boxes: Sequence[Box], folder: Path) -> list[Outcome]:
    """Sets the boxes, and has LibreOffice set them. Skips the test where a program is missing."""
    path = folder / "boxes.pptx"
    path.write_bytes(_deck(boxes))
    return [
        Outcome(
            box,
            _texts(setter().set(box.text, box.style, box.width)),
            tuple(lines(words, box.style.leading)),
            _texts(setter().set(box.text, box.style, box.width * (1 - RESERVE))),
        )
        for box, words in zip(boxes, pages(convert(path, folder)), strict=True)
    ]


def _texts(found: SetText) -> tuple[str, ...]:
    return tuple(line.text.replace(" ", "") for line in found.lines)


def _deck(boxes: Iterable[Box]) -> bytes:
    """A deck of a slide a box."""
    slides = [
        PlacedSlide(next(iter(LAYOUTS)), str(number), (TextBox("Text", frame, (Part(setter().set(box.text, box.style, box.width)),)),))
        for number, box in enumerate(boxes)
        for frame in [Frame(pt(LEFT), pt(TOP), pt(box.width), pt(TALLEST))]
    ]
    return write_deck(slides, Document(plain_text("Boxes"), "talk"), load_theme("aurora"))


def convert(deck: Path, folder: Path) -> Path:
    """The deck as LibreOffice shows it, with the font for code visible too, which its package keeps in no file."""
    from pymupdf_fonts import fontbuffers

    data = folder / "data"
    for name in ("fimo", "fimbo"):
        file = data / "fonts" / f"{name}.otf"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(fontbuffers[name]())
    with patch.dict(os.environ, XDG_DATA_HOME=str(data)):
        return convert_to_pdf(deck, folder)


class Word(NamedTuple):
    """A word on a page in points from its top left corner, from the pen's first position to its last."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page, as poppler finds them."""
    done = subprocess.run([need("pdftotext"), "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=120)
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [Word(*(float(word.get(side, "")) for side in sides), word.text or "") for word in page.iter(f"{XHTML}word")]
        for page in etree.fromstring(done.stdout).iter(f"{XHTML}page")
    ]


def lines(words: Iterable[Word], leading: float) -> list[str]:
    """The words as lines, from top to bottom and without spaces: a line begins where the next word is half a leading lower."""
    number, level, placed = 0, 0.0, []
    for word in sorted(words, key=lambda word: word.middle):
        if placed and word.middle > level + leading / 2:
            number += 1
        level = word.middle
        placed.append((number, word.left, word.text))
    return [re.sub(r"\s", "", "".join(text for _, _, text in line)) for _, line in groupby(sorted(placed), key=lambda one: one[0])]
