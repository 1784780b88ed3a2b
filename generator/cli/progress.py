"""A progress bar for long work: on a terminal only, and only once a work has taken a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a bar appears."""


class Bar:
    """Call it with the work's kind, the steps that are done and how many there are."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, kind: str, done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.perf_counter() - self._begun < PATIENCE:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
        if kind not in self._tasks:
            self._tasks[kind] = self._bar.add_task(kind, total=total)
        self._bar.update(self._tasks[kind], completed=done, total=total)
