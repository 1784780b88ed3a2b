"""The comparison: a native table of things by criteria, each thing headed in the accent of its topic.

Up to four criteria stand at 20 pt, up to six close together at 18; more go on to further slides, with the header repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.model import Row, Table, Text, pt
from generator.theme import Color, TextStyle

from ..boxes import Cell, Part, PlacedSlide, Rule
from ..fit import Bench
from ..furniture import accent_of, below_headline
from ..planned import ComparisonSlide
from .table import BOTTOM, placed_rows
from .table_columns import MARGIN_RIGHT, STEP
from .table_rows import HAIRLINE, Built, cell_text

TOPS = (132.0, 168.0)
CRITERIA_SHARE, LEAST_CRITERIA = 148 / 864, 132.0
AROUND_HEADER, BESIDE, BELOW = 10.0, 6.0, 12.0
"""The room around two lines of the header, and the ground between its cells and below them: borders, half of which are inside of each."""
INSET = 16.0


class Spacing(NamedTuple):
    """How many rows may be so near to each other: their least height, the space around a taller text, and what they are set in."""

    most: int
    row: float
    padding: float
    criterion: TextStyle
    value: TextStyle


def place_comparison(bench: Bench, slide: ComparisonSlide) -> list[PlacedSlide]:
    table, layout = slide.table, bench.layouts.comparison
    columns = _columns(bench, len(table.compared))
    criterion, (large, small) = bench.type.criterion, bench.type.comparison
    wide = Spacing(4, 72.0, 18.0, criterion, large)
    close = Spacing(6, 49.0, 5.0, criterion.but(leading=small.leading), small)

    def rows(room: float) -> list[list[Built]]:
        made = _rows(bench, table, columns, wide)
        if not _fits(made, wide, room) and _fits(tight := _rows(bench, table, columns, close), close, room):
            return [tight]
        return [made]

    return placed_rows(bench, layout, slide, columns, [_header(bench, table, columns)], rows, TOPS)


def _columns(bench: Bench, things: int) -> list[float]:
    """The criteria have their share of the width, the things the rest."""
    criteria = STEP * round(max(CRITERIA_SHARE * bench.grid.measure.pt, LEAST_CRITERIA) / STEP)
    return [criteria, *[(bench.grid.measure.pt - criteria) / things] * things]


def _header_height(bench: Bench) -> float:
    return 2 * bench.type.thing[-1].leading + AROUND_HEADER


def _fits(rows: Sequence[Built], spacing: Spacing, room: float) -> bool:
    return len(rows) <= spacing.most and sum(row.height for row in rows) <= room


def _header(bench: Bench, table: Table, columns: Sequence[float]) -> Built:
    below = Rule(BELOW, "ground")
    cells = [Cell((Part(bench.line("", bench.type.thing[-1])),), below=below)]
    for index, (thing, topic, width) in enumerate(zip(table.header[1:], table.compared, columns[1:], strict=True)):
        cells.append(
            Cell(
                (_thing(bench, thing, width - INSET - MARGIN_RIGHT),),
                fill=_accent(bench, topic, index),
                margin_left=INSET,
                margin_below=BELOW / 2,
                below=below,
                right=Rule(BESIDE, "ground") if index < len(table.compared) - 1 else None,
            )
        )
    return Built(tuple(cells), _header_height(bench))


def _thing(bench: Bench, thing: Text, width: float) -> Part:
    """A name in one line or, smaller, in two."""
    large, small = bench.type.thing
    whole = bench.set(thing, large, width)
    return Part(whole if len(whole.lines) == 1 else bench.shortened(thing, small, pt(width), "name", 2))


def _accent(bench: Bench, topic: int | None, index: int) -> Color:
    """A topic's own; where the document has no topics the accents are free, and the things take them in order."""
    return accent_of(topic if bench.document.topics else index)


def _rows(bench: Bench, table: Table, columns: Sequence[float], spacing: Spacing) -> list[Built]:
    return [_row(bench, row, columns, spacing) for row in table.rows]


def _row(bench: Bench, row: Row, columns: Sequence[float], spacing: Spacing) -> Built:
    room = BOTTOM - below_headline(bench, TOPS)[-1] - _header_height(bench) - spacing.padding
    found = [cell_text(bench, row.cells[0], spacing.criterion, columns[0] - MARGIN_RIGHT, room)]
    for text, width in zip(row.cells[1:], columns[1:], strict=True):
        found.append(cell_text(bench, text, spacing.value, width - INSET - MARGIN_RIGHT, room))
    insets = [0.0, *[INSET] * (len(found) - 1)]
    cells = (Cell((Part(text),), margin_left=inset, below=HAIRLINE) for (text, _), inset in zip(found, insets, strict=True))
    tall = max(spacing.row, *(text.height + spacing.padding for text, _ in found))
    return Built(tuple(cells), tall, tuple(note for _, note in found if note))
