"""The Markdown of posts: GitHub's, with footnotes, definition lists and formulas, and HTML in blocks and lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.source.markdown import common_parser


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    return common_parser().enable("strikethrough")


@dataclass
class Node:
    """A block with the blocks in it; `token` opens it."""

    token: Token
    kids: list[Node] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.token.type.removesuffix("_open")

    @property
    def lines(self) -> tuple[int, int]:
        """The first of its lines, from 0, and the one behind its last."""
        first, end = self.token.map or (0, 1)
        return first, end


def blocks(text: str) -> list[Node]:
    """The blocks of a text; `inline` ones are their leaves."""
    return nested(parser().parse(text, {}))


def nested(tokens: Iterable[Token]) -> list[Node]:
    outside: list[Node] = []
    levels = [outside]
    for token in tokens:
        if token.nesting < 0:
            levels.pop()
            continue
        node = Node(token)
        levels[-1].append(node)
        if token.nesting > 0:
            levels.append(node.kids)
    return outside


def labels_in(nodes: Iterable[Node]) -> Iterator[str]:
    """The labels of the footnotes that are defined."""
    for node in nodes:
        if node.type == "footnote_reference":
            yield node.token.meta["label"]
        yield from labels_in(node.kids)
