"""What an author has yet to do: comments of a content file, and values, that begin with `TODO`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.model import Diagnostics

from .scalar import Scalar
from .text_file import Source
from .tree import Mapping, Node

_COMMENT = re.compile(r"(?<![^\s])#[ \t]*(TODO\b.*)")


def check_todos(tree: Node, diagnostics: Diagnostics) -> None:
    """A warning for each, but for a comment beside or right above a line with another finding, which asks for the same."""
    by_source: dict[Source, list[Scalar]] = {}
    for scalar in _scalars(tree):
        by_source.setdefault(scalar.source, []).append(scalar)
    for source, scalars in by_source.items():
        if "TODO" in source.text:
            _check_source(source, scalars, diagnostics)


def _check_source(source: Source, scalars: list[Scalar], diagnostics: Diagnostics) -> None:
    """What one file has to do, the content file or one that it includes."""
    for scalar in scalars:
        if scalar.startswith("TODO"):
            _warn(scalar, scalar.start, source, diagnostics)
    inside = sorted({(scalar.start, scalar.end) for scalar in scalars})
    said = {found.place.line for found in diagnostics if found.place.file == source.name}
    for match in _COMMENT.finditer(source.text):
        before = bisect_right(inside, (match.start(), len(source.text))) - 1
        line = source.place(match.start()).line
        above = not source.text[source.text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        if (before < 0 or inside[before][1] <= match.start()) and line + above not in said:
            _warn(match[1], match.start(1), source, diagnostics)


def _warn(text: str, offset: int, source: Source, diagnostics: Diagnostics) -> None:
    said = " ".join(text.split())
    shown = said if len(said) <= 80 else f"{said[:79]}…"
    diagnostics.warning("todo", f"still to do: `{shown}`", source.place(offset), "do it, and remove the mark", len(text.split("\n")[0]))


def _scalars(node: Node) -> Iterator[Scalar]:
    waiting = [node]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            waiting += node.values() if isinstance(node, Mapping) else node
            yield from node.keys_at.values() if isinstance(node, Mapping) else ()
