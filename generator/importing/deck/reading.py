"""The slides of a deck, each with what it holds. What cannot be carried over is a warning that names the slide; its texts are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.model import Diagnostics, Place

from .charts import graph
from .content import Frame, Image, Page, Words
from .tables import grid
from .texts import A, M, R, clean, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_TABLE, _CHART = "http://schemas.openxmlformats.org/drawingml/2006/table", "http://schemas.openxmlformats.org/drawingml/2006/chart"
_OLE = "http://schemas.openxmlformats.org/presentationml/2006/ole"
SILENT = ("sldNum", "dt", "ftr", "hdr")
"""Placeholders that Diptych has of its own (ISO/IEC 29500-1, 19.7.10)."""
ICON = 0.012
"""A picture that takes a smaller share of its slide is a sign."""
DEEPEST = 20


def pages(deck: Presentation, name: str, diagnostics: Diagnostics) -> list[Page]:
    """The slides in their order; `name` is what the deck's file is called in diagnostics."""
    parts = _parts(deck)
    width, height = int(deck.slide_width or 1), int(deck.slide_height or 1)
    reader = _Reader(width, height, name, diagnostics)
    made = []
    for number, listed in enumerate(_listed(deck), 1):
        reader.number = number
        try:
            made.append(reader.page(_slide(deck, listed), parts.get(listed.get("id", ""), "")))
        except Exception as error:  # a slide can be wrong in any way, and python-pptx names none of them
            said = f"the slide cannot be read: {type(error).__name__}"
            reader.warn("unreadable-slide", said, "open the deck in PowerPoint, save it again, and look at this slide")
    return made


def slides(deck: Presentation) -> Iterator[Slide]:
    """Those that can be read."""
    for listed in _listed(deck):
        with suppress(Exception):
            yield _slide(deck, listed)


def _listed(deck: Presentation) -> list[_Element]:
    """The slides as the deck lists them. python-pptx would refuse all of them where it lacks one."""
    return [*deck.element.iterfind(f"{P}sldIdLst/{P}sldId")]


def _slide(deck: Presentation, listed: _Element) -> Slide:
    found: Slide = deck.part.related_part(listed.get(f"{R}id", "")).slide  # type: ignore[attr-defined]
    return found


def _parts(deck: Presentation) -> dict[str, str]:
    """The name of the section that each slide is in, by the slide's number in the file ([MS-PPTX] 2.6.15)."""
    return {
        listed.get("id", ""): clean(section.get("name", ""))
        for section in deck.element.iter(f"{_P14}section")
        for listed in section.iter(f"{_P14}sldId")
    }


