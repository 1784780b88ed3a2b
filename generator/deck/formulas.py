"""The document as slides can say it: formulas in lines of text become letters and signs.

PowerPoint can hold a formula inside a paragraph, but other programs lose it there and say nothing: LibreOffice keeps only the text
around it, Google Slides the whole shape. An equation of its own stays one.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_not
from typing import Any, TypeVar

from generator.model import Diagnostics, Document, Formula, Run, Section, Table, Text

UNSHOWN = {"body", "notes", "abstract", "footnotes", "sources", "formula", "place"}
"""Fields that no slide shows, or only as plain text."""
HEADING = frozenset({"title", "lead", "sections"})
"""What slides show of a section that has none of its own."""

T = TypeVar("T")


def spelled(document: Document, diagnostics: Diagnostics) -> Document:
    """The document with the formulas in its texts spelled; a warning for each that has another shape on a slide than it was given."""
    return _Speller(diagnostics).of(document)


@cache
def _shown(kind: Any) -> frozenset[str]:
    """The names of the fields that slides show; none for what has no fields, or no text in them."""
    if not is_dataclass(kind) or kind in (Run, Formula):
        return frozenset()
    names = frozenset(field.name for field in fields(kind))
    return names - (UNSHOWN - {"notes"} if kind is Table else UNSHOWN)


class _Speller:
    def __init__(self, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics

    def of(self, value: T) -> T:
        """The value itself where it holds no formula."""
        made: Any = value
        kind: Any = type(value)
        if isinstance(value, Text):
            if any(run.formula is not None for run in value.runs):
                self._warn(value)
                made = value.spelled
        elif isinstance(value, tuple):
            items = tuple(map(self.of, value)) if value else value
            made = items if any(map(is_not, items, value)) else value
        elif shown := _shown(kind):
            if isinstance(value, Section) and not value.slide:
                shown = HEADING
            changed = {name: new for name in shown if (new := self.of(old := getattr(value, name))) is not old}
            made = replace(value, **changed) if changed else value  # type: ignore[type-var]
        result: T = made
        return result

    def _warn(self, text: Text) -> None:
        for run in text.runs:
            if run.formula and not run.formula.exact:
                message = f"a slide shows this formula in one line, as `{run.formula.plain}`"
                help = "write it so that it fits a line, or make it an `equation:`, which keeps its shape"
                self.diagnostics.warning("formula-in-one-line", message, run.place, help)
