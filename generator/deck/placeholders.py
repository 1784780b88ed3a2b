"""Placeholders and layouts: what a slide inherits from, and the numbers by which it names its boxes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from generator.model import Length, pt
from generator.theme import Color, DeckType, TextStyle

from .boxes import Anchor, Frame
from .grid import Grid

Box = tuple[float, float, float, float]
"""x, y, width and height in the look book's inches."""
PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "pic", "tbl", "chart", "dt", "ftr", "sldNum"]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout. `levels` are the styles of its list levels, the first being the box's own."""

    idx: int
    type: PlaceholderType
    name: str
    frame: Frame
    levels: tuple[TextStyle, ...]
    anchor: Anchor = "t"
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    placeholders: tuple[Placeholder, ...]
    background: Color | None = None
    by_idx: dict[int, Placeholder] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_idx", {placeholder.idx: placeholder for placeholder in self.placeholders})

    def __getitem__(self, idx: int) -> Placeholder:
        return self.by_idx[idx]


# Indexes of placeholders, the same in every layout that has them.
TITLE, SUBTITLE = 0, 1
TODAY, FOOTER, NUMBER = 10, 11, 12
FURNITURE = (TODAY, FOOTER, NUMBER)
"""What PowerPoint's Header & Footer puts on slides: a slide can have each of them that its layout has."""
DATE, AUTHORS, QUOTE, QUOTED, CREDIT = 13, 14, 15, 16, 17
TILE, NAME = 20, 21
NUMERAL = 9
PICTURE, CAPTION, TABLE = 22, 23, 24
SECOND, CONTACT = 25, 26
CHART, CODE, EQUATION, BIG_NUMBER, TAKEAWAY = 18, 19, 27, 28, 29
REFERENCES_LABEL, REFERENCES = 60, 61
BODY = 30
"""The first of the body placeholders; a term and its text in rows alternate from here, tiles of rows from `ROW_TILE`."""
ROW_TILE = 50


