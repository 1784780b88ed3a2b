"""What is read from a deck: its slides, each with its texts, pictures, tables and charts where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.source.writing import Tree


class Frame(NamedTuple):
    """A place on a slide, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def order(self) -> tuple[int, float]:
        """How a slide is read: by lines from the top, each from the left."""
        return round(self.top * 20), self.left


Crop = tuple[float, float, float, float]
"""The shares of a picture that are cut off at the left, the top, the right and the bottom."""
NO_CROP: Crop = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in inline Markdown and as its plain text. `level` counts from 0, `term` is what it begins with in bold, `code` tells
    that all of it is monospaced."""

    text: str
    plain: str
    level: int = 0
    term: str = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a shape: `role` is what its placeholder is for, empty for a free shape, `name` is the shape's."""

    frame: Frame
    paragraphs: tuple[Paragraph, ...]
    role: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        return " ".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def plain(self) -> str:
        return " ".join(paragraph.plain for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes; `extension` is that of its part."""

    frame: Frame
    data: bytes
    extension: str
    alt: str
    decorative: bool
    crop: Crop


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells in inline Markdown. `across` are the rows that are one cell, `merged` tells of others that are merged,
    `cut` of rows that were left out.

    `heads` are the titles over the columns of the first row, each with how many it spans; none where no two share one.
    """

    frame: Frame
    rows: tuple[tuple[str, ...], ...]
    header: bool
    across: frozenset[int] = frozenset()
    merged: bool = False
    heads: tuple[tuple[str, int], ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """A chart: its columns by name, the first being its categories. `kind` is empty for one that Diptych does not draw.

    `drawn` is what PowerPoint calls it, `faithful` whether Diptych draws the same kind, `cut` whether data were left out.
    """

    frame: Frame
    kind: str
    drawn: str
    columns: dict[str, list[str | float | None]]
    caption: str = ""
    faithful: bool = True
    cut: bool = False


Exhibit = Image | Grid | Graph


@dataclass
class Page:
    """A slide. `kind` is its layout's type (ISO/IEC 29500-1, 19.7.15), `layout` the layout's name, `part` the section that it is in.

    `notes` are paragraphs in inline Markdown, `diagram` those of diagrams. Of a slide that Diptych made `heading` is the title of its
    section, `extra` are further keys of that, `below` those of its exhibit.
    """

    number: int
    kind: str
    layout: str
    title: str = ""
    part: str = ""
    hidden: bool = False
    words: list[Words] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    diagram: list[Paragraph] = field(default_factory=list)
    heading: str = ""
    extra: dict[str, Tree] = field(default_factory=dict)
    below: dict[str, Tree] = field(default_factory=dict)
