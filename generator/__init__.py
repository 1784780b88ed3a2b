"""Diptych: one content file becomes a native PowerPoint deck and a PDF report.

`load` reads a content file and `dump` writes one, `check` also makes both works and forgets them, `build` writes them. Faults of the
content are never exceptions: they come back as diagnostics.

OSError is raised when a file cannot be read or written, ValueError for a bad argument,
MissingExtraError for a work that needs packages which are not installed.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .extras import MissingExtraError
from .works import USUAL, USUAL_OPTIONS, Kind, Options, Progress, Work

if TYPE_CHECKING:
    from generator.model import Diagnostics, Document
    from generator.source import Copy, Inputs
    from generator.theme import Theme

__all__ = ["BuildResult", "Kind", "Loaded", "MissingExtraError", "Options", "Work", "build", "check", "dump", "load"]
__version__ = "0.1.0"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A content file, read. `document` and `theme` are None when it has errors; `sources` are the texts of its files by their names.

    `inputs` are all files that it is made of, those too that were not there.
    """

    document: Document | None
    diagnostics: Diagnostics
    sources: dict[str, str]
    inputs: Inputs
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a content file: the works, none when there are errors, and everything that there is to say about it.

    `sources` and `inputs` are those of `Loaded`.
    """

    works: tuple[Work, ...]
    diagnostics: Diagnostics
    sources: dict[str, str]
    inputs: Inputs


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Modules, documents and works are made of many objects that all live to the end: a search for garbage among them finds none.

    At Python's own pace it would take a tenth of the time.
    """
    kept = gc.get_threshold()
    gc.set_threshold(500_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*kept)


@_rare_collection()
def load(path: str | Path, *, root: str | Path | None = None, copy: Copy | None = None) -> Loaded:
    """Read a content file. Its pictures and fonts may be in its folder and in its project, or in `root` instead of the project.

    `copy` is what differs from the works that are for everyone.
    """
    from generator.model import Diagnostics
    from generator.source import FOR_ALL, Inputs, read

    diagnostics, inputs = Diagnostics(), Inputs()
    document, theme, sources = read(Path(path), Path(root) if root is not None else None, diagnostics, inputs, copy or FOR_ALL)
    return Loaded(document, diagnostics, sources, inputs, theme)


def dump(document: Document, *, theme: Theme | None = None, beside: str | Path | None = None) -> str:
    """The text of a content file from which `load` gives the same document, and the same theme, when it is saved as `<stem>.yaml`.

    Pictures, data and bibliographies are named by paths from the folder `beside`, by default that of the document's own file. A theme is
    written out: its base and what differs. Places in files are no part of what documents are compared by.
    """
    from generator.source.dump import dump as text_of

    return text_of(document, theme, Path(beside if beside is not None else Path(document.place.file).parent).resolve())


@_rare_collection()
def check(
    path: str | Path,
    *,
    works: Sequence[Kind] = USUAL,
    theme: str | None = None,
    root: str | Path | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Do all that `build` does but write: the works of the result have no file behind them."""
    from .drafts import forgotten

    return _made(load(path, root=root), theme, works, USUAL_OPTIONS, Path(), lambda _: forgotten(), progress)


@_rare_collection()
def build(
    path: str | Path,
    *,
    output: str | Path = "output",
    works: Sequence[Kind] = USUAL,
    options: Options = USUAL_OPTIONS,
    theme: str | None = None,
    strict: bool = False,
    root: str | Path | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Write `<stem>.pptx` and `<stem>.pdf` into the folder `output`, or the `works` that are named, in the document's theme or in `theme`.

    `options` choose among the forms that works have. Nothing is written when there are errors or, with `strict`, warnings. All works are
    finished before any replaces an older file.
    """
    from .drafts import Drafts

    with Drafts() as drafts:
        result = _made(load(path, root=root), theme, works, options, Path(output), drafts.open, progress)
        if strict and result.diagnostics.warnings:
            return replace(result, works=())
        if result.works:
            drafts.finish(work.path for work in result.works if work.kind == "pictures")
    return result


def _made(
    loaded: Loaded,
    theme_name: str | None,
    kinds: Sequence[Kind],
    options: Options,
    folder: Path,
    opened: Callable[[Path], BinaryIO],
    progress: Progress | None,
) -> BuildResult:
    """The works, written into what is `opened` for their paths; none when there are errors."""
    from generator.theme import NAMES, load_theme

    from .works import Workshop

    if theme_name is not None and theme_name not in NAMES:
        raise ValueError(f"there is no theme {theme_name!r}; use {' or '.join(NAMES)}")
    theme = load_theme(theme_name) if theme_name else loaded.theme
    works: list[Work] = []
    if loaded.document is not None and theme is not None:
        for used in loaded.document.fields:
            help = "`diptych mail` fills it for each recipient; put `\\` before a `{` that is meant"
            message = f"the field `{used.name}` is shown as it is written"
            loaded.diagnostics.warning("open-field", message, used.place, help, len(used.name) + 4)
        workshop = Workshop(loaded.document, theme, loaded.diagnostics, progress, options)
        works = workshop.make(kinds, folder, opened)
    return BuildResult(() if loaded.diagnostics.errors else tuple(works), loaded.diagnostics, loaded.sources, loaded.inputs)
