"""A slide's table: its grounds, then its rules, then its cells, which are read row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from generator.pdf import Canvas
from generator.pdf import Part as Tag
from generator.pdf.objects import text_string

from ..boxes import Cell, Rule, TableBox
from .jumps import Jumps
from .text import Owners, Room, draw_parts


class _Placed(NamedTuple):
    """A cell, its row and its column, and where it is."""

    cell: Cell
    row: int
    column: int
    room: Room


def draw_table(canvas: Canvas, table: TableBox, jumps: Jumps, here: int) -> None:
    """The table on the slide with the index `here`."""
    placed = list(_placed(table, canvas.setter.rtl))
    for cell, _, _, room in placed:
        if cell.fill:
            canvas.rectangle(*room, cell.fill)
    for cell, _, _, room in placed:
        _draw_rules(canvas, cell, room)
    tags = _tags(table, placed)
    for cell, row, column, room in placed:
        tag = tags[row, column]
        canvas.read([tag])
        before, after = cell.margin_left, cell.margin_right
        if canvas.setter.rtl:
            before, after = after, before
        inside = Room(room.x + before, room.y, room.w - before - after, room.h - cell.margin_below)
        draw_parts(canvas, cell.parts, inside, cell.anchor, _owners(tag, len(cell.parts)), jumps, here)


def _owners(tag: Tag, paragraphs: int) -> Owners:
    """A cell's only paragraph is the cell."""
    return lambda _: tag.inner("P") if paragraphs > 1 else tag


def _placed(table: TableBox, rtl: bool) -> Iterator[_Placed]:
    """The first column is at the right in a document that is written from there."""
    lefts = [0.0, *accumulate(width.pt for width in table.columns)]
    tops = [0.0, *accumulate(tall.pt for tall in table.heights)]
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if cell:
                width = lefts[c + cell.across] - lefts[c]
                x = table.frame.right.pt - lefts[c + cell.across] if rtl else table.frame.x.pt + lefts[c]
                yield _Placed(cell, r, c, Room(x, table.frame.y.pt + tops[r], width, tops[r + cell.down] - tops[r]))


def _draw_rules(canvas: Canvas, cell: Cell, room: Room) -> None:
    """The middle of a rule is on the edge of its cell. `right` is the side at which the next cell is."""
    edges: tuple[tuple[float, Rule | None], ...] = ((room.y, cell.above), (room.y + room.h, cell.below))
    for y, rule in edges:
        if rule:
            canvas.rule(room.x, y, room.w, rule.width, rule.color)
    if rule := cell.right:
        x = room.x if canvas.setter.rtl else room.x + room.w
        canvas.rectangle(x - rule.width / 2, room.y, rule.width, room.h, rule.color)


def _tags(table: TableBox, placed: list[_Placed]) -> dict[tuple[int, int], Tag]:
    """The part of each cell by its row and its column; the table says of itself what the deck does (ISO 32000-1, 14.8.5.7)."""
    whole = Tag("Table", attributes=f"<</O /Table /Summary {text_string(table.alt)}>>" if table.alt else "")
    divided = 0 < table.header < len(table.rows)
    head, body = whole.inner("THead"), whole.inner("TBody")
    rows = [(head if divided and row < table.header else body).inner("TR") for row in range(len(table.rows))]
    tags = {}
    for cell, row, column, _ in placed:
        scope = "Column" if row < table.header else "Row" if table.heads and not column else ""
        spans = f" /ColSpan {cell.across}" * (cell.across > 1) + f" /RowSpan {cell.down}" * (cell.down > 1)
        said = f" /Scope /{scope}" * bool(scope) + spans
        tags[row, column] = Tag("TH" if scope else "TD", rows[row], attributes=f"<</O /Table{said}>>" if said else "")
    return tags
