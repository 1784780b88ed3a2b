"""A chart's data as a table that any program reads."""

from __future__ import annotations

import csv
import io

from generator.model import Category, Chart


def as_csv(chart: Chart) -> bytes:
    """CSV in UTF-8 (RFC 4180): what the values are shown by in the first column, a measure a column after it, nothing for a gap."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([chart.x.name, *(measure.name for measure in chart.y)])
    columns = (chart.x.values, *(measure.values for measure in chart.y))
    writer.writerows(map(_field, row) for row in zip(*columns, strict=True))
    return out.getvalue().encode()


def _field(value: Category | None) -> str:
    if isinstance(value, float | int):
        return f"{value:.15g}"
    return "" if value is None else str(value)
