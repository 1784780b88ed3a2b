"""How well two colours can be told apart, and what text needs (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from .style import TextStyle

SMALL, LARGE = 4.5, 3.0
"""What text needs, and what large text does."""
LARGE_SIZE, LARGE_BOLD_SIZE = 18.0, 14.0
"""Points from which text is large."""


def contrast(one: str, other: str) -> float:
    """The contrast of two RGB values of six hex digits, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb: str) -> float:
    """The relative luminance, 0 to 1."""
    red, green, blue = (_linear(int(rgb[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def needed(style: TextStyle) -> float:
    """The contrast that text in this style needs."""
    return LARGE if style.size >= (LARGE_BOLD_SIZE if style.bold else LARGE_SIZE) else SMALL
