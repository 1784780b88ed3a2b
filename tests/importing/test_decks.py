"""Decks of other programs, and our own, become content files that say the same and build as they are."""

from __future__ import annotations

import random
import re
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generator
from generator.importing import Imported, import_file
from generator.importing.deck.package import MAX_PART, MAX_SLIDES, MIB
from generator.importing.escaping import escaped_words
from generator.model import Chart, Diagnostic, Diagnostics, Document, Figure, Quote, Section, Table, Text, plain_lines
from generator.source.inline import Inline
from generator.source.scalar import Scalar
from generator.source.text_file import Source
from tests.oracles import repair
from tests.oracles.geometry import faults, read_deck
from tests.oracles.tools import audit

from . import decks

CONTENT = Path(__file__).parents[2] / "content"
EXPECTED = Path(__file__).parent / "expected"


def imported(deck: Path, folder: Path) -> tuple[Imported, list[Diagnostic]]:
    """What comes of a deck, written as the command does."""
    found = Diagnostics()
    made = import_file(deck, folder / "talk.yaml", None, found)
    assert made, found
    (folder / "talk.yaml").write_text(made.text, "utf-8")
    for path, data in made.files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return made, found.found


def document(folder: Path) -> Document:
    loaded = generator.load(folder / "talk.yaml")
    assert loaded.document, loaded.diagnostics
    return loaded.document


def codes(found: list[Diagnostic]) -> dict[str, list[str]]:
    """The messages by their codes."""
    return {code: [each.message for each in found if each.code == code] for code in {each.code for each in found}}


def refusal(path: Path) -> Diagnostic:
    """The error of a file that is no deck."""
    found = Diagnostics()
    assert import_file(path, path.with_suffix(".yaml"), None, found) is None
    (only,) = found.found
    assert (only.code, only.severity, only.place.file) == ("bad-deck", "error", str(path))
    return only


def test_a_usual_deck_becomes_the_content_file_that_is_expected(tmp_path: Path) -> None:
    made, found = imported(decks.usual(tmp_path / "usual.pptx"), tmp_path)
    assert made.text == (EXPECTED / "usual.yaml").read_text("utf-8")
    assert sorted(path.name for path in made.files) == ["slide-05-2.jpg", "slide-05.png"]
    assert codes(found) == {
        "merged-cells": ["slide 6: merged cells of the table have their text in each place"],
        "missing-alt": ["slide 5: the picture `talk-pictures/slide-05.png` has no description"],
    }


@pytest.mark.parametrize("make", [decks.usual, decks.of_charts, decks.odd], ids=lambda make: make.__name__)
def test_an_imported_deck_builds_without_a_fault(make: Any, tmp_path: Path) -> None:
    imported(make(tmp_path / "deck.pptx"), tmp_path)
    result = generator.build(tmp_path / "talk.yaml", output=tmp_path)
    assert not result.diagnostics.errors
    path = tmp_path / "talk.pptx"
    assert [fault for slide in read_deck(path) for fault in faults(slide)] == []
    assert [*audit(path), *repair.faults(path)] == []


def test_a_cropped_picture_is_cut_as_the_deck_shows_it(tmp_path: Path) -> None:
    imported(decks.usual(tmp_path / "usual.pptx"), tmp_path)
    figures = [exhibit for section in walk(document(tmp_path)) for exhibit in section.exhibits if isinstance(exhibit, Figure)]
    assert [(figure.picture.width, figure.picture.height) for figure in figures] == [(150, 100), (120, 120)]


def walk(made: Document | Section) -> list[Section]:
    return [each for section in made.sections for each in (section, *walk(section))]


def plain(text: Text) -> str:
    return " ".join(text.plain.split())


# Our own decks


@pytest.mark.parametrize("name", ["genai-trends", "longer-lives"])
def test_an_example_s_deck_comes_back_with_all_that_it_showed(name: str, tmp_path: Path) -> None:
    source = generator.load(CONTENT / f"{name}.yaml").document
    assert source
    generator.build(CONTENT / f"{name}.yaml", output=tmp_path, works=["deck"])
    _, found = imported(tmp_path / f"{name}.pptx", tmp_path)
    assert set(codes(found)) <= {"formula"}
    back = document(tmp_path)
    assert plain(back.title) == plain(source.title)
    titles = [plain(section.title) for section in back.sections]
    assert titles == [title for section in source.sections if (title := plain(section.title)) in titles]
    assert {plain(section.title) for section in source.sections if section.points} <= {*titles}
    old, new = shown(source), shown(back)
    assert old["headlines"] <= new["headlines"] | new["titles"]
    for what in ("points", "examples", "cells", "captions", "series", "quotes"):
        assert old[what] - new[what] == set(), what
    for paragraph in spoken(source):
        assert paragraph in " ".join(spoken(back))


