"""The hand-out, read back: slides and notes stand on its pages, each is read once, and nothing that is said is lost."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

import generator
from generator.model import Said, Text
from generator.theme import NAMES
from generator.works import PER_PAGE
from tests.oracles import specimen
from tests.oracles.verapdf import faults
from tests.report import reading
from tests.report.reading import Word
from tests.report.tags import heard, tree
from tests.test_everything_appears import FULL, WORKS

from .conftest import CONTENT, drawn, example

EXAMPLES = ("genai-trends", "longer-lives")
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
PAPER_FOOT = 32.0
"""Points from the foot of the paper to the end of the footer."""

LONG = """
title: A talk
talk: {minutes: 20}
sections:
- title: First
  points: [One, Two]
  notes: |
    A paragraph that is **strong**, with `code`, [a link](https://example.org/), a jump to @sec-second and $x^2$.

    Another paragraph, which is indented.

    1. The first item
    2. The second, [déjà vu]{lang=fr}
       - An inner one

    ```python
    first()

    third()
    ```
- id: second
  title: Second
  lead: A lead.
  notes: |
%s
- title: Third
  lead: Another.
""" % "\n\n".join(f"    Paragraph {number} of what is said. {'It goes on for some more words. ' * 6}" for number in range(30))  # noqa: UP031


def made(folder: Path, content: str, per_page: int = 1, theme: str | None = None) -> bytes:
    path = folder / "talk.yaml"
    path.write_text(content, encoding="utf-8")
    result = generator.build(path, output=folder, works=["handout"], theme=theme, options=generator.Options(per_page=per_page))
    assert [work.path.name for work in result.works] == ["talk-handout.pdf"]
    return result.works[0].path.read_bytes()


def of_slide(words: list[Word], number: int) -> Word:
    """The word 'Slide' beside or below the slide with a number."""
    found = [word for word, after in pairwise(words) if (word.text, after.text) == ("Slide", str(number))]
    return found[0]


# What is on the pages


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_a_page_has_so_many_slides_in_their_order(per_page: int, tmp_path: Path) -> None:
    sections = "".join(f"- title: Section {number}\n  lead: A lead.\n  notes: Said.\n" for number in range(5))
    words = reading.words(made(tmp_path, f"title: A talk\nsections:\n{sections}", per_page))
    shown = [[int(after.text) for word, after in pairwise(page) if word.text == "Slide"] for page in words]
    count = sum(map(len, shown))
    assert shown == [[*range(first, min(first + per_page, count + 1))] for first in range(1, count + 1, per_page)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_read_on_slides_and_what_is_said_is_read_once(name: str, tmp_path: Path) -> None:
    slides = drawn(example(name)).slides
    (work,) = generator.build(CONTENT / f"{name}.yaml", output=tmp_path, works=["handout"]).works
    (other,) = generator.build(CONTENT / f"{name}.yaml", output=tmp_path, works=["slides"]).works
    read, of_slides = (Counter(_words(path.read_bytes())) for path in (work.path, other.path))
    said = Counter(word for slide in slides for line in slide.spoken for word in _of(line).split())
    added = read - of_slides
    assert not said - added
    assert not of_slides - read
    ours = {*["Slide", "of", "about", "min", "s", "(continued", "from", "slide"], *(f"{slide.continues})" for slide in slides)}
    assert {word for word in added - said if not word.isdecimal()} <= ours


def _words(data: bytes) -> list[str]:
    return [word for text in heard(data) for word in text.text.split()]


def _of(line: Said) -> str:
    runs = tuple(run for run in line.text.spelled.runs if not run.note)
    return f"{line.mark} {Text(runs).plain}"


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_long_notes_go_on_and_keep_their_order(per_page: int, tmp_path: Path) -> None:
    data = made(tmp_path, LONG, per_page)
    read = " ".join(_words(data))
    places = [read.index(f"Paragraph {number} of what is said.") for number in range(30)]
    assert places == sorted(places)
    assert read.count("It goes on for some more words.") == 30 * 6
    pages = [" ".join(word.text for word in page) for page in reading.words(data)]
    assert sum("Slide 3, continued" in page for page in pages) >= 2
    assert "Slide 3, continued" not in read


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("per_page", PER_PAGE)
def test_notes_stay_on_their_page_and_meet_nothing(per_page: int, paper: str, tmp_path: Path) -> None:
    for aspect in ("16:9", "4:3"):
        data = made(tmp_path, f'{LONG}\npaper: {paper}\naspect: "{aspect}"\n', per_page)
        width, height = PAPERS[paper]
        with reading.opened(data) as pdf:
            assert {tuple(map(float, page.mediabox)) for page in pdf.pages} == {(0.0, 0.0, width, height)}
        for page in reading.words(data):
            foot = next(word.top for word in page if word.text == "·" and word.top > height - 60)
            below = [word for word in page if word.bottom > foot and word.top < foot - 1]
            assert below == []
            assert [word for word in page if word.left < 48 - 1 or word.right > 532 + 1 or word.bottom > height - PAPER_FOOT] == []
            assert not [(a, b) for a in page for b in page if a is not b and _overlap(a, b)]


def _overlap(a: Word, b: Word) -> bool:
    """Whether the middles of two words' boxes, where their letters are, lie over each other."""
    inset = 0.3 * (a.bottom - a.top)
    return a.left + 1 < b.right and b.left + 1 < a.right and a.top + inset < b.bottom - inset and b.top + inset < a.bottom - inset


def test_notes_keep_their_style(tmp_path: Path) -> None:
    data = made(tmp_path, LONG)
    lists = [element.outline for element in tree(data).all("L")]
    assert "L(LI(Lbl LBody(P)) LI(Lbl LBody(P(Span) L(LI(Lbl LBody(P))))))" in lists
    assert ("fr", "déjà vu") in {(text.lang, text.text.strip()) for text in heard(data)}
    assert [element.outline for element in tree(data).all("P") if element.all("Code")] == ["P(Code)"] * 2
    with reading.opened(data) as pdf:
        targets = [target for _, target in reading.links(pdf)]
        third = [page for _, title, page in reading.bookmarks(pdf) if title == "Second"]
    assert "https://example.org/" in targets
    assert third[0] in targets


def test_the_time_of_a_slide_is_told_where_the_talk_is_timed(tmp_path: Path) -> None:
    timed, untimed = (
        " ".join(_words(made(tmp_path, content))) for content in (LONG, LONG.replace("talk: {minutes: 20}", "transition: none"))
    )
    assert "Slide 1 of 4 about 10 s" in timed
    assert "about" not in untimed


def test_dark_slides_are_printed_on_white(tmp_path: Path) -> None:
    for theme in NAMES:
        document = pypdfium2.PdfDocument(made(tmp_path, LONG, theme=theme))
        page = document[1].render().to_pil().convert("RGB")
        assert page.getpixel((60, 330)) == (255, 255, 255)


def test_bookmarks_lead_to_slides_and_pages_are_numbered(tmp_path: Path) -> None:
    data = made(tmp_path, LONG, 2)
    with reading.opened(data) as pdf:
        assert reading.labels(pdf) == [str(number) for number in range(1, len(pdf.pages) + 1)]
        marks = reading.bookmarks(pdf)
    words = reading.words(data)
    assert [title for level, title, _ in marks if level == 0] == ["A talk", "First", "Second", "Third"]
    assert all(of_slide(words[page], number) for number, (_, _, page) in enumerate([mark for mark in marks if mark[0] == 0], 1))


# What it is


def contents(folder: Path, theme: str) -> dict[str, Path]:
    """Both examples, a file with every field in both shapes of slides, and files in every script."""
    texts = {
        "full": FULL,
        "narrow": FULL.replace("paper: letter", "paper: a4") + '\naspect: "4:3"\n',
        "scripts": specimen.scripts(),
        "right-to-left": specimen.right_to_left({"extends": theme}),
        "long": LONG,
    }
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.yaml" for name in texts} | {name: CONTENT / f"{name}.yaml" for name in EXAMPLES}


@pytest.mark.parametrize("theme", NAMES)
def test_hand_outs_and_steps_are_archivable_and_accessible(theme: str, tmp_path: Path) -> None:
    """Each content in one of the forms of hand-outs, in another for each theme."""
    paths = []
    for turn, path in enumerate(contents(tmp_path, theme).values(), NAMES.index(theme)):
        options = generator.Options(per_page=PER_PAGE[turn % len(PER_PAGE)], steps=True)
        paths += [
            work.path for work in generator.build(path, output=tmp_path, works=["handout", "slides"], options=options, theme=theme).works
        ]
    assert len(paths) == 14
    assert faults(paths) == {}
