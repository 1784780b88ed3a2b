"""Words in another language than the document's: a span of the tag tree that names its language, wherever they stand."""

from __future__ import annotations

import io

import pikepdf

from generator.model import BlockQuote, Footnote, Grid, Heading, ItemList, Paragraph, Point, Row, Run, Table, Text, plain_text

from . import reading, tags
from .conftest import Made, MakeFigure, report, section

WORDS = "déjà vu et toujours nouveau"
LINK = "https://example.org/"
MIXED = Text((Run("It is "), Run(WORDS, lang="fr"), Run(" again.")))


def foreign(data: bytes) -> list[tuple[str, str, str]]:
    """What is read in another language, as language, roles and text."""
    return [tuple(heard) for heard in tags.heard(data) if heard.lang]


def in_paragraph(*runs: Run) -> Made:
    return report(section(body=(Paragraph(Text(runs)),)))


def sentence(made: Made) -> list[tuple[str, str, str]]:
    """The last texts of the chapter's only paragraph, up to the title of the last page."""
    heard = [tuple(each) for each in tags.heard(made.data)]
    start = next(index for index, (_, _, text) in enumerate(heard) if text.startswith("It is"))
    end = next(index for index, (_, _, text) in enumerate(heard) if text == "About this report" and index > start)
    return heard[start:end]


def test_words_in_another_language_are_a_span_wherever_they_stand(make_figure: MakeFigure) -> None:
    note = Footnote("note-1", 1, (Paragraph(MIXED),))
    body = (
        Heading(1, MIXED),
        Paragraph(Text((*MIXED.runs, Run("1", note="note-1")))),
        ItemList(((Paragraph(MIXED),),)),
        Grid((MIXED, plain_text("b")), ((plain_text("c"), MIXED),), ("left", "left")),
        BlockQuote((Paragraph(MIXED),)),
    )
    table = Table("tbl-1", 1, (MIXED,), (Row((MIXED,)),), MIXED)
    each = section(lead=MIXED, points=(Point(MIXED, MIXED),), body=body, exhibits=(make_figure(caption="", credit=MIXED), table))
    found = foreign(report(each, footnotes=(note,)).data)
    assert {(lang, text.strip()) for lang, _, text in found} == {("fr", WORDS)}
    assert [path.removesuffix("/Span") for _, path, _ in found] == [
        "P", "L/LI/Lbl", "L/LI/LBody", "H2", "P", "Note/P", "L/LI/LBody/P", "Table/THead/TR/TH",
        "Table/TBody/TR/TD", "BlockQuote/P", "Div/Caption/P", "Table/Caption", "Table/THead/TR/TH", "Table/TBody/TR/TH",
        "L/LI/LBody",
    ]  # fmt: skip


def test_a_title_in_another_language_is_a_span_in_the_contents_too() -> None:
    assert foreign(report(section(title=MIXED)).data) == [("fr", "TOC/TOCI/Reference/Link/Span", WORDS), ("fr", "H1/Span", WORDS)]


def test_a_span_goes_on_over_lines_and_the_sentence_is_read_in_order() -> None:
    made = in_paragraph(Run("It is "), Run(WORDS * 6, lang="fr"), Run(" and "), Run("Grüße", lang="de-AT", strong=True), Run(" again."))
    assert sentence(made) == [("", "P", "It is "), ("fr", "P/Span", WORDS * 6), ("", "P", " and "), ("de-AT", "P/Span", "Grüße"),
                              ("", "P", " again.")]  # fmt: skip


def test_a_span_of_many_styles_is_one() -> None:
    made = in_paragraph(Run("It is "), Run("déjà ", lang="fr"), Run("vu", lang="fr", emphasis=True), Run("2", lang="fr", shift="super"))
    assert sentence(made)[1:] == [("fr", "P/Span", "déjà vu2")]


def test_a_span_goes_on_over_two_pages() -> None:
    text = " ".join([WORDS] * 110)
    made = in_paragraph(Run("It is "), Run(text, lang="fr"), Run(" again."))
    assert [(lang, " ".join(words.split())) for lang, _, words in sentence(made)] == [("", "It is"), ("fr", text), ("", "again.")]
    (span,) = tags.tree(made.data).all("Span")
    assert len(set(span.pages)) == 2


def test_a_span_in_a_link_keeps_the_link_one_with_one_area_a_line() -> None:
    made = in_paragraph(Run("It is "), Run("the ", link=LINK), Run(WORDS, link=LINK, lang="fr"), Run(" page", link=LINK), Run(" again."))
    assert sentence(made) == [
        ("", "P", "It is "), ("", "P/Link", "the "), ("fr", "P/Link/Span", WORDS), ("", "P/Link", " page"), ("", "P", " again."),
    ]  # fmt: skip
    assert len([target for _, target in reading.links(reading.opened(made.data)) if target == LINK]) == 1


def test_a_link_in_a_span_over_lines_is_one_link_with_one_span() -> None:
    made = in_paragraph(Run("It is "), Run(WORDS * 6, link=LINK, lang="fr"))
    assert sentence(made)[1:] == [("fr", "P/Link/Span", WORDS * 6)]
    (link,) = [link for link in tags.tree(made.data).all("Link") if link.kids]
    assert len(link.links) > 1
    assert len(link.kids) == 1


def test_words_in_the_document_s_language_are_no_span() -> None:
    assert tags.tree(in_paragraph(Run("It is "), Run("strong", strong=True), Run("1", shift="super")).data).all("Span") == []


def test_a_language_that_is_lost_is_found() -> None:
    with pikepdf.open(io.BytesIO(in_paragraph(*MIXED.runs).data)) as pdf:
        span = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Span")
        del span["/Lang"]
        out = io.BytesIO()
        pdf.save(out)
    assert foreign(out.getvalue()) == []
