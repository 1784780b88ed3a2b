"""The slides' PDF, read back: lines, places, parts, links and names of pages; and that it is valid and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from PIL import Image

import generator
from generator.deck.boxes import Frame, Group, PlacedSlide, Shape, TextBox
from generator.deck.pdf.jumps import Jumps
from generator.deck.pdf.shown import shown
from generator.deck.pdf.text import as_shown
from generator.model import Code, Listing, Row, Run, Section, Table, Text, plain_text
from generator.pdf.lines import color_of
from generator.text import Typesetter
from generator.theme import NAMES, load_theme
from tests.deck.conftest import document, points, section
from tests.deck.test_references import talk
from tests.oracles import specimen
from tests.oracles.verapdf import faults
from tests.report import reading
from tests.report.reading import Word
from tests.report.tags import Element, tree
from tests.test_everything_appears import FULL, WORKS

from .conftest import CONTENT, Drawn, drawn, example

EXAMPLES = ("genai-trends", "longer-lives")
TOUCH = 1.0
SETTER = Typesetter(load_theme("aurora").fonts)


@pytest.fixture(scope="module")
def examples() -> dict[str, Drawn]:
    return {name: drawn(example(name)) for name in EXAMPLES}


# Where everything stands


def shapes(slide: PlacedSlide) -> Iterator[Shape]:
    for shape in slide.shapes:
        yield from shape.shapes if isinstance(shape, Group) else (shape,)


def inside(word: Word, at: Frame) -> bool:
    """Whether a word is in a box, its middle from top to bottom: fonts are higher than their lines."""
    across = at.x.pt - TOUCH <= word.left and word.right <= at.right.pt + TOUCH
    return across and at.y.pt - TOUCH <= (word.top + word.bottom) / 2 <= at.bottom.pt + TOUCH


def lines_in(words: Sequence[Word], at: Frame) -> list[str]:
    """The words in a box, line by line."""
    found = sorted((word for word in words if inside(word, at)), key=lambda word: (round(word.top, 1), word.left))
    return [" ".join(word.text for word in line) for _, line in groupby(found, key=lambda word: round(word.top, 1))]


def lines_of(box: TextBox) -> list[str]:
    shown = (as_shown(part, box.frame.w.pt, SETTER) for part in box.parts)
    return [" ".join(line.text.split()) for part in shown for line in part.text.lines]


@pytest.mark.parametrize("name", EXAMPLES)
def test_lines_end_where_they_do_in_the_boxes(name: str, examples: dict[str, Drawn]) -> None:
    made = examples[name]
    compared = 0
    for slide, words in zip(made.slides, reading.words(made.data), strict=True):
        for box in shapes(slide):
            if isinstance(box, TextBox) and not box.field and len({part.text.style.size for part in box.parts}) == 1:
                assert lines_in(words, box.frame) == lines_of(box), (slide.title, box.name)
                compared += len(box.parts)
    assert compared > 80


def written(folder: Path, theme: str) -> dict[str, Path]:
    """The slides of both examples, of a file with every field in both shapes of slides, and of files in every script."""
    contents = {
        **{name: (CONTENT / f"{name}.yaml").read_text("utf-8") for name in EXAMPLES},
        "full": FULL,
        "narrow": FULL + '\naspect: "4:3"\n',
        "scripts": specimen.scripts(),
        "right-to-left": specimen.right_to_left({"extends": theme}),
    }
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    made = {}
    for name, content in contents.items():
        path = CONTENT / f"{name}.yaml"
        if name not in EXAMPLES:
            path = folder / f"{name}.yaml"
            path.write_text(content, encoding="utf-8")
        (work,) = generator.build(path, output=folder, works=["slides"], theme=theme).works
        made[name] = work.path
    return made


@pytest.mark.parametrize("theme", NAMES)
def test_slides_of_all_kinds_shapes_and_scripts_are_archivable_and_accessible_and_stay_on_their_pages(theme: str, tmp_path: Path) -> None:
    paths = written(tmp_path, theme)
    assert faults(list(paths.values()), ("PDFUA-1", "PDFA-2A")) == {}
    for name, path in paths.items():
        data = path.read_bytes()
        with reading.opened(data) as pdf:
            sizes = {tuple(map(float, page.mediabox)) for page in pdf.pages}
        assert sizes == {(0.0, 0.0, 720.0 if name == "narrow" else 960.0, 540.0)}
        (_, _, width, height) = sizes.pop()
        outside = [word for page in reading.words(data) for word in page if word.left < 0 or word.right > width or word.bottom > height]
        assert outside == [], name


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_word_is_outside_of_its_box(name: str, examples: dict[str, Drawn]) -> None:
    made = examples[name]
    for slide, words in zip(made.slides, reading.words(made.data), strict=True):
        frames = [shape.frame for shape in shapes(slide)]
        assert [word for word in words if not any(inside(word, at) for at in frames)] == [], slide.title


# What is read


def headings(root: Element) -> list[str]:
    return [element.role for element in root.all("H1", "H2", "H3")]


def test_each_slide_is_headed_and_each_part_of_the_talk_a_section(examples: dict[str, Drawn]) -> None:
    made = examples["longer-lives"]
    root = tree(made.data)
    assert [kid.role for kid in root.kids] == ["Sect"] * len(list(groupby(made.slides, key=lambda slide: slide.section)))
    expected = [
        role
        for _, group in groupby(made.slides, key=lambda slide: slide.section)
        for role in ("H1", *("H2" for _ in list(group)[1:]))
    ]  # fmt: skip
    assert headings(root) == expected
    assert "H2" in expected


def test_points_are_the_items_of_one_list() -> None:
    root = tree(drawn(document(section(1, points=points(3)))).data)
    (points_of_slide,) = root.all("L")
    assert points_of_slide.outline == "L(LI(LBody(P P)) LI(LBody(P P)) LI(LBody(P P)))"


def test_references_are_the_items_of_a_list_with_their_numbers() -> None:
    root = tree(drawn(talk(3)).data)
    lists = [element.outline for element in root.all("L")]
    assert any(outline.count("Lbl LBody") == 3 for outline in lists), lists


WORDS = tuple(plain_text(word) for word in ("Name", "First", "Second"))
TABLE = Table("tbl-1", 1, WORDS, (Row(WORDS), Row(WORDS)), caption=plain_text("What it shows."))


def test_code_is_read_line_by_line_without_the_numbers_of_its_lines() -> None:
    listing = Code("lst-1", 1, Listing("first()\nsecond()", "python"))
    root = tree(drawn(document(section(1, exhibits=(listing,)))).data)
    assert [element.outline for element in root.all("P") if element.all("Code")] == ["P(Code)", "P(Code)"]


def test_a_table_has_its_headers() -> None:
    root = tree(drawn(document(section(1, exhibits=(TABLE,)))).data)
    table = root.all("Table")[-1]
    assert table.outline == "Table(THead(TR(TH TH TH)) TBody(TR(TH TD TD) TR(TH TD TD)))"
    assert [str(cell.attributes["/Scope"]) for cell in table.all("TH")] == ["/Column"] * 3 + ["/Row"] * 2


def test_pictures_say_what_they_show_and_what_is_decorative_nothing(make_figure, examples) -> None:
    said = [str(figure.entry.Alt) for figure in tree(drawn(document(section(1, exhibits=(make_figure(),)))).data).all("Figure")]
    assert said == ["A blue field."]
    assert tree(drawn(document(section(1, exhibits=(make_figure(decorative=True),)))).data).all("Figure") == []
    charts = [figure for figure in tree(examples["longer-lives"].data).all("Figure") if "chart" in str(figure.entry.Alt).casefold()]
    assert len(charts) >= 6
    assert len(tree(examples["longer-lives"].data).all("Formula")) == 1


# Where it leads


def test_pages_are_called_as_their_slides_are_numbered_and_hidden_ones_left_out() -> None:
    parts = [section(number, points=points(2)) for number in (1, 2, 3)]
    parts[1] = section(2, points=points(2), hidden=True)
    made = drawn(document(*parts))
    kept = [str(number) for number, slide in enumerate(made.slides, 1) if not slide.hidden]
    with reading.opened(made.data) as pdf:
        assert reading.labels(pdf) == kept
        assert len(kept) < len(made.slides)
        assert [page for _, _, page in reading.bookmarks(pdf)] == sorted(page for _, _, page in reading.bookmarks(pdf))
    assert [page[-1].text for page in reading.words(made.data)][1:] == kept[1:]


def test_links_lead_to_pages_and_out_and_those_to_hidden_slides_nowhere() -> None:
    lead = Text((Run("See "), Run("the second", link="#sec-s2"), Run(" and "), Run("the web", link="https://example.org/")))

    def leading(**fields: object) -> list[tuple[int, int | str]]:
        second: Section = section(2, lead=plain_text("Here."), **fields)
        with reading.opened(drawn(document(section(1, lead=lead), second)).data) as pdf:
            return reading.links(pdf)

    shown, hidden = leading(), leading(hidden=True)
    pages = {target for _, target in shown if isinstance(target, int)}
    assert "https://example.org/" in {target for _, target in shown}
    assert len(pages) > len({target for _, target in hidden if isinstance(target, int)})


def test_jumps_have_the_colour_of_links_but_for_names_that_lead_back() -> None:
    lead = Text((Run("See "), Run("the second", link="#sec-s2"), Run(" and "), Run("a work", link="#ref-a")))
    slides = drawn(document(section(1, lead=lead), section(2, points=points(2)), section(3, points=points(2)))).slides
    slides[0] = replace(slides[0], targets=("ref-a",))
    jumps = Jumps(shown(slides))
    runs = {
        run.text: color_of(run, part.text.style)
        for index, slide in enumerate(slides)
        for shape in shapes(slide)
        if isinstance(shape, TextBox)
        for part in shape.parts
        for line in jumps.linked(part, index).lines
        for run in (span.run for span in line.spans)
        if run.link
    }
    assert runs["the second"] == "accent3"
    assert runs["a work"] == runs["Section 2"] == "text"


def test_the_outline_is_the_parts_of_the_talk(examples: dict[str, Drawn]) -> None:
    with reading.opened(examples["longer-lives"].data) as pdf:
        marks = reading.bookmarks(pdf)
    slides = examples["longer-lives"].slides
    assert [title for level, title, _ in marks if level == 0] == [
        section for section, _ in groupby(slides, key=lambda slide: slide.section)
    ]
    assert [(title, page) for level, title, page in marks if level == 1] == [
        (slide.title, page) for page, slide in enumerate(slides) if slide.title != slide.section
    ]


# How it is made


def test_slides_are_made_only_where_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text("title: A talk\nsections:\n- title: One\n  points: [first, second]\n", encoding="utf-8")
    usual = generator.build(tmp_path / "talk.yaml", output=tmp_path)
    assert [work.path.name for work in usual.works] == ["talk.pptx", "talk.pdf"]
    (work,) = generator.build(tmp_path / "talk.yaml", output=tmp_path, works=["slides"]).works
    assert (work.path.name, work.kind) == ("talk-slides.pdf", "slides")
    assert work.parts == usual.works[0].parts


BUILD = "import sys, generator; generator.build(sys.argv[1], output=sys.argv[2], works=['slides', 'handout'])"


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", BUILD, str(CONTENT / "longer-lives.yaml"), str(tmp_path / seed)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}, check=True)
        made.append([path.read_bytes() for path in sorted((tmp_path / seed).iterdir())])
    assert len(made[0]) == 2
    assert made[0] == made[1]


def test_a_picture_on_two_slides_is_in_the_file_once(tmp_path: Path) -> None:
    Image.effect_noise((640, 360), 60).convert("RGB").save(tmp_path / "a.jpg")
    one = "- title: One\n  figure: {image: a.jpg, alt: Noise}\n"
    sizes = []
    for name, sections in (("one", one), ("two", one + one.replace("One", "Two"))):
        (tmp_path / f"{name}.yaml").write_text(f"title: A talk\nsections:\n{sections}", encoding="utf-8")
        (work,) = generator.build(tmp_path / f"{name}.yaml", output=tmp_path, works=["slides"]).works
        sizes.append(work.size)
    assert sizes[1] - sizes[0] < 5_000 < (tmp_path / "a.jpg").stat().st_size


def test_pictures_are_forgotten_once_they_are_in_the_file(tmp_path: Path) -> None:
    for number in range(12):
        Image.effect_noise((1200, 675), 60 + number).convert("RGB").save(tmp_path / f"{number}.jpg", quality=95)
    size = (tmp_path / "0.jpg").stat().st_size
    peaks = []
    for count in (2, 2, 12):  # the first build loads what it needs
        sections = "".join(f"- title: Number {number}\n  figure: {{image: {number}.jpg, alt: Noise}}\n" for number in range(count))
        (tmp_path / "talk.yaml").write_text(f"title: A talk\nsections:\n{sections}", encoding="utf-8")
        tracemalloc.start()
        generator.build(tmp_path / "talk.yaml", output=tmp_path, works=["slides"])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 3 * size
