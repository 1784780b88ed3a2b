"""The workbook behind a native chart, which 'Edit data' opens: the categories in its first column, a series a column after it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from generator.model import Category

CREATED = datetime(1980, 1, 1)
"""The same data give the same bytes."""


def workbook(names: Sequence[str], rows: Sequence[Sequence[Category | None]]) -> bytes:
    """The bytes of an `.xlsx` with one sheet: a header and rows. Texts that look like formulas or addresses stay texts."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("Sheet1")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, name in enumerate(names):
        sheet.write_string(0, column, name)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, float | int):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), day)
    book.close()
    return out.getvalue()
