"""Points that appear one at a click, and how slides follow one another: as PowerPoint writes it, on written decks."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from generator.model import Diagnostics, Document, Point, Section, plain_text
from generator.theme import load_theme
from tests.deck.conftest import document, points, section
from tests.oracles import repair
from tests.oracles.making import make_deck
from tests.oracles.tools import audit, need

from .conftest import built, written

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def slides_of(doc: Document) -> list[Any]:
    """The trees of the slides in order."""
    out = io.BytesIO()
    deck = make_deck(doc, load_theme("aurora"), Diagnostics(), out)
    with zipfile.ZipFile(out) as archive:
        return [etree.fromstring(archive.read(f"ppt/slides/slide{i + 1}.xml")) for i in range(deck.parts)]


def clicks(slide: Any) -> list[list[str]]:
    """What each click brings: the words of the shapes or paragraphs that appear, a first one that waits and others that come along."""
    shapes = {shape.find(f".//{P}cNvPr").get("id"): shape for shape in slide.iter(f"{P}sp")}
    found: list[list[str]] = []
    for effect in slide.iter(f"{P}cTn"):
        if effect.get("presetID") != "1":
            continue
        if effect.get("nodeType") == "clickEffect":
            found.append([])
        target = effect.find(f".//{P}spTgt")
        paragraphs = list(shapes[target.get("spid")].iter(f"{A}p"))
        if (chosen := target.find(f".//{P}pRg")) is not None:
            paragraphs = paragraphs[int(chosen.get("st")) : int(chosen.get("end")) + 1]
        found[-1].append(" ".join("".join(p.itertext()) for p in paragraphs))
    return found


def builds(slide: Any) -> list[dict[str, str]]:
    return [{key: value for key, value in item.attrib.items() if key != "spid"} for item in slide.iter(f"{P}bldP")]


SHORT = "Short and good."


def test_columns_appear_one_after_the_other_each_with_its_term():
    slide = slides_of(document(section(points=points(3, SHORT), build=True)))[1]
    assert clicks(slide) == [[f"Cost efficiency {i} {SHORT}"] for i in (1, 2, 3)]
    assert builds(slide) == [{"grpId": "0"}] * 3


def test_rows_bring_the_sentence_along_with_the_term():
    slide = slides_of(document(section(points=points(5, SHORT), build=True)))[1]
    assert clicks(slide) == [[f"Cost efficiency {i}", SHORT] for i in range(1, 6)]


def test_points_in_one_box_appear_by_paragraphs_and_figure_and_examples_stay(make_figure, examples_of):
    shown = (*points(2, SHORT), Point(plain_text("No term.")))
    slide = slides_of(document(section(points=shown, exhibits=(make_figure(),), examples=examples_of(2), build=True)))[1]
    assert clicks(slide) == [["Cost efficiency 1", SHORT], ["Cost efficiency 2", SHORT], ["No term."]]
    assert builds(slide) == [{"grpId": "0", "build": "p"}]


def test_a_row_of_a_part_appears_with_its_number_and_its_ground():
    parts = tuple(Section(f"p{i}", plain_text(f"Part {i}"), lead=plain_text("A lead."), about=(0,), slide=False) for i in (1, 2))
    (slide,) = slides_of(document(section(points=points(1, SHORT)), section(2, sections=parts, build=True)))[-1:]
    assert clicks(slide) == [["1", "Part 1", "A lead."], ["1", "Part 2", "A lead."]]
    assert builds(slide) == [{"grpId": "0", "animBg": "1"}, {"grpId": "0"}, {"grpId": "0"}] * 2


def test_a_continuation_begins_to_count_anew():
    _, first, second = slides_of(document(section(points=points(7, SHORT), build=True)))
    assert [len(clicks(slide)) for slide in (first, second)] == [4, 3]


def test_nothing_moves_unless_it_is_asked_for(everything):
    assert [slide.find(f"{P}{tag}") for slide in slides_of(everything) for tag in ("timing", "transition")] == [None] * 2 * 20


def test_a_transition_stands_before_the_timing_and_a_push_comes_from_where_reading_goes_on():
    built = section(points=points(2), build=True, transition="push")
    doc = document(built, section(2, transition="fade"), transition="push")
    assert [[child.tag.removeprefix(P) for child in slide] for slide in slides_of(doc)][1] == ["cSld", "clrMapOvr", "transition", "timing"]
    kinds = [[(kind.tag.removeprefix(P), dict(kind.attrib)) for kind in slide.find(f"{P}transition")] for slide in slides_of(doc)]
    assert kinds == [[("push", {"dir": "l"})]] * 2 + [[("fade", {})]]
    (turned, *_) = slides_of(replace(doc, language="ar"))
    assert turned.find(f"{P}transition/{P}push").get("dir") == "r"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_built_slides_of_every_kind_are_valid_and_need_no_repair(language, everything, tmp_path):
    path = written(replace(built(everything), language=language), tmp_path)
    assert audit(path) == []
    assert repair.faults(path) == []


def test_another_program_reads_the_same_clicks(tmp_path):
    path = written(document(section(points=points(3, SHORT), build=True, transition="fade")), tmp_path)
    command = [need("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "fodp", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], capture_output=True, check=True, timeout=300)
    text = (tmp_path / "deck.fodp").read_text("utf-8")
    assert text.count('presentation:node-type="on-click"') == 3
    assert text.count('presentation:preset-id="ooo-entrance-appear"') == 3
    assert 'smil:type="fade"' in text
