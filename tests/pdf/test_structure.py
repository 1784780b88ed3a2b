"""What is drawn belongs to a part or is an artifact, and parts are read in the order in which they were placed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.model import Run, Text
from generator.pdf import Artifact, Canvas, Part
from tests.oracles.verapdf import faults

from .conftest import MEASURE, SERIF, CanvasInMemory, Draw, file_of, lines, linked
from .test_canvas import jpeg, opened, png

PAINTING = {"f", "S", "B", "Do", "TJ", "Tj"}


def drawn(text: str | Text, owner: Part | Artifact, top: float = 20) -> Draw:
    return lambda canvas: canvas.draw_text(20, top, canvas.setter.set(text, SERIF, MEASURE), owner=owner)


def roles(data: bytes) -> list[str]:
    """The roles of what stands in the document's sections, or in none."""

    def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
        return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]

    with opened(data) as pdf:
        top = kids(pdf.Root.StructTreeRoot.K)
        return [str(kid.S)[1:] for each in top for kid in (kids(each) if each.S == "/Sect" else [each])]


def everything(canvas: Canvas) -> None:
    """One of each thing that a canvas can draw."""
    drawn("Title", Part("H1"))(canvas)
    drawn(linked("the site", "https://example.org/"), Part("P"), 60)(canvas)
    drawn("Office Vie\u0323\u0302t", Part("P"), 100)(canvas)
    canvas.picture(jpeg(), 20, 150, 40, 20, owner=Part("Figure", alt="A picture."))
    canvas.picture(png(Image.new("RGBA", (4, 4), (1, 2, 3, 100))), 20, 200, 40, 20, (0.1, 0.1, 0.1, 0.1))
    canvas.rectangle(20, 250, 40, 20, "accent1")
    canvas.rule(20, 300, 40, 1, "text")
    canvas.late_text(20, 320, lambda: canvas.setter.set("late", SERIF, MEASURE), Part("P"))
    drawn("a head", "Header", 400)(canvas)


def test_nothing_is_painted_outside_of_a_marked_sequence() -> None:
    with opened(file_of(everything)) as pdf:
        inside, painted = [], 0
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "BDC" | "BMC":
                    inside.append(str(operands[0]))
                case "EMC":
                    inside.pop()
                case name if name in PAINTING:
                    painted += 1
                    assert inside, name
        assert painted >= 9
        assert inside == []


def test_a_file_of_everything_that_a_canvas_draws_passes_verapdf(tmp_path: Path) -> None:
    path = tmp_path / "everything.pdf"
    path.write_bytes(file_of(everything))
    assert faults([path]) == {}


def test_parts_are_read_in_the_order_in_which_they_were_placed_not_drawn() -> None:
    first, second = Part("P"), Part("BlockQuote")

    def draw(canvas: Canvas) -> None:
        canvas.read([first, second])
        drawn("second", second)(canvas)
        drawn("first", first, 60)(canvas)
        drawn("third", Part("Code"), 100)(canvas)

    assert roles(file_of(draw)) == ["P", "BlockQuote", "Code"]


def test_parts_for_which_nothing_is_drawn_are_left_out() -> None:
    list_ = Part("L")

    def draw(canvas: Canvas) -> None:
        canvas.read([Part("P"), list_.inner("LI").inner("LBody")])
        drawn("", Part("P"))(canvas)
        drawn("text", Part("Note"), 60)(canvas)

    assert roles(file_of(draw)) == ["Note"]


@pytest.mark.parametrize(("levels", "read"), [("124", "123"), ("3", "1"), ("1213", "1212"), ("123456", "123456")])
def test_a_heading_is_at_most_one_level_below_the_one_before(levels: str, read: str) -> None:
    def draw(canvas: Canvas) -> None:
        for index, level in enumerate(levels):
            drawn("Head", Part(f"H{level}"), 40 * index)(canvas)  # type: ignore[arg-type]

    assert roles(file_of(draw)) == [f"H{level}" for level in read]


def test_a_part_over_two_pages_is_one_element_and_both_pages_know_it() -> None:
    canvas, part = CanvasInMemory(), Part("P")
    for text in ("one", "two"):
        drawn(text, part)(canvas)
        canvas.end_page()
    with opened(canvas.saved()) as pdf:
        root = pdf.Root.StructTreeRoot
        (first, second) = root.K.K.K
        assert (first, int(second.MCID), second.Pg.objgen) == (0, 0, pdf.pages[1].objgen)
        entries = dict(zip(*[iter(root.ParentTree.Nums)] * 2, strict=True))
        assert [entries[page.StructParents][0].objgen for page in pdf.pages] == [root.K.K.objgen] * 2
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


def test_a_link_and_a_language_in_an_artifact_are_text_alone() -> None:
    data = file_of(drawn(Text((Run("x", link="https://a.example/"), Run("déjà vu", lang="fr"))), "Footer"))
    with opened(data) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert "/K" not in pdf.Root.StructTreeRoot.K


def test_the_words_of_a_link_are_whole_though_it_is_broken_without_a_space() -> None:
    address = "https://example.org/" + "many/steps/" * 8
    with opened(file_of(lambda canvas: drawn(Text((Run(address, link=address),)), Part("P"))(canvas))) as pdf:
        found = list(pdf.pages[0].Annots)
        assert len(found) > 1
        assert {str(link.Contents) for link in found} == {address}


def test_headers_and_footers_are_artifacts_of_every_page_that_say_so() -> None:
    def draw(canvas: Canvas) -> None:
        drawn("above", "Header")(canvas)
        drawn("below", "Footer", 60)(canvas)

    with opened(file_of(draw)) as pdf:
        (page,) = pdf.pages
        named = [operands for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "BDC"]
        found = [(str(tag), dict(page.Resources.Properties[str(name)])) for tag, name in named]
        assert found == [("/Artifact", {"/Type": "/Pagination", "/Subtype": subtype}) for subtype in ("/Header", "/Footer")]


def test_small_objects_are_packed_so_that_tags_take_little_room() -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(400):
            drawn(f"word {index}", Part("P"), index)(canvas)

    data = file_of(draw)
    assert data.count(b" obj\n") < 30
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.Root.StructTreeRoot.K.K) == 400
        assert not pdf.check_pdf_syntax()


def test_lines_without_an_owner_are_artifacts() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.draw_text(20, 20, canvas.setter.set("unread", SERIF, MEASURE))
        lines("read")(canvas)

    assert roles(file_of(draw)) == ["P"]
