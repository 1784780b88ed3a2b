"""Documents made by hand, and the report of one in a line."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pytest
from PIL import Image

from generator.model import Diagnostics, Document, Figure, Picture, Point, Row, Section, Table, plain_text
from generator.report import make_report
from generator.theme import load_theme

from . import reading

SENTENCE = "They need less computing power and infrastructure, so the total cost of ownership is lower."


@dataclass
class Made:
    """A report and what is read back from it."""

    pages: int
    data: bytes
    diagnostics: Diagnostics
    footer: str
    paper: str = "a4"
    columns: int = 1

    @cached_property
    def words(self) -> list[list[reading.Word]]:
        return reading.words(self.data)

    @cached_property
    def texts(self) -> list[str]:
        return reading.texts(self.data)

    @property
    def text(self) -> str:
        """The text of all pages without headers and footers, which are drawn first."""
        cover, *others = self.texts
        return " ".join([cover, *(page.partition(self.footer)[2] for page in others)])

    @property
    def codes(self) -> list[str]:
        return [found.code for found in self.diagnostics]

    def page_of(self, text: str, first: int = 0) -> int:
        """The first page, counted from 0, that shows a text."""
        return next(index for index, page in enumerate(self.texts) if index >= first and text in page)

    def word(self, text: str, page: int | None = None) -> reading.Word:
        """The last word on the page, or in the report, that begins with a text."""
        pages = self.words if page is None else [self.words[page]]
        return [word for words in pages for word in words if word.text.startswith(text)][-1]


def report(*sections: Section, **fields: object) -> Made:
    values = {"title": plain_text("The title of the report"), "stem": "talk", "sections": sections, **fields}
    document = values.pop("document", None) or Document(**values)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    diagnostics = Diagnostics()
    out = io.BytesIO()
    made = make_report(document, load_theme("aurora"), diagnostics, out)
    return Made(made.pages, out.getvalue(), diagnostics, document.title.plain, document.paper, document.columns)


def section(number: int | None = 1, topic: int | None = None, **fields: object) -> Section:
    """A section; points make it a topic."""
    if fields.get("points") and topic is None and number:
        topic = number - 1
    values = {"id": f"s{number}", "title": plain_text(f"Section {number}"), **fields}
    return Section(number=number, topic=topic, **values)  # type: ignore[arg-type]


def points(count: int, sentence: str = SENTENCE) -> tuple[Point, ...]:
    return tuple(Point(plain_text(sentence), plain_text(f"Term{i + 1}")) for i in range(count))


def table(rows: int, columns: int = 3, number: int = 1, **fields: object) -> Table:
    header = tuple(plain_text(f"Head{i}") for i in range(columns))
    body = tuple(Row(tuple(plain_text(f"row{r}col{c}") for c in range(columns))) for r in range(rows))
    return Table(f"tbl-{number}", number, header, body, plain_text("What the table says."), **fields)  # type: ignore[arg-type]


MakeFigure = Callable[..., Figure]


@pytest.fixture(scope="session")
def make_figure(tmp_path_factory: pytest.TempPathFactory) -> MakeFigure:
    """A figure of the given pixels, with a real file behind it."""
    folder = tmp_path_factory.mktemp("pictures")

    def make(width: int = 1600, height: int = 900, number: int = 1, caption: str = "What it shows.", **changes: object) -> Figure:
        path = folder / f"{width}x{height}.jpg"
        if not path.exists():
            Image.new("RGB", (width, height), "#336699").save(path)
        values = {"caption": plain_text(caption), "credit": plain_text("Somebody"), "license": plain_text("CC0"), **changes}
        return Figure(f"fig-{number}", number, Picture(path, width, height), "A blue field.", **values)  # type: ignore[arg-type]

    return make
