"""The files that a document is made of, each with what it was when it was asked for, so that a later change of one can be told."""

from __future__ import annotations

import stat
from pathlib import Path

Version = tuple[int, ...] | tuple[tuple[str, "Version"], ...]
"""Nanoseconds of the last change, bytes and number of a file; those of the font files in a folder; nothing for what is not there."""


class Inputs(dict[Path, Version]):
    """Files and folders of fonts, those too that are not there yet, with their versions before they were read."""

    def note(self, path: Path) -> None:
        """Called before `path` is read. A second call changes nothing, so that no change between the two is overlooked."""
        if path not in self:
            self[path] = version(path)

    def changed(self) -> list[Path]:
        """Those that have another version now."""
        return [path for path, known in self.items() if version(path) != known]


def version(path: Path) -> Version:
    """What a file is now. A link counts as what it leads to."""
    from generator.text.catalogue import font_files

    try:
        found = path.stat()
    except OSError:
        return ()
    if stat.S_ISDIR(found.st_mode):
        return tuple((file, version(Path(file))) for file in font_files(path.resolve()))
    return (found.st_mtime_ns, found.st_size, found.st_ino)
