"""Scales: which part of a line of numbers or days a chart shows, and where its ticks are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10, sqrt

ZERO_SHARE = 0.4
"""An axis that may leave zero out does so when its lowest value is more than this share of its highest."""
LEAST_POWER = -300
"""Steps are whole fractions of ten to this power at least, whose divisors floats can hold."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
_DAYS = (1, 2, 7, 14)
_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, with ticks in rising order in between; `step` is the distance of two ticks, 0 where it varies.

    Days are counted as `date.toordinal` does.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    step: float = 0.0

    def share(self, value: float) -> float:
        """Where a value lies, from 0 at the low end to 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def value_scale(values: Iterable[float], *, zero: bool, wanted: int = 5) -> Scale:
    """A scale that ends at ticks. Steps are 1, 2 or 5 times a power of ten, the one nearest to so many ticks (as d3 has it).

    With `zero` the scale shows zero; else only when the values are near to it. An empty or constant range is widened by one.
    """
    found = list(values)
    low, high = min(found, default=0.0), max(found, default=0.0)
    if zero or not _far_from_zero(low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = min(low, 0.0), max(high, low + 1.0)
    step, divisor = _step((high - low) / wanted, found)
    return _ticked(low, high, step, divisor)


def scale_beside(scale: Scale, values: Iterable[float]) -> Scale:
    """The scale of a second axis, whose zero and steps are at the heights of the first's, so that no line is above zero by looks alone.

    It has ticks only where it has values. Values on a side of zero that the first axis lacks get a scale of their own.
    """
    found = list(values)
    low, high = min(found, default=0.0), max(found, default=0.0)
    below, above = round(-scale.low / scale.step), round(scale.high / scale.step)
    if (low < 0 and not below) or (high > 0 and not above) or scale.low > 0 or scale.high < 0 or not low < high:
        return value_scale(found, zero=True)
    pitch = max(high / above if high > 0 else 0.0, low / -below if low < 0 else 0.0)
    step, divisor = _step_of(pitch, found)
    first, last = floor(min(low, 0.0) * divisor / step + 1e-9), ceil(max(high, 0.0) * divisor / step - 1e-9)
    ticks = tuple(index * step / divisor for index in range(first, last + 1))
    return Scale(-below * step / divisor, above * step / divisor, ticks, step / divisor)


def _step_of(pitch: float, values: Iterable[float]) -> tuple[int, int]:
    """The smallest step that is not below the pitch, as a fraction; between whole numbers it is one too."""
    if pitch <= 1 and all(value == int(value) for value in values):
        return 1, 1
    power = max(floor(log10(pitch)), LEAST_POWER)
    factor = next(factor for factor in (1, 2, 5, 10) if pitch / 10.0**power <= factor * (1 + 1e-9))
    return (factor * 10**power, 1) if power >= 0 else (factor, 10**-power)


def number_scale(values: Iterable[float], wanted: int = 6) -> Scale:
    """A scale that ends at ticks, for numbers that name places and need not be near to zero."""
    found = list(values)
    low, high = min(found, default=0.0), max(found, default=1.0)
    if low == high:
        low, high = low - 0.5 * max(1.0, abs(low)), high + 0.5 * max(1.0, abs(high))
    step, divisor = _step((high - low) / wanted, found)
    return _ticked(low, high, step, divisor)


def date_scale(days: Sequence[date], wanted: int = 6) -> Scale:
    """A scale that ends at the days, with ticks at days, or at the first of months or years, in between.

    Days that are all the first of a month stand for it, and no tick is between them.
    """
    whole = all(day.day == 1 for day in days)
    found = [day.toordinal() for day in days]
    low, high = min(found), max(found)
    if low == high:
        return Scale(low - 0.5, high + 0.5, (float(low),))
    pitch = (high - low) / wanted
    if pitch <= _DAYS[-1] and not whole:
        step = next(days for days in _DAYS if days >= pitch)
        return Scale(low, high, tuple(float(day) for day in range(low, high + 1, step)), step)
    months = next((months for months in _MONTHS if months * _MONTH >= pitch), _MONTHS[-1])
    begun = date.fromordinal(low)
    count = begun.year * 12 + begun.month - 1
    count -= count % months
    ticks = []
    while (year := count // 12) <= date.max.year:
        day = date(max(year, 1), count % 12 + 1, 1).toordinal()
        if day > high:
            break
        ticks += [float(day)] if day >= low else []
        count += months
    return Scale(low, high, tuple(ticks))


def _ticked(low: float, high: float, step: int, divisor: int) -> Scale:
    """The scale that begins and ends at the ticks nearest outside."""
    first, last = floor(low * divisor / step + 1e-9), ceil(high * divisor / step - 1e-9)
    ticks = tuple(index * step / divisor for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, step / divisor)


def _far_from_zero(low: float, high: float) -> bool:
    return low < high and (low > ZERO_SHARE * high > 0 or high < ZERO_SHARE * low < 0)


def _step(pitch: float, values: Iterable[float]) -> tuple[int, int]:
    """The step as a fraction, so that its multiples are exact: 0.3 is 3 / 10 and not 3 * 0.1. Between whole numbers it is one too."""
    if pitch < 1 and all(value == int(value) for value in values):
        return 1, 1
    power = max(floor(log10(pitch)), LEAST_POWER)
    error = pitch / 10.0**power
    factor = 10 if error >= sqrt(50) else 5 if error >= sqrt(10) else 2 if error >= sqrt(2) else 1
    return (factor * 10**power, 1) if power >= 0 else (factor, 10**-power)
