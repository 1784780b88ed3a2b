"""Pictures that are yet to come: a frame of native shapes stands for each, which says so."""

from __future__ import annotations

import pytest
from pptx import Presentation

from generator.deck.boxes import Group, PictureBox, TextBox
from generator.model import Closing, Cover, Document, Figure, Picture, plain_text

from .conftest import document, placed, points, section
from .test_geometry import faults_of, written

ADDRESS = "https://example.org/assets/2024/sea.jpg"


def figure(name: str = ADDRESS, number: int = 1, **changes: object) -> Figure:
    return Figure(f"fig-{number}", number, Picture.to_come(name), "A grey sea.", plain_text("The sea."), crop=False, **changes)  # type: ignore[arg-type]


def holes(name: str) -> Document:
    sections = (
        section(1, points=points(2, "Short."), exhibits=(figure(name),)),
        section(2, exhibits=(figure(name, 2),)),
        section(3, exhibits=(figure(name, 3),), layout="full-figure"),
    )
    end = Closing(plain_text("Thanks"), figure=figure(name, 0))
    return document(*sections, cover=Cover(figure(name, 0)), closing=end)


@pytest.mark.parametrize(
    "name", ["sea.jpg", ADDRESS, "x" * 3000, "一" * 300, "a b " * 99], ids=["name", "address", "long", "Chinese", "words"]
)
def test_a_frame_fits_wherever_a_picture_stands(name, tmp_path):
    assert faults_of(holes(name), tmp_path) == []


def test_a_frame_says_which_picture_is_to_come_and_keeps_its_description(tmp_path):
    slides = Presentation(str(written(holes(ADDRESS), tmp_path))).slides
    frames = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 6]
    assert len(frames) == 5
    for frame in frames:
        said = " ".join(shape.text_frame.text for shape in frame.shapes)
        assert said.split() == ["Picture", "to", "come", ADDRESS]
        assert frame._element.nvGrpSpPr.cNvPr.get("descr") == "A grey sea."


def test_a_frame_stands_where_the_picture_would_and_references_lead_to_its_slide(make_figure):
    there = placed(document(section(1, exhibits=(make_figure(crop=False),))))
    to_come = placed(document(section(1, exhibits=(figure(),))))
    picture = next(shape for slide in there for shape in slide.shapes if isinstance(shape, PictureBox))
    frame = next(shape for slide in to_come for shape in slide.shapes if isinstance(shape, Group) and shape.name == "Picture")
    assert frame.shapes[0].frame == picture.frame
    assert isinstance(frame.shapes[-1], TextBox)
    assert [slide.targets for slide in there] == [slide.targets for slide in to_come]
