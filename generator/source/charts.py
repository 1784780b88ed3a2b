"""A chart's entry becomes a chart: its data typed, its columns chosen, and all that cannot be drawn reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from generator.exhibits.columns import AmbiguousCellError, BadCellError, DateOrder, DecimalMark, categories
from generator.model import MOST_SERIES, Categories, Category, Chart, ChartKind, Measure, Place, marks_categories

from .data import Column, Data, DataReader, data_file
from .exhibit_schema import ChartEntry
from .fields import nearest
from .scalar import MISSING, Scalar
from .tree import Mapping, Sequence

_SHARES = ("pie", "doughnut")


@dataclass(frozen=True)
class Charts:
    reader: DataReader

    def chart(self, entry: ChartEntry, id: str, number: int, place: Place) -> Chart | None:
        """The chart without its texts; None when its data cannot be used."""
        data = self._data(entry)
        if not data or any(name is MISSING for name in (entry.x, *entry.y)):
            return None
        x, y = self.reader.column(entry.x, data), [self.reader.column(name, data) for name in entry.y]
        if not x or not all(y):
            return None
        chosen = cast(list[Column], y)
        mark = self.reader.mark(cast(DecimalMark | None, entry.decimal or None), data, [x, *chosen], "the chart")
        across = self._categories(entry, x, mark) if mark else None
        measures = [self.reader.numbers(column, mark) for column in chosen] if mark else []
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
            data=data_file(data.file, entry, ("highlight", "decimal", "delimiter", "dates")) if data.file else None,
            place=place,
        )

    # The data

    def _data(self, entry: ChartEntry) -> Data | None:
        """The columns, all of the same length."""
        match entry.data:
            case Scalar() as named:
                return self.reader.file(named, entry.delimiter)
            case Mapping() as columns:
                made = [Column(columns.keys_at[name], cast(list[Scalar], cells)) for name, cells in columns.items()]
                for column in made[1:]:
                    if len(column.cells) != len(made[0].cells):
                        message = f"the column `{column.name}` has {len(column.cells)} values, `{made[0].name}` has {len(made[0].cells)}"
                        self._error("ragged-data", message, column.name, "write an empty value, `~`, where one is missing")
                        return None
                return Data(made)
            case Sequence() as lines:
                return self.reader.of_rows(cast(list[list[Scalar]], lines), [lines.source.place(line.start) for line in lines])
        return None

    def _categories(self, entry: ChartEntry, column: Column, mark: DecimalMark) -> tuple[Category, ...] | None:
        """The values that the others are shown by, of one type and all there; None, and an error at the first that is not."""
        if entry.kind == "scatter":
            made = self.reader.numbers(column, mark)
            gap = next((cell for cell, value in zip(column.cells, made or (), strict=False) if value is None), None)
            if gap is not None:
                self._missing(column, gap)
            return None if made is None or gap is not None else tuple(value for value in made if value is not None)
        try:
            return categories(column.cells, mark, cast(DateOrder | None, entry.dates or None))
        except AmbiguousCellError as error:
            cell = column.cells[error.index]
            help = "say `dates: day-first` or `dates: month-first` in the chart"
            self._error("ambiguous-date", f"`{cell}` can be read in two ways", cell, help)
        except BadCellError as error:
            self._missing(column, column.cells[error.index])
        return None

    def _missing(self, column: Column, cell: Scalar) -> None:
        self._error("missing-x", f"a value of `{column.name}` is missing", cell, "name it, or leave the row out")

    # What a kind can show

    def _can_be_drawn(self, entry: ChartEntry, columns: list[Column], measures: list[Measure]) -> bool:
        kind, errors = entry.kind, self.reader.diagnostics.errors
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
        return self.reader.diagnostics.errors == errors

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
        self.reader.error(code, message, at, help)
