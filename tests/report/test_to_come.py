"""Pictures that are yet to come in the report: a frame as large as the picture would be, which is read as a figure."""

from __future__ import annotations

import pytest

from generator.model import Cover, Figure, Picture, plain_text

from .conftest import report, section
from .tags import tree

ADDRESS = "https://example.org/assets/2024/sea.jpg"


def figure(alt: str, name: str = ADDRESS, number: int = 1) -> Figure:
    return Figure(f"fig-{number}", number, Picture.to_come(name), alt, plain_text("The sea."), crop=False)


@pytest.mark.parametrize(
    ("alt", "heard"), [("A grey sea.", "A grey sea."), ("", f"Picture to come: {ADDRESS}")], ids=["described", "not yet"]
)
def test_a_frame_is_a_figure_with_a_description(alt, heard):
    made = report(section(exhibits=(figure(alt),)), cover=Cover(figure(alt, number=0)))
    assert [str(part.entry.Alt) for part in tree(made.data).all("Figure")] == [heard, heard]
    assert "Picture to come" in made.texts[0]
    assert "Picture to come" in made.text
    assert not made.diagnostics.found


def test_a_frame_stands_between_the_margins_with_its_caption_beside_it():
    made = report(section(exhibits=(figure("", "x" * 3000),)))
    label, words = made.word("Figure", page=2), made.word("Picture", page=2)
    assert label.left == pytest.approx(48, abs=0.1)
    assert words.left == pytest.approx(186 + 12, abs=0.1)
    assert max(word.right for word in made.words[2]) <= 532 - 12 + 0.5
