"""What a speaker says, line by line, as notes of a slide can show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .diagnostics import NOWHERE
from .text import (
    STAND_IN,
    Block,
    BlockQuote,
    Definitions,
    Display,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Run,
    Text,
    plain_text,
)

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, an item of a list, a line of code or a row of a table; as a string it is that in plain text.

    `mark` stands before an item, a bullet or a number; `depth` counts the lists and quotes that the line is in.
    """

    text: Text
    mark: str = ""
    depth: int = 0
    form: Literal["prose", "heading", "code", "row"] = "prose"

    def __str__(self) -> str:
        return f"{self.mark} {self.text.plain}" if self.mark else self.text.plain


def said_lines(blocks: Iterable[Block]) -> Iterator[Said]:
    """The blocks as lines, one a paragraph, item, line of code or row of a table."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield Said(text)
            case Heading(_, text):
                yield Said(text, form="heading")
            case Display(formula, place):
                yield Said(Text((Run(STAND_IN, formula=formula, place=place),), place))
            case Listing(code, _, place):
                yield from (Said(plain_text(line, place), form="code") for line in code.split("\n"))
            case BlockQuote(inner):
                yield from map(_deeper, said_lines(inner))
            case ItemList(items, start):
                for number, item in enumerate(items, start or 0):
                    yield from _item(BULLET if start is None else f"{number}.", item)
            case Definitions(items):
                for term, meaning in items:
                    yield from _meaning(term, meaning)
            case Grid(header, rows):
                yield _row([_strong(cell) for cell in header])
                yield from map(_row, rows)


def plain_lines(blocks: Iterable[Block]) -> list[str]:
    """The same as plain text."""
    return list(map(str, said_lines(blocks)))


def _deeper(line: Said) -> Said:
    return replace(line, depth=line.depth + 1)


def _item(mark: str, item: Iterable[Block]) -> Iterator[Said]:
    """An item, whose mark stands before its first line."""
    first, *rest = list(said_lines(item)) or [Said(Text())]
    yield replace(first, mark=f"{mark} {first.mark}" if first.mark else mark, depth=first.depth + 1)
    yield from map(_deeper, rest)


def _meaning(term: Text, meaning: Iterable[Block]) -> Iterator[Said]:
    first, *rest = list(said_lines(meaning)) or [Said(Text())]
    between = Run(f": {first.mark} " if first.mark else ": ", place=term.place)
    yield Said(Text((*_strong(term).runs, between, *first.text.runs), term.place))
    yield from rest


def _row(cells: Iterable[Text]) -> Said:
    """The cells of a row with a dot between."""
    runs = [run for cell in cells for run in (Run(" · ", place=cell.place), *cell.runs)][1:]
    return Said(Text(tuple(runs), runs[0].place if runs else NOWHERE), form="row")


def _strong(text: Text) -> Text:
    return Text(tuple(replace(run, strong=True) for run in text.runs), text.place)
