"""Documents made by hand, and decks made from them in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.deck.boxes import Part, PlacedSlide
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import (
    NO_TEXT,
    Closing,
    Cover,
    Diagnostics,
    Document,
    Figure,
    Picture,
    Point,
    Quote,
    Row,
    Run,
    Section,
    Table,
    Text,
    plain_text,
)
from generator.text import Typesetter
from generator.theme import DeckType, load_theme


@pytest.fixture(scope="session")
def make_figure(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Figure]:
    """A figure of the given pixels, with a real file behind it."""
    folder = tmp_path_factory.mktemp("pictures")

    def make(width: int = 1600, height: int = 900, number: int = 1, caption: str = "What it shows.", **changes: object) -> Figure:
        path = folder / f"{width}x{height}.jpg"
        if not path.exists():
            Image.new("RGB", (width, height), "#336699").save(path)
        words = {"caption": plain_text(caption), "credit": plain_text("Generated with code"), "license": plain_text("CC BY 4.0")}
        return Figure(f"fig-{number}", number, Picture(path, width, height), "A blue field.", **{**words, **changes})  # type: ignore[arg-type]

    return make


SENTENCE = "They need less computing power and infrastructure, so the total cost of ownership is lower."


def points(count: int, sentence: str = SENTENCE) -> tuple[Point, ...]:
    return tuple(Point(plain_text(sentence), plain_text(f"Cost efficiency {i + 1}")) for i in range(count))


def section(number: int = 1, topic: int | None = None, **fields: object) -> Section:
    """A section with a headline of its own; points make it a topic."""
    if fields.get("points") and topic is None:
        topic = number - 1
    values = {
        "title": plain_text(f"Section {number}"),
        "headline": plain_text(f"Small models beat large ones on ground number {number}"),
        **fields,
    }
    return Section(f"s{number}", number=number, topic=topic, **values)  # type: ignore[arg-type]


def document(*sections: Section, **fields: object) -> Document:
    return Document(plain_text("Generative AI: the dawn of a new intelligence"), "talk", sections=sections, **fields)  # type: ignore[arg-type]


@pytest.fixture
def examples_of() -> Callable[[int], tuple]:  # type: ignore[type-arg]
    return lambda count: tuple(plain_text(f"Example model {i}") for i in range(count))


def read_example() -> Path:
    return Path(__file__).parents[2] / "content" / "genai-trends.yaml"


@pytest.fixture(scope="session")
def set_words() -> Callable[[str], Part]:
    """A paragraph of body text."""
    setter = Typesetter(load_theme("aurora").fonts)
    return lambda words: Part(setter.set(words, DeckType.body[0], 300))


def placed(doc: Document) -> list[PlacedSlide]:
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), Diagnostics())


@pytest.fixture
def kinds(make_figure, examples_of) -> Document:
    """A document with text on every ground."""
    table = Table("tbl-1", 1, (plain_text("A"), plain_text("B")), (Row((plain_text("Row"), plain_text("1")), 0),))
    things = replace(table, header=(NO_TEXT, *map(plain_text, "CD")), rows=(Row(tuple(map(plain_text, "abc"))),), compared=(0, None))
    return document(
        *(section(i, points=points(1 + i % 5, "Short."), examples=examples_of(3), divider=True) for i in range(1, 6)),
        section(6, points=points(2, "Short."), exhibits=(make_figure(), make_figure(4000, 900), make_figure(600, 1600), table, things)),
        section(7, exhibits=(make_figure(focus=(0.1, 0.9)), Quote(plain_text("It is."), by=plain_text("Someone")))),
        section(8, divider=True, lead=Text((Run("A lead with "), Run("code", code=True)))),
        cover=Cover(make_figure(number=0), Quote(plain_text("A quotation."))),
        closing=Closing(plain_text("Thanks"), plain_text("Questions?"), (plain_text("A line"),), make_figure(number=0)),
    )
