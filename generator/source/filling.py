"""Fields, `{{ name }}`, in the texts of a content file, which stand for what is known of the recipient of a mail.

There is no more to it than names: no code, no conditions, and a value is text and never markup.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from generator.model import Diagnostics, Field, Place

from .fields import nearest


@dataclass
class Fields:
    """The `values` of one recipient by the names of fields, None while nobody is written to; then `open` grows by each that is used."""

    values: Mapping[str, str] | None = None
    open: list[Field] = field(default_factory=list)

    def read(self, name: str, written: str, place: Place, diagnostics: Diagnostics) -> tuple[str, str]:
        """The name of a field that stays open, empty for others, and the text for it; an error at `place` when it has no value."""
        known = field_name(name)
        if self.values is None:
            self.open.append(Field(known, place))
            return known, written
        if known not in self.values:
            unknown_field(Field(known, place), self.values, diagnostics)
        return "", self.values.get(known, written)


def field_name(written: str) -> str:
    """A field's or a column's name without what does not count: case and surplus spaces."""
    return " ".join(written.split()).casefold()


def unknown_field(used: Field, known: Collection[str], diagnostics: Diagnostics) -> None:
    """The error of a field that the recipients do not have."""
    message = f"the recipients have no field `{used.name}`"
    diagnostics.error("unknown-field", message, used.place, nearest(used.name, list(known)), len(used.name))
