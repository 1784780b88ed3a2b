"""A theme that justifies: the report's running prose is flush at both sides, with spaces that do not gape, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

import pytest

from generator.model import BlockQuote, Diagnostics, Document, Footnote, ItemList, Paragraph, Point, Quote, Run, Text, plain_text
from generator.report import make_report
from generator.theme import load_theme
from tests.oracles.scripts import SAMPLES
from tests.oracles.streams import written_by

from . import reading
from .conftest import MakeFigure, section
from .reading import Word
from .test_order import paragraph

RIGHT = 532.0
SPACE = 2.625
"""Points of a space of the body's serif at its size."""
PROSE = (
    "A report is read at leisure, often on paper, and what makes it pleasant is that nothing in it asks for attention: lines of an even "
    "length, spaces of an even width, and no word that is divided where another would do. Printers have set their books so for five "
    "hundred years, and their rules are known. A line is filled by letting its spaces grow or shrink a little, by hyphenating a word "
    "where they would grow too much, and above all by choosing the ends of all lines of a paragraph together, since one that is broken "
    "a word earlier may save the three that follow. Programs that look at one line after the other cannot do that, and it shows."
)
LISTED = (
    "A list says in its items what would be tedious in a sentence, and an item that is long enough for several lines is set as prose is."
)


def pages(*sections: object, language: str = "en", **fields: object) -> list[list[Word]]:
    document = Document(plain_text("A title"), "talk", sections=sections, language=language, **fields)  # type: ignore[arg-type]
    return reading.words(written_by(make_report, document, replace(load_theme("aurora"), justify=True), Diagnostics()))


def lines(page: list[Word], first: str, last: str) -> list[list[Word]]:
    """The lines from the word `first` to the word `last`, each from left to right."""
    start = next(index for index, word in enumerate(page) if word.text == first)
    end = next(index for index, word in enumerate(page) if index > start and word.text == last)
    return [list(line) for _, line in groupby(page[start : end + 1], key=lambda word: round(word.top))]


def is_flush(made: list[list[Word]]) -> bool:
    assert len(made) > 1
    return all(line[-1].right == pytest.approx(RIGHT, abs=0.3) for line in made[:-1])


def test_all_lines_of_a_paragraph_but_the_last_end_at_the_right_edge_with_even_spaces() -> None:
    made = lines(pages(section(body=(paragraph(PROSE),)))[2], "A", "shows.")
    assert is_flush(made)
    assert made[-1][-1].right < RIGHT - 5
    gaps = [after.left - before.right for line in made[:-1] for before, after in pairwise(line)]
    assert len(gaps) > 60
    assert min(gaps) > 0.7 * SPACE
    assert max(gaps) < 3 * SPACE


def test_items_sentences_beside_terms_and_footnotes_are_justified_too() -> None:
    note = Footnote("note-1", 44, (paragraph(f"Note {LISTED} note."),))
    body = (ItemList(((paragraph(f"Item {LISTED} item."),),)), Paragraph(Text((Run("Text"), Run("44", note="note-1")))))
    (page,) = pages(section(points=(Point(plain_text(f"Point {LISTED} point."), plain_text("Term")),), body=body), footnotes=(note,))[2:-1]
    for name in ("Item", "Point", "Note"):
        assert is_flush(lines(page, name, f"{name.lower()}."))


def test_leads_quotes_and_captions_stay_ragged(make_figure: MakeFigure) -> None:
    story = section(
        lead=plain_text(f"Lead {LISTED} lead."),
        body=(BlockQuote((paragraph(f"Block {LISTED} block."),)),),
        exhibits=(make_figure(caption=f"Caption {LISTED} caption."), Quote(plain_text(f"Quote {LISTED} quote."))),
    )
    made = pages(story)[2:-1]
    for name in ("Lead", "Block", "Caption", "Quote"):
        page = next(page for page in made if any(word.text == name for word in page))
        assert len({round(line[-1].right) for line in lines(page, name, f"{name.lower()}.")}) > 2


@pytest.mark.parametrize("name", ["Chinese", "Japanese", "Thai"])
def test_a_script_without_spaces_stays_ragged_with_its_few_spaces_as_they_are(name: str) -> None:
    (sample,) = [sample for sample in SAMPLES if sample.name == name]
    text = sample.text.replace("，", "，OpenAI 和 ").replace("、", "、OpenAI と ")
    page = pages(section(body=(paragraph(text),)), language=sample.language)[2]
    words = [word for word in page if 190 < word.top < 500]
    gaps = [after.left - before.right for before, after in pairwise(words) if abs(before.top - after.top) < 6]
    wide = [gap for gap in gaps if gap > 1]
    assert wide
    assert max(wide) - min(wide) < 0.1


def test_a_paragraph_from_right_to_left_is_justified() -> None:
    (sample,) = [sample for sample in SAMPLES if sample.name == "Arabic"]
    page = pages(section(body=(paragraph(sample.text),)))[2]
    letters = [word for word in page if 150 < word.top < 700 and word.left > 180]
    rows = [list(row) for _, row in groupby(sorted(letters, key=lambda word: word.top), key=lambda word: word.top)]
    assert len(rows) > 4
    for row in rows[:-1]:
        assert max(word.right for word in row) == pytest.approx(RIGHT, abs=0.5)
        assert min(word.left for word in row) == pytest.approx(186, abs=0.5)
