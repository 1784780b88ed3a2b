"""Links: the stretches of a line that one leads over, and the annotations that make them active."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from generator.text import Line, Span

BELOW_BASELINE = 0.25
"""How far a link's area reaches below the baseline, as a share of the size; above it is the size itself."""
PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""


class Stretch(NamedTuple):
    """Neighbouring spans of a line with one link, or without one; `x` and `y` are where the line begins on the page.

    One that `ends` is followed by a space that only a reader sees, because the line was broken there.
    """

    x: float
    y: float
    spans: tuple[Span, ...]
    link: str
    ends: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def area(self, size: float) -> list[float]:
        """Left, bottom, right and top."""
        left = self.x + min(span.left for span in self.spans)
        right = self.x + max(span.left + span.width for span in self.spans)
        return [round(value, 2) for value in (left, self.y - BELOW_BASELINE * size, right, self.y + size)]


def stretches(x: float, y: float, line: Line) -> Iterator[Stretch]:
    """The line, cut where links begin and end."""
    if not any(span.run.link for span in line.spans):
        yield Stretch(x, y, line.spans, "", bool(line.tail))
        return
    for link, group in groupby(line.spans, key=lambda span: span.run.link):
        spans = tuple(group)
        yield Stretch(x, y, spans, link, bool(line.tail) and spans[-1] is line.spans[-1])


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
