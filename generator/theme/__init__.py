"""A theme's name goes in, a `Theme` comes out: colours, fonts and type scales that deck and report share."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Place, placed

from .fonts import SOURCE, Family, Fonts
from .palette import DARK, LIGHT, Palette, SchemeColor
from .scale import DeckType, ReportType, deck_type
from .style import TONES, Align, Color, FontRole, TextStyle, steps, toned

__all__ = [
    "NAMES", "TONES",
    "Align", "Color", "DeckType", "Family", "FontRole", "Fonts", "Palette", "ReportType", "SchemeColor", "TextStyle", "Theme",
    "deck_type", "load_theme", "steps", "toned",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """One brand for both works. `palette` colours the deck; `paper` colours the report, which is always printed on white.

    With `justify`, the report's paragraphs end flush at the right. `place` is where a content or theme file names fonts of its own,
    `accents_at` where it does each of its accents.
    """

    name: str
    palette: Palette
    paper: Palette
    fonts: Fonts
    justify: bool = False
    place: Place = placed()
    accents_at: tuple[Place, ...] = field(default=(), compare=False)

    def place_of(self, *roles: Color) -> Place:
        """Where the first of these colours that a file gives is given; the theme's place when none is."""
        given = {f"{kind}{i}": place for i, place in enumerate(self.accents_at, 1) for kind in ("accent", "tint")}
        return next((given[role] for role in roles if role in given), self.place)


THEMES = {
    "aurora": Theme("Aurora", LIGHT, LIGHT, SOURCE),
    "aurora-dark": Theme("Aurora dark", DARK, LIGHT, SOURCE),
}
NAMES = tuple(THEMES)


def load_theme(name: str) -> Theme:
    """The built-in theme of that name; raises KeyError for a name not in `NAMES`."""
    return THEMES[name]
