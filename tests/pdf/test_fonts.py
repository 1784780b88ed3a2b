"""What a reader copies out of a file is what the author wrote, in fonts that are all in the file."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pymupdf_fonts
import pytest
from fontTools.ttLib import TTFont

from generator.model import Run, Text
from generator.pdf import Canvas, Part
from generator.text import Typesetter
from generator.text.fonts import BadFontError, load_face
from generator.theme import Family, TextStyle, load_theme
from tests.oracles import verapdf
from tests.oracles.fonts import SANS, licensed, spread_cids
from tests.oracles.tools import need, pdf_text

from .conftest import HEIGHT, SERIF, WIDTH, Draw, lines

Written = Callable[[Draw], Path]


@pytest.mark.parametrize(
    "text",
    [
        "Office affinity, fjord, efficient first flight",
        "AVATAR To. We Ty V.A. LT",
        "Zürich, naïve, Œuvre, łódź",
        "Tiếng Việt: Đường phố",
        "Vie\u0323\u0302t in parts, Việt as one",
        "Ελληνικά, ἀρχὴ λόγος",
        "Привет, как дела?",
        "∑ ∫ ≤ ⇒ ∀x∈ℝ 𝔸 α≠β",
        "☂ rain ☎ phone ⚠ care ♞ horse → on",
        "नमस्ते दुनिया",
        "x\u0323\u0302 q\u0308\u0323 marks",
        "a \u0378 that no font has",
        "the ligature ﬁ and the letters fi",
        "5\u00a0km",
    ],
)
def test_a_text_is_read_back_as_it_was_written(written: Written, text: str) -> None:
    assert pdf_text(written(lines(text))).split("\n")[0].replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_code_in_a_cff_font_is_read_back(written: Written) -> None:
    code = Text((Run("def fit(x) -> f'{x}': # ≠ λ", code=True),))
    assert pdf_text(written(lines(code))).split("\n")[0].split() == code.plain.split()


def test_tracking_puts_no_spaces_between_letters(written: Written) -> None:
    style = TextStyle("heading", 30, 36, tracking=-0.8)
    assert pdf_text(written(lines("Office Vie\u0323\u0302t", style=style))).split("\n")[0] == "Office Vie\u0323\u0302t"


def test_a_soft_hyphen_that_shows_is_not_the_authors(written: Written) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.draw_text(20, 20, canvas.setter.set("unbe\u00adlievable", SERIF, 60))

    assert "unbe-" not in pdf_text(written(draw), "-raw")


def test_a_word_that_is_divided_is_read_back_whole(written: Written) -> None:
    def draw(canvas: Canvas) -> None:
        found = canvas.setter.compose("We take internationalization seriously", SERIF, 190, hyphenate=True)
        assert len(found.lines) == 2
        canvas.draw_text(20, 20, found)

    assert "internationalization" in pdf_text(written(draw)).replace("\u00ad\n", "")  # ISO 32000-1, 14.8.2.2.3


def test_all_fonts_are_embedded_subsets_with_a_map_to_text(written: Written) -> None:
    path = written(lines("Serif ⇒ ☂", Text((Run("strong", strong=True), Run(" code", code=True)))))
    found = subprocess.run([need("pdffonts"), str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert len(found) == 5
    for font in found:
        assert font.split()[-5:-2] == ["yes", "yes", "yes"]
        assert font[6] == "+"


CJK = "manimgx_fonts_cjk:NotoSansCJK-VF.otf"
FACES = {
    "TrueType": ("font_source_serif_pro:SourceSerifPro-Regular", "Office affinity"),
    "an instance": ("manimgx_fonts:NotoSansArmenian[wght]@700", "Հայերեն լեզու"),
    "CFF": ("pymupdf_fonts:fimo", "f(x) -> ≠ λ ﬁ fi"),
    "an instance of CFF2 in a collection": (f"{CJK}#2@700", "中文字体的测试，北京。"),
    "another member": (f"{CJK}#1@400", "한국어 글꼴 시험"),
}


def in_face(path: Path, face: str, *texts: str) -> Path:
    """A file of texts that are set in a face."""
    theme = load_theme("aurora")
    setter = Typesetter(replace(theme.fonts, serif=Family("Tested", face)))
    out = io.BytesIO()
    canvas = Canvas(WIDTH, HEIGHT, setter, theme.paper, datetime(2024, 7, 6, 12, 30, tzinfo=UTC), out)
    for number, text in enumerate(texts):
        canvas.draw_text(20, 20 + number * 30, setter.set(text, SERIF, 360), owner=Part("P"))
    canvas.end_page()
    canvas.metadata("A title", "A. Author", "A subject", "en-GB", "one, two")
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


def first_program(path: Path) -> bytes:
    """The font program of the first font of a file."""
    with pikepdf.open(path) as file:
        (font, *_) = file.pages[0].Resources.Font.values()
        descriptor = font.DescendantFonts[0].FontDescriptor
        return bytes(descriptor.get("/FontFile2", descriptor.get("/FontFile3")).read_bytes())


@pytest.mark.parametrize(("face", "text"), FACES.values(), ids=FACES)
def test_a_text_is_read_back_from_every_kind_of_font(face: str, text: str, tmp_path: Path) -> None:
    assert pdf_text(in_face(tmp_path / "page.pdf", face, text)).split("\n")[0] == text


def test_a_font_with_cids_of_its_own_shows_and_says_the_same(tmp_path: Path) -> None:
    spread = spread_cids(pymupdf_fonts.fontbuffers["fimo"](), tmp_path / "spread.otf")
    files = [in_face(tmp_path / f"{number}.pdf", face, "Vary ≠ λ") for number, face in enumerate(("pymupdf_fonts:fimo", spread))]
    assert pdf_text(files[0]) == pdf_text(files[1]) == "Vary ≠ λ\n\n\f"
    shown = [subprocess.run([need("pdftoppm"), "-r", "72", str(file)], capture_output=True, check=True).stdout for file in files]
    assert shown[0] == shown[1]


def test_every_kind_of_font_passes_verapdf(tmp_path: Path) -> None:
    spread = spread_cids(pymupdf_fonts.fontbuffers["fimo"](), tmp_path / "spread.otf")
    whole = licensed(tmp_path / "whole.ttf", 0x100)
    cases = [*FACES.values(), (spread, "spread"), (whole, "whole")]
    assert verapdf.faults([in_face(tmp_path / f"{number}.pdf", face, text) for number, (face, text) in enumerate(cases)]) == {}


def test_an_instance_is_embedded_as_a_font_that_does_not_vary(tmp_path: Path) -> None:
    name = "manimgx_fonts:NotoSansArmenian[wght]@700"
    font = TTFont(io.BytesIO(first_program(in_face(tmp_path / "page.pdf", name, "Հայերեն"))))
    assert not {"fvar", "gvar", "HVAR", "avar"} & {*font.keys()}
    face = load_face(name)
    assert {face.advance(face.nominal(letter)) for letter in "Հայերն"} <= {width for width, _ in font["hmtx"].metrics.values()}


def test_a_face_that_all_letters_had_to_be_lent_to_is_a_font_too(written: Written) -> None:
    arabic = Text((Run("نص "), Run("مهم", strong=True)))
    with pikepdf.open(written(lines(arabic))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert {str(font.get("/Type")) for font in fonts.values()} == {"/Font"}
        assert any(str(font.BaseFont).endswith("SourceSerifPro-Bold") for font in fonts.values())


def test_a_few_symbols_cost_little_in_a_font_of_thousands(tmp_path: Path) -> None:
    assert len(first_program(in_face(tmp_path / "page.pdf", "pymupdf_fonts:math", "∑∫≤⇒"))) < 1500


def test_a_font_that_may_not_be_subset_is_embedded_whole(tmp_path: Path) -> None:
    path = in_face(tmp_path / "page.pdf", licensed(tmp_path / "whole.ttf", 0x100), "Whole")
    assert TTFont(io.BytesIO(first_program(path)))["maxp"].numGlyphs == TTFont(SANS)["maxp"].numGlyphs
    assert "+" not in subprocess.run([need("pdffonts"), str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2]


def test_damaged_fonts_are_refused_and_never_break_the_writer(tmp_path: Path) -> None:
    sound, refused = SANS.read_bytes(), 0
    for number in range(60):
        data = bytearray(sound)
        start = (number * 7919) % len(data) if number % 2 else 12 + 16 * (number % 16)
        data[start : start + 64] = bytes((number * 37 + i * 101) % 256 for i in range(len(data[start : start + 64])))
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)
        try:
            in_face(tmp_path / "page.pdf", str(path), "Some words to set")
        except BadFontError:
            refused += 1
    assert 0 < refused < 60
