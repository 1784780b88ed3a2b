"""A table's grid: every cell in inline Markdown, merged ones with their text in each place that they cover."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from .content import Frame, Grid
from .texts import A, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.opc.package import Part

MOST = 20_000
"""Cells that are read."""
REPEATED = 200
"""Characters of a merged cell that stand in all of its places; a longer text stands in the first alone."""
BREAK = "\\\n"
"""Between the paragraphs of a cell: a line break in Markdown."""


def grid(table: _Element, frame: Frame, part: Part) -> Grid:
    """The grid of a table (`a:tbl`)."""
    properties = table.find(f"{A}tblPr")
    reader = _Reader(part)
    cut = not all(map(reader.add, table.iterfind(f"{A}tr")))
    width = max(map(len, reader.rows), default=0)
    rows = tuple((*texts, *[""] * (width - len(texts))) for texts in reader.rows)
    header = properties is not None and _is_on(properties, "firstRow")
    return Grid(frame, rows, header, frozenset(reader.across), reader.merged, tuple(reader.heads), cut)


@dataclass
class _Reader:
    part: Part
    rows: list[list[str]] = field(default_factory=list)
    across: set[int] = field(default_factory=set)
    heads: list[tuple[str, int]] = field(default_factory=list)
    merged: bool = False
    _cells: int = 0

    def add(self, row: _Element) -> bool:
        """Whether there was room for the row."""
        cells = row.findall(f"{A}tc")
        self._cells += len(cells)
        if self._cells > MOST:
            return False
        texts: list[str] = []
        for column, cell in enumerate(cells):
            texts.append(self._text(cell, column, texts))
        self._note_merged(cells, texts)
        self.rows.append(texts)
        return True

    def _text(self, cell: _Element, column: int, before: list[str]) -> str:
        if _is_on(cell, "hMerge"):
            text = before[-1] if before else ""
        elif _is_on(cell, "vMerge"):
            text = self.rows[-1][column] if self.rows and column < len(self.rows[-1]) else ""
        else:
            return BREAK.join(paragraph.text for paragraph in paragraphs(cell, self.part))
        return text if len(text) <= REPEATED else ""

    def _note_merged(self, cells: list[_Element], texts: list[str]) -> None:
        number = len(self.rows)
        spans = [_span(cell) for cell in cells if not _is_on(cell, "hMerge")]
        if len(cells) > 1 and spans == [len(cells)]:
            self.across.add(number)
        elif len(spans) < len(cells) and number == 0 and sum(spans) == len(cells):
            self.heads = [(texts[start], span) for start, span in zip(accumulate([0, *spans[:-1]]), spans, strict=True)]
        elif len(spans) < len(cells) or (any(_is_on(cell, "vMerge") for cell in cells) and not (number == 1 and self.heads)):
            self.merged = True


def _is_on(element: _Element, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _span(cell: _Element) -> int:
    span = cell.get("gridSpan", "1")
    return int(span) if span.isdecimal() and len(span) < 5 else 1
