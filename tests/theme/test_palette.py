"""Colours that carry text can be read, and mean the same in both works."""

from __future__ import annotations

import pytest

from generator.theme import NAMES, DeckType, Palette, ReportType, TextStyle, load_theme

PALETTES = {name: load_theme(name).palette for name in NAMES}
ACCENTS = [f"accent{i}" for i in range(1, 7)]
SMALL, LARGE = 4.5, 3.0
"""Contrast that text needs, and text of 24 pt and over (WCAG 2.2, 1.4.3)."""


def luminance(rgb: str) -> float:
    channels = [int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_says():
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("FFFFFF", "118664") == pytest.approx(4.55, abs=0.01)  # as the theme's table of colours gives it


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("text", ground) for ground in ("ground", "surface", *(f"tint{i}" for i in range(1, 7)))),
        *(("muted", ground) for ground in ("ground", "surface")),
        *(("on-accent", accent) for accent in ACCENTS),
        *((accent, "ground") for accent in ACCENTS),
        *((code, "surface") for code in ("accent2", "accent3")),  # strings and keywords
        ("on-accent", "muted"),
        ("inverse-text", "inverse-ground"),
        ("inverse-muted", "inverse-ground"),
    ],
)
def test_text_can_be_read_on_its_ground(palette: Palette, text, ground):
    assert contrast(palette.rgb(text), palette.rgb(ground)) >= SMALL


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_role_of_a_style_is_in_the_palette_and_in_the_scheme(palette: Palette):
    styles: list[TextStyle] = []
    for scale in (DeckType, ReportType):
        for value in vars(scale).values():
            styles += (
                [value]
                if isinstance(value, TextStyle)
                else [v for v in value if isinstance(v, TextStyle)]
                if value.__class__ is tuple
                else []
            )
    assert len(styles) > 40
    for role in {style.color for style in styles} | {"ground", "surface", "mid", "hairline", "tint3", "accent3"}:
        assert len(palette.rgb(role)) == 6
        assert palette.scheme(role).slot


def resolved(palette: Palette, role: str) -> list[float]:
    """A role's colour as a program computes it from the scheme: lightness scaled and raised, then laid over the ground."""
    import colorsys

    slots = {"bg1": "ground", "tx1": "text", "tx2": "muted", "bg2": "surface"}
    slot, alpha, scaled, raised = palette.scheme(role)
    channels = [int(palette.rgb(slots.get(slot, slot))[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    hue, light, saturation = colorsys.rgb_to_hls(*channels)
    over = colorsys.hls_to_rgb(hue, min(1.0, light * scaled / 100 + raised / 100), saturation)
    below = [int(palette.ground[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    return [255 * (a * alpha / 100 + b * (1 - alpha / 100)) for a, b in zip(over, below, strict=True)]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("role", ["mid", "hairline", "tint1", "tint2", "tint3", "tint4", "tint5", "tint6"])
def test_the_deck_and_the_report_show_a_role_alike(palette: Palette, role):
    wanted = [int(palette.rgb(role)[i : i + 2], 16) for i in (0, 2, 4)]
    assert resolved(palette, role) == pytest.approx(wanted, abs=9)


def test_the_package_measures_contrast_alike():
    from generator.theme import contrast as measured

    for one in PALETTES["aurora"].accents:
        for other in (*PALETTES["aurora-dark"].accents, "FFFFFF"):
            assert measured.contrast(one, other) == pytest.approx(contrast(one, other))
    large, bold, small = TextStyle("body", 18, 24), TextStyle("body", 14, 18, bold=True), TextStyle("body", 17.5, 24)
    assert [measured.needed(style) for style in (large, bold, small)] == [LARGE, LARGE, SMALL]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_own_accents_have_tints_as_faint_as_the_theme_s(palette: Palette):
    made = palette.with_accents(palette.accents[:2])
    for own, given in zip(made.tints, palette.tints, strict=True):
        assert [int(own[i : i + 2], 16) for i in (0, 2, 4)] == pytest.approx([int(given[i : i + 2], 16) for i in (0, 2, 4)], abs=1)
    assert palette.with_accents(["000000"]).accents == ("000000", *palette.accents[1:])
