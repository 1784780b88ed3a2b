"""Where lines may end, as a table of examples; `|` marks each opportunity."""

from __future__ import annotations

import pytest

from generator.text.breaking import is_space, pieces
from generator.text.ends import balanced, greedy
from generator.text.graphemes import graphemes


def marked(text: str) -> str:
    """`text` with a mark at each opportunity; at a space the mark replaces it."""
    found = ""
    previous_space = True
    for piece in pieces(text):
        if is_space(piece):
            found += "|"
        else:
            found += piece if previous_space else "|" + piece
        previous_space = is_space(piece)
    return found


@pytest.mark.parametrize(
    "expected",
    [
        "and/or",
        "https://example.org/a/b",
        "well-|known",
        "state-|of-|the-|art",
        "-5",
        "3-4",
        "--strict",
        "GPT-4",
        "x-|(y)",
        "10\u00a0km",
        "10\u202fkm",
        "non\u2011breaking",
        "exam\u00ad|ple",
        "zero\u200b|width",
        "1914–|1918",
        "word—|word",
        "said—”",
        "(a)",
        "“quoted”",
        "it's",
        "a,b",
        "U.S.",
        "漢|字",
        "漢|字。",
        "「漢|字」",
        "カ|タ|カ|ナ",
        "ABC|漢",
        "漢|ABC",
    ],
)
def test_a_text_breaks_there_and_nowhere_else(expected: str) -> None:
    assert marked(expected.replace("|", "")) == expected


def test_spaces_are_pieces_of_their_own() -> None:
    assert pieces("  a  b ") == ["  ", "a", "  ", "b", " "]


@pytest.mark.parametrize("text", ["", " ", "a b", "well-known  and/or\u00a0so — 漢字。x\u00ady"])
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "count"), [("abc", 3), ("e\u0301x", 2), ("👩\u200d💻", 1), ("🇩🇪🇫🇷", 2), ("👍🏽", 1), ("न\u093fx", 2), ("a\u00adb", 3)]
)
def test_graphemes_are_what_a_reader_counts(text: str, count: int) -> None:
    assert len(graphemes(text)) == count
    assert "".join(graphemes(text)) == text


def test_greedy_fills_lines_and_shortens_the_first() -> None:
    starts, ends = [0.0, 12.0, 24.0, 36.0], [10.0, 22.0, 34.0, 46.0]
    assert greedy(starts, ends, 22) == [2, 4]
    assert greedy(starts, ends, 34) == [3, 4]
    assert greedy(starts, ends, 34, indent=5) == [2, 4]


def test_greedy_gives_a_unit_that_is_too_wide_a_line_of_its_own() -> None:
    assert greedy([0.0, 52.0], [50.0, 60.0], 20) == [1, 2]


def test_balanced_lines_are_even() -> None:
    starts, ends = [0.0, 12.0, 24.0, 36.0], [10.0, 22.0, 34.0, 46.0]
    assert balanced(starts, ends, 36, 0, 2, [False] * 4) == [2, 4]


def test_balanced_lines_end_gladly_at_a_comma() -> None:
    starts, ends = [0.0, 12.0, 24.0, 36.0, 48.0], [10.0, 22.0, 34.0, 46.0, 58.0]
    assert balanced(starts, ends, 60, 0, 2, [False, True, False, False, False]) == [2, 5]
    assert balanced(starts, ends, 60, 0, 2, [False, False, True, False, False]) == [3, 5]


def test_no_set_of_lines_that_is_too_few_is_made_up() -> None:
    assert balanced([0.0, 12.0], [10.0, 22.0], 15, 0, 1, [False, False]) is None


def test_korean_breaks_at_its_spaces() -> None:
    assert marked("한글 말씀.") == "한글|말씀."
