"""One length for both works: whole English Metric Units (EMU).

914,400 EMU are an inch, 12,700 a point and 36,000 a millimetre, so every length that a slide or a page names is a whole number
and adding lengths never rounds (ECMA-376 part 1, 20.1.2.1: ST_Coordinate).
"""

from __future__ import annotations

from typing import Self

EMU_PER_POINT = 12_700
EMU_PER_INCH = 914_400
EMU_PER_MILLIMETRE = 36_000


class Length(int):
    """A length in EMU; read it back as `.pt` or `.inch`."""

    __slots__ = ()

    @classmethod
    def from_pt(cls, points: float) -> Self:
        return cls(round(points * EMU_PER_POINT))

    @classmethod
    def from_inch(cls, inches: float) -> Self:
        return cls(round(inches * EMU_PER_INCH))

    @classmethod
    def from_mm(cls, millimetres: float) -> Self:
        return cls(round(millimetres * EMU_PER_MILLIMETRE))

    @property
    def pt(self) -> float:
        return int(self) / EMU_PER_POINT

    @property
    def inch(self) -> float:
        return int(self) / EMU_PER_INCH

    def __add__(self, other: int) -> Length:
        return Length(int(self) + int(other))

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - int(other))


pt = Length.from_pt
inch = Length.from_inch
mm = Length.from_mm
