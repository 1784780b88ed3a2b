"""The stretches of a line that are in one link and one language, and the annotations that make links active."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.text import Line, Span

from .objects import text_string

BELOW_BASELINE = 0.25
"""How far a link's area reaches below the baseline, as a share of the size; above it is the size itself."""
PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""


def mark_of(note: str) -> str:
    """The name of the place where a footnote is first mentioned, which leads back from the note."""
    return f"{note}-mark"


class Stretch(NamedTuple):
    """Neighbouring spans of a line with one link and in one language, or without; `x` and `y` are where the line begins. A formula is
    one by itself.

    One that `ends` is followed by a space that only a reader sees, because the line was broken there.
    """

    x: float
    y: float
    spans: tuple[Span, ...]
    link: str = ""
    lang: str = ""
    ends: bool = False

    @property
    def text(self) -> str:
        return "".join(span.run.plain if span.run.formula else span.text for span in self.spans)

    @property
    def left(self) -> float:
        return self.x + min(span.left for span in self.spans)

    @property
    def right(self) -> float:
        return self.x + max(span.left + span.width for span in self.spans)


def stretches(x: float, y: float, line: Line) -> Iterator[Stretch]:
    """The line, cut where links, languages and formulas begin and end."""
    if not any(span.run.link or span.run.lang or span.run.formula for span in line.spans):
        yield Stretch(x, y, line.spans, ends=bool(line.tail))
        return
    for (link, lang, _), group in groupby(line.spans, key=lambda span: (span.run.link, span.run.lang, span.run.formula and id(span.run))):
        spans = tuple(group)
        yield Stretch(x, y, spans, link, lang, bool(line.tail) and spans[-1] is line.spans[-1])


def areas(over: Iterable[Stretch], size: float) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of what a link is over on each line."""
    for y, group in groupby(over, key=lambda stretch: stretch.y):
        parts = list(group)
        left, right = min(part.left for part in parts), max(part.right for part in parts)
        yield left, y - BELOW_BASELINE * size, right, y + size


def annotation(target: str, area: Sequence[float], words: str, key: int) -> bytes:
    """An annotation of our own, because ReportLab's have no words for a listener, no flag for print and no way back to their part."""
    rectangle = " ".join(f"{round(value, 2):g}" for value in area)
    entries = f"/Rect [{rectangle}] /Border [0 0 0] /Contents {text_string(words)} /F {PRINTED} /StructParent {key} {target}"
    return f"<</Type /Annot /Subtype /Link {entries}>>".encode()


def web(address: str) -> str:
    """The entry of an annotation that opens a web address."""
    return f"/A <</S /URI /URI {text_string(address)}>>"
