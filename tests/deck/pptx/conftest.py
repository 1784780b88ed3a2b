"""A document that uses every layout, and decks written from documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Closing, Cover, Diagnostics, Document, Paragraph, Quote, Row, Section, Table, plain_text
from generator.theme import load_theme
from tests.deck.conftest import document, points, section
from tests.oracles.making import make_deck
from tests.oracles.streams import written_by


@pytest.fixture(scope="session")
def everything(make_figure) -> Document:
    """A document that uses every layout."""
    row = Row((plain_text("Name"), plain_text("1"), plain_text("Remark")), topic=0)
    header = (plain_text("A"), plain_text("B"), plain_text("C"))
    table = Table("tbl-1", 1, header, (row,) * 3, caption=plain_text("What it shows."))
    parts = tuple(Section(f"p{i}", plain_text(f"Part {i}"), lead=plain_text("A sentence."), about=(i,), slide=False) for i in range(4))
    shapes = {7: (900, 1000), 8: (1600, 900), 9: (600, 1600)}
    return document(
        *(section(i, points=points(i, "Short & <good>."), examples=(plain_text("Example model"),) * i) for i in range(1, 7)),
        *(section(i, points=points(2, "Short."), exhibits=(make_figure(*size, number=i),)) for i, size in shapes.items()),
        section(10, exhibits=(make_figure(number=10), make_figure(4000, 900, number=11), Quote(plain_text("It is.")), table)),
        section(11, sections=parts),
        section(12, lead=plain_text("A sentence."), notes=(Paragraph(plain_text("Say this.")),)),
        cover=Cover(make_figure(number=0), Quote(plain_text("A quotation."), by=plain_text("Someone"))),
        authors=(plain_text("The maintainers"),),
        closing=Closing(plain_text("Thanks"), plain_text("Questions?"), (plain_text("A line"),), make_figure(number=0, decorative=True)),
    )


def built(doc: Document) -> Document:
    """The document with points that appear one at a click, and transitions."""
    return replace(doc, sections=tuple(replace(part, build=True, transition="push") for part in doc.sections), transition="fade")


def written(doc: Document, folder: Path, theme: str = "aurora") -> Path:
    path = folder / "deck.pptx"
    path.write_bytes(written_by(make_deck, doc, load_theme(theme), Diagnostics()))
    return path
