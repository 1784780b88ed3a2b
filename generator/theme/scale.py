"""The type scales of both works: every size that is used, from the largest step to the floor."""

from __future__ import annotations

from functools import cache

from .style import TextStyle, steps

MOST_GROWN = 40.0
"""Text of 40 points and more can be read from the last row of a hall as it is."""


class DeckType:
    """Styles of the slides, in points on a slide of 960 x 540 pt. A tuple is a series of steps that long text goes down.

    A line that stands alone in a tile, tag or row is centred in its box at about its natural leading: programs differ in where they
    put a line inside a taller one.
    """

    cover_title = steps(TextStyle("heading", 56, 60, tracking=-0.8), (56, 60), (48, 52), (42, 46))
    subtitle = TextStyle("body", 24, 30, "muted")
    authors = TextStyle("heading", 18, 24)
    numeral = steps(TextStyle("heading", 300, 290, "on-accent", tracking=-8), (300, 290), (200, 200), (130, 140), (80, 90))
    divider_title = steps(TextStyle("heading", 64, 66, "on-accent", tracking=-1), (64, 66), (54, 58), (46, 50))
    divider_lead = steps(TextStyle("body", 24, 32, "on-accent"), (24, 32), (20, 27), (18, 24))
    cover_quote = steps(TextStyle("serif", 18, 24, italic=True), (18, 24), (16, 22), (14, 19))
    small_strong = TextStyle("heading", 14, 20)
    headline = steps(TextStyle("heading", 34, 40, tracking=-0.3), (34, 40), (32, 38), (30, 36), (28, 34))
    statement = steps(TextStyle("serif", 54, 64, "inverse-text", tracking=-0.6), (54, 64), (48, 58), (40, 50), (32, 42))
    statement_light = steps(TextStyle("serif", 32, 42), (32, 42), (28, 37), (24, 32), (20, 27))
    second = TextStyle("body", 20, 27, "inverse-muted")
    closing_title = steps(TextStyle("heading", 40, 46, tracking=-0.4), (40, 46), (34, 40), (28, 34))
    thanks = steps(TextStyle("body", 20, 27, "muted"), (20, 27), (18, 24))
    contact = TextStyle("body", 18, 26, "muted")
    term = TextStyle("heading", 24, 30)
    term_split = TextStyle("heading", 22, 28)
    row_term = steps(TextStyle("heading", 24, 30), (24, 30), (20, 26))
    symbol = TextStyle("serif", 24, 30)
    equation = (40.0, 36.0, 32.0, 28.0)
    """Sizes alone: a formula has no leading."""
    equation_text = steps(TextStyle("serif", 40, 50, align="center"), (40, 50), (32, 40), (28, 35), (24, 30), (18, 24), (12, 15))
    body_split = TextStyle("body", 20, 26)
    body = steps(TextStyle("body", 22, 30), (22, 30), (20, 27), (18, 24))
    agenda_title = steps(TextStyle("heading", 26, 32), (26, 32), (22, 28))
    agenda_phrase = steps(TextStyle("body", 20, 26, "muted"), (20, 26), (18, 24))
    tile = steps(TextStyle("body", 20, 24, "on-accent", bold=True, align="center"), (20, 24), (16, 20), (12, 15))
    tag = TextStyle("body", 18, 22, align="center")
    tag_line = TextStyle("body", 18, 24)
    cell = TextStyle("body", 18, 22)
    cell_head = TextStyle("heading", 18, 22)
    thing = steps(TextStyle("heading", 24, 30, "on-accent"), (24, 30), (18, 22))
    criterion = TextStyle("heading", 18, 26, "muted")
    comparison = steps(TextStyle("body", 20, 27), (20, 27), (18, 22))
    table_header = TextStyle("heading", 16, 24, "muted")
    chart_name = TextStyle("body", 18, 22)
    chart_value = TextStyle("heading", 18, 22)
    big_number = steps(TextStyle("heading", 96, 100, tracking=-1.5), (96, 100), (72, 76), (54, 58), (40, 44), (28, 32))
    takeaway = steps(TextStyle("body", 20, 27), (20, 27), (18, 24))
    marker = TextStyle("heading", 14, 18)
    marker_tile = TextStyle("body", 14, 17, "on-accent", bold=True, align="center")
    caption = TextStyle("body", 14, 20, "muted")
    credit = TextStyle("body", 12, 18, "muted")
    code = steps(TextStyle("code", 18, 28), (18, 28), (18, 24))
    code_number = TextStyle("code", 18, 28, "muted", align="right")
    callout = steps(TextStyle("body", 18, 26), (18, 26), (18, 22))
    callout_term = TextStyle("heading", 18, 26)
    reference = TextStyle("body", 18, 24)
    reference_label = TextStyle("heading", 18, 24)
    footer = TextStyle("body", 12, 18, "muted")
    number = TextStyle("heading", 12, 18, "muted", align="right")


