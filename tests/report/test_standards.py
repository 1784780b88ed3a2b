"""Every report is PDF/UA-1 and PDF/A-2a by the real veraPDF, and what would make one fail is found."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator
from generator.model import (
    NO_TEXT,
    Callout,
    Chart,
    Code,
    Cover,
    Footnote,
    Grid,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Row,
    Run,
    Section,
    Table,
    Text,
    plain_text,
)
from tests.oracles.verapdf import faults
from tests.test_everything_appears import EXAMPLE, FULL, WORKS

from ..exhibits.formulas import FORMULAS
from .conftest import Made, MakeFigure, points, report, section, table
from .test_charts import charts
from .test_equations import around, equation, inline
from .test_geometry import pages, stories
from .test_notes import marks, note, noted_story
from .test_order import paragraph
from .test_references import cites, works
from .test_tables import grouped

COUNT = 60


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("theme", ["aurora", "aurora-dark"])
def test_the_examples_and_a_file_with_every_field_pass(theme: str, tmp_path: Path) -> None:
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    (tmp_path / "works.bib").write_text(WORKS, encoding="utf-8")
    (tmp_path / "single.yaml").write_text(FULL.replace("columns: 2", "columns: 1"), encoding="utf-8")
    contents = (EXAMPLE, EXAMPLE.with_stem("longer-lives"), tmp_path / "full.yaml", tmp_path / "single.yaml")
    for content in contents:
        generator.build(content, output=tmp_path, works=["report"], theme=theme)
    assert faults([tmp_path / f"{content.stem}.pdf" for content in contents]) == {}


def explained(lines: int) -> tuple[Table, Code]:
    """A comparison of so many criteria, and a listing with callouts to so many lines."""
    words = plain_text("words")
    callouts = tuple(Callout(line + 1, words, words if line % 2 else NO_TEXT) for line in range(lines))
    compared = Table("tbl-9", 9, (NO_TEXT, words, words), (Row((words, words, NO_TEXT)),) * lines, compared=(None, None))
    return compared, Code("lst-9", 9, Listing("call()\n" * lines, "python"), callouts=callouts)


def test_stories_of_every_shape_pass(tmp_path: Path, make_figure: MakeFigure) -> None:
    paths: list[Path] = []

    @settings(max_examples=COUNT, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        stories,
        st.lists(st.sampled_from([(1600, 900), (400, 1200), (3000, 600)]), max_size=3),
        st.integers(0, 60),
        st.booleans(),
        st.sampled_from(["en", "ar"]),
        marks,
        st.lists(charts, max_size=1),
        st.lists(st.sampled_from(FORMULAS), max_size=3),
        st.builds(works, st.integers(0, 40), st.integers(1, 200), st.booleans()),
        pages,
    )
    def write(
        story: Section,
        sizes: list[tuple[int, int]],
        rows: int,
        decorative: bool,
        language: str,
        noted: list[tuple[int, int, int]],
        drawn: list[Chart],
        formulas: list[str],
        listed: tuple[Reference, ...],
        page: tuple[str, int],
    ) -> None:
        figures = [make_figure(*size, number=i + 1, decorative=decorative) for i, size in enumerate(sizes)]
        figures += [replace(figure, picture=Picture.to_come(story.title.plain)) for figure in figures[:1] if not decorative]
        equations = [equation(tex, number) for number, tex in enumerate(formulas)]
        exhibits = (*figures, *([(grouped if decorative else table)(rows)] if rows else []), *equations, *drawn, *explained(rows))
        lines = tuple(Paragraph(around(inline(tex, lang=lang))) for tex in formulas for lang in ("", "fr"))
        chapter, lengths = noted_story(noted)
        body = (*story.body, *chapter.body, *lines, cites(*range(1, len(listed) + 3)))
        notes = tuple(note(*each) for each in lengths.items())
        shown = section(title=story.title, points=story.points, body=body, exhibits=exhibits)
        made = report(shown, footnotes=notes, language=language, references=listed, paper=page[0], columns=page[1])
        paths.append(written(tmp_path, f"story{len(paths)}", made.data))

    write()
    assert len(paths) >= COUNT
    assert faults(paths) == {}


def edges(make_figure: MakeFigure) -> dict[str, Made]:
    """Documents that try the corners: nothing, everything linked, signs that no font has, other languages, notes in notes."""
    link = Run("https://example.org/ü(x)", link="https://example.org/ü(x)")
    everywhere = Text((Run("Linked "), link, Run(" déjà vu", lang="fr")))
    notes = (
        Footnote("note-1", 1, (Paragraph(Text((Run("A note on a note"), Run("2", note="note-2")))),)),
        Footnote("note-2", 2, (Paragraph(everywhere), Grid((everywhere,), ((everywhere,),), ("left",)))),
    )
    noted = Paragraph(Text((Run("Text"), Run("1", note="note-1"))))
    many = Grid((everywhere,) * 3, ((everywhere,) * 3,) * 90, ("left",) * 3)
    return {
        "nothing": report(),
        "empty": report(section(None)),
        "linked": report(section(title=everywhere, lead=everywhere, points=points(2), body=(many, noted)), section(2), footnotes=notes),
        "noted twice": report(section(body=(noted,)), section(2, body=(noted,)), footnotes=notes),
        "a row over pages": report(section(body=(Grid((everywhere,) * 2, ((everywhere, Text((*everywhere.runs, Run("b " * 3000)))),),
                                                      ("left",) * 2),))),
        "formulas": report(*[section(i, title=around(inline(tex, link="https://example.org/")), exhibits=(equation(tex, i),))
                             for i, tex in enumerate(FORMULAS, 1)]),
        "signs": report(section(title=plain_text("A sign \U00013000 and \t tab"), body=(paragraph("∑ Vie\u0323\u0302t ﬁ \u200b ع"),))),
        "german": report(section(body=(paragraph("Größe"),)), language="de-AT", title=plain_text("Größe & <Maß>"), cover=Cover(
            make_figure(number=0, caption=""), Quote(plain_text("Zitat"), plain_text("Von")))),
        "personal": report(section(), identifier="sha256:ab <&> 12"),
        "decorated": report(section(exhibits=(make_figure(decorative=True), table(0))), cover=Cover(make_figure(decorative=True))),
    }  # fmt: skip


def test_documents_at_the_edges_pass(tmp_path: Path, make_figure: MakeFigure) -> None:
    assert faults([written(tmp_path, name, made.data) for name, made in edges(make_figure).items()]) == {}


Break = Callable[[pikepdf.Pdf], None]


def element(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    """The first element of a role."""
    return next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == role and "/P" in each)


def without(role: str, key: str) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        del element(pdf, role)[key]

    return change


def with_role(role: str, other: str) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        element(pdf, role).S = pikepdf.Name(other)

    return change


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def unknown_language(pdf: pikepdf.Pdf) -> None:
    element(pdf, "/Span").Lang = pikepdf.String("in French")


def untagged_path(pdf: pikepdf.Pdf) -> None:
    pdf.pages[-1].contents_add(b"0 0 10 10 re f")


def no_words_for_a_link(pdf: pikepdf.Pdf) -> None:
    annotation = next(page.Annots[0] for page in pdf.pages if "/Annots" in page)
    del annotation["/Contents"]


def no_way_back(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array()


def no_colour_space(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def no_claim(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"pdfuaid:part>", b"pdfuaid:rest>"))


def no_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences["/DisplayDocTitle"]


CONTROLS: dict[str, tuple[Break, str]] = {
    "a picture without words": (without("/Figure", "/Alt"), "7.3-1"),
    "a formula without words": (without("/Formula", "/Alt"), "7.7-1"),
    "a heading jump": (with_role("/H2", "/H4"), "7.4.2-1"),
    "a header cell without scope": (without("/TH", "/A"), "7.5-1"),
    "a note without a name": (without("/Note", "/ID"), "7.9-1"),
    "a list item outside a list": (with_role("/L", "/Div"), "7.2-"),
    "a path that is neither": (untagged_path, "7.1-3"),
    "no language": (no_language, "7.2-"),
    "a language that is none": (unknown_language, "7.2-"),
    "a link without words": (no_words_for_a_link, "7.18.5-2"),
    "no way back from the pages": (no_way_back, "7.1-3"),
    "no colour space": (no_colour_space, "6.2.4.3-"),
    "no claim to be accessible": (no_claim, "5-"),
    "no title in the window": (no_title_shown, "7.1-10"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, make_figure: MakeFigure) -> dict[str, dict[str, str]]:
    """What veraPDF says of one good file, of that written again, and of it with one thing broken at a time."""
    folder = tmp_path_factory.mktemp("broken")
    note = Footnote("note-1", 1, (paragraph("A note."),))
    body = (Paragraph(Text((Run("See "), Run("Section 1", link="#sec-s1"), Run("déjà vu", lang="fr"), Run("1", note="note-1")))),)
    good = report(section(points=points(2), body=body, exhibits=(make_figure(), table(3), equation())), footnotes=(note,)).data
    paths = [written(folder, "good", good)]
    for name, change in {"written again": None, **{name: change for name, (change, _) in CONTROLS.items()}}.items():
        with pikepdf.open(io.BytesIO(good)) as pdf:
            if change:
                change(pdf)
            pdf.save(folder / f"{name}.pdf")
        paths.append(folder / f"{name}.pdf")
    return faults(paths)


def test_the_files_before_they_are_broken_pass(broken: dict[str, dict[str, str]]) -> None:
    assert set(broken) == {f"{name}.pdf" for name in CONTROLS}


@pytest.mark.parametrize("name", CONTROLS)
def test_what_is_broken_is_found(name: str, broken: dict[str, dict[str, str]]) -> None:
    _, rule = CONTROLS[name]
    assert [each for each in broken[f"{name}.pdf"] if each.startswith(rule)], broken[f"{name}.pdf"]
