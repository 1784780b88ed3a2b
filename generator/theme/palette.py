"""Colours by role, and where each role lives in a PowerPoint colour scheme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class SchemeColor(NamedTuple):
    """A colour as a deck names it: a slot of the colour scheme, its opacity, and how its lightness is scaled and then raised.

    All in percent. Rules are lightened and not made transparent, since not every program draws a transparent table border.
    """

    slot: str
    alpha: int = 100
    scaled: int = 100
    raised: int = 0


@dataclass(frozen=True, slots=True)
class Palette:
    """Six-digit RGB values by role; every pair that carries text has its contrast held by a test (WCAG 2.2, 1.4.3).

    `accents` and `tints` belong to the topics in order. `slots` says how a deck refers to each role, so that a restyled
    colour scheme recolours everything; accents are `accent1` to `accent6` there.
    """

    ground: str
    text: str
    muted: str
    surface: str
    mid: str
    hairline: str
    inverse_ground: str
    inverse_text: str
    inverse_muted: str
    accents: tuple[str, ...]
    tints: tuple[str, ...]
    slots: dict[str, SchemeColor]
    dark: bool = False

    def rgb(self, role: str) -> str:
        """The six hex digits of a role such as `text`, `on-accent`, `inverse-muted`, `accent2` or `tint2`."""
        if role.startswith("accent"):
            return self.accents[int(role[6:]) - 1]
        if role.startswith("tint"):
            return self.tints[int(role[4:]) - 1]
        value: str = getattr(self, "ground" if role == "on-accent" else role.replace("-", "_"))
        return value

    def with_accents(self, accents: Sequence[str]) -> Palette:
        """The palette with other accents for the first topics, and their tints, which are so much of them over the ground."""
        share = self.slots["tint"].alpha / 100
        tints = (_mixed(accent, self.ground, share) for accent in accents)
        rest = len(accents)
        return replace(self, accents=(*accents, *self.accents[rest:]), tints=(*tints, *self.tints[rest:]))

    def scheme(self, role: str) -> SchemeColor:
        """The same role as a reference into the deck's colour scheme."""
        if role.startswith("accent"):
            return SchemeColor(role)
        if role.startswith("tint"):
            return SchemeColor("accent" + role[4:], self.slots["tint"].alpha)
        return self.slots[role]


def _mixed(over: str, ground: str, share: float) -> str:
    """`share` of one RGB value over another."""
    pairs = ((int(over[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


LIGHT = Palette(
    ground="FFFFFF", text="0E1B1F", muted="4A5B61", surface="EFF3F2", mid="7D8D93", hairline="C3CED0",
    inverse_ground="0E1B1F", inverse_text="EFF5F3", inverse_muted="A9BAC0",
    accents=("118664", "8F2F20", "244F99", "9C6D08", "541943", "697685"),
    tints=("E2F0EC", "F2E6E4", "E5EAF3", "F3EDE1", "EAE3E8", "EDEFF0"),
    slots={
        "ground": SchemeColor("bg1"), "on-accent": SchemeColor("bg1"), "text": SchemeColor("tx1"), "muted": SchemeColor("tx2"),
        "surface": SchemeColor("bg2"), "mid": SchemeColor("tx2", 72), "hairline": SchemeColor("tx2", scaled=30, raised=69),
        "tint": SchemeColor("accent1", 12),
        "inverse-ground": SchemeColor("tx1"), "inverse-text": SchemeColor("bg1"), "inverse-muted": SchemeColor("bg1", 64),
    },
)  # fmt: skip

DARK = Palette(
    ground="0B1519", text="EFF5F3", muted="A9BAC0", surface="15242A", mid="6B7F87", hairline="33474E",
    inverse_ground="15242A", inverse_text="EFF5F3", inverse_muted="A9BAC0",
    accents=("48E0B0", "F4694F", "79A8F2", "F2C74B", "B780A6", "C6DAE4"),
    tints=("173E37", "3A2624", "213244", "393923", "2D2A35", "303C42"),
    slots={
        "ground": SchemeColor("bg1"), "on-accent": SchemeColor("bg1"), "text": SchemeColor("tx1"), "muted": SchemeColor("tx2"),
        "surface": SchemeColor("bg2"), "mid": SchemeColor("tx2", 62), "hairline": SchemeColor("tx2", scaled=36),
        "tint": SchemeColor("accent1", 20),
        "inverse-ground": SchemeColor("bg2"), "inverse-text": SchemeColor("tx1"), "inverse-muted": SchemeColor("tx2"),
    },
    dark=True,
)  # fmt: skip
