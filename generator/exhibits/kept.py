"""What was made once and is kept for when it is wanted again, up to a weight; what was not wanted for the longest time goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by keys that name all that they are made of, so that a kept one is the same as a new one."""

    def __init__(self, limit: int, weight: Callable[[V], int]) -> None:
        self._limit, self._weight = limit, weight
        self._values: OrderedDict[K, V] = OrderedDict()
        self._sum = 0

    def get(self, key: K) -> V | None:
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def keep(self, key: K, value: V) -> V:
        """The value; it is not kept when it alone is over the limit."""
        if key not in self._values and self._weight(value) <= self._limit:
            self._values[key] = value
            self._sum += self._weight(value)
            while self._sum > self._limit:
                self._sum -= self._weight(self._values.popitem(last=False)[1])
        return value
