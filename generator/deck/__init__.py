"""A `Document` and a theme go in, a native PowerPoint deck comes out: planned, laid out, then written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.theme import Theme

    from .reduced import Reduced
    from .talk import TalkTime


@dataclass(frozen=True, slots=True)
class Deck:
    """A finished deck: the number of its slides, how long it takes if the content speaks of a talk, its texts in smaller sizes, and the
    font families that it uses and does not carry.
    """

    slides: int
    talk: TalkTime | None = None
    reduced: tuple[Reduced, ...] = ()
    lacking: tuple[str, ...] = ()


def make_deck(
    document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO, progress: Callable[[int, int], None] | None = None
) -> Deck:
    """Plan, lay out and write the deck to `out`; what could not be shown as asked is added to `diagnostics`."""
    from .access import check_headlines
    from .contrast import check_contrast
    from .formulas import spelled
    from .layout import lay_out
    from .narrow import layouts_for
    from .plan import plan_deck
    from .pptx import write_deck
    from .reduced import reduced
    from .talk import talk_time

    document = spelled(document, diagnostics)
    check_headlines(document, diagnostics)
    placed = lay_out(plan_deck(document), document, theme, diagnostics, progress)
    layouts = layouts_for(document)
    check_contrast(placed, layouts, theme, diagnostics)
    talk = talk_time(placed, document.talk, diagnostics) if document.talk else None
    lacking = write_deck(placed, document, theme, out)
    return Deck(len(placed), talk, reduced(placed, layouts), lacking)
