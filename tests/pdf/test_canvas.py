"""What is drawn stands where it was asked for, and the file says what it is."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.exhibits.pictures import PreparedPicture
from generator.model import Run, Text, plain_text
from generator.pdf import Canvas, Part
from generator.text import SetText
from generator.theme import TextStyle
from tests.oracles.tools import need, pdf_text

from .conftest import HEIGHT, MEASURE, SERIF, WIDTH, CanvasInMemory, Draw, file_of, lines, linked

Written = Callable[[Draw], Path]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def rendered(path: Path, resolution: int = 72) -> Image.Image:
    """The first page as pixels; at 72 to the inch a pixel is a point."""
    subprocess.run([need("pdftoppm"), "-r", str(resolution), "-png", "-singlefile", str(path), str(path.with_suffix(""))], check=True)
    with Image.open(path.with_suffix(".png")) as image:
        return image.convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is not white."""
    box = image.convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box is not None
    return box


def jpeg(width: int = 40, height: int = 20, mode: str = "RGB") -> PreparedPicture:
    target = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(target, "JPEG")
    return PreparedPicture(target.getvalue(), "jpg", width, height)


def png(image: Image.Image) -> PreparedPicture:
    target = io.BytesIO()
    image.save(target, "PNG")
    return PreparedPicture(target.getvalue(), "png", *image.size)


def test_a_line_stands_in_the_middle_of_its_leading(written: Written) -> None:
    canvas = CanvasInMemory()
    face = canvas.setter.stack("serif").face
    above = canvas.baseline(SERIF) - face.ascent * SERIF.size / 1000
    below = SERIF.leading - canvas.baseline(SERIF) - face.descent * SERIF.size / 1000
    assert above == pytest.approx(below)
    left, _, _, bottom = ink(rendered(written(lines("H"))))
    assert bottom == pytest.approx(20 + canvas.baseline(SERIF), abs=1)
    assert left == pytest.approx(20, abs=2)


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", 2)])
def test_lines_are_aligned_in_the_measure(written: Written, align: str, side: int) -> None:
    style = TextStyle("serif", 20, 30, align=align)  # type: ignore[arg-type]
    assert ink(rendered(written(lines("HHH", style=style))))[side] == pytest.approx(20 + (MEASURE if side else 0), abs=2)


def test_a_centred_line_leaves_the_same_on_both_sides(written: Written) -> None:
    left, _, right, _ = ink(rendered(written(lines("HHH", style=TextStyle("serif", 20, 30, align="center")))))
    assert left - 20 == pytest.approx(20 + MEASURE - right, abs=2)


def test_the_first_line_stands_in_by_its_indent(written: Written) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.draw_text(20, 20, canvas.setter.set("HHHH HHHH", SERIF, 90, indent=15))

    words = pdf_text(written(draw), "-bbox").split("<word ")[1:]
    starts = [float(word.split('"')[1]) for word in words]
    assert starts == [pytest.approx(35, abs=0.1), pytest.approx(20, abs=0.1)]


def test_some_lines_of_a_text_can_be_drawn_alone(written: Written) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.draw_text(20, 20, canvas.setter.set("one\ntwo\nthree\nfour", SERIF, MEASURE), 1, 3)

    assert pdf_text(written(draw)).split() == ["two", "three"]


def test_words_are_as_wide_as_they_were_measured(written: Written) -> None:
    text = Text((Run("Office "), Run("AVATAR", strong=True), Run(" code", code=True), Run("2", shift="super"), Run(" ∑ Vie\u0323\u0302t")))
    words = pdf_text(written(lines(text)), "-bbox").split("<word ")[1:]
    right = float(words[-1].split('"')[5])
    assert right == pytest.approx(20 + CanvasInMemory().setter.width(text, SERIF), abs=0.2)


def test_raised_text_is_above_and_lowered_text_below(written: Written) -> None:
    def top_of(shift: str) -> int:
        return ink(rendered(written(lines(Text((Run("x", shift=shift),))))))[1]  # type: ignore[arg-type]

    assert top_of("super") < top_of("sub")


def test_rules_and_fills_stand_where_they_were_put(written: Written) -> None:
    box = rendered(written(lambda canvas: canvas.rectangle(30, 40, 50, 60, "accent1")))
    assert ink(box) == (30, 40, 80, 100)
    assert box.getpixel((50, 70)) == (0x11, 0x86, 0x64)
    assert ink(rendered(written(lambda canvas: canvas.rule(30, 41, 50, 2, "text")))) == (30, 40, 80, 42)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_is_in_the_file_byte_for_byte_and_once(mode: str) -> None:
    picture = jpeg(mode=mode)

    def draw(canvas: Canvas) -> None:
        canvas.picture(picture, 10, 10, 40, 20)
        canvas.picture(picture, 10, 60, 80, 40)

    data = file_of(draw)
    assert data.count(picture.data) == 1
    with opened(data) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert image.Filter == "/DCTDecode"
        assert image.ColorSpace == {"RGB": "/DeviceRGB", "L": "/DeviceGray"}[mode]


