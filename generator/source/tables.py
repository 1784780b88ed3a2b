"""A table's entry becomes a table: its rows taken from the content, from a file or from the topics, and put under their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar, cast

from generator.exhibits.columns import DecimalMark
from generator.exhibits.formats import NumberFormat
from generator.model import NO_TEXT, NOWHERE, Diagnostics, HeaderGroup, Place, Row, Run, Table, Text, plain_text

from .data import Column, Data, DataReader, data_file
from .exhibit_schema import TableEntry
from .grouped import Group, Pick
from .inline import Inline
from .outline import Outline
from .scalar import ABSENT, Scalar
from .tree import Sequence as Listed

TOPIC_HEADER = ("Topic", "Key characteristics", "Examples")
_OF_DATA = ("columns", "group", "formats", "decimal", "delimiter")
T = TypeVar("T")


@dataclass(frozen=True)
class Tables:
    """Makes tables of a document in a language, whose numbers are written as it has them."""

    reader: DataReader
    plan: Outline
    inline: Inline
    language: str

    def table(self, entry: TableEntry, id: str, number: int, place: Place) -> Table:
        """The table with all of its texts; without the rows that cannot be used."""
        self._check_keys(entry, place)
        if "data" in entry.at and not entry.origin:
            header, rows, groups = self._of_data(entry)
        else:
            labels = [label for group in entry.header for label in group.members]
            self._check_header(labels)
            header, groups = tuple(map(self.inline.text, labels)), self._groups(entry.header)
            rows = self._of_topics(place) if entry.origin else tuple(self._rows(entry.rows, len(header)))
        if entry.origin and not header:
            header = tuple(plain_text(title, place) for title in TOPIC_HEADER)
        elif entry.origin and len(header) != len(TOPIC_HEADER):
            self._ragged("the header", cast(Listed, entry.at["header"]), len(header), len(TOPIC_HEADER))
        caption, source, *notes = map(self.inline.text, (entry.caption, entry.source, *entry.notes))
        made = Table(id, number, header, rows, caption, source, bool(entry.origin), place, groups, tuple(notes))
        return replace(made, data=data_file(self.reader.project.path(entry.data), entry, _OF_DATA)) if entry.data else made

    def _check_keys(self, entry: TableEntry, place: Place) -> None:
        """Reports keys that are missing, and those that say nothing about such a table."""
        made = "`from: topics`" if entry.origin else "`data`" if "data" in entry.at else ""
        unused = ("data", "rows") if entry.origin else ("header", "rows") if made else ()
        for name in (name for name in unused if name in entry.at):
            key = entry.at.keys_at[name]
            self.reader.error("unused-rows", f"a table of {made} makes its own {_made(name)}", key, "remove one of the two")
        if not made:
            for name in (name for name in ("header", "rows") if not getattr(entry, name)):
                help = f"add `{name}: …`, or `data: FILE.csv`, or `from: topics`"
                self.reader.diagnostics.error("missing-key", f"missing key `{name}` in a table", place, help)
        if made != "`data`":
            for name in (name for name in _OF_DATA if name in entry.at):
                key = entry.at.keys_at[name]
                self.reader.error(
                    "needs-data", f"`{name}` is about data, but the table has none", key, "add `data: FILE.csv`, or remove it"
                )

    # Rows of the content itself

    def _check_header(self, labels: Sequence[Scalar]) -> None:
        """A warning for columns without a name; the first one's are the names of the rows, which say themselves what they are."""
        for label in labels[1:]:
            if not label.strip():
                help = "name the column: a screen reader says its name with every cell"
                self.reader.diagnostics.warning("empty-header", "this column has no name", label.place, help, label.length)

    def _groups(self, groups: Sequence[Group[T]]) -> tuple[HeaderGroup, ...]:
        """The titles over columns."""
        made, start = [], 0
        for group in groups:
            if group.title is not ABSENT:
                made.append(HeaderGroup(self.inline.text(group.title), start, len(group.members)))
            start += len(group.members)
        return tuple(made)

    def _rows(self, groups: Sequence[Group[Listed]], width: int) -> Iterator[Row]:
        titled = False
        for group in groups:
            title = self.inline.text(group.title) if group.title else NO_TEXT
            titled = titled or bool(title)
            for row in group.members:
                if titled and not title:
                    help = "put it under a title of its own, or before the first one"
                    self.reader.diagnostics.error("row-without-title", "this row follows a group but is not in it", _start(row), help)
                if width and len(row) != width:
                    self._ragged("this row", row, len(row), width)
                yield Row(tuple(self.inline.text(cast(Scalar, cell)) for cell in row), group=title)

    def _ragged(self, what: str, row: Listed, found: int, expected: int) -> None:
        message = f"{what} has {found} cell{'s' if found != 1 else ''}, expected {expected}"
        self.reader.diagnostics.error("ragged-table", message, _start(row), 'write `""` for an empty cell')

    # Rows of a file

    def _of_data(self, entry: TableEntry) -> tuple[tuple[Text, ...], tuple[Row, ...], tuple[HeaderGroup, ...]]:
        """The header, the rows and the titles over columns; nothing when the data cannot be used."""
        data = self.reader.file(entry.data, entry.delimiter)
        if data is None:
            return (), (), ()
        if not data.columns or not data.columns[0].cells:
            self.reader.error("no-rows", f"there are no rows in `{entry.data}`", entry.data, "its first row names the columns")
            return (), (), ()
        by = self.reader.column(entry.group, data) if entry.group else None
        picks = entry.columns or [Group(ABSENT, (Pick(column.name, ABSENT),)) for column in data.columns if column is not by]
        names = [pick for group in picks for pick in group.members]
        chosen = [self.reader.column(pick.name, data) for pick in names]
        self._check_header([pick.name if pick.label is ABSENT else pick.label for pick in names])
        written = self._formatted(entry, data)
        texts = [self._cells(column, written) for column in chosen if column]
        titles = list(map(_plain, by.cells)) if by else [NO_TEXT] * len(data.columns[0].cells)
        rows = [Row(cells, group=title) for cells, title in zip(zip(*texts, strict=True), titles, strict=False)]
        header = tuple(_plain(pick.name) if pick.label is ABSENT else self.inline.text(pick.label) for pick in names)
        return header, tuple(_gathered(rows)), self._groups(picks)

    def _formatted(self, entry: TableEntry, data: Data) -> dict[Scalar, list[str]]:
        """The cells of the columns that have a format, by the name of each; what is missing stays as it is written."""
        if entry.formats is None:
            return {}
        names = entry.formats.keys_at
        columns = [(self.reader.column(names[name], data), str(pattern)) for name, pattern in entry.formats.items()]
        found = [(column, pattern) for column, pattern in columns if column]
        mark = self.reader.mark(cast(DecimalMark | None, entry.decimal or None), data, [column for column, _ in found], "the table")
        made = {}
        for column, pattern in found:
            values = self.reader.numbers(column, mark) if mark else None
            if values:
                write = NumberFormat(self.language, pattern)
                cells = zip(column.cells, values, strict=True)
                made[column.name] = [str(cell) if value is None else write(value) for cell, value in cells]
        return made

    def _cells(self, column: Column, written: dict[Scalar, list[str]]) -> list[Text]:
        shown = written.get(column.name, column.cells)
        return [plain_text(text, cell.place) for text, cell in zip(shown, column.cells, strict=True)]

    # Rows of the topics

    def _of_topics(self, place: Place) -> tuple[Row, ...]:
        """A row a topic: its title, its terms and its examples. Their faults are reported where the topic itself is read."""
        if not self.plan.topics:
            help = "a topic is a numbered section with `points`"
            self.reader.diagnostics.error("no-topics", "the table is made from topics, but there are none", place, help)
        read = Inline(self.plan.labels, Diagnostics(), self.inline.citations).text
        rows = []
        for index, plan in enumerate(self.plan.topics):
            terms = [read(term if term else text) for term, text in plan.entry.points]
            examples = [read(example) for example in plan.entry.examples]
            rows.append(Row((read(plan.entry.title), joined(terms, "\u00a0· "), joined(examples, ", ")), index))
        return tuple(rows)


def _made(name: str) -> str:
    return "columns, under `columns`" if name == "header" else "rows"


def _start(row: Listed) -> Place:
    return row.source.place(row.start)


def _plain(cell: Scalar) -> Text:
    return plain_text(str(cell), cell.place)


def _gathered(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with those of the same title together, titles in the order of their first row, and first of all rows without one."""
    groups: dict[str, list[Row]] = {"": []}
    for row in rows:
        groups.setdefault(row.group.plain, []).append(row)
    for members in groups.values():
        yield from (replace(row, group=members[0].group) for row in members)


def joined(texts: Sequence[Text], separator: str) -> Text:
    """The texts as one, with `separator` between them."""
    runs: list[Run] = []
    for text in texts:
        runs += [Run(separator, place=text.place)] if runs else []
        runs += text.runs
    merged: list[Run] = []
    for _, group in groupby(runs, key=lambda run: replace(run, text="", place=NOWHERE)):
        first, *rest = group
        merged.append(replace(first, text="".join(run.text for run in (first, *rest))))
    return Text(tuple(merged), texts[0].place if texts else NOWHERE)
