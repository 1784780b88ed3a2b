"""The written file: valid, repair-free, readable by others, the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile

import pytest
from pptx import Presentation

from generator.model import Diagnostics, Text, plain_text
from generator.model.text import Run
from generator.source import read
from generator.theme import NAMES
from tests.deck.conftest import document, points, read_example, section
from tests.oracles import repair
from tests.oracles.tools import audit, convert_to_pdf, pdf_text

from .conftest import written


@pytest.mark.parametrize("theme", NAMES)
def test_every_layout_is_valid_and_needs_no_repair(everything, theme, tmp_path):
    path = written(everything, tmp_path, theme)
    used = {slide.slide_layout.name for slide in Presentation(str(path)).slides}
    assert len(used) == 16
    assert audit(path) == []
    assert repair.faults(path) == []


def test_the_example_is_valid_and_needs_no_repair(tmp_path):
    doc, *_ = read(read_example(), None, Diagnostics())
    path = written(doc, tmp_path)
    assert audit(path) == []
    assert repair.faults(path) == []


def test_libreoffice_opens_it_and_shows_every_slide(everything, tmp_path):
    path = written(everything, tmp_path)
    (shown,) = convert_to_pdf(tmp_path, path)
    pages = pdf_text(shown).split("\f")[:-1]
    titles = [slide.shapes.title.text_frame.text.replace("\x0b", " ") for slide in Presentation(str(path)).slides]
    assert len(pages) == len(titles)
    for page, title in zip(pages, titles, strict=True):
        assert title.split()[0] in page


def test_python_pptx_reads_titles_notes_and_alternative_texts_back(everything, tmp_path):
    presentation = Presentation(str(written(everything, tmp_path)))
    slides = list(presentation.slides)
    assert slides[0].shapes.title.text_frame.text == "Generative AI:\x0bthe dawn of a\x0bnew intelligence"
    (sentence,) = [s for s in slides if s.has_notes_slide]
    assert sentence.notes_slide.notes_text_frame.text == "Say this."
    pictures = [shape for slide in slides for shape in slide.shapes if shape._element.tag.endswith("}pic")]
    alternatives = [p._element.nvPicPr.cNvPr.get("descr") for p in pictures]
    assert alternatives == ["A blue field."] * (len(pictures) - 1) + [""]
    assert "decorative" in pictures[-1]._element.xml
    assert "decorative" not in pictures[0]._element.xml


def test_no_two_slides_have_the_same_title(everything, tmp_path):
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(written(everything, tmp_path))).slides]
    assert len(set(titles)) == len(titles)


def test_text_inherits_from_the_layout_and_names_no_colour_as_rgb(everything, tmp_path):
    path = written(everything, tmp_path)
    with zipfile.ZipFile(path) as archive:
        slides = {n: archive.read(n).decode() for n in archive.namelist() if n.startswith(("ppt/slides/s", "ppt/slideLayouts/s"))}
    assert not any("srgbClr" in xml for xml in slides.values())
    headline = re.search(r'<p:ph type="title"/>.*?</p:sp>', slides["ppt/slides/slide4.xml"], re.DOTALL)
    assert headline
    assert "sz=" not in headline.group()
    assert "<a:latin" not in headline.group()
    assert "<p:spPr></p:spPr>" in headline.group()


def test_slide_number_and_footer_are_fields_of_the_master(everything, tmp_path):
    presentation = Presentation(str(written(everything, tmp_path)))
    for slide in list(presentation.slides)[1:]:
        kinds = {shape.placeholder_format.type.name for shape in slide.placeholders}
        assert {"FOOTER", "SLIDE_NUMBER"} <= kinds
        assert 'type="slidenum"' in slide.shapes._spTree.xml


def test_the_agenda_jumps_to_slides(everything, tmp_path):
    presentation = Presentation(str(written(everything, tmp_path)))
    (table,) = [shape for shape in presentation.slides[1].shapes if shape.has_table]
    assert table._element.xml.count("ppaction://hlinksldjump") == len(table.table.rows)


def test_sections_group_the_slides_and_properties_name_the_document(everything, tmp_path):
    path = written(everything, tmp_path)
    properties = Presentation(str(path)).core_properties
    assert (properties.title, properties.author, properties.language) == (everything.title.plain, "The maintainers", "en")
    with zipfile.ZipFile(path) as archive:
        listed = re.findall(r'p14:section name="([^"]*)"', archive.read("ppt/presentation.xml").decode())
    assert listed == [everything.title.plain, *(s.title.plain for s in everything.sections), "Thanks"]


def test_control_characters_are_dropped_and_markup_is_escaped(tmp_path):
    text = 'a\x07b & <c> "d"\x0be'
    path = written(document(section(1, headline=plain_text(text), title=plain_text(text), points=points(2, text))), tmp_path)
    assert audit(path) == []
    assert Presentation(str(path)).slides[1].shapes.title.text_frame.text.replace("\x0b", " ") == 'ab & <c> "d" e'


def test_inline_styles_become_runs(tmp_path):
    runs = (Run("Plain "), Run("strong", strong=True), Run(" and "), Run("code", code=True), Run(" x"), Run("2", shift="super"))
    link = Run(" link", link="https://example.org/?a=1&b=2")
    path = written(document(section(1, lead=Text((*runs, link)))), tmp_path)
    slide = Presentation(str(path)).slides[1]
    (body,) = [p for p in slide.placeholders if p.placeholder_format.idx == 30]
    found = {run.text: run for run in body.text_frame.paragraphs[0].runs}
    assert found["strong"].font.bold
    assert found["code"].font.name == "Fira Mono"
    assert found["2"]._r.rPr.get("baseline") == "30000"
    assert found[" link"].hyperlink.address == "https://example.org/?a=1&b=2"


def test_a_picture_shown_often_is_stored_once_and_untouched(make_figure, tmp_path):
    figure = make_figure()
    path = written(document(*(section(i, exhibits=(figure,)) for i in range(1, 4))), tmp_path)
    with zipfile.ZipFile(path) as archive:
        media = [item for item in archive.infolist() if "/media/" in item.filename]
        assert [item.compress_type for item in media] == [zipfile.ZIP_STORED]
        assert archive.read(media[0]) == figure.picture.path.read_bytes()


BUILD = """
import io, sys; from pathlib import Path
from tests.oracles.making import make_deck; from generator.model import Diagnostics; from generator.source import read
from generator.theme import load_theme
out = io.BytesIO()
make_deck(read(Path(sys.argv[1]), None, Diagnostics())[0], load_theme("aurora"), Diagnostics(), out)
sys.stdout.buffer.write(out.getvalue())
"""


def test_the_same_content_gives_the_same_bytes_anywhere():
    runs = [
        subprocess.run(
            [sys.executable, "-c", BUILD, str(read_example())],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 100_000
