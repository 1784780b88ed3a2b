"""Exhibits become entries again: what `document` reads as the same figures, tables, charts, code, quotes and equations."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.model import (
    Category,
    Chart,
    Code,
    DataFile,
    Equation,
    Exhibit,
    Figure,
    Point,
    Quote,
    Row,
    Section,
    Table,
    Takeaway,
    Text,
    marks_categories,
    plain_text,
)

from .content_tree import Tree
from .markup_blocks import Markup
from .tables import TOPIC_HEADER

Entry = dict[str, Any]
"""The keys of an entry with their trees."""


def kept(entry: Entry) -> Entry:
    """The entry without what is not given."""
    return {key: value for key, value in entry.items() if value is not None and value not in ("", [])}


@dataclass(frozen=True)
class ExhibitWriter:
    """Writes entries. Paths in them are relative to `folder`; `linked` are the ids that the document refers to."""

    markup: Markup
    folder: Path
    topics: tuple[Section, ...]
    linked: frozenset[str]

    def exhibits(self, exhibits: tuple[Exhibit, ...]) -> Entry:
        """The keys of a section for its exhibits: one for each, or the list of them where their order would be lost."""
        made = list(map(self._exhibit, exhibits))
        kinds = [kind for kind, _ in made]
        if kinds == sorted(set(kinds), key=_ORDER.index):
            return dict(made)
        return {"exhibits": [{kind: entry} for kind, entry in made]}

    def _exhibit(self, exhibit: Exhibit) -> tuple[str, Tree]:
        """Its key and its entry."""
        match exhibit:
            case Figure():
                return "figure", self.figure(exhibit)
            case Table(compared=()):
                return "table", self._table(exhibit)
            case Table():
                return "compare", self._comparison(exhibit)
            case Chart():
                return "chart", self._chart(exhibit)
            case Code():
                return "code", self._code(exhibit)
            case Quote():
                return "quote", self.quote(exhibit)
            case Equation():
                return "equation", self._equation(exhibit)

    def figure(self, figure: Figure | None) -> Entry | None:
        if figure is None:
            return None
        return kept(
            {
                "id": self._id(figure.id, f"fig-{figure.number}" if figure.number else figure.id),
                "image": None if figure.picture.missing else self.path(figure.picture.path),
                "missing": figure.picture.missing,
                "alt": self._plain(figure.alt),
                "caption": self.text(figure.caption),
                "credit": self.text(figure.credit),
                "license": self.text(figure.license),
                "focus": list(figure.focus) if figure.focus != (0.5, 0.5) else None,
                "crop": None if figure.crop else False,
                "decorative": figure.decorative or None,
            }
        )

    def _table(self, table: Table) -> Entry:
        entry: Entry = {"id": self._id(table.id, f"tbl-{table.number}")}
        usual = tuple(map(plain_text, TOPIC_HEADER))
        if table.derived:
            entry |= {"from": "topics", "header": self._header(table) if table.header != usual else None}
        elif table.data:
            entry |= self._data(table.data)
        else:
            entry |= {"header": self._header(table), "rows": list(self._rows(table.rows))}
        words: Entry = {"caption": self.text(table.caption), "source": self.text(table.source), "notes": self.texts(table.notes)}
        return kept(entry | words)

    def _header(self, table: Table) -> list[Tree]:
        cells = self.texts(table.header)
        for group in reversed(table.groups):
            end = group.start + group.columns
            cells[group.start : end] = [{self.text(group.text): cells[group.start : end]}]
        return cells

    def _rows(self, rows: Iterable[Row]) -> Iterator[Tree]:
        for title, members in groupby(rows, key=lambda row: row.group):
            made: list[Tree] = [[_number(self.text(cell)) for cell in row.cells] for row in members]
            if title:
                yield {self.text(title): made}
            else:
                yield from made

    def _comparison(self, table: Table) -> Entry:
        names = self.texts(table.header[1:])
        things = [name if topic is None else self.topics[topic].id for name, topic in zip(names, table.compared, strict=True)]
        rows: list[Tree] = [{self.text(first): self.texts(cells)} for first, *cells in (row.cells for row in table.rows)]
        words: Entry = {"caption": self.text(table.caption), "source": self.text(table.source)}
        return kept({"id": self._id(table.id, f"tbl-{table.number}"), "things": things, "rows": rows} | words)

    def _code(self, code: Code) -> Entry:
        callouts: list[Tree] = [
            kept({"line": callout.line, "term": self.text(callout.term), "text": self.text(callout.text)}) for callout in code.callouts
        ]
        return kept(
            {
                "id": self._id(code.id, f"lst-{code.number}"),
                "language": code.listing.language,
                "text": code.listing.code + "\n",
                "caption": self.text(code.caption),
                "source": self.text(code.source),
                "callouts": callouts,
            }
        )

    def _chart(self, chart: Chart) -> Entry:
        first, second = chart.units
        names: list[Tree] = [measure.name for measure in chart.y]
        data: Entry = self._data(chart.data) if chart.data else {"data": _columns(chart), "highlight": _highlight(chart)}
        return kept(
            {
                "id": self._id(chart.id, f"cht-{chart.number}"),
                "kind": chart.kind,
                "x": chart.x.name,
                "y": names if len(names) > 1 else names[0],
                "unit": [first, second] if second else first,
                "format": chart.format,
                "caption": self.text(chart.caption),
                "source": self.text(chart.source),
                "credit": self.text(chart.credit),
                "alt": self._plain(chart.alt),
                "takeaway": self._takeaway(chart.takeaway) if chart.takeaway else None,
            }
            | data
        )

    def _takeaway(self, takeaway: Takeaway) -> Entry:
        return kept({"number": self.text(takeaway.number), "text": self.text(takeaway.text)})

    def _data(self, data: DataFile) -> Entry:
        return {"data": self.path(data.path), **data.reading}

    def quote(self, quote: Quote | None) -> Entry | None:
        if quote is None:
            return None
        return kept({"text": self.text(quote.text), "by": self.text(quote.by), "second": self.text(quote.second)})

    def _equation(self, equation: Equation) -> Entry:
        return kept(
            {
                "id": equation.id,
                "tex": equation.formula.tex,
                "caption": self.text(equation.caption),
                "where": self.points(equation.where),
                "alt": self._plain(equation.alt) if equation.alt != equation.formula.spoken else None,
            }
        )

    # Texts

    def text(self, text: Text) -> str:
        return self.markup.text(text)

    def texts(self, texts: Iterable[Text]) -> list[Tree]:
        return [self.text(text) for text in texts]

    def points(self, points: Iterable[Point]) -> list[Tree]:
        return [{self.text(point.term): self.text(point.text)} if point.term else self.text(point.text) for point in points]

    def path(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def _plain(self, text: str) -> str:
        return self.markup.text(plain_text(text))

    def _id(self, id: str, usual: str) -> str | None:
        """An id that the reader would not give, or that something refers to."""
        return None if id == usual and id not in self.linked else id


_ORDER = ["figure", "table", "compare", "code", "chart", "quote", "equation"]
"""Of the keys in a section that is written."""


def _columns(chart: Chart) -> Tree:
    measures: dict[str, Tree] = {measure.name: [None if value is None else _tidy(value) for value in measure.values] for measure in chart.y}
    return {chart.x.name: list(map(_tidy, chart.x.values)), **measures}


def _highlight(chart: Chart) -> str | None:
    if chart.highlight is None:
        return None
    if marks_categories(chart.kind, len(chart.y)):
        return str(_tidy(chart.x.values[chart.highlight]))
    return chart.y[chart.highlight].name


def _tidy(value: Category) -> Tree:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(cell: str) -> Tree:
    """A cell as a number where that is how the number is written."""
    for kind in (int, float):
        try:
            if str(kind(cell)) == cell and cell.strip("-")[:1].isdigit():
                return kind(cell)
        except ValueError:
            continue
    return cell