class Placeholders:
    """Makes the placeholders that layouts have in common, on a grid and in the styles of a type scale."""

    name_box: Box = (1.167, 0.417, 5.278, 1 / 3)
    wide_title_box: Box = (2 / 3, 0.917, 10.972, 1.167)
    numbered_row_boxes: tuple[Box, Box] = ((1.417, 2.333, 3.139, 8 / 9), (4.778, 2.389, 7.889, 8 / 9))
    """The term and the text of the first row."""

    def __init__(self, grid: Grid, type: DeckType) -> None:
        self.grid, self.type = grid, type

    @property
    def more_credit(self) -> float:
        """Inches that a line of credit takes more than at the normal size."""
        return (self.type.credit.leading - DeckType.credit.leading) / 72

    @property
    def more_caption(self) -> float:
        """Inches that two lines of caption and one of credit take more than at the normal size; their exhibit has as much less."""
        return 2 * (self.type.caption.leading - DeckType.caption.leading) / 72 + self.more_credit

    @property
    def more_title(self) -> float:
        """Inches that a headline of two lines takes more than at the normal size; what is below it begins as much lower."""
        return 2 * (self.type.headline[0].leading - DeckType.headline[0].leading) / 72

    def below(self, x: float, y: float, w: float, h: float) -> Box:
        """A box below the headline that ends where it is said to, wherever it begins."""
        return x, y + self.more_title, w, h - self.more_title

    def lowered(self, x: float, y: float, w: float, h: float) -> Box:
        """A box below the headline, as tall as is said."""
        return x, y + self.more_title, w, h

    def holding(self, at: Box, style: TextStyle, lines: int = 1) -> Frame:
        """The frame, as tall as so many lines of the style at least."""
        found = self.grid.frame(*at)
        return found._replace(h=max(found.h, pt(lines * style.leading)))

    def title(self, at: Box, style: TextStyle | None = None, lines: int = 2) -> Placeholder:
        style = style or self.type.headline[0]
        return Placeholder(TITLE, "title", "Headline", self.holding(at, style, lines), (style,), prompt="Headline: a full sentence")

    def body(self, idx: int, name: str, at: Box, *levels: TextStyle, anchor: Anchor = "t", prompt: str = "", lines: int = 1) -> Placeholder:
        return Placeholder(idx, "body", name, self.holding(at, levels[0], lines), levels, anchor, prompt or name)

    def tile(self, idx: int, name: str, at: Box, style: TextStyle) -> Placeholder:
        """A square with a number, on any grid."""
        made = self.body(idx, name, at, style, anchor="ctr", prompt="1")
        return replace(made, frame=made.frame._replace(w=made.frame.h))

    def picture(self, at: Box) -> Placeholder:
        return Placeholder(PICTURE, "pic", "Picture", self.grid.frame(*at), (self.type.caption,), prompt="Picture")

    def chart_box(self, at: Box) -> Placeholder:
        return Placeholder(CHART, "chart", "Chart", self.grid.frame(*at), (self.type.caption,))

    def caption(self, at: Box, anchor: Anchor = "t") -> Placeholder:
        """A caption of two lines and a credit: it grows upwards with their size."""
        x, y, w, h = at
        at = (x, y - self.more_caption, w, h + self.more_caption)
        return self.body(CAPTION, "Caption", at, self.type.caption, self.type.credit, anchor=anchor)

    def footer(self, w: float = 25 / 3) -> Placeholder:
        return Placeholder(FOOTER, "ftr", "Footer", self.holding((2 / 3, 7.0, w, 0.25), self.type.footer), (self.type.footer,))

    def today(self) -> Placeholder:
        """The day, which no slide shows until someone asks PowerPoint for it."""
        style = self.type.footer.but(align="right")
        return Placeholder(TODAY, "dt", "Date", self.holding((9.139, 7.0, 2.361, 0.25), style), (style,))

    def number(self, x: float = 11.639, w: float = 1.028) -> Placeholder:
        return Placeholder(NUMBER, "sldNum", "Slide number", self.holding((x, 7.0, w, 0.25), self.type.number), (self.type.number,))

    @cached_property
    def section(self) -> tuple[Placeholder, Placeholder]:
        """The tile with a section's number, and its name."""
        return (
            self.tile(TILE, "Section number", (2 / 3, 0.417, 1 / 3, 1 / 3), self.type.marker_tile),
            self.body(NAME, "Section name", self.name_box, self.type.marker, anchor="ctr", prompt="Section name"),
        )

    @cached_property
    def usual(self) -> tuple[Placeholder, ...]:
        return (*self.section, *self.foot)

    @cached_property
    def foot(self) -> tuple[Placeholder, ...]:
        return (self.footer(), self.today(), self.number())

    def foot_in(self, color: Color) -> tuple[Placeholder, ...]:
        """The foot on a ground that is not the slides' usual one."""
        return tuple(replace(spec, levels=(spec.levels[0].but(color=color),)) for spec in self.foot)

    @cached_property
    def wide_title(self) -> Placeholder:
        return self.title(self.wide_title_box)

    def columns(self, *boxes: Box, style: TextStyle | None = None) -> tuple[Placeholder, ...]:
        """A body placeholder a point: the term is its first level, the sentence its second."""
        levels = (self.type.term, style or self.type.body[0])
        return tuple(self.body(BODY + i, f"Point {i + 1}", at, *levels, prompt="Term") for i, at in enumerate(boxes))

    def text_rows(self, count: int, pitch: Length) -> tuple[Placeholder, ...]:
        """`count` rows of a term and its text, with the text's first baseline on the term's."""
        term = self.body(BODY, "Term", self.lowered(2 / 3, 2.25, 2.75, 0.556), self.type.row_term[0], anchor="ctr")
        text = self.body(BODY + 1, "Text", self.lowered(3.75, 2.264, 8.917, 0.556), self.type.body[1], anchor="ctr", prompt="One line")
        return tuple(_in_row(spec, i, pitch, 2) for i in range(count) for spec in (term, text))

    def numbered_rows(self, count: int, pitch: Length) -> tuple[Placeholder, ...]:
        """`count` rows of a tile, a term and up to two lines of text."""
        term_box, text_box = self.numbered_row_boxes
        tile = self.tile(ROW_TILE, "Number", self.lowered(2 / 3, 2.333, 0.5, 0.5), self.type.tile[0])
        term = self.body(BODY, "Term", self.lowered(*term_box), self.type.row_term[0])
        text = self.body(BODY + 1, "Text", self.lowered(*text_box), self.type.body[1])
        return tuple(_in_row(spec, i, pitch, step) for i in range(count) for spec, step in ((tile, 1), (term, 2), (text, 2)))

    def meanings(self, count: int) -> tuple[Placeholder, ...]:
        """What symbols mean, a column each: the symbol is the first level, its meaning the second."""
        levels = (self.type.symbol, self.type.body[1])
        boxes = [(2 / 3 + 4.111 * i, 4.583, 3.778, 1.75) for i in range(count)]
        return tuple(self.body(BODY + i, f"Meaning {i + 1}", at, *levels, prompt="Symbol") for i, at in enumerate(boxes))


def _in_row(spec: Placeholder, row: int, pitch: Length, step: int) -> Placeholder:
    """The placeholder of the first row as a further row has it, `step` indexes on."""
    at = spec.frame._replace(y=spec.frame.y + Length(pitch * row))
    return replace(spec, idx=spec.idx + step * row, name=f"{spec.name} {row + 1}", frame=at)
