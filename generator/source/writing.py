"""A content tree becomes YAML as an author writes it by hand: the inverse of `tree`, for importers and for `dump`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from math import isfinite
from typing import Any

import yaml

from .content_tree import Noted, Tree, ordered
from .text_file import UNPRINTABLE

__all__ = ["Noted", "Tree", "write_yaml"]

SCHEMA_LINE = "# yaml-language-server: $schema=diptych.schema.json"
WIDTH = 120
"""Columns of a line; only what cannot be divided is longer."""
_FLOW_ITEM, _KEY = 40, 1000
"""Characters of an item in a list on one line, and of a key before its `:`; YAML allows 1024 (1.2.2, 7.4.2)."""
_NUMBER = re.compile(r"[-+]?(\d[\d_]*(\.[\d_]*)?|\.\d+)(e[-+]?\d+)?|0[xob][\da-f_]+", re.IGNORECASE)
"""What YAML 1.2 takes for a number and 1.1 does not (10.3.2)."""


def write_yaml(tree: Tree, *, schema: bool = True) -> str:
    """The text of a content file, from which the reader makes the same tree, every scalar as its text.

    The keys of every entry stand in the order of the content format, those of other mappings as they are. None is a key without a value,
    in a list `~`; a number has no exponent. A comment stands beside a value of one line that leaves room for it, else above the value.
    With `schema` the first line names the JSON schema for editors.
    """
    lines = list(_block(ordered(tree), 0))
    return "\n".join([*([SCHEMA_LINE, ""] if schema else []), *lines, ""])


# Blocks of lines


def _block(tree: Tree, indent: int, key: str = "") -> Iterator[str]:
    """The lines of a value that has lines of its own, at `indent`; `key` is the one that it stands under."""
    comment, value = _parted(tree)
    margin = " " * indent
    yield from _comments(comment, margin)
    if isinstance(value, dict) and value:
        pairs = [list(_pair(name, inner, indent)) for name, inner in value.items()]
        yield from _spaced(pairs, [indent == 0 and len(pair) > 1 for pair in pairs])
    elif isinstance(value, list) and value:
        items = [list(_item(item, indent)) for item in value]
        yield from _spaced(items, [key == "sections"] * len(items))
    else:
        first, *rest = _value(value, 0, indent)
        yield from (margin + first, *rest)


def _spaced(parts: list[list[str]], apart: list[bool]) -> Iterator[str]:
    """The lines of all parts, with an empty line before and after those that stand `apart`."""
    for index, part in enumerate(parts):
        if index and (apart[index - 1] or apart[index]):
            yield ""
        yield from part


def _pair(name: str, tree: Tree, indent: int) -> Iterator[str]:
    comment, value = _parted(tree)
    margin = " " * indent
    key = _scalar(name)
    head = f"{margin}{key}:" if len(key) <= _KEY else f"{margin}? {key}\n{margin}:"
    flow = _flow(value, indent + len(key) + 2)
    if flow is None and isinstance(value, dict | list):
        yield from _comments(comment, margin)
        yield head
        yield from _block(value, indent + 2, name)
    else:
        first, *rest = [flow] if flow is not None else _value(value, indent + len(key) + 2, indent)
        yield from _beside([f"{head} {first}" if first else head, *rest], comment, margin)


def _item(tree: Tree, indent: int) -> Iterator[str]:
    comment, value = _parted(tree)
    margin = " " * indent
    flow = _flow(value, indent + 2)
    if flow is not None or not isinstance(value, dict | list):
        first, *rest = [flow] if flow is not None else _value(value, indent + 2, indent, listed=True)
        yield from _beside([f"{margin}- {first}", *rest], comment, margin)
        return
    lines = list(_block(value, indent + 2))
    # What is said of the first key is said before the dash.
    above = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from _comments(comment, margin)
    yield from (margin + line[indent + 2 :] for line in lines[:above])
    yield f"{margin}- {lines[above][indent + 2 :]}"
    yield from lines[above + 1 :]


def _parted(tree: Tree) -> tuple[str, Tree]:
    comments = []
    while isinstance(tree, Noted):
        comments.append(tree.comment)
        tree = tree.value
    return "\n".join(comments), tree


def _comments(comment: str, margin: str) -> list[str]:
    lines = UNPRINTABLE.sub(" ", comment.replace("\r", "\n")).split("\n") if comment else []
    return [f"{margin}# {line}".rstrip() for line in lines]


def _beside(lines: list[str], comment: str, margin: str) -> list[str]:
    """The lines of a value with its comment beside the only one, where it fits, else above the first."""
    notes = _comments(comment, "  ")
    if len(lines) == len(notes) == 1 and len(lines[0] + notes[0]) <= WIDTH:
        return [lines[0] + notes[0]]
    return [*_comments(comment, margin), *lines]


# Values


def _flow(value: Tree, column: int) -> str | None:
    """A list on one line, `[A, B]`, when it is empty or short enough to begin in `column`; numbers go on to further lines."""
    if isinstance(value, dict | list) and not value:
        return "{}" if isinstance(value, dict) else "[]"
    if not isinstance(value, list) or all(isinstance(item, dict) for item in value):
        return None
    items = [_flow_item(item) for item in value]
    made = [item for item in items if item is not None]
    if len(made) < len(items):
        return None
    line = f"[{', '.join(made)}]"
    if column + len(line) <= WIDTH:
        return line
    return _filled(made, column) if not any(isinstance(item, str | dict | list) for item in value) else None


def _flow_item(item: Tree) -> str | None:
    """An item of a list on one line: a short scalar, or `Title: [A, B]`."""
    if isinstance(item, dict) and len(item) == 1:
        ((name, inner),) = item.items()
        key, under = _flow_item(name), _flow(inner, 0)
        return f"{key}: {under}" if key and under and isinstance(inner, list) and inner else None
    if isinstance(item, dict | list | Noted) or (isinstance(item, str) and (len(item) > _FLOW_ITEM or "\n" in item)):
        return None
    return _scalar(item, within="[]") if item is not None else "~"


def _filled(items: list[str], column: int) -> str:
    lines, line = [], "["
    for item in items:
        if column + len(line) + len(item) + 1 > WIDTH:
            lines.append(line.rstrip())
            line = ""
        line += f"{item}, "
    return f"\n{' ' * (column + 1)}".join([*lines, line.rstrip(", ")]) + "]"


def _value(value: Tree, column: int, indent: int, listed: bool = False) -> list[str]:
    """A scalar that begins in `column`, below a key or a dash at `indent`: its first line without a margin, and the others with one."""
    if not isinstance(value, str):
        return ["~" if value is None and listed else _scalar(value)]
    margin = " " * (indent + 2)
    if "\n" in value and _is_literal(value):
        mark = "|" + ("2" if value[0] in " \t\n" else "") + ("" if value.endswith("\n") else "-")
        return [mark, *(margin + line if line else "" for line in value.removesuffix("\n").split("\n"))]
    line = _scalar(value)
    if column + len(line) <= WIDTH or "\n" in value or not _is_literal(value) or value[0] in " \t":
        return [line]
    folded = _folded(value, WIDTH - len(margin))
    return [">-", *(margin + part for part in folded)] if len(folded) > 1 else [line]


def _is_literal(text: str) -> bool:
    """Whether a block can hold it: it can be printed, and nothing depends on spaces or empty lines at its end."""
    return not UNPRINTABLE.search(text) and bool(text.strip()) and bool(text.removesuffix("\n").rpartition("\n")[2].strip(" \t"))


def _folded(text: str, width: int) -> list[str]:
    """The text in lines that YAML joins with one space each (1.2.2, 8.1.3): cut where a single space stands between words."""
    cuts = [match.start() for match in re.finditer(r"(?<=[^ \t]) (?=[^ \t])", text)]
    lines, begun = [], 0
    for cut, following in pairwise([*cuts, len(text)]):
        if following - begun > width:
            lines.append(text[begun:cut])
            begun = cut + 1
    return [*lines, text[begun:]]


# Scalars


def _scalar(value: Tree, within: str = "") -> str:
    """A value on one line; `within` is `[]` for an item of a list on one line."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if isfinite(value):
            return format(Decimal(repr(value)), "f")
        case str():
            return value if _is_plain(value, within) else _quoted(value)
        case _:
            return str(value)


def _is_plain(text: str, within: str) -> bool:
    """Whether it reads the same without quotes, for every reader of YAML 1.1 or 1.2 a text."""
    if UNPRINTABLE.search(text) or re.search(r"[\t\n]|^ | $|:( |$)| #|^\.\.\.|^[-?:,\[\]{}#&*!|>'\"%@`]|^$", text):
        return False
    if within and re.search(r"[,\[\]{}:]", text):
        return False
    return not _NUMBER.fullmatch(text) and _resolver().resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"


@cache
def _resolver() -> Any:
    return yaml.resolver.Resolver()


def _quoted(text: str) -> str:
    if not UNPRINTABLE.search(text) and not re.search(r"[\t\n]", text) and re.search(r'["\\]', text):
        return "'" + text.replace("'", "''") + "'"
    # JSON is YAML (1.2.2, 1.2), but for characters that JSON prints and YAML does not.
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
