"""What a listener hears: the tag tree of a written report, its roles and their order."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise

import pytest

from generator.model import (
    BlockQuote,
    Cover,
    Definitions,
    Footnote,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
    plain_text,
)  # fmt: skip
from tests.oracles.tools import need

from . import reading, tags
from .conftest import Made, MakeFigure, points, report, section, table
from .test_order import paragraph
from .test_tables import grouped


def spoken(data: bytes) -> list[str]:
    """The texts of the tree in its order, as poppler reads them."""
    done = subprocess.run([need("pdfinfo"), "-struct-text", "-"], input=data, capture_output=True, check=True, timeout=120)
    return re.findall(r'^ *"(.*)"$', done.stdout.decode(), re.MULTILINE)


def chapter(made: Made) -> list[str]:
    """The outlines of the parts between the contents and the last page."""
    return [kid.outline for section in tags.tree(made.data).kids[2:-1] for kid in section.kids]


def test_the_document_is_its_parts_in_the_order_of_the_story() -> None:
    made = report(section(lead=plain_text("The lead."), body=(paragraph("First."), Heading(1, plain_text("Head")), paragraph("Second."))))
    assert chapter(made) == ["H1(Lbl)", "P", "P", "H2", "P"]


def test_cover_contents_and_each_chapter_are_sections_that_begin_with_their_title() -> None:
    deep = section(None, id="in", title=plain_text("Inner"), body=(paragraph("Text."),))
    made = report(section(1, body=(paragraph("Text."),), sections=(deep,)), section(2), abstract=(paragraph("In short."),))
    parts = tags.tree(made.data).kids
    assert {part.role for part in parts} == {"Sect"}
    assert [part.kids[0].role for part in parts] == ["H1"] * 6
    assert [len(part.all("H1")) for part in parts] == [1] * 6
    assert parts[3].outline == "Sect(H1(Lbl) P H2 P)"


def test_the_cover_is_read_from_its_title_on_and_the_picture_before_its_credit(make_figure: MakeFigure) -> None:
    cover = Cover(make_figure(number=0, caption=""), Quote(plain_text("A line."), plain_text("Its author")))
    made = report(section(), cover=cover, subtitle=plain_text("The subtitle"), authors=(plain_text("Ada Lovelace"),))
    heard = [(path, text) for _, path, text in tags.heard(made.data)]
    assert heard[:7] == [
        ("H1", "The title of the report"), ("P", "The subtitle"), ("P", "Ada Lovelace"), ("BlockQuote/P", "“A line.”"),
        ("BlockQuote/P", "Its author"), ("Figure", ""), ("P", "Picture: Somebody, CC0"),
    ]  # fmt: skip


def test_a_text_over_many_lines_is_read_with_spaces_and_is_one_part_over_two_pages() -> None:
    words = " ".join(f"word{i}" for i in range(500))
    made = report(section(body=(paragraph(words),)))
    assert words in " ".join(" ".join(spoken(made.data)).split())
    assert max(len(part.pages) for part in tags.tree(made.data).all("P")) == 2


def test_terms_are_the_labels_of_a_list_and_stand_before_their_sentences() -> None:
    made = report(section(points=points(2, "A sentence."), examples=(plain_text("One"),)))
    item = "LI(Lbl LBody)"
    assert chapter(made) == ["H1(Lbl)", "H2", f"L({item} {item} {item})"]
    said = spoken(made.data)
    assert said[said.index("Term1") :][:6] == ["Term1", "A sentence.", "Term2", "A sentence.", "Examples", "One."]


def test_lists_nest_in_the_bodies_of_their_items_and_say_how_they_count() -> None:
    inner = ItemList(((paragraph("deep"),),), 1)
    made = report(section(body=(ItemList(((paragraph("one"), inner), (paragraph("two"),))),)))
    assert chapter(made) == ["H1(Lbl)", "L(LI(Lbl LBody(P L(LI(Lbl LBody(P))))) LI(Lbl LBody(P)))"]
    assert [str(part.attributes["/ListNumbering"]) for part in tags.tree(made.data).all("L")] == ["/Disc", "/Decimal"]


def test_definitions_are_a_list_of_terms_beside_their_meanings_or_above_them() -> None:
    long = (plain_text("long " * 90), (paragraph("Meaning."),))
    terms = Definitions(((plain_text("Term1"), (paragraph("A meaning."), paragraph("More."))), long))
    note = Footnote("note-1", 1, (terms,))
    made = report(section(body=(terms, Paragraph(Text((Run("Text"), Run("1", note="note-1")))))), footnotes=(note,))
    items = "L(LI(Lbl LBody(P P)) LI(Lbl LBody(P)))"
    assert chapter(made) == ["H1(Lbl)", items, "P(Reference(Link))", f"Note(Lbl(Link) {items})"]
    term, meaning = (next(word for word in made.words[2] if word.text == text) for text in ("Term1", "A"))
    assert (round(term.left), round(meaning.left)) == (48, 186)
    assert term.top == pytest.approx(meaning.top, abs=2)


def test_quotes_and_code_say_what_they_are() -> None:
    quote = Quote(plain_text("Q"), plain_text("By"))
    made = report(section(body=(BlockQuote((paragraph("said"),)), Listing("print()")), exhibits=(quote,)))
    assert chapter(made) == ["H1(Lbl)", "BlockQuote(P)", "P(Code)", "BlockQuote(P P)"]


@pytest.mark.parametrize("levels", [(3,), (2, 3, 1, 3), (1, 2, 3, 3)])
def test_headings_never_leave_out_a_level(levels: tuple[int, ...]) -> None:
    body = tuple(Heading(level, plain_text("Head")) for level in levels)
    sections = (section(None, id="in", title=plain_text("Inner"), body=(*body, paragraph("End."))),)
    made = report(section(body=(*body, paragraph("End.")), sections=sections))
    found = [int(part.role[1]) for part in tags.tree(made.data).walk() if re.fullmatch("H[1-6]", part.role)]
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))
    assert len(found) == 5 + 2 * len(levels)


def test_a_table_over_many_pages_is_one_table_whose_header_is_read_once() -> None:
    made = report(section(exhibits=(table(120, 3, source=plain_text("Who counted.")),)))
    (found,) = tags.tree(made.data).all("Table")
    assert [kid.role for kid in found.kids] == ["Caption", "THead", "TBody"]
    assert found.kids[1].outline == "THead(TR(TH TH TH))"
    assert [row.outline for row in found.kids[2].kids] == ["TR(TH TD TD)"] * 120
    assert {str(cell.attributes["/Scope"]) for cell in found.kids[1].all("TH")} == {"/Column"}
    assert {str(cell.attributes["/Scope"]) for cell in found.kids[2].all("TH")} == {"/Row"}
    assert len({page for cell in found.all("TD") for page in cell.pages}) > 2
    assert spoken(made.data).count("Head0") == 1
    assert "Who counted." in spoken(made.data)


def test_terms_on_lines_of_their_own_in_a_cell_are_paragraphs_of_it() -> None:
    row = Row((plain_text("Topic"), plain_text("One\u00a0· Two and a half\u00a0· Three"), plain_text("More")))
    header = tuple(map(plain_text, ("A", "B", "C")))
    made = report(section(exhibits=(Table("tbl-1", 1, header, (row,), plain_text("Caption."), derived=True),)))
    assert tags.tree(made.data).all("TBody")[0].outline == "TBody(TR(TH TD(P P P) TD))"
    heard = [text.strip() for _, path, text in tags.heard(made.data) if path.endswith("TD/P")]
    assert heard == ["One", "Two and a half", "Three"]


def test_a_row_over_pages_is_one_row_and_empty_cells_are_kept() -> None:
    rows = ((plain_text("Name"), plain_text("cell " * 2000)), (plain_text(""), plain_text("")))
    made = report(section(body=(Grid((plain_text(""), plain_text("Head")), rows, ("left", "left")),)))
    (found,) = tags.tree(made.data).all("Table")
    assert found.outline == "Table(THead(TR(TH TH)) TBody(TR(TH TD) TR(TH TD)))"
    assert len(found.all("TD")[0].pages) > 2


def test_titles_over_columns_and_rows_are_headers_that_say_how_far_they_reach() -> None:
    made = report(section(exhibits=(grouped(45),)))
    (found,) = tags.tree(made.data).all("Table")
    rows = [f"TBody(TR(TH) {' '.join(['TR(TH TD TD TD)'] * count)})" for count in (20, 20, 5)]
    assert [kid.outline for kid in found.kids[1:]] == ["THead(TR(TH TH TH) TR(TH TH))", *rows]
    name, over, last, *below = found.kids[1].all("TH")
    assert [each.attributes.get("/RowSpan") for each in (name, over, last)] == [2, None, 2]
    assert over.attributes["/ColSpan"] == 2
    assert not [each for each in below if {"/RowSpan", "/ColSpan"} & set(each.attributes)]
    title = found.kids[2].all("TH")[0]
    assert (title.attributes["/ColSpan"], str(title.attributes["/Scope"])) == (4, "/Column")
    said = spoken(made.data)
    assert [said.count(f"Group{i}") for i in range(3)] == [1, 1, 1]
    assert said[said.index("Head0") :][:5] == ["Head0", "Over", "Head3", "Head1", "Head2"]


def test_a_figure_has_words_a_place_and_then_its_caption_where_the_story_has_it(make_figure: MakeFigure) -> None:
    body = (paragraph("word " * 320), Paragraph(Text((Run("See "), Run("Figure 1", link="#fig-1")))), paragraph("Then. " * 60))
    made = report(section(body=body, exhibits=(make_figure(),)))
    assert chapter(made) == ["H1(Lbl)", "P", "P(Link)", "Div(Figure Caption(P P P))", "P"]
    (figure,) = tags.tree(made.data).all("Figure")
    assert str(figure.entry.Alt) == "A blue field."
    left, bottom, right, top = (float(value) for value in figure.attributes["/BBox"])
    (picture,) = (picture for page in reading.pictures(reading.opened(made.data)) for picture in page)
    assert (left, 841.89 - top, right) == pytest.approx((max(picture.left, 0), max(picture.top, 72), min(picture.right, 595.28)), abs=0.1)
    assert bottom < top


def test_a_decorative_picture_is_not_read_but_its_caption_is(make_figure: MakeFigure) -> None:
    made = report(section(exhibits=(make_figure(decorative=True),)))
    assert chapter(made) == ["H1(Lbl)", "Div(P P P)"]
    assert not tags.tree(made.data).all("Figure")


def test_every_link_is_an_element_with_its_areas_and_words() -> None:
    long = "a link of very many words that goes on over the end of its line because it is as long as it is"
    note = Footnote("note-1", 1, (paragraph("What the note says."),))
    runs = (Run("See "), Run(long, link="https://example.org/"), Run(", "), Run("Section 1", link="#sec-s1"), Run("1", note="note-1"))
    made = report(section(body=(Paragraph(Text(runs)),)), footnotes=(note,))
    assert chapter(made) == ["H1(Lbl)", "P(Link Link Reference(Link))", "Note(Lbl(Link) P)"]
    web, inner, mark, _ = tags.tree(made.data).kids[2].all("Link")
    assert len(web.links) == 2
    assert {str(link.Contents) for link in web.links} == {long}
    assert [str(link.Contents) for found in (inner, mark) for link in found.links] == ["Section 1", "1"]
    pdf = reading.opened(made.data)
    parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    annotations = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
    assert [str(parents[annotation.StructParent].S) for annotation in annotations] == ["/Link"] * len(annotations)


def test_notes_have_names_of_their_own_though_two_chapters_mention_one() -> None:
    note = Footnote("note-1", 1, (paragraph("What the note says."), Heading(2, plain_text("Head")), paragraph("More.")))
    body = (Paragraph(Text((Run("Text"), Run("1", note="note-1")))),)
    made = report(section(1, body=body), section(2, body=body), footnotes=(note,))
    names = [str(part.entry.ID) for part in tags.tree(made.data).all("Note")]
    assert len(set(names)) == 2


def test_the_contents_are_read_as_label_title_and_page(make_figure: MakeFigure) -> None:
    exhibits = (make_figure(), make_figure(number=2), table(3), table(3, number=2))
    made = report(section(exhibits=exhibits), abstract=(paragraph("In short."),))
    first, figures, tables = tags.tree(made.data).all("TOC")
    plain, numbered = "TOCI(Reference(Link))", "TOCI(Lbl Reference(Link))"
    assert first.outline == f"TOC({plain} {numbered} {plain})"
    assert figures.outline == tables.outline == f"TOC({numbered} {numbered})"
    said = spoken(made.data)
    assert said[said.index("Contents") :][:9] == ["Contents", "Summary", "iii", "1", "Section 1", "1", "About this report", "3", "Figures"]


def test_headers_footers_and_repeated_table_headers_are_not_read() -> None:
    made = report(section(body=tuple(paragraph("Text. " * 90) for _ in range(12)), exhibits=(table(90),)))
    assert made.pages > 5
    said = spoken(made.data)
    assert said.count("The title of the report") == 1
    assert not [text for text in said if text.startswith("1 Section 1")]
