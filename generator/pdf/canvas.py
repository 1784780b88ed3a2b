"""The canvas of the report: set text, rules, fills and pictures at places measured from the page's top left corner, in points.

Text and pictures are drawn for a part of the document, which is how the file knows what they are; all else is an artifact, which is
not read aloud.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from generator.exhibits.formulas import EM, LaidFormula, inline
from generator.model import Formula
from generator.text import Line, SetText, Typesetter
from generator.theme import Color, Palette, TextStyle

from .book import Book
from .drawing import Drawing, Fill, Stroke
from .drawing import Path as Outline
from .fonts import Fonts
from .formulas import FormulaWriter, formula_part
from .lines import LineWriter, color_of, number
from .links import Stretch, annotation, areas, mark_of, stretches, web
from .marks import Artifact
from .objects import Raw, reference
from .pictures import embed
from .structure import Area, Part

if TYPE_CHECKING:
    from generator.exhibits.pictures import PreparedPicture

Sides = tuple[float, float, float, float]


class Canvas(Book):
    """Draws one document page by page, and writes it to `out`.

    Of a document that is `mirrored`, everything is drawn as far from the right edge of the page as its place says from the left: it is laid
    out once, for both directions. What is drawn is not itself mirrored.
    """

    def __init__(
        self,
        width: float,
        height: float,
        setter: Typesetter,
        palette: Palette,
        date: datetime,
        out: BinaryIO,
        *,
        mirrored: bool = False,
        attaching: bool = False,
    ) -> None:
        super().__init__(width, height, date, out, mirrored=mirrored, attaching=attaching)
        self.setter = setter
        self.palette = palette
        fonts = Fonts(self._document)
        self._writer = LineWriter(fonts, self._ink)
        self._formulas = FormulaWriter(fonts)
        self._inks: dict[Color, str] = {}
        self._pictures: dict[bytes, str] = {}
        self._mentioned: set[str] = set()

    def baseline(self, style: TextStyle) -> float:
        """Points from the top of a line's leading to its baseline: half of the leading beyond the font's height stands above it."""
        face = self.setter.stack(style.font, style.bold, style.italic).face
        return (style.leading - (face.ascent + face.descent) * style.size / 1000) / 2 + face.ascent * style.size / 1000

    def read(self, parts: Iterable[Part]) -> None:
        """The order in which parts are read, after all that were drawn or named before, wherever they will be drawn."""
        for part in parts:
            self._structure.place(part)

    def draw_text(
        self, x: float, top: float, text: SetText, first: int = 0, last: int | None = None, owner: Part | Artifact = "Artifact"
    ) -> None:
        """The lines from `first` up to `last`; `top` is the top of the first line's leading. Links of an artifact are not followed."""
        if isinstance(owner, Part):
            self._structure.place(owner)
        places = (stretch for left, y, line in self._places(x, top, text, first, last) for stretch in stretches(left, y, line))
        for link, group in groupby(places, key=lambda stretch: stretch.link):
            if link and isinstance(owner, Part):
                self._draw_link(link, list(group), text, owner)
                continue
            for stretch in group:
                self._paint_stretch(stretch, text, owner)

    def late_text(self, x: float, top: float, make: Callable[[], SetText], owner: Part | Artifact = "Artifact") -> None:
        """Text that is known only when all pages are filled, such as a page number: `make` is called when the file is saved.

        Links in it are not followed.
        """
        self._wait(self._code.paint("", owner), lambda: self._late(make(), x, top))

    def upright_text(self, x: float, bottom: float, text: SetText, owner: Artifact) -> None:
        """One line that runs up the page from `bottom`; `x` is the left edge of its leading."""
        spans = text.lines[0].spans
        base = self._across(x, text.style.leading) + self.baseline(text.style)
        place = f"0 1 -1 0 {number(base)} {number(self.height - bottom)} cm"
        self._code.paint(f"q {place} {self._writer.write(0, 0, spans, text.style, rtl=text.rtl)} Q", owner)

    def rule(self, x: float, y: float, width: float, thickness: float, color: Color) -> None:
        """A horizontal rule whose middle is at `y`."""
        self.rectangle(x, y - thickness / 2, width, thickness, color)

    def rectangle(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled rectangle; `y` is its top."""
        self._code.paint(f"{self._ink(color)} {self._box(self._across(x, width), y, width, height)} f", "Artifact")

    def embed(self, picture: PreparedPicture) -> str:
        """The name of a picture that is now in the file, once however often it is shown."""
        digest = hashlib.sha256(picture.data).digest()
        if digest not in self._pictures:
            name = self._document.getXObjectName(f"picture{len(self._pictures) + 1}")
            embed(self._file, picture, name)
            self._document.signature.update(digest)
            self._pictures[digest] = name
        return self._pictures[digest]

    def picture(
        self,
        picture: PreparedPicture | str,
        x: float,
        y: float,
        width: float,
        height: float,
        crop: Sides = (0.0, 0.0, 0.0, 0.0),
        owner: Part | Artifact = "Artifact",
    ) -> None:
        """A picture, or the name of one that is in the file, fills the rectangle; `crop` are the shares cut off at left, top, right and
        bottom.
        """
        left, above, right, below = crop
        x = self._across(x, width)
        whole_width, whole_height = width / (1 - left - right), height / (1 - above - below)
        whole_x, whole_y = x - left * whole_width, self.height - y - height - below * whole_height
        name = picture if isinstance(picture, str) else self.embed(picture)
        clip = f"{self._box(x, y, width, height)} W n " if any(crop) else ""
        place = " ".join(map(number, (whole_width, 0, 0, whole_height, whole_x, whole_y)))
        self._code.paint(f"q {clip}{place} cm /{name} Do Q", owner)
        self._frame(owner, x, y, width, height)
        self._canvas._formsinuse.append(name.removeprefix("FormXob."))

    def drawing(self, drawing: Drawing, x: float, y: float, owner: Part | Artifact = "Artifact") -> None:
        """A drawing with its top left corner at `x`, `y`."""
        x = self._across(x, drawing.width)
        for shape in drawing.shapes:
            if isinstance(shape, Fill):
                self._code.paint(f"{self._ink(shape.color)} {self._path(shape.path, x, y)} f", owner)
            elif isinstance(shape, Stroke):
                dash = " ".join(map(number, shape.dash))
                state = f"{self._ink(shape.color).upper()} {number(shape.width)} w {0 if dash else 1} J 1 j [{dash}] 0 d"
                self._code.paint(f"q {state} {self._path(shape.path, x, y)} S Q", owner)
            else:
                self.draw_text(self._across(x + shape.x, shape.text.measure), y + shape.top, shape.text, owner=owner)
        self._frame(owner, x, y, drawing.width, drawing.height)

    def formula(self, formula: LaidFormula, x: float, baseline: float, size: float, color: Color, owner: Part) -> None:
        """A formula of a size in points, from its left edge at `x`, its baseline as far down as that says."""
        x = self._across(x, formula.width * size / EM)
        y = self.height - baseline
        self._code.paint(self._formulas.write(formula, x, y, size, self._ink(color)), owner)
        scale = size / EM
        owner.attributes = self._box_of(x, y - formula.depth * scale, x + formula.width * scale, y + formula.height * scale)

    def _late(self, text: SetText, x: float, top: float) -> str:
        places = self._places(x, top, text, 0, None)
        return "\n".join(self._writer.write(left, y, line.spans, text.style, rtl=text.rtl) for left, y, line in places)

    def _places(self, x: float, top: float, text: SetText, first: int, last: int | None) -> Iterator[tuple[float, float, Line]]:
        """Where each line begins: its left end and its baseline, from the page's bottom left corner."""
        style = text.style
        y = self.height - top - self.baseline(style)
        x = self._across(x, text.measure)
        for position, line in enumerate(text.lines[first:last], first):
            if line.spans:
                indent = text.indent if position == 0 else 0.0
                yield x + _left(text, text.measure - indent - line.width, indent), y, line
            y -= style.leading

    def _paint_stretch(self, stretch: Stretch, text: SetText, owner: Part | Artifact) -> None:
        part = owner.speaking(stretch.lang) if isinstance(owner, Part) else owner
        if formula := stretch.spans[0].run.formula:
            self._paint_formula(formula, stretch, text, part)
            return
        self._code.paint(self._writer.write(stretch.x, stretch.y, stretch.spans, text.style, rtl=text.rtl, space=stretch.ends), part)

    def _paint_formula(self, formula: Formula, stretch: Stretch, text: SetText, owner: Part | Artifact) -> None:
        """A formula in a line. What is heard for it is English."""
        (span,) = stretch.spans
        made = inline(formula.mathml, text.style.size, text.style.leading)
        part = formula_part(formula, owner) if isinstance(owner, Part) else owner
        ink = self._ink(color_of(span.run, text.style))
        self._code.paint(self._formulas.write(made.formula, stretch.x + span.left, stretch.y, made.size, ink), part)
        if stretch.ends:
            self._code.paint(self._writer.space(stretch.x, stretch.y, span, text.style), owner)

    def _draw_link(self, link: str, over: list[Stretch], text: SetText, owner: Part) -> None:
        """A link over stretches of one line or more, with an area on each; the number of a footnote is a reference too, and a place."""
        note = over[0].spans[0].run.note
        part = (owner.inner("Reference") if note else owner).inner("Link")
        if note and note not in self._mentioned:
            self._mentioned.add(note)
            self.destination(mark_of(note), over[0].left, self.height - over[0].y - text.style.size)
        words = "".join(stretch.text + " " * stretch.ends for stretch in over).strip() or link
        for stretch in over:
            self._paint_stretch(stretch, text, part)
        for left, bottom, right, top in areas(over, text.style.size):
            area = (*self._on_page(left, bottom), *self._on_page(right, top))
            (number,) = self._file.reserve(1)
            self._file.put(number, annotation(self._target(link), area, words, self._structure.area(part)))
            name = f"{number} 0 R"
            self._canvas._annotationrefs.append(Raw(name.encode()))
            part.kids.append(Area(self.pages, name))

    def _target(self, link: str) -> str:
        """Where a link leads, as an annotation says it."""
        if not link.startswith("#"):
            return web(link)
        return f"/Dest {reference(self._document, self._canvas._bookmarkReference(link[1:]))}"

    def _frame(self, owner: Part | Artifact, x: float, y: float, width: float, height: float) -> None:
        """Says where on its page an illustration is."""
        if isinstance(owner, Part):
            owner.attributes = self._box_of(x, self.height - y - height, x + width, self.height - y)

    def _box_of(self, left: float, bottom: float, right: float, top: float) -> str:
        """The attributes of what is in a box of its page (ISO 32000-1, 14.8.5.4.3)."""
        corners = (*self._on_page(left, bottom), *self._on_page(right, top))
        return f"<</O /Layout /Placement /Block /BBox [{' '.join(map(number, corners))}]>>"

    def _path(self, path: Outline, x: float, y: float) -> str:
        """The operators of a path that is measured from `x`, `y`."""
        steps = ((f"{number(x + across)} {number(self.height - y - down)}" for across, down in points) for _, points in path)
        return " ".join(" ".join([*points, operator]) for points, (operator, _) in zip(steps, path, strict=True))

    def _box(self, x: float, y: float, width: float, height: float) -> str:
        """A rectangle as a path; `y` is its top."""
        return " ".join(map(number, (x, self.height - y - height, width, height))) + " re"

    def _ink(self, color: Color) -> str:
        if color not in self._inks:
            value = self.palette.rgb(color)
            self._inks[color] = " ".join(f"{int(value[i : i + 2], 16) / 255:.4g}" for i in (0, 2, 4)) + " rg"
        return self._inks[color]


def _left(text: SetText, spare: float, indent: float) -> float:
    """How far from the left of its measure a line with so much room to spare begins. Left and right in a style are start and end."""
    if text.style.align == "center":
        return spare / 2 + (0.0 if text.from_right else indent)
    return spare if text.from_right != (text.style.align == "right") else 0.0 if text.from_right else indent
