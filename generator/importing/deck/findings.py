"""What the import of a deck says: findings that name the slide, since a deck has no lines."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Diagnostics, Place


@dataclass(frozen=True)
class Findings:
    """Those of one slide of the deck called `deck`."""

    deck: str
    slide: int
    diagnostics: Diagnostics

    def warn(self, code: str, message: str, help: str) -> None:
        self.diagnostics.warning(code, f"slide {self.slide}: {message}", Place(self.deck, 0, 0), help)
