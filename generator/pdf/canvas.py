"""The canvas of the report: set text, rules, fills and pictures at places measured from the page's top left corner, in points.

It stands on ReportLab's canvas for pages, outline and objects, and writes the text itself in composite fonts. All drawing goes
through the few methods here, so that what they draw can be marked with its role in one place.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen import canvas as reportlab_canvas

from generator.text import Line, SetText, Typesetter
from generator.theme import Color, Palette, TextStyle

from .fonts import Fonts
from .lines import LineWriter, number
from .metadata import PRODUCER, Properties, xmp
from .objects import Stream, deflated
from .pictures import embed

if TYPE_CHECKING:
    from generator.exhibits.pictures import PreparedPicture

BELOW_BASELINE = 0.25
"""How far a link's area reaches below the baseline, as a share of the size; above it is the size itself."""
LABELS = {"roman": "ROMAN_LOWER", "decimal": "ARABIC"}
PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""
Sides = tuple[float, float, float, float]


class _Base(reportlab_canvas.Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its preamble, which would put Helvetica, a font that is not embedded, into every file."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Canvas:
    """Draws one document page by page. `date`, in UTC, stands in the file: the same document gives the same bytes."""

    def __init__(self, width: float, height: float, setter: Typesetter, palette: Palette, date: datetime) -> None:
        self.width, self.height = width, height
        self.setter = setter
        self.palette = palette
        self.pages = 0
        self._date = date
        self._buffer = io.BytesIO()
        self._canvas = _Base(self._buffer, pagesize=(width, height), invariant=1, pdfVersion=(1, 7))
        self._document = self._canvas._doc
        stamp = self._document._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm = date.timetuple()[:6], 0, 0
        self._writer = LineWriter(Fonts(self._document), self._ink)
        self._pictures: dict[bytes, str] = {}
        self._waiting: dict[int, list[tuple[str, Callable[[], SetText], float, float]]] = {}

    def baseline(self, style: TextStyle) -> float:
        """Points from the top of a line's leading to its baseline: half of the leading beyond the font's height stands above it."""
        face = self.setter.stack(style.font, style.bold, style.italic).face
        return (style.leading - (face.ascent + face.descent) * style.size / 1000) / 2 + face.ascent * style.size / 1000

    def draw_text(self, x: float, top: float, text: SetText, first: int = 0, last: int | None = None) -> None:
        """The lines from `first` up to `last`; `top` is the top of the first line's leading."""
        for left, y, line in self._places(x, top, text, first, last):
            self._canvas._code.append(self._writer.write(left, y, line, text.style))
            self._link_line(left, y, line, text.style)

    def late_text(self, x: float, top: float, make: Callable[[], SetText]) -> None:
        """Text that is known only when all pages are filled, such as a page number: `make` is called when the file is saved.

        Links in it are not followed.
        """
        waiting = self._waiting.setdefault(self.pages, [])
        token = f"%late text {len(waiting)}"
        waiting.append((token, make, x, top))
        self._canvas._code.append(token)

    def rule(self, x: float, y: float, width: float, thickness: float, color: Color) -> None:
        """A horizontal rule whose middle is at `y`."""
        self.rectangle(x, y - thickness / 2, width, thickness, color)

    def rectangle(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled rectangle; `y` is its top."""
        self._canvas._code.append(f"{self._ink(color)} {self._box(x, y, width, height)} f")

    def picture(
        self, picture: PreparedPicture, x: float, y: float, width: float, height: float, crop: Sides = (0.0, 0.0, 0.0, 0.0)
    ) -> None:
        """A picture that fills the rectangle; `crop` are the shares cut off at left, top, right and bottom."""
        left, above, right, below = crop
        whole_width, whole_height = width / (1 - left - right), height / (1 - above - below)
        whole_x, whole_y = x - left * whole_width, self.height - y - height - below * whole_height
        name = self._picture(picture)
        clip = f"{self._box(x, y, width, height)} W n " if any(crop) else ""
        place = " ".join(map(number, (whole_width, 0, 0, whole_height, whole_x, whole_y)))
        self._canvas._code.append(f"q {clip}{place} cm /{name} Do Q")
        self._canvas._formsinuse.append(name.removeprefix("FormXob."))
        self._canvas._currentPageHasImages = 1

    def destination(self, name: str, x: float, y: float) -> None:
        """The place that links to `#name` lead to."""
        self._canvas.bookmarkPage(name, fit="XYZ", left=x, top=self.height - y, zoom=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """A bookmark to a destination; `level` counts from 0."""
        self._canvas.addOutlineEntry(title, name, level, closed=False)

    def page_labels(self, style: Literal["roman", "decimal"]) -> None:
        """From this page on, viewers count in this style, beginning at 1."""
        self._canvas.addPageLabel(self.pages, LABELS[style], 1)

    def metadata(self, title: str, authors: str, subject: str, language: str, keywords: str = "") -> None:
        """The document's properties, in both forms that readers look for, and its language, a BCP 47 tag."""
        information = self._document.info
        information.title, information.author, information.subject, information.keywords = title, authors, subject, keywords
        information.creator = information.producer = PRODUCER
        packet = xmp(Properties(title, authors, subject, keywords, language, self._date))
        self._canvas.setCatalogEntry("Metadata", Stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, packet))
        self._canvas.setCatalogEntry("Lang", PDFString(language))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def end_page(self) -> None:
        self._canvas.showPage()
        if self.pages not in self._waiting:
            self._finish(self.pages)
        self.pages += 1

    def save(self) -> bytes:
        """The finished file. Late texts are made now, before the fonts are embedded. Raises ValueError for a link to no destination."""
        for page, waiting in self._waiting.items():
            self._finish(page, [(token, self._late(make(), x, top)) for token, make, x, top in waiting])
        self._canvas.save()
        return self._buffer.getvalue()

    def _late(self, text: SetText, x: float, top: float) -> str:
        return "\n".join(self._writer.write(left, y, line, text.style) for left, y, line in self._places(x, top, text, 0, None))

    def _finish(self, page: int, late: list[tuple[str, str]] | None = None) -> None:
        """Compress a page's code. The file's ID depends on what is on its pages."""
        drawn = self._document.Pages.pages[page]
        code = drawn.stream
        for token, text in late or []:
            code = code.replace(f"{token}\n", f"{text}\n", 1)
        content = code.encode("latin-1")
        self._document.signature.update(content)
        drawn.stream, drawn.Contents = None, deflated({}, content)

    def _places(self, x: float, top: float, text: SetText, first: int, last: int | None) -> Iterator[tuple[float, float, Line]]:
        """Where each line begins: its left end and its baseline, from the page's bottom left corner."""
        style = text.style
        y = self.height - top - self.baseline(style)
        for position, line in enumerate(text.lines[first:last], first):
            if line.spans:
                indent = text.indent if position == 0 else 0.0
                spare = text.measure - indent - line.width
                yield x + indent + {"left": 0.0, "center": spare / 2, "right": spare}[style.align], y, line
            y -= style.leading

    def _link_line(self, x: float, y: float, line: Line, style: TextStyle) -> None:
        """A link's area on one line, over all of its spans."""
        for link, spans in groupby(line.spans, key=lambda span: span.run.link):
            linked = list(spans)
            width = sum(span.width for span in linked)
            if link:
                area = (x, y - BELOW_BASELINE * style.size, x + width, y + style.size)
                self._link(link, "".join(span.text for span in linked), area)
            x += width

    def _link(self, link: str, text: str, area: Sides) -> None:
        """An annotation of our own, because ReportLab's have neither words for a listener nor the flag for print."""
        if link.startswith("#"):
            target = {"Dest": self._canvas._bookmarkReference(link[1:])}
        else:
            target = {"A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link)})}
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(value, 2) for value in area]),
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(text),
            "F": PRINTED,
        }
        self._canvas._addAnnotation(PDFDictionary({**annotation, **target}))

    def _picture(self, picture: PreparedPicture) -> str:
        """The object name of a picture, embedded once however often it is shown."""
        digest = hashlib.sha256(picture.data).digest()
        if digest not in self._pictures:
            name = self._document.getXObjectName(f"picture{len(self._pictures) + 1}")
            embed(self._document, picture, name)
            self._document.signature.update(digest)
            self._pictures[digest] = name
        return self._pictures[digest]

    def _box(self, x: float, y: float, width: float, height: float) -> str:
        """A rectangle as a path; `y` is its top."""
        return " ".join(map(number, (x, self.height - y - height, width, height))) + " re"

    def _ink(self, color: Color) -> str:
        value = self.palette.rgb(color)
        return " ".join(f"{int(value[i : i + 2], 16) / 255:.4g}" for i in (0, 2, 4)) + " rg"
