"""Links: the stretches of a line that one leads over, cut like those of a language, and the annotations that make them active."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from generator.model import Run
from generator.text import Line, Span

BELOW_BASELINE = 0.25
"""How far a link's area reaches below the baseline, as a share of the size; above it is the size itself."""
PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""


class Stretch(NamedTuple):
    """Neighbouring spans of a line, never none; `x` and `y` are where they begin on the page.

    One that `ends` is followed by a space that only a reader sees, because the line was broken there.
    """

    x: float
    y: float
    spans: tuple[Span, ...]
    ends: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def link(self) -> str:
        """Where its first span leads, in one that is cut by links."""
        return self.spans[0].run.link

    @property
    def lang(self) -> str:
        """The language of its first span, in one that is cut by languages."""
        return self.spans[0].run.lang

    def area(self, size: float) -> list[float]:
        """Left, bottom, right and top."""
        right = self.x + sum(span.width for span in self.spans)
        return [round(value, 2) for value in (self.x, self.y - BELOW_BASELINE * size, right, self.y + size)]

    def cut(self, by: Callable[[Run], str]) -> Iterator[Stretch]:
        """The stretch in pieces, each of neighbours with one value."""
        if not any(by(span.run) for span in self.spans):
            yield self
            return
        x = self.x
        for _, group in groupby(self.spans, key=lambda span: by(span.run)):
            spans = tuple(group)
            yield Stretch(x, self.y, spans, self.ends and spans[-1] is self.spans[-1])
            x += sum(span.width for span in spans)


def stretches(x: float, y: float, line: Line) -> Iterator[Stretch]:
    """The line, cut where links begin and end."""
    return Stretch(x, y, line.spans, bool(line.tail)).cut(attrgetter("link"))


def annotation(target: dict[str, object], area: list[float], words: str, key: int) -> PDFDictionary:
    """An annotation of our own, because ReportLab's have no words for a listener, no flag for print and no way back to their part."""
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(area),
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(words),
            "F": PRINTED,
            "StructParent": key,
            **target,
        }
    )


def web(address: str) -> dict[str, object]:
    """The action that opens a web address."""
    return {"A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)})}
