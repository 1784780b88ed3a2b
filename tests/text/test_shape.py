"""A word is shaped as HarfBuzz shapes it, in the first face that has its letters."""

from __future__ import annotations

import pytest
import uharfbuzz as hb

from generator.text import Stack, Typesetter
from generator.text.fonts import load_face
from generator.text.shape import Word
from generator.theme import TextStyle

SERIF = "font_source_serif_pro:SourceSerifPro-Regular"


def harfbuzz_width(face: str, text: str) -> float:
    loaded = load_face(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(loaded.font, buffer)
    units: int = sum(position.x_advance for position in buffer.glyph_positions)
    return units * 1000 / loaded.units_per_em


@pytest.mark.parametrize("text", ["AVATAR", "To", "office", "naïve", "Ελληνικά", "Привет", "Việt", "10\u00a0km"])
def test_a_word_is_as_wide_as_harfbuzz_says(text: str) -> None:
    assert Stack(SERIF, lambda _: (), lambda _: None)[text].width == pytest.approx(harfbuzz_width(SERIF, text))


def test_kerning_brings_letters_together(setter: Typesetter) -> None:
    stack = setter.stack("serif")
    assert stack["AV"].width < stack["A"].width + stack["V"].width


def test_a_ligature_is_one_glyph_that_stands_for_its_letters(setter: Typesetter) -> None:
    (run,) = setter.stack("serif")["fi"].runs
    assert run.texts == ("fi",)


@pytest.mark.parametrize("text", ["office", "e\u0323\u0302", "नमस्ते", "ﬁ", "a\u200db", "\ufeffa", "שלום", "👩\u200d💻x"])
def test_the_clusters_are_the_text(setter: Typesetter, text: str) -> None:
    word = setter.stack("serif")[text]
    clusters = [glyphs[0].text for run in word.runs for glyphs in run.clusters()]
    assert sorted("".join(clusters)) == sorted(text)
    assert "".join(clusters) == text or "".join(reversed(clusters)) == text


def test_a_letter_that_the_first_face_lacks_comes_from_a_fallback(setter: Typesetter) -> None:
    word = setter.stack("serif")["x⇒y"]
    assert [run.face.postscript_name for run in word.runs] == ["SourceSerifPro-Regular", "NotoSansMath-Regular", "SourceSerifPro-Regular"]
    assert word.missing == ()


def test_a_letter_and_its_marks_stay_in_one_face(setter: Typesetter) -> None:
    word = setter.stack("code")["x\u0323\u0302"]
    assert len(word.runs) == 1


def test_a_character_that_no_face_has_is_replaced_and_reported(setter: Typesetter) -> None:
    word = setter.stack("body")["a͸b͸"]
    assert word.missing == ("͸",)
    assert word.width > setter.stack("body")["ab"].width
    assert [text for run in word.runs for text in run.texts] == ["a", "͸", "b", "͸"]


@pytest.mark.parametrize("text", ["a\u200bb", "a\u2060b", "a\ufe0fb", "a\u00adb"])
def test_characters_without_a_shape_take_no_room_and_are_not_missing(setter: Typesetter, text: str) -> None:
    word, plain = setter.stack("body")[text], setter.stack("body")["ab"]
    assert (word.width, word.missing) == (plain.width, ())


def test_a_soft_hyphen_at_the_end_shows_but_stands_for_itself(setter: Typesetter) -> None:
    stack = setter.stack("body")
    assert stack["exam\u00ad"].width == stack["exam-"].width
    assert stack["exam\u00ad"].runs[-1].texts[-1] == "\u00ad"


def test_a_word_is_shaped_once(setter: Typesetter) -> None:
    stack = setter.stack("body")
    assert stack["once"] is stack["once"]


def faces(word: Word) -> list[str]:
    return [run.face.postscript_name for run in word.runs]


def test_a_word_does_not_change_its_face_in_the_middle(setter: Typesetter) -> None:
    """Source Serif has the Greek alphabet but not all of its accents."""
    assert faces(setter.stack("serif")["λόγος"]) == ["SourceSerifPro-Regular"]
    assert len(set(faces(setter.stack("heading")["ἀρχὴν"]))) == 1


def test_a_text_does_not_change_its_face_from_word_to_word(setter: Typesetter) -> None:
    """The second word has a letter that Source Serif lacks, the first and the last have none; what is Latin stays as it is."""
    line = setter.set("λόγος ἀρχὴν (logos) λόγος", TextStyle("serif", 10, 15), 400).lines[0]
    names = [{run.face.postscript_name for run in word.runs} for span in line.spans for word in span.words if word.text.strip()]
    assert names[0] == names[1] == names[3] != names[2] == {"SourceSerifPro-Regular"}


def test_the_script_chooses_the_fallback_and_bold_stays_bold(setter: Typesetter) -> None:
    assert faces(setter.stack("body")["नमस्ते"]) == ["NotoSansDevanagari-Regular"]
    assert faces(setter.stack("body", bold=True)["नमस्ते"]) == ["NotoSansDevanagari-Bold"]
    assert faces(setter.stack("body", language="ja")["骨"]) == ["NotoSansCJKjp-Regular"]
    assert faces(setter.stack("body", language="zh-Hant")["骨"]) == ["NotoSansCJKtc-Regular"]


def test_an_emoji_of_several_characters_is_one_cluster_of_the_emoji_face(setter: Typesetter) -> None:
    for text in ("👩\u200d💻", "🇩🇪", "☺\ufe0f", "👍🏽"):
        word = setter.stack("body")[text]
        assert set(faces(word)) == {"NotoEmoji-Regular"}
        assert word.missing == ()


def test_brackets_in_text_from_right_to_left_are_mirrored(setter: Typesetter) -> None:
    stack = setter.stack("body")
    (mirrored,), (closing,) = stack.rtl["("].runs, stack[")"].runs
    assert mirrored.ids == closing.ids
    assert mirrored.texts == ("(",)


def test_tracking_is_part_of_a_word(setter: Typesetter) -> None:
    assert setter.stack("body", tracking=100.0)["abc"].width == pytest.approx(setter.stack("body")["abc"].width + 300)
