"""Every word of a line has its place, whichever way it is read, and what a divided word says is the word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Run, Text
from generator.text import Line, SetText, Typesetter
from generator.theme import ReportType, load_theme

from .conftest import PLAIN

SETTER = Typesetter(load_theme("aurora").fonts)
BODY = ReportType.body
JUSTIFIED = replace(BODY, align="justify")
WORDS = st.sampled_from(["one", "two", "(three)", "4,5", "שלום", "עולם!", "(טוב)", "العربية", "النص", "-", "a-b"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)
RUNS = st.lists(st.builds(Run, SENTENCES.map(lambda words: words + " "), strong=st.booleans()), min_size=1, max_size=3)
PROSE = "We take internationalization seriously, and so the hyphenation of every paragraph follows the patterns of its language. " * 3


def seen(line: Line) -> list[str]:
    """The words of a line, spaces left out, from left to right; those of a span that is read from right to left turned round."""
    words = []
    for span in sorted(line.spans, key=lambda span: span.left):
        texts = [word.text for word in span.words if word.text.strip()]
        words += texts[::-1] if span.rtl else texts
    return words


@settings(deadline=None)
@given(RUNS.map(lambda runs: Text(tuple(runs))), st.floats(30, 400), st.booleans())
def test_the_spans_of_a_line_lie_side_by_side_and_fill_it(text: Text, measure: float, justify: bool) -> None:
    found = SETTER.compose(text, JUSTIFIED if justify else BODY, measure)
    assert "".join(line.text + line.tail for line in found.lines) == "".join(run.text for run in text.runs)
    for line in found.lines:
        spans = sorted(line.spans, key=lambda span: span.left)
        assert spans[0].left == pytest.approx(0, abs=1e-6)
        assert all(before.left + before.width == pytest.approx(after.left, abs=1e-6) for before, after in pairwise(spans))
        assert spans[-1].left + spans[-1].width == pytest.approx(line.width, abs=1e-6)
        assert line.width <= measure + 1e-4 or len(line.text) == 1


def test_hebrew_runs_from_the_right_and_what_is_english_in_it_from_the_left() -> None:
    found = SETTER.set("שלום to you (all) עולם", PLAIN, 400)
    assert found.rtl
    assert seen(found.lines[0]) == ["עולם", "(", "to", "you", "(all", "שלום"] or seen(found.lines[0]) == [
        "עולם",
        "to",
        "you",
        "(all)",
        "שלום",
    ]


def test_a_hebrew_word_in_english_stays_in_its_place_and_two_change_theirs() -> None:
    found = SETTER.set("Say שלום עולם to them", PLAIN, 400)
    assert not found.rtl
    assert seen(found.lines[0]) == ["Say", "עולם", "שלום", "to", "them"]


def test_a_number_in_hebrew_is_read_from_the_left() -> None:
    assert [span.rtl for span in SETTER.set("שנת 1948 הייתה", PLAIN, 400).lines[0].spans] == [True, False, True]


def test_words_from_left_to_right_need_no_places_of_their_own() -> None:
    line = SETTER.set(Text((Run("One "), Run("two", strong=True), Run(" three"))), PLAIN, 400).lines[0]
    assert [(span.text, span.rtl) for span in line.spans] == [("One ", False), ("two", False), (" three", False)]


def divided(found: SetText) -> list[tuple[str, str]]:
    """What is said in the place of what, where that is not the same."""
    return [(span.text, span.actual) for line in found.lines for span in line.spans if span.actual is not None]


def test_a_divided_word_is_said_whole_where_it_begins() -> None:
    found = SETTER.compose("We take internationalization seriously", PLAIN, 90, hyphenate=True)
    assert divided(found) == [("internation", "internationalization"), ("alization", "")]


def test_a_word_divided_at_the_authors_hyphen_keeps_it_and_one_divided_at_a_soft_one_does_not() -> None:
    assert divided(SETTER.set("well-known", PLAIN, 30)) == [("well-", "well-known"), ("known", "")]
    assert divided(SETTER.set("exam\u00adple", PLAIN, 30)) == [("exam\u00ad", "example"), ("ple", "")]


def test_a_word_divided_twice_is_said_once() -> None:
    assert divided(SETTER.set("state-of-the-art.", PLAIN, SETTER.width("state-", PLAIN) + 0.1)) == [
        ("state-", "state-of-the-art."),
        ("of-", ""),
        ("the-", ""),
        ("art.", ""),
    ]


def test_a_hyphen_before_a_space_divides_no_word() -> None:
    assert divided(SETTER.set("pre- and post-war", PLAIN, SETTER.width("post-", PLAIN) + 0.1)) == [("post-", "post-war"), ("war", "")]


def test_a_divided_word_in_two_styles_is_said_by_its_first_part() -> None:
    mixed = Text((Run("We take "), Run("inter", emphasis=True), Run("nationalization seriously")))
    assert divided(SETTER.compose(mixed, PLAIN, 90, hyphenate=True)) == [
        ("inter", "internationalization"),
        ("nation", ""),
        ("alization", ""),
    ]


def gaps(found: SetText) -> list[float]:
    """How wide the spaces of each stretched line are, as a share of their natural width."""
    return [
        1 + span.stretch * 1000 / span.size / span.stack[" "].width
        for line in found.lines
        for span in line.spans
        if span.stretch and span.spaces
    ]


def test_justified_lines_are_as_wide_as_the_measure_but_for_the_last() -> None:
    found = SETTER.compose(PROSE, JUSTIFIED, 346, hyphenate=True)
    assert [line.width for line in found.lines[:-1]] == pytest.approx([346] * (len(found.lines) - 1))
    assert found.lines[-1].width < 346
    assert gaps(found)
    assert all(0.75 - 1e-6 <= gap <= 2 for gap in gaps(found))


def test_a_justified_line_without_spaces_stays_as_it_is() -> None:
    found = SETTER.compose("漢字" * 40, JUSTIFIED, 100)
    assert len(found.lines) > 3
    assert all(span.stretch == 0 for line in found.lines for span in line.spans)
