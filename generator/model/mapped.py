"""A walk over all texts of a part of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from .text import Text

T = TypeVar("T")


def with_texts(value: T, change: Callable[[Text], Text]) -> T:
    """A part of the document, or a tuple of parts, with every text changed; the same object where no text is."""
    made: T = _changed(value, change)
    return made


def _changed(value: Any, change: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        made = tuple(_changed(each, change) for each in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
    changed = {name: new for name, part in parts.items() if (new := _changed(part, change)) is not part}
    return replace(value, **changed) if changed else value
