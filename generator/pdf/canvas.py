"""The canvas of the report: set text, rules, fills and pictures at places measured from the page's top left corner, in points.

It stands on ReportLab's canvas for pages, links, outline and objects, and writes the text itself in composite fonts. All drawing goes
through the few methods here, so that what they draw can be marked with its role in one place.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen import canvas as reportlab_canvas

from generator.model import Run
from generator.text import Line, SetText, Span, Typesetter
from generator.theme import Color, Palette, TextStyle

from .fonts import Fonts
from .glyphs import Fragment, Fragments
from .pictures import embed

if TYPE_CHECKING:
    from generator.exhibits.pictures import PreparedPicture

SUPER, SUB = 0.35, -0.15
"""How far raised and lowered text leaves the baseline, as a share of the line's size."""
BELOW_BASELINE = 0.25
"""How far a link's area reaches below the baseline, as a share of the size; above it is the size itself."""
LABELS = {"roman": "ROMAN_LOWER", "decimal": "ARABIC"}
PRODUCER = "Diptych"
WEB_LINK = "accent3"
Sides = tuple[float, float, float, float]


class _Base(reportlab_canvas.Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its preamble, which would put Helvetica, a font that is not embedded, into every file."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Canvas:
    """Draws one document page by page. `date` stands in the file, so that the same document gives the same bytes."""

    def __init__(self, width: float, height: float, setter: Typesetter, palette: Palette, date: datetime) -> None:
        self.width, self.height = width, height
        self.setter = setter
        self.palette = palette
        self.pages = 0
        self._buffer = io.BytesIO()
        self._canvas = _Base(self._buffer, pagesize=(width, height), pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._document = self._canvas._doc
        stamp = self._document._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm = date.timetuple()[:6], 0, 0
        self._fragments = Fragments(Fonts(self._document))
        self._pictures: dict[bytes, str] = {}
        self._waiting: list[tuple[int, str, Callable[[], SetText], float, float]] = []

    def baseline(self, style: TextStyle) -> float:
        """Points from the top of a line's leading to its baseline: half of the leading beyond the font's height stands above it."""
        face = self.setter.stack(style.font, style.bold, style.italic).face
        return (style.leading - (face.ascent + face.descent) * style.size / 1000) / 2 + face.ascent * style.size / 1000

    def draw_text(self, x: float, top: float, text: SetText, first: int = 0, last: int | None = None) -> None:
        """The lines from `first` up to `last`; `top` is the top of the first line's leading."""
        for left, y, line in self._places(x, top, text, first, last):
            self._canvas._code.append(self._line(left, y, line, text.style))
            self._link_line(left, y, line, text.style)

    def late_text(self, x: float, top: float, make: Callable[[], SetText]) -> None:
        """Text that is known only when all pages are filled, such as a page number: `make` is called when the file is saved."""
        token = f"%late text {len(self._waiting)}"
        self._waiting.append((self.pages + 1, token, make, x, top))
        self._canvas._code.append(token)

    def rule(self, x: float, y: float, width: float, thickness: float, color: Color) -> None:
        """A horizontal rule whose middle is at `y`."""
        self.rectangle(x, y - thickness / 2, width, thickness, color)

    def rectangle(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled rectangle; `y` is its top."""
        box = f"{_n(x)} {_n(self.height - y - height)} {_n(width)} {_n(height)} re f"
        self._canvas._code.append(f"{self._ink(color)} {box}")

    def picture(
        self, picture: PreparedPicture, x: float, y: float, width: float, height: float, crop: Sides = (0.0, 0.0, 0.0, 0.0)
    ) -> None:
        """A picture that fills the rectangle; `crop` are the shares cut off at left, top, right and bottom."""
        left, above, right, below = crop
        whole_width, whole_height = width / (1 - left - right), height / (1 - above - below)
        whole_x, whole_y = x - left * whole_width, self.height - y - height - below * whole_height
        name = self._picture(picture)
        clip = f"{_n(x)} {_n(self.height - y - height)} {_n(width)} {_n(height)} re W n " if any(crop) else ""
        self._canvas._code.append(f"q {clip}{_n(whole_width)} 0 0 {_n(whole_height)} {_n(whole_x)} {_n(whole_y)} cm /{name} Do Q")
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

    def metadata(self, title: str, authors: str, subject: str, language: str) -> None:
        """The document's properties and its language."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(authors)
        self._canvas.setSubject(subject)
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setCatalogEntry("Lang", pdfdoc.PDFString(language))

    def end_page(self) -> None:
        self._canvas.showPage()
        self.pages += 1

    def save(self) -> bytes:
        """The finished file. Late texts are made now, before the fonts are embedded."""
        for page_number, token, make, x, top in self._waiting:
            text = make()
            lines = (self._line(left, y, line, text.style) for left, y, line in self._places(x, top, text, 0, None))
            page = self._document.idToObject[f"Page{page_number}"]
            page.stream = page.stream.replace(f"{token}\n", "\n".join(lines) + "\n", 1)
        kept, rl_config.useA85 = rl_config.useA85, 0
        try:
            self._canvas.save()
        finally:
            rl_config.useA85 = kept
        return self._buffer.getvalue()

    def _places(self, x: float, top: float, text: SetText, first: int, last: int | None) -> Iterator[tuple[float, float, Line]]:
        """Where each line begins: its left end and its baseline, from the page's bottom left corner."""
        style = text.style
        y = self.height - top - self.baseline(style)
        for number, line in enumerate(text.lines[first:last], first):
            if line.spans:
                spare = text.measure - line.width
                shift = {"left": text.indent if number == 0 else 0.0, "center": spare / 2, "right": spare}[style.align]
                yield x + shift, y, line
            y -= style.leading

    def _line(self, x: float, y: float, line: Line, style: TextStyle) -> str:
        """One line as a text object; operators are written only where face, size, colour or height change."""
        code = [f"BT 1 0 0 1 {_n(x)} {_n(y)} Tm"]
        if style.tracking:
            code.append(f"{_n(style.tracking)} Tc")
        font = color = rise = ""
        operand: list[str] = []

        def flush() -> None:
            if operand:
                code.append(f"[{''.join(operand)}] TJ".replace("><", ""))
                operand.clear()

        for span in line.spans:
            wanted = self._ink(_color(span.run, style))
            if wanted != color:
                flush()
                code.append(wanted)
                color = wanted
            lift = {"super": SUPER, "sub": SUB}.get(span.run.shift, SUPER if span.run.note else 0.0) * style.size
            for fragment in self._words(span):
                named = f"/{fragment.resource} {_n(span.size)} Tf"
                raised = f"{_n(lift + fragment.rise * span.size / 1000)} Ts"
                if named != font or raised != (rise or "0 Ts") or fragment.actual is not None:
                    flush()
                if named != font:
                    code.append(named)
                    font = named
                if raised != (rise or "0 Ts"):
                    code.append(raised)
                    rise = raised
                if fragment.actual is not None:
                    code.append(f"/Span <</ActualText <FEFF{fragment.actual.encode('utf-16-be').hex().upper()}>>> BDC")
                operand.append(fragment.operand)
                if fragment.actual is not None:
                    flush()
                    code.append("EMC")
        flush()
        if style.tracking:
            code.append("0 Tc")
        if rise not in ("", "0 Ts"):
            code.append("0 Ts")
        return " ".join([*code, "ET"])

    def _words(self, span: Span) -> Iterator[Fragment]:
        """The fragments of a span, with its spaces as glyphs of the stack's own face."""
        for number, word in enumerate(span.text.split(" ")):
            if number:
                yield from self._fragments.of(span.stack, " ")
            if word:
                yield from self._fragments.of(span.stack, word)

    def _link_line(self, x: float, y: float, line: Line, style: TextStyle) -> None:
        for span in line.spans:
            link = span.run.link
            if link:
                area = (x, y - BELOW_BASELINE * style.size, x + span.width, y + style.size)
                if link.startswith("#"):
                    self._canvas.linkRect(span.text, link[1:], area, relative=0, Border="[0 0 0]")
                else:
                    self._canvas.linkURL(link, area, relative=0)
            x += span.width

    def _picture(self, picture: PreparedPicture) -> str:
        """The object name of a picture, embedded once however often it is shown."""
        digest = hashlib.sha256(picture.data).digest()
        if digest not in self._pictures:
            name = self._document.getXObjectName(f"picture{len(self._pictures) + 1}")
            embed(self._document, picture, name)
            self._pictures[digest] = name
        return self._pictures[digest]

    def _ink(self, color: Color) -> str:
        value = self.palette.rgb(color)
        return " ".join(f"{int(value[i : i + 2], 16) / 255:.4g}" for i in (0, 2, 4)) + " rg"


def _n(value: float) -> str:
    """A number as PDF takes it: two decimals, no exponent (ISO 32000-1, 7.3.3)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _color(run: Run, style: TextStyle) -> Color:
    """Web links are coloured, references inside the report are not."""
    if run.tone:
        return "text" if run.tone == "label" else "muted"
    return WEB_LINK if run.link and not run.link.startswith("#") else style.color
