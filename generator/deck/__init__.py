"""A `Document` and a theme go in, a native PowerPoint deck comes out, or its slides as a PDF: planned, laid out, then written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.theme import Theme

    from .boxes import PlacedSlide
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
    from .pptx import write_deck

    document, placed, deck = _placed(document, theme, diagnostics, progress)
    return replace(deck, lacking=write_deck(placed, document, theme, out))


def make_slides(
    document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO, progress: Callable[[int, int], None] | None = None
) -> Deck:
    """Write the same slides to `out` as a PDF, a page each, without those that are hidden."""
    from .pdf import write_slides

    document, placed, deck = _placed(document, theme, diagnostics, progress)
    return replace(deck, slides=write_slides(placed, document, theme, out))


def _placed(
    document: Document, theme: Theme, diagnostics: Diagnostics, progress: Callable[[int, int], None] | None
) -> tuple[Document, list[PlacedSlide], Deck]:
    """The document as slides can say it, its slides laid out, and what there is to say about them."""
    from .access import check_headlines
    from .contrast import check_contrast
    from .formulas import spelled
    from .layout import lay_out
    from .narrow import layouts_for
    from .plan import plan_deck
    from .reduced import reduced
    from .talk import talk_time

    document = spelled(document, diagnostics)
    check_headlines(document, diagnostics)
    placed = lay_out(plan_deck(document), document, theme, diagnostics, progress)
    layouts = layouts_for(document)
    check_contrast(placed, layouts, theme, diagnostics)
    talk = talk_time(placed, document.talk, diagnostics) if document.talk else None
    return document, placed, Deck(len(placed), talk, reduced(placed, layouts))
