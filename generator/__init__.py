"""Diptych: one content file becomes a native PowerPoint deck and a PDF report.

`load` reads a content file, `check` also makes both works and forgets them, `build` writes them. Faults of the content are never
exceptions: they come back as diagnostics. OSError is raised when a file cannot be read or written, ValueError for a bad argument.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

if TYPE_CHECKING:
    from generator.deck import Deck
    from generator.deck.reduced import Reduced
    from generator.deck.talk import TalkTime
    from generator.model import Diagnostics, Document
    from generator.theme import Theme

__all__ = ["BuildResult", "Loaded", "Work", "build", "check", "load"]
__version__ = "0.1.0"

Kind = Literal["deck", "report", "slides"]
"""`slides` are those of the deck as a PDF, made only where they are asked for."""
Progress = Callable[[Kind, int, int], None]
"""Called with the work that is being made, the steps that are done and how many there are."""

_SUFFIXES: dict[Kind, str] = {"deck": ".pptx", "report": ".pdf", "slides": "-slides.pdf"}
_USUAL: tuple[Kind, ...] = ("deck", "report")
"""What is made where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A content file, read. `document` and `theme` are None when it has errors; `sources` are the texts of its files by their names."""

    document: Document | None
    diagnostics: Diagnostics
    sources: dict[str, str]
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A finished work: `parts` counts slides or pages, `size` bytes, `seconds` the time that making it took.

    `talk` is how long a deck takes to show, when its content has `talk:`; `reduced` are its texts that stand smaller than usual,
    `lacking` the names of the font families that it uses and does not carry.
    """

    kind: Kind
    path: Path
    parts: int
    size: int
    seconds: float
    talk: TalkTime | None = None
    reduced: tuple[Reduced, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a content file: the works, none when there are errors, and everything that there is to say about it."""

    works: tuple[Work, ...]
    diagnostics: Diagnostics
    sources: dict[str, str] = field(default_factory=dict)


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
def load(path: str | Path, *, root: str | Path | None = None) -> Loaded:
    """Read a content file. Its pictures and fonts may be in its folder and in its project, or in `root` instead of the project."""
    from generator.model import Diagnostics
    from generator.source import read

    diagnostics = Diagnostics()
    document, theme, sources = read(Path(path), Path(root) if root is not None else None, diagnostics)
    return Loaded(document, diagnostics, sources, theme)


@_rare_collection()
def check(
    path: str | Path,
    *,
    only: Kind | None = None,
    theme: str | None = None,
    root: str | Path | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Do all that `build` does but write: the works of the result have no file behind them."""
    from .drafts import forgotten

    return _make(load(path, root=root), Path(), only, theme, progress, lambda _: forgotten())


@_rare_collection()
def build(
    path: str | Path,
    *,
    output: str | Path = "output",
    only: Kind | None = None,
    theme: str | None = None,
    strict: bool = False,
    root: str | Path | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Write `<stem>.pptx` and `<stem>.pdf` into the folder `output`, or `only` one work, in the document's theme or in `theme`.

    The deck's slides as a PDF, `<stem>-slides.pdf`, are written only where they are asked for.

    Nothing is written when there are errors or, with `strict`, warnings. Both works are finished before either replaces an older file.
    """
    from .drafts import Drafts

    with Drafts() as drafts:
        result = _make(load(path, root=root), Path(output), only, theme, progress, drafts.open)
        if strict and result.diagnostics.warnings:
            return BuildResult((), result.diagnostics, result.sources)
        if result.works:
            drafts.finish()
    return result


def _make(
    loaded: Loaded, folder: Path, only: Kind | None, theme_name: str | None, progress: Progress | None, opened: Callable[[Path], BinaryIO]
) -> BuildResult:
    """The works, written into what is `opened` for their paths."""
    from generator.exhibits.pictures import BadPictureError
    from generator.text.fonts import BadFontError
    from generator.theme import NAMES, load_theme

    if theme_name is not None and theme_name not in NAMES:
        raise ValueError(f"there is no theme {theme_name!r}; use {' or '.join(NAMES)}")
    document, diagnostics = loaded.document, loaded.diagnostics
    nothing = BuildResult((), diagnostics, loaded.sources)
    theme = load_theme(theme_name) if theme_name else loaded.theme
    if document is None or theme is None:
        return nothing
    works = []
    for kind in [only] if only else _USUAL:
        begun = time.perf_counter()
        path = folder / (document.stem + _SUFFIXES[kind])
        try:
            file = opened(path)
            made = _make_one(kind, document, theme, diagnostics, file, progress)
        except BadPictureError as error:
            # The reader looks at a picture's header only; what is broken behind it shows when the picture is decoded.
            for figure in document.figures():
                if figure.picture.path == error.path:
                    diagnostics.error("bad-picture", f"`{error.path.name}` {error}", figure.place, error.help)
            return nothing
        except BadFontError as error:
            # The reader looks at a font's names only; a glyph that is broken shows when it is put into the file.
            message = f"`{Path(error.file).name}` {error}"
            diagnostics.error("bad-font", message, theme.place, "get the file anew, or choose another family")
            return nothing
        seconds = time.perf_counter() - begun
        if isinstance(made, int):
            works.append(Work(kind, path, made, file.tell(), seconds))
        else:
            works.append(Work(kind, path, made.slides, file.tell(), seconds, made.talk, made.reduced, made.lacking))
    return nothing if diagnostics.errors else BuildResult(tuple(works), diagnostics, loaded.sources)


def _make_one(
    kind: Kind, document: Document, theme: Theme, diagnostics: Diagnostics, file: BinaryIO, progress: Progress | None
) -> Deck | int:
    """Write one work: the deck, or the number of the report's pages."""
    step = (lambda done, total: progress(kind, done, total)) if progress else None
    if kind != "report":
        from generator.deck import make_deck, make_slides

        return (make_deck if kind == "deck" else make_slides)(document, theme, diagnostics, file, step)
    from generator.report import make_report

    return make_report(document, theme, diagnostics, file, step).pages
