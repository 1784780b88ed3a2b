"""A document and its theme go in, works come out, each written into a file that is opened for it. The deck is laid out once for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

if TYPE_CHECKING:
    from generator.deck import Deck
    from generator.deck.reduced import Reduced
    from generator.deck.talk import TalkTime
    from generator.model import Diagnostics, Document
    from generator.theme import Theme

Kind = Literal["deck", "report", "slides", "handout", "pictures", "contact-sheet"]
"""`slides` are those of the deck as a PDF, `handout` the same with their notes, to be printed; `pictures` are a folder with one of
each slide, the `contact-sheet` is one of all."""
USUAL: tuple[Kind, ...] = ("deck", "report")
"""What is made where nothing else is asked for."""
Progress = Callable[[Kind, int, int], None]
"""Called with the work that is being made, the steps that are done and how many there are."""

SUFFIXES: dict[Kind, str] = {
    "deck": ".pptx",
    "report": ".pdf",
    "slides": "-slides.pdf",
    "handout": "-handout.pdf",
    "pictures": "-slides",
    "contact-sheet": "-contact-sheet.png",
}
PER_PAGE = (1, 2, 3)
"""How many slides a page of a hand-out can show."""
NARROWEST, WIDTH, WIDEST = 64, 1280, 7680
"""Pixels that the picture of a slide may be wide, and is where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen about works: with `steps` the slides' PDF has a page for every click, `per_page` are the hand-out's slides a page,
    `width` is that of pictures of slides, in pixels.

    Raises ValueError for a number of slides that no page has, and for a width that no picture has.
    """

    steps: bool = False
    per_page: int = 1
    width: int = WIDTH

    def __post_init__(self) -> None:
        if self.per_page not in PER_PAGE:
            raise ValueError(f"a page of a hand-out has one slide, two or three, not {self.per_page}")
        if not NARROWEST <= self.width <= WIDEST:
            raise ValueError(f"the picture of a slide is from {NARROWEST} to {WIDEST} pixels wide, not {self.width}")


USUAL_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Work:
    """A finished work: `parts` counts slides or pages, `size` bytes, `seconds` the time that making it took.

    With the first work that is made of the deck go `talk`, how long it takes to show when its content has `talk:`, and `reduced`, its texts
    that stand smaller than usual. `lacking` are the names of the font families that the work uses and does not carry.
    """

    kind: Kind
    path: Path
    parts: int
    size: int
    seconds: float
    talk: TalkTime | None = None
    reduced: tuple[Reduced, ...] = ()
    lacking: tuple[str, ...] = ()


class Workshop:
    """Makes the works of one document. What is wrong is added to `diagnostics`."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        diagnostics: Diagnostics,
        progress: Progress | None = None,
        options: Options = USUAL_OPTIONS,
    ) -> None:
        self.document = document
        self.theme = theme
        self.diagnostics = diagnostics
        self._progress = progress
        self._options = options
        self._kind: Kind = "deck"
        self._told = False

    def make(self, kinds: Sequence[Kind], folder: Path, opened: Callable[[Path], BinaryIO]) -> list[Work]:
        """The works in their order, named as they stand in `folder`; those before the first that an error has ended."""
        from generator.exhibits.pictures import BadPictureError
        from generator.text.fonts import BadFontError

        works = []
        try:
            for kind in kinds:
                works.append(self._work(kind, folder / (self.document.stem + SUFFIXES[kind]), opened))
        except BadPictureError as error:
            # The reader looks at a picture's header only; what is broken behind it shows when the picture is decoded.
            for figure in self.document.figures():
                if figure.picture.path == error.path:
                    self.diagnostics.error("bad-picture", f"`{error.path.name}` {error}", figure.place, error.help)
        except BadFontError as error:
            # The reader looks at a font's names only; a glyph that is broken shows when it is put into the file.
            message = f"`{Path(error.file).name}` {error}"
            self.diagnostics.error("bad-font", message, self.theme.place, "get the file anew, or choose another family")
        return works

    def _work(self, kind: Kind, path: Path, opened: Callable[[Path], BinaryIO]) -> Work:
        begun = time.perf_counter()
        self._kind = kind
        lacking: tuple[str, ...] = ()
        if kind == "pictures":
            parts, size = self._pictures(path, opened)
            return self._telling(Work(kind, path, parts, size, time.perf_counter() - begun))
        file = opened(path)
        match kind:
            case "report":
                parts = self._report(file)
            case "deck":
                parts, lacking = len(self.deck.slides), self._package(file)
            case "slides":
                parts = self._slides(file)
            case "handout":
                parts = self._handout(file)
            case "contact-sheet":
                parts = self._contact_sheet(file)
        return self._telling(Work(kind, path, parts, file.tell(), time.perf_counter() - begun, lacking=lacking))

    def _telling(self, work: Work) -> Work:
        """The first work that is made of the deck, with what there is to say about that; any other as it is."""
        if work.kind == "report" or self._told:
            return work
        self._told = True
        return replace(work, talk=self.deck.talk, reduced=self.deck.reduced)

    @cached_property
    def deck(self) -> Deck:
        """The deck as every writer draws it."""
        from generator.deck import lay_out_deck

        return lay_out_deck(self.document, self.theme, self.diagnostics, self._step)

    def _report(self, file: BinaryIO) -> int:
        from generator.report import make_report

        return make_report(self.document, self.theme, self.diagnostics, file, self._step).pages

    def _package(self, file: BinaryIO) -> tuple[str, ...]:
        from generator.deck.pptx import write_deck

        return write_deck(self.deck.slides, self.deck.document, self.theme, file)

    def _slides(self, file: BinaryIO) -> int:
        from generator.deck.pdf import write_slides

        return write_slides(self.deck.slides, self.deck.document, self.theme, file, steps=self._options.steps)

    def _handout(self, file: BinaryIO) -> int:
        from generator.deck.pdf import write_handout

        return write_handout(self.deck, self._options.per_page, self.diagnostics, file)

    def _pictures(self, folder: Path, opened: Callable[[Path], BinaryIO]) -> tuple[int, int]:
        """How many there are, and their bytes. Their names are the numbers of the slides, so long that they sort as slides do."""
        from generator.deck.pictures import png, slide_pictures

        digits = max(2, len(str(len(self.deck.slides))))
        parts = size = 0
        for number, picture in slide_pictures(self.deck, self._options.width):
            data = png(picture)
            with opened(folder / f"{number:0{digits}}.png") as file:
                file.write(data)
            parts, size = parts + 1, size + len(data)
            self._step(number, len(self.deck.slides))
        return parts, size

    def _contact_sheet(self, file: BinaryIO) -> int:
        from generator.deck.contact_sheet import contact_sheet

        file.write(contact_sheet(self.deck))
        return len(self.deck.shown)

    def _step(self, done: int, total: int) -> None:
        if self._progress:
            self._progress(self._kind, done, total)
