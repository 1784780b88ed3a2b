"""The tag tree of a written report, read back with pikepdf: roles, what stands in them, and on which pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf


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
