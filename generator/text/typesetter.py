"""The one measure of both works: a text, a style and a width go in, set lines come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model import STAND_IN, Formula, Run, Text, is_rtl, plain_text
from generator.theme import FontRole, Fonts, TextStyle

from .bidi import base_level, has_rtl
from .compose import composed
from .cutting import cut
from .ends import balanced, greedy
from .fonts import Face
from .itemise import Stretch, itemised
from .lines import Line, SetText
from .place import placed
from .shape import Word
from .stack import Stack
from .units import Units

SHIFTED = 0.7
"""The size of raised and lowered text, as a share of the text's."""
TAB = "    "

MOST_BALANCED = 12
"""Beyond so many lines a text is no title, and looking at every set of breaks would take too long."""

FormulaWidth = Callable[[Formula, TextStyle], float]
"""Points that a formula takes in a line of a style."""

Breaker = Callable[[Units, float, float], list[Line]]
"""From a text and a measure in thousandths of an em, and the indent of its first line, to lines."""


class Typesetter:
    """Sets text in the families of a theme; keeps every word that it has shaped.

    `language` is a BCP 47 tag and chooses between local forms of letters. If it is written from right to left, every text begins at the
    right, a name in Latin letters too; code alone does not. Texts with formulas need
    `formula_width`.
    """

    def __init__(self, fonts: Fonts, language: str = "en", formula_width: FormulaWidth | None = None) -> None:
        self.fonts = fonts
        self.language = language
        self.rtl = is_rtl(language)
        self._formula_width = formula_width
        self._stacks: dict[tuple[FontRole, bool, bool, str, float], Stack] = {}

    def stack(self, role: FontRole, bold: bool = False, italic: bool = False, language: str = "", tracking: float = 0.0) -> Stack:
        """The faces of a role: the family's own, then the theme's fallbacks. Raises LookupError for one that is not installed.

        `tracking` is in thousandths of an em.
        """
        language = language or self.language
        key = (role, bold, italic, language, tracking)
        if key not in self._stacks:
            fallbacks = partial(self.fonts.fallbacks, bold=bold, italic=italic, language=language, role=role)
            machine = partial(_of_machine, language=language, bold=bold, italic=italic, serif=role == "serif")
            self._stacks[key] = Stack(self.fonts.family(role).face(bold, italic), fallbacks, machine, language, tracking)
        return self._stacks[key]

    def stack_for(self, run: Run, style: TextStyle) -> Stack:
        """The faces of a run inside a style: strong is bold (but a heading keeps its one weight), emphasis turns the slope over."""
        role: FontRole = "code" if run.code else "heading" if run.tone == "label" else style.font
        bold = (style.bold or run.strong) and role != "heading"
        made = self.stack(role, bold, style.italic != run.emphasis, run.lang, style.tracking * 1000 / _size(run, style))
        return made if run.formula is None else self._with_formula(made, run.formula, style)

    def _with_formula(self, stack: Stack, formula: Formula, style: TextStyle) -> Stack:
        """The same faces, to which the formula is a word of its width."""
        if self._formula_width is None:
            raise ValueError("this typesetter sets no formulas")
        made = stack.copied()
        made[STAND_IN] = Word(STAND_IN, (), room=self._formula_width(formula, style) * 1000 / style.size)
        return made

    def width(self, text: Text | str, style: TextStyle) -> float:
        """Points of `text` on one line, the widest one if it has forced breaks."""
        return max((units.width for units in self._measured(text, style)), default=0.0) * style.size / 1000

    def narrowest(self, text: Text | str, style: TextStyle) -> float:
        """Points of the widest piece of `text` between two places where a line may end: the measure at which no word is cut."""
        pieces = (end - start for units in self._measured(text, style) for start, end in zip(units.starts, units.ends, strict=True))
        return max(pieces, default=0.0) * style.size / 1000

    def _measured(self, text: Text | str, style: TextStyle) -> Iterator[Units]:
        """What stands between forced breaks, as it would on one line."""
        return (Units(itemised(line, None), line, style.size) for line in self._lines(_text(text), style) if line)

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

        With `hyphenate`, words are divided as their languages have it, but only where a line would otherwise be loose.
        """
        return self._set(text, style, measure, indent, partial(composed, hyphenate=hyphenate, justify=style.align == "justify"))

    def is_rtl(self, text: Text) -> bool:
        """Whether a paragraph runs from right to left."""
        return self._base(text) == 1

    def missing(self, text: Text | str, style: TextStyle) -> list[str]:
        """The characters of `text` that no face has, once each, in reading order."""
        found: dict[str, None] = {}
        for run in _text(text).runs:
            stack = self.stack_for(run, style)
            for word in run.text.split():
                found.update(dict.fromkeys(stack[word].missing))
        return list(found)

    def lent(self, run: Run, style: TextStyle) -> list[Face]:
        """The faces of this machine that a run is set in, because no font of the theme has a character; by name."""
        stack = self.stack_for(run, style)
        faces = {part.face for word in run.text.split() for part in stack[word].runs} & stack.lent if stack.lent else set()
        return sorted(faces, key=lambda face: face.name)

    def _set(self, text: Text | str, style: TextStyle, measure: float, indent: float, breaker: Breaker) -> SetText:
        whole = _text(text)
        base = self._base(whole)
        em = 1000 / style.size
        lines: list[Line] = []
        for stretches in self._lines(whole, style):
            if lines:
                lines[-1] = lines[-1]._replace(tail=lines[-1].tail + "\n")
            room = 0.0 if lines else indent * em
            if not stretches:
                lines.append(Line((), 0.0))
                continue
            units = Units(itemised(stretches, base), stretches, style.size)
            lines += breaker(units, measure * em, room) if len(units) else [Line((), 0.0, "".join(units.parts.texts))]
        from_right = base == 1 or (self.rtl and style.font != "code")
        return SetText(whole, tuple(lines), style, measure, indent, base == 1, from_right)

    def _base(self, text: Text) -> int | None:
        """The level of a paragraph, which is 1 from right to left; None where nothing runs that way.

        A name in Latin letters often begins a sentence of a language that is written from right to left, and so does not turn it
        (UAX 9, HL1); elsewhere the first letter decides (P2 and P3).
        """
        if not any(not run.text.isascii() and has_rtl(run.text) for run in text.runs):
            return None
        marked = {run.lang for run in text.runs}
        language = marked.pop() if len(marked) == 1 else ""
        return 1 if is_rtl(language or self.language) else base_level("".join(run.text for run in text.runs))

    def _lines(self, text: Text, style: TextStyle) -> Iterator[list[Stretch]]:
        """What stands between forced breaks; nothing at all for an empty text."""
        line: list[Stretch] = []
        known: dict[tuple[object, ...], tuple[Stack, float]] = {}
        whole = text.runs[0].text if len(text.runs) == 1 else "".join([run.text for run in text.runs])
        for run in text.runs:
            kind = (run.strong, run.emphasis, run.code, run.tone, run.shift, run.note, run.lang, run.formula)
            if kind not in known:
                known[kind] = self.stack_for(run, style).for_text(whole), _size(run, style)
            stack, size = known[kind]
            content = run.text.replace("\t", TAB) if "\t" in run.text else run.text
            if "\n" not in content:
                if content:
                    line.append(Stretch(content, run, stack, size))
                continue
            for number, part in enumerate(content.split("\n")):
                if number:
                    yield line
                    line = []
                if part:
                    line.append(Stretch(part, run, stack, size))
        if any(run.text for run in text.runs):
            yield line


def _of_machine(characters: str, language: str, bold: bool, italic: bool, serif: bool) -> str | None:
    from .system import system_face

    return system_face("".join(sorted(set(characters))), language, bold, italic, serif)


def _size(run: Run, style: TextStyle) -> float:
    """Points of a run inside a style."""
    return style.size * SHIFTED if run.shift or run.note else style.size


def _text(text: Text | str) -> Text:
    return plain_text(text) if isinstance(text, str) else text


def _fill(units: Units, measure: float, indent: float) -> list[Line]:
    units = cut(units, measure, indent)
    return placed(units, greedy(units.starts, units.ends, measure, indent))


def _even(units: Units, measure: float, indent: float) -> list[Line]:
    units = cut(units, measure, indent)
    lines = greedy(units.starts, units.ends, measure, indent)
    if not 1 < len(lines) <= MOST_BALANCED:
        return placed(units, lines)
    glad = [units.parts.texts[last - 1][-1] in ",:;" for last in units.parts.lasts]
    return placed(units, balanced(units.starts, units.ends, measure, indent, len(lines), glad) or lines)