def shown(made: Document) -> dict[str, set[Any]]:
    """What the slides of a document say."""
    sections = [section for section in walk(made) if section.slide and not section.appendix]
    exhibits = [exhibit for section in sections for exhibit in section.exhibits]
    return {
        "titles": {plain(section.title) for section in sections},
        "headlines": {plain(section.headline) for section in sections if plain(section.headline)},
        "points": {(plain(point.term), plain(point.text)) for section in sections for point in section.points},
        "examples": {plain(example) for section in sections for example in section.examples},
        "cells": {plain(cell) for table in exhibits if isinstance(table, Table) for row in table.rows for cell in row.cells[1:]},
        "captions": {plain(each.caption) for each in exhibits if isinstance(each, Figure | Table | Chart)},
        "quotes": {(plain(each.text), plain(each.second)) for each in exhibits if isinstance(each, Quote)},
        "series": {(each.kind, column.name, column.values) for each in exhibits if isinstance(each, Chart) for column in each.y},
    }


def spoken(made: Document) -> list[str]:
    return [" ".join(line.split()) for section in walk(made) for line in plain_lines(section.notes) if line.strip()]


# Structure


def test_sections_of_the_deck_are_sections_of_the_content(tmp_path: Path) -> None:
    deck = decks.Deck()
    for title in ("Alone", "First", "Second", "Third"):
        deck.slide(decks.BULLETS, title, "A point that says something")
    deck.sections(("The start", 1), ("The middle", 2), ("Third", 1))
    imported(deck.saved(tmp_path / "deck.pptx"), tmp_path)
    found = [
        (section.title.plain, section.headline.plain, [inner.title.plain for inner in section.sections])
        for section in document(tmp_path).sections
    ]
    assert found == [("The start", "Alone", []), ("The middle", "", ["First", "Second"]), ("Third", "", [])]


def test_charts_that_diptych_does_not_draw_are_drawn_as_near_ones_or_become_tables(tmp_path: Path) -> None:
    _, found = imported(decks.of_charts(tmp_path / "deck.pptx"), tmp_path)
    kinds = {
        section.title.plain: next((each.kind for each in section.exhibits if isinstance(each, Chart)), "table")
        for section in document(tmp_path).sections
    }
    assert {kinds[name] for name in kinds if name.startswith(("RADAR", "BUBBLE"))} == {"table"}
    assert (kinds["COLUMN_CLUSTERED"], kinds["BAR_CLUSTERED"], kinds["COLUMN_STACKED"]) == ("column", "bar", "stacked")
    assert (kinds["LINE"], kinds["AREA"], kinds["PIE"], kinds["DOUGHNUT"], kinds["XY_SCATTER"], kinds["DATES"]) == (
        "line",
        "area",
        "pie",
        "doughnut",
        "scatter",
        "line",
    )
    said = codes(found)["chart-kind"]
    assert len(said) == len(
        [name for name in kinds if kinds[name] == "table" or "STACKED_100" in name or re.match("(BAR|LINE).*STACKED", name)]
    )


def test_what_has_no_place_is_named_with_its_slide_and_its_texts_are_kept(tmp_path: Path) -> None:
    made, found = imported(decks.odd(tmp_path / "deck.pptx"), tmp_path)
    said = codes(found)
    assert {code: messages[0].partition(":")[0] for code, messages in said.items()} == {
        "drawing": "slide 1",
        "background": "slide 1",
        "object": "slide 2",
        "media": "slide 2",
        "icon": "slide 2",
        "missing-alt": "slide 2",
        "missing-picture": "slide 3",
        "empty-chart": "slide 3",
        "formula": "slide 4",
    }
    assert [line for line in ("Box 1", "Box 2", "a+b") if line not in made.text] == []
    assert "missing: talk-pictures/slide-03.png" in made.text
    assert made.missing == 1


def test_the_texts_of_a_diagram_are_points(tmp_path: Path) -> None:
    deck = decks.Deck()
    decks.diagram(deck.slide(decks.ONLY, "A diagram"), "Plan", "Build")
    made, found = imported(deck.saved(tmp_path / "deck.pptx"), tmp_path)
    assert "points: [Plan, Build]" in made.text
    assert [each.code for each in found] == ["diagram"]


def test_a_slide_that_cannot_be_read_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name == "ppt/_rels/presentation.xml.rels":
            return data.replace(b"slides/slide1.xml", b"slides/none.xml").replace(b'Id="rId7"', b'Id="rId77"')
        return data.replace(b'r:id="rId2"', b'r:id="rId99"') if name == "ppt/slides/slide7.xml" else data

    path = decks.changed(decks.usual(tmp_path / "usual.pptx"), tmp_path / "deck.pptx", change)
    made, found = imported(path, tmp_path)
    said = codes(found)
    assert (said["unreadable-slide"], said["unreadable-shape"]) == (
        ["slide 1: the slide cannot be read: KeyError"],
        ["slide 7: a shape cannot be read: KeyError"],
    )
    assert "Three regions" in made.text


