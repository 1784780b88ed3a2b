"""Every text of a deck can be read on what lies below it, whatever the slide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.deck.boxes import Group, PictureBox, PlacedSlide, Rectangle, TextBox, frame
from generator.deck.contrast import Pair, pairs
from generator.deck.narrow import layouts_of
from generator.model import Diagnostics, Place
from generator.theme import NAMES, load_theme
from tests.oracles.making import make_deck
from tests.oracles.streams import written_by

from .conftest import document, placed, points, section

LAYOUTS = layouts_of("16:9", "normal")


@pytest.mark.parametrize("theme", NAMES)
def test_no_built_in_theme_is_too_faint_anywhere(theme, kinds):
    diagnostics = Diagnostics()
    written_by(make_deck, kinds, load_theme(theme), diagnostics)
    assert [found for found in diagnostics if found.code == "low-contrast"] == []


def test_the_ground_of_a_text_is_what_was_painted_last_below_it(set_words):
    def box(name: str, x: float, **fields: object) -> TextBox:
        return TextBox(name, frame(x, 1, 1, 1), (set_words(name),), **fields)  # type: ignore[arg-type]

    shapes = (
        box("on the slide", 9),
        Rectangle("Panel", frame(0, 0, 4, 4), "surface"),
        box("on the panel", 1),
        Group("Tags", (Rectangle("Band", frame(5, 0, 2, 2), "tint1"), box("on the band", 5), box("own", 6, fill="accent2"))),
    )
    slide = PlacedSlide(LAYOUTS.topic_2.name, "A title", shapes, background="tint6")
    assert [pair for pair, _ in pairs(slide, LAYOUTS)] == [Pair("text", ground) for ground in ("tint6", "surface", "tint1", "accent2")]


def test_no_text_stands_on_a_picture_without_a_panel_between(kinds):
    for slide in placed(kinds):
        for at, shape in enumerate(slide.shapes):
            under = [s for s in slide.shapes[:at] if isinstance(s, PictureBox) and isinstance(shape, TextBox)]
            for picture in under:
                apart = picture.frame.right <= shape.frame.x or shape.frame.right <= picture.frame.x
                apart = apart or picture.frame.bottom <= shape.frame.y or shape.frame.bottom <= picture.frame.y
                panels = [s.frame for s in slide.shapes[:at] if isinstance(s, Rectangle)]
                covered = any(
                    p.x <= shape.frame.x and p.y <= shape.frame.y and p.right >= shape.frame.right and p.bottom >= shape.frame.bottom
                    for p in panels
                )
                assert apart or covered, (slide.layout, shape.name)


def test_faint_accents_are_named_once_each_with_all_that_stands_in_them():
    theme, at = load_theme("aurora"), (Place("brand.yaml", 2, 5), Place("brand.yaml", 2, 15))
    theme = replace(theme, palette=theme.palette.with_accents(["118664", "FFE08A"]), accents_at=at, place=Place("brand.yaml", 9, 1))
    diagnostics = Diagnostics()
    written_by(make_deck, document(*(section(i, points=points(2, "Short.")) for i in (1, 2))), theme, diagnostics)
    (found,) = diagnostics.found
    assert (found.code, found.place) == ("low-contrast", at[1])
    assert found.message == (
        "too faint to read: `on-accent` on `accent2`, 1.3 : 1 where 3 : 1 is needed; `accent2` on `ground`, 1.3 : 1 where 3 : 1 is needed"
    )
