"""Slides made from documents, as placed boxes and as the PDF that is drawn from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.deck.boxes import PlacedSlide
from generator.deck.formulas import spelled
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import Diagnostics, Document
from generator.source import read
from generator.theme import load_theme
from tests.oracles.making import make_slides
from tests.oracles.streams import written_by

CONTENT = Path(__file__).parents[3] / "content"


@dataclass(frozen=True)
class Drawn:
    """The slides of a document as they were placed, and the bytes of their PDF."""

    slides: list[PlacedSlide]
    data: bytes


def drawn(document: Document, theme: str = "aurora") -> Drawn:
    made = load_theme(theme)
    document = spelled(document, Diagnostics())
    slides = list(lay_out(plan_deck(document), document, made, Diagnostics()))
    return Drawn(slides, written_by(make_slides, document, made, Diagnostics()))


def example(name: str) -> Document:
    document, *_ = read(CONTENT / f"{name}.yaml", None, Diagnostics())
    assert document
    return document
