"""A CSV file becomes rows of scalars that know their places in it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from generator.model import Diagnostics

from .scalar import Scalar
from .text_file import Source

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MOST_ROWS = 20_000
"""Besides the one that names the columns."""
_SAMPLE = 50
"""Rows by which the delimiter is found."""


def rows(source: Source, delimiter: str, diagnostics: Diagnostics) -> list[list[Scalar]]:
    """The rows of a CSV file (RFC 4180), without empty ones; those before a fault, with a diagnostic at it.

    Without a `delimiter` it is the one by which most rows have the same number of fields, more than one.
    """
    delimiter = delimiter or _delimiter(source.text)
    made: list[list[Scalar]] = []
    lines = source.text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begun = offset = 0
    try:
        for fields in reader:
            raw = "".join(lines[begun : reader.line_num])
            if any(field.strip() for field in fields):
                made.append(list(_scalars(fields, raw, offset, delimiter, source)))
            begun, offset = reader.line_num, offset + len(raw)
            if len(made) > MOST_ROWS + 1:
                diagnostics.error(
                    "too-many-rows", f"the file has more than {MOST_ROWS:,} rows", made[-1][0].place, "sum them up, or split the file"
                )
                break
    except csv.Error as error:
        message = f"this row cannot be read: {error}"
        diagnostics.error("bad-csv", message, source.place(offset), 'check its quotes: `"` inside a quoted field is written `""`')
    return made


def _delimiter(text: str) -> str:
    lines = text.splitlines(keepends=True)[:_SAMPLE]
    best, share = ",", 0
    for delimiter in DELIMITERS:
        try:
            widths = [len(fields) for fields in csv.reader(lines, delimiter=delimiter) if fields]
        except csv.Error:
            continue
        (width, count), *_ = Counter(widths).most_common(1) or [(1, 0)]
        if width > 1 and count > share:
            best, share = delimiter, count
    return best


def _scalars(fields: list[str], raw: str, offset: int, delimiter: str, source: Source) -> Iterator[Scalar]:
    """The fields of one record, each where it stands; `raw` is the record as it is written."""
    field = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}\n]*')
    at = 0
    for text in fields:
        found = field.match(raw, at)
        end = found.end() if found else at
        lead = len(raw[at:end]) - len(raw[at:end].lstrip())
        yield Scalar(text.strip(), source, offset + at + lead, offset + end, plain=not raw.startswith('"', at))
        at = end + 1
