"""When the next message may go: rates, back-off, and the queue of who waits, all in seconds of a clock that tests can turn."""

from __future__ import annotations

import heapq
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count


class Clock:
    """Seconds that never go back, and waiting for them."""

    def now(self) -> float:
        return time.monotonic()

    def sleep_until(self, at: float) -> None:
        if (seconds := at - self.now()) > 0:
            time.sleep(seconds)


@dataclass(slots=True)
class Bucket:
    """A bucket that holds one token, filled `rate` times a minute, so that messages are spread evenly; None is as fast as can be."""

    rate: float | None
    free_at: float = 0.0

    def take(self, now: float) -> None:
        """Takes the token that is there from `free_at` on."""
        if self.rate:
            self.free_at = max(now, self.free_at) + 60 / self.rate


@dataclass(slots=True)
class Backoff:
    """Waits that double after each failure in a row, up to `longest`, until `deadline` seconds after the first."""

    first: float
    longest: float
    deadline: float
    failures: int = 0
    since: float = 0.0

    def after_failure(self, now: float) -> float | None:
        """When to try again; None when that would be past the deadline."""
        if not self.failures:
            self.since = now
        at = now + min(self.first * 2**self.failures, self.longest)
        self.failures += 1
        return at if at <= self.since + self.deadline else None

    def reset(self) -> None:
        self.failures = 0


@dataclass(slots=True)
class Lane:
    """Those of one domain who wait: when each is due, and when the domain may have its next message."""

    bucket: Bucket
    backoff: Backoff
    waiting: list[tuple[float, int, int]] = field(default_factory=list)
    held_until: float = 0.0

    @property
    def due(self) -> tuple[float, int]:
        at, turn, _ = self.waiting[0]
        return max(at, self.held_until, self.bucket.free_at), turn


class Queue:
    """Numbers of recipients by domain. The one that is due first goes first; those that are due at once keep their order."""

    def __init__(self, domain_rate: float | None, backoff: Iterator[Backoff]) -> None:
        self._lanes: dict[str, Lane] = defaultdict(lambda: Lane(Bucket(domain_rate), next(backoff)))
        self._heads: list[tuple[float, int, str]] = []
        self._turns = count()
        self._waiting = 0

    def __len__(self) -> int:
        return self._waiting

    def add(self, domain: str, number: int, at: float = 0.0) -> None:
        heapq.heappush(self._lanes[domain].waiting, (at, next(self._turns), number))
        self._waiting += 1
        self._head(domain)

    def due(self) -> float:
        """When the next may go. Raises IndexError when nobody waits."""
        while True:
            at, turn, domain = self._heads[0]
            lane = self._lanes[domain]
            # A head is pushed with every change of its lane, and those that it replaced are met here.
            if lane.waiting and lane.due == (at, turn):
                return at
            heapq.heappop(self._heads)

    def take(self, now: float) -> int:
        """The number of the next, who leaves the queue; its domain waits for its rate."""
        self.due()
        _, _, domain = heapq.heappop(self._heads)
        lane = self._lanes[domain]
        _, _, number = heapq.heappop(lane.waiting)
        self._waiting -= 1
        lane.bucket.take(now)
        self._head(domain)
        return number

    def went_well(self, domain: str) -> None:
        self._lanes[domain].backoff.reset()

    def hold(self, domain: str, now: float) -> None:
        """Lets the domain wait after a failure; gives those who wait up when its deadline is past."""
        lane = self._lanes[domain]
        until = lane.backoff.after_failure(now)
        if until is None:
            self._waiting -= len(lane.waiting)
            lane.waiting.clear()
        else:
            lane.held_until = until
            self._head(domain)

    def _head(self, domain: str) -> None:
        if (lane := self._lanes[domain]).waiting:
            heapq.heappush(self._heads, (*lane.due, domain))
