"""Content as a program makes it, and the order in which an author would write its keys: that of the content format."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with a comment for the author, of one line or several."""

    value: Tree
    comment: str


Tree = dict[str, "Tree"] | list["Tree"] | str | int | float | bool | datetime.date | Noted | None
Schema = dict[str, Any]


def ordered(tree: Tree) -> Tree:
    """The tree with the keys that the format knows in its order, others behind them; a mapping of free keys stays as it is."""
    return _ordered(tree, _format())


def _ordered(tree: Tree, schema: Schema) -> Tree:
    match tree:
        case Noted(value, comment):
            return Noted(_ordered(value, schema), comment)
        case dict():
            known = _properties(schema)
            names = [*(name for name in known if name in tree), *(name for name in tree if name not in known)]
            return {name: _ordered(tree[name], known.get(name, {})) for name in names}
        case list():
            return [_ordered(item, schema) for item in tree]
        case _:
            return tree


def _properties(schema: Schema) -> Schema:
    """The keys of a mapping, or of those that a list of it holds, in order, each with its schema."""
    if "$ref" in schema:
        return _properties(_format()["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    found = dict(schema.get("properties", {}))
    for inner in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        found |= _properties(inner)
    return found


@cache
def _format() -> Schema:
    from .json_schema import json_schema

    return json_schema()
