"""Links that stay in the deck: from words to the slide that they speak of, and from every section back to the agenda."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation

from generator.model import Document, Row, Run, Section, Table, Text, plain_text

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


def test_without_an_agenda_nothing_leads_back(tmp_path: Path) -> None:
    assert jumps(tmp_path, document(section(1, points=points(2)))) == [{}, {}]
