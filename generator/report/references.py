"""The chapter of references: numbers at the right of the side column, or entries that hang where a style numbers nothing."""

from __future__ import annotations

from generator.model import Reference
from generator.pdf import Part
from generator.theme import ReportType
from generator.theme.page import MAIN, SIDE

from .bench import Bench
from .blocks import Block, Mark, TextBlock
from .contents import REFERENCES
from .prose import INDENT, front_title, list_part

GAP = 9.0


def references(bench: Bench) -> list[Block]:
    """The works that the document cites; none when it cites nothing."""
    entries = bench.document.references
    if not entries:
        return []
    numbered = any(entry.label for entry in entries)
    whole = list_part("Decimal" if numbered else "None")
    title = front_title(bench, REFERENCES.name, REFERENCES.target)
    return [title, *(_entry(bench, entry, whole, 0.0 if numbered else INDENT) for entry in entries)]


def _entry(bench: Bench, entry: Reference, whole: Part, hang: float) -> TextBlock:
    """One work as a `BibEntry` (ISO 32000-1, 14.8.4.4.1) in an item of the list."""
    item = whole.inner("LI")
    column = MAIN.inset(hang)
    number = bench.set(entry.label, ReportType.term.but(align="right"), SIDE.width) if entry.label else None
    return TextBlock(
        part=item.inner("LBody").inner("BibEntry"),
        column=column,
        text=bench.compose(entry.text, ReportType.body, column.width, -hang, hyphenate=True),
        mark=Mark(number, item.inner("Lbl")) if number else None,
        after=GAP,
        target=entry.id,
    )
