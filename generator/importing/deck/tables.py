"""A table's grid: every cell in inline Markdown, merged ones with their text in each place that they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .content import Frame, Grid
from .texts import A, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.opc.package import Part

MOST = 20_000
"""Cells that are read."""
BREAK = "\\\n"
"""Between the paragraphs of a cell: a line break in Markdown."""


def grid(table: _Element, frame: Frame, part: Part) -> Grid:
    """The grid of a table (`a:tbl`)."""
    properties = table.find(f"{A}tblPr")
    header = properties is not None and properties.get("firstRow") in ("1", "true")
    made: list[list[str]] = []
    across: set[int] = set()
    heads: list[tuple[str, int]] = []
    merged = False
    count = 0
    for number, row in enumerate(table.iterfind(f"{A}tr")):
        cells = row.findall(f"{A}tc")
        count += len(cells)
        if count > MOST:
            break
        texts: list[str] = []
        for column, cell in enumerate(cells):
            if cell.get("hMerge") in ("1", "true"):
                texts.append(texts[-1] if texts else "")
            elif cell.get("vMerge") in ("1", "true") and made and column < len(made[-1]):
                texts.append(made[-1][column])
            else:
                texts.append(BREAK.join(paragraph.text for paragraph in paragraphs(cell, part)))
        spans = [_span(cell) for cell in cells if cell.get("hMerge") not in ("1", "true")]
        if len(cells) > 1 and spans == [len(cells)]:
            across.add(number)
        elif len(spans) < len(cells) and number == 0 and sum(spans) == len(cells):
            starts = [sum(spans[:index]) for index in range(len(spans))]
            heads = [(texts[start], span) for start, span in zip(starts, spans, strict=True)]
        else:
            merged |= len(spans) < len(cells)
        merged |= number > 0 and any(cell.get("vMerge") in ("1", "true") for cell in cells) and not (number == 1 and heads)
        made.append(texts)
    width = max(map(len, made), default=0)
    rows = tuple((*texts, *[""] * (width - len(texts))) for texts in made)
    return Grid(frame, rows, header, frozenset(across), merged, tuple(heads))


def _span(cell: _Element) -> int:
    span = cell.get("gridSpan", "1")
    return int(span) if span.isdecimal() and len(span) < 5 else 1
