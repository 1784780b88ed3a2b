"""The few words that both works add to the author's, in one wording."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .chart import Chart
from .exhibit import Code, Equation, Exhibit, Figure, Picture, Table
from .text import NO_TEXT, Run, Text

REFERENCES = "References"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
EXHIBIT_NAMES: dict[type[Exhibit], str] = {Figure: "Figure", Table: "Table", Chart: "Chart", Code: "Listing", Equation: "Equation"}
"""What numbered exhibits are called, in captions and references."""
LONGEST_NAME = 80
"""Characters of the name of a missing picture."""


def long_date(day: date | None, language: str) -> str:
    """A date as '6 July 2024' in English, as 2024-07-06 in other languages; empty for none."""
    if day is None:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if language.startswith("en") else day.isoformat()


def file_size(count: int) -> str:
    """Bytes as '3.4 MB', '120 kB'."""
    return f"{count / 1e6:.1f} MB" if count >= 999_500 else f"{max(1, round(count / 1e3))} kB"


def to_come(picture: Picture) -> tuple[str, str]:
    """What stands in the frame of a missing picture: what it is for, and the end of its name."""
    name = " ".join(picture.missing.split())
    return "Picture to come", name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"


def credit_line(figure: Figure) -> Text:
    """Credit and licence in one line: 'Generated with code, CC BY 4.0'."""
    return listed([part for part in (figure.credit, figure.license) if part])


def listed(texts: Sequence[Text]) -> Text:
    """The texts in one line with commas between them."""
    runs: list[Run] = []
    for text in texts:
        runs += [Run(", "), *text.runs] if runs else text.runs
    return Text(tuple(runs), texts[0].place) if texts else NO_TEXT
