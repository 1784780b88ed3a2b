"""What is counted and referred to: every section and exhibit gets its id and number before any text is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Diagnostics, Text, numeral

from .entry import Entry
from .exhibit_schema import ChartEntry, CodeEntry, CompareEntry, EquationEntry, FigureEntry, QuoteEntry, TableEntry
from .filling import Fields
from .inline import Inline
from .scalar import Scalar
from .schema import SectionEntry

_EXHIBITS = ("figure", "table", "compare", "chart", "code", "quote", "equation")

ExhibitEntry = FigureEntry | TableEntry | CompareEntry | ChartEntry | CodeEntry | QuoteEntry | EquationEntry
_KINDS: dict[type[Entry], tuple[str, str]] = {
    FigureEntry: ("fig", "Figure"),
    TableEntry: ("tbl", "Table"),
    CompareEntry: ("tbl", "Table"),
    ChartEntry: ("cht", "Chart"),
    CodeEntry: ("lst", "Listing"),
    EquationEntry: ("eq", "Equation"),
}
"""What is numbered: how its ids begin, and what a reference to it reads."""


@dataclass(frozen=True)
class ExhibitPlan:
    entry: ExhibitEntry
    id: str = ""
    number: int = 0


@dataclass(frozen=True)
class SectionPlan:
    entry: SectionEntry
    id: str
    number: int | None
    topic: int | None
    exhibits: tuple[ExhibitPlan, ...]
    sections: tuple[SectionPlan, ...]


@dataclass(frozen=True)
class Outline:
    """The ids and numbers of a document; `labels` is what a reference to each id reads, `topics` are the numbered sections with points."""

    sections: tuple[SectionPlan, ...]
    labels: dict[str, str]

    @property
    def topics(self) -> list[SectionPlan]:
        return [section for section in self.sections if section.topic is not None]


def outline(sections: list[SectionEntry], diagnostics: Diagnostics, fields: Fields) -> Outline:
    """Numbers the sections and their exhibits in the order of the source; `fields` are those of their titles."""
    return _Numbering(diagnostics, fields).of(sections)


class _Numbering:
    def __init__(self, diagnostics: Diagnostics, fields: Fields) -> None:
        self.diagnostics = diagnostics
        self.read = Inline({}, Diagnostics(), fields=Fields(fields.values)).text
        self.labels: dict[str, str] = {}
        self.taken: dict[str, Scalar] = {}
        self.turns: dict[str, int] = {}
        self.counts = {kind: 0 for kind, _ in _KINDS.values()}
        self.numbered = 0
        self.appendices = 0
        self.topics = 0

    def of(self, sections: list[SectionEntry]) -> Outline:
        self._take_ids(sections)
        self._check_appendices(sections)
        self._check_backups(sections)
        return Outline(tuple(self._section(entry, top=True) for entry in sections), self.labels)

    def _take_ids(self, sections: list[SectionEntry]) -> None:
        """Authors' ids first, so that no generated one takes theirs."""
        for section in sections:
            self._take(section.id, "sec-")
            for exhibit in exhibits_of(section):
                if not isinstance(exhibit, QuoteEntry):
                    self._take(exhibit.id)
            self._take_ids(section.sections)

    def _take(self, id: Scalar, prefix: str = "") -> None:
        if not id:
            return
        if first := self.taken.get(prefix + id):
            first_at = first.place
            message = f"the id `{id}` is taken, first on line {first_at.line}" + (
                f" of `{first_at.file}`" * (first_at.file != id.place.file)
            )
            self.diagnostics.error("duplicate-id", message, id.place, "give each its own id", id.length)
        else:
            self.taken[prefix + id] = id

    def _section(self, entry: SectionEntry, top: bool, topic: int | None = None) -> SectionPlan:
        """`topic` is that of the section around it."""
        number = self._number(entry) if top else None
        id = str(entry.id) or self._free(f"sec-{slug(entry.title) or 'section'}")[4:]
        if number and entry.points and not entry.appendix and not entry.backup:
            topic, self.topics = self.topics, self.topics + 1
        self.labels[f"sec-{id}"] = section_label(self.read(entry.title), number, entry.appendix)
        exhibits = tuple(self._exhibit(exhibit) for exhibit in exhibits_of(entry))
        return SectionPlan(entry, id, number, topic, exhibits, tuple(self._section(inner, False, topic) for inner in entry.sections))

    def _number(self, entry: SectionEntry) -> int | None:
        """The number of a section of the highest level; appendices count on their own."""
        if entry.numbered is False or (entry.numbered is None and self._is_overview(entry)):
            return None
        if entry.appendix:
            self.appendices += 1
            return self.appendices
        self.numbered += 1
        return self.numbered

    def _check_appendices(self, sections: list[SectionEntry], top: bool = True) -> None:
        """Only sections of the highest level are appendices, and only the last of them."""
        begun = False
        for section in sections:
            if section.appendix and not top:
                key = section.at.keys_at["appendix"]
                help = "move the section out of the one that it is in, to the end"
                self.diagnostics.error("appendix-inside", "a subsection cannot be an appendix", key.place, help, key.length)
            elif begun and not section.appendix:
                help = "move it before the first appendix, or write `appendix: true`"
                message = f"the section `{section.title}` comes after an appendix"
                self.diagnostics.error("appendix-not-last", message, section.title.place, help, section.title.length)
            begun = begun or section.appendix
            self._check_appendices(section.sections, top=False)

    def _check_backups(self, sections: list[SectionEntry], top: bool = True) -> None:
        """Only a section of the highest level moves behind the closing slide."""
        for section in sections:
            if section.backup and not top:
                key = section.at.keys_at["backup"]
                help = "write it in the section of the highest level, or give this one a place there"
                self.diagnostics.error("backup-inside", "a subsection cannot be a backup of its own", key.place, help, key.length)
            self._check_backups(section.sections, top=False)

    def _is_overview(self, entry: SectionEntry) -> bool:
        """Whether the section is there for its table of topics."""
        return not entry.points and any(isinstance(exhibit, TableEntry) and exhibit.origin for exhibit in exhibits_of(entry))

    def _exhibit(self, entry: ExhibitEntry) -> ExhibitPlan:
        if isinstance(entry, QuoteEntry) or (isinstance(entry, EquationEntry) and not entry.id):
            return ExhibitPlan(entry)
        kind, name = _KINDS[type(entry)]
        self.counts[kind] += 1
        number = self.counts[kind]
        id = str(entry.id) or self._free(f"{kind}-{number}")
        self.labels[id] = f"{name}\u00a0{number}"
        return ExhibitPlan(entry, id, number)

    def _free(self, wanted: str) -> str:
        """The wanted id or, when it is taken, the first free one of `wanted-2`, `wanted-3` …"""
        while True:
            turn = self.turns[wanted] = self.turns.get(wanted, 0) + 1
            id = wanted if turn == 1 else f"{wanted}-{turn}"
            if id not in self.taken:
                return id


def exhibits_of(section: Entry) -> Iterator[ExhibitEntry]:
    """A section's exhibits in the order of the source: those under keys of its own, such as `figure`, and those of its list."""
    for key in section.at:
        if key in _EXHIBITS:
            if exhibit := getattr(section, key):
                yield exhibit
        elif key == "exhibits":
            for item in getattr(section, key):
                yield from exhibits_of(item)


def slug(title: str) -> str:
    """A title as an id: ASCII letters and digits joined by `-`; empty when it has none."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:60].strip("-")


def section_label(title: Text, number: int | None, appendix: bool) -> str:
    """What a reference to a section reads: 'Section 3', 'Appendix B', or the title of one that has no number."""
    name = "Appendix" if appendix else "Section"
    return f"{name}\u00a0{numeral(number, appendix)}" if number else f"“{title.plain.rstrip()}”"
