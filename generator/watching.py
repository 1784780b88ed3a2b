"""Contents are built again as soon as a file that they are made of has changed; what has not changed stays warm in this process.

Events of the system only wake the watch. What has changed is told by comparing the versions of files with those that were read, so that
no change is lost between two builds, and none that a build itself makes in these folders leads to another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator import BuildResult
from generator.extras import check_extra
from generator.source import Inputs

SETTLED, LONGEST, PATIENCE = 50, 500, 1000
"""Milliseconds: so long nothing may happen before a build, so long it waits for that at most, and so often it looks without an event."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a content after these files had `changed`, none the first time; an error where the system had one."""

    content: Path
    changed: tuple[Path, ...]
    made: BuildResult | OSError


class Watch:
    """Builds `contents` with `build`, all of them once, then for ever those of which a file has changed.

    Raises MissingExtraError without watchfiles.
    """

    def __init__(self, contents: Sequence[Path], build: Callable[[Path], BuildResult]) -> None:
        check_extra("watches", "preview", "watchfiles")
        self._inputs = dict.fromkeys(contents, Inputs())
        self._build = build

    @property
    def files(self) -> set[Path]:
        """What is watched, those too that are not there yet."""
        return set(chain(*self._inputs.values()))

    def builds(self) -> Iterator[Built]:
        """Every build when it is done. It ends with the KeyboardInterrupt that Ctrl-C is."""
        from watchfiles import watch

        yield from (self._built(content, ()) for content in self._inputs)
        while True:
            folders = self._folders()
            waking = watch(
                *folders,
                watch_filter=None,
                debounce=LONGEST,
                step=SETTLED,
                rust_timeout=PATIENCE,
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            )
            with closing(waking):
                for _ in waking:
                    yield from self._stale()
                    if self._folders() != folders:
                        break

    def _stale(self) -> Iterator[Built]:
        for content, inputs in self._inputs.items():
            if changed := inputs.changed():
                yield self._built(content, tuple(changed))

    def _built(self, content: Path, changed: tuple[Path, ...]) -> Built:
        before = Inputs()
        for path in (content, *self._inputs[content]):
            before.note(path)
        made: BuildResult | OSError
        try:
            made = self._build(content)
            self._inputs[content] = made.inputs
        except OSError as error:
            made, self._inputs[content] = error, before
        return Built(content, changed, made)

    def _folders(self) -> set[Path]:
        """The folders of the files that are there, by their names and by where links lead, and all below a folder of fonts.

        What comes to be in another is seen at the next look without an event: folders far above, such as a home, are never quiet.
        """
        found = {next(parent for parent in content.absolute().parents if parent.is_dir()) for content in self._inputs}
        for path in filter(Path.exists, self.files):
            found |= {path.absolute().parent, path.resolve().parent}
            found |= {Path(parent) for parent, _, _ in os.walk(path)}
        return found
