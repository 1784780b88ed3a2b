"""A content file goes in, a `Document`, its theme and the diagnostics of every fault in them come out."""

from __future__ import annotations

from pathlib import Path

from generator.model import Diagnostics, Document
from generator.theme import Theme

from .copies import FOR_ALL, Copy
from .inputs import Inputs
from .project import Project
from .text_file import MAX_BYTES, Source, decode

__all__ = ["FOR_ALL", "Copy", "Inputs", "Source", "read"]


def read(
    path: Path, root: Path | None, diagnostics: Diagnostics, inputs: Inputs | None = None, copy: Copy = FOR_ALL
) -> tuple[Document, Theme, dict[str, str]] | tuple[None, None, dict[str, str]]:
    """The document and the theme of a content file, None when it has errors, and the texts of the files they are made of by their names.

    A file is named as `path` names it. Other files are looked for in its folder and its project, or in `root` instead of the project. All
    that are asked for are noted in `inputs`. `copy` is what this making of the works differs by. Raises OSError when the file itself cannot
    be read.
    """
    inputs = Inputs() if inputs is None else inputs
    inputs.note(path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    source = decode(data, str(path), diagnostics)
    if source is None:
        return None, None, {}
    sources = {source.name: source.text}
    document, theme = _read(source, path, Project.of(path, root, inputs), diagnostics, sources, copy)
    return (document, theme, sources) if document and theme and not diagnostics.errors else (None, None, sources)


def _read(
    source: Source, path: Path, project: Project, diagnostics: Diagnostics, sources: dict[str, str], copy: Copy
) -> tuple[Document | None, Theme | None]:
    from .document import make_document
    from .faults import validate
    from .includes import Includes
    from .look import ThemeReader
    from .settings import font_folders, read_settings
    from .todos import check_todos
    from .tree import parse

    tree = parse(source, diagnostics)
    if tree is None:
        return None, None
    Includes(project, diagnostics, sources).expand(tree, (path.resolve(),))
    entry = validate(tree, diagnostics)
    if entry is None:
        return None, None
    settings = read_settings(path, project, diagnostics, sources)
    shared = font_folders(settings, project, diagnostics) if settings else []
    theme = ThemeReader(shared, diagnostics, sources).theme(entry.theme, project)
    document = make_document(entry, path, project, diagnostics, sources, copy)
    check_todos(tree, diagnostics)
    return document, theme
