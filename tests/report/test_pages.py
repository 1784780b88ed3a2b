"""What stands on every page: its number, and the mark of a draft."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from generator.model import Paragraph, plain_text
from tests.oracles.verapdf import faults

from . import reading
from .conftest import report, section

WIDTH, RIGHT, BOTTOM = 595.28, 532.0, 759.0
LONG = tuple(Paragraph(plain_text("They need less computing power and infrastructure, so the cost is lower. " * 20)) for _ in range(12))


def test_a_page_says_which_of_how_many_it_is_and_front_matter_does_not() -> None:
    made = report(section(body=LONG), section(2))
    heads = [" ".join(word.text for word in page if word.bottom < 60 and word.left < 180) for page in made.words]
    count = made.pages - 2
    assert heads == ["", "ii", *(f"{number} of {count}" for number in range(1, count + 1))]


@pytest.mark.parametrize(("language", "left", "right"), [("en", RIGHT, WIDTH), ("ar", 0.0, WIDTH - RIGHT)])
def test_a_draft_is_marked_on_every_page_in_the_outer_margin(language: str, left: float, right: float) -> None:
    made = report(section(body=LONG), draft=True, language=language)
    for page in made.words:
        (mark,) = [word for word in page if word.text == "Draft"]
        assert left < mark.left < mark.right < right
        assert mark.bottom <= BOTTOM + 1
        assert mark.bottom - mark.top > 2 * (mark.right - mark.left) * 0.7  # it runs up the page
    for page in reading.opened(made.data).pages:
        operators = [(str(operator), [str(each) for each in operands]) for operands, operator in pikepdf.parse_content_stream(page)]
        assert ("BDC", ["/Artifact", "/Watermark"]) in operators
    assert "Draft" not in report(section(body=LONG), language=language).text


def test_a_draft_passes(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(report(section(body=LONG), draft=True).data)
    assert faults([path]) == {}
