"""Decks as they were written, read back and measured: no text past its box, nothing over another, nothing off the slide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.exhibits.latex import read_formula
from generator.model import (
    Callout,
    Closing,
    Code,
    Cover,
    Diagnostics,
    Document,
    Equation,
    Listing,
    Point,
    Quote,
    Row,
    Section,
    Table,
    plain_text,
)
from generator.source import read
from generator.theme import NAMES, load_theme
from tests.exhibits.formulas import FORMULAS
from tests.oracles import repair
from tests.oracles.geometry import faults, read_deck
from tests.oracles.making import make_deck
from tests.oracles.streams import written_by
from tests.oracles.tools import audit

from .conftest import SENTENCE, document, points, read_example, section
from .test_references import talk

BODY_FLOOR, CAPTION_FLOOR = 18, 12
SMALL_PRINT = ("Footer", "Slide number", "Caption", "Credit", "Section", "Quote", "Quoted", "Date", "Label", "cell 'Trend'", "Number")


def written(doc: Document, folder: Path, theme: str = "aurora") -> Path:
    path = folder / "deck.pptx"
    path.write_bytes(written_by(make_deck, doc, load_theme(theme), Diagnostics()))
    return path


def faults_of(doc: Document, folder: Path, theme: str = "aurora") -> list[str]:
    """What is wrong with the deck of a document: its geometry, its schema, and what PowerPoint would repair."""
    path = written(doc, folder, theme)
    misplaced = [f"slide {i}: {fault}" for i, slide in enumerate(read_deck(path), 1) for fault in faults(slide)]
    return [*misplaced, *audit(path), *repair.faults(path)]


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("name", ["genai-trends", "longer-lives"])
def test_an_example_has_no_fault(name, theme, tmp_path):
    doc, *_ = read(read_example().with_stem(name), None, Diagnostics())
    assert faults_of(doc, tmp_path, theme) == []


def test_no_body_text_of_the_example_is_under_18_points(tmp_path):
    doc, *_ = read(read_example(), None, Diagnostics())
    small = {
        (size, name)
        for slide in read_deck(written(doc, tmp_path))
        for size, name in slide.sizes
        if size < BODY_FLOOR and not name.startswith(SMALL_PRINT) and not name.startswith("cell")
    }
    assert small == set()
    assert all(size >= CAPTION_FLOOR for slide in read_deck(written(doc, tmp_path)) for size, _ in slide.sizes)


@pytest.mark.parametrize("sentence", ["Short.", SENTENCE, SENTENCE * 4], ids=["short", "usual", "long"])
@pytest.mark.parametrize("count", range(1, 10))
def test_one_to_nine_points_of_any_length(count, sentence, examples_of, tmp_path):
    parts = (section(1, points=points(count, sentence)), section(2, points=points(count, sentence), examples=examples_of(9)))
    assert faults_of(document(*parts), tmp_path) == []


LONG = ("Small models beat large ones on their own ground " * 5)[:200]
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.mark.parametrize("text", [LONG, WORD, f"{WORD} {WORD} {LONG}"], ids=["200 characters", "80 letters", "both"])
def test_any_text_in_any_field(text, make_figure, tmp_path):
    words = plain_text(text)
    figure = make_figure(1200, 1000, caption=text, credit=words)
    row = Row((words, words, words))
    sections = (
        section(1, title=words, headline=words, phrase=words, points=points(3, text), examples=(words, words)),
        section(2, title=words, headline=words, short=words, points=points(2, text), exhibits=(figure,)),
        section(3, headline=words, exhibits=(make_figure(caption=text, credit=words), Quote(words, by=words, second=words))),
        section(4, headline=words, exhibits=(Table("tbl-1", 1, (words, words, words), (row, row, row), caption=words),)),
        section(5, headline=words, lead=words),
        section(6, sections=tuple(Section(f"p{i}", words, lead=words, about=(0,), slide=False) for i in range(4))),
    )
    cover = Cover(figure, Quote(words, by=words))
    closing = Closing(words, words, (words, words), figure)
    doc = document(*sections, subtitle=words, authors=(words,), event=words, cover=cover, closing=closing)
    assert faults_of(doc, tmp_path) == []


@pytest.mark.parametrize("pixels", [(600, 1600), (1000, 1000), (1600, 900), (4000, 800), (900, 1000)], ids=str)
@pytest.mark.parametrize("crop", [True, False], ids=["cropped", "whole"])
@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_figures_of_any_shape_beside_any_points(pixels, crop, count, make_figure, examples_of, tmp_path):
    figure = make_figure(*pixels, crop=crop)
    assert faults_of(document(section(1, points=points(count), exhibits=(figure,), examples=examples_of(3))), tmp_path) == []


@pytest.mark.parametrize("rows", [1, 6, 40])
@pytest.mark.parametrize("columns", [1, 2, 3, 6])
def test_tables_of_any_size(rows, columns, tmp_path):
    header = tuple(plain_text(f"Column {i}") for i in range(columns))
    body = tuple(Row(tuple(plain_text(f"Cell {r} of some words" * (1 + c % 3)) for c in range(columns))) for r in range(rows))
    doc = document(section(1, exhibits=(Table("tbl-1", 1, header, body, caption=plain_text("What it shows.")),)))
    assert faults_of(doc, tmp_path) == []


LARGE = ["+".join(["a"] * 90), r"\\ ".join(["a &= b"] * 12).join([r"\begin{align}", r"\end{align}"])]


LISTINGS = [
    "",
    "x",
    "for a in b:\n\tprint('c')  # d\n\n" * 3,
    "x = 1\n" * 60,
    "call(" + "argument, " * 30 + ")\n" * 3,
    "y" * 2000,
    " " * 180 + "z = 'ä'\n" + " " * 60 + "y" * 200,
    "# تعليق\nname = 'مرحبا'  # " + "كلمة " * 30,
]


@pytest.mark.parametrize("where", [0, 1, 3, 7])
def test_equations_of_any_kind_with_any_meanings(where, tmp_path):
    meanings = tuple(Point(plain_text(SENTENCE * (1 + i % 3)), plain_text("x")) for i in range(where))
    sections = []
    for number, tex in enumerate([*FORMULAS, *LARGE], 1):
        formula = read_formula(tex, display=True)
        caption = plain_text("What it says." if number % 2 else "")
        sections.append(section(number, exhibits=(Equation(f"eq-{number}", number, formula, formula.spoken, caption, meanings),)))
    assert faults_of(document(*sections), tmp_path) == []


def test_symbols_that_are_sentences_leave_room_for_the_caption(tmp_path):
    formula = read_formula(LARGE[0], display=True)
    meanings = tuple(Point(plain_text(SENTENCE), plain_text(SENTENCE)) for _ in range(3))
    equation = Equation("eq-1", 1, formula, formula.spoken, plain_text("What it says."), meanings)
    assert faults_of(replace(document(section(exhibits=(equation,))), aspect="4:3", text_size="large"), tmp_path) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "by author"])
@pytest.mark.parametrize(("count", "words"), [(1, 30), (4, 2), (4, 400), (5, 30), (105, 20)])
def test_references_of_any_number_and_length(count, words, numbered, language, tmp_path):
    doc = replace(talk(count, words=words, numbered=numbered), language=language)
    assert faults_of(doc, tmp_path) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("title", ["Short", SENTENCE * 2], ids=["short", "long"])
@pytest.mark.parametrize("caption", ["", SENTENCE * 3], ids=["bare", "captioned"])
@pytest.mark.parametrize("text", LISTINGS, ids=range(len(LISTINGS)))
def test_code_of_any_length(text, caption, title, language, tmp_path):
    lines = range(1, text.count("\n") + 2, 2)
    callouts = tuple(Callout(line, plain_text(title), plain_text(caption[: line % 30])) for line in lines if caption)
    code = Code("lst-1", 1, Listing(text, "python"), plain_text(caption), plain_text(caption[:20]), callouts)
    doc = replace(document(section(1, headline=plain_text(title), exhibits=(code,))), language=language)
    assert faults_of(doc, tmp_path) == []


def test_the_reader_sees_a_text_past_its_box(tmp_path):
    """The check itself can fail: a long text typed into a written slide is found."""
    from pptx import Presentation

    path = written(document(section(1, points=points(3))), tmp_path)
    presentation = Presentation(str(path))
    (headline,) = [s for s in presentation.slides[1].placeholders if s.placeholder_format.idx == 0]
    headline.text_frame.text = "A headline that goes on and on " * 9
    presentation.save(str(path))
    assert any("text past its box: Headline" in fault for slide in read_deck(path) for fault in faults(slide))
