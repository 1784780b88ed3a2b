"""The fonts that a deck carries: which, under what names, with which characters, read by readers of our own and of LibreOffice."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from lxml import etree

from generator import build
from generator.deck.pptx.embedding import UsedFonts
from generator.model import EMBEDDINGS, Diagnostics, Document, Run, Text, plain_text
from generator.text.fonts import load_face
from generator.theme import Family, load_theme
from tests.deck.conftest import document, section
from tests.oracles import eot, repair
from tests.oracles.making import make_deck
from tests.oracles.repair import P, R
from tests.oracles.scripts import SAMPLES
from tests.oracles.streams import written_by
from tests.oracles.tools import audit

from .conftest import written

FONTS = load_theme("aurora").fonts
SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
LATIN_1 = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}


def carried(path: Path) -> dict[tuple[str, str], eot.Eot]:
    """The fonts of a deck by typeface and style."""
    deck = repair.Deck(path)
    targets = deck.targets("ppt/presentation.xml")
    return {
        (entry[0].get("typeface"), etree.QName(font).localname): eot.read(deck.data[targets[font.get(f"{R}id")][1]])
        for entry in deck.trees["ppt/presentation.xml"].iter(f"{P}embeddedFont")
        for font in entry[1:]
    }


def face_file() -> Path:
    """The file of the body's regular face."""
    spec = find_spec("font_source_sans_pro")
    assert spec
    assert spec.origin
    return next(Path(spec.origin).parent.rglob("SourceSansPro-Regular.ttf"))


def speaking(*runs: Run, **fields: object) -> Document:
    return document(section(1, lead=Text(runs)), **fields)


@pytest.fixture(scope="module")
def many_scripts() -> Document:
    """A sentence in each of many scripts, and a headline in two of them."""
    said = [section(i, lead=plain_text(sample.text), headline=plain_text(sample.text[:20])) for i, sample in enumerate(SAMPLES, 1)]
    return document(*said)


def test_the_styles_that_are_used_are_carried_and_no_others(tmp_path):
    plain = set(carried(written(speaking(Run("Plain")), tmp_path)))
    assert (SERIF, "regular") in plain
    assert set(carried(written(speaking(Run("Plain and "), Run("bold", strong=True)), tmp_path))) - plain == {(SERIF, "bold")}
    both = set(carried(written(speaking(Run("a", strong=True, emphasis=True)), tmp_path)))
    assert {style for name, style in both if name == SERIF} == {"boldItalic"}


def test_a_subset_has_what_is_written_and_what_small_changes_need(tmp_path):
    made = carried(written(speaking(Run("Łódź, Δ and Ж")), tmp_path))[SERIF, "regular"]
    assert made.is_subset
    assert {*map(chr, made.font.getBestCmap())} >= LATIN_1 | set("ŁódźΔЖ“”–…€")
    assert ord("Я") not in made.font.getBestCmap()


def test_a_whole_font_has_all_its_characters(tmp_path):
    path = written(speaking(Run("Short."), embedding="whole"), tmp_path)
    made = carried(path)[SANS, "regular"]
    whole = load_face(FONTS.body.regular)
    assert not made.is_subset
    assert "saveSubsetFonts" not in repair.Deck(path).trees["ppt/presentation.xml"].attrib
    assert len(made.font.getGlyphOrder()) == whole.glyph_count
    assert {*map(chr, made.font.getBestCmap())} == {chr(code) for code in whole.face.unicodes}


def test_outlines_and_widths_are_those_that_were_measured(tmp_path):
    made = carried(written(speaking(Run("Hamburg")), tmp_path))[SANS, "regular"].font
    face = load_face(FONTS.body.regular)
    for letter in "Hamburg":
        name = made.getBestCmap()[ord(letter)]
        assert made["hmtx"][name][0] * face.scale == face.advance(face.nominal(letter))
        assert made["glyf"][name].numberOfContours > 0


def test_what_charts_and_notes_say_is_in_the_fonts(tmp_path):
    content = tmp_path / "talk.yaml"
    chart = "chart: {kind: column, data: {Place: [Ŋ, C], Sales: [1, 2]}, x: Place, y: Sales, caption: Two columns.}"
    content.write_text(f"title: A\nsections: [{{title: B, notes: Say ĸ., {chart}}}]\n", "utf-8")
    result = build(content, output=tmp_path, works=["deck"])
    font = carried(result.works[0].path)[SANS, "regular"].font
    assert {ord("ĸ"), ord("Ŋ")} <= set(font.getBestCmap())


