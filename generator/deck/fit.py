"""Making text fit a frame: measure, step down a scale, cut with a mark as the last resort, and say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import TypeVar

from generator.model import Diagnostics, Document, Length, Place, Run, Text, plain_text
from generator.text import Line, SetText, Typesetter
from generator.text.coverage import Coverage
from generator.theme import DeckType, TextStyle, Theme

from .boxes import Frame, Part, TextBox
from .grid import Grid
from .layouts import Layouts
from .narrow import layouts_for
from .placeholders import Layout

RESERVE = 0.015
"""The share of every width that is left unused, because no two programs break all lines alike.

LibreOffice sets type on a grid of 600 dots an inch, which makes its lines up to 1 % of the width longer or shorter than they are
(`tests/benchmarks/line_breaks.py`); text that a program does not kern takes half a per cent more in the mean.
"""

Item = TypeVar("Item")

TOLERANCE = 1e-6
ENDLESS = 1e6
"""A measure in points that no line reaches."""


@dataclass(slots=True)
class Bench:
    """What every layouter works with. `titles` counts the headlines used so far, so that no two slides have the same; `agenda` is
    the index of the slide that the sections' names lead back to.

    Layouters try one arrangement after the other with the same texts, so what was set once is kept.
    """

    document: Document
    theme: Theme
    setter: Typesetter
    diagnostics: Diagnostics
    titles: Counter[str] = field(default_factory=Counter)
    agenda: int | None = None
    layouts: Layouts = field(init=False)
    grid: Grid = field(init=False)
    type: DeckType = field(init=False)
    coverage: Coverage = field(init=False)
    topics: list[int] = field(init=False)
    """The indexes of the topics that the talk goes through."""
    _kept: dict[tuple[str | int, TextStyle, float], SetText] = field(default_factory=dict)
    """By the text itself, or by the identity of a `Text`: what was set holds it, so that no other can get its identity."""

    def __post_init__(self) -> None:
        self.layouts = layouts_for(self.document)
        self.grid, self.type = self.layouts.grid, self.layouts.type
        self.coverage = Coverage(self.setter, self.diagnostics)
        self.topics = [section.topic for section in self.document.told if section.topic is not None]

    def unique(self, title: Text) -> Text:
        """The title, with ', continued' where an earlier slide has it already: titles are how a listener finds a slide."""
        self.titles[title.plain] += 1
        uses = self.titles[title.plain]
        return title if uses == 1 else append(title, ", continued" if uses == 2 else f", continued {uses - 1}")

    def set(self, text: Text | str, style: TextStyle, width: Length | float) -> SetText:
        """`text` in lines at a frame's width less the reserve; a bare number is points."""
        return self._set(text, style, (width.pt if isinstance(width, Length) else width) * (1 - RESERVE))

    def line(self, text: Text | str, style: TextStyle) -> SetText:
        """`text` as a single line, however long."""
        return self._set(text, style, ENDLESS)

    def _set(self, text: Text | str, style: TextStyle, measure: float) -> SetText:
        if isinstance(text, Text):
            self.coverage.check(text, style)
        name = text if isinstance(text, str) else id(text)
        found = self._kept.get((name, style, measure))
        if found is None:
            whole = self._kept.get((name, style, ENDLESS))
            fits = whole is not None and len(whole.lines) == 1 and whole.width <= measure
            found = replace(whole, measure=measure) if whole and fits else self.setter.set(text, style, measure)
            self._kept[name, style, measure] = found
        return found

    def balanced(self, text: Text, style: TextStyle, width: Length) -> SetText:
        self.coverage.check(text, style)
        return self.setter.balance(text, style, width.pt * (1 - RESERVE))

    def fitting(self, text: Text, scale: Sequence[TextStyle], at: Frame, most: int | None = None, balance: bool = True) -> SetText | None:
        """`text` at the largest step that holds it in the frame and in `most` lines; None when not even the floor does."""
        for style in scale:
            found = self.balanced(text, style, at.w) if balance else self.set(text, style, at.w)
            if found.height <= at.h.pt + TOLERANCE and (most is None or len(found.lines) <= most):
                return found
        return None

    def fitted(
        self, text: Text, scale: Sequence[TextStyle], at: Frame, what: str, most: int | None = None, balance: bool = True
    ) -> tuple[SetText, str]:
        """Like `fitting`, but a text too long for the floor is cut with an ellipsis, with a warning.

        Returns the set text and, when it was cut, the whole text for the slide's notes: nothing is lost in silence.
        """
        if found := self.fitting(text, scale, at, most, balance):
            return found, ""
        floor = scale[-1]
        lines = int((at.h.pt + TOLERANCE) / floor.leading)
        cut = self.cut(text, floor, at.w, lines if most is None else min(most, lines))
        over = len(text.plain) - sum(len(line.text) for line in cut.lines) + 1
        self.diagnostics.warning(
            f"{what}-too-long",
            f"the {what} is {over} characters too long for its slide, even at {floor.size:g} pt",
            text.place,
            help=f"shorten it by about {over} characters; the slide shows its beginning, the notes and the report all of it",
        )
        return cut, text.plain

    def continued(self, what: str, slides: int, place: Place, help: str) -> None:
        """A warning that something takes more than one slide; nothing for one."""
        if slides > 1:
            self.diagnostics.warning("continued", f"{what} go on over {slides} slides", place, help)

    def shortened(self, text: Text, style: TextStyle, width: Length, what: str, most: int = 1) -> SetText:
        """Small print in its one size: what is too long for its line is cut, with a warning that names it."""
        cut = self.cut(text, style, width, most)
        if cut.text != text:
            self.diagnostics.warning(
                "shortened",
                f"the {what} does not fit its {'line' if most == 1 else f'{most} lines'} on the slide",
                text.place,
                help="shorten it; the slide shows its beginning, the report all of it",
            )
        return cut

    def cut(self, text: Text, style: TextStyle, width: Length, most: int) -> SetText:
        """The first `most` lines of `text`, ending in an ellipsis; `text` itself where it fits."""
        whole = self.set(text, style, width)
        if len(whole.lines) <= most:
            return whole
        kept = rejoin(whole.lines[:most])
        while kept:
            kept = drop_word(kept)
            shown = self.set(append(kept, "…"), style, width)
            if len(shown.lines) <= most:
                return shown
        return self.set("…", style, width)


