"""Decks as other programs write them, made with python-pptx's own template."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE, PROG_ID
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches

TITLE, BULLETS, HEADER, TWO, ONLY, BLANK = 0, 1, 2, 3, 5, 6
"""The layouts of the template."""
PLACE = Inches(1), Inches(2), Inches(6), Inches(4)
NS = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
SECTIONS = (
    '<p:extLst {ns}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst></p:ext></p:extLst>'
)


class Deck:
    """A deck under way; `slide` adds one."""

    def __init__(self) -> None:
        self.made = Presentation()

    def slide(self, layout: int, *texts: str, notes: str = "") -> Any:
        """A slide whose first placeholders have these texts, each a paragraph a line."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[layout])
        for placeholder, text in zip(slide.placeholders, texts, strict=False):
            placeholder.text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def sections(self, *parts: tuple[str, int]) -> None:
        """Puts the slides into sections, so many each in their order."""
        ids = iter([slide.slide_id for slide in self.made.slides])
        made = "".join(
            f'<p14:section name="{name}" id="{{00000000-0000-0000-0000-{number:012}}}"><p14:sldIdLst>'
            + "".join(f'<p14:sldId id="{next(ids)}"/>' for _ in range(count))
            + "</p14:sldIdLst></p14:section>"
            for number, (name, count) in enumerate(parts)
        )
        self.made.element.append(etree.fromstring(SECTIONS.format(ns=NS, sections=made)))

    def saved(self, path: Path) -> Path:
        self.made.save(str(path))
        return path


def picture(width: int, height: int, kind: str = "PNG") -> io.BytesIO:
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), random.Random(width).randbytes(width * height * 3)).save(out, kind)
    out.seek(0)
    return out


def text_box(slide: Any, text: str, left: float = 1, top: float = 2, font: str = "") -> Any:
    """A free text; with a `font`, in it."""
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(4), Inches(0.5))
    box.text_frame.text = text
    for paragraph in box.text_frame.paragraphs if font else ():
        for run in paragraph.runs:
            run.font.name = font
    return box


def chart(slide: Any, kind: str, data: Any, title: str = "") -> None:
    made = slide.shapes.add_chart(XL_CHART_TYPE[kind], *PLACE, data).chart
    made.has_title = bool(title)
    if title:
        made.chart_title.text_frame.text = title


def values(names: list[Any], **series: list[float | None]) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = names
    for name, numbers in series.items():
        data.add_series(name, numbers)
    return data


def usual(path: Path) -> Path:
    """A deck with what decks usually hold."""
    deck = Deck()
    deck.slide(TITLE, "Costs: $5 & *more*", "A. Author\nACME, 2024", notes="Welcome.")
    slide = deck.slide(BULLETS, "What we found", notes="Say this.\n- and that\n# no heading")
    frame = slide.placeholders[1].text_frame
    frame.text = "Three regions"
    for text, level in (
        ("North", 1),
        ("South grew.", 1),
        ("even in winter", 2),
        ("Costs fell, and nobody knows why.", 0),
        ("Time: one year", 0),
    ):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    paragraph = frame.add_paragraph()
    for text, bold, italic, font, link in (
        ("Speed:", True, False, None, None),
        (" as ", False, False, None, None),
        ("promised", False, True, None, None),
        (", see ", False, False, None, None),
        ("the page", False, False, None, "https://example.org/a_b"),
        (" and ", False, False, None, None),
        ("f(x)", False, False, "Consolas", None),
    ):
        run = paragraph.add_run()
        run.text, run.font.bold, run.font.italic = text, bold or None, italic or None
        if font:
            run.font.name = font
        if link:
            run.hyperlink.address = link
    deck.slide(HEADER, "The details", "Where the numbers come from")
    deck.slide(TWO, "Two columns", "Left one\nLeft two", "Right one")._element.set("show", "0")
    slide = deck.slide(ONLY, "Pictures")
    slide.shapes.add_picture(picture(200, 100), Inches(1), Inches(2), Inches(4), Inches(2)).crop_left = 0.25
    text_box(slide, "What noise looks like", top=4.1)
    photo = slide.shapes.add_picture(picture(120, 120, "JPEG"), Inches(6), Inches(2), Inches(2), Inches(2))
    photo._element._nvXxPr.cNvPr.set("descr", "Coloured noise")
    table(deck.slide(ONLY, "A table"))
    chart(deck.slide(ONLY, "A chart"), "COLUMN_CLUSTERED", values(["a", "b"], North=[1, 2.5], South=[3, None]), "Two regions")
    text_box(deck.slide(ONLY, "Code"), "def f(x):\n    return x", font="Courier New")
    deck.slide(BULLETS, "Thank you", "Questions?\nann@example.org")
    return deck.saved(path)