@dataclass
class _Reader:
    width: int
    height: int
    name: str
    diagnostics: Diagnostics
    number: int = 0
    _drawn: Counter[int] = field(default_factory=Counter)

    def page(self, slide: Slide, part: str) -> Page:
        number = self.number
        layout = slide.slide_layout
        page = Page(number, layout._element.get("type", ""), layout.name, part=part, hidden=slide._element.get("show") in ("0", "false"))
        self._walk(slide, slide._element.cSld.spTree, page, None, 0)
        page.words.sort(key=lambda words: (round(words.frame.top * 20), words.frame.left))
        page.exhibits.sort(key=lambda exhibit: (round(exhibit.frame.top * 20), exhibit.frame.left))
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
            page.notes = [paragraph.text for paragraph in paragraphs(notes._element, slide.notes_slide.part)]
        if drawn := self._drawn[number]:
            self.warn("drawing", f"{drawn} drawn shape{'s' * (drawn > 1)} without text left out", "draw them as one picture, and add it")
        if any(True for _ in slide._element.iter(f"{M}oMath")):
            self.warn("formula", "a formula is kept as its letters", "write it in LaTeX, between dollar signs or as an `equation:`")
        if any("/comments" in relation.reltype.lower() for relation in slide.part.rels.values()):
            self.warn("comments", "the comments are left out")
        return page

    def _walk(self, slide: Slide, tree: _Element, page: Page, around: Frame | None, depth: int) -> None:
        """Reads the shapes of a tree or a group; those of a group stand where the group does."""
        from pptx.shapes.shapetree import SlideShapeFactory

        for element in _shapes(tree):
            try:
                shape: Any = SlideShapeFactory(element, slide.shapes)  # type: ignore[arg-type]
                frame = around or self._frame(shape)
                if element.tag == f"{P}grpSp":
                    if depth < DEEPEST:
                        self._walk(slide, element, page, frame, depth + 1)
                else:
                    self._shape(slide, shape, element, frame, page)
            except Exception as error:  # a shape can be wrong in any way, and python-pptx names none of them
                self.warn("unreadable-shape", f"a shape cannot be read: {type(error).__name__}", "look whether anything is missing")
                page.diagram += [made for body in element.iter(f"{P}txBody") for made in paragraphs(body, slide.part)]

    def _shape(self, slide: Slide, shape: Any, element: _Element, frame: Frame, page: Page) -> None:
        role = shape.placeholder_format.element.get("type", "obj") if shape.is_placeholder else ""
        if role in SILENT:
            return
        if element.tag == f"{P}graphicFrame":
            self._graphic(slide, shape, element, frame, page)
        elif element.tag == f"{P}pic":
            self._picture(slide, shape, element, frame, page)
        elif element.tag == f"{P}sp" and (found := paragraphs(element, slide.part)):
            words = Words(frame, found, role, shape.name)
            if role in ("title", "ctrTitle") and not page.title:
                page.title = words.text
            else:
                page.words.append(words)
        elif element.tag == f"{P}sp" and (fill := element.find(f"{P}spPr/{A}blipFill/{A}blip")) is not None:
            self._filled(slide, fill, shape, frame, page)
        elif not role and not _is_decorative(element):
            self._drawn[self.number] += 1

    # Pictures

    def _picture(self, slide: Slide, shape: Any, element: _Element, frame: Frame, page: Page) -> None:
        if element.find(f".//{A}videoFile") is not None or element.find(f".//{A}audioFile") is not None:
            what = f"the film or sound `{clean(shape.name)}`"
            self.warn("media", f"{what} is left out; its still is a figure", "link to where it can be seen")
        crop = element.find(f"{P}blipFill/{A}srcRect")
        cut = tuple(_share(crop.get(side) if crop is not None else None) for side in "ltrb")
        blip = element.find(f"{P}blipFill/{A}blip")
        self._image(slide, blip, shape, frame, page, (cut[0], cut[1], cut[2], cut[3]))

    def _filled(self, slide: Slide, blip: _Element, shape: Any, frame: Frame, page: Page) -> None:
        self._image(slide, blip, shape, frame, page, (0, 0, 0, 0))

    def _image(
        self, slide: Slide, blip: _Element | None, shape: Any, frame: Frame, page: Page, crop: tuple[float, float, float, float]
    ) -> None:
        named = blip.get(f"{R}embed", "") if blip is not None else ""
        if named not in slide.part.rels or slide.part.rels[named].is_external:
            help = "insert it there instead of linking to it"
            self.warn("missing-picture", f"the picture `{clean(shape.name)}` is not in the deck", help)
            return
        part = slide.part.related_part(named)
        properties = shape._element._nvXxPr.cNvPr if hasattr(shape._element, "_nvXxPr") else None
        alt = clean(properties.get("descr", "")) if properties is not None else ""
        decorative = properties is not None and _is_decorative(properties)
        if frame.area < ICON:
            self.warn("icon", f"the small picture `{alt or clean(shape.name)}` is left out", "add it as a `figure:` if it says something")
            return
        extension = part.partname.ext.lower()
        alt = "" if alt.rpartition(".")[2].lower() in ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "emf", "wmf") else alt
        page.exhibits.append(Image(frame, part.blob, extension, clean(shape.name), alt, decorative, crop))

    # What a frame holds

    def _graphic(self, slide: Slide, shape: Any, element: _Element, frame: Frame, page: Page) -> None:
        data = element.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        if uri == _TABLE and data is not None and (table := data.find(f"{A}tbl")) is not None:
            made = grid(table, frame, slide.part)
            if made.merged:
                self.warn("merged-cells", "merged cells of the table have their text in each place", "look whether all of it is wanted")
            if made.rows:
                page.exhibits.append(made)
        elif uri == _CHART:
            page.exhibits.append(graph(shape.chart._chartSpace, frame))
        elif uri == _DGM and data is not None:
            self.warn("diagram", "a SmartArt diagram is left out; its texts are points", "add it as a picture")
            page.diagram += self._diagram(slide, data)
        else:
            what = "an embedded object" if uri == _OLE else "a graphic that Diptych does not know"
            self.warn("object", f"{what}, `{clean(shape.name)}`, is left out", "add what it shows as a table, a chart or a picture")
            for still in element.iter(f"{P}pic"):
                self._image(slide, still.find(f"{P}blipFill/{A}blip"), shape, frame, page, (0, 0, 0, 0))

    def _diagram(self, slide: Slide, data: _Element) -> Iterator[Any]:
        """The texts of a SmartArt diagram, from its data part."""
        from pptx.oxml import parse_xml

        for relations in data:
            named = relations.get(f"{R}dm", "")
            if named in slide.part.rels:
                part = slide.part.related_part(named)
                yield from paragraphs(parse_xml(part.blob), part)

    def _frame(self, shape: Any) -> Frame:
        left, top, width, height = (int(value or 0) for value in (shape.left, shape.top, shape.width, shape.height))
        return Frame(left / self.width, top / self.height, width / self.width, height / self.height)

    def warn(self, code: str, message: str, help: str = "") -> None:
        self.diagnostics.warning(code, f"slide {self.number}: {message}", Place(self.name, 0, 0), help)


def _shapes(tree: _Element) -> Iterator[_Element]:
    """The shapes of a tree; of alternatives (ISO/IEC 29500-3, 7.6) the one for programs that know no extension, else the first."""
    for element in tree:
        if element.tag == f"{_MC}AlternateContent":
            choice, fallback = element.find(f"{_MC}Choice"), element.find(f"{_MC}Fallback")
            # A fallback has a formula as a picture, and of a new chart only an excuse.
            whole = choice is not None and any(part.tag == f"{M}t" or "chartex" in part.get("uri", "") for part in choice.iter("*"))
            chosen = choice if whole or fallback is None or not len(fallback) else fallback
            yield from chosen if chosen is not None else ()
        elif element.tag in (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp"):
            yield element


def _is_decorative(element: _Element) -> bool:
    return any(mark.get("val") in ("1", "true") for mark in element.iter(_DECORATIVE))


def _share(value: str | None) -> float:
    """A share of a picture's side in thousandths of a percent, as DrawingML has it; 0 for none, or for one beyond the picture."""
    try:
        return min(max(float(value.rstrip("%")) / 100_000, 0.0), 1.0) if value else 0.0
    except ValueError:
        return 0.0
