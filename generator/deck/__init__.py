"""A `Document` and a theme go in, a native PowerPoint deck comes out: planned, laid out, then written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.theme import Theme


@dataclass(frozen=True, slots=True)
class Deck:
    """A finished deck: the number of its slides and the bytes of its `.pptx`."""

    slides: int
    data: bytes


def make_deck(document: Document, theme: Theme, diagnostics: Diagnostics, progress: Callable[[int, int], None] | None = None) -> Deck:
    """Plan, lay out and write the deck; what could not be shown as asked is added to `diagnostics`."""
    from .formulas import spelled
    from .layout import lay_out
    from .plan import plan_deck
    from .pptx import write_deck

    document = spelled(document, diagnostics)
    placed = lay_out(plan_deck(document), document, theme, diagnostics, progress)
    return Deck(len(placed), write_deck(placed, document, theme))