def table(slide: Any) -> None:
    """A table with a title over two columns, one over two rows and a cell over two rows."""
    made = slide.shapes.add_table(6, 3, *PLACE).table
    texts = (
        ("Region", "Sales", ""),
        ("", "2023", "2024"),
        ("Europe", "", ""),
        ("North", "1", "2"),
        ("South", "3", "same"),
        ("East", "4", ""),
    )
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            made.cell(row, column).text = text
    made.cell(0, 1).merge(made.cell(0, 2))
    made.cell(0, 0).merge(made.cell(1, 0))
    made.cell(2, 0).merge(made.cell(2, 2))
    made.cell(4, 2).merge(made.cell(5, 2))


def of_charts(path: Path) -> Path:
    """A deck of charts of every kind that python-pptx writes, a slide each, headed by the kind's name."""
    deck = Deck()
    for kind in XL_CHART_TYPE:
        name = kind.name
        data: Any = values(["a", "b", "c"], One=[1, 2.5, 3], **({} if "PIE" in name or "DOUGHNUT" in name else {"Two": [4, 5, 6]}))
        if name.startswith("XY"):
            data = XyChartData()
            for series, shift in (("One", 0), ("Two", 0.5)):
                points = data.add_series(series)
                for x in range(4):
                    points.add_data_point(x + shift, x * x)
        elif name.startswith("BUBBLE"):
            data = BubbleChartData()
            data.add_series("One").add_data_point(1, 2, 3)
        with suppress(NotImplementedError):
            data.xml_bytes(kind)
            chart(deck.slide(ONLY, name), name, data)
    chart(deck.slide(ONLY, "DATES"), "LINE", values([date(2024, 1, 1), date(2024, 2, 1)], One=[1, 2]))
    return deck.saved(path)


def odd(path: Path) -> Path:
    """A deck of what a content file has no place for, and of faults that real decks have."""
    deck = Deck()
    slide = deck.slide(ONLY, "Drawings")
    group = slide.shapes.add_group_shape()
    for number in range(3):
        shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1 + number), Inches(2), Inches(1), Inches(1))
        shape.text_frame.text = f"Box {number}" if number else ""
    slide.shapes.add_connector(1, 0, 0, 100, 100)
    fill = "<a:blipFill><a:blip/><a:stretch/></a:blipFill><a:effectLst/>"
    slide._element.cSld.insert(0, parse_xml(f"<p:bg {NS}><p:bgPr>{fill}</p:bgPr></p:bg>"))
    slide = deck.slide(ONLY, "Objects")
    slide.shapes.add_ole_object(io.BytesIO(b"x"), PROG_ID.XLSX, Inches(1), Inches(2))
    slide.shapes.add_movie(io.BytesIO(b"x"), *PLACE, poster_frame_image=picture(64, 48), mime_type="video/mp4")
    slide.shapes.add_picture(picture(10, 10), 0, 0, Inches(0.3), Inches(0.3))
    slide = deck.slide(BLANK)
    shape = slide.shapes.add_picture(picture(66, 48), *PLACE)
    slide.part.related_part(shape._element.blip_rId)._blob = b"\x01\x00\x00\x00 EMF"
    linked = slide.shapes.add_picture(picture(65, 48), *PLACE)
    linked._element.blipFill.blip.rEmbed = "rId99"
    chart(slide, "LINE", values([]))
    slide = deck.slide(BULLETS, "Formula", "x")
    slide.placeholders[1].text_frame._txBody.p_lst[0].append(
        etree.fromstring(
            '<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>𝑎+𝑏</m:t></m:r></m:oMath></a14:m>'
        )
    )
    return deck.saved(path)


def diagram(slide: Any, *texts: str) -> None:
    """A SmartArt diagram of these texts."""
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    points = "".join(f"<d:pt><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>" for text in texts)
    id = _related(slide, "/ppt/diagrams/data1.xml", kind, "diagramData", f'<d:dataModel xmlns:d="{DIAGRAM}" {NS}>{points}</d:dataModel>')
    frame = (
        f"<p:graphicFrame {NS}><p:nvGraphicFramePr><p:cNvPr id='9' name='D'/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f"<p:xfrm><a:off x='0' y='0'/><a:ext cx='9' cy='9'/></p:xfrm><a:graphic><a:graphicData uri='{DIAGRAM}'>"
        f"<d:relIds xmlns:d='{DIAGRAM}' xmlns:r='{RELATIONSHIPS}' r:dm='{id}'/></a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(parse_xml(frame))


def comment(slide: Any) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
    _related(slide, "/ppt/comments/comment1.xml", kind, "comments", f"<p:cmLst {NS}/>")


def _related(slide: Any, name: str, kind: str, relation: str, xml: str) -> str:
    part = Part(PackURI(name), kind, slide.part.package, xml.encode())
    id: str = slide.part.relate_to(part, f"{RELATIONSHIPS}/{relation}")
    return id


def changed(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of a package, each part of which is changed by its name, or left out for None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
    return target
