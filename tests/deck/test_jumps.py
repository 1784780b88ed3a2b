"""Links that stay in the deck: from words to the slide that they speak of, and from every section back to the agenda."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation

from generator.model import Closing, Document, Paragraph, Reference, Row, Run, Section, Table, Text, plain_text

from .conftest import document, points, section
from .test_geometry import faults_of, written

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def linked(words: str, to: str) -> Text:
    return Text((Run(words, link=to),))


def jumps(folder: Path, doc: Document) -> list[dict[str, int]]:
    """For each slide the words that lead to another, with its number."""
    slides = list(Presentation(str(written(doc, folder))).slides)
    parts = [slide.part for slide in slides]
    return [{run: 1 + parts.index(slide.part.related_part(rid)) for run, rid in _clicks(slide)} for slide in slides]


def _clicks(slide: Any) -> list[tuple[str, str]]:
    found = []
    for run in slide.shapes._spTree.iter(f"{A}r"):
        click = run.find(f"{A}rPr/{A}hlinkClick")
        if click is not None and click.get("action") == "ppaction://hlinksldjump":
            found.append((run.find(f"{A}t").text, click.get(f"{R}id")))
    return found


def talk(*leads: Text) -> Document:
    table = Table("tbl-1", 1, (plain_text("A"), plain_text("B")), (Row((plain_text("a"), plain_text("b"))),))
    below = Section("below", plain_text("Below"), slide=False)
    told = [section(1, points=points(2)), section(2, points=points(2), exhibits=(table,), sections=(below,))]
    return document(*told, *(section(i, lead=lead) for i, lead in enumerate(leads, 3)))


def test_words_lead_to_the_slide_of_a_section_of_an_exhibit_and_of_a_part_without_a_slide(tmp_path: Path) -> None:
    leads = [linked("Section 2", "#sec-s2"), linked("Table 1", "#tbl-1"), linked("Below", "#sec-below")]
    found = jumps(tmp_path, talk(*leads))
    assert [found[i][words] for i, words in ((5, "Section 2"), (6, "Table 1"), (7, "Below"))] == [4, 5, 4]


def test_words_about_their_own_slide_or_one_that_the_deck_lacks_lead_nowhere(tmp_path: Path) -> None:
    found = jumps(tmp_path, talk(linked("Here", "#sec-s3"), linked("Nowhere", "#fig-1")))
    assert ["Here" in slide or "Nowhere" in slide for slide in found] == [False] * 7


def test_every_section_leads_back_to_the_agenda_without_looking_like_a_link(tmp_path: Path) -> None:
    doc = talk(plain_text("A lead."))
    found = jumps(tmp_path, doc)
    assert found[2] == {"1": 2, "Section 1": 2}
    assert found[5] == {"3": 2, "Section 3": 2}
    clicks = list(Presentation(str(tmp_path / "deck.pptx")).slides[2].shapes._spTree.iter(f"{A}hlinkClick"))
    assert {click.getparent().get("u") for click in clicks} == {"none"}
    assert all(click.find(f"{A}extLst") is not None and click.getparent().find(f"{A}solidFill") is not None for click in clicks)
    assert faults_of(doc, tmp_path) == []


def test_marks_of_citations_lead_to_their_slide_of_references_and_look_like_the_text_around_them(tmp_path: Path) -> None:
    works = tuple(Reference(f"ref-{i}", str(i), plain_text(f"A work {i}. " * 40), "Work") for i in range(1, 12))
    lead = Text(
        (Run("Said "), Run("[1]", link="#ref-1"), Run(" and "), Run("[11]", link="#ref-11"), Run(" and "), Run("here", link="#sec-s1"))
    )
    cites = Paragraph(Text(tuple(Run("x", link=f"#{work.id}") for work in works)))
    doc = document(section(1), section(2, lead=lead, notes=(cites,)), references=works)
    found = jumps(tmp_path, doc)
    assert [found[3][mark] for mark in ("[1]", "[11]", "here")] == [5, len(found), 3]
    assert len(found) > 5
    runs = {
        run.find(f"{A}t").text: run.find(f"{A}rPr")
        for run in Presentation(str(tmp_path / "deck.pptx")).slides[3].shapes._spTree.iter(f"{A}r")
    }
    assert [runs[words].get("u") for words in ("Said ", "[1]", "here")] == [None, "none", None]
    assert [runs[words].find(f"{A}hlinkClick/{A}extLst") is not None for words in ("[1]", "here")] == [True, False]


def test_marks_lead_to_the_closing_slide_when_the_works_stand_there(tmp_path: Path) -> None:
    lead = Text((Run("Said "), Run("[1]", link="#ref-1")))
    doc = document(
        section(1, lead=lead), references=(Reference("ref-1", "1", plain_text("A work."), "Work"),), closing=Closing(plain_text("Thanks"))
    )
    assert jumps(tmp_path, doc)[1] == {"[1]": 3}


def test_without_an_agenda_nothing_leads_back(tmp_path: Path) -> None:
    assert jumps(tmp_path, document(section(1, points=points(2)))) == [{}, {}]
