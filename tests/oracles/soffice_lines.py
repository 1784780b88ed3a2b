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
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from lxml import etree

from generator.deck.boxes import Frame, Part, PlacedSlide, TextBox
from generator.deck.fit import RESERVE
from generator.deck.narrow import layouts_of
from generator.deck.pptx import write_deck
from generator.model import Document, Run, Text, plain_text, pt
from generator.text import SetText, Typesetter
from generator.theme import FontRole, TextStyle, load_theme
from tests.oracles.streams import written_by

from .tools import convert_to_pdf, need

XHTML = "{http://www.w3.org/1999/xhtml}"
VOCABULARY = re.findall(
    r"\w+",
    "a as at be by do go if in is it no of on or so to up we all and any are but can far few for how its key may new now off one out own "
    "real also area away data even ever fair find first flow form from good have into just kind know large learn less level make many "
    "model more most need next only open other over part place point price small speed text than that their them there they think time "
    "tools train under value very view voice wave well what when where which while with word work world year young affluent answer "
    "architecture artificial automation available between business company computing context creative customers decision developers "
    "different difficult effective efficient enterprise everything example experience fluffy generation generative governance important "
    "infrastructure intelligence knowledge language multimodal official organisations performance platform privacy production quality "
    "reasoning reliability responsibility retrieval significant specialised technology trustworthy understanding workflow "
    "AI API AVATAR Today Type Voice We LLM Paris Tokyo Valley Washington York GPT Very To The This Two In It At",
)
LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochWales",
)
FONTS: tuple[FontRole, ...] = ("body", "body", "heading", "serif")
MARKED = (Run(""), Run(""), Run(""), Run("", strong=True), Run("", emphasis=True), Run("", code=True), Run("", strong=True, emphasis=True))
LEFT, TOP = 24, 12
WIDEST, TALLEST = 900.0, 510.0
"""Points on a slide of 960 by 540."""


class Box(NamedTuple):
    """A text, its style, and the width of its frame in points."""

    text: Text
    style: TextStyle
    width: float


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """A box as we set it in its whole width, as LibreOffice does, and as we set it with the deck's reserve."""

    box: Box
    set: SetText
    shown: list[list[Word]]
    reserved: SetText

    @property
    def ours(self) -> list[str]:
        return texts(self.set)

    @property
    def theirs(self) -> list[str]:
        return [bare("".join(word.text for word in line)) for line in self.shown]

    @property
    def agrees(self) -> bool:
        return self.ours == self.theirs

    @property
    def overflows(self) -> bool:
        """Whether the box, as tall as the deck measures, would not hold the lines of LibreOffice."""
        return len(self.shown) > len(self.reserved.lines)

    @property
    def deviations(self) -> list[float]:
        """How much wider LibreOffice's lines are than ours, as shares of the box's width, where both have the same text."""
        pairs = zip(self.set.lines, self.shown, self.ours, self.theirs, strict=False)
        return [(line[-1].right - line[0].left - own.width) / self.box.width for own, line, ours, theirs in pairs if ours == theirs]


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
    room = TALLEST / style.leading / 2 - 3 * overlong
    words = random_.choices(VOCABULARY, k=int(min(random_.uniform(3, 10), room) * width / size / 3))
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
        runs.append(replace(random_.choice(MARKED), text=text[:end]))
        text = text[end:]
    return Text(tuple(runs))


def outcomes(boxes: Sequence[Box], folder: Path) -> list[Outcome]:
    """Sets the boxes, and has LibreOffice set them. Skips the test where a program is missing."""
    path = folder / "boxes.pptx"
    path.write_bytes(_deck(boxes))
    (shown,) = convert(folder, path)
    return [
        Outcome(box, set_at(box), lines(words, box.style.leading), set_at(box, 1 - RESERVE))
        for box, words in zip(boxes, pages(shown), strict=True)
    ]


def set_at(box: Box, share: float = 1.0) -> SetText:
    """The box as we set it in a share of its width."""
    return setter().set(box.text, box.style, box.width * share)


def bare(text: str) -> str:
    """`text` without its spaces."""
    return "".join(text.split())


def texts(found: SetText) -> list[str]:
    return [bare(line.text) for line in found.lines]


def _deck(boxes: Iterable[Box]) -> bytes:
    """A deck of a slide a box."""
    slides = []
    for number, box in enumerate(boxes, 1):
        frame = Frame(pt(LEFT), pt(TOP), pt(box.width), pt(TALLEST))
        slides.append(
            PlacedSlide(layouts_of("16:9", "normal").topic_1.name, f"Box {number}", (TextBox("Text", frame, (Part(set_at(box)),)),))
        )
    return written_by(write_deck, slides, Document(plain_text("Boxes"), "talk"), load_theme("aurora"))


def convert(folder: Path, *decks: Path) -> list[Path]:
    """Decks as LibreOffice shows them, with the font for code visible too, which its package keeps in no file."""
    from pymupdf_fonts import fontbuffers

    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    for name in ("fimo", "fimbo"):
        (fonts / f"{name}.otf").write_bytes(fontbuffers[name]())
    with patch.dict(os.environ, XDG_DATA_HOME=str(folder)):  # fontconfig looks for a folder `fonts` in it
        return convert_to_pdf(folder, *decks)


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page, as poppler finds them."""
    done = subprocess.run([need("pdftotext"), "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=120)
    return [[_word(word) for word in page.iter(f"{XHTML}word")] for page in etree.fromstring(done.stdout).iter(f"{XHTML}page")]


def _word(element: etree._Element) -> Word:
    left, top, right, bottom = (float(element.get(side, "")) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(left, top, right, bottom, element.text or "")


def lines(words: Iterable[Word], leading: float) -> list[list[Word]]:
    """The words in lines, from top to bottom: a line begins where the next word is half a leading lower."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if not found or word.middle > found[-1][-1].middle + leading / 2:
            found.append([])
        found[-1].append(word)
    return [sorted(line) for line in found]