def rejoin(lines: Sequence[Line]) -> Text:
    """The text that was set in `lines`."""
    runs: list[Run] = []
    for line in lines:
        for span in line.spans:
            text = span.text + (line.tail if span is line.spans[-1] else "")
            if runs and replace(runs[-1], text="") == replace(span.run, text=""):
                runs[-1] = replace(runs[-1], text=runs[-1].text + text)
            else:
                runs.append(replace(span.run, text=text))
    return Text(tuple(runs), runs[0].place if runs else Place("", 0, 0))


def drop_word(text: Text) -> Text:
    """`text` without its last word, or without its last letter where it is a single word."""
    *first, last = text.runs
    shorter = last.text.rstrip().rpartition(" ")[0] or (last.text.rstrip()[:-1] if not first else "")
    runs = (*first, replace(last, text=shorter)) if shorter else tuple(first)
    return Text(runs, text.place)


def append(text: Text, tail: str, tone: str = "") -> Text:
    """`text` with a few characters more, in the style of its last run or in a tone of their own."""
    if not text.runs:
        return plain_text(tail, text.place)
    *first, last = text.runs
    if tone == "muted":
        return Text((*text.runs, Run(tail, tone="muted", place=last.place)), text.place)
    return Text((*first, replace(last, text=last.text.rstrip() + tail)), text.place)


def height(parts: Sequence[Part]) -> float:
    """Points that paragraphs take one below the other, the space after the last not counted."""
    return sum(part.text.height for part in parts) + sum(part.space_after for part in parts[:-1])


def filled(layout: Layout, idx: int, *parts: Part, at: Frame | None = None, fill: str | None = None, name: str = "") -> TextBox:
    """Text in a placeholder of `layout`; `at` moves it away from the layout's own frame."""
    spec = layout[idx]
    return TextBox(
        name or spec.name,
        at or spec.frame,
        parts,
        placeholder=idx,
        placed=at is not None and at != spec.frame,
        anchor=spec.anchor,
        fill=fill,
    )


def spread(things: Sequence[Item], sizes: Sequence[float], room: float) -> Iterator[Sequence[Item]]:
    """The things in order, in as few parts as can be, each of a size of at most `room` and as evenly filled as can be."""
    ends = list(accumulate(sizes))
    parts = -(-ends[-1] // room)
    goal, first, done = ends[-1] / parts, 0, 0.0
    for index, end in enumerate(ends):
        following = ends[index + 1] if index + 1 < len(ends) else None
        if following is None or following - done > room + TOLERANCE or end - done >= goal - TOLERANCE:
            yield things[first : index + 1]
            first, done = index + 1, end


def quoted(text: Text) -> Text:
    """`text` between quotation marks."""
    return append(Text((Run("“", place=text.place), *text.runs), text.place), "”")


def evenly(things: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """The things in as few parts of at most `most` as there must be, as even as can be: 7 by 4 is 4 + 3, never 4 + 2 + 1."""
    parts = -(-len(things) // most)
    ends = [0, *accumulate(len(things) // parts + (i < len(things) % parts) for i in range(parts))]
    return [things[start:end] for start, end in pairwise(ends)]
