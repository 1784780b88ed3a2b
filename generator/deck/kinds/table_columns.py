"""What a slide's table shows, column by column: numbers by their decimal marks, and widths that follow from the content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.exhibits.numerals import figure_spaces
from generator.model import Row, Run, Table, Text
from generator.theme import TextStyle

from ..fit import RESERVE, Bench, append

MARGIN_RIGHT, MARGIN_OF_NUMBERS = 12.0, 24.0
DERIVED_COLUMNS = (160.0, 356.0, 300.0)
"""The overview of the topics beside its column of numbers (look book, section 5); on the look book's width."""
TWO_COLUMN_HEAD = 272.0
TILE, TILE_GAP = 36.0, 12.0
"""A tile is the whole width of its column; the gap at its right is the next column's margin."""
STEP = 6.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table whose numbers are padded; `numbered` by the topics of its rows.

    Each column has a style for its head and one for its body, and a margin at its right in points.
    """

    table: Table
    rows: Sequence[Row]
    heads: Sequence[TextStyle]
    styles: Sequence[TextStyle]
    margins: Sequence[float]
    numbered: bool


def prepared(bench: Bench, table: Table) -> Prepared:
    """Columns of numbers end at their side, padded by figure spaces; the first column names the rows and does not."""
    columns = [[row.cells[i] for row in table.rows] for i in range(len(table.header))]
    spaces = [None if i == 0 else figure_spaces(column) for i, column in enumerate(columns)]
    padded = [
        [_padded(bench, text, space) for text, space in zip(column, added, strict=True)] if added else column
        for column, added in zip(columns, spaces, strict=True)
    ]
    rows = [replace(row, cells=cells) for row, cells in zip(table.rows, zip(*padded, strict=True), strict=True)]
    last = len(columns) - 1
    styles = [bench.type.cell_head, *(bench.type.cell.but(color="muted" if i == last > 1 else "text") for i in range(1, last + 1))]
    sides = [added is not None and not bench.setter.rtl for added in spaces]
    return Prepared(
        table,
        rows,
        [_on_side(bench.type.table_header, right) for right in sides],
        [_on_side(style, right) for style, right in zip(styles, sides, strict=True)],
        [(MARGIN_OF_NUMBERS if i < last else 0.0) if right else MARGIN_RIGHT for i, right in enumerate(sides)],
        any(row.topic is not None for row in table.rows),
    )


def _on_side(style: TextStyle, right: bool) -> TextStyle:
    return style.but(align="right") if right else style


def _padded(bench: Bench, text: Text, spaces: str) -> Text:
    """The text with spaces at its right, which is where a text from right to left begins."""
    if not spaces:
        return text
    return Text((Run(spaces, place=text.place), *text.runs), text.place) if bench.setter.is_rtl(text) else append(text, spaces)


def column_widths(bench: Bench, made: Prepared) -> list[float]:
    """Widths in points, on a step of 6, that fill the slide.

    The look book's for two columns of text; else automatic table layout (CSS 2.1, 17.5.2.2): each column has its longest word, then a
    share by what it could use, then of what is left by what it has.
    """
    room = bench.grid.measure.pt - (TILE + TILE_GAP if made.numbered else 0.0)
    if len(made.heads) == 2 and not made.numbered and made.styles[1].align == "left":
        drawn = [TWO_COLUMN_HEAD * bench.grid.share, room - TWO_COLUMN_HEAD * bench.grid.share]
        if hold(bench, made, drawn):
            return drawn
    least, most = zip(*(_limits(bench, made, i) for i in range(len(made.heads))), strict=True)
    spare = room - sum(least)
    if spare < 0:
        message = f"the words of this table are wider than its {len(least)} columns can be on a slide; some are broken"
        bench.diagnostics.warning("table-too-wide", message, made.table.place, "use fewer columns or shorter words")
        return [room * width / sum(least) for width in least]
    wish = [b - a for a, b in zip(least, most, strict=True)]
    shares = wish if sum(wish) > spare else most
    given = least if sum(wish) > spare else most
    left = room - sum(given)
    widths = [STEP * round((width + left * share / sum(shares)) / STEP) for width, share in zip(given, shares, strict=True)]
    widths[-1] += room - sum(widths)
    return widths


def hold(bench: Bench, made: Prepared, widths: Sequence[float]) -> bool:
    """Whether each column has its longest word on one line."""
    return all(width >= _limits(bench, made, i)[0] for i, width in enumerate(widths))


def _limits(bench: Bench, made: Prepared, column: int) -> tuple[float, float]:
    """The widths in points of a column's longest word and of its longest cell, margin and reserve included."""
    style = made.styles[column]
    cells = [(made.table.header[column], made.heads[column]), *((row.cells[column], style) for row in made.rows)]
    lines = [line for text, s in cells for line in bench.line(text, s).lines]
    words = max((word.width * span.size / 1000 for line in lines for span in line.spans for word in span.words), default=0.0)
    whole = max((line.width for line in lines), default=0.0)
    full, extra = bench.grid.measure.pt, made.margins[column] + 1.0
    return min(words, full / 3) / (1 - RESERVE) + extra, min(whole, full) / (1 - RESERVE) + extra
