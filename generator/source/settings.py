"""The settings of a project, `diptych.toml`: the folders with fonts that all its content files may use, and how mail is sent."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model import Diagnostics

from .fields import describe, nearest
from .project import Project
from .scalar import Scalar
from .text_file import MAX_BYTES, Source, decode

NAME = "diptych.toml"
KEYS = ["fonts", "mail"]
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


@dataclass(frozen=True)
class Settings:
    """The values of the `diptych.toml` in `folder`, and where they stand in its `source`."""

    folder: Path
    source: Source
    values: dict[str, Any]

    def key(self, key: str, table: str = "") -> Scalar:
        """The key, or that of a table, where it is written; the beginning of table or file where it is written in an unusual way."""
        header = re.search(rf"^[ \t]*\[[ \t]*({re.escape(table)})[ \t]*\]", self.source.text, re.MULTILINE) if table else None
        begin = header.end() if header else 0
        end = next((found.start() for found in _TABLE.finditer(self.source.text, begin)), len(self.source.text))
        found = re.compile(rf"^[ \t]*({re.escape(key)})[ \t]*=", re.MULTILINE).search(self.source.text, begin, end) or header
        return Scalar(key, self.source, *found.span(1)) if found else Scalar(key, self.source, 0, 0)

    def text(self, key: str, text: str) -> Scalar:
        """A text of the list of a key where it is written, in quotes; the key where it is not to be found."""
        after = self.key(key).end
        found = re.compile(rf"""["']{re.escape(text)}["']""").search(self.source.text, after)
        start, end = found.span() if found else (self.key(key).start, after)
        return Scalar(text, self.source, start, end, plain=False)


def read_settings(content: Path, project: Project, diagnostics: Diagnostics, sources: dict[str, str]) -> Settings | None:
    """The nearest `diptych.toml`, beside the content file or above it, no higher than a folder with `.git`; None where there is none.

    Its text is added to `sources`. What cannot be read, and keys that are unknown, are errors at their places.
    """
    path = _nearest(project)
    if path is None:
        return None
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    shown = os.path.normpath(content.parent / os.path.relpath(path, project.folder))
    source = decode(data, shown, diagnostics) if data else None
    if source is None:
        return None
    sources[source.name] = source.text
    settings = Settings(path.parent, source, _parsed(source, diagnostics))
    for key in settings.values.keys() - {*KEYS}:
        at = settings.key(key)
        diagnostics.error("unknown-key", f"unknown key `{key}` in `{NAME}`", at.place, nearest(key, KEYS), at.length)
    return settings


def font_folders(settings: Settings, project: Project, diagnostics: Diagnostics) -> list[tuple[Path, Scalar]]:
    """The folders with fonts, each with its name as it is written in the file; what is asked for is noted in the inputs of `project`."""
    folders = settings.values.get("fonts", [])
    if not isinstance(folders, list) or not all(isinstance(folder, str) for folder in folders):
        at = settings.key("fonts")
        found = describe(folders) if isinstance(folders, str) else "something else"
        diagnostics.error("wrong-type", f"expected a list of folders, found {found}", at.place, 'write `fonts = ["fonts"]`', at.length)
        return []
    own = Project(settings.folder, settings.folder, project.inputs)
    named = (settings.text("fonts", folder) for folder in folders)
    return [(folder, name) for name in named if (folder := own.subfolder(name, diagnostics))]


def _nearest(project: Project) -> Path | None:
    for folder in (project.folder, *project.folder.parents):
        project.inputs.note(folder / NAME)
        if (folder / NAME).is_file():
            return folder / NAME
        if (folder / ".git").exists():
            break
    return None


def _parsed(source: Source, diagnostics: Diagnostics) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        problem, found = str(error), _PLACE.search(str(error))
        offset = _offset(source, *map(int, found.groups())) if found else len(source.text)
        message = problem[: found.start()] if found else problem
    except RecursionError:
        offset, message = 0, "Values are nested too deep"
    diagnostics.error("bad-toml", message[:1].lower() + message[1:], source.place(offset), "`toml.io` describes the format")
    return {}


def _offset(source: Source, line: int, column: int) -> int:
    return sum(len(text) + 1 for text in source.text.split("\n")[: line - 1]) + column - 1
