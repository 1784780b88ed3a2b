"""A content file goes in, a `Document` and the diagnostics of every fault in it come out."""

from __future__ import annotations

from pathlib import Path

from generator.model import Diagnostics, Document

from .text_file import MAX_BYTES, Source, decode

__all__ = ["Source", "read"]


def read(path: Path, root: Path | None, diagnostics: Diagnostics) -> tuple[Document | None, dict[str, str]]:
    """The document of a content file, None when it has errors, and the texts of the files it was read from by their names.

    A file is named as `path` names it. Pictures are looked for in its folder and its project, or in `root` instead of the project.
    Raises OSError when the file itself cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    source = decode(data, str(path), diagnostics)
    if source is None:
        return None, {}
    document = _document(source, path, root, diagnostics)
    return None if diagnostics.errors else document, {source.name: source.text}


def _document(source: Source, path: Path, root: Path | None, diagnostics: Diagnostics) -> Document | None:
    from .document import make_document
    from .faults import validate
    from .project import Project
    from .tree import parse

    tree = parse(source, diagnostics)
    entry = validate(tree, diagnostics) if tree is not None else None
    return make_document(entry, source, path, Project.of(path, root), diagnostics) if entry else None
