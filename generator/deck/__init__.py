"""A `Document` and a theme go in, slides of placed boxes come out, which `pptx/` and `pdf/` write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.theme import Theme

    from .boxes import PlacedSlide
    from .reduced import Reduced
    from .talk import TalkTime


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck that is laid out, which every writer draws as it is.

    `document` is the content as slides can say it, `talk` how long they take if the content speaks of a talk, `reduced` are their texts
    in smaller sizes.
    """

    document: Document
    theme: Theme
    slides: list[PlacedSlide]
    talk: TalkTime | None = None
    reduced: tuple[Reduced, ...] = ()

    @property
    def shown(self) -> list[int]:
        """The numbers of the slides that are not hidden."""
        return [number for number, slide in enumerate(self.slides, 1) if not slide.hidden]


def lay_out_deck(document: Document, theme: Theme, diagnostics: Diagnostics, progress: Callable[[int, int], None] | None = None) -> Deck:
    """Plan and lay out the deck; what could not be shown as asked is added to `diagnostics`."""
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
    return Deck(document, theme, placed, talk, reduced(placed, layouts))
