"""Lines keep the measure and lose nothing, whatever the text; known texts come out in known lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import STAND_IN, Formula, Run, Text, plain_text
from generator.text import SetText, Typesetter
from generator.text.graphemes import graphemes
from generator.theme import DeckType, ReportType, TextStyle, load_theme

from .conftest import PLAIN, TRACKED

SETTER = Typesetter(load_theme("aurora").fonts)
LETTERS = st.text(st.sampled_from("aefilmnoWT  -,:;/—–\u00a0\u00ad\u200b\né漢字e\u0301🚀."), max_size=60)
RUNS = st.builds(
    Run, LETTERS, strong=st.booleans(), emphasis=st.booleans(), code=st.booleans(), shift=st.sampled_from(["", "super", "sub"])
)
TEXTS = st.lists(RUNS, max_size=5).map(lambda runs: Text(tuple(runs)))
STYLES = st.sampled_from([PLAIN, TRACKED, ReportType.body, ReportType.code, ReportType.pull_quote])
MEASURES = st.floats(5, 600)
INDENTS = st.sampled_from([0.0, 3.0, 15.0])


def lines_of(found: SetText) -> list[str]:
    return [line.text for line in found.lines]


def whole(found: SetText) -> str:
    return "".join(line.text + line.tail for line in found.lines)


def assert_kept(found: SetText) -> None:
    for number, line in enumerate(found.lines):
        room = found.measure - (found.indent if number == 0 else 0.0)
        assert line.width <= room + 1e-4 or len(graphemes(line.text.strip(" \u00ad\u200b"))) <= 1


@settings(deadline=None)
@given(TEXTS, STYLES, MEASURES, INDENTS)
def test_no_line_is_wider_than_the_measure_unless_a_single_letter_is(text: Text, style: TextStyle, measure: float, indent: float) -> None:
    assert_kept(SETTER.set(text, style, measure, indent))
    assert_kept(SETTER.balance(text, style, measure, indent))


@settings(deadline=None)
@given(TEXTS, STYLES, MEASURES)
def test_no_character_is_lost_and_the_order_is_kept(text: Text, style: TextStyle, measure: float) -> None:
    plain = "".join(run.text for run in text.runs)
    for found in (SETTER.set(text, style, measure), SETTER.balance(text, style, measure)):
        assert whole(found) == plain
        assert all(not line.tail.strip(" \n") for line in found.lines)


@settings(deadline=None)
@given(TEXTS, STYLES, MEASURES)
def test_a_line_is_as_wide_as_its_spans_and_its_spans_as_their_words(text: Text, style: TextStyle, measure: float) -> None:
    for line in SETTER.set(text, style, measure).lines:
        for span in line.spans:
            words = sum(word.width * span.size / 1000 for word in span.words)
            hyphen = style.tracking if span.text.endswith("\u00ad") else 0.0
            assert span.width == pytest.approx(words, abs=abs(hyphen) + 1e-6)
        if line.spans:
            assert line.width == pytest.approx(sum(span.width for span in line.spans) - style.tracking, abs=1e-6)


@settings(deadline=None)
@given(TEXTS, STYLES, MEASURES, INDENTS)
def test_balancing_keeps_the_number_of_lines(text: Text, style: TextStyle, measure: float, indent: float) -> None:
    assert len(SETTER.balance(text, style, measure, indent).lines) == len(SETTER.set(text, style, measure, indent).lines)


@settings(deadline=None)
@given(st.text(st.sampled_from("abc defg-hi"), max_size=40), st.text(st.sampled_from("abc de"), max_size=10))
def test_more_text_is_never_narrower(text: str, more: str) -> None:
    assert SETTER.width(f"{text} {more}", PLAIN) >= SETTER.width(text, PLAIN) - 1e-9


@settings(deadline=None)
@given(TEXTS, STYLES)
def test_a_text_on_one_line_is_as_wide_as_it_says(text: Text, style: TextStyle) -> None:
    found = SETTER.set(text, style, 1e6)
    assert max((line.width for line in found.lines), default=0.0) == pytest.approx(SETTER.width(text, style), abs=1e-6)


def test_an_empty_text_has_no_lines(setter: Typesetter) -> None:
    assert setter.set("", PLAIN, 100).lines == ()
    assert setter.set(Text(), PLAIN, 100).height == 0


def test_a_line_end_in_a_run_is_a_forced_break(setter: Typesetter) -> None:
    found = setter.set("def f():\n    return 1\n\nf()", ReportType.code, 400)
    assert lines_of(found) == ["def f():", "    return 1", "", "f()"]
    assert found.height == 4 * 13


def test_a_long_word_starts_a_line_and_is_cut_between_letters(setter: Typesetter) -> None:
    found = lines_of(setter.set("see " + "a" * 80 + " there", PLAIN, 100))
    assert found[0] == "see"
    assert "".join(found[1:]) == "a" * 80 + " there"
    assert all(len(line) == len(found[1]) for line in found[1:-1])


def test_an_endless_word_is_cut_in_time_that_grows_with_its_length(setter: Typesetter) -> None:
    assert len(setter.set("x" * 50_000, PLAIN, 400).lines) > 500


def test_a_break_may_stand_where_two_runs_meet_and_not_inside_a_word_of_two(setter: Typesetter) -> None:
    hyphen = Text((Run("well-", strong=True), Run("known")))
    word = Text((Run("un", emphasis=True), Run("breakable")))
    assert lines_of(setter.set(hyphen, PLAIN, 30)) == ["well-", "known"]
    assert lines_of(setter.set(word, PLAIN, setter.width(word, PLAIN))) == ["unbreakable"]


def test_a_hyphen_shows_only_where_a_soft_one_ends_a_line(setter: Typesetter) -> None:
    broken = setter.set("exam\u00adple", PLAIN, 30)
    assert [line.spans[-1].words[-1].text for line in broken.lines] == ["exam\u00ad", "ple"]
    assert broken.lines[0].width == pytest.approx(setter.width("exam-", PLAIN))
    assert setter.width("exam\u00adple", PLAIN) == pytest.approx(setter.width("exam", PLAIN) + setter.width("ple", PLAIN))


def test_the_title_of_the_example_breaks_at_its_colon(setter: Typesetter) -> None:
    found = setter.balance("Generative AI: the dawn of a new intelligence", DeckType.cover_title[0], 480)
    assert lines_of(found) == ["Generative AI:", "the dawn of a", "new intelligence"]


def test_a_last_line_of_one_word_is_avoided(setter: Typesetter) -> None:
    text = "Small models beat large ones on home ground again"
    narrow = setter.width(text, PLAIN) - 1
    assert lines_of(setter.set(text, PLAIN, narrow))[-1] == "again"
    assert len(lines_of(setter.balance(text, PLAIN, narrow))[-1].split()) > 1


def test_a_text_too_long_for_a_title_is_not_balanced_and_takes_no_time(setter: Typesetter) -> None:
    text = "so many words " * 5_000
    assert setter.balance(text, PLAIN, 200) == setter.set(text, PLAIN, 200)


def test_a_lone_word_is_not_pushed_to_the_front(setter: Typesetter) -> None:
    found = setter.balance("Large multimodal models", ReportType.section_title[0], 380)
    assert lines_of(found) in (["Large multimodal models"], ["Large multimodal", "models"])


def test_strong_emphasis_code_and_labels_choose_their_faces(setter: Typesetter) -> None:
    italic = TextStyle("serif", 10, 15, italic=True)
    heading = TextStyle("heading", 10, 15)

    def face(style: TextStyle, **marks: bool | str) -> str:
        return setter.stack_for(Run("x", **marks), style).face.postscript_name  # type: ignore[arg-type]

    assert face(PLAIN) == "SourceSansPro-Regular"
    assert face(PLAIN, strong=True) == "SourceSansPro-Bold"
    assert face(PLAIN, strong=True, emphasis=True) == "SourceSansPro-BoldIt"
    assert face(italic) == "SourceSerifPro-It"
    assert face(italic, emphasis=True) == "SourceSerifPro-Regular"
    assert face(heading, strong=True) == "SourceSansPro-Semibold"
    assert face(heading, strong=True, emphasis=True) == "SourceSansPro-SemiboldIt"
    assert face(PLAIN, tone="label") == "SourceSansPro-Semibold"
    assert face(PLAIN, code=True) == "FiraMono-Regular"
    assert face(PLAIN, code=True, strong=True) == "FiraMono-Bold"


def test_raised_and_lowered_text_is_smaller(setter: Typesetter) -> None:
    found = setter.set(Text((Run("CO"), Run("2", shift="sub"), Run("1", note="a"))), PLAIN, 100)
    assert [span.size for span in found.lines[0].spans] == [10, 7, 7]


def test_tracking_is_added_between_letters(setter: Typesetter) -> None:
    spaced = TextStyle("body", 10, 12, tracking=2)
    assert setter.width("abc", spaced) == pytest.approx(setter.width("abc", PLAIN) + 4)


def test_tracked_text_has_no_ligatures(setter: Typesetter) -> None:
    serif, spaced = TextStyle("serif", 10, 12), TextStyle("serif", 10, 12, tracking=1)
    words = [setter.stack_for(Run("fi"), style)["fi"] for style in (serif, spaced)]
    assert [len(word.runs[0].ids) for word in words] == [1, 2]
    assert setter.width("fi", spaced) == pytest.approx(words[1].width / 100 - 1)


def test_missing_characters_are_named_once_in_order(setter: Typesetter) -> None:
    assert setter.missing(Text((Run("a ͸ b ͹"), Run("͸"))), PLAIN) == ["͸", "͹"]
    assert setter.missing(plain_text("Größe, Ελλάδα, Việt, ∑ → ≤ ☂"), PLAIN) == []


ARABIC = Typesetter(load_theme("aurora").fonts, "ar")


@pytest.mark.parametrize(
    ("runs", "here", "in_arabic"),
    [
        ((Run("OpenAI كلمة"),), False, True),
        ((Run("كلمة OpenAI"),), True, True),
        ((Run("OpenAI"),), False, False),
        ((Run("12%"),), False, False),
        ((Run("OpenAI كلمة", lang="ar"),), True, True),
        ((Run("The word كلمة", lang="en"),), False, False),
        ((Run("The word "), Run("كلمة", lang="ar")), False, True),
    ],
)
def test_a_latin_name_at_its_beginning_does_not_turn_a_text_of_a_language_from_right_to_left(
    runs: tuple[Run, ...], here: bool, in_arabic: bool
) -> None:
    assert SETTER.is_rtl(Text(runs)) == SETTER.set(Text(runs), PLAIN, 200).rtl == here
    assert ARABIC.is_rtl(Text(runs)) == ARABIC.set(Text(runs), PLAIN, 200).rtl == in_arabic


def test_everything_but_code_begins_at_the_right_in_such_a_language() -> None:
    assert ARABIC.set("OpenAI", PLAIN, 200).from_right
    assert not ARABIC.set("begin", ReportType.code, 200).from_right
    assert not SETTER.set("OpenAI", PLAIN, 200).from_right
    assert SETTER.set("كلمة", PLAIN, 200).from_right


@pytest.mark.parametrize(
    "text", ["one two-three four", "人人生而自由，在尊严和权利上一律平等。", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน", "one\nlonger"]
)
def test_at_its_narrowest_measure_no_word_of_a_text_is_cut(text: str) -> None:
    narrowest = SETTER.narrowest(text, PLAIN)
    assert max(line.width for line in SETTER.set(text, PLAIN, 1.0).lines) < narrowest
    assert max(line.width for line in SETTER.set(text, PLAIN, narrowest).lines) == pytest.approx(narrowest)
    assert len(SETTER.set(text, PLAIN, narrowest).lines) > 1


def test_headings_in_another_script_are_as_heavy_as_headings_even_in_a_theme_of_one_family() -> None:
    fonts = load_theme("aurora").fonts
    setter = Typesetter(replace(fonts, heading=fonts.body))
    faces = [setter.stack(role)["كلمة"].runs[0].face.postscript_name for role in ("body", "heading", "body")]
    assert faces == ["NotoSansArabic-Regular", "NotoSansArabic-SemiBold", "NotoSansArabic-Regular"]


def test_a_formula_is_a_word_of_its_width_that_is_never_divided() -> None:
    formula = Formula("x", "<math/>", "x", "x")
    setter = Typesetter(load_theme("aurora").fonts, formula_width=lambda _, style: 5 * style.size)
    for before, behind in (("(", ")"), ("", "-th"), ("“", "”")):
        text = Text((Run(f"word {before}"), Run(STAND_IN, formula=formula), Run(f"{behind}, word")))
        one = setter.set(text, PLAIN, 1000).lines[0]
        (span,) = [span for span in one.spans if span.run.formula]
        assert span.width == pytest.approx(5 * PLAIN.size)
        assert setter.width(text, PLAIN) == pytest.approx(one.width)
        lines = setter.set(text, PLAIN, 7 * PLAIN.size).lines
        assert lines[0].text == "word"
        assert lines[1].text.startswith(f"{before}{STAND_IN}{behind[:1]}")


def test_a_typesetter_without_a_measure_of_formulas_refuses_them() -> None:
    text = Text((Run(STAND_IN, formula=Formula("x", "<math/>", "x", "x")),))
    with pytest.raises(ValueError, match="no formulas"):
        SETTER.set(text, PLAIN, 100)
