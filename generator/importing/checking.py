"""What an importer wrote, read as the reader will: a text that it would refuse is written as plain text, so that every import builds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Diagnostics
from generator.source.inline import Inline
from generator.source.prose import Prose
from generator.source.scalar import Scalar
from generator.source.text_file import Source
from generator.source.writing import Noted, Tree

from .escaping import escaped

PROSE = {"body", "abstract", "notes"}
_VERBATIM = {"image", "missing", "id", "language", "text of code", "tex", "date", "kind", "data", "x", "y"}
_IDS = re.compile(r"(?:fig|tbl|lst|eq)-")


class Checker:
    """Reads texts; `labels` are what they may refer to and link to."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.inline = Inline(labels, Diagnostics())

    def is_prose(self, text: str) -> bool:
        """Whether a text of several blocks can be read without an error."""
        self.inline.diagnostics = Diagnostics()
        Prose(self.inline).blocks(_scalar(text))
        return not self.inline.diagnostics.errors

    def is_line(self, text: str) -> bool:
        """Whether a field of one paragraph can be read without an error, and says something."""
        self.inline.diagnostics = Diagnostics()
        return bool(self.inline.text(_scalar(text))) and not self.inline.diagnostics.errors


def checked(tree: Tree) -> Tree:
    """The tree, in which every text can be read."""
    labels = {name: "x" for found in _ids(tree) for name in ([found] if _IDS.match(found) else [found, f"sec-{found}"])}
    checker = Checker(labels)
    made = _checked(tree, "", checker)
    assert made is not None
    return made


def _checked(tree: Tree, key: str, checker: Checker) -> Tree:
    """None for a text that says nothing."""
    match tree:
        case _ if key in _VERBATIM:
            return tree
        case Noted(value, comment):
            made = _checked(value, key, checker)
            return Noted(made, comment) if made is not None or value is None else None
        case dict():
            return _entry(tree, key, checker)
        case list():
            items = [_checked(item, key, checker) for item in tree]
            return (
                [item if item is not None else "" for item in items] if key in ("header", "rows") else [i for i in items if i is not None]
            )
        case str() if key in PROSE:
            return tree if checker.is_prose(tree) else escaped(tree)
        case str():
            return tree if checker.is_line(tree) else (made if checker.is_line(made := escaped(" ".join(tree.split()))) else None)
        case _:
            return tree


def _entry(tree: dict[str, Tree], key: str, checker: Checker) -> Tree:
    made: dict[str, Tree] = {}
    for name, value in tree.items():
        if key == "points":
            term = name if checker.is_line(name) else escaped(name)
            made[term] = _checked(value, "text", checker) or escaped(str(value)) or "…"
            continue
        each = _checked(value, "text of code" if (key, name) == ("code", "text") else name, checker)
        if each is not None or value is None:
            made[name] = each
        elif name in ("title", "text"):
            made[name] = "…"
    return made


def _ids(tree: Tree) -> Iterator[str]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Noted):
            waiting.append(node.value)
        elif isinstance(node, dict):
            if isinstance(id := node.get("id"), str):
                yield id
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _scalar(text: str) -> Scalar:
    return Scalar(text, Source("", text), 0, len(text), plain=False)
