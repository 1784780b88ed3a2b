"""A letter becomes plain text that is good to read by itself: for readers without HTML, for screen readers, for search."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.model import Block, BlockQuote, Definitions, Display, Grid, Heading, ItemList, Listing, Paragraph, Run, Text

from .letter import Enclosure, Letter

WIDTH = 72
"""Characters on a line (RFC 5322, 2.1.1, recommends no more than 78, and an answer quotes them)."""


def plain(letter: Letter) -> str:
    """The text, its paragraphs parted by empty lines."""
    parts: list[list[str]] = [
        _heading(words(letter.title), "="),
        _wrapped(letter.subtitle) if letter.subtitle else [],
        [letter.kicker] if letter.kicker else [],
        _wrapped(letter.greeting) if letter.greeting else [],
        *_blocks(letter.body),
        [line for each in letter.enclosures for line in _enclosure(each)],
        *_blocks(letter.closing),
        [f"Unsubscribe: {letter.unsubscribe[0]}"] if letter.unsubscribe else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def words(text: Text) -> str:
    """The characters of a text; an address that its words do not say stands behind them."""
    return "".join(_run(run) for run in text.runs)


def _run(run: Run) -> str:
    shown = run.link.removeprefix("mailto:")
    return f"{run.plain} <{shown}>" if run.link and run.text not in (run.link, shown) else run.plain


def _wrapped(text: Text, indent: str = "", first: str | None = None) -> list[str]:
    """The lines of a text; its own line ends are kept."""
    made: list[str] = []
    for line in words(text).split("\n"):
        made += textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent if first is None or made else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return made


def _heading(title: str, mark: str) -> list[str]:
    lines = textwrap.wrap(title, WIDTH, break_long_words=False)
    return [*lines, mark * max(map(len, lines), default=0)]


def _blocks(blocks: tuple[Block, ...]) -> Iterator[list[str]]:
    """A list of lines for each block."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield _wrapped(text)
            case Heading(_, text):
                yield _heading(words(text), "-")
            case Listing(code):
                yield [f"    {line}".rstrip() for line in code.split("\n")]
            case Display(formula):
                yield [f"    {formula.plain}"]
            case BlockQuote(inner):
                yield [f"> {line}".rstrip() for line in _joined(inner)]
            case ItemList(items, start):
                marks = ["-" if start is None else f"{number}." for number, _ in enumerate(items, start or 0)]
                yield [line for mark, item in zip(marks, items, strict=True) for line in _item(f"{mark} ", item)]
            case Definitions(items):
                yield [line for term, meaning in items for line in (words(term), *(f"  {each}".rstrip() for each in _joined(meaning)))]
            case Grid():
                yield _grid(block)


def _item(mark: str, item: tuple[Block, ...]) -> list[str]:
    """An item's lines, those after the first below its words."""
    lines = _joined(item, WIDTH - len(mark)) or [""]
    return [f"{mark if not number else ' ' * len(mark)}{line}".rstrip() for number, line in enumerate(lines)]


def _joined(blocks: tuple[Block, ...], width: int = WIDTH - 2) -> list[str]:
    parts = ["\n".join(part) for part in _blocks(blocks)]
    lines = "\n\n".join(parts).split("\n")
    return [short for line in lines for short in (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""])]


def _grid(grid: Grid) -> list[str]:
    """A row a line, in columns where they fit, and otherwise each cell with the name of its column."""
    rows = [[words(cell) for cell in row] for row in (grid.header, *grid.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) <= WIDTH:
        marks = [">" if side == "right" else "<" for side in grid.alignments]
        columns = list(zip(marks, widths, strict=True))
        lines = ["  ".join(f"{cell:{mark}{width}}" for cell, (mark, width) in zip(row, columns, strict=True)).rstrip() for row in rows]
        return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]
    header, *body = rows
    return [f"{name}: {cell}" for row in body for name, cell in zip(header, row, strict=True)]


def _enclosure(each: Enclosure) -> list[str]:
    return [f"{each.title}: {each.details}".strip(), *([f"  {each.link}"] if each.link else [])]
