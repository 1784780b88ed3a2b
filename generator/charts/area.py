"""The rectangle between a chart's axes: where values stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exhibits.charts import Axis, PreparedChart


@dataclass(frozen=True, slots=True)
class Area:
    """The rectangle between the axes, in points from the drawing's top left corner."""

    prepared: PreparedChart
    left: float
    top: float
    right: float
    bottom: float

    @property
    def pitch(self) -> float:
        return (self.right - self.left) / max(len(self.prepared.categories), 1)

    def x(self, index: int) -> float:
        """The place of a value: on the scale, or in the middle of its share of the width."""
        if across := self.prepared.across:
            return self.left + (self.right - self.left) * across.scale.share(self.prepared.places[index])
        return self.left + self.pitch * (index + 0.5)

    def y(self, value: float, axis: Axis | None = None) -> float:
        return self.bottom - (self.bottom - self.top) * (axis or self.prepared.up).scale.share(value)

    @property
    def base(self) -> float:
        """The height of zero, or of the end of the axis that is nearer to it."""
        scale = self.prepared.up.scale
        return self.y(min(max(0.0, scale.low), scale.high))
