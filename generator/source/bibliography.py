"""The files of a bibliography become works by their keys, each with its place; what cannot be read is reported where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model import Diagnostics, Place

from .project import Project
from .scalar import Scalar
from .text_file import Source

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """A work as CSL's JSON has it, and where its entry begins."""

    item: Item
    place: Place


@dataclass
class BibliographyReader:
    """Reads the files that a content file names. Their texts are added to `sources`."""

    project: Project
    diagnostics: Diagnostics
    sources: dict[str, str]

    def works(self, files: list[Scalar]) -> dict[str, Work]:
        """Every work by its key; of two with the same key the first, with an error at the second."""
        made: dict[str, Work] = {}
        for named in files:
            for key, place, item in self._entries(named):
                if key in made:
                    first = made[key].place
                    message = f"the key `{key}` is taken, first on line {first.line}" + (f" of `{first.file}`" * (first.file != place.file))
                    self.diagnostics.error("duplicate-entry", message, place, "keep one of them, or give each its own key", len(key))
                else:
                    made[key] = Work(item, place)
        return made

    def _entries(self, named: Scalar) -> Iterator[tuple[str, Place, Item]]:
        """Key, place and item of each entry of a file."""
        read = {".bib": self._bibtex, ".json": self._json}.get(Path(named).suffix.lower())
        if read is None:
            help = "name a BibTeX file, `.bib`, or one of CSL's JSON, `.json`"
            message = f"`{named}` is no bibliography that can be read"
            self.diagnostics.error("unknown-bibliography", message, named.place, help, named.length)
            return
        if source := self.project.text(named, self.diagnostics, self.sources):
            for key, offset, item in read(source):
                yield key, source.place(offset), item

    def _bibtex(self, source: Source) -> Iterator[tuple[str, int, Item]]:
        from .bibtex import items

        starts = [0, *(found.end() for found in re.finditer("\n", source.text))]

        def fault(line: int, reason: str) -> None:
            at = source.text.find("@", starts[line])
            help = "check its braces, its commas and the quotes of its fields"
            self.diagnostics.error("bad-bibtex", f"this entry cannot be read: {reason}", source.place(max(at, starts[line])), help)

        for key, line, item in items(source.text, fault):
            yield key, max(source.text.find(key, starts[line]), starts[line]), item

    def _json(self, source: Source) -> Iterator[tuple[str, int, Item]]:
        """The entries of a list, one by one, so that each has its offset."""
        text, decoder = source.text, json.JSONDecoder()
        space = re.compile(r"[\s,]*")
        begin = re.match(r"\s*\[\s*", text)
        at = begin.end() if begin else 0
        try:
            while begin and not text.startswith("]", at):
                item, end = decoder.raw_decode(text, at)
                if isinstance(item, dict) and str(item.get("id") or ""):
                    yield str(item["id"]), at, item
                else:
                    help = 'an entry is `{"id": "key", "type": "book", "title": "…"}`'
                    self.diagnostics.error("bad-entry", "this entry has no `id`", source.place(at), help)
                at = space.match(text, end).end()  # type: ignore[union-attr]
        except (json.JSONDecodeError, RecursionError) as error:
            at = error.pos if isinstance(error, json.JSONDecodeError) else at
            message = error.msg if isinstance(error, json.JSONDecodeError) else "Values are nested too deep"
            self.diagnostics.error("bad-json", message[:1].lower() + message[1:], source.place(at), "export it again as CSL JSON")
        if not begin:
            self.diagnostics.error("bad-json", "this file is no list of entries", source.place(0), "export it again as CSL JSON")
