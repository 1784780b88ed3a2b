"""The tag tree of a written report, read back with pikepdf: roles, what stands in them, and on which pages."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from tests.oracles.tools import need


@dataclass
class Element:
    """An element of the tree. `pages` are those of its own content, `links` the annotations that it holds; `file` keeps them alive."""

    role: str
    entry: pikepdf.Object
    file: pikepdf.Pdf = field(repr=False)
    kids: list[Element] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *roles: str) -> list[Element]:
        return [element for element in self.walk() if element.role in roles]

    @property
    def outline(self) -> str:
        """The roles as text: 'L(LI(Lbl LBody) LI(Lbl LBody))'."""
        return self.role + (f"({' '.join(kid.outline for kid in self.kids)})" if self.kids else "")

    @property
    def attributes(self) -> dict[str, pikepdf.Object]:
        return dict(self.entry.get("/A", {}))


def tree(data: bytes) -> Element:
    """The document element."""
    pdf = pikepdf.open(io.BytesIO(data))
    pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
    return _element(pdf.Root.StructTreeRoot.K, pdf, pages)


class Heard(NamedTuple):
    """A text of the tree: the language that its element names, the roles that it stands in, as in 'P/Span', and its words."""

    lang: str
    path: str
    text: str


def heard(data: bytes) -> list[Heard]:
    """The texts in the order in which they are read, as poppler reads them, those of one element together unless another is between."""
    done = subprocess.run([need("pdfinfo"), "-struct-text", "-"], input=data, capture_output=True, check=True, timeout=120)
    elements = list(_named(tree(data), ""))
    open_: list[tuple[str, str]] = []
    found: list[tuple[tuple[str, str], str]] = []
    for line in done.stdout.decode().splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        if text := re.fullmatch(r' *"(.*)"', line):
            before = found.pop()[1] if found and found[-1][0] is open_[depth - 1] else ""
            found.append((open_[depth - 1], before + text[1]))
        elif re.fullmatch(r" *[A-Z]\w*( \S+)?( \((inline|block)\))?:?", line):
            open_[depth:] = [elements.pop(0)]
    assert not elements
    return [Heard(lang, path, text) for (lang, path), text in found]


def _named(element: Element, within: str) -> Iterator[tuple[str, str]]:
    """The language and the path of each element, from the document down."""
    path = f"{within}/{element.role}" if within else element.role
    yield str(element.entry.get("/Lang", "")), re.sub("^Document(/Sect)?/?", "", path)
    for kid in element.kids:
        yield from _named(kid, path)


def _element(entry: pikepdf.Object, file: pikepdf.Pdf, pages: dict[tuple[int, int], int]) -> Element:
    made = Element(str(entry.S)[1:], entry, file)
    kids = entry.get("/K", [])
    for kid in [kids] if isinstance(kids, int | pikepdf.Dictionary) else kids:
        if isinstance(kid, int):
            made.pages.append(pages[entry.Pg.objgen])
        elif kid.get("/Type") == "/MCR":
            made.pages.append(pages[kid.Pg.objgen])
        elif kid.get("/Type") == "/OBJR":
            made.links.append(kid.Obj)
        else:
            made.kids.append(_element(kid, file, pages))
    return made
