"""Where lines may break in any script: Unicode's own cases, a second implementation, and the short way for simple text."""

from __future__ import annotations

import re
from itertools import pairwise, product
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from generator.text.breaking import is_space, pieces
from generator.text.linebreak import is_simple, opportunities
from tests.text.test_graphemes import broken, unicode_data

CHANGED = re.compile(
    "-\u0308?[^ ]"  # 20a, of Unicode 15.1: no break after a hyphen that begins a word
    '|"\u0308? [(\u2329]'  # 15a, of 15.1: only opening quotation marks keep what follows a space
    "|.*[«»].*"  # 15a, 15b, of 15.1
    "|.* \\.35.*"  # 15c, of 16: a decimal point may begin a line
    "|.*\\.[1-4].*|,\u0308?0"  # 25, of 16: a number may follow a point or comma
    "|א-א"  # 21a, of 16: a Hebrew word may break after its hyphen
)
"""The cases of Unicode 15 that later versions decide otherwise, and by which rule."""
UNICODE_17 = ("-א", "-\u0308א")
"""20a holds for Hebrew since Unicode 17."""

CLASSES = (
    "\n\r\u0085\u000b \u200b\u2060\u00a0\u0301\u200d})!？/\"'“”«»,.゠っ—\ufffc\t–-‐´…14abא$€£%°℃漢字か"
    "☝🏽🀲각가각◌ᬅᬆ\u1b44\U00011003\U00011005\U00011046ᯀ\u1bf2\U0001f02c"
    "🇩🇪(（）「」№\u25cb한ابन\u093f\ufe0f"
)
"""Characters of every class and of many pairs that a rule joins; Hebrew and Thai are left to tests of their own."""


def parts(text: str) -> list[str]:
    """`text` cut at every opportunity."""
    return [text[start:end] for start, end in pairwise([0, *opportunities(text), len(text)])]


def marked(text: str) -> str:
    """`text` with a mark at each opportunity."""
    return "|".join(parts(text))


def theirs(text: str) -> list[int]:
    """The opportunities that `uniseg` sees, which follows Unicode 16."""
    return [place for place in line_break_boundaries(text) if 0 < place < len(text)]


def quick(text: str) -> list[int]:
    """The opportunities that the short way sees: after spaces, and between pieces."""
    found, place = [], 0
    for piece, following in pairwise(pieces(text)):
        place += len(piece)
        if not is_space(following):
            found.append(place)
    return found


def test_lines_break_where_unicode_has_it() -> None:
    cases = [broken(line) for line in unicode_data("auxiliary/LineBreakTest.txt")]
    assert len(cases) > 7_000
    others = ["".join(case) for case in cases if parts("".join(case)) != case]
    assert [text for text in others if not CHANGED.fullmatch(text)] == []
    assert [text for text in others if text not in UNICODE_17 and opportunities(text) != theirs(text)] == []
    assert [marked(text) for text in UNICODE_17] == list(UNICODE_17)


@settings(max_examples=400)
@given(st.text(st.sampled_from(CLASSES.replace("א", "")), max_size=9))
def test_another_implementation_breaks_lines_at_the_same_places(text: str) -> None:
    """But where a closing quotation mark has a mark of its own (LB 9 before LB 15b), which it does not know."""
    assume(not re.search("[»”’][\u0301\u093f\ufe0f\u200d\u1b44\u1bf2🏽ᬅᬆ\U00011045\U00011046]", text))
    assert opportunities(text) == theirs(text)


