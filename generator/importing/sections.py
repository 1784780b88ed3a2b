"""Pieces become sections: what each shows on its slide is found among them, and the rest is its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.source.outline import slug
from generator.source.writing import Noted, Tree

from .escaping import fits_field, guarded, one_line, sentences
from .pictures import Pictures, unique
from .pieces import Bullets, Formula, Grid, Listing, Paragraph, Picture, Piece, Quotation
from .wrapping import wrapped_lines

LONGEST_HEADLINE, SHORTEST_HEADLINE, LONGEST_LEAD = 90, 20, 220
MOST_POINTS, LONGEST_POINT, LONGEST_PLAIN_POINT = 10, 300, 140
MOST_EXAMPLES, LONGEST_EXAMPLE = 12, 48
LONGEST_LISTING = 40
"""Lines of a listing that is shown on slides."""
HEADLINE = "the post's words; say here what the slide proves"
_LABEL = re.compile(r"(?:\*{1,2}|_{1,2})(?P<label>[^*_\n]{1,60}?):?(?:\*{1,2}|_{1,2})\s*:?|(?P<bare>[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2}):")
_EXAMPLES = re.compile(r"(?:\*\*|__)?(?:Examples?|For example|E\.g\.)(?:\s*:?\s*(?:\*\*|__)\s*:?|\s*:)\s+(?P<names>\S.*)", re.I | re.S)
_LEANING = re.compile(
    r"(?:It|Its|They|Their|This|These|That|Those|He|She|His|Her|But|And|Or|So|However|Also|Then|Such|Here|There|Both)\b", re.I
)
_ENDING = re.compile(r"(.*[\w)”\"'])([.:!?])", re.DOTALL)
"""A paragraph without its last sign, before which a reference can stand."""
_NOTED = re.compile(r"\[\^([^\]\s]{1,80})\]")
_NOTES = re.compile(rf"(?:{_NOTED.pattern})+")
_USUAL = {"key characteristics", "characteristics"}
"""Labels of points that the works give them anyway."""


@dataclass
class Part:
    """A heading with the pieces below it and the parts in it. Links call it, and headings in its prose, by its `anchors`; where any do,
    they lead to its `id`.
    """

    title: str
    pieces: list[Piece] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    id: str = ""
    numbered: bool = True

    @property
    def asides(self) -> list[str]:
        return [aside for piece in self.pieces for aside in piece.asides]


class Sections:
    """Makes the entries of sections. `notes` are the definitions of footnotes by their labels."""

    def __init__(self, pictures: Pictures, notes: dict[str, tuple[str, int]]) -> None:
        self.pictures, self.notes = pictures, notes
        self.told: set[str] = set()
        """The labels of the notes that a text mentions."""
        self.ids: set[str] = set()

    def section(self, part: Part, top: bool = True) -> Tree:
        made = _Section(self, part, top).entry()
        return Noted(made, "\n".join(part.asides)) if part.asides else made

    def with_notes(self, text: str) -> str:
        """The text with the definitions of the notes that it mentions."""
        made, labels = with_notes(text, self.notes)
        self.told.update(labels)
        return made


def with_notes(text: str, notes: dict[str, tuple[str, int]]) -> tuple[str, list[str]]:
    """The text with the definitions of the notes that it mentions, and of those that they mention; and their labels."""
    waiting = list(dict.fromkeys(_NOTED.findall(text)))
    known = {*waiting}
    for label in waiting:
        fresh = [found for found in dict.fromkeys(_NOTED.findall(notes.get(label, ("", 0))[0])) if found not in known]
        known.update(fresh)
        waiting += fresh
    labels = [label for label in waiting if label in notes]
    return "\n\n".join([text, *(notes[label][0] for label in labels)]), labels


@dataclass
class _Shown:
    """An exhibit: its entry, and how many blocks of the body stand before it."""

    kind: str
    entry: dict[str, Tree]
    after: int
    id: str


class _Section:
    """One section in the making."""

    def __init__(self, sections: Sections, part: Part, top: bool) -> None:
        self.sections, self.part, self.top = sections, part, top
        self.pieces = [piece for piece in part.pieces if piece.text or isinstance(piece, Picture)]
        self.body: list[Piece] = []
        self.shown: list[_Shown] = []
        self.points: Tree = None
        self.lead = self.headline = ""
        self.examples: list[Tree] = []

    def entry(self) -> dict[str, Tree]:
        opening = self._opening()
        self._take_points()
        self._take_exhibits()
        shows = bool(self.points or self.shown)
        self._say(opening, shows)
        made: dict[str, Tree] = {"title": self.part.title}
        made |= {"id": self.part.id} if self.part.id else {}
        made |= {} if self.part.numbered else {"numbered": False}
        made |= {"slide": True} if shows and not self.top else {}
        made |= {"headline": Noted(self.headline, HEADLINE)} if self.headline else {}
        made |= {"lead": self.lead} if self.lead else {}
        made |= {"points": self.points} if self.points else {}
        made |= {"examples": self.examples} if self.examples else {}
        made |= {"body": body} if (body := self._prose()) else {}
        made |= self._exhibits()
        made |= {"sections": [self.sections.section(part, top=False) for part in self.part.parts]} if self.part.parts else {}
        return made

    # What the slide says

    def _opening(self) -> str:
        """The first sentence, taken out of the prose, where it is short enough to stand for the section."""
        at = next((index for index, piece in enumerate(self.pieces) if not isinstance(piece, Picture | Grid)), 0)
        first = self.pieces[at] if self.pieces else None
        opening, *others = sentences(first.text) if isinstance(first, Paragraph) and not self._is_named(first, at) else [""]
        if not first or not fits_field(opening) or len(opening) > LONGEST_LEAD:
            return ""
        follows = self.pieces[at + 1] if len(self.pieces) > at + 1 else None
        if opening.endswith(":") and (others or not isinstance(follows, Bullets)):
            return ""
        rest = first.text[first.text.index(opening) + len(opening) :].strip()
        self.pieces[at : at + 1] = [Paragraph(guarded(rest), first.line)] if rest else []
        return one_line(opening)

    def _say(self, opening: str, shows: bool) -> None:
        """The opening is the headline where it is short, else the lead; the headline is then the first sentence that fits.

        What stands for its parts, and a part that has no slide, needs a lead only.
        """
        for_parts = bool(self.part.parts) and not shows and len(self.body) <= 1
        if for_parts or not (self.top or shows):
            self.lead = opening
        elif is_headline(opening):
            self.headline = opening.rstrip(".")
        else:
            self.lead = opening
            later = (one_line(each) for piece in self.body[:6] if isinstance(piece, Paragraph) for each in sentences(piece.text))
            self.headline = next(filter(is_headline, later), "").rstrip(".") if opening else ""

    def _is_named(self, piece: Piece, at: int) -> bool:
        """Whether a paragraph is not prose, but the label of a list or a line of examples."""
        listed = len(self.pieces) > at + 1 and isinstance(self.pieces[at + 1], Bullets)
        return bool(examples_in(piece.text)) or (listed and bool(self._label(piece)))

    # Points and examples

    def _take_points(self) -> None:
        kept: list[Piece] = []
        for index, piece in enumerate(self.pieces):
            label = self._label(kept[-1]) if kept else ""
            if isinstance(piece, Paragraph) and not self.examples and (names := examples_in(piece.text)):
                self.examples = list(names)
            elif isinstance(piece, Bullets) and not self.points and self._are_points(piece, label, index):
                if label:
                    kept.pop()
                points: list[Tree] = [{term: one_line(text)} if term else one_line(text) for term, text in piece.items]
                usual = not label or label.lower() in _USUAL
                self.points = points if usual else Noted(points, f"In the post: {label}")
            else:
                kept.append(piece)
        self.pieces = kept

    def _label(self, piece: Piece) -> str:
        """The words of a line that only says what the list below it is, such as `**Key characteristics:**`; empty for another."""
        found = _LABEL.fullmatch(piece.text.strip()) if isinstance(piece, Paragraph) else None
        return (found["label"] or found["bare"] or "").strip() if found else ""

    def _are_points(self, piece: Bullets, label: str, index: int) -> bool:
        """Whether a list stands for the section: one with terms, with a label, or right after its first sentence."""
        if not 2 <= len(piece.items) <= MOST_POINTS or not all(fits_field(text) and fits_field(term or "-") for term, text in piece.items):
            return False
        if all(term for term, _ in piece.items):
            return all(len(text) <= LONGEST_POINT for _, text in piece.items)
        return (bool(label) or index == 0) and all(len(text) <= LONGEST_PLAIN_POINT for _, text in piece.items)

    # Exhibits

    def _take_exhibits(self) -> None:
        rich = bool(self.points) or any(isinstance(piece, Picture) or self._is_table(piece) for piece in self.pieces)
        for piece in self.pieces:
            shown = self._exhibit(piece, rich)
            if shown is None:
                self.body.append(piece)
            else:
                self.shown.append(shown)
                rich = True

    def _exhibit(self, piece: Piece, rich: bool) -> _Shown | None:
        """The piece as an exhibit; None for what stays in the prose. Code and formulas are exhibits where nothing else is shown."""
        after, name = len(self.body), slug(self.part.title)[:40].strip("-") or "post"
        match piece:
            case Picture(image=image):
                return _Shown("figure", self.sections.pictures.figure(image), after, self.sections.pictures.id_for(image))
            case Grid() if self._is_table(piece):
                return _Shown("table", self._table(piece), after, f"tbl-{name}")
            case Listing(language=language, code=code) if not rich and code.count("\n") < LONGEST_LISTING:
                entry: dict[str, Tree] = {"language": language} if language else {}
                return _Shown("code", entry | {"text": code}, after, f"lst-{name}")
            case Formula(tex=tex) if not rich:
                return _Shown("equation", {"tex": tex}, after, f"eq-{name}")
            case Quotation(said=said, by=by) if (
                by and not rich and len(said) <= LONGEST_LEAD and fits_field(said) and self._is_at_edge(piece)
            ):
                return _Shown("quote", {"text": one_line(said.strip('"“”')), "by": by}, after, "")
        return None

    def _is_table(self, piece: Piece) -> bool:
        """Whether it is a table whose footnotes, if any, can stand below it: each a paragraph without notes of its own."""
        if not isinstance(piece, Grid) or not piece.rows:
            return False
        notes = [self._note(label) for label in _NOTED.findall(piece.text)]
        is_code = any(_NOTED.search(code) for code in re.findall(r"`[^`]*`", piece.text))
        return not is_code and all(note and fits_field(note) and not _NOTED.search(note) for note in notes)

    def _table(self, grid: Grid) -> dict[str, Tree]:
        """The entry of a table; cells refer to its notes by raised numbers."""
        labels = [*dict.fromkeys(_NOTED.findall(grid.text))]
        self.sections.told.update(labels)
        numbers = {label: str(number) for number, label in enumerate(labels, 1)}

        def raised(found: re.Match[str]) -> str:
            return f"^{','.join(numbers[label] for label in _NOTED.findall(found[0]))}^"

        def written(row: list[str]) -> list[Tree]:
            return [cell(_NOTES.sub(raised, text)) for text in row]

        made: dict[str, Tree] = {"header": written(grid.header), "rows": [written(row) for row in grid.rows]}
        made |= {"caption": grid.caption} if grid.caption else {}
        return made | ({"notes": [f"^{numbers[label]}^ {one_line(self._note(label))}" for label in labels]} if labels else {})

    def _note(self, label: str) -> str:
        """What a footnote says; empty where there is none of the label."""
        return self.sections.notes.get(label, ("", 0))[0].removeprefix(f"[^{label}]:").strip()

    def _is_at_edge(self, piece: Piece) -> bool:
        return piece is self.pieces[0] or piece is self.pieces[-1]

    def _exhibits(self) -> dict[str, Tree]:
        """The exhibits under keys of their own, or as a list where one kind is there twice."""
        kinds = [shown.kind for shown in self.shown]
        if len(set(kinds)) == len(kinds):
            return {shown.kind: shown.entry for shown in self.shown}
        return {"exhibits": [{shown.kind: shown.entry} for shown in self.shown]}

    def _prose(self) -> str:
        """The body; the paragraph before an exhibit that more prose follows refers to it, so that the report has it there."""
        texts = [piece.text for piece in self.body]
        for shown in self.shown:
            before = self.body[shown.after - 1] if 0 < shown.after < len(self.body) else None
            if shown.id and isinstance(before, Paragraph) and (ending := _ENDING.fullmatch(texts[shown.after - 1])):
                id = unique(shown.id, self.sections.ids)
                texts[shown.after - 1] = f"{ending[1]} (@{id}){ending[2]}"
                shown.entry = {"id": id, **shown.entry}
        blocks = [wrapped_lines(text) if isinstance(piece, Paragraph) else text for text, piece in zip(texts, self.body, strict=True)]
        return self.sections.with_notes("\n\n".join(blocks)) + "\n" if blocks else ""


def is_headline(sentence: str) -> bool:
    """Whether a sentence is short, whole, and says by itself what it is about; one that goes on from what stands before it does not."""
    bare = re.sub(r"[*_`\\]|\]\([^)]*\)", "", sentence)
    if sentence[:1].islower():
        return False
    fits = SHORTEST_HEADLINE <= len(bare) <= LONGEST_HEADLINE and fits_field(sentence)
    return fits and sentence.endswith((".", "!", "?", "…", "。")) and "$" not in sentence and not _LEANING.match(sentence)


def cell(text: str) -> str:
    """A cell of a table; dashes before each of its lines are left out."""
    lines = [re.sub(r"^[-*•+]\s+(?=\S)", "", line.strip()) for line in text.split("<br>") if line.strip()]
    return "\\\n".join(lines)


def examples_in(text: str) -> list[str]:
    """The names of a line such as `**Examples**: One, two (three, four).`; none for another line."""
    found = _EXAMPLES.fullmatch(text.strip()) if fits_field(text) else None
    if not found:
        return []
    names = [name.strip() for name in re.split(r",\s+(?![^(\[]*[)\]])|\s*;\s*", one_line(found["names"]).rstrip("."))]
    return names if len(names) <= MOST_EXAMPLES and all(name and len(name) <= LONGEST_EXAMPLE for name in names) else []
