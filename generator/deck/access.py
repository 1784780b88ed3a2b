"""What keeps people from following a slide, besides what the other warnings say: headlines that cannot be told apart, too much to read."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Diagnostics, Document, Section, Text

from .boxes import PlacedSlide
from .words import body_words

MOST_WORDS = 75
"""Below a headline, on one slide."""


def check_headlines(document: Document, diagnostics: Diagnostics) -> None:
    """A warning for each headline that was there before: titles are how a listener finds a slide (WCAG 2.2, 2.4.6)."""
    first: dict[str, Text] = {}
    says = [document.title, *(section.says for section in document.walk() if section.slide)]
    for text in [*says, document.closing.title] if document.closing else says:
        words = " ".join(text.plain.casefold().split())
        if (before := first.setdefault(words, text)) is not text:
            message = f"this headline stands on line {before.place.line} already"
            help = "say what is new on this slide; the slide's title gets `, continued`"
            diagnostics.warning("repeated-headline", message, text.place, help, len(text.plain))


def check_words(section: Section, slides: Sequence[PlacedSlide], diagnostics: Diagnostics) -> None:
    """A warning for a slide with so much to read that nobody can listen meanwhile."""
    for slide in slides:
        if (words := round(body_words(slide))) > MOST_WORDS:
            message = f"a slide of `{section.title.plain}` has {words} words to read below its headline, more than {MOST_WORDS}"
            help = "say the rest: what stands in `notes` or `body` need not stand on the slide"
            diagnostics.warning("too-many-words", message, section.place, help)
