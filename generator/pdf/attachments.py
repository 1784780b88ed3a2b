"""Files inside the file: the source of a document, the data of a chart, a formula as markup (ISO 19005-3, 6.8 and annex E)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

from .file import File
from .objects import Raw, Stream, deflated, text_string

Relation = Literal["Source", "Data", "Supplement"]
"""What the file is to the content it belongs to: what that was made from, the data that it shows, the same in another form."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to put into a document. `name` is one that it can be saved under, `media_type` says what `data` is (RFC 2046)."""

    name: str
    data: bytes
    media_type: str
    relation: Relation
    description: str = ""


Attached = Callable[[], Sequence[Attachment]]
"""Makes the attachments of a part of the document, when the file is to have any."""


class Attachments:
    """Writes attachments into a file, dated as the document is. The same attachment is written once, however often it is asked for."""

    def __init__(self, file: File, date: datetime) -> None:
        self._file = file
        self._date = f"(D:{date:%Y%m%d%H%M%S}Z)".encode()
        self._references: dict[Attachment, str] = {}
        self._document: list[str] = []

    def add(self, attachment: Attachment) -> str:
        """The reference to the attachment's file specification (ISO 32000-1, 7.11.3)."""
        if attachment not in self._references:
            number, stream = self._file.reserve(2)
            self._file.put_stream(stream, self._embedded(attachment))
            self._file.put(number, _specification(attachment, f"{stream} 0 R"))
            self._references[attachment] = f"{number} 0 R"
        return self._references[attachment]

    def add_to_document(self, attachment: Attachment) -> None:
        """An attachment of the document as a whole."""
        self._document.append(self.add(attachment))

    def entries(self) -> dict[str, Raw]:
        """What the catalog says: which files belong to the document, and the names of all that a viewer lists."""
        listed = sorted((attachment.name, place) for attachment, place in self._references.items() if attachment.relation != "Supplement")
        names = " ".join(f"{text_string(name)} {place}" for name, place in listed)
        made = {"AF": Raw(f"[{' '.join(self._document)}]".encode())} if self._document else {}
        return made | ({"Names": Raw(f"<</EmbeddedFiles <</Names [{names}]>>>>".encode())} if listed else {})

    def _embedded(self, attachment: Attachment) -> Stream:
        # A media type is written as a name, in which signs other than letters and digits are given by their codes (ISO 32000-1, 7.3.5).
        kind = attachment.media_type.replace("/", "#2F").replace("+", "#2B")
        params = PDFDictionary({"Size": len(attachment.data), "ModDate": Raw(self._date)})
        return deflated({"Type": PDFName("EmbeddedFile"), "Subtype": Raw(f"/{kind}".encode()), "Params": params}, attachment.data)


def _specification(attachment: Attachment, place: str) -> bytes:
    name = text_string(attachment.name)
    said = f"/Desc {text_string(attachment.description)}" if attachment.description else ""
    return f"<</Type/Filespec/F {name}/UF {name}/AFRelationship/{attachment.relation}{said}/EF <</F {place}/UF {place}>>>>".encode()
