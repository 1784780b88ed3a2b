"""Code in the deck: numbered lines on a panel, in colours of the theme, over as many slides as it needs."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation

from generator.deck.boxes import Group, PlacedSlide, Rectangle, TextBox
from generator.deck.layout import lay_out
from generator.deck.plan import plan_deck
from generator.model import Callout, Code, Diagnostics, Document, Listing, plain_text
from generator.theme import NAMES, load_theme

from .conftest import document, section
from .test_geometry import written


def talk(code: str, caption: str = "What it does.", **fields: object) -> Document:
    return document(section(exhibits=(Code("lst-1", 1, Listing(code, "python"), plain_text(caption)),)), **fields)


def slides_of(doc: Document) -> tuple[list[PlacedSlide], list[str]]:
    diagnostics = Diagnostics()
    return lay_out(plan_deck(doc), doc, load_theme("aurora"), diagnostics)[1:], [d.code for d in diagnostics]


def code_of(slide: PlacedSlide) -> TextBox:
    (found,) = [shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name == "Code"]
    return found


def panel_of(slide: PlacedSlide) -> tuple[Rectangle, TextBox]:
    (group,) = [shape for shape in slide.shapes if isinstance(shape, Group) and shape.name == "Panel"]
    ground, numbers = group.shapes
    assert isinstance(ground, Rectangle)
    assert isinstance(numbers, TextBox)
    assert group.decorative
    return ground, numbers


def said(box: TextBox) -> list[str]:
    return ["".join(line.text for line in part.text.lines) for part in box.parts]


def test_a_listing_stands_on_a_panel_of_its_height_with_its_caption_below():
    (slide,), codes = slides_of(talk("\n".join(f"line{i}()" for i in range(11))))
    ground, numbers = panel_of(slide)
    (caption,) = [shape for shape in slide.shapes if shape.name == "Caption" and isinstance(shape, TextBox)]
    assert codes == []
    assert (ground.fill, ground.frame.y.pt, ground.frame.bottom.pt) == ("surface", 126, 462)  # the look book's, for eleven lines
    assert (caption.frame.y.pt, said(caption)) == (470, ["Listing\u00a01\u2002What it does."])
    assert said(numbers) == [str(i) for i in range(1, 12)]
    assert {part.text.style.leading for part in (*numbers.parts, *code_of(slide).parts)} == {28}


def test_lines_are_set_closer_where_that_saves_a_slide_and_are_as_large():
    (slide,), _ = slides_of(talk("\n".join("line()" for _ in range(13))))
    assert {(part.text.style.size, part.text.style.leading) for part in code_of(slide).parts} == {(18, 24)}


def test_a_long_listing_goes_on_in_even_parts_and_so_do_its_numbers():
    lines = [f"line{i}()" for i in range(40)]
    slides, codes = slides_of(talk("\n".join(lines)))
    assert codes == ["continued"]
    assert [len(code_of(slide).parts) for slide in slides] == [10, 10, 10, 10]
    assert [text for slide in slides for text in said(code_of(slide))] == lines
    assert [text for slide in slides for text in said(panel_of(slide)[1])] == [str(i) for i in range(1, 41)]
    assert len({slide.title for slide in slides}) == 4


def test_a_line_too_long_goes_on_under_its_indent_and_has_the_sign_for_a_number():
    code = "    call(" + ", ".join(f"argument_{i}" for i in range(12)) + ")\n\nlast()"
    (slide,), codes = slides_of(talk(code))
    first, empty, last = code_of(slide).parts
    letter = last.text.width / len("last()")
    assert codes == []
    assert said(panel_of(slide)[1]) == ["1", *"\u21aa" * (len(first.text.lines) - 1), "2", "3"]
    assert (first.hang, empty.hang, last.hang) == (pytest.approx(6 * letter), 0, 0)
    assert first.broken
    assert said(code_of(slide)) == code.split("\n")


@pytest.mark.parametrize("code", ["\n\na = 1\n\n\nb = 2", "if a:\n    b = 'c'  # d\n", "x" * 2000 + "\nlast"])
def test_what_is_copied_is_the_code(code: str, tmp_path: Path):
    path = written(talk(code), tmp_path)
    shown: list[str] = []
    for slide in list(Presentation(str(path)).slides)[1:]:
        (box,) = [shape for shape in slide.placeholders if shape.name == "Code"]
        shown += [paragraph.text.replace("\v", "") for paragraph in box.text_frame.paragraphs]
    assert "".join(shown) == code.replace("\n", "")
    assert len(shown) >= len(code.split("\n"))


@pytest.mark.parametrize("theme", NAMES)
def test_words_of_code_have_colours_of_the_theme_and_are_not_spell_checked(theme: str, tmp_path: Path):
    path = written(talk("return 'word'  # note"), tmp_path, theme)
    slide = Presentation(str(path)).slides[1]
    (box,) = [shape for shape in slide.placeholders if shape.name == "Code"]
    runs = box.text_frame.paragraphs[0].runs
    slots = {run.text.strip(): str(run.font.color.theme_color).partition(" ")[0] for run in runs if run.font.color.type}
    assert slots == {"return": "ACCENT_3", "'word'": "ACCENT_2", "# note": "TEXT_2"}
    assert {run._r.rPr.get("noProof") for run in runs} == {"1"}
    assert [run.text for run in runs if run.font.bold] == ["return"]


def test_code_begins_at_the_left_in_a_document_from_right_to_left():
    (left,), _ = slides_of(talk("# تعليق\nprint(1)"))
    (right,), _ = slides_of(talk("# تعليق\nprint(1)", language="ar"))
    assert code_of(left).frame == code_of(right).frame
    assert panel_of(left)[1].frame == panel_of(right)[1].frame
    assert not any(part.text.from_right for part in code_of(right).parts)


def explained(*callouts: Callout, lines: int = 11) -> Document:
    code = Code("lst-1", 1, Listing("\n".join(f"line{i}()" for i in range(lines)), "python"), callouts=callouts)
    return document(section(exhibits=(code,)))


def callouts_of(slide: PlacedSlide) -> list[TextBox]:
    return [shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name.startswith("Callout")]


def test_a_callout_stands_at_its_line_with_a_straight_connector() -> None:
    (slide,), codes = slides_of(explained(Callout(2, plain_text("Break the goal."), plain_text("Plan")), Callout(8, plain_text("Repair."))))
    assert codes == []
    assert [said(box) for box in callouts_of(slide)] == [["Plan", "Break the goal."], ["Repair."]]
    assert [box.frame.y.pt for box in callouts_of(slide)] == [126 + 14 + 28 * n + 1 for n in (1, 7)]
    (connectors,) = [shape for shape in slide.shapes if isinstance(shape, Group) and shape.name == "Connectors"]
    assert connectors.decorative
    assert [(shape.frame.y + shape.frame.h // 2).pt for shape in connectors.shapes] == pytest.approx(
        [126 + 14 + 28 * n + 14 for n in (1, 7)]
    )


def test_callouts_of_neighbouring_lines_move_apart() -> None:
    (slide,), codes = slides_of(explained(*(Callout(n, plain_text("A sentence of one line."), plain_text("Term")) for n in (1, 2, 3, 4))))
    boxes = callouts_of(slide)
    assert codes == []
    assert all(above.frame.bottom <= below.frame.y for above, below in pairwise(boxes))


def test_callouts_keep_the_order_of_their_lines_whatever_their_length() -> None:
    long = plain_text("Break the goal into steps, each of which can be checked for itself. " * 2)
    (slide,), _ = slides_of(explained(Callout(2, long, plain_text("Plan")), Callout(3, plain_text("Repair."))))
    first, second = callouts_of(slide)
    assert first.frame.bottom <= second.frame.y


def test_a_callout_stands_on_the_slide_of_its_line() -> None:
    slides, _ = slides_of(explained(Callout(1, plain_text("First.")), Callout(30, plain_text("Last.")), lines=30))
    assert [[said(box) for box in callouts_of(slide)] for slide in slides] == [[["First."]], [], [["Last."]]]


def test_callouts_without_room_stand_in_the_notes() -> None:
    (slide,), codes = slides_of(explained(*(Callout(n, plain_text("A sentence. " * 30), plain_text("Term")) for n in (1, 2))))
    assert codes == ["callout-left-out"]
    assert len(callouts_of(slide)) == 1
    assert slide.notes[0].startswith("2: Term A sentence.")
