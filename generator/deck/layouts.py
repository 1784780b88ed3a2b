"""The named layouts of the master: every placeholder's frame and style, to the letter of the look book.

A slide inherits from these, so they are both what the layouter fills and what the writer puts into the master.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from generator.model import Length, inch, pt
from generator.theme import Color, DeckType, TextStyle

from .boxes import Anchor, Frame, frame

WIDTH: Length = inch(40 / 3)
HEIGHT: Length = inch(7.5)
LEFT: Length = inch(2 / 3)
"""The one left edge that text keeps."""

PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "pic", "tbl", "chart", "ftr", "sldNum"]


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
FOOTER, NUMBER = 11, 12
DATE, AUTHORS, QUOTE, QUOTED, CREDIT = 13, 14, 15, 16, 17
TILE, NAME = 20, 21
PICTURE, CAPTION, TABLE = 22, 23, 24
SECOND, CONTACT = 25, 26
CHART, CODE, EQUATION, BIG_NUMBER, TAKEAWAY = 18, 19, 27, 28, 29
BODY = 30
"""The first of the body placeholders; a term and its text in rows alternate from here, tiles of rows from `ROW_TILE`."""
ROW_TILE = 50

HEADLINE = DeckType.headline[0]
BODY_LEVELS = (DeckType.term, DeckType.body[0])


def title(x: float, y: float, w: float, h: float, style: TextStyle = HEADLINE) -> Placeholder:
    return Placeholder(TITLE, "title", "Headline", frame(x, y, w, h), (style,), prompt="Headline: a full sentence")


def body(idx: int, name: str, at: Frame, *levels: TextStyle, anchor: Anchor = "t", prompt: str = "") -> Placeholder:
    return Placeholder(idx, "body", name, at, levels, anchor, prompt or name)


def picture(x: float, y: float, w: float, h: float) -> Placeholder:
    return Placeholder(PICTURE, "pic", "Picture", frame(x, y, w, h), (DeckType.caption,), prompt="Picture")


def footer(x: float = 2 / 3, w: float = 25 / 3) -> Placeholder:
    return Placeholder(FOOTER, "ftr", "Footer", frame(x, 7.0, w, 0.25), (DeckType.footer,))


def number(x: float = 11.639, w: float = 1.028) -> Placeholder:
    return Placeholder(NUMBER, "sldNum", "Slide number", frame(x, 7.0, w, 0.25), (DeckType.number,))


SECTION = (
    body(TILE, "Section number", frame(2 / 3, 0.417, 1 / 3, 1 / 3), DeckType.marker_tile, anchor="ctr", prompt="1"),
    body(NAME, "Section name", frame(1.167, 0.417, 5.278, 1 / 3), DeckType.marker, anchor="ctr", prompt="Section name"),
)
USUAL = (*SECTION, footer(), number())
WIDE_TITLE = title(2 / 3, 0.917, 10.972, 1.167)
CAPTION_LEVELS = (DeckType.caption, DeckType.credit)


def columns(*frames: Frame) -> tuple[Placeholder, ...]:
    """A body placeholder a point: the term is its first level, the sentence its second."""
    return tuple(body(BODY + i, f"Point {i + 1}", at, *BODY_LEVELS, prompt="Term") for i, at in enumerate(frames))


def rows(count: int, pitch: Length) -> tuple[Placeholder, ...]:
    """`count` rows of a term and its text, with the text's first baseline on the term's."""
    made: list[Placeholder] = []
    for i in range(count):
        down = Length(pitch * i)
        term, text = frame(2 / 3, 2.25, 2.75, 0.556), frame(3.75, 2.264, 8.917, 0.556)
        made += [
            body(BODY + 2 * i, f"Term {i + 1}", term._replace(y=term.y + down), DeckType.row_term, anchor="ctr", prompt="Term"),
            body(BODY + 2 * i + 1, f"Text {i + 1}", text._replace(y=text.y + down), DeckType.body[1], anchor="ctr", prompt="One line"),
        ]
    return tuple(made)


def tiled_rows(count: int, pitch: Length) -> tuple[Placeholder, ...]:
    """`count` rows of a tile, a term and up to two lines of text."""
    made: list[Placeholder] = []
    for i in range(count):
        down = Length(pitch * i)
        tile, term, text = frame(2 / 3, 2.333, 0.5, 0.5), frame(1.417, 2.333, 3.139, 1.0), frame(4.778, 2.389, 7.889, 1.125)
        made += [
            body(ROW_TILE + i, f"Number {i + 1}", tile._replace(y=tile.y + down), DeckType.tile, anchor="ctr", prompt="1"),
            body(BODY + 2 * i, f"Term {i + 1}", term._replace(y=term.y + down), DeckType.row_term, prompt="Term"),
            body(BODY + 2 * i + 1, f"Text {i + 1}", text._replace(y=text.y + down), DeckType.body[1], prompt="Text"),
        ]
    return tuple(made)


def meanings(count: int) -> tuple[Placeholder, ...]:
    """What symbols mean, a column each: the symbol is the first level, its meaning the second."""
    frames = [frame(2 / 3 + 4.111 * i, 4.583, 3.778, 1.75) for i in range(count)]
    levels = (DeckType.symbol, DeckType.body[1])
    return tuple(body(BODY + i, f"Meaning {i + 1}", at, *levels, prompt="Symbol") for i, at in enumerate(frames))


COVER = Layout(
    "Cover",
    (
        picture(6.833, 0, 6.5, 7.5),
        Placeholder(TITLE, "ctrTitle", "Title", frame(2 / 3, 1.083, 5.972, 2.667), DeckType.cover_title[:1], prompt="Title"),
        Placeholder(SUBTITLE, "subTitle", "Subtitle", frame(2 / 3, 3.833, 5.833, 0.417), (DeckType.subtitle,), prompt="Subtitle"),
        body(DATE, "Date and event", frame(2 / 3, 0.583, 5.833, 0.278), DeckType.small_strong.but(color="muted")),
        body(AUTHORS, "Authors", frame(2 / 3, 4.417, 5.833, 1 / 3), DeckType.authors),
        body(QUOTE, "Quote", frame(2 / 3, 5.0, 5.5, 1.417), DeckType.cover_quote[0], anchor="b"),
        body(QUOTED, "Quoted", frame(2 / 3, 6.5, 5.833, 0.278), DeckType.small_strong),
        body(CREDIT, "Credit", frame(2 / 3, 7.0, 5.833, 0.25), DeckType.credit),
    ),
)
AGENDA = Layout(
    "Agenda",
    (
        WIDE_TITLE,
        SECTION[1],
        Placeholder(TABLE, "tbl", "Agenda", frame(2 / 3, 2.25, 12, 4.5), (DeckType.agenda_title,)),
        footer(),
        number(),
    ),
)
TOPIC_1 = Layout(
    "Topic 1",
    (WIDE_TITLE, body(BODY, "Sentence", frame(2.722, 7 / 3, 8.917, 3.25), DeckType.term, DeckType.statement_light[0]), *USUAL),
)
TOPIC_2 = Layout("Topic 2", (WIDE_TITLE, *columns(frame(2 / 3, 7 / 3, 5.833, 3.25), frame(6.833, 7 / 3, 5.833, 3.25)), *USUAL))
TOPIC_3 = Layout("Topic 3", (WIDE_TITLE, *columns(*(frame(x, 2.417, 3.778, 3.167) for x in (2 / 3, 4.778, 8.889))), *USUAL))
TOPIC_4 = Layout(
    "Topic 4",
    (WIDE_TITLE, *columns(*(frame(x, y, 5.833, 1.5) for y in (7 / 3, 4.0) for x in (2 / 3, 6.833))), *USUAL),
)
ROWS = Layout("Rows", (WIDE_TITLE, *rows(5, pt(48)), *USUAL))
TILED_ROWS = Layout("Rows with numbers", (WIDE_TITLE, *tiled_rows(4, pt(96)), *USUAL))
FIGURE_SPLIT = Layout(
    "Figure split",
    (
        picture(7.861, 0, 5.472, 7.5),
        title(2 / 3, 0.917, 6.778, 1.167),
        body(BODY, "Points", frame(2 / 3, 7 / 3, 6.528, 3.472), DeckType.term_split, DeckType.body[1].but(leading=26)),
        body(CAPTION, "Caption", frame(2 / 3, 5.917, 6.528, 0.75), *CAPTION_LEVELS, anchor="b"),
        *SECTION,
        footer(w=6.0),
        number(6.833, 0.694),
    ),
)
FIGURE_INSET = Layout(
    "Figure inset",
    (
        WIDE_TITLE,
        body(BODY, "Points", frame(2 / 3, 7 / 3, 5.833, 4.25), DeckType.term_split, DeckType.body[1]),
        picture(6.833, 7 / 3, 5.833, 3.5),
        body(CAPTION, "Caption", frame(6.833, 6.0, 5.833, 0.75), *CAPTION_LEVELS),
        *USUAL,
    ),
)
FIGURE_PORTRAIT = Layout(
    "Figure portrait",
    (
        title(2 / 3, 0.917, 7.889, 1.167),
        body(BODY, "Points", frame(2 / 3, 2.417, 6.861, 4.167), DeckType.term, DeckType.body[1]),
        picture(8.889, 0.917, 3.778, 5.403),
        body(CAPTION, "Caption", frame(8.889, 6.417, 3.778, 0.5), *CAPTION_LEVELS),
        *USUAL,
    ),
)
FIGURE_WIDE = Layout(
    "Figure wide",
    (
        WIDE_TITLE,
        picture(2 / 3, 7 / 3, 12, 3.75),
        body(CAPTION, "Caption", frame(2 / 3, 6.194, 12, 0.556), *CAPTION_LEVELS),
        *USUAL,
    ),
)
FIGURE_FULL = Layout(
    "Figure full",
    (
        picture(0, 0, 40 / 3, 7.5),
        title(2 / 3, 4.833, 5.833, 1.056, DeckType.headline[3]),
        body(CAPTION, "Caption", frame(2 / 3, 5.972, 5.833, 0.556), DeckType.caption),
        body(CREDIT, "Credit", frame(2 / 3, 6.583, 5.833, 0.25), DeckType.credit),
        footer(w=4.583),
        number(5.806, 0.694),
    ),
)
TABLE_LAYOUT = Layout(
    "Table",
    (
        title(2 / 3, 0.917, 10.972, 0.583),
        Placeholder(TABLE, "tbl", "Table", frame(2 / 3, 1.583, 12, 4.917), (DeckType.cell,)),
        body(CAPTION, "Caption", frame(2 / 3, 6.583, 12, 0.278), *CAPTION_LEVELS),
        *USUAL,
    ),
)
CHART_LAYOUT = Layout(
    "Chart",
    (
        WIDE_TITLE,
        Placeholder(CHART, "chart", "Chart", frame(2 / 3, 2.25, 7.889, 3.75), (DeckType.caption,)),
        body(BIG_NUMBER, "Big number", frame(9.139, 2.25, 3.528, 1.5), DeckType.big_number[0], prompt="6 : 1"),
        body(TAKEAWAY, "Takeaway", frame(9.139, 3.917, 3.528, 2.361), DeckType.takeaway[0]),
        body(CAPTION, "Caption", frame(2 / 3, 6.111, 7.889, 0.806), *CAPTION_LEVELS),
        *USUAL,
    ),
)
CHART_WIDE = Layout(
    "Chart wide",
    (
        WIDE_TITLE,
        Placeholder(CHART, "chart", "Chart", frame(2 / 3, 2.25, 12, 3.75), (DeckType.caption,)),
        body(CAPTION, "Caption", frame(2 / 3, 6.111, 12, 0.806), *CAPTION_LEVELS),
        *USUAL,
    ),
)
EQUATION_LAYOUT = Layout(
    "Equation",
    (
        WIDE_TITLE,
        body(EQUATION, "Equation", frame(2 / 3, 13 / 6, 12, 25 / 12), DeckType.equation_text[0], anchor="ctr"),
        *meanings(3),
        body(CAPTION, "Caption", frame(2 / 3, 6.361, 12, 0.556), *CAPTION_LEVELS),
        *USUAL,
    ),
)
CODE_LAYOUT = Layout(
    "Code",
    (
        WIDE_TITLE,
        body(CODE, "Code", frame(0.917, 1.944, 11.5, 4.278), DeckType.code),
        body(CAPTION, "Caption", frame(2 / 3, 6.528, 12, 0.556), *CAPTION_LEVELS),
        *USUAL,
    ),
)
STATEMENT = Layout(
    "Statement",
    (
        Placeholder(TITLE, "title", "Statement", frame(2.722, 5 / 3, 8.917, 2.167), DeckType.statement[:1], prompt="Statement"),
        body(SECOND, "Second line", frame(2.722, 3.917, 7.889, 0.75), DeckType.second),
        SECTION[0],
        replace(SECTION[1], levels=(DeckType.marker.but(color="inverse-text"),)),
        footer(),
        number(),
    ),
    background="inverse-ground",
)
CLOSING = Layout(
    "Closing",
    (
        picture(0, 0, 40 / 3, 2.583),
        title(2 / 3, 2.917, 4.806, 1.389, DeckType.closing_title[0]),
        body(SECOND, "Thanks", frame(2 / 3, 4.417, 4.806, 0.75), DeckType.thanks[0]),
        body(CONTACT, "Contact", frame(2 / 3, 5.833, 4.806, 5 / 6), DeckType.contact, anchor="b"),
        footer(),
        number(),
    ),
)

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        COVER,
        AGENDA,
        TOPIC_1,
        TOPIC_2,
        TOPIC_3,
        TOPIC_4,
        ROWS,
        TILED_ROWS,
        FIGURE_SPLIT,
        FIGURE_INSET,
        FIGURE_PORTRAIT,
        FIGURE_WIDE,
        FIGURE_FULL,
        TABLE_LAYOUT,
        CHART_LAYOUT,
        CHART_WIDE,
        EQUATION_LAYOUT,
        CODE_LAYOUT,
        STATEMENT,
        CLOSING,
    )
}
