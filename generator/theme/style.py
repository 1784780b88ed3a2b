"""What a piece of text looks like: a font role, a size, a leading and a colour role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FontRole = Literal["heading", "body", "serif", "code"]
Align = Literal["left", "center", "right", "justify"]
Color = str
"""A colour's role in the palette: `text`, `muted`, `accent3`, `tint3` ...; see `Palette.rgb`."""

TONES: dict[str, Color] = {"label": "text", "muted": "muted", "keyword": "accent3", "string": "accent2", "link": "accent3"}
"""The colours of what we set ourselves: labels, remarks and links, and the words of code by what they are."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One style of type. `size`, `leading` and `tracking` are in points; the leading is exact, from baseline to baseline."""

    font: FontRole
    size: float
    leading: float
    color: Color = "text"
    tracking: float = 0.0
    bold: bool = False
    italic: bool = False
    align: Align = "left"

    def but(
        self, *, size: float | None = None, leading: float | None = None, color: Color | None = None, align: Align | None = None
    ) -> TextStyle:
        """The same style with a few things changed."""
        return TextStyle(
            self.font,
            self.size if size is None else size,
            self.leading if leading is None else leading,
            self.color if color is None else color,
            self.tracking,
            self.bold,
            self.italic,
            self.align if align is None else align,
        )


def toned(tone: str, color: Color) -> Color:
    """The colour of a run with a tone in a text of a colour: that of a label or a remark is the one of the ground that the text is for."""
    if not tone:
        return color
    own = TONES[tone]
    return f"inverse-{own}" if color.startswith("inverse-") and own in ("text", "muted") else own


def steps(style: TextStyle, *sizes: tuple[float, float]) -> tuple[TextStyle, ...]:
    """`style` at each (size, leading), from the largest to the floor."""
    return tuple(style.but(size=size, leading=leading) for size, leading in sizes)
