"""The data of charts and tables: found in a file or in the content itself, its columns chosen by name, its numbers read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from generator.exhibits.columns import AmbiguousCellError, BadCellError, DecimalMark, decimal_mark, numbers
from generator.model import DataFile, Diagnostics, Place

from .csv_file import DELIMITERS, rows
from .entry import Entry
from .fields import describe, nearest
from .project import Project
from .scalar import MISSING, Scalar
from .tree import Mapping, Node, Sequence


@dataclass(frozen=True)
class Column:
    name: Scalar
    cells: list[Scalar]


@dataclass(frozen=True)
class Data:
    """Columns of the same length, and the file that they come from, whose decimal mark its numbers must show."""

    columns: list[Column]
    file: Path | None = None


def data_file(path: Path, entry: Entry, keys: Iterable[str]) -> DataFile:
    """The file of an exhibit, with those of the keys of its entry that are written."""
    return DataFile(path, {key: _written(entry.at[key]) for key in keys if key in entry.at})


def _written(node: Node) -> Any:
    """A value as plain texts, lists and dictionaries."""
    if isinstance(node, Mapping):
        return {key: _written(value) for key, value in node.items()}
    return list(map(_written, node)) if isinstance(node, Sequence) else str(node)


@dataclass(frozen=True)
class DataReader:
    """Reads data. The texts of the files that they come from are added to `sources`."""

    project: Project
    diagnostics: Diagnostics
    sources: dict[str, str]

    def file(self, named: Scalar, delimiter: str) -> Data | None:
        """The data of a CSV file; `delimiter` is the name of the sign between its fields, empty for the one that fits."""
        source = self.project.text(named, self.diagnostics, self.sources) if named is not MISSING else None
        if source is None:
            return None
        sign = next((sign for sign, name in DELIMITERS.items() if name == delimiter), "")
        errors = self.diagnostics.errors
        found = rows(source, sign, self.diagnostics)
        path = self.project.path(named)
        return self.of_rows(found, [row[0].place for row in found], path) if self.diagnostics.errors == errors else None

    def of_rows(self, lines: list[list[Scalar]], places: list[Place], file: Path | None = None) -> Data | None:
        """The data of rows that begin at the places, of which the first names the columns."""
        if not lines:
            return Data([], file)
        header, *body = lines
        for row, place in zip(body, places[1:], strict=True):
            if len(row) != len(header):
                message = f"this row has {len(row)} value{'s' if len(row) != 1 else ''}, expected {len(header)}"
                self.diagnostics.error("ragged-data", message, place, "the first row names the columns; leave no value of another out")
                return None
        cells = list(zip_longest(*body)) or [()] * len(header)
        return Data([Column(name, list(column)) for name, column in zip(header, cells, strict=True)], file)

    def column(self, name: Scalar, data: Data) -> Column | None:
        """The column of that name; None, and an error, when there is none or more than one."""
        found = [column for column in data.columns if column.name.strip() == name.strip()]
        if not found:
            help = nearest(name, [str(column.name) for column in data.columns]) if data.columns else "the first row names the columns"
            self.error("unknown-column", f"the data has no column `{name}`", name, help)
        elif len(found) > 1:
            self.error("duplicate-column", f"the column `{name}` is there twice", found[1].name, "give each its own name")
        return found[0] if len(found) == 1 else None

    def mark(self, decimal: DecimalMark | None, data: Data, columns: list[Column], what: str) -> DecimalMark | None:
        """The decimal mark: the author's, a point in the content itself, else what the numbers of the file show."""
        if decimal or data.file is None:
            return decimal or "."
        cells = [cell for column in columns for cell in column.cells]
        try:
            return decimal_mark(cells)
        except AmbiguousCellError as error:
            cell = cells[error.index]
            self.error("ambiguous-number", f"`{cell}` can be read in two ways", cell, f'say `decimal: "."` or `decimal: ","` in {what}')
            return None

    def numbers(self, column: Column, mark: DecimalMark) -> tuple[float | None, ...] | None:
        """The cells as numbers, None for missing ones; nothing, and an error, when one is neither."""
        try:
            return numbers(column.cells, mark)
        except BadCellError as error:
            cell = column.cells[error.index]
            help = "write digits alone, with a unit under `unit:`; leave a missing value empty"
            self.error("not-a-number", f"expected a number, found {describe(cell)}", cell, help)
            return None

    def error(self, code: str, message: str, at: Scalar, help: str) -> None:
        self.diagnostics.error(code, message, at.place, help, at.length)
