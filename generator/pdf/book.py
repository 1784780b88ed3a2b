"""The file that a canvas draws in: its pages in order, where links lead, bookmarks, what the document is, and what archives ask for.

It stands on ReportLab's canvas for pages, outline and objects.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFName, PDFPage, PDFResourceDictionary, PDFString
from reportlab.pdfgen import canvas as reportlab_canvas

from generator.model import is_rtl

from .attachments import Attachment, Attachments
from .file import File
from .lines import number
from .marks import PROPERTIES, PageCode
from .metadata import PRODUCER, Properties, xmp
from .objects import Raw, Stream, deflated, reference
from .structure import Structure
from .tags import Tree

LABELS = {"roman": "ROMAN_LOWER", "decimal": "ARABIC"}
PROFILE = Path(__file__).with_name("srgb.icc")
"""The colour space of all that is drawn, made by LittleCMS without its date."""
PROFILE_NAME = "sRGB IEC61966-2.1"


class Scale(NamedTuple):
    """A part of a page that is drawn by itself, so many times as large as it says; `x` and `y` are its top left corner."""

    x: float = 0.0
    y: float = 0.0
    factor: float = 1.0


Late = tuple[int, Callable[[], str]]
"""The line of the page's code that waits, and what makes it."""


class _Base(reportlab_canvas.Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its preamble, which would put Helvetica, a font that is not embedded, into every file."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Book:
    """One document, written to `out`; `pages` are those that are finished.

    `date`, in UTC, stands in the file: the same document gives the same bytes.
    One that is `attaching` has files inside it: those of its parts, and those that `attach` adds. It is PDF/A-3a, others are PDF/A-2a.
    """

    def __init__(
        self, width: float, height: float, date: datetime, out: BinaryIO, *, mirrored: bool = False, attaching: bool = False
    ) -> None:
        self.width, self.height = width, height
        self.mirrored = mirrored
        self.pages = 0
        self._date = date
        self._canvas = _Base(io.BytesIO(), pagesize=(width, height), invariant=1, pdfVersion=(1, 7))
        self._document = self._canvas._doc
        self._file = File(self._document, out)
        stamp = self._document._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm = date.timetuple()[:6], 0, 0
        self._attachments = Attachments(self._file, date) if attaching else None
        self._structure = Structure()
        self._properties = Raw(PROPERTIES)
        self._code = PageCode(self._structure, 0)
        self._waiting: dict[int, tuple[PageCode, list[Late]]] = {}
        self._scale = Scale()

    @contextmanager
    def scaled(self, x: float, y: float, width: float, scale: float) -> Iterator[None]:
        """What is drawn meanwhile, links and the places that they lead to included, stands in an area of the page that is `width` wide,
        measured from its top left corner, and so many times as large. What is in it is not mirrored.
        """
        x, before, mirrored = self._across(x, width), self._scale, self.mirrored
        self._scale, self.mirrored = Scale(x, y, scale), False
        self._code.operate(f"q {scale:.6f} 0 0 {scale:.6f} {number(x)} {number((1 - scale) * self.height - y)} cm")
        yield
        self._code.operate("Q")
        self._scale, self.mirrored = before, mirrored

    def destination(self, name: str, x: float, y: float) -> None:
        """The place that links to `#name` lead to."""
        left, above = self._on_page(x, self.height - y)
        self._canvas.bookmarkPage(name, fit="XYZ", left=0 if self.mirrored else left, top=above, zoom=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """A bookmark to a destination; `level` counts from 0."""
        self._canvas.addOutlineEntry(title, name, level, closed=False)

    def page_labels(self, style: Literal["roman", "decimal"], first: int = 1, prefix: str | None = None) -> None:
        """From this page on, viewers count in this style, beginning at `first`, each number behind the prefix."""
        self._canvas.addPageLabel(self.pages, LABELS[style], first, prefix)

    def metadata(self, title: str, authors: str, subject: str, language: str, keywords: str = "", identifier: str = "") -> None:
        """The document's properties, in both forms that readers look for, and its language, a BCP 47 tag.

        An `identifier` has no place among those of ISO 32000-1, so it stands in the packet alone.
        """
        information = self._document.info
        information.title, information.author, information.subject, information.keywords = title, authors, subject, keywords
        information.creator = information.producer = PRODUCER
        packet = xmp(Properties(title, authors, subject, keywords, language, self._date, 3 if self._attachments else 2, identifier))
        self._canvas.setCatalogEntry("Metadata", Stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, packet))
        self._canvas.setCatalogEntry("Lang", PDFString(language))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        if is_rtl(language):
            self._canvas.setViewerPreference("Direction", "R2L")

    def attach(self, attachment: Attachment) -> None:
        """A file that belongs to the document as a whole; ValueError when the document is not attaching."""
        if not self._attachments:
            raise ValueError("a document that is not attaching has no files in it")
        self._attachments.add_to_document(attachment)

    def end_page(self) -> None:
        self._code.close()
        self._canvas.showPage()
        page = self._document.Pages.pages[self.pages]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._structure.page_key(self.pages), PDFName("S")
        page.Resources = PDFResourceDictionary(XObject=page.XObjects or {}, Properties=self._document.Reference(self._properties))
        page.Resources.basicFonts()
        if self.pages not in self._waiting:
            self._finish(self.pages, self._code)
        self.pages += 1
        self._code = PageCode(self._structure, self.pages)

    def save(self) -> None:
        """Finishes the file. What waited is made now, before the fonts are embedded. Raises ValueError for a link to no destination."""
        for page, (code, waiting) in self._waiting.items():
            for index, make in waiting:
                code.lines[index] = make()
            self._finish(page, code)
        document, catalog = self._document, self._document.Catalog
        for fonts in document.delayedFonts:
            fonts.addObjects(document)
        document.info.digest(document.signature)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:  # there are no bookmarks
            catalog.Outlines = None
        catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
        catalog.OutputIntents = PDFArray([self._output_intent()])
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.StructTreeRoot = Tree(document, self._structure, self._file, self._attachments).root()
        for key, entry in (self._attachments.entries() if self._attachments else {}).items():
            setattr(catalog, key, entry)
        self._file.finish(reference(document, catalog), reference(document, document.info))

    def _output_intent(self) -> PDFDictionary:
        """What the colours in the file mean, as archives want to know it (ISO 19005-2, 6.2.3)."""
        profile = deflated({"N": 3}, PROFILE.read_bytes())
        return PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": PDFString(PROFILE_NAME),
                "Info": PDFString(PROFILE_NAME),
                "DestOutputProfile": self._document.Reference(profile),
            }
        )

    def _across(self, x: float, width: float) -> float:
        """The left edge, in the paper, of what is so wide and has its place at `x`."""
        return self.width - x - width if self.mirrored else x

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        """Where on the page a point of the area that is being drawn is, both measured from the bottom left corner of the page."""
        left, top, factor = self._scale
        return left + factor * x, factor * y + (1 - factor) * self.height - top

    def _wait(self, line: int, make: Callable[[], str]) -> None:
        """A line of the current page's code is made when the file is saved."""
        _, waiting = self._waiting.setdefault(self.pages, (self._code, []))
        waiting.append((line, make))

    def _finish(self, number: int, code: PageCode) -> None:
        """Compress a page's code. The file's ID depends on what is on its pages."""
        content = "\n".join(code.lines).encode("latin-1")
        self._document.signature.update(content)
        page = self._document.Pages.pages[number]
        page.stream, page.Contents = None, self._file.add(deflated({}, content))