def test_data_beyond_all_measure_are_cut_with_a_warning(tmp_path: Path) -> None:
    deck = decks.Deck()
    decks.chart(deck.slide(decks.ONLY, "A chart"), "LINE", decks.values([str(number) for number in range(5001)], One=[1.0] * 5001))
    _, found = imported(deck.saved(tmp_path / "deck.pptx"), tmp_path)
    assert codes(found)["cut"] == ["slide 1: the chart is too large; its end is left out"]


def test_comments_are_named(tmp_path: Path) -> None:
    deck = decks.Deck()
    decks.comment(deck.slide(decks.BULLETS, "A slide", "that someone has an opinion about"))
    assert [each.code for each in imported(deck.saved(tmp_path / "deck.pptx"), tmp_path)[1]] == ["comments"]


# Files that are no decks


def test_an_old_deck_or_one_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "old.ppt"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    assert "save it as .pptx without a password" in refusal(path).help


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_truncated_deck_is_an_error(share: float, tmp_path: Path) -> None:
    whole = decks.usual(tmp_path / "whole.pptx").read_bytes()
    path = tmp_path / "deck.pptx"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "is no .pptx file, or not all of one" in refusal(path).message


@pytest.mark.parametrize(("name", "limit"), [("ppt/presentation.xml", MAX_PART), ("ppt/slides/slide1.xml", MAX_SLIDES)])
def test_a_bomb_is_refused_before_it_is_unpacked(name: str, limit: int, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(limit // MIB + 1):
            part.write(bytes(MIB))
    tracemalloc.start()
    assert f"has more than {limit // MIB} MiB of text" in refusal(path).message
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(12))
    doctype = f'<!DOCTYPE p:sld [<!ENTITY e0 "boom"><!ENTITY file SYSTEM "file:///etc/hostname">{entities}]>'.encode()

    def change(name: str, data: bytes) -> bytes:
        if name != "ppt/slides/slide1.xml":
            return data
        head, _, body = data.partition(b"?>")
        return head + b"?>" + doctype + body.replace(b"Author", b"&e12;&file;")

    path = decks.changed(decks.usual(tmp_path / "usual.pptx"), tmp_path / "deck.pptx", change)
    found = Diagnostics()
    made = import_file(path, tmp_path / "talk.yaml", None, found)
    assert made is None or not re.search("boom|localhost", made.text)


@settings(max_examples=25)
@given(seed=st.integers(0, 1 << 32))
def test_a_damaged_deck_is_read_or_refused(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    whole = tmp_path_factory.getbasetemp() / "whole.pptx"
    if not whole.exists():
        decks.usual(whole)
    chance = random.Random(seed)
    parts = zipfile.ZipFile(whole).namelist()
    hit = chance.choice(parts)

    def change(name: str, data: bytes) -> bytes | None:
        if name != hit:
            return data
        if chance.random() < 0.2:
            return None
        text = bytearray(data)
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(text))
            text[at : at + chance.randrange(20)] = chance.choice([b"", b"x", b"9" * 9, b'"', b"<", data[at - 30 : at + 9]])
        return bytes(text)

    found = Diagnostics()
    made = import_file(decks.changed(whole, folder / "deck.pptx", change), folder / "talk.yaml", None, found)
    assert (made is None) == any(each.code == "bad-deck" for each in found)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40))
def test_plain_text_reads_the_same_in_markdown(text: str) -> None:
    line = " ".join(text.split())
    written = escaped_words(line)
    found = Diagnostics()
    read = Inline({}, found).text(Scalar(written, Source("talk.yaml", written), 0, len(written)))
    assert (read.plain, found.found) == (line, [])


def test_every_code_is_shown() -> None:
    folder = Path(generator.__file__).parent / "importing" / "deck"
    used = {
        code for path in folder.glob("*.py") for code in re.findall(r'(?:warn|\.error)\((?:page, )?"([a-z-]+)"', path.read_text("utf-8"))
    }
    tests = Path(__file__).read_text("utf-8")
    assert {code for code in used if f'"{code}"' not in tests} == set()


def test_code_in_a_text_stays_code_with_whatever_marks_it_has(tmp_path: Path) -> None:
    deck = decks.Deck()
    paragraph = deck.slide(decks.BULLETS, "Code", "Say ").placeholders[1].text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text, run.font.name = "echo `date` *", "Courier New"
    imported(deck.saved(tmp_path / "deck.pptx"), tmp_path)
    (point,) = document(tmp_path).sections[0].points
    assert [(run.text, run.code) for run in point.text.runs] == [("Say ", False), ("echo `date` *", True)]
