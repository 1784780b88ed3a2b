"""The settings of a project, `diptych.toml`: so far the folders with fonts that all its content files may use."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from generator.model import Diagnostics

from .fields import describe, nearest
from .project import Project
from .scalar import Scalar
from .text_file import MAX_BYTES, Source, decode

NAME = "diptych.toml"
KEYS = ["fonts"]
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def font_folders(content: Path, project: Project, diagnostics: Diagnostics, sources: dict[str, str]) -> list[tuple[Path, Scalar]]:
    """The folders that the nearest `diptych.toml` names, each with its name as it is written there.

    The file stands beside the content file or above it, no higher than a folder with `.git`. Its text is added to `sources`.
    """
    path = _nearest(project)
    if path is None:
        return []
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    shown = os.path.normpath(content.parent / os.path.relpath(path, project.folder))
    source = decode(data, shown, diagnostics) if data else None
    if source is None:
        return []
    sources[source.name] = source.text
    own = Project(path.parent, path.parent, project.inputs)
    found = ((own.subfolder(name, diagnostics), name) for name in _names(source, diagnostics))
    return [(folder, name) for folder, name in found if folder]


def _nearest(project: Project) -> Path | None:
    for folder in (project.folder, *project.folder.parents):
        project.inputs.note(folder / NAME)
        if (folder / NAME).is_file():
            return folder / NAME
        if (folder / ".git").exists():
            break
    return None


def _names(source: Source, diagnostics: Diagnostics) -> list[Scalar]:
    settings = _settings(source, diagnostics)
    for key in settings.keys() - {*KEYS}:
        at = _key(source, key)
        diagnostics.error("unknown-key", f"unknown key `{key}` in `{NAME}`", at.place, nearest(key, KEYS), at.length)
    folders = settings.get("fonts", [])
    if not isinstance(folders, list) or not all(isinstance(folder, str) for folder in folders):
        at = _key(source, "fonts")
        found = describe(folders) if isinstance(folders, str) else "something else"
        diagnostics.error("wrong-type", f"expected a list of folders, found {found}", at.place, 'write `fonts = ["fonts"]`', at.length)
        return []
    return [_value(source, "fonts", folder) for folder in folders]


def _settings(source: Source, diagnostics: Diagnostics) -> dict[str, Any]:
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


def _key(source: Source, key: str) -> Scalar:
    """The key where it is written; the beginning of the file where it is written in an unusual way."""
    found = re.search(rf"^[ \t]*({re.escape(key)})[ \t]*=", source.text, re.MULTILINE)
    return Scalar(key, source, *found.span(1)) if found else Scalar(key, source, 0, 0)


def _value(source: Source, key: str, value: str) -> Scalar:
    """A text of the list of a key where it is written, in quotes; the key where it is not to be found."""
    after = _key(source, key).end
    found = re.compile(rf"""["']{re.escape(value)}["']""").search(source.text, after)
    start, end = found.span() if found else (_key(source, key).start, after)
    return Scalar(value, source, start, end, plain=False)
