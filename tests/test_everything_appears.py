"""Nothing is lost in silence: every string of the content stands in at least one of the two works."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

import generator
from generator.model import Chart, Display, Document, Equation, Figure, Listing, Place, Text
from tests.oracles.tools import pdf_text

EXAMPLE = Path(__file__).parents[1] / "content" / "genai-trends.yaml"
BODY = ("-x", "0", "-y", "70", "-W", "595", "-H", "700")
"""The area of the report between header and footer, which would stand in the middle of a paragraph that goes over a page."""
NOT_SHOWN = {"id", "stem", "language", "theme", "layout", "label", "sources", "place", "mail", "identifier"}
"""Fields that steer the works and are not read out in them."""


def texts(node: Any, path: str = "document") -> Iterator[tuple[str, str]]:
    """Every text of the model, with where it stands."""
    if isinstance(node, Text):
        yield path, node.plain
    elif isinstance(node, Listing):
        yield from ((path, line) for line in node.code.split("\n"))
    elif isinstance(node, Place):
        return
    elif isinstance(node, Figure) and not node.decorative:
        yield f"{path}.alt", node.alt
        yield from fields(node, path)
    elif isinstance(node, Chart):
        named = [measure.name for measure in node.y if len(node.y) > 1] + [value for value in node.x.values if isinstance(value, str)]
        yield from ((f"{path}.data", text) for text in (*named, *node.units))
        yield from fields(node, path)
    elif isinstance(node, Equation):
        yield f"{path}.alt", node.alt
        yield f"{path}.formula", node.formula.plain
        yield from fields(node, path)
    elif isinstance(node, Display):
        yield path, node.formula.plain
    elif dataclasses.is_dataclass(node):
        yield from fields(node, path)
    elif isinstance(node, tuple):
        for i, item in enumerate(node):
            yield from texts(item, f"{path}[{i}]")


def fields(node: Any, path: str) -> Iterator[tuple[str, str]]:
    for field in dataclasses.fields(node):
        if field.name not in NOT_SHOWN:
            yield from texts(getattr(node, field.name), f"{path}.{field.name}")


def words(text: str) -> str:
    """The text as its letters and digits alone: line ends, ligatures, raised figures and spaces are each work's own business."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def deck_text(path: Path) -> str:
    """Everything that a deck says: shapes, tables, alternative texts, notes."""
    said: list[str] = []
    for slide in Presentation(str(path)).slides:
        for element in slide.shapes._spTree.iter():
            tag = element.tag.rpartition("}")[2]
            said.append(element.text or "" if tag == "t" else "")
            said.append(element.get("descr") or "" if tag == "cNvPr" else "")
        if slide.has_notes_slide:
            said.append(slide.notes_slide.notes_text_frame.text)
    return "".join(said)


def missing(document: Document, folder: Path, stem: str) -> list[str]:
    shown = words(deck_text(folder / f"{stem}.pptx")) + " " + words(pdf_text(folder / f"{stem}.pdf", *BODY))
    return [f"{path}: {text!r}" for path, text in texts(document) if words(text) and words(text) not in shown]


@pytest.mark.parametrize("theme", ["aurora", "aurora-dark"])
def test_every_string_of_the_example_is_in_one_of_the_works(theme, tmp_path):
    result = generator.build(EXAMPLE, output=tmp_path, theme=theme)
    document = generator.load(EXAMPLE).document
    assert document
    assert not result.diagnostics.errors
    assert missing(document, tmp_path, "genai-trends") == []


