"""Text as the author meant it: runs of one style, and the blocks of prose that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from .diagnostics import NOWHERE, Place, placed

STAND_IN = "\ue000"
"""The text of a run that is a formula: a letter from left to right, so that lines break around it as around a word."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that could be read: `tex` as it was written, `mathml` as a `math` element, `spoken` as a screen reader says it.

    `plain` is it as characters, `spelled` as runs of text; these are `exact` when nothing has another shape there.
    """

    tex: str
    mathml: str
    spoken: str
    plain: str
    spelled: tuple[Run, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, or a `formula`.

    `link` is a web address or `#id` of something in the report; `note` is the label of a footnote, and `text` then holds
    the number that stands for it. `lang` is the run's language, a BCP 47 tag; empty for the document's. `tone` is for what we
    set ourselves: the label of a caption (heading face, text colour), a muted remark, words of code, a link inside a deck. The runs of a
    citation share one that is `cited`: it as its author wrote it. `place` is where the run begins in the source.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    shift: Literal["", "super", "sub"] = ""
    link: str = ""
    note: str = ""
    lang: str = ""
    tone: Literal["", "label", "muted", "keyword", "string", "link"] = ""
    formula: Formula | None = None
    cited: Run | None = field(default=None, compare=False, repr=False)
    place: Place = placed()

    @property
    def plain(self) -> str:
        """The characters alone; those that spell a formula."""
        return self.formula.plain if self.formula else self.text

    @property
    def cites(self) -> bool:
        """Whether it is the mark of a citation, which leads to its work in the list of references."""
        return self.link.startswith("#ref-")


@dataclass(frozen=True, slots=True)
class Text:
    """A field of one paragraph: runs in reading order. Falsy when there is nothing to read."""

    runs: tuple[Run, ...] = ()
    place: Place = placed()

    @property
    def plain(self) -> str:
        """The characters alone, without the numbers of footnotes."""
        return "".join(run.plain for run in self.runs if not run.note)

    @property
    def spelled(self) -> Text:
        """The text with its formulas as letters and signs, in the style around each."""
        if not any(run.formula for run in self.runs):
            return self
        return Text(tuple(spelled for run in self.runs for spelled in _spelled(run)), self.place)

    def __bool__(self) -> bool:
        return any(run.text.strip() for run in self.runs)


def _spelled(run: Run) -> tuple[Run, ...]:
    if not run.formula:
        return (run,)
    style = replace(run, formula=None)
    return tuple(
        replace(
            style,
            text=part.text,
            strong=run.strong or part.strong,
            emphasis=run.emphasis or part.emphasis,
            shift=part.shift or run.shift,
        )
        for part in run.formula.spelled
    )


NO_TEXT = Text()


def plain_text(text: str, place: Place = NOWHERE) -> Text:
    """`text` as one unstyled run."""
    return Text((Run(text, place=place),), place) if text else Text((), place)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a body; `level` 1 is the highest that a body may use and stands below its section's title."""

    level: int
    text: Text
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Listing:
    """Code in a body: `language` is the word after the fence, possibly empty; `code` ends without a line end."""

    code: str
    language: str = ""
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on a line of its own in a body."""

    formula: Formula
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class BlockQuote:
    blocks: tuple[Block, ...]
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items, each a sequence of blocks; `start` is the first number of an ordered list, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    place: Place = placed()


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms, each with the blocks that say what it means."""

    items: tuple[tuple[Text, tuple[Block, ...]], ...]
    place: Place = placed()


Alignment = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in a body: header cells, rows of as many cells, and an alignment a column."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    alignments: tuple[Alignment, ...]
    place: Place = placed()


Block = Paragraph | Heading | Listing | Display | BlockQuote | ItemList | Definitions | Grid
