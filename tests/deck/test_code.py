"""Code on slides: every line of it is there, in order and in its colours, on as few slides as can be."""

from __future__ import annotations

from generator.deck.boxes import PlacedSlide, TextBox
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import Code, Diagnostics, Listing, plain_text
from generator.theme import DeckType, load_theme

from .conftest import SENTENCE, document, section

LOOP = "def run(goal):\n    plan = model.plan(goal)\n\n    for step in plan:\n\ttry_(step)  # once"


def slides(text: str, title: str = "Short") -> list[PlacedSlide]:
    code = Code("lst-1", 1, Listing(text, "python"), plain_text("What it does."))
    doc = document(section(1, headline=plain_text(title), exhibits=(code,)))
    placed = lay_out(plan_deck(doc), doc, load_theme("aurora"), Diagnostics())
    return [slide for slide in placed if slide.layout == "Code"]


def code_of(slide: PlacedSlide) -> TextBox:
    (box,) = [shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name == "Code"]
    return box


def test_a_line_is_a_paragraph_and_nothing_is_lost() -> None:
    (slide,) = slides(LOOP)
    shown = [part.text.text.plain for part in code_of(slide).parts]
    assert shown == ["def run(goal):", "    plan = model.plan(goal)", " ", "    for step in plan:", "    try_(step)  # once"]


def test_words_have_the_tones_of_what_they_are() -> None:
    (slide,) = slides(LOOP)
    tones = {run.text.strip(): run.tone for part in code_of(slide).parts for run in part.text.text.runs if run.tone}
    assert tones == {"def": "keyword", "for": "keyword", "in": "keyword", "# once": "muted"}


def test_code_that_does_not_fit_goes_on_evenly() -> None:
    pages = slides("\n".join(f"line{number}" for number in range(25)))
    assert [len(code_of(page).parts) for page in pages] == [9, 9, 7]
    assert [part.text.text.plain for page in pages for part in code_of(page).parts] == [f"line{number}" for number in range(25)]


def test_eleven_lines_fit_below_a_headline_of_one_line_and_nine_below_two() -> None:
    assert len(slides("\n".join("x" * 11))) == 1
    assert len(slides("\n".join("x" * 12))) == 2
    assert len(slides("\n".join("x" * 11), SENTENCE * 2)) == 2


def test_a_long_line_goes_on_under_its_own_indent() -> None:
    (slide,) = slides("    call(" + "argument, " * 20 + ")")
    (part,) = code_of(slide).parts
    assert len(part.text.lines) > 1
    assert part.hang > 4 * DeckType.code.size * 0.5
