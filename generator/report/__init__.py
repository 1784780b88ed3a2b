"""A `Document` and a theme go in, a PDF report comes out: blocks made of its sections, then pages filled in one pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.theme import Theme


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report: the number of its pages."""

    pages: int


def make_report(
    document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Set, fill and write the report to `out`; what could not be shown as asked is added to `diagnostics`."""
    from .binding import bind
    from .contrast import check_accents

    check_accents(document, theme, diagnostics)
    return bind(document, theme, diagnostics, out, progress)
