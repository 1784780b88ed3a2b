"""A text, a style and a measure go in, set lines come out: the one measure of deck and report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Run, Text, plain_text
from generator.theme import FontRole, Fonts, TextStyle

from .breaking import greedy, opportunities
from .lines import Line, SetText, Span
from .shape import Stack, graphemes

SHIFTED = 0.7
"""The size of raised and lowered text, as a share of the text's."""
TOKENS = re.compile(r"\n| +|[^ \n]+")
NARROWEST = 0.4
"""A balanced text is never set narrower than this share of its measure."""
STEPS = 24
GLAD_TO_END = (":", ";", ",", ".", "?", "!")


@dataclass(slots=True)
class Piece:
    """Characters of one run that stay together; `width` in points."""

    run: Run
    stack: Stack
    size: float
    text: str
    width: float


@dataclass(slots=True)
class Atom:
    """What cannot be broken: pieces, the space after them, and whether the line must end here."""

    pieces: list[Piece]
    space: Piece | None = None
    ends_line: bool = False

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


class Typesetter:
    """Sets text in a theme's fonts. Words are shaped once and remembered, so keep one for a whole document."""

    def __init__(self, fonts: Fonts, language: str = "en") -> None:
        self.fonts = fonts
        self.language = language
        self._stacks: dict[tuple[FontRole, bool, bool], Stack] = {}

    def stack(self, role: FontRole, bold: bool = False, italic: bool = False) -> Stack:
        """The faces of a role: the family's own, then the theme's fallbacks."""
        key = (role, bold, italic)
        found = self._stacks.get(key)
        if found is None:
            names = (self.fonts.family(role).face(bold, italic), *self.fonts.fallback)
            found = self._stacks[key] = Stack(names, self.language)
        return found

    def stack_for(self, run: Run, style: TextStyle) -> Stack:
        """Strong is the bold face, emphasis the italic one (upright in an italic style), code the code family, a label the headings'."""
        if run.code:
            return self.stack("code", run.strong or style.bold)
        if run.tone == "label":
            return self.stack("heading")
        return self.stack(style.font, run.strong or style.bold, run.emphasis != style.italic)

    def width(self, text: Text | str, style: TextStyle) -> float:
        """Points that the text takes on one line."""
        return sum(atom.width + (atom.space.width if atom.space else 0.0) for atom in self._atoms(_text(text), style))

    def missing(self, text: Text, style: TextStyle) -> list[str]:
        """The characters that no face has."""
        atoms = self._atoms(text, style)
        return [c for atom in atoms for piece in atom.pieces for c in piece.stack[piece.text].missing]

    def set(self, text: Text | str, style: TextStyle, measure: float, indent: float = 0.0) -> SetText:
        """The text in lines of at most `measure` points, each as long as it can be; the first is shorter by `indent`."""
        whole = _text(text)
        atoms = self._cut(list(self._atoms(whole, style)), style, measure)
        return SetText(whole, tuple(_lines(atoms, measure, indent)), style, measure, indent)

    def balance(self, text: Text | str, style: TextStyle, measure: float) -> SetText:
        """As few lines as `set` takes, as even as they can be, and glad to end at a colon or comma."""
        whole = _text(text)
        atoms = self._cut(list(self._atoms(whole, style)), style, measure)
        best = tuple(_lines(atoms, measure))
        count = len(best)
        if count < 2:
            return SetText(whole, best, style, measure)
        lowest = _raggedness(best, measure)
        for step in range(1, STEPS):
            narrower = measure * (1 - (1 - NARROWEST) * step / STEPS)
            lines = tuple(_lines(atoms, narrower))
            if len(lines) > count:
                break
            if (cost := _raggedness(lines, measure)) < lowest:
                best, lowest = lines, cost
        return SetText(whole, best, style, measure)

    def _atoms(self, text: Text, style: TextStyle) -> Iterator[Atom]:
        atom = Atom([])
        for run in text.runs:
            stack = self.stack_for(run, style)
            size = style.size * (SHIFTED if run.shift or run.note else 1.0)
            for token in TOKENS.findall(run.text):
                if token == "\n":
                    atom.ends_line = True
                    yield atom
                    atom = Atom([])
                elif token[0] == " ":
                    atom.space = self._piece(run, stack, size, token, style)
                    yield atom
                    atom = Atom([])
                else:
                    start = 0
                    for place in (*opportunities(token), len(token)):
                        atom.pieces.append(self._piece(run, stack, size, token[start:place], style))
                        start = place
                        if place < len(token):
                            yield atom
                            atom = Atom([])
        if atom.pieces:
            yield atom

    def _piece(self, run: Run, stack: Stack, size: float, text: str, style: TextStyle) -> Piece:
        return Piece(run, stack, size, text, stack[text].width * size / 1000 + style.tracking * len(text))

    def _cut(self, atoms: list[Atom], style: TextStyle, measure: float) -> list[Atom]:
        """Atoms wider than the measure cut between letters."""
        if all(atom.width <= measure for atom in atoms):
            return atoms
        made: list[Atom] = []
        for atom in atoms:
            if atom.width <= measure:
                made.append(atom)
                continue
            part = Atom([])
            for piece in atom.pieces:
                for letter in graphemes(piece.text):
                    last = part.pieces[-1] if part.pieces and part.pieces[-1].run is piece.run else None
                    grown = self._piece(piece.run, piece.stack, piece.size, (last.text if last else "") + letter, style)
                    others = part.width - (last.width if last else 0.0)
                    if part.pieces and others + grown.width > measure:
                        made.append(part)
                        part = Atom([self._piece(piece.run, piece.stack, piece.size, letter, style)])
                    elif last:
                        part.pieces[-1] = grown
                    else:
                        part.pieces.append(grown)
            made.append(replace(atom, pieces=part.pieces))
        return made


