"""What a family lacks is asked of others: those for the script and the language first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.text.fonts import load_face
from generator.theme import Family, load_theme
from generator.theme.fonts import SCRIPTS

FONTS = load_theme("aurora").fonts
SAMPLES = {
    "Arab": "العربية", "Armn": "Հայերեն", "Beng": "বাংলা", "Deva": "हिन्दी", "Ethi": "አማርኛ", "Geor": "ქართული", "Gujr": "ગુજરાતી",
    "Guru": "ਪੰਜਾਬੀ", "Hebr": "עברית", "Khmr": "ខ្មែរ", "Knda": "ಕನ್ನಡ", "Laoo": "ລາວ", "Mlym": "മലയാളം", "Mymr": "မြန်မာ", "Orya": "ଓଡ଼ିଆ",
    "Sinh": "සිංහල", "Taml": "தமிழ்", "Telu": "తెలుగు", "Thai": "ไทย",
}  # fmt: skip
EAST = {
    "ja": "jp",
    "ko": "kr",
    "zh": "sc",
    "zh-Hans-SG": "sc",
    "zh-Hant": "tc",
    "zh-TW": "tc",
    "zh-HK": "hk",
    "zh-Hant-MO": "hk",
    "en": "sc",
}


def first(script: str, bold: bool = False, language: str = "en") -> str:
    return load_face(FONTS.fallbacks(script, bold, language=language)[0]).postscript_name


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_has_a_face_of_its_own_that_writes_it(script: str) -> None:
    assert load_face(FONTS.fallbacks(script)[0]).covers(SAMPLES[script])
    assert load_face(FONTS.fallbacks(script, bold=True)[0]).axes == {"wght": 700}


def test_emoji_are_monochrome() -> None:
    assert first("Zsye", bold=True) == "NotoEmoji-Regular"
    assert load_face(FONTS.fallbacks("Zsye")[0]).covers("🚀😀👩")


@pytest.mark.parametrize(("language", "region"), EAST.items())
def test_a_chinese_character_has_the_form_of_the_language(language: str, region: str) -> None:
    assert first("Hani", language=language) == f"NotoSansCJK{region}-Regular"


@pytest.mark.parametrize(("script", "region"), [("Jpan", "jp"), ("Hang", "kr")])
def test_kana_are_japanese_and_hangul_korean_in_any_language(script: str, region: str) -> None:
    for language in ("en", "zh", "ja", "ko"):
        assert first(script, bold=True, language=language) == f"NotoSansCJK{region}-Bold"


def test_after_those_for_the_script_come_those_for_any_and_then_all_others() -> None:
    general = [family.regular for family in FONTS.fallback if not family.scripts]
    names = FONTS.fallbacks("Thai")
    assert [*names[1 : 1 + len(general)]] == general
    assert len({*names}) == len(FONTS.fallback)
    assert FONTS.fallbacks("Latn")[: len(general)] == tuple(general)


def test_the_themes_own_fallbacks_are_asked_first() -> None:
    fonts = replace(FONTS, own=(Family("Mine", "mine:Regular", "mine:Bold"),))
    assert fonts.fallbacks("Arab", bold=True) == ("mine:Bold", *FONTS.fallbacks("Arab", bold=True))
