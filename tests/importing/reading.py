"""Posts written for a test, imported and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator import Loaded, load
from generator.importing import import_post
from generator.model import Diagnostics

EXPECTED = {"missing-picture", "missing-alt", "todo"}
"""What reading finds again that importing has said."""


def imported(folder: Path, text: str | bytes, assets: Path | None = None) -> tuple[Any, Diagnostics]:
    """What a post becomes, as plain YAML, and what was said of it; the reader has no error in it."""
    found, _ = written(folder, text, assets)
    return yaml.safe_load((folder / "post.yaml").read_text("utf-8")), found


def written(folder: Path, text: str | bytes, assets: Path | None = None) -> tuple[Diagnostics, Loaded]:
    post, target, found = folder / "post.md", folder / "post.yaml", Diagnostics()
    post.write_bytes(text.encode() if isinstance(text, str) else text)
    made = import_post(post, target, assets, found)
    assert made
    target.write_text(made.text, encoding="utf-8")
    loaded = load(target)
    assert not loaded.diagnostics.errors, (made.text, loaded.diagnostics.found)
    assert loaded.document
    return found, loaded


def codes(found: Diagnostics) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for each in found.sorted()]


def texts(node: Any) -> Iterator[str]:
    """Every key and value of a content file that is text."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    elif node is not None:
        yield str(node)
