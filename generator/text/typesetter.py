"""The one measure of both works: a text, a style and a width go in, set lines come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from generator.model import Run, Text, plain_text
from generator.theme import FontRole, Fonts, TextStyle

from .breaking import balanced, greedy
from .compose import composed
from .lines import Line, SetText
from .shape import Stack
from .units import Stretch, Units

SHIFTED = 0.7
"""The size of raised and lowered text, as a share of the text's."""
TAB = "    "

MOST_BALANCED = 12
"""Beyond so many lines a text is no title, and looking at every set of breaks would take too long."""

Breaker = Callable[[Units, float, float], list[Line]]


class Typesetter:
    """Sets text in the families of a theme; keeps every word that it has shaped.

    `language` is a BCP 47 tag and chooses between local forms of letters.
    """

    def __init__(self, fonts: Fonts, language: str = "en") -> None:
        self.fonts = fonts
        self.language = language
        self._stacks: dict[tuple[str, bool], Stack] = {}

    def stack(self, role: FontRole, bold: bool = False, italic: bool = False, tracked: bool = False) -> Stack:
        """The faces of a role: the family's own, then the theme's fallbacks. Raises LookupError for one that is not installed."""
        face = self.fonts.family(role).face(bold, italic)
        key = (face, tracked)
        if key not in self._stacks:
            self._stacks[key] = Stack((face, *self.fonts.fallbacks("", bold, italic, self.language)), self.language, ligatures=not tracked)
        return self._stacks[key]

    def stack_for(self, run: Run, style: TextStyle) -> Stack:
        """The faces of a run inside a style: strong is bold (but a heading keeps its one weight), emphasis turns the slope over."""
        role: FontRole = "code" if run.code else "heading" if run.tone == "label" else style.font
        bold = (style.bold or run.strong) and role != "heading"
        return self.stack(role, bold, style.italic != run.emphasis, style.tracking != 0)

    def width(self, text: Text | str, style: TextStyle) -> float:
        """Points of `text` on one line, the widest one if it has forced breaks."""
        return max((Units(line, style.tracking).width for line in self._lines(_text(text), style)), default=0.0)

    def set(self, text: Text | str, style: TextStyle, measure: float, indent: float = 0.0) -> SetText:
        """`text` in lines as full as they get. An empty text has no lines; a line end in a run is a forced break."""
        return self._set(text, style, measure, indent, _fill)

    def balance(self, text: Text | str, style: TextStyle, measure: float, indent: float = 0.0) -> SetText:
        """`text` in as many lines as `set` needs, of lengths as even as they get: for titles and headlines, not for long texts.

        A line is glad to end after a comma, colon or semicolon, and none is a single word if it can be helped.
        """
        return self._set(text, style, measure, indent, _even)

    def compose(self, text: Text | str, style: TextStyle, measure: float, indent: float = 0.0, *, hyphenate: bool = False) -> SetText:
        """`text` in as many lines as `set` needs, with their ends chosen over the whole paragraph: for all that is read at length.

        With `hyphenate`, words are divided as the language has it, but only where a line would otherwise be loose.
        """
        return self._set(text, style, measure, indent, partial(composed, language=self.language if hyphenate else ""))

    def missing(self, text: Text | str, style: TextStyle) -> list[str]:
        """The characters of `text` that no face has, once each, in reading order."""
        found: dict[str, None] = {}
        for run in _text(text).runs:
            stack = self.stack_for(run, style)
            for word in run.text.split():
                found.update(dict.fromkeys(stack[word].missing))
        return list(found)

    def _set(self, text: Text | str, style: TextStyle, measure: float, indent: float, breaker: Breaker) -> SetText:
        whole = _text(text)
        lines: list[Line] = []
        for stretches in self._lines(whole, style):
            if lines:
                lines[-1] = replace(lines[-1], tail=lines[-1].tail + "\n")
            lines += _broken(stretches, style, measure, 0.0 if lines else indent, breaker)
        return SetText(whole, tuple(lines), style, measure, indent)

    def _lines(self, text: Text, style: TextStyle) -> Iterator[list[Stretch]]:
        """What stands between forced breaks; nothing at all for an empty text."""
        line: list[Stretch] = []
        for run in text.runs:
            stack, size = self.stack_for(run, style), style.size * (SHIFTED if run.shift or run.note else 1.0)
            for number, part in enumerate(run.text.replace("\t", TAB).split("\n")):
                if number:
                    yield line
                    line = []
                if part:
                    line.append(Stretch(part, run, stack, size))
        if any(run.text for run in text.runs):
            yield line


def _text(text: Text | str) -> Text:
    return plain_text(text) if isinstance(text, str) else text


def _broken(stretches: list[Stretch], style: TextStyle, measure: float, indent: float, breaker: Breaker) -> list[Line]:
    """The lines of what stands between two forced breaks: one at least."""
    units = Units(stretches, style.tracking, measure, indent)
    if not units:
        return [Line((), 0.0, units.text)]
    return breaker(units, measure, indent)


def _fill(units: Units, measure: float, indent: float) -> list[Line]:
    return units.lines(greedy(units.starts, units.ends, measure, indent))


def _even(units: Units, measure: float, indent: float) -> list[Line]:
    lines = greedy(units.starts, units.ends, measure, indent)
    if not 1 < len(lines) <= MOST_BALANCED:
        return units.lines(lines)
    glad = [units.last_character(unit) in ",:;" for unit in range(len(units))]
    return units.lines(balanced(units.starts, units.ends, measure, indent, len(lines), glad) or lines)
