"""Numbers and dates as readers of a language write them (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor, log10
from typing import TYPE_CHECKING

from generator.model import Category

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

LARGE, SMALL = 1e6, 1e-3
"""From these sizes on numbers are written in millions and the like, or by powers of ten."""
MOST_DECIMALS = 6
_NAMED = re.compile(r"(\D*?)(\d+)(\D*)")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A pattern of CLDR for a number divided by 10 to the power of `shift`, and what is written after it for that: 'M', ' Mio.'."""

    language: str
    pattern: str = "#,##0"
    shift: int = 0
    suffix: str = ""

    def __call__(self, value: float) -> str:
        return _written(self, value)


def number_format(values: Iterable[float], language: str, pattern: str = "", step: float = 0.0) -> NumberFormat:
    """One format for all the values: the author's pattern, else with as many decimals as the `step` between them, or they, need."""
    if pattern:
        return NumberFormat(language, pattern)
    found = [value for value in values if value]
    largest = max(map(abs, found), default=0.0)
    if largest < SMALL and found:
        digits = _decimals([value / 10 ** floor(log10(abs(value))) for value in found], 2)
        return NumberFormat(language, f"{_fixed('0', digits)}E0")
    shift, suffix = _named_power(largest, language) if largest >= LARGE else (0, "")
    unit = 10.0**shift
    size = largest / unit
    most = MOST_DECIMALS if step else 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 4
    digits = _decimals([step / unit] if step else [value / unit for value in found], most)
    return NumberFormat(language, _fixed("#,##0", digits), shift, suffix)


def category_names(values: Sequence[Category], language: str) -> tuple[str, ...]:
    """The values of a column as names: numbers that look like years as they are, others by one format, dates as short as they can be."""
    dates = [value for value in values if isinstance(value, date)]
    if dates:
        skeleton = date_skeleton(dates)
        return tuple(date_name(day, skeleton, language) for day in dates)
    measured = [value for value in values if isinstance(value, int | float)]
    if measured:
        return tuple(map(plain_format(measured, language), measured))
    return tuple(str(value) for value in values)


def plain_format(values: Sequence[float], language: str, step: float = 0.0) -> NumberFormat:
    """A format for numbers that name things, such as years, which are not grouped."""
    if all(value == int(value) and 1000 <= value < 3000 for value in values):
        return NumberFormat(language, "0")
    return number_format(values, language, step=step)


def date_skeleton(days: Sequence[date]) -> str:
    """The parts that tell the days apart: years alone, months of years, or whole dates."""
    if all((day.month, day.day) == (1, 1) for day in days) and len({day.year for day in days}) == len(set(days)) > 1:
        return "y"
    return "yMMM" if all(day.day == 1 for day in days) else "yMMMd"


def date_name(day: date, skeleton: str, language: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=_locale(language))


@lru_cache
def _locale(language: str) -> Locale:
    """The nearest language that Babel knows; English when there is none."""
    from babel import Locale, UnknownLocaleError

    parts = language.split("-")
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=1 << 12)
def _written(format: NumberFormat, value: float) -> str:
    from babel.numbers import format_decimal, format_scientific

    locale, pattern = _locale(format.language), _parsed(format.pattern)
    if "E" in format.pattern and value:
        return format_scientific(value, format=pattern, locale=locale)
    if not value and "%" not in format.pattern:
        return format_decimal(0, format="0", locale=locale)
    shifted = value / 10**format.shift
    return format_decimal(shifted, format=pattern, locale=locale, group_separator=True) + format.suffix


@lru_cache
def _parsed(pattern: str) -> NumberPattern:
    from babel.numbers import parse_pattern

    return parse_pattern(pattern)


def _named_power(largest: float, language: str) -> tuple[int, str]:
    """The power of ten that the language has a name for, and the name with the space before it."""
    from babel.numbers import format_compact_decimal

    power = min(floor(log10(largest)) // 3 * 3, 12)
    named = _NAMED.fullmatch(format_compact_decimal(10**power, locale=_locale(language)))
    if named is None or named[1] or not named[3]:
        return 0, ""
    return power - (len(named[2]) - 1), named[3]


def _decimals(values: Sequence[float], most: int) -> int:
    """The fewest decimals that show all the values, at most so many."""
    return next((digits for digits in range(most) if all(abs(round(v, digits) - v) <= 1e-9 * abs(v) for v in values)), most)


def _fixed(whole: str, digits: int) -> str:
    return whole + ("." + "0" * digits if digits else "")