def test_a_transparent_picture_lets_the_page_show(written: Written) -> None:
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    clear.paste((255, 0, 0, 255), (0, 0, 5, 10))

    def draw(canvas: Canvas) -> None:
        canvas.rectangle(0, 0, 100, 100, "accent1")
        canvas.picture(png(clear), 0, 0, 100, 100)

    page = rendered(written(draw))
    assert page.getpixel((20, 50)) == (255, 0, 0)
    assert page.getpixel((80, 50)) == (0x11, 0x86, 0x64)


def test_a_cropped_picture_fills_its_frame_and_nothing_else(written: Written) -> None:
    halves = Image.new("RGB", (20, 10), "#ff0000")
    halves.paste("#0000ff", (10, 0, 20, 10))

    def draw(canvas: Canvas) -> None:
        canvas.picture(png(halves), 100, 50, 60, 60, crop=(0.5, 0.0, 0.0, 0.0))

    page = rendered(written(draw))
    assert ink(page) == (100, 50, 160, 110)
    assert page.getpixel((130, 80)) == (0, 0, 255)


def test_a_web_link_is_an_area_over_its_words_with_words_for_a_listener() -> None:
    with opened(file_of(lines(linked("the site", "https://example.org/a(b)")))) as pdf:
        (link,) = pdf.pages[0].Annots
        assert (str(link.A.S), str(link.A.URI)) == ("/URI", "https://example.org/a(b)")
        assert (str(link.Contents), int(link.F), list(map(int, link.Border))) == ("the site", 4, [0, 0, 0])
        left, bottom, right, top = map(float, link.Rect)
    setter = CanvasInMemory().setter
    assert left == pytest.approx(20 + setter.width("See ", SERIF) + setter.stack("serif")[" "].width * 0.02, abs=0.1)
    assert right - left == pytest.approx(setter.width("the site", SERIF), abs=0.1)
    baseline = HEIGHT - 20 - CanvasInMemory().baseline(SERIF)
    assert bottom < baseline < top < HEIGHT - 20


def test_a_link_over_two_lines_has_an_area_on_each_and_one_over_two_styles_has_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.draw_text(20, 20, canvas.setter.set(linked("a link of many words", "https://a.example/"), SERIF, 120), owner=Part("P"))
        two = Text((Run("half ", link="https://b.example/"), Run("half", strong=True, link="https://b.example/")))
        canvas.draw_text(20, 200, canvas.setter.set(two, SERIF, MEASURE), owner=Part("P"))

    with opened(file_of(draw)) as pdf:
        targets = [str(link.A.URI) for link in pdf.pages[0].Annots]
        assert targets.count("https://b.example/") == 1
        assert targets.count("https://a.example/") > 1


def test_an_inner_link_leads_to_its_destination() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.destination("sec-a", 20, 100)
        lines(linked("Section 1", "#sec-a"))(canvas)

    with opened(file_of(draw)) as pdf:
        (link,) = pdf.pages[0].Annots
        page, kind, left, top, _ = link.Dest
        assert page.objgen == pdf.pages[0].objgen
        assert (str(kind), float(left), float(top)) == ("/XYZ", 20, HEIGHT - 100)


def test_a_link_to_nowhere_is_not_written_in_silence() -> None:
    with pytest.raises(ValueError, match="sec-gone"):
        file_of(lines(linked("gone", "#sec-gone")))


def test_late_text_is_filled_in_when_the_file_is_saved(tmp_path: Path) -> None:
    canvas = CanvasInMemory()

    def count(page: int) -> SetText:
        return canvas.setter.set(f"page {page + 1} of {canvas.pages}", TextStyle("serif", 12, 18, align="right"), MEASURE)

    for page in range(12):
        canvas.late_text(20, 20, partial(count, page))
        canvas.end_page()
    path = tmp_path / "late.pdf"
    path.write_bytes(canvas.saved())
    assert [page.strip() for page in pdf_text(path).split("\f")[:12]] == [f"page {page + 1} of 12" for page in range(12)]


