"""Where a document leads: the links of its runs, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from .text import Run


def links(value: object) -> Iterator[str]:
    """The addresses and `#id`s that the runs in a part of a document lead to, in its order."""
    if isinstance(value, Run):
        if value.link:
            yield value.link
    elif isinstance(value, tuple):
        for each in value:
            yield from links(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from links(getattr(value, field.name))
