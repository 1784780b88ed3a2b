"""The columns and the rows of a table's entry: `Title: [ … ]` among them puts a title over several."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import PlainValidator, WithJsonSchema

from .fields import FORMAT_SHAPE, wrong_type
from .scalar import ABSENT, Scalar
from .tree import Mapping, Node, Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """What stands under one title, at least one; a single thing under none has the title ABSENT."""

    title: Scalar
    members: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A column of a table's data by its name, and what the table calls it; ABSENT for the same."""

    name: Scalar
    label: Scalar


def _grouped(value: object, expected: str, member: Callable[[Node], T]) -> Group[T]:
    """`Title: [ … ]` as a group, anything else as a group of its own."""
    if not isinstance(value, Mapping) or len(value) != 1 or isinstance(only := next(iter(value.values())), Scalar):
        if not isinstance(value, Scalar | Mapping | Sequence):
            raise wrong_type(expected, value)
        return Group(ABSENT, (member(value),))
    if not isinstance(only, Sequence) or not only:
        raise wrong_type("what stands under the title, as a list", only, node=only)
    return Group(next(iter(value.keys_at.values())), tuple(map(member, only)))


def _label(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise wrong_type("a text, or `Title: [columns]`", node, node=node)
    return node


def _pick(node: Node) -> Pick:
    if isinstance(node, Scalar):
        return Pick(node, ABSENT)
    if isinstance(node, Mapping) and len(node) == 1:
        ((name, label),) = node.items()
        if isinstance(label, Scalar):
            return Pick(node.keys_at[name], label)
    raise wrong_type("the name of a column, `name: label`, or `Title: [columns]`", node, node=node)


def _row(node: Node) -> Sequence:
    if not isinstance(node, Sequence):
        raise wrong_type("a row as a list, or `Title: [rows]`", node, node=node)
    for cell in node:
        if not isinstance(cell, Scalar):
            raise wrong_type("text", cell, node=cell)
    return node


def _formats(value: object) -> Mapping:
    if not isinstance(value, Mapping):
        raise wrong_type("`column: format` pairs", value)
    for pattern in value.values():
        if not isinstance(pattern, Scalar) or not re.fullmatch(FORMAT_SHAPE, pattern):
            raise wrong_type("a number format", pattern, "write `0`, `0.00`, `#,##0.0`, `0%` or the like", node=pattern)
    return value


def _or_titled(schema: dict[str, Any]) -> WithJsonSchema:
    titled = {"type": "object", "additionalProperties": {"type": "array", "items": schema, "minItems": 1}}
    return WithJsonSchema({"anyOf": [schema, {**titled, "minProperties": 1, "maxProperties": 1}]})


_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_PICK = {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT, "minProperties": 1, "maxProperties": 1}]}
_ROW = {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}

Heads = Annotated[Group[Scalar], PlainValidator(lambda value: _grouped(value, "a text", _label)), _or_titled(_TEXT)]
Picks = Annotated[Group[Pick], PlainValidator(lambda value: _grouped(value, "a column", _pick)), _or_titled(_PICK)]
Rows = Annotated[Group[Sequence], PlainValidator(lambda value: _grouped(value, "a row", _row)), _or_titled(_ROW)]
Formats = Annotated[Mapping, PlainValidator(_formats), WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}})]
