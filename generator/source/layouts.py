"""The slide layouts that a section can ask for, and what it must hold for each."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Diagnostics

from .entry import Entry
from .exhibit_schema import ChartEntry, CodeEntry, CompareEntry, EquationEntry, FigureEntry, QuoteEntry, TableEntry
from .scalar import Scalar
from .schema import SectionEntry

SHOWN: dict[str, tuple[type[Entry], str]] = {
    "figure": (FigureEntry, "`figure`"),
    "full-figure": (FigureEntry, "`figure`"),
    "table": (TableEntry, "`table`"),
    "comparison": (CompareEntry, "`compare`"),
    "chart": (ChartEntry, "`chart`"),
    "code": (CodeEntry, "`code`"),
    "equation": (EquationEntry, "`equation`"),
    "quote": (QuoteEntry, "`quote`"),
}
"""The layouts that show an exhibit, with its key; the others show points and words."""


def check_layout(entry: SectionEntry, exhibits: Iterable[Entry], diagnostics: Diagnostics) -> None:
    """A warning at the layout of a section that holds nothing to fill it with; its slides are then made as without it."""
    named = entry.at.get("layout")
    if isinstance(named, Scalar) and (lacks := _lacks(entry, list(exhibits))):
        message, help = f"the layout `{named}` needs {lacks}, which this section does not have", f"add {lacks}, or leave `layout` out"
        diagnostics.warning("empty-layout", message, named.place, help, named.length)


def _lacks(entry: SectionEntry, exhibits: list[Entry]) -> str:
    """The keys that the section's layout needs and that are not there."""
    if entry.layout in SHOWN:
        kind, key = SHOWN[entry.layout]
        return "" if any(isinstance(exhibit, kind) for exhibit in exhibits) else key
    if entry.layout == "topic":
        return "" if entry.points else "`points`"
    if entry.layout == "rows":
        parts = any(part.lead and not part.slide for part in entry.sections)
        return "" if entry.points or parts else "`points`, or `sections` with a `lead`"
    return ""
