"""What a build says of texts that stand smaller than usual."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from generator.deck.reduced import Reduced
from generator.exhibits.latex import read_formula
from generator.model import Diagnostics, Document, Equation, Place, Row, Table, plain_text
from generator.theme import load_theme
from tests.oracles.making import make_deck

from .conftest import document, points, section

AT = Place("talk.yaml", 7, 5)


def found(doc: Document) -> list[Reduced]:
    return [*make_deck(doc, load_theme("aurora"), Diagnostics(), BytesIO()).reduced]


def test_texts_at_their_usual_sizes_are_not_named(kinds: Document) -> None:
    assert found(kinds) == []
    assert found(document(*(section(i, points=points(count, "Short.")) for i, count in enumerate(range(1, 6), 1)))) == []


def test_a_headline_that_steps_down_is_named_with_its_slide_sizes_and_place() -> None:
    long = plain_text("Small models beat large ones on their own ground, at a tenth of the price and of the power that it took before", AT)
    (said,) = found(document(section(headline=long, points=points(2, "Short."))))
    assert said == Reduced(2, "headline", 32, 34, AT)
    assert str(said) == "talk.yaml:7:5: slide 2: headline at 32 instead of 34 pt"


def test_boxes_of_one_kind_are_one_text() -> None:
    long = "They need less computing power and infrastructure, so the total cost of ownership is lower. " * 3
    (said,) = found(document(section(points=tuple(replace(point, text=plain_text(long, AT)) for point in points(3)))))
    assert said == Reduced(2, "point", 20, 22, AT)


def test_formulas_and_comparisons_are_named_too() -> None:
    wide = read_formula(rf"\frac{{{' + '.join(f'a_{{{i}}}' for i in range(16))}}}{{2}}", display=True)
    equation = Equation("eq-1", 1, wide, wide.spoken, place=AT)
    rows = (Row(tuple(plain_text(word, AT) for word in ("Cost", "High", "Low"))),) * 6
    table = Table("tbl-1", 1, tuple(map(plain_text, ("", "One", "Other"))), rows, compared=(None, None))
    said = found(document(section(1, exhibits=(equation,)), section(2, exhibits=(table,))))
    assert [(each.slide, each.what, each.usual, each.place) for each in said] == [(3, "equation", 40, AT), (4, "comparison", 20, AT)]
