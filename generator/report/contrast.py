"""Whether the colours of the topics can be read on paper, where their terms are small."""

from __future__ import annotations

from generator.model import Diagnostics, Document
from generator.theme import ReportType, Theme
from generator.theme.contrast import contrast, needed


def check_accents(document: Document, theme: Theme, diagnostics: Diagnostics) -> None:
    """A warning for each topic's accent that is too faint for its terms, where the theme says the colour."""
    least = needed(ReportType.term)
    for number, _ in enumerate(document.topics[: len(theme.paper.accents)], 1):
        if (found := contrast(theme.paper.rgb(f"accent{number}"), theme.paper.ground)) < least:
            message = f"too faint to read in the report: `accent{number}` on paper, {found:.1f} : 1 where {least:g} : 1 is needed"
            help = "choose a colour that differs more in lightness (WCAG 2.2, 1.4.3)"
            diagnostics.warning("low-contrast", message, theme.place_of(f"accent{number}"), help)
