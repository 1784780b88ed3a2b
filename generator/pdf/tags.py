"""The structure tree as objects of the file (ISO 32000-1, 14.7.2 to 14.7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDocument

from .attachments import Attachments
from .file import File
from .objects import Raw, reference, text_string
from .structure import Area, Content, Part, Structure

KEPT = ("TR", "TH", "TD")
"""What stays when nothing is in it, because a table's columns are counted by its cells."""


class Tree:
    """The elements of a structure, each an object of the document. Parts for which nothing was drawn are left out.

    Every note has a name of its own, as ISO 14289-1, 7.9, wants it. Without `attachments`, no part has files.
    """

    def __init__(self, document: PDFDocument, structure: Structure, file: File, attachments: Attachments | None) -> None:
        self.document = document
        self.structure = structure
        self.file = file
        self.attachments = attachments
        _prune(structure.root)
        parts = sorted(_walk(structure.root), key=lambda part: part.role)
        self._numbers = dict(zip(parts, file.reserve(len(parts)), strict=True))
        self._references = {part: f"{number} 0 R" for part, number in self._numbers.items()}
        notes = (part for part in parts if part.role == "Note")
        self._names = {part: f"note{number:06}" for number, part in enumerate(notes, 1)}
        self._pages = [reference(document, page) for page in document.Pages.pages]

    def root(self) -> Raw:
        """The object at the root of the tree, with all of its elements written."""
        root, parents = Raw(), Raw(self._parents())
        top = reference(self.document, root)
        for part, number in self._numbers.items():
            self.file.put(number, self._element(part, self._references[part.within] if part.within else top))
        by_name = " ".join(f"({name}) {self._references[part]}" for part, name in self._names.items())
        root.data = (
            f"<</Type /StructTreeRoot /K {self._references[self.structure.root]} /ParentTree {reference(self.document, parents)} "
            f"/ParentTreeNextKey {len(self.structure.owners)}{f' /IDTree <</Names [{by_name}]>>' if by_name else ''}>>"
        ).encode()
        return root

    def _element(self, part: Part, parent: str) -> bytes:
        page = next((kid.page for kid in part.kids if isinstance(kid, Content)), None)
        kids = [self._kid(kid, page) for kid in part.kids]
        made = f"<</S/{part.role}"
        made += f"/Pg {self._pages[page]}" if page is not None else ""
        made += f"/P {parent}"
        made += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        made += f"/Alt{text_string(part.alt)}" if part.alt else ""
        made += f"/Lang({part.lang})" if part.lang else ""
        made += f"/ID({self._names[part]})" if part in self._names else ""
        made += f"/A{part.attributes}" if part.attributes else ""
        made += self._files(part)
        return f"{made}>>".encode()

    def _files(self, part: Part) -> str:
        if not self.attachments or not part.attached:
            return ""
        return f"/AF[{' '.join(map(self.attachments.add, part.attached()))}]"

    def _kid(self, kid: Part | Content | Area, page: int | None) -> str:
        """What stands in the list of kids; a sequence on the element's own page is its number alone."""
        match kid:
            case Part():
                return self._references[kid]
            case Area(on, annotation):
                where = "" if on == page else f"/Pg {self._pages[on]}"
                return f"<</Type/OBJR{where}/Obj {annotation}>>"
            case Content(on, mcid):
                return str(mcid) if on == page else f"<</Type/MCR/Pg {self._pages[on]}/MCID {mcid}>>"

    def _parents(self) -> bytes:
        """The way back from the pages' sequences, and from annotations, to their elements."""
        entries = []
        for key, owners in enumerate(self.structure.owners):
            found = self._references[owners] if isinstance(owners, Part) else f"[{' '.join(self._references[part] for part in owners)}]"
            entries.append(f"{key} {found}")
        return f"<</Nums [{' '.join(entries)}]>>".encode()


def _prune(part: Part) -> bool:
    """Whether the part, without its empty kids, is still something."""
    part.kids = [kid for kid in part.kids if not isinstance(kid, Part) or _prune(kid)]
    return bool(part.kids) or part.role in KEPT


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for kid in part.kids:
        if isinstance(kid, Part):
            yield from _walk(kid)
