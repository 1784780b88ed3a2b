"""What a post is made of, block by block: the Markdown of each for a body, and what else a content file can make of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .inline import Image


@dataclass
class Piece:
    """A block. `text` is its Markdown in a body, `line` where it begins in the post, from 0; `asides` are comments that belong to it."""

    text: str
    line: int
    asides: list[str] = field(default_factory=list)


@dataclass
class Heading(Piece):
    """`text` is the title, `anchor` what links call it."""

    level: int = 1
    anchor: str = ""


@dataclass
class Paragraph(Piece):
    pass


@dataclass
class Bullets(Piece):
    """A list. `items` are its texts with their terms, possibly empty, where each is one paragraph; else there are none."""

    items: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Quotation(Piece):
    """A quote of one paragraph, and who said it."""

    said: str = ""
    by: str = ""


@dataclass
class Listing(Piece):
    language: str = ""
    code: str = ""


@dataclass
class Formula(Piece):
    tex: str = ""


@dataclass
class Grid(Piece):
    """A table: its header and rows, each of as many cells, whose lines are parted by `<br>`."""

    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    caption: str = ""


@dataclass
class Picture(Piece):
    image: Image = field(default_factory=lambda: Image("", "", "", 0))