def _text(text: Text | str) -> Text:
    return plain_text(text) if isinstance(text, str) else text


def _lines(atoms: list[Atom], measure: float, indent: float = 0.0) -> Iterator[Line]:
    """Greedy lines between the forced ends."""
    begin = 0
    for end in (*(i + 1 for i, atom in enumerate(atoms) if atom.ends_line), len(atoms)):
        if begin == end and end:
            continue
        starts, ends, x = [], [], 0.0
        for atom in atoms[begin:end]:
            starts.append(x)
            x += atom.width
            ends.append(x)
            x += atom.space.width if atom.space else 0.0
        first = 0
        while first < end - begin:
            room = measure - indent if begin == first == 0 else measure
            last = greedy(starts, ends, room, first)
            yield _line(atoms[begin + first : begin + last], ends[last - 1] - starts[first])
            first = last
        begin = end


def _line(atoms: list[Atom], width: float) -> Line:
    """The atoms as spans, one a run; the space at the line's end is left out."""
    spans: list[Span] = []
    pieces = [piece for atom in atoms for piece in (*atom.pieces, atom.space) if piece is not None]
    tail = pieces.pop().text if atoms and atoms[-1].space is not None else ""
    for piece in pieces:
        last = spans[-1] if spans else None
        if last and last.run is piece.run:
            spans[-1] = replace(last, text=last.text + piece.text, width=last.width + piece.width)
        else:
            spans.append(Span(piece.text, piece.run, piece.stack, piece.size, piece.width))
    return Line(tuple(spans), width, tail)


def _raggedness(lines: tuple[Line, ...], measure: float) -> float:
    """How uneven lines are: the squares of what each lacks of the longest, less for a line that ends at a mark, more for a lone word."""
    longest = max(line.width for line in lines)
    cost = 0.0
    for line in lines:
        lack = (longest - line.width) / measure
        ends_well = line is not lines[-1] and line.text.rstrip().endswith(GLAD_TO_END)
        lone = line is lines[-1] and " " not in line.text.strip()
        cost += lack * lack * (0.4 if ends_well else 1.0) + (0.08 if lone else 0.0) - (0.03 if ends_well else 0.0)
    return cost
