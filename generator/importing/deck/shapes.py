"""The shapes of a slide: texts, pictures, tables, charts and diagrams, those in groups at the places where the groups put them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .charts import graph
from .content import NO_CROP, Crop, Frame, Image, Page, Paragraph, Words
from .findings import Findings
from .tables import grid
from .texts import A, M, P, R, clean, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.slide import Slide

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_URI = "http://schemas.openxmlformats.org/"
_TABLE, _CHART, _DIAGRAM = f"{_URI}drawingml/2006/table", f"{_URI}drawingml/2006/chart", f"{_URI}drawingml/2006/diagram"
_OBJECT = f"{_URI}presentationml/2006/ole"
SILENT = ("sldNum", "dt", "ftr", "hdr")
"""Placeholders that Diptych has of its own (ISO/IEC 29500-1, 19.7.10)."""
ICON = 0.012
"""A picture that takes a smaller share of its slide is a sign."""
DEEPEST = 20
_FILES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "emf", "wmf", "svg")


class _Map(NamedTuple):
    """From the lengths of a group's shapes to those of the slide (ISO/IEC 29500-1, 20.1.7.6)."""

    x: float = 0.0
    across: float = 1.0
    y: float = 0.0
    down: float = 1.0

    def within(self, group: Any) -> _Map:
        """The map of a group that stands in what this one is of."""
        place = group.grpSpPr.xfrm
        if place is None or place.chOff is None or not (place.chExt.cx and place.chExt.cy):
            return self
        across, down = place.ext.cx / place.chExt.cx, place.ext.cy / place.chExt.cy
        x, y = place.off.x - place.chOff.x * across, place.off.y - place.chOff.y * down
        return _Map(self.x + x * self.across, across * self.across, self.y + y * self.down, down * self.down)


@dataclass
class Shapes:
    """Reads what `slide` holds into `page`; `size` is that of the slide in EMU, `drawn` counts drawings that say nothing."""

    slide: Slide
    page: Page
    size: tuple[int, int]
    findings: Findings
    drawn: int = 0

    def read(self) -> None:
        self._walk(self.slide._element.cSld.spTree, _Map(), 0)

    def _walk(self, tree: _Element, map: _Map, depth: int) -> None:
        from pptx.shapes.shapetree import SlideShapeFactory

        for element in _shapes(tree):
            try:
                if element.tag != f"{P}grpSp":
                    shape = SlideShapeFactory(element, self.slide.shapes)  # type: ignore[arg-type]
                    self._shape(shape, element, self._frame(shape, map))
                elif depth < DEEPEST:
                    self._walk(element, map.within(element), depth + 1)
            except Exception as error:  # a shape can be wrong in any way, and python-pptx names none of them
                self.findings.warn(
                    "unreadable-shape", f"a shape cannot be read: {type(error).__name__}", "look whether anything is missing"
                )
                self.page.diagram += [made for body in element.iter(f"{P}txBody") for made in self._said(body)]

    def _frame(self, shape: Any, map: _Map) -> Frame:
        left, top, width, height = (int(value or 0) for value in (shape.left, shape.top, shape.width, shape.height))
        across, down = self.size
        return Frame(
            (map.x + left * map.across) / across, (map.y + top * map.down) / down, width * map.across / across, height * map.down / down
        )

    def _said(self, body: _Element) -> tuple[Paragraph, ...]:
        return paragraphs(body, self.slide.part)

    def _shape(self, shape: Any, element: _Element, frame: Frame) -> None:
        role = shape.placeholder_format.element.get("type", "obj") if shape.is_placeholder else ""
        if role in SILENT:
            return
        if element.tag == f"{P}graphicFrame":
            self._graphic(shape, element, frame)
        elif element.tag == f"{P}pic":
            self._picture(shape, element, frame)
        else:
            fill = element.find(f"{P}spPr/{A}blipFill/{A}blip")
            found = self._said(element) if element.tag == f"{P}sp" else ()
            if fill is not None:
                self._image(shape, fill, frame)
            if found and role in ("title", "ctrTitle") and not self.page.title:
                self.page.title = " ".join(paragraph.text for paragraph in found)
            elif found:
                self.page.words.append(Words(frame, found, role, shape.name))
            elif fill is None and not role and not _is_decorative(element):
                self.drawn += 1

    # Pictures

    def _picture(self, shape: Any, element: _Element, frame: Frame) -> None:
        if element.find(f".//{A}videoFile") is not None or element.find(f".//{A}audioFile") is not None:
            what = f"the film or sound `{clean(shape.name)}`"
            self.findings.warn("media", f"{what} is left out; its still is a figure", "link to where it can be seen")
        cut = element.find(f"{P}blipFill/{A}srcRect")
        left, top, right, bottom = (_share(cut.get(side) if cut is not None else None) for side in "ltrb")
        self._image(shape, element.find(f"{P}blipFill/{A}blip"), frame, (left, top, right, bottom))

    def _image(self, shape: Any, blip: _Element | None, frame: Frame, crop: Crop = NO_CROP) -> None:
        relations = self.slide.part.rels
        named = blip.get(f"{R}embed", "") if blip is not None else ""
        name, properties = clean(shape.name), shape._element._nvXxPr.cNvPr
        alt = clean(properties.get("descr", ""))
        alt = "" if alt.rpartition(".")[2].lower() in _FILES else alt  # what python-pptx writes is the name of the file
        if named not in relations or relations[named].is_external:
            self.findings.warn("missing-picture", f"the picture `{name}` is not in the deck", "insert it there instead of linking to it")
        elif frame.area < ICON:
            help = "add it as a `figure:` if it says something"
            self.findings.warn("icon", f"the small picture `{alt or name}` is left out", help)
        else:
            part = self.slide.part.related_part(named)
            self.page.exhibits.append(Image(frame, part.blob, part.partname.ext.lower(), alt, _is_decorative(properties), crop))

    # What a frame holds

    def _graphic(self, shape: Any, element: _Element, frame: Frame) -> None:
        data = element.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        table = data.find(f"{A}tbl") if data is not None else None
        if uri == _TABLE and table is not None:
            made = grid(table, frame, self.slide.part)
            if made.merged:
                help = "look whether all of it is wanted"
                self.findings.warn("merged-cells", "merged cells of the table have their text in each place", help)
            self._cut(made.cut, "table")
            self.page.exhibits += [made] if made.rows else []
        elif uri == _CHART:
            drawn = graph(shape.chart._chartSpace, frame)
            self._cut(drawn.cut, "chart")
            self.page.exhibits.append(drawn)
        elif uri == _DIAGRAM and data is not None:
            self.findings.warn("diagram", "a SmartArt diagram is left out; its texts are points", "add it as a picture")
            self.page.diagram += self._diagram(data)
        else:
            what = f"{'an embedded object' if uri == _OBJECT else 'a graphic that Diptych does not know'}, `{clean(shape.name)}`,"
            self.findings.warn("object", f"{what} is left out", "add what it shows as a table, a chart or a picture")
            for still in element.iter(f"{P}pic"):
                self._image(shape, still.find(f"{P}blipFill/{A}blip"), frame)

    def _cut(self, cut: bool, what: str) -> None:
        if cut:
            self.findings.warn("cut", f"the {what} is too large; its end is left out", "show less of it")

    def _diagram(self, data: _Element) -> Iterator[Paragraph]:
        """The texts of a SmartArt diagram, from its data part."""
        from pptx.oxml import parse_xml

        for relations in data:
            named = relations.get(f"{R}dm", "")
            if named in self.slide.part.rels:
                part = self.slide.part.related_part(named)
                yield from paragraphs(parse_xml(part.blob), part)


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