@pytest.mark.parametrize(
    "expected",
    [
        "漢|字、|漢|字。",
        "「漢|字」|と|カー|ド",
        "ちょっ|と",
        "ABC|漢|字|123",
        "東|京|（東|京|都）|に",
        "漢|“字”|漢",
        "안|녕|하|세|요, |세|계!",
        "السلام |عليكم، |123 |كيف؟",
        "שלום |(עולם)",
        "नमस्ते |दुनिया। |क्षि",
        "วัน|นี้|อากาศ|ดี|มาก",
        "ไป|เที่ยว |ที่|กรุงเทพฯ |ต่างๆ",
        "សួស្តីពិភពលោក",
        "ສະບາຍດີ |ທ່ານ",
        "မင်္ဂလာပါ",
        "Il |dit : |« Bonjour ! » |et |part.",
        "👩\u200d💻|👍🏽|🇩🇪|🇫🇷|1️⃣",
        "$3.14 |-5 |10% |(12) |§ |5",
        "one\n|two",
        "a\u200b|b",
    ],
)
def test_a_line_of_any_script_may_end_there(expected: str) -> None:
    assert marked(expected.replace("|", "")) == expected


@given(st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4E), max_size=30))
def test_no_thai_word_begins_with_a_sign_of_the_one_before(text: str) -> None:
    for before, after in ((text[place - 1], text[place]) for place in opportunities(text)):
        assert before not in "เแโใไ"
        assert "ก" <= after <= "ฮ" or after in "เแโใไ" or before in "฿ๆฯ" or after == "฿"


@given(st.text())
def test_places_are_inside_the_text_and_rise(text: str) -> None:
    found = opportunities(text)
    assert found == sorted({*found})
    assert all(0 < place < len(text) for place in found)


TRIED = "a1é -()\"“”«»„'’,./!%$€–—…\u00ad\u00a0\u2011\u2010§="


def test_on_simple_text_the_short_way_breaks_where_the_rules_allow() -> None:
    """But for a dash or hyphen before an opening quotation mark, where LB 19 joins and ours is glad to break."""
    texts = ["".join(letters) for length in (1, 2, 3) for letters in product(TRIED, repeat=length)]
    simple = [text for text in texts if is_simple(text)]
    assert len(simple) > 15_000
    for text in simple:
        extra = {*quick(text)} - {*opportunities(text)}
        assert all(re.match("[-\u00ad\u2010–—][“«]", text[place - 1 :]) for place in extra), text


WORD = st.from_regex(r"[A-Za-zÀ-öŁžЖя]{1,6}([-–'’.:@&_][A-Za-zß]{2,5})?|[$€+-]?\d{1,3}([.,:]\d{2})?%?|[–=+&]", fullmatch=True)
TOKEN = st.tuples(
    st.sampled_from(["", "(", "“", '"', "„", "«"]), WORD, st.sampled_from(["", ",", ".", "?", "!", ")", "”", '."', "…", ";", "»"])
)


@given(st.lists(TOKEN, max_size=8))
def test_on_plain_prose_both_ways_agree(tokens: list[tuple[str, str, str]]) -> None:
    text = " ".join(map("".join, tokens))
    assert not is_simple(text) or quick(text) == opportunities(text)


@pytest.mark.parametrize("text", ["and/|or", "word|—|word", "C+|+", "f(x)|(y)", "Yahoo!|Mail", "a…|b", "x.|(y)", "--|strict", "50%|+"])
def test_the_short_way_holds_together_what_the_rules_would_part(text: str) -> None:
    plain = text.replace("|", "")
    assert marked(plain) == text
    assert is_simple(plain)
    assert {*quick(plain)} < {*opportunities(plain)}


@pytest.mark.parametrize("text", ["", "Ångström’s “résumé” — (a/b), 50 % of € 3.00…", "Ελληνικά, русский", "10\u00a0km", "e\u0301"])
def test_european_text_is_simple(text: str) -> None:
    assert is_simple(text)


@pytest.mark.parametrize("text", ["漢", "한", "א", "ا", "ไ", "न", "👍", "a\u200bb", "mot !", "« mot »", "a\nb", "( a )"])
def test_other_text_is_not(text: str) -> None:
    assert not is_simple(text)


@pytest.mark.parametrize("unit", ["( ", " ", "1,", "🇩", "\u0301", "“", "漢", "a\u200d", "ก", "— "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    times = []
    for length in (5_000, 40_000):
        text = "1" + unit * (length // len(unit)) + "%"
        start = process_time()
        opportunities(text)
        times.append(process_time() - start)
    assert times[1] < 24 * times[0] + 0.05
