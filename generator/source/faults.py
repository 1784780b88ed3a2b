"""Validation of a content tree: the faults that pydantic finds become diagnostics at their places, and what is sound goes on.

A fault must not hide another, so what is wrong is reported, taken out of the tree and the rest validated again: the text and the
references of a file with an unknown key are still checked.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model import Diagnostics

from . import exhibit_schema, schema
from .entry import Entry
from .fields import describe, nearest
from .scalar import MISSING, Scalar
from .tree import Mapping, Node, Sequence

Location = tuple[int | str, ...]

What = tuple[str, type[Entry]]
"""How a mapping is called, and its type."""

_ENTRIES: dict[str, What] = {
    "sections": ("a section", schema.SectionEntry),
    "figure": ("a figure", exhibit_schema.FigureEntry),
    "table": ("a table", exhibit_schema.TableEntry),
    "chart": ("a chart", exhibit_schema.ChartEntry),
    "takeaway": ("a takeaway", exhibit_schema.TakeawayEntry),
    "quote": ("a quote", exhibit_schema.QuoteEntry),
    "equation": ("an equation", exhibit_schema.EquationEntry),
    "exhibits": ("an exhibit", exhibit_schema.ExhibitEntry),
    "talk": ("the talk", schema.TalkEntry),
    "cover": ("the cover", schema.CoverEntry),
    "closing": ("the closing", schema.ClosingEntry),
    "theme": ("the theme", schema.ThemeEntry),
    "fonts": ("the fonts", schema.FontsEntry),
}
_ROUNDS = 4

E = TypeVar("E", bound=Entry)


def validate(tree: Node, diagnostics: Diagnostics) -> schema.DocumentEntry | None:
    """The content as typed entries, without what is wrong; None when nothing can be used."""
    return _validated(tree, ("the document", schema.DocumentEntry), diagnostics)


def validate_theme(tree: Node, diagnostics: Diagnostics) -> schema.ThemeEntry | None:
    """The same for the content of a theme file."""
    return _validated(tree, ("the theme", schema.ThemeEntry), diagnostics)


def _validated(tree: Node, whole: tuple[str, type[E]], diagnostics: Diagnostics) -> E | None:
    for turn in range(_ROUNDS):
        try:
            return whole[1].model_validate(tree)
        except ValidationError as error:
            faults = error.errors(include_url=False)
        if turn == 0:
            for fault in faults:
                _report(tree, fault["loc"], fault, whole, diagnostics)
        if any(not fault["loc"] for fault in faults):
            return None
        for fault in faults:
            _mend(tree, fault["loc"], fault["type"] == "missing")
        for fault in reversed(faults):
            _sweep(tree, fault["loc"])
    return None


def _report(tree: Node, location: Location, fault: Any, whole: What, diagnostics: Diagnostics) -> None:
    where, entry = next((_ENTRIES[key] for key in reversed(location[:-1]) if key in _ENTRIES), whole)
    context = fault.get("ctx", {})
    help = context.get("help", "")
    match fault["type"]:
        case "missing":
            written = _key(tree, location)
            problem = f"key `{location[-1]}` in {where} has no value" if written else f"missing key `{location[-1]}` in {where}"
            at = written or _key(tree, location[:-1]) or _find(tree, location[:-1])
            diagnostics.error("missing-key", problem, at.source.place(at.start), f"write `{location[-1]}: …`", _length(at))
        case "extra_forbidden":
            key = _key(tree, location)
            assert key is not None
            names = [field.alias or name for name, field in entry.model_fields.items()]
            names += schema.IncludeEntry.model_fields if entry is schema.SectionEntry else []
            diagnostics.error("unknown-key", f"unknown key `{key}` in {where}", key.place, nearest(key, names), key.length)
        case "list_type":
            node = _find(tree, location)
            help = "begin each item with `- `"
            diagnostics.error("wrong-type", f"expected a list, found {describe(node)}", node.source.place(node.start), help, _length(node))
        case code:
            node = context.get("node", _find(tree, location))
            diagnostics.error(code, fault["msg"], node.source.place(node.start), help, _length(node))


def _length(node: Node) -> int:
    return node.length if isinstance(node, Scalar) else 1


def _find(tree: Node, location: Location) -> Node:
    """The node at `location`, or the last one on the way that exists."""
    for step in location:
        if isinstance(tree, Mapping) and step in tree:
            tree = tree[str(step)]
        elif isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
    return tree


def _key(tree: Node, location: Location) -> Scalar | None:
    parent = _find(tree, location[:-1]) if location else None
    return parent.keys_at.get(str(location[-1])) if isinstance(parent, Mapping) else None


def _mend(tree: Node, location: Location, missing: bool) -> None:
    """Takes the fault out of the tree: a missing text is put in as `MISSING`, everything else is removed.

    A list's item leaves a `MISSING` in its place, which `_sweep` removes, so that the locations of other faults stay right.
    """
    parent, step = _find(tree, location[:-1]), location[-1]
    if isinstance(parent, Mapping) and missing:
        parent[str(step)] = MISSING
    elif isinstance(parent, Mapping):
        parent.pop(str(step), None)
    elif isinstance(parent, Sequence) and isinstance(step, int) and step < len(parent):
        parent[step] = MISSING


def _sweep(tree: Node, location: Location) -> None:
    if isinstance(parent := _find(tree, location[:-1]), Sequence):
        parent[:] = [item for item in parent if item is not MISSING]
