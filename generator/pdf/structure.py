"""The document as it is read aloud: a tree of parts in reading order, and where on the pages the content of each is drawn.

Drawing goes by pages, reading by the story: a figure may stand at the top of the next page while the text before it runs on. So a
part takes its place in the tree when it is placed or first drawn, and what is drawn for it later does not move it
(ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .attachments import Attached

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD",
    "Figure", "Caption", "TOC", "TOCI", "Reference", "Link", "BlockQuote", "BibEntry", "Code", "Note", "Div", "Span", "Formula",
]  # fmt: skip
HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


class Content(NamedTuple):
    """A marked sequence of a page's code, by its number on that page."""

    page: int
    mcid: int


class Area(NamedTuple):
    """The area of a link on a page; `annotation` is the reference to its object."""

    page: int
    annotation: str


@dataclass(eq=False, slots=True)
class Part:
    """A part of the document: its role and the part it stands in, None for the document itself.

    `alt` is what a picture or a formula says to those who do not see it, `lang` the language of what is not in the document's (a BCP 47
    tag; ISO 32000-1, 14.9.2), `attributes` a dictionary in the syntax of PDF. `attached` makes the files that belong to it, where a file
    has any. The structure fills `kids`.
    """

    role: Role
    within: Part | None = None
    alt: str = ""
    lang: str = ""
    attributes: str = ""
    attached: Attached | None = None
    kids: list[Part | Content | Area] = field(default_factory=list, repr=False)
    placed: bool = False

    def inner(self, role: Role) -> Part:
        return Part(role, self)

    def speaking(self, lang: str) -> Part:
        """The part for words in a language: itself for its own, else a span, which goes on as long as nothing comes between."""
        if not lang:
            return self
        last = self.kids[-1] if self.kids else None
        return last if isinstance(last, Part) and (last.role, last.lang) == ("Span", lang) else Part("Span", self, lang=lang)


def heading_role(level: int) -> Role:
    """The role of a heading; levels count from 1, and what is deeper than six is a six."""
    return HEADINGS[min(level, len(HEADINGS)) - 1]


class Structure:
    """The tree of one document. `owners` are the parent tree: by its key the parts of a page's sequences, or of one annotation."""

    def __init__(self) -> None:
        self.root = Part("Document", placed=True)
        self.owners: list[list[Part] | Part] = []
        self._keys: dict[int, int] = {}
        self._section = self.root
        self._level = 0

    def place(self, part: Part) -> None:
        """Puts the part, and those it stands in, behind all that were placed before, once.

        A heading is at most one level below the heading before it (ISO 14289-1, 7.4.2). One of the highest level begins a section,
        which everything after it stands in that is within nothing else.
        """
        if part.placed:
            return
        part.placed = True
        if part.role in HEADINGS:
            self._level = min(int(part.role[1]), self._level + 1)
            part.role = heading_role(self._level)
            if self._level == 1 and part.within is None:
                self._section = self.root.inner("Sect")
        part.within = part.within or self._section
        self.place(part.within)
        part.within.kids.append(part)

    def content(self, part: Part, page: int) -> int:
        """The number of a new sequence of the part's on a page."""
        self.place(part)
        owners = self.owners[self._page_key(page)]
        assert isinstance(owners, list)
        part.kids.append(Content(page, len(owners)))
        owners.append(part)
        return len(owners) - 1

    def area(self, link: Part) -> int:
        """The key of a new annotation of the link's."""
        self.owners.append(link)
        return len(self.owners) - 1

    def page_key(self, page: int) -> int | None:
        """The key of a page; None for one without marked content."""
        return self._keys.get(page)

    def _page_key(self, page: int) -> int:
        if page not in self._keys:
            self._keys[page] = len(self.owners)
            self.owners.append([])
        return self._keys[page]