class LargeDeckType(DeckType):
    """The same for halls: a step up, floors too, so that less stands on a slide."""

    def __init__(self) -> None:
        for name, value in vars(DeckType).items():
            if isinstance(value, TextStyle):
                setattr(self, name, _larger(value))
            elif isinstance(value, tuple):
                grown = [_larger(step) if isinstance(step, TextStyle) else _larger_size(step) for step in value]
                setattr(self, name, tuple(dict.fromkeys(grown)))


def _larger(style: TextStyle) -> TextStyle:
    size = _larger_size(style.size)
    return style.but(size=size, leading=round(style.leading * size / style.size))


def _larger_size(size: float) -> float:
    """A fifth more, on an even number of points, but no more than 40 unless it was."""
    return max(size, min(MOST_GROWN, 2.0 * round(0.6 * size)))


@cache
def deck_type(text_size: str) -> DeckType:
    """The scale of a document's `text_size`."""
    return LargeDeckType() if text_size == "large" else DeckType()


class ReportType:
    """Styles of the report, in points on A4 or Letter."""

    cover_title = steps(TextStyle("heading", 38, 44, tracking=-0.5), (38, 44), (32, 38), (26, 32))
    subtitle = TextStyle("body", 16, 24, "muted")
    cover_quote = TextStyle("serif", 14, 20, italic=True)
    quote_by = TextStyle("heading", 9, 15)
    cover_side = TextStyle("body", 9, 15)
    numeral = TextStyle("heading", 150, 150)
    section_title = steps(TextStyle("heading", 34, 38), (34, 38), (28, 34), (24, 30))
    lead = TextStyle("serif", 15, 22.5)
    front_title = TextStyle("heading", 28, 36)
    subheading = TextStyle("heading", 14, 20)
    third_heading = TextStyle("heading", 10.5, 15)
    body = TextStyle("serif", 10.5, 15)
    pull_quote = TextStyle("serif", 22, 28, italic=True)
    term = TextStyle("heading", 9.5, 15)
    label = TextStyle("heading", 8.5, 12)
    caption = TextStyle("body", 8.5, 12, "muted")
    credit = TextStyle("body", 7.5, 12, "muted")
    table_caption = TextStyle("body", 9, 15, "muted")
    table_label = TextStyle("heading", 9, 15)
    cell = TextStyle("body", 9.5, 14)
    cell_head = TextStyle("heading", 9.5, 14)
    table_header = TextStyle("heading", 9, 15, "muted")
    chart_label = TextStyle("body", 9, 12)
    chart_strong = TextStyle("heading", 9, 12)
    chart_axis = TextStyle("body", 8, 11, "muted")
    contents = TextStyle("body", 9.5, 15)
    contents_strong = TextStyle("heading", 9.5, 15)
    contents_chapter = TextStyle("heading", 11, 15)
    contents_number = TextStyle("body", 11, 15, "muted")
    code = TextStyle("code", 9, 13)
    footnote = TextStyle("serif", 8.5, 12)
    header = TextStyle("body", 9, 12, "muted")
    page_number = TextStyle("heading", 9, 12)
    draft = TextStyle("heading", 40, 48, "mid")
    footer = TextStyle("body", 8, 12, "muted")
