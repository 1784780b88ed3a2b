"""Right-to-left text: every case that Unicode gives for its algorithm, and that no text makes it slow."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.bidi import CLASSES, LETTERS, base_level, closing, has_rtl, levels, line_levels, reorder
from tests.text.test_graphemes import unicode_data

SAMPLE = {
    "L": "a", "R": "א", "AL": "ب", "EN": "1", "AN": "٠", "ES": "+", "ET": "#", "CS": ",", "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029",
    "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d", "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066",
    "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""A character of each class."""

SHARE = 13
"""One in so many of the 490,000 lines of BidiTest.txt is tried; all of them take half a minute, and pass."""


def shown(text: str, base: int | None, expected: list[str]) -> tuple[int, list[str], list[int]]:
    """The paragraph's level, those of a line that is the whole text, and its order, without what the case marks as removed."""
    paragraph, found = levels(text, base)
    line = line_levels(text, found, paragraph)
    marks = ["x" if level == "x" else str(own) for level, own in zip(expected, line, strict=True)]
    return paragraph, marks, [place for place in reorder(line) if expected[place] != "x"]


def test_all_texts_of_unicode_are_in_order() -> None:
    wrong = []
    lines = unicode_data("BidiCharacterTest.txt")
    for line in lines:
        codes, direction, paragraph, marks, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        expected = (int(paragraph), marks.split(), [int(place) for place in order.split()])
        if shown(text, (0, 1, None)[int(direction)], marks.split()) != expected:
            wrong.append(line)
    assert len(lines) > 90_000
    assert wrong == []


def class_cases() -> Iterator[tuple[str, int | None, list[str], list[int]]]:
    """From BidiTest.txt: a text with a character for each class, the base level, the levels and the order that are expected."""
    marks: list[str] = []
    order: list[int] = []
    for number, line in enumerate(unicode_data("BidiTest.txt")):
        key, _, value = line.partition(":")
        if key == "@Levels":
            marks = value.split()
        elif key == "@Reorder":
            order = [int(place) for place in value.split()]
        elif number % SHARE == 0:
            classes, bits = line.split(";")
            text = "".join(SAMPLE[name] for name in classes.split())
            yield from ((text, base, marks, order) for bit, base in enumerate((None, 0, 1)) if int(bits, 16) & 1 << bit)


def test_all_sequences_of_classes_are_in_order() -> None:
    assert {LETTERS[CLASSES[ord(character)]]: character for character in SAMPLE.values()} == SAMPLE
    cases = list(class_cases())
    assert len(cases) > 50_000
    assert [case for case in cases if shown(case[0], case[1], case[2])[1:] != case[2:]] == []


def test_brackets_are_those_of_unicode() -> None:
    fields = [line.split("; ") for line in unicode_data("BidiBrackets.txt")]
    pairs = {chr(int(code, 16)): unicodedata.normalize("NFC", chr(int(other, 16))) for code, other, kind in fields if kind == "o"}
    opening = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Ps" and unicodedata.mirrored(c)]
    assert {bracket: closing(bracket) for bracket in opening if closing(bracket)} == pairs


def test_a_text_without_right_to_left_characters_is_told_at_once() -> None:
    directed = [chr(code) for code in range(0x20000) if CLASSES[code] in "RAN>})"]
    assert len(directed) > 4_000
    assert [character for character in directed if not has_rtl(character)] == []
    assert not has_rtl("Ångström’s “résumé” — Ελληνικά, русский, 日本語, हिन्दी, ไทย, 👍🏽 €5.00 ½ ©\u200b\ufeff")


@pytest.mark.parametrize(
    ("text", "level"), [("", 0), ("12", 0), ("a א", 0), ("א a", 1), ("(ب)", 1), ("\u2067א\u2069 a", 0), ("\u2068א", 0), ("\u202eא", 1)]
)
def test_the_first_strong_character_gives_a_paragraph_its_direction(text: str, level: int) -> None:
    assert base_level(text) == level
    assert levels(text)[0] == level


@pytest.mark.parametrize(("character", "kind"), [("\u0378", "L"), ("\u05ff", "R"), ("\u07fc", "R"), ("\ue000", "L"), ("\ud800", "L")])
def test_a_character_that_is_not_assigned_has_a_class_too(character: str, kind: str) -> None:
    assert character.translate(CLASSES) == kind


def test_a_text_without_direction_follows_the_one_that_is_asked_for() -> None:
    assert base_level("12", 1) == 1
    assert levels("12", 1) == (1, [2, 2])


def test_spaces_at_a_line_end_go_to_the_paragraphs_end() -> None:
    paragraph, found = levels("a אב גד b")
    assert found == [0, 0, 1, 1, 1, 1, 1, 0, 0]
    assert line_levels("a אב ", found[:5], paragraph) == [0, 0, 1, 1, 0]


def test_runs_are_reordered_as_characters_are() -> None:
    assert reorder([]) == []
    assert reorder([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert reorder([1, 2, 3, 4]) == [1, 3, 2, 0]


@given(st.text(st.sampled_from("aאب1٠+,!( )[]\u0300\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2029")))
def test_every_character_is_drawn_once(text: str) -> None:
    paragraph, found = levels(text)
    line = line_levels(text, found, paragraph)
    assert sorted(reorder(line)) == list(range(len(text)))
    assert all(paragraph <= level <= 126 for level in line)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        ")",
        "(א)",
        "(א[a)b]",
        "\u202b",
        "\u2067",
        "\u2068",
        "\u2068!",
        "\u2069",
        "\u2067a\u2069",
        "\u202ba\u202c",
        "#",
        " ",
        "\u0300",
        "א(",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    times = []
    for length in (5_000, 40_000):
        text = "א" + unit * (length // len(unit)) + "a"
        start = process_time()
        paragraph, found = levels(text)
        line_levels(text, found, paragraph)
        times.append(process_time() - start)
    assert times[1] < 24 * times[0] + 0.05
