"""What a reader's program makes of the file: page numbers, links, bookmarks, labels, properties and fonts."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from datetime import date

import pikepdf
import pytest

from generator.model import Footnote, Paragraph, Place, Run, Text, plain_text

from . import reading
from .conftest import Made, MakeFigure, points, report, section, table
from .test_order import EXAMPLE, paragraph


@pytest.fixture(scope="module")
def made(make_figure: MakeFigure) -> Made:
    """Eight chapters of different lengths, with exhibits, links, notes and a subsection."""
    note = Footnote("note-1", 1, (paragraph("What the note says."),))
    linked = Paragraph(
        Text(
            (
                Run("See "), Run("Section 7", link="#sec-s7"), Run(", "), Run("Figure 2", link="#fig-2"), Run(", "),
                Run("the site", link="https://example.org/"), Run(" and a note"), Run("1", note="note-1"), Run("."),
            )
        )
    )  # fmt: skip
    inner = section(None, id="inner", title=plain_text("Inner title"), body=(linked,))
    chapters = [section(n, body=tuple(paragraph(f"Word {n}. " * 40 * n) for _ in range(n)), points=points(2)) for n in range(1, 7)]
    others = [
        section(7, exhibits=(make_figure(number=1), table(60), table(2, number=2))),
        section(8, body=(linked,), exhibits=(make_figure(number=2),), sections=(inner,)),
    ]
    return report(*chapters, *others, abstract=(paragraph("In short."),), footnotes=(note,))


def test_pages_count_in_roman_figures_and_then_from_one(made: Made) -> None:
    labels = reading.labels(reading.opened(made.data))
    assert labels[:4] == ["i", "ii", "iii", "1"]
    assert labels[-1] == str(made.pages - 3)
    assert [page.split()[0] for page in made.texts[1:]] == labels[1:]


def test_the_page_numbers_of_the_contents_are_those_of_the_pages(made: Made) -> None:
    entries = [(f"Section {n}", f"{n} Section {n}") for n in range(1, 9)]
    entries += [("Summary", "Summary In short."), ("About this report", "About this report Set in")]
    for entry, beginning in entries:
        number = re.search(rf"{entry} (\S+)", made.texts[1])
        assert number, entry
        shown = next(page for page in made.texts[2:] if page.partition(made.footer)[2].strip().startswith(beginning))
        assert shown.split()[0] == number[1]


def test_the_lists_of_figures_and_tables_name_the_pages_of_the_exhibits(made: Made) -> None:
    for label in ("Figure 1", "Figure 2", "Table 1", "Table 2"):
        number = re.search(rf"{label} What it shows (\S+)|{label} What the table says (\S+)", made.texts[1].replace("\u00a0", " "))
        assert number, label
        page = next(page for page in made.texts[3:] if f"{label} What" in page.replace("\u00a0", " ").replace("\u2002", " "))
        assert page.split()[0] == (number[1] or number[2])


def test_every_link_leads_to_the_page_of_its_target(made: Made) -> None:
    found = reading.links(reading.opened(made.data))
    source = made.page_of("See Section 7", 3)
    expected = {
        (source, made.page_of("Section 7", 3)),
        (source, made.page_of("Figure\u00a02 What", 3) if "Figure\u00a02 What" in made.text else made.page_of("Figure 2 What", 3)),
        (source, "https://example.org/"),
        (source, made.page_of("What the note says.", 3)),
    }
    assert expected <= set(found)
    assert {target for page, target in found if page == 1} >= {made.page_of(f"Section {n}", 3) for n in range(1, 9)}


def test_bookmarks_lead_to_every_part_and_show_how_they_nest(made: Made) -> None:
    found = reading.bookmarks(reading.opened(made.data))
    titles = [(level, title.replace("\u2002", " ")) for level, title, _ in found]
    chapters = [(0, f"{n} Section {n}") for n in range(1, 9)]
    assert titles == [(0, "Contents"), (0, "Summary"), *chapters, (1, "Inner title"), (0, "About this report")]
    assert all(title.split()[-1] in made.texts[page] for _, title, page in found)


def test_properties_and_language_are_those_of_the_document() -> None:
    people = (plain_text("Ada Lovelace"), plain_text("Charles Babbage"))
    pdf = reading.opened(report(section(), subtitle=plain_text("The subtitle"), authors=people, language="en-GB").data)
    assert str(pdf.docinfo.Title) == "The title of the report"
    assert str(pdf.docinfo.Author) == "Ada Lovelace, Charles Babbage"
    assert str(pdf.docinfo.Subject) == "The subtitle"
    assert str(pdf.Root.Lang) == "en-GB"


def test_every_font_is_an_embedded_subset(made: Made) -> None:
    pdf = reading.opened(made.data)
    fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))


def test_the_file_is_sound(made: Made) -> None:
    assert reading.opened(made.data).check_pdf_syntax() == []


def test_a_picture_is_stored_once_and_as_it_is(make_figure: MakeFigure) -> None:
    figures = (make_figure(number=1), make_figure(number=2))
    pdf = reading.opened(report(section(exhibits=figures)).data)
    images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
    assert [image.read_raw_bytes() for image in images] == [figures[0].picture.path.read_bytes()]


BUILD = f"""
import io, sys, generator
from generator.model import Diagnostics
from generator.report import make_report
from generator.theme import load_theme
document = generator.load({str(EXAMPLE)!r}).document
out = io.BytesIO()
make_report(document, load_theme("aurora"), Diagnostics(), out)
sys.stdout.buffer.write(out.getvalue())
"""


def test_two_processes_write_the_same_bytes() -> None:
    surroundings = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
    ]
    command = (sys.executable, "-c", BUILD)
    built = [subprocess.run(command, env={**os.environ, **each}, stdout=subprocess.PIPE, check=True).stdout for each in surroundings]
    assert built[0] == built[1]
    assert built[0].startswith(b"%PDF-")


def test_the_date_of_the_file_is_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert str(reading.opened(report(section(), date=date(2024, 7, 6)).data).docinfo.CreationDate).startswith("D:20240706")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert str(reading.opened(report(section(), date=date(2024, 7, 6)).data).docinfo.CreationDate).startswith("D:19700102")


def test_a_character_that_no_font_has_is_told_once_at_its_run() -> None:
    title, text = (
        plain_text("A sign: \u0378", Place("a.yaml", 3, 10)),
        plain_text("Text \u0378 and \u0378.", Place("a.yaml", 4, 11)),
    )
    made = report(section(title=title, body=(Paragraph(text),)))
    assert [(found.code, found.place.line) for found in made.diagnostics] == [("missing-glyph", 3), ("missing-glyph", 4)]


def test_progress_counts_the_chapters() -> None:
    from generator.model import Diagnostics, Document
    from generator.report import make_report
    from generator.theme import load_theme

    steps: list[tuple[int, int]] = []
    document = Document(plain_text("T"), "t", sections=(section(1), section(2)))
    make_report(document, load_theme("aurora"), Diagnostics(), io.BytesIO(), lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]
