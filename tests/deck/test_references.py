"""The works that a talk cites, on its slides: all of them, few beside the closing words, many on slides of their own."""

from __future__ import annotations

import pytest

from generator.deck.boxes import PlacedSlide, TextBox
from generator.deck.layout import lay_out
from generator.deck.plan import cited, plan_deck
from generator.deck.planned import ClosingSlide, ReferencesSlide
from generator.model import Closing, Diagnostics, Document, Paragraph, Reference, Run, Text, plain_text
from generator.theme import load_theme

from .conftest import document, section

DOI = ("10.1000/182", "https://doi.org/10.1000/182")


def work(number: int, words: int = 8, numbered: bool = True, title: str = "Attention is all you need") -> Reference:
    text = Text((Run(f"Author{number}, “{'title ' * words}.” "), Run("A journal", emphasis=True), Run(", 2020.")))
    return Reference(f"ref-k{number}", str(number) if numbered else "", text, f"Author{number} et al. {title}. 2020", DOI)


def citing(*numbers: int) -> Text:
    return Text(tuple(Run(f"Said [{number}]. ", link=f"#ref-k{number}") for number in numbers))


def talk(count: int, closing: bool = True, **changes: object) -> Document:
    works = tuple(work(number, **changes) for number in range(1, count + 1))  # type: ignore[arg-type]
    cites = section(1, lead=plain_text("A lead."), notes=(Paragraph(citing(*range(1, count + 1))),))
    return document(cites, references=works, closing=Closing(plain_text("Thank you")) if closing else None)


def placed(doc: Document, diagnostics: Diagnostics | None = None) -> list[PlacedSlide]:
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), diagnostics or Diagnostics())


def entries(slide: PlacedSlide) -> TextBox:
    (box,) = [shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name == "References"]
    return box


def test_four_works_stand_beside_the_closing_words_with_what_names_them() -> None:
    *_, last = placed(talk(4))
    assert last.layout == "Closing"
    assert [part.number for part in entries(last).parts] == [1, 2, 3, 4]
    first = entries(last).parts[0].text
    assert first.text.plain == "Author1 et al. Attention is all you need. 2020\n10.1000/182"
    assert [run.link for run in first.text.runs if run.tone == "muted"] == [DOI[1]]
    assert [slide.layout for slide in placed(talk(4))].count("References") == 0


def test_five_works_or_a_talk_without_closing_words_get_slides_before_the_end() -> None:
    assert [slide.layout for slide in placed(talk(5))][-2:] == ["References", "Closing"]
    assert [slide.layout for slide in placed(talk(2, closing=False))][-1] == "References"


def test_short_forms_that_are_too_long_for_the_closing_slide_get_a_slide_too() -> None:
    slides = placed(talk(4, title="A title that goes on " * 8))
    assert [slide.layout for slide in slides][-2:] == ["References", "Closing"]
    assert len(entries(slides[-2]).parts) == 4


def test_many_works_go_on_over_slides_that_say_so_and_none_is_lost() -> None:
    diagnostics = Diagnostics()
    slides = [slide for slide in placed(talk(60), diagnostics) if slide.layout == "References"]
    assert [part.number for slide in slides for part in entries(slide).parts] == list(range(1, 61))
    boxes = [shape for slide in slides for shape in slide.shapes if isinstance(shape, TextBox)]
    names = [box.parts[0].text.text.plain for box in boxes if box.name == "Section name"]
    assert names == [f"References · {number} of {len(slides)}" for number in range(1, len(slides) + 1)]
    assert diagnostics.found == []


def test_without_numbers_entries_hang() -> None:
    (slide,) = [slide for slide in placed(talk(5, numbered=False, words=30)) if slide.layout == "References"]
    for part in entries(slide).parts:
        assert part.number is None
        assert part.hang > 0
        assert len(part.text.lines) > 1


def test_a_reference_that_no_slide_holds_is_cut_with_a_warning() -> None:
    diagnostics = Diagnostics()
    placed(talk(5, words=400), diagnostics)
    assert {found.code for found in diagnostics} == {"shortened"}


def test_the_deck_lists_what_its_slides_and_notes_cite() -> None:
    works = tuple(map(work, range(1, 8)))
    talked = section(1, lead=citing(2), body=(Paragraph(citing(3)),), notes=(Paragraph(citing(4)),))
    spoken = section(2, body=(Paragraph(citing(5)),))
    hidden = section(3, lead=citing(6), slide=False)
    doc = document(talked, spoken, hidden, references=works, closing=Closing(citing(1)))
    assert [each.label for each in cited(doc)] == ["1", "2", "4", "5"]


@pytest.mark.parametrize("count", [0, 1, 4, 5])
def test_a_plan_has_references_where_works_are_cited(count: int) -> None:
    kinds = plan_deck(talk(count))
    assert any(isinstance(slide, ReferencesSlide) for slide in kinds) == (count > 4)
    assert [len(slide.references) for slide in kinds if isinstance(slide, ClosingSlide)] == [count if count <= 4 else 0]
