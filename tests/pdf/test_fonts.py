"""What a reader copies out of a file is what the author wrote, in fonts that are all in the file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Run, Text
from generator.pdf import Canvas
from generator.theme import TextStyle
from tests.oracles.tools import need, pdf_text

from .conftest import SERIF, Draw, lines

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
        "a 🚀 that no font has",
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