def test_instances_of_variable_fonts_stand_still_under_the_name_that_the_deck_has(many_scripts, tmp_path):
    fonts = carried(written(many_scripts, tmp_path))
    assert {"Noto Sans Hebrew", "Noto Sans Hebrew SemiBold", "Noto Sans Arabic", "Noto Sans Thai"} <= {name for name, _ in fonts}
    for (name, style), made in fonts.items():
        assert made.family == name, style
        assert "fvar" not in made.font, name
    assert fonts["Noto Sans Hebrew SemiBold", "regular"].weight == 600
    assert fonts["Noto Sans Hebrew SemiBold", "regular"].style == "Regular"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_text_is_shaped_as_it_was_measured(sample, bold):
    used = UsedFonts(FONTS, sample.language)
    used.note(sample.text, "body", bold=bold)
    compared = 0
    for family in used.embedded("subset")[0]:
        measured = next(known for known in (FONTS.body, *FONTS.fallback) if known.name == family.name)
        face = load_face(measured.face(bold, italic=False))
        font = hb.Font(hb.Face(eot.read(family.fonts["bold" if bold else "regular"]).program))
        for word in filter(face.covers, sample.text.split()):
            assert _shaped(font, word) == _shaped(face.font, word), word
            compared += 1
    assert compared or sample.name in ("Korean", "Chinese", "Japanese", "Emoji")  # those have no outlines of TrueType, or no name


def _shaped(font: hb.Font, text: str) -> list[tuple[int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [(info.codepoint, place.x_advance) for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]


def test_a_bold_instance_says_that_it_is_bold(tmp_path):
    made = carried(written(speaking(Run("שלום ", strong=True)), tmp_path))["Noto Sans Hebrew", "bold"]
    assert (made.style, made.weight, made.full_name) == ("Bold", 700, "Noto Sans Hebrew Bold")
    assert made.font["OS/2"].fsSelection & 0x61 == 0x20
    assert made.font["head"].macStyle == 1


@pytest.mark.parametrize("how", EMBEDDINGS)
def test_the_deck_stays_valid_and_needs_no_repair(how, everything, tmp_path):
    path = written(replace(everything, embedding=how), tmp_path)
    assert audit(path) == []
    assert repair.faults(path) == []
    assert bool(carried(path)) == (how != "none")


def test_a_deck_in_many_scripts_needs_no_repair_and_is_the_same_each_time(many_scripts, tmp_path):
    path = written(many_scripts, tmp_path)
    assert repair.faults(path) == []
    assert path.read_bytes() == written(many_scripts, tmp_path).read_bytes()


def test_libreoffice_s_reader_takes_out_the_same_fonts(many_scripts, tmp_path):
    with zipfile.ZipFile(written(many_scripts, tmp_path)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".fntdata")]
    assert parts
    for part in parts:
        assert eot.read_by_libeot(part) == eot.read(part).program


def test_families_that_are_not_carried_are_named(many_scripts):
    def lacking(doc: Document) -> set[str]:
        out: list[tuple[str, ...]] = []
        written_by(lambda *given: out.append(make_deck(*given).lacking), doc, load_theme("aurora"), Diagnostics())
        return {*out[0]}

    assert lacking(speaking(Run("Short."))) == set()
    assert lacking(speaking(Run("a", code=True))) == {"Fira Mono"}  # PostScript outlines
    assert lacking(speaking(Run("a", code=True), embedding="none")) == {"Fira Mono", SANS, f"{SANS} Semibold"}
    assert any(name.startswith("Noto Sans CJK") for name in lacking(many_scripts))


@pytest.mark.parametrize(
    ("bits", "expected"),
    [(0, "subset"), (8, "subset"), (0x100, "whole"), (4, "lacking"), (2, "lacking"), (0x200, "lacking"), (0xC, "subset")],
)
def test_licence_bits_are_kept(bits, expected, tmp_path):
    file = tmp_path / "house.ttf"
    font = TTFont(face_file())
    font["OS/2"].fsType = bits
    font.save(file)
    house = Family(SANS, str(file))
    used = UsedFonts(replace(FONTS, body=house), "en")
    used.note("Short.", "body")
    families, lacking = used.embedded("subset")
    if expected == "lacking":
        assert (families, lacking) == ([], [SANS])
    else:
        assert eot.read(families[0].fonts["regular"]).is_subset == (expected == "subset")
        assert eot.read(families[0].fonts["regular"]).licence == bits


def test_families_that_everyone_has_are_neither_carried_nor_named():
    used = UsedFonts(replace(FONTS, body=replace(FONTS.body, name="Arial")), "en")
    used.note("Short.", "body")
    assert used.embedded("subset") == ([], [])


def _broken(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize("at", [0, 4, 8, 12, 16, 26, 27, 28, 32, 34, 36, 52, 60, 64, 80, 84])
def test_the_reader_finds_a_fault_in_every_field_of_the_header(at):
    used = UsedFonts(FONTS, "en")
    used.note("Short.", "body")
    data = used.embedded("subset")[0][0].fonts["regular"]
    assert eot.read(data).family == SANS
    with pytest.raises(ValueError, match=r"\w"):
        eot.read(_broken(data, at))