def test_viewers_count_roman_in_front_and_from_one_after() -> None:
    canvas = CanvasInMemory()
    canvas.page_labels("roman")
    canvas.end_page()
    canvas.end_page()
    canvas.page_labels("decimal")
    canvas.end_page()
    with opened(canvas.saved()) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "ii", "1"]


def test_bookmarks_are_nested_and_lead_to_their_places() -> None:
    def draw(canvas: Canvas) -> None:
        for level, name in ((0, "one"), (1, "inner"), (0, "zwei — β")):
            canvas.destination(name, 20, 20)
            canvas.outline(name, name, level)

    with opened(file_of(draw)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["one", "zwei — β"]
        assert [item.title for item in outline.root[0].children] == ["inner"]


def test_the_file_says_what_it_is() -> None:
    with opened(file_of(lines("x"))) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert (info["/Title"], info["/Author"], info["/Subject"], info["/Keywords"]) == ("A title", "A. Author", "A subject", "one, two")
        assert info["/CreationDate"].startswith("D:20240706123000")
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "A title"
            assert metadata["dc:creator"] == ["A. Author"]
            assert metadata["xmp:CreateDate"] == "2024-07-06T12:30:00Z"


def test_every_stream_ends_on_a_line_of_its_own_and_none_is_ascii() -> None:
    picture = jpeg()

    def draw(canvas: Canvas) -> None:
        canvas.picture(picture, 10, 10, 40, 20)
        lines("office", Text((Run("code", code=True),)))(canvas)

    data = file_of(draw)
    assert data.count(b"endstream") == data.count(b"\nendstream") > 5
    assert b"ASCII85" not in data
    assert b"Helvetica" not in data


SCRIPT = """
import sys
from generator.model import Run, Text
from tests.pdf.conftest import file_of, lines
sys.stdout.buffer.write(file_of(lines("Office ∑ Vie\\u0323\\u0302t", Text((Run("code", code=True), Run("x", link="https://a.example/"))))))
"""


def test_two_processes_write_the_same_bytes() -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True, cwd=Path(__file__).parents[2]
        )
        made.append(done.stdout)
    assert made[0] == made[1]
    assert len(made[0]) > 5000


def test_documents_that_differ_have_ids_that_differ() -> None:
    ids = []
    for text in ("one", "two"):
        with opened(file_of(lines(text))) as pdf:
            ids.append(bytes(pdf.trailer.ID[0]))
    assert ids[0] != ids[1]


def test_documents_in_one_process_do_not_touch_each_other() -> None:
    alone = file_of(lines("the ligature ﬁ"))
    file_of(lines("fi first"))
    assert file_of(lines("the ligature ﬁ")) == alone


def test_a_tab_and_an_empty_text_draw_nothing_that_fails(written: Written) -> None:
    assert pdf_text(written(lines("", Text(), "\t", plain_text("end")))).split() == ["end"]


def test_many_pages_keep_their_order(tmp_path: Path) -> None:
    canvas = CanvasInMemory()
    for page in range(30):
        lines(f"leaf {page}")(canvas)
        canvas.end_page()
    path = tmp_path / "many.pdf"
    path.write_bytes(canvas.saved())
    found = [int(page.split()[1]) for page in pdf_text(path).split("\f")[:30]]
    assert all(after == before + 1 for before, after in pairwise(found))


def test_a_mirrored_page_has_everything_at_the_other_side_and_nothing_turned(tmp_path: Path) -> None:
    picture = png(Image.new("RGB", (40, 20), "black"))

    def boxes(*, mirrored: bool) -> list[tuple[int, int, int, int]]:
        found = []
        for name, draw in (
            ("text", lambda canvas: canvas.draw_text(20, 20, canvas.setter.set("HHE", TextStyle("serif", 20, 30, align="center"), 100))),
            ("fill", lambda canvas: canvas.rectangle(20, 20, 50, 10, "text")),
            ("picture", lambda canvas: canvas.picture(picture, 20, 20, 50, 30)),
            (
                "late",
                lambda canvas: canvas.late_text(20, 20, lambda: canvas.setter.set("HHE", TextStyle("serif", 20, 30, align="center"), 100)),
            ),
        ):
            canvas = CanvasInMemory(mirrored=mirrored)
            draw(canvas)
            canvas.end_page()
            path = tmp_path / f"{name}.pdf"
            path.write_bytes(canvas.saved())
            found.append(ink(rendered(path)))
        return found

    for (left, top, right, bottom), there in zip(boxes(mirrored=False), boxes(mirrored=True), strict=True):
        assert there == pytest.approx((WIDTH - right, top, WIDTH - left, bottom), abs=2)
