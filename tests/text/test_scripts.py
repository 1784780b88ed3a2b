"""The script of each stretch of a text: what the font is chosen for, emoji in whole sequences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.graphemes import graphemes
from generator.text.scripts import COMMON, EMOJI, LATIN, LETTER, script_runs
from tests.text.test_graphemes import unicode_data


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("Hello (world), 12 é © ™", [("Latn", "Hello (world), 12 é © ™")]),
        ("12 – (3)", [("Zyyy", "12 – (3)")]),
        ("«12» мая", [("Cyrl", "«12» мая")]),
        ("Ελληνικά and", [("Grek", "Ελληνικά "), ("Latn", "and")]),
        ("abc العربية، 5", [("Latn", "abc "), ("Arab", "العربية، 5")]),
        ("a ، ب", [("Latn", "a "), ("Arab", "، ب")]),
        ("नमस्ते। hi", [("Deva", "नमस्ते। "), ("Latn", "hi")]),
        ("漢字、漢", [("Hani", "漢字、漢")]),
        ("漢字とカード。「引用」", [("Jpan", "漢字とカード。「引用」")]),
        ("한국어 漢字", [("Hang", "한국어 "), ("Hani", "漢字")]),
        ("мир (abc) мир", [("Cyrl", "мир ("), ("Latn", "abc"), ("Cyrl", ") мир")]),
        ("мир „(abc“) а", [("Cyrl", "мир „("), ("Latn", "abc“"), ("Cyrl", ") а")]),
        ("e\u0301я\u0301", [("Latn", "e\u0301"), ("Cyrl", "я\u0301")]),
        ("👍🏽 ok 1️⃣", [("Zsye", "👍🏽"), ("Latn", " ok "), ("Zsye", "1️⃣")]),
        ("я 👩\u200d💻🇩🇪!", [("Cyrl", "я "), ("Zsye", "👩\u200d💻🇩🇪"), ("Cyrl", "!")]),
        ("©\ufe0f © ❤\ufe0e", [("Zsye", "©\ufe0f"), ("Zyyy", " © ❤\ufe0e")]),
    ],
)
def test_a_text_falls_into_scripts(text: str, runs: list[tuple[str, str]]) -> None:
    assert script_runs(text) == runs


def test_every_emoji_is_a_run_of_its_own() -> None:
    cases = [line.split(";") for line in unicode_data("emoji/emoji-test.txt")]
    emoji = ["".join(chr(int(code, 16)) for code in codes.split()) for codes, status in cases if status.strip().endswith("y-qualified")]
    assert len(emoji) > 4_000
    assert [text for text in emoji if script_runs(f"a{text}b") != [("Latn", "a"), (EMOJI, text), ("Latn", "b")]] == []


def test_scripts_are_those_of_unicode() -> None:
    tags = {long.strip(): short.strip() for key, short, long, *_ in map(_fields, unicode_data("PropertyValueAliases.txt")) if key == "sc"}
    tags |= {"Common": COMMON, "Inherited": COMMON}
    japanese = {"Hira": "Jpan", "Kana": "Jpan"}
    for codes, name in map(_fields, unicode_data("Scripts.txt")):
        first = chr(int(codes.split("..")[0], 16))
        tag = japanese.get(tags[name], tags[name])
        assert script_runs(first) in ([(tag, first)], [(EMOJI, first)]), f"{codes} {name}"


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split(";")]


def test_the_short_way_takes_latin_alone() -> None:
    import regex

    for character in filter(LATIN.fullmatch, map(chr, range(0x3000))):
        assert regex.match(r"[\p{Latin}\p{Common}\p{Inherited}]", character)
        assert not regex.match(r"\p{Emoji_Presentation}", character)
        assert bool(LETTER.match(character)) == bool(regex.match(r"\p{Latin}", character)), hex(ord(character))


@given(st.text() | st.text(st.sampled_from("aя漢かب1 ،、()「」👍\u200d\ufe0f\u0301🇩👩")))
def test_runs_joined_are_the_text_and_no_cluster_is_cut(text: str) -> None:
    runs = script_runs(text)
    assert "".join(stretch for _, stretch in runs) == text
    assert [cluster for _, stretch in runs for cluster in graphemes(stretch)] == graphemes(text)
    assert all(one[0] != other[0] for one, other in pairwise(runs))