WORKS = """
@book{one, author = {Writer, Ann}, title = {The title of a work}, publisher = {The publisher}, year = 2020, doi = {10.1000/182}}
@article{two, author = {Scholar, Ben}, title = {Another work}, journal = {A journal}, year = 2021, url = {https://example.org/two}}
"""
FULL = """
title: A title
subtitle: The subtitle
authors: [The maintainers, Others]
date: 2024-07-06
event: The event
bibliography: works.bib
paper: letter
columns: 2
cover:
  quote: {text: A quotation., by: Its author}
abstract: |
  An abstract with a note[^n].

  [^n]: The note of the abstract.
sections:
  - id: one
    title: First section
    short: FS
    headline: The headline of the first
    phrase: Its phrase
    lead: Its lead.
    points:
      - Term one: Sentence one with `code`, **strong** words and [un *peu* de français]{lang=fr}.
      - Just a sentence of $n_0$ words.
    examples: [Example one, Example two]
    body: |
      A paragraph [see @one, p. 3], after @two, see @tbl-one, @tbl-two, @lst-one and @sec-two,
      [und auf Deutsch, mit [einem Verweis](https://example.org/)]{lang=de}.

      # A heading [en français]{lang=fr}

      - item one
        - nested item
      1. numbered

      A term
      : What it means[^2].

      > A quoted block with $x + y$ in it, see @eq-one.

      $$
      F = ma
      $$

      [^2]: A note with

          another term
          : and its meaning.

      1. قائمة
      2. بند

      ```python
      print("code")
      ```

      | Head | Cell |
      |------|-----:|
      | left | 1.5  |
    notes: |
      What the speaker says.
    sections:
      - {title: A subsection, lead: The lead of the subsection., body: The body of the subsection.}
  - id: two
    title: Second section
    headline: The headline of the second
    points: [Only this.]
    table:
      id: tbl-one
      header: [Column A, Column B]
      rows: [[a1, b1], [a2, "[b deux]{lang=fr}"]]
      caption: The [légende]{lang=fr}.
      source: The source.
    code: {id: lst-one, language: python, text: "print(1)", caption: What the code does., source: Where it is from.,
           callouts: [{line: 1, term: The line, text: What the line does.}]}
  - title: A section of charts
    points: [A point beside charts.]
    body: See @cht-one.
    exhibits:
      - chart:
          id: cht-one
          kind: column
          data: {Quarter: [Q1, Q2], Alpha: [1, 2], Beta: [3, ~]}
          x: Quarter
          y: [Alpha, Beta]
          unit: Million
          caption: The [légende]{lang=fr} of the chart.
          source: The source of the chart.
          credit: The maker of the chart.
          takeaway: {number: "2 : 1", text: The takeaway of the chart.}
      - chart: {kind: line, data: [[Day, Alpha, Beta], [2024-01-01, 1, 5], [2024-02-01, 2, 4]], x: Day, y: [Alpha, Beta], highlight: Beta}
      - chart: {kind: pie, data: {Name: [One, Two], Share: [60, 40]}, x: Name, y: Share, alt: The chart in the author's words.}
      - chart: {kind: scatter, data: {A: [1, 2], B: [3, 4]}, x: A, y: B}
  - title: Section with an equation
    equation:
      id: eq-one
      tex: E = mc^2
      caption: Mass is energy.
      where: [$E$: Energy in joules., Just what it means.]
      alt: Energy is mass times the speed of light squared.
  - title: Section with a picture to come
    figure: {missing: "https://example.org/sea.jpg", alt: The words for the sea., caption: The sea., credit: The painter.}
  - title: Section with a grouped table
    table:
      header: [Column X, A title over columns: [Column Y, "Column Z [en français]{lang=fr}"]]
      rows: [A title over rows: [[x1, 1.5, 2], [x2, 10, 3.25]]]
      notes: [A note below the table with $k$., Another note.]
  - title: Third section
    quote: {text: A statement, by: Its speaker, second: A second line}
  - title: A comparison
    compare:
      id: tbl-two
      things: [one, A thing that is no topic]
      rows: [First criterion: [v11, "v12 [mot]{lang=fr}"], Second criterion: [v21, v22]]
      caption: What is compared.
      source: Where the comparison is from.
  - title: A section of parts
    lead: The lead of a divider.
    sections:
      - {title: A part with a slide, slide: true, lead: The lead of the part.}
  - title: A section for questions
    backup: true
    lead: A lead for questions.
  - title: A section that is hidden
    hidden: true
    lead: A hidden lead.
  - title: Only for the talk
    report: false
    headline: A headline of the talk
    lead: A lead of the talk.
  - title: Only for the report
    slide: false
    body: A body of the report.
closing: {title: The end, text: Thank you., contact: [First line, second@example.org]}
"""


def test_every_field_of_the_format_appears_somewhere(tmp_path):
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    (tmp_path / "works.bib").write_text(WORKS, encoding="utf-8")
    result = generator.build(tmp_path / "full.yaml", output=tmp_path)
    assert [d.code for d in result.diagnostics] == ["missing-picture"]
    document = generator.load(tmp_path / "full.yaml").document
    assert document
    assert missing(document, tmp_path, "full") == []
