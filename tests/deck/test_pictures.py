"""Pictures of slides: as large as asked, each alone as among all, without its package an error of one line, and all on one sheet."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from generator.deck import Deck, lay_out_deck
from generator.deck.contact_sheet import Grid, contact_sheet
from generator.deck.pictures import png, slide_picture, slide_pictures
from generator.extras import MissingExtraError
from generator.model import Diagnostics, Document
from generator.theme import load_theme

from .conftest import document, points, section


def deck_of(made: Document, theme: str = "aurora") -> Deck:
    return lay_out_deck(made, load_theme(theme), Diagnostics())


def some(count: int, **fields: object) -> Deck:
    """A cover, an agenda and as many topics, the second of which is hidden."""
    return deck_of(document(*(section(number, points=points(2), hidden=number == 2) for number in range(1, count + 1)), **fields))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.fixture(scope="module")
def deck() -> Deck:
    return some(3)


@pytest.mark.parametrize("width", [64, 333, 640, 1000, 1281])
def test_a_picture_is_as_wide_as_was_asked_and_as_high_as_its_slide(width: int, deck: Deck) -> None:
    assert opened(slide_picture(deck, 1, width)).size == (width, -(-width * 9 // 16))


def test_a_slide_of_another_shape_has_a_picture_of_that_shape() -> None:
    assert opened(slide_picture(some(1, aspect="4:3"), 1, 640)).size == (640, 480)


def test_a_slide_by_itself_is_the_same_to_the_byte_as_among_all(deck: Deck) -> None:
    among = {number: png(picture) for number, picture in slide_pictures(deck, 320)}
    hidden = [number for number, slide in enumerate(deck.slides, 1) if slide.hidden]
    assert hidden
    assert [*among] == [number for number in range(1, len(deck.slides) + 1) if number not in hidden]
    assert {number: slide_picture(deck, number, 320) for number in among} == among
    assert slide_picture(deck, hidden[0], 320) not in among.values()


@pytest.mark.parametrize("number", [0, -1, 100])
def test_a_number_that_no_slide_has_is_an_error(number: int, deck: Deck) -> None:
    with pytest.raises(IndexError, match=f"there is no slide {number}; the last is {len(deck.slides)}"):
        slide_picture(deck, number, 320)


def test_without_its_package_the_extra_is_named(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"^pictures of slides need `pip install 'diptych\[preview\]'`$"):
        slide_picture(deck, 1, 320)


def cells(sheet: Image.Image, grid: Grid) -> Sequence[Image.Image]:
    return [sheet.crop((x, y, x + grid.width, y + grid.height)) for x, y in map(grid.place, range(grid.count))]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_contact_sheet_has_the_slides_that_are_shown_in_the_order_of_reading_with_numbers_below(language: str) -> None:
    deck = some(4, language=language)
    grid = Grid(len(deck.slides) - 1, 16 / 9, language == "ar")
    sheet = opened(contact_sheet(deck))
    assert sheet.size == grid.size
    assert (grid.place(0)[0] < grid.place(1)[0]) == (language == "en")
    for cell, (_, picture) in zip(cells(sheet, grid), slide_pictures(deck, grid.width), strict=True):
        assert ImageChops.difference(cell, picture).getbbox() is None
    ground = sheet.getpixel((0, 0))
    for x, y in map(grid.place, range(grid.count)):
        below = sheet.crop((x, y + grid.height + 2, x + grid.width, y + grid.height + grid.gap - 2))
        assert len(below.getcolors() or []) > 5
        assert below.getpixel((grid.width // 2, 0)) == ground


def test_the_number_on_a_sheet_is_that_of_the_slide(deck: Deck) -> None:
    """Hiding an early slide changes the numbers below the others as it changes nothing else."""
    first, *others = deck.slides
    moved = opened(contact_sheet(replace(deck, slides=[replace(first, hidden=True), first, *others])))
    sheet = opened(contact_sheet(deck))
    assert moved.size == sheet.size
    grid = Grid(len(deck.slides) - 1, 16 / 9, False)
    for x, y in map(grid.place, range(grid.count)):
        below = (x, y + grid.height + 2, x + grid.width, y + grid.height + grid.gap)
        assert ImageChops.difference(sheet.crop(below), moved.crop(below)).getbbox()


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 2), (5, 3), (16, 4), (17, 5), (1000, 32)])
def test_a_sheet_is_about_as_many_slides_wide_as_high_and_no_wider_than_a_screen_can_show(count: int, columns: int) -> None:
    grid = Grid(count, 16 / 9, False)
    assert grid.columns == columns
    assert grid.size[0] < 6000
    places = {grid.place(index) for index in range(count)}
    assert len(places) == count
    assert max(y for _, y in places) + grid.height + grid.gap == grid.size[1]


def test_a_sheet_is_the_same_to_the_byte_each_time(deck: Deck) -> None:
    assert contact_sheet(deck) == contact_sheet(deck)
