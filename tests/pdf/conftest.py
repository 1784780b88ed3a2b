from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.model import Run, Text
from generator.pdf import Canvas, Part
from generator.text import Typesetter
from generator.theme import TextStyle, load_theme

WIDTH, HEIGHT = 400.0, 500.0
SERIF = TextStyle("serif", 20, 30)
MEASURE = 360.0

Draw = Callable[[Canvas], None]


class CanvasInMemory(Canvas):
    def __init__(self, *, mirrored: bool = False) -> None:
        theme, date = load_theme("aurora"), datetime(2024, 7, 6, 12, 30, tzinfo=UTC)
        self.out = io.BytesIO()
        super().__init__(WIDTH, HEIGHT, Typesetter(theme.fonts), theme.paper, date, self.out, mirrored=mirrored)

    def saved(self) -> bytes:
        self.save()
        return self.out.getvalue()


def file_of(draw: Draw) -> bytes:
    """A file of one page."""
    canvas = CanvasInMemory()
    draw(canvas)
    canvas.end_page()
    canvas.metadata("A title", "A. Author", "A subject", "en-GB", "one, two")
    return canvas.saved()


def lines(*texts: str | Text, style: TextStyle = SERIF) -> Draw:
    """Draws each text on a line of its own."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.draw_text(20, 20 + number * style.leading, canvas.setter.set(text, style, MEASURE), owner=Part("P"))

    return draw


def linked(text: str, link: str) -> Text:
    return Text((Run("See "), Run(text, link=link), Run(" there")))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Draw], Path]:
    """The file of one page, on disk for the programs that read it."""

    def write(draw: Draw) -> Path:
        path = tmp_path / "page.pdf"
        path.write_bytes(file_of(draw))
        return path

    return write
