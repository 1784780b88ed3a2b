"""The notes of a slide on paper: what is said about it, set line by line as the report sets prose, on its way down a column."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Run, Said, Text, plain_text
from generator.pdf import Canvas
from generator.pdf import Part as Tag
from generator.text import SetText, Typesetter
from generator.text.coverage import Coverage
from generator.theme import ReportType, TextStyle
from generator.theme.page import LINE, Column

from ..boxes import Part, PlacedSlide
from .jumps import Jumps
from .shown import Shown

INDENT = 15.0
BETWEEN = LINE / 2
"""Space around lists, code and headings."""
MARK_GAP = 5.0
MOST_DEEP = 4
"""Lists inside of so many others are set no further in."""
FEWEST = 2
"""The lines of a paragraph that may begin or end a page."""
STYLES: dict[str, TextStyle] = {
    "prose": ReportType.body,
    "heading": ReportType.third_heading,
    "code": ReportType.code,
    "row": ReportType.body,
}
RIGHT_TO_LEFT_MARK = "\u200f"
"""Brings the full stop of '1.' to the left of its number."""


def said_of(slide: PlacedSlide) -> list[Said]:
    """Everything that stands in the slide's notes."""
    kept = [Said(plain_text(line.replace("\x0b", "\n"))) for line in slide.notes]
    return [*kept, *slide.spoken, *([Said(Text((Run(slide.pointer, tone="muted"),)))] if slide.pointer else [])]


@dataclass(slots=True)
class Mark:
    """What hangs before the first line of an item, in a room of `text.measure` points."""

    text: SetText
    part: Tag


@dataclass(slots=True)
class Note:
    """A line that was said, set: as far `inset` from the edge of its column as that says, with points of space `before` it.

    One that `keeps` stands where the next begins.
    """

    text: SetText
    part: Tag
    inset: float
    before: float = 0.0
    mark: Mark | None = None
    keeps: bool = False

    @property
    def leading(self) -> float:
        return self.text.style.leading

    def draw(self, canvas: Canvas, column: Column, top: float, first: int, last: int) -> None:
        """The lines from `first` up to `last`. What runs from right to left by itself is set in from there."""
        turned = self.text.rtl and not canvas.setter.rtl
        if self.mark and not first:
            outer = self.inset - self.mark.text.measure
            x = column.right - self.inset if turned else column.x + outer
            canvas.draw_text(x, top, self.mark.text, owner=self.mark.part)
        canvas.draw_text(column.x if turned else column.x + self.inset, top, self.text, first, last, self.part)


class Notes:
    """The notes of one slide, of which a page takes what it has room for."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._rest = deque(notes)
        self._line = 0

    def __bool__(self) -> bool:
        return bool(self._rest)

    @property
    def height(self) -> float:
        """Points that all that is left takes."""
        taken = sum(note.before + len(note.text.lines) * note.leading for note in self._rest)
        return taken - (self._rest[0].before if self._rest else 0.0)

    def draw(self, canvas: Canvas, column: Column, top: float, bottom: float) -> float:
        """Draws what ends above `bottom`; where that ends."""
        y = top
        while self._rest:
            note = self._rest[0]
            start = y + (note.before if y > top else 0.0)
            room = bottom - start - (FEWEST * LINE if note.keeps and len(self._rest) > 1 else 0.0)
            lines = _fitting(len(note.text.lines) - self._line, int(room / note.leading + 1e-6))
            if not lines:
                break
            note.draw(canvas, column, start, self._line, self._line + lines)
            y = start + lines * note.leading
            self._line += lines
            if self._line < len(note.text.lines):
                break
            self._rest.popleft()
            self._line = 0
        return y


def _fitting(lines: int, most: int) -> int:
    """How many lines of a paragraph go where there is room for `most`, so that few are alone on neither page."""
    if lines <= most:
        return lines
    begun = min(most, lines - FEWEST)
    return begun if begun >= FEWEST else 0


class NoteSetter:
    """Sets the notes of slides for a column so wide, in points."""

    def __init__(self, setter: Typesetter, coverage: Coverage, jumps: Jumps, width: float) -> None:
        self.setter, self.coverage, self.jumps, self.width = setter, coverage, jumps, width

    def notes(self, shown: Shown) -> Notes:
        return Notes(self._set(shown))

    def _set(self, shown: Shown) -> Iterator[Note]:
        lists = Lists()
        before: Said | None = None
        for line in said_of(shown.slide):
            style, inset = STYLES[line.form], INDENT * min(line.depth, MOST_DEEP)
            text = self._text(line)
            turned = self.setter.is_rtl(text) and not self.setter.rtl
            mark = self._mark(line.mark, turned) if line.mark else None
            if mark:
                inset = max(inset, mark.measure)
            made = self._lines(text, line, style, self.width - inset, follows=before)
            part, label = lists.parts(line)
            yield Note(
                self.jumps.linked(Part(made), shown.index),
                part,
                inset,
                BETWEEN if before and _kind(before) != _kind(line) else 0.0,
                Mark(mark, label) if mark and label else None,
                keeps=line.form == "heading",
            )
            before = line

    def _text(self, line: Said) -> Text:
        """The words, formulas as letters and signs, without the numbers of footnotes; an empty line is a space, so that it takes one."""
        runs = tuple(run for run in line.text.spelled.runs if not run.note and run.text)
        return Text(runs or (Run(" "),), line.text.place)

    def _lines(self, text: Text, line: Said, style: TextStyle, measure: float, follows: Said | None) -> SetText:
        """A paragraph after a paragraph is indented."""
        self.coverage.check(text, style)
        if line.form in ("heading", "code"):
            return self.setter.set(text, style, measure)
        indent = INDENT if follows and _kind(follows) == _kind(line) == ("prose", False) else 0.0
        return self.setter.compose(text, style, measure, indent, hyphenate=True)

    def _mark(self, mark: str, turned: bool) -> SetText:
        """A mark in its room, which is as wide as an indent or wider."""
        shown = RIGHT_TO_LEFT_MARK + mark if turned or self.setter.rtl else mark
        room = max(INDENT, self.setter.width(shown, ReportType.body) + MARK_GAP)
        return self.setter.set(shown, ReportType.body, room)


def _kind(line: Said) -> tuple[str, bool]:
    """What is set alike, and without space between."""
    return line.form, line.depth > 0


class Lists:
    """The lists that are open, by their depth: how each is numbered, its part, and what its last item is read as."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[str, Tag, Tag]] = {}

    def parts(self, line: Said) -> tuple[Tag, Tag | None]:
        """What a line is read as, and its mark if it has one. What stands deeper than an item, without a mark, goes on with it."""
        self._open = {depth: parts for depth, parts in self._open.items() if depth <= line.depth}
        if not line.mark:
            part = Tag("P", self._around())
            return (part.inner("Code") if line.form == "code" else part), None
        numbering = "Decimal" if line.mark[0].isdecimal() else "Disc"
        before, whole, _ = self._open.pop(line.depth, ("", None, None))
        if whole is None or before != numbering:
            whole = Tag("L", self._around(), attributes=f"<</O /List /ListNumbering /{numbering}>>")
        item = whole.inner("LI")
        label, body = item.inner("Lbl"), item.inner("LBody")
        self._open[line.depth] = (numbering, whole, body)
        return body.inner("P"), label

    def _around(self) -> Tag | None:
        """What a part stands in that is deeper than the last item."""
        return self._open[max(self._open)][-1] if self._open else None
