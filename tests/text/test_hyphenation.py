"""Words are divided as their language has it, where it helps, and are whole again when they are copied out."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Run, Text
from generator.text import SetText, Typesetter
from generator.text.hyphenation import hyphen_points
from generator.theme import ReportType, load_theme

from .conftest import PLAIN
from .test_typesetter import INDENTS, STYLES, TEXTS, assert_kept, lines_of, whole

SETTER = Typesetter(load_theme("aurora").fonts)
WORDS = st.lists(st.sampled_from(["a", "of", "affinity,", "“hyphenation”", "internationalization", "OpenAI", "well-known"]), max_size=40)
LOOSE_TEXT = "We take internationalization seriously"


def hyphens(found: SetText) -> list[bool]:
    """For each line whether it shows a hyphen that is not in the text."""
    return [bool(line.spans) and line.spans[-1].words[-1].text.endswith("\u00ad") for line in found.lines]


@pytest.mark.parametrize(
    ("language", "divided"),
    [
        ("en", "in|tel|li|gence"),
        ("en-US", "in|tel|li|gence"),
        ("en-GB", "“hy|phen|a|tion”,"),
        ("de", "Grö|ßen|ord|nung"),
        ("de-CH-1996", "Bre|ze|lein"),
        ("fr", "res|pon|sable."),
        ("el", "λει|τουρ|γία"),
        ("en", "OpenAI"),
        ("en", "NASDAQ"),
        ("en", "eight"),
        ("en", "e-mail-address"),
        ("en", "example.org/paper"),
        ("en", "version2024"),
        ("xx", "intelligence"),
        ("ja", "intelligence"),
    ],
)
def test_words_are_divided_there_and_nowhere_else(language: str, divided: str) -> None:
    word = divided.replace("|", "")
    cuts = [0, *hyphen_points(word, language), len(word)]
    assert "|".join(word[begin:end] for begin, end in pairwise(cuts)) == divided


@settings(deadline=None)
@given(TEXTS, STYLES, st.floats(5, 600), INDENTS)
def test_any_text_keeps_the_measure_and_its_characters(text: Text, style: object, measure: float, indent: float) -> None:
    found = SETTER.compose(text, style, measure, indent, hyphenate=True)  # type: ignore[arg-type]
    assert_kept(found)
    assert whole(found) == "".join(run.text for run in text.runs)


@settings(deadline=None)
@given(WORDS, st.floats(60, 300), INDENTS)
def test_words_keep_the_measure_their_letters_and_two_hyphens_in_a_row(words: list[str], measure: float, indent: float) -> None:
    found = SETTER.compose(" ".join(words), PLAIN, measure, indent, hyphenate=True)
    assert_kept(found)
    assert whole(found) == " ".join(words)
    shown = hyphens(found)
    assert not any(all(shown[line : line + 3]) for line in range(len(shown) - 2))
    assert found == SETTER.compose(" ".join(words), PLAIN, measure, indent, hyphenate=True)


def test_a_word_is_divided_only_where_the_line_would_be_loose(setter: Typesetter) -> None:
    assert lines_of(setter.compose(LOOSE_TEXT, PLAIN, 90, hyphenate=True)) == ["We take internation", "alization seriously"]
    assert lines_of(setter.compose(LOOSE_TEXT, PLAIN, 90)) == ["We take", "internationalization", "seriously"]
    assert not any(hyphens(setter.compose(LOOSE_TEXT, PLAIN, 130, hyphenate=True)))


def test_words_that_are_not_divided_keep_their_ligatures(setter: Typesetter) -> None:
    found = setter.compose("affinity affinity internationalization and so on", ReportType.body, 110, hyphenate=True)
    assert any(hyphens(found))
    assert found.lines[0].spans[0].words[0] is setter.stack("serif")["affinity"]


def test_code_and_compounds_are_not_divided(setter: Typesetter) -> None:
    code = Text((Run("We take "), Run("internationalization", code=True)))
    assert not any(hyphens(setter.compose(code, PLAIN, 160, hyphenate=True)))
    assert lines_of(setter.compose("We take over-internationalization", PLAIN, 100, hyphenate=True))[-1] == "internationalization"


def test_a_word_with_a_footnote_or_in_two_styles_is_divided(setter: Typesetter) -> None:
    noted = Text((Run("We take internationalization"), Run("1", note="a")))
    mixed = Text((Run("We take "), Run("international", emphasis=True), Run("ization.")))
    before = Text((Run("We take "), Run("1", note="a"), Run("internationalization")))
    for text in (noted, mixed, before):
        assert hyphens(setter.compose(text, PLAIN, 100, hyphenate=True)) == [True, False]


def test_no_dictionary_is_read_before_a_line_is_loose() -> None:
    code = """
import sys
from generator.text import Typesetter
from generator.theme import ReportType, load_theme
setter = Typesetter(load_theme("aurora").fonts)
setter.compose("Small models beat large ones on their home ground. " * 9, ReportType.body, 346, hyphenate=True)
assert "pyphen" not in sys.modules
setter.compose("We take internationalization seriously", ReportType.body, 100, hyphenate=True)
assert "pyphen" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
