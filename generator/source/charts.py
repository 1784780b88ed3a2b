"""A chart's entry becomes a chart: its data found and typed, its columns chosen, and all that cannot be drawn reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar, cast

from generator.exhibits.columns import AmbiguousCellError, BadCellError, DateOrder, DecimalMark, categories, decimal_mark, numbers
from generator.model import MOST_SERIES, Categories, Category, Chart, ChartKind, Diagnostics, Measure, Place, marks_categories

from .csv_file import DELIMITERS, rows
from .fields import describe, nearest
from .project import Project
from .scalar import MISSING, Scalar
from .schema import ChartEntry
from .tree import Mapping, Sequence

_SHARES = ("pie", "doughnut")
T = TypeVar("T")


@dataclass(frozen=True)
class Column:
    name: Scalar
    cells: list[Scalar]


@dataclass(frozen=True)
class Data:
    """The columns of a chart's data, and whether they come from a file whose decimal mark its numbers must show."""

    columns: list[Column]
    foreign: bool = False


@dataclass(frozen=True)
class Charts:
    """Makes charts. The texts of the files that they are made of are added to `sources`."""

    project: Project
    diagnostics: Diagnostics
    sources: dict[str, str]

    def chart(self, entry: ChartEntry, id: str, number: int, place: Place) -> Chart | None:
        """The chart without its texts; None when its data cannot be used."""
        data = self._data(entry)
        if not data or any(name is MISSING for name in (entry.x, *entry.y)):
            return None
        x, y = self._column(entry.x, data), [self._column(name, data) for name in entry.y]
        if not x or not all(y):
            return None
        chosen = cast(list[Column], y)
        mark = self._mark(entry, data.foreign, [x, *chosen])
        across = self._categories(entry, x, mark) if mark else None
        measures = [self._read(column, mark, self._not_a_number, numbers) for column in chosen] if mark else []
        if across is None or any(values is None for values in measures):
            return None
        made = [Measure(str(column.name), values) for column, values in zip(chosen, measures, strict=True) if values is not None]
        if not self._can_be_drawn(entry, chosen, made):
            return None
        units = [str(unit) for unit in entry.unit]
        return Chart(
            id=id,
            number=number,
            kind=cast(ChartKind, entry.kind),
            x=Categories(str(x.name), across),
            y=tuple(made),
            units=(units[0] if units else "", units[1] if len(units) > 1 else ""),
            format=entry.format,
            highlight=self._highlight(entry, x, chosen) if entry.highlight else None,
            place=place,
        )

    # The data

    def _data(self, entry: ChartEntry) -> Data | None:
        """The columns, all of the same length."""
        match entry.data:
            case Scalar() as named:
                return self._file(entry, named)
            case Mapping() as columns:
                made = [Column(columns.keys_at[name], cast(list[Scalar], cells)) for name, cells in columns.items()]
                for column in made[1:]:
                    if len(column.cells) != len(made[0].cells):
                        message = f"the column `{column.name}` has {len(column.cells)} values, `{made[0].name}` has {len(made[0].cells)}"
                        self._error("ragged-data", message, column.name, "write an empty value, `~`, where one is missing")
                        return None
                return Data(made)
            case Sequence() as lines:
                return self._of_rows(cast(list[list[Scalar]], lines), [lines.source.place(line.start) for line in lines])
        return None

    def _file(self, entry: ChartEntry, named: Scalar) -> Data | None:
        source = self.project.text(named, self.diagnostics, self.sources) if named is not MISSING else None
        if source is None:
            return None
        delimiter = next((sign for sign, name in DELIMITERS.items() if name == entry.delimiter), "")
        errors = self.diagnostics.errors
        found = rows(source, delimiter, self.diagnostics)
        return self._of_rows(found, [row[0].place for row in found], True) if self.diagnostics.errors == errors else None

    def _of_rows(self, lines: list[list[Scalar]], places: list[Place], foreign: bool = False) -> Data | None:
        if not lines:
            return Data([], foreign)
        header, *body = lines
        for row, place in zip(body, places[1:], strict=True):
            if len(row) != len(header):
                message = f"this row has {len(row)} value{'s' if len(row) != 1 else ''}, expected {len(header)}"
                self.diagnostics.error("ragged-data", message, place, "the first row names the columns; leave no value of another out")
                return None
        cells = list(zip_longest(*body)) or [()] * len(header)
        return Data([Column(name, list(column)) for name, column in zip(header, cells, strict=True)], foreign)

    def _column(self, name: Scalar, data: Data) -> Column | None:
        found = [column for column in data.columns if column.name.strip() == name.strip()]
        if not found:
            help = nearest(name, [str(column.name) for column in data.columns]) if data.columns else "the first row names the columns"
            self._error("unknown-column", f"the data has no column `{name}`", name, help)
        elif len(found) > 1:
            self._error("duplicate-column", f"the column `{name}` is there twice", found[1].name, "give each its own name")
        return found[0] if len(found) == 1 else None

    # Types

    def _mark(self, entry: ChartEntry, foreign: bool, columns: list[Column]) -> DecimalMark | None:
        """The decimal mark: the author's, a point in the content itself, else what the numbers of the file show."""
        if entry.decimal or not foreign:
            return cast(DecimalMark, entry.decimal or ".")
        cells = [cell for column in columns for cell in column.cells]
        try:
            return decimal_mark(cells)
        except AmbiguousCellError as error:
            cell = cells[error.index]
            self._error("ambiguous-number", f"`{cell}` can be read in two ways", cell, 'say `decimal: "."` or `decimal: ","` in the chart')
            return None

    def _categories(self, entry: ChartEntry, column: Column, mark: DecimalMark) -> tuple[Category, ...] | None:
        def typed(cells: list[Scalar], mark: DecimalMark) -> tuple[Category, ...]:
            return categories(cells, mark, cast(DateOrder | None, entry.dates or None))

        def missing(cell: Scalar) -> None:
            self._error("missing-x", f"a value of `{column.name}` is missing", cell, "name it, or leave the row out")

        if entry.kind == "scatter":
            made = self._read(column, mark, self._not_a_number, numbers)
            gap = next((cell for cell, value in zip(column.cells, made or (), strict=False) if value is None), None)
            if gap is not None:
                missing(gap)
            return None if made is None or gap is not None else tuple(value for value in made if value is not None)
        return self._read(column, mark, missing, typed)

    def _read(
        self, column: Column, mark: DecimalMark | None, bad: Callable[[Scalar], None], typed: Callable[[list[Scalar], DecimalMark], T]
    ) -> T | None:
        """The cells of one type; None, and an error at the first that is not of it."""
        try:
            return typed(column.cells, mark or ".")
        except AmbiguousCellError as error:
            cell = column.cells[error.index]
            help = "say `dates: day-first` or `dates: month-first` in the chart"
            self._error("ambiguous-date", f"`{cell}` can be read in two ways", cell, help)
        except BadCellError as error:
            bad(column.cells[error.index])
        return None

    def _not_a_number(self, cell: Scalar) -> None:
        help = "write digits alone, with a unit under `unit:`; leave a missing value empty"
        self._error("not-a-number", f"expected a number, found {describe(cell)}", cell, help)

    # What a kind can show

    def _can_be_drawn(self, entry: ChartEntry, columns: list[Column], measures: list[Measure]) -> bool:
        kind, errors = entry.kind, self.diagnostics.errors
        if kind in _SHARES and len(columns) > 1:
            self._error("too-many-series", f"a {kind} shows one column", entry.y[1], "name one under `y`, or use `kind: stacked`")
        elif len(columns) > MOST_SERIES:
            help = "leave some out, or make several charts"
            self._error("too-many-series", f"a chart shows at most {MOST_SERIES} columns", entry.y[MOST_SERIES], help)
        elif kind == "combo" and len(columns) == 1:
            self._error("too-few-series", "a combo shows two columns or more", entry.y[0], "add the line's column to `y`")
        for column, measure in zip(columns, measures, strict=True):
            below = (cell for cell, value in zip(column.cells, measure.values, strict=True) if value is not None and value < 0)
            negative = next(below, None)
            if negative is not None and (kind in _SHARES or (kind == "area" and len(columns) > 1)):
                what = "a stack of areas" if kind == "area" else f"a {kind}"
                self._error("negative-share", f"{what} cannot show `{negative}`", negative, "use `kind: column` or `kind: line`")
        name = next((name for name, one in zip(entry.y, measures, strict=True) if not any(v is not None for v in one.values)), None)
        if name is None and kind in _SHARES and not any(measures[0].values):
            name = entry.y[0]
        if name is not None:
            self._error("no-values", f"the column `{name}` has nothing to show", name, "check the data, or leave the column out")
        return self.diagnostics.errors == errors

    def _highlight(self, entry: ChartEntry, x: Column, y: list[Column]) -> int | None:
        """The index of the measure or, where each is a shape of its own, of the category with that name."""
        among = x.cells if marks_categories(cast(ChartKind, entry.kind), len(y)) else [column.name for column in y]
        names = [name.strip() for name in among]
        wanted = entry.highlight.strip()
        if wanted in names:
            return names.index(wanted)
        self._error("unknown-highlight", f"nothing in the chart is called `{wanted}`", entry.highlight, nearest(wanted, names[:20]))
        return None

    def _error(self, code: str, message: str, at: Scalar, help: str) -> None:
        self.diagnostics.error(code, message, at.place, help, at.length)
