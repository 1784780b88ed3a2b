"""Reading of small contents written for a test."""

from __future__ import annotations

from pathlib import Path

from generator import Loaded, load
from generator.model import Diagnostic, Document

TOPIC = "sections:\n- title: One\n  id: one\n  points: [first]\n"


def read(folder: Path, text: str | bytes, name: str = "talk.yaml") -> Loaded:
    """The content `text`, written to a file of `folder` and read back."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(path)


def sound(folder: Path, text: str) -> Document:
    """The document of a content that has nothing to complain about."""
    loaded = read(folder, text)
    assert loaded.diagnostics.found == []
    assert loaded.document
    return loaded.document


def places(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(diagnostic.code, diagnostic.place.line, diagnostic.place.column) for diagnostic in found]
