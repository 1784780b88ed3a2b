"""What a reader counts as one character: Unicode's own cases, and a short way for plain text that gives the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.graphemes import SINGLE, Properties, graphemes
from tests.oracles.tools import IN_CI

UNICODE = Path("/usr/share/unicode")


def unicode_data(name: str) -> list[str]:
    """The lines of a file that Debian's unicode-data has of Unicode 15, comments cut off; skips the test where it is not installed."""
    path = UNICODE / name
    if not path.exists():
        message = f"{path} is missing: install unicode-data"
        if IN_CI:
            pytest.fail(message)
        pytest.skip(message)
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def broken(line: str) -> list[str]:
    """The parts of one case in a file of break tests: hexadecimal code points, `÷` between the parts, `×` inside them."""
    parts = line.strip("×÷ ").split("÷")
    return ["".join(chr(int(code, 16)) for code in part.replace("×", " ").split()) for part in parts]


def test_clusters_are_those_of_unicode() -> None:
    cases = [broken(line) for line in unicode_data("auxiliary/GraphemeBreakTest.txt")]
    assert len(cases) > 600
    assert [case for case in cases if graphemes("".join(case)) != case] == [["✁\u200d✁"]], "no pictograph any longer in Unicode 18"


@pytest.mark.parametrize(
    "expected",
    ["a|b|c", "e\u0301|x", "👩\u200d💻", "🇩🇪|🇫🇷", "👍🏽", "न\u093f|x", "क्षि", "한|글", "각", "a|\u00ad|b", "a|\u200b|b", "\r\n|\n"],
)
def test_clusters_are_what_a_reader_counts(expected: str) -> None:
    assert graphemes(expected.replace("|", "")) == expected.split("|")


@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("\r\n\u0301\u200d\u2019…")))
def test_the_short_way_gives_the_same_clusters(text: str) -> None:
    import regex

    assert graphemes(text) == regex.findall(r"\X", text)


def test_every_character_of_the_short_way_stands_alone() -> None:
    import regex

    single = [character for character in map(chr, range(0x3000)) if re.fullmatch(SINGLE, character)]
    assert len(single) > 700
    assert regex.findall(r"\X", "".join(single)) == single


@given(st.text())
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


def test_a_text_becomes_a_string_of_classes() -> None:
    kinds = Properties({"V": "[aeiou]", "l": r"\p{Ll}", "u": r"\p{Lu}", "-": r"\p{Nd}"})
    assert "aBc1o漢".translate(kinds) == "Vul-V-"
