"""Which files and folders a content file may name: those of its own folder and of its project, and nothing on a network."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from generator.model import Diagnostics

from .inputs import Inputs
from .scalar import Scalar
from .text_file import MAX_BYTES, Source, decode

_PROJECT_MARKS = (".git", "pyproject.toml", "diptych.toml")
_ELSEWHERE = re.compile(r"[/\\~]|[A-Za-z][A-Za-z0-9+.-]*:")
"""What begins an absolute path or an address."""


@dataclass(frozen=True)
class Project:
    """`folder` is the content file's, which its paths are relative to; `root` is the outermost folder that paths may reach into.

    What is asked for is noted in `inputs`.
    """

    folder: Path
    root: Path
    inputs: Inputs = field(default_factory=Inputs)

    @classmethod
    def of(cls, content: Path, root: Path | None = None, inputs: Inputs | None = None) -> Project:
        """The project around a content file: `root`, else the nearest folder that holds a `.git`, `pyproject.toml` or `diptych.toml`."""
        folder = content.parent.resolve()
        if root is None:
            marked = (parent for parent in (folder, *folder.parents) if any((parent / mark).exists() for mark in _PROJECT_MARKS))
            root = next(marked, folder)
        return cls(folder, root.resolve(), Inputs() if inputs is None else inputs)

    def file(self, named: Scalar, diagnostics: Diagnostics) -> Path | None:
        """The existing file that the content names; None, with an error at the name, when it may not be read or is not there."""
        return self._existing(named, "file", diagnostics)

    def subfolder(self, named: Scalar, diagnostics: Diagnostics) -> Path | None:
        """The existing folder that the content names, in the same way."""
        return self._existing(named, "folder", diagnostics)

    def text(self, named: Scalar, diagnostics: Diagnostics, sources: dict[str, str]) -> Source | None:
        """The file as text, which is added to `sources`; None, with an error, when it cannot be had."""
        path = self.file(named, diagnostics)
        source = read_text(path, named, diagnostics) if path else None
        if source:
            sources[source.name] = source.text
        return source

    def path(self, named: Scalar) -> Path:
        """Where a name leads to; it need not be there. Links are followed, so that none leads out of the project."""
        return Path(os.path.realpath((named.source.folder or self.folder) / named))

    def _existing(self, named: Scalar, kind: Literal["file", "folder"], diagnostics: Diagnostics) -> Path | None:
        wanted, path = (named.source.folder or self.folder) / named, self.path(named)
        if not _ELSEWHERE.match(named):
            self.inputs.note(wanted)
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", named):
            fault = "remote-file", f"`{named}` is an address; nothing is fetched", "save the file beside the content and give its path"
        elif named.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:", named):
            fault = "absolute-path", f"`{named}` is not a relative path", "give the path from the folder of this file"
        elif not any(path.is_relative_to(allowed) for allowed in (self.folder, self.root)):
            fault = "outside-project", f"`{named}` is outside the project", f"move the {kind} into it, or widen it with `--root`"
        elif kind == "file" and not path.is_file():
            fault = "missing-file", f"there is no file `{named}`", _nearest(wanted, named, Path.is_file)
        elif kind == "folder" and not path.is_dir():
            fault = "missing-folder", f"there is no folder `{named}`", _nearest(wanted, named, Path.is_dir)
        else:
            return path
        code, message, help = fault
        diagnostics.error(code, message, named.place, help, named.length)
        return None


def read_text(path: Path, named: Scalar, diagnostics: Diagnostics) -> Source | None:
    """The file at `path`, which goes by the name that another file gives it; None, with an error, when it is no text.

    Paths in it are relative to its own folder.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    source = decode(content, os.path.normpath(Path(named.source.name).parent / named), diagnostics)
    return replace(source, folder=path.parent) if source else None


def _nearest(wanted: Path, named: str, exists: Callable[[Path], bool]) -> str:
    """The help for what is not there: a similar name in its folder."""
    try:
        present = {entry.name.lower(): entry.name for entry in wanted.parent.iterdir() if exists(entry)}
    except OSError:
        return "its folder is not there either"
    near = get_close_matches(wanted.name.lower(), present, 1)
    return f"did you mean `{named.removesuffix(wanted.name)}{present[near[0]]}`?" if near else ""
