"""Objects of a PDF that ReportLab writes otherwise than the archival standards want, or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject


class Raw(PDFObject):  # type: ignore[misc]
    """An object that is written as it stands."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: object) -> bytes:  # noqa: ARG002
        return self.data


class Stream(PDFObject):  # type: ignore[misc]
    """A stream with a line end before `endstream`, which ReportLab's lacks and PDF/A asks for (ISO 19005-2, 6.1.7.1).

    `filter_name` says how `data` is encoded already; without one, `data` is written as it is.
    """

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, object], data: bytes, filter_name: str = "") -> None:
        self.entries = dict(entries)
        self.data = data
        if filter_name:
            self.entries["Filter"] = PDFName(filter_name)

    def pieces(self, document: PDFDocument) -> tuple[bytes, bytes, bytes]:
        """What stands in the file, with `data` not copied."""
        head: bytes = PDFDictionary({**self.entries, "Length": len(self.data)}).format(document)
        return head + b"\nstream\n", self.data, b"\nendstream\n"


def deflated(entries: Mapping[str, object], data: bytes) -> Stream:
    """A stream that holds `data` compressed."""
    return Stream(entries, zlib.compress(data), "FlateDecode")


def reference(document: PDFDocument, made: PDFObject) -> str:
    """How other objects name this one, which is added to the document if it is new there: '12 0 R'."""
    name: bytes = document.Reference(made).format(document)
    return name.decode()


def text_string(text: str) -> str:
    """A text as a string object, in UTF-16 where it must be (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
