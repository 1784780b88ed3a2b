"""What a run has to say: works and diagnostics as lines while it goes on, or as one JSON object at its end, and the exit code.

On GitHub diagnostics are workflow commands, which it shows beside the lines that they are about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from generator import BuildResult, Kind, Work
from generator.model import Diagnostic
from generator.model.words import file_size

if TYPE_CHECKING:
    from generator.deck.reduced import Reduced
    from generator.deck.talk import TalkTime

CLEAN, FINDINGS, UNABLE = 0, 1, 2
PARTS: dict[Kind, str] = {
    "deck": "slide",
    "report": "page",
    "slides": "page",
    "handout": "page",
    "pictures": "picture",
    "contact-sheet": "slide",
}
"""What the works are made of."""


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass
class Outcome:
    """Add each content's result, then `end` the run. `writes` says whether the works were to be written.

    Texts that stand smaller than usual are counted, and with `verbose` named.
    """

    format: Format
    strict: bool
    writes: bool
    verbose: bool = False
    contents: int = 0
    works: list[Work] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, result: BuildResult) -> None:
        from .render import annotation, render

        found = result.diagnostics.sorted()
        self.contents += 1
        self.works += result.works
        self.diagnostics += found
        if self.format is not Format.JSON:
            for work in result.works if self.writes else ():
                typer.echo(describe(work))
            for work in result.works if self.writes else ():
                if work.lacking:
                    typer.echo(f"fonts that others may lack: {', '.join(work.lacking)}")
            for work in result.works:
                if work.talk:
                    typer.echo(f"talk: {work.talk}")
                for line in smaller(work.reduced, self.verbose):
                    typer.echo(line)
            for diagnostic in found:
                lines = render(diagnostic, result.sources) if self.format is Format.TEXT else [annotation(diagnostic)]
                typer.echo("\n".join(lines))

    def end(self) -> int:
        """Print the summary or the JSON, and return the exit code."""
        errors = sum(diagnostic.severity == "error" for diagnostic in self.diagnostics)
        warnings = len(self.diagnostics) - errors
        if self.format is Format.JSON:
            self._print_json()
        else:
            parts = [counted(number, name) for number, name in ((errors, "error"), (warnings, "warning")) if number]
            done = f"{counted(len(self.works), 'work')} written" if self.writes else f"{counted(self.contents, 'file')} checked"
            typer.echo(f"{done}, {', '.join(parts) or 'no findings'}")
        return FINDINGS if errors or (self.strict and warnings) else CLEAN

    def _print_json(self) -> None:
        import json

        works = [_work(work) for work in self.works] if self.writes else []
        talks = [_talk(work.path, work.talk) for work in self.works if work.talk]
        reduced = [_reduced(work.path, each) for work in self.works for each in work.reduced]
        said = {"works": works, "talks": talks, "reduced": reduced, "diagnostics": [_diagnostic(found) for found in self.diagnostics]}
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))


def describe(work: Work) -> str:
    """One line: 'output/talk.pptx  14 slides, 812 kB, 0.42 s'."""
    return f"{work.path}  {counted(work.parts, PARTS[work.kind])}, {file_size(work.size)}, {work.seconds:.2f} s"


def smaller(reduced: Sequence[Reduced], verbose: bool) -> Iterator[str]:
    """One line that counts the texts of a deck that are smaller than usual, or with `verbose` one for each; none for none."""
    if reduced and not verbose:
        slides = len({each.slide for each in reduced})
        yield f"smaller: {counted(len(reduced), 'text')} on {counted(slides, 'slide')}, which --verbose names"
    elif verbose:
        yield from map(str, reduced)


def counted(number: int, thing: str) -> str:
    """'1 slide', '2 slides', 'no slides'."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _work(work: Work) -> dict[str, Any]:
    said = {"kind": work.kind, "path": str(work.path), "parts": work.parts, "bytes": work.size, "seconds": round(work.seconds, 3)}
    return said | ({"lacking": [*work.lacking]} if work.kind == "deck" else {})


def _talk(deck: Path, talk: TalkTime) -> dict[str, Any]:
    seconds = [round(slide, 1) for slide in talk.slides]
    return {"deck": str(deck), "seconds": round(talk.seconds, 1), "minutes": talk.minutes, "longest": talk.longest, "slides": seconds}


def _reduced(deck: Path, found: Reduced) -> dict[str, Any]:
    place = {"file": found.place.file, "line": found.place.line, "column": found.place.column}
    return {"deck": str(deck), "slide": found.slide, "what": found.what, "size": found.size, "usual": found.usual, **place}


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "file": found.place.file,
        "line": found.place.line,
        "column": found.place.column,
        "length": found.length,
        "severity": str(found.severity),
        "code": found.code,
        "message": found.message,
        "help": found.help,
    }
