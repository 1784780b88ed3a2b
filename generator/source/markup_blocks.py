"""Blocks become Markdown again: what `prose` reads as the same blocks, in lines that a person would write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import (
    Block,
    BlockQuote,
    Definitions,
    Display,
    Footnote,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Run,
    Text,
)

from .markup import BREAK, markdown

WIDTH = 110
"""Letters of a line of prose."""
_RULES = {"left": "---", "center": ":-:", "right": "--:"}
_BLOCK_MARK = re.compile(r"[#>=|:-]|\+ |\d{1,9}(?=[.)](?: |$))")


@dataclass
class Markup:
    """Writes texts and blocks; `labels` are what references read, `footnotes` those of the document by their labels."""

    labels: Mapping[str, str]
    footnotes: Mapping[str, Footnote]
    _mentioned: list[str] = field(default_factory=list)

    def text(self, text: Text) -> str:
        """A field of one paragraph."""
        return markdown(text, self.labels).replace(BREAK, " ")

    def prose(self, blocks: tuple[Block, ...]) -> str:
        """A field of several blocks and the notes that it mentions, ending in a line end; empty for no blocks."""
        if not blocks:
            return ""
        self._mentioned = []
        parts = [self._lines(blocks)]
        for label in self._mentioned:  # which grows while notes are written that mention others
            note = self.footnotes[label]
            parts.append(_marked(f"[^{note.number}]: ", self._lines(note.blocks), " " * 4))
        return "\n\n".join("\n".join(lines) for lines in parts) + "\n"

    # Blocks

    def _lines(self, blocks: Iterable[Block], tight: bool = False) -> list[str]:
        lines: list[str] = []
        bullet, last = 0, None
        for block in blocks:
            # Lists that follow each other have marks of their own, or they would be one.
            alike = isinstance(block, ItemList) and isinstance(last, ItemList) and (block.start is None) == (last.start is None)
            bullet = 1 - bullet if alike else 0
            if lines and not tight:
                lines.append("")
            lines += self._block(block, bullet)
            last = block
        return lines

    def _block(self, block: Block, bullet: int) -> Iterable[str]:
        match block:
            case Paragraph(text):
                return _wrapped(self._inline(text))
            case Heading(level, text):
                title = re.sub(r"(#+)$", r"\\\1", self._inline(text, lines=False).replace(BREAK, " "))
                return [f"{'#' * level} {title}"]
            case Listing(code, language):
                return fenced(code, language)
            case Display(formula):
                return f"$${formula.tex}$$".split("\n")
            case BlockQuote(blocks):
                return _marked("> ", self._lines(blocks), "> ")
            case ItemList(items, start):
                return self._items(items, start, bullet)
            case Definitions(items):
                return self._definitions(items)
            case Grid():
                return self._grid(block)

    def _items(self, items: tuple[tuple[Block, ...], ...], start: int | None, bullet: int) -> Iterator[str]:
        tight = all(map(_is_tight, items))
        for index, item in enumerate(items):
            mark = "-*"[bullet] if start is None else f"{start + index}{'.)'[bullet]}"
            if index and not tight:
                yield ""
            yield from _marked(f"{mark} ", self._lines(item, tight), " " * (len(mark) + 1))

    def _definitions(self, items: tuple[tuple[Text, tuple[Block, ...]], ...]) -> Iterator[str]:
        for index, (term, meaning) in enumerate(items):
            if index:
                yield ""
            yield _begun(self._inline(term, lines=False).replace(BREAK, " "))
            # A mark with nothing behind it is text; a heading without words is nothing.
            yield from _marked(": ", self._lines(meaning) or ["#"], "  ")

    def _grid(self, grid: Grid) -> Iterator[str]:
        yield self._row(grid.header)
        yield f"| {' | '.join(_RULES[alignment] for alignment in grid.alignments)} |"
        yield from map(self._row, grid.rows)

    def _row(self, cells: tuple[Text, ...]) -> str:
        made = (self._inline(cell, lines=False).replace(BREAK, " ").replace("|", "\\|") for cell in cells)
        return f"| {' | '.join(made)} |"

    def _inline(self, text: Text, lines: bool = True) -> str:
        self._mention(text.runs)
        return markdown(text, self.labels, lines)

    def _mention(self, runs: Iterable[Run]) -> None:
        self._mentioned += [label for label in dict.fromkeys(run.note for run in runs if run.note) if label not in self._mentioned]


def _is_tight(item: tuple[Block, ...]) -> bool:
    """Whether an item needs no empty lines: a paragraph, perhaps with a list of such items below it."""
    if len(item) == 1:
        return isinstance(item[0], Paragraph)
    match item:
        case (Paragraph(), ItemList(items, None)):
            return all(map(_is_tight, items))
    return False


def _marked(first: str, lines: Iterable[str], others: str) -> list[str]:
    """The lines behind a mark, the others below its content; without trailing spaces."""
    begun, *rest = [*lines] or [""]
    return [(first + begun).rstrip(" ") if not begun else first + begun, *(others + line if line else others.rstrip(" ") for line in rest)]


def fenced(code: str, language: str) -> list[str]:
    """The lines of a fenced block (CommonMark 0.31, 4.5), in more signs than the code has in a row."""
    sign = "~" if "`" in language else "`"
    fence = sign * max(3, *(len(found) + 1 for found in re.findall(f"{sign}+", code)), 0)
    info = re.sub(r"[\\&]", lambda found: "\\" + found[0], language)
    return [fence + info, *code.split("\n"), fence]


def _wrapped(markup: str) -> Iterator[str]:
    """The lines of a paragraph, none of which begins as another block does."""
    for line in markup.split("\n"):
        made = ""
        for word in line.split(BREAK):
            if made and len(made) + 1 + len(word) > WIDTH and not _BLOCK_MARK.match(word):
                yield _begun(made)
                made = word
            else:
                made = f"{made} {word}" if made else word
        yield _begun(made)


def _begun(line: str) -> str:
    found = _BLOCK_MARK.match(line)
    if not found:
        return line
    at = found.end() if found[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
