"""What every maker of blocks works with: it sets texts, says which characters are missing, and knows what can be linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.exhibits.formulas import LaidFormula, inline
from generator.model import Diagnostics, Document, Footnote, Formula, Place, Quote, Run, Section, Text, plain_text
from generator.pdf import mark_of
from generator.text import SetText, Typesetter
from generator.text.coverage import Coverage
from generator.text.fonts import load_face
from generator.theme import TextStyle, Theme
from generator.theme.page import PageGrid

from .texts import after_colon

SHORTEST_LAST = 0.4
"""The last line of a lead or a quote is at least this share of the measure, if that can be."""
ONE_LINE = 1e6
"""A measure that nothing is too long for, in points."""


@dataclass(slots=True)
class Bench:
    """`targets` are the ids of what the report holds; a link to anything else, such as a section of the deck alone, is set as text.
    `pages` names the page that each of them is on, as far as pages have been filled.
    """

    document: Document
    theme: Theme
    setter: Typesetter
    diagnostics: Diagnostics
    targets: frozenset[str]
    topics: tuple[Section, ...]
    grid: PageGrid
    pages: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Footnote] = field(default_factory=dict)
    coverage: Coverage = field(init=False)

    def __post_init__(self) -> None:
        self.coverage = Coverage(self.setter, self.diagnostics)

    @classmethod
    def of(cls, document: Document, theme: Theme, diagnostics: Diagnostics, others: Iterable[str] = ()) -> Bench:
        """`others` are targets that are neither sections nor exhibits."""
        setter = Typesetter(theme.fonts, document.language, formula_width)
        notes = {note.label: note for note in document.footnotes}
        targets = frozenset((*_targets(document), *map(mark_of, notes), *others))
        return cls(document, theme, setter, diagnostics, targets, document.topics, PageGrid.of(document), notes=notes)

    def set(self, text: Text | str, style: TextStyle, measure: float = ONE_LINE, indent: float = 0.0) -> SetText:
        """The text in lines of at most `measure` points; the first is shorter by `indent`."""
        return self.setter.set(self.checked(text, style, measure - indent), style, measure, indent)

    def fitting(self, text: Text, scale: Sequence[TextStyle], measure: float, most: int) -> SetText:
        """The text balanced at the largest step of the scale at which it takes `most` lines; at the last one however many it takes.

        A line ends at the text's colon where that costs no further line.
        """
        text = self.checked(text, scale[0], measure)
        for style in scale:
            made = self.setter.balance(text, style, measure)
            if len(made.lines) <= most:
                break
        ended = self.setter.balance(after_colon(text), style, measure)
        return ended if len(ended.lines) <= len(made.lines) else made

    def compose(self, text: Text, style: TextStyle, measure: float, indent: float = 0.0, *, hyphenate: bool = False) -> SetText:
        """The text as a paragraph to be read, its lines even and its last one not short if that can be."""
        return self.setter.compose(self.checked(text, style, measure - indent), style, measure, indent, hyphenate=hyphenate)

    def display(self, text: Text, style: TextStyle, measure: float) -> SetText:
        """A lead or a quote: like `compose`, and evened out over all its lines where the last one would still be short."""
        made = self.compose(text, style, measure)
        short = len(made.lines) > 1 and made.lines[-1].width < SHORTEST_LAST * measure
        return self.setter.balance(made.text, style, measure) if short else made

    def turns(self, runs: Iterable[Run]) -> bool:
        """Whether a text runs from right to left in a document that does not."""
        return not self.setter.rtl and self.setter.is_rtl(Text(tuple(runs)))

    def overhang(self, digits: str, style: TextStyle) -> float:
        """Points of white at the outer side of a number, which at large sizes make it look indented."""
        face = load_face(self.theme.fonts.family(style.font).face(style.bold, style.italic))
        glyph = face.font.get_nominal_glyph(ord(digits[-1 if self.setter.rtl else 0])) or 0
        extents = face.font.get_glyph_extents(glyph)
        if not extents:
            return 0.0
        right = face.font.get_glyph_h_advance(glyph) - extents.x_bearing - extents.width
        white: int = right if self.setter.rtl else extents.x_bearing
        return white * style.size / face.units_per_em

    def cut(self, text: Text, style: TextStyle, measure: float, most: int = 1) -> SetText:
        """The text in at most so many lines; one that is too long is set in the style of its first run and ends in an ellipsis."""
        made = self.set(text, style, measure)
        if len(made.lines) > most and text.spelled is not text:
            return self.cut(text.spelled, style, measure, most)
        kept = " ".join(line.text for line in made.lines[:most])
        while len(made.lines) > most:
            kept = kept.rpartition(" ")[0] or kept[:-1]
            made = self.set(Text((replace(text.runs[0], text=kept + "…"),), text.place), style, measure)
        return made

    def accent(self, topic: int | None) -> str:
        """The colour role of a topic, muted when the theme has no accent for it; `text` for what is no topic."""
        if topic is None:
            return "text"
        return f"accent{topic + 1}" if topic < len(self.theme.paper.accents) else "muted"

    def checked(self, text: Text | str, style: TextStyle, room: float = ONE_LINE) -> Text:
        """The text without links that lead nowhere and without formulas that are wider than `room`, in points; a warning for each run
        with a character that no face has.
        """
        text = plain_text(text) if isinstance(text, str) else text
        if any(run.formula for run in text.runs):
            text = Text(tuple(fit for run in text.runs for fit in self._fitting(run, style, room)), text.place)
        self.coverage.check(text, style)
        runs = tuple(map(self._led, text.runs))
        return text if runs == text.runs else Text(runs, text.place)

    def check_formula(self, laid: LaidFormula, place: Place) -> None:
        """A warning for characters that the font of formulas lacks."""
        if laid.missing:
            help = "say it in the text around the formula; an empty box stands for it"
            self.diagnostics.warning("missing-glyph", f"the font of formulas has no `{laid.missing}`", place, help)

    def _fitting(self, run: Run, style: TextStyle, room: float) -> tuple[Run, ...]:
        """The run; where it is a formula wider than the room, the runs that spell that."""
        if not run.formula:
            return (run,)
        made = inline(run.formula.mathml, style.size, style.leading)
        help = "give it lines of its own between `$$` and `$$`, or make it an `equation:`"
        if made.width > room:
            self.diagnostics.warning("formula-too-wide", "this formula is wider than its line, and written as text", run.place, help)
            return Text((run,)).spelled.runs
        self.check_formula(made.formula, run.place)
        if made.is_small:
            message = f"this formula is too high for its line, and set at {made.size:.1f} points"
            self.diagnostics.warning("formula-too-high", message, run.place, help)
        return (run,)

    def _led(self, run: Run) -> Run:
        """The run with a link to its footnote, and without one that leads nowhere."""
        if run.note:
            return replace(run, link=f"#{run.note}")
        return replace(run, link="") if run.link.startswith("#") and run.link[1:] not in self.targets else run


def _targets(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.report:
            yield from _targets_in(section)
    yield from (reference.id for reference in document.references)


def _targets_in(section: Section) -> Iterator[str]:
    yield section_target(section)
    yield from (exhibit.id for exhibit in section.exhibits if not isinstance(exhibit, Quote) and exhibit.id)
    for inner in section.sections:
        if inner.report:
            yield from _targets_in(inner)


def formula_width(formula: Formula, style: TextStyle) -> float:
    """Points that a formula takes in a line of the style."""
    return inline(formula.mathml, style.size, style.leading).width


def section_target(section: Section) -> str:
    return f"sec-{section.id}"
