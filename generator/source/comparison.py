"""A comparison becomes a table: a row a criterion, a column a thing."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict

from generator.model import NO_TEXT, Diagnostics, Row, Table, Text

from .exhibit_schema import CompareEntry
from .scalar import Scalar
from .tree import Sequence

THINGS = range(2, 4)
"""As many as can stand beside each other on a slide."""


def comparison(entry: CompareEntry, read: Callable[[Scalar], Text], topics: Dict[str, Text], diagnostics: Diagnostics) -> Table:
    """The table, still without a number. A thing that is the id of one of the `topics` has its title, and its accent on the slide."""
    things = entry.at.get("things")
    if isinstance(things, Sequence) and len(entry.things) not in THINGS:
        message = f"a comparison is of two or three things, found {len(entry.things)}"
        diagnostics.error("bad-comparison", message, things.source.place(things.start), "write a `table` for more, a list for one")
    if not entry.rows and not diagnostics.errors:  # rows that could not be read are reported already
        help = "add what they are compared by: `- Cost: [High, Low]`"
        diagnostics.error("missing-key", "missing `rows` in a comparison", entry.at.source.place(entry.at.start), help)
    rows = []
    for name, cells in entry.rows:
        if len(cells) != len(entry.things):
            message = f"`{name}` has {len(cells)} value{'s' if len(cells) != 1 else ''}, expected {len(entry.things)}"
            diagnostics.error("ragged-table", message, cells.source.place(cells.start), 'write `""` for an empty cell')
        rows.append(Row((read(name), *(read(cell) for cell in cells if isinstance(cell, Scalar)))))
    order = list(topics)
    compared = tuple(order.index(thing) if thing in topics else None for thing in entry.things)
    header = (NO_TEXT, *(topics[thing] if thing in topics else read(thing) for thing in entry.things))
    return Table("", 0, header, tuple(rows), read(entry.caption), read(entry.source), compared=compared)
