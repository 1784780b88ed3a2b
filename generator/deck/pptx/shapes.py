"""Placed shapes as elements of a slide's shape tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from generator.model import Figure, pt

from ..boxes import ChartBox, FormulaBox, Frame, Group, PictureBox, Rectangle, Shape, TableBox, TextBox
from ..placeholders import FOOTER, NUMBER, Layout, Placeholder
from .formula import either, formula_body
from .table import table_xml
from .text import Field, Ink, body_properties, text_body
from .xml import escape, fill

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/"
NO_LINE = "<a:ln><a:noFill/></a:ln>"
EMPTY_TEXT = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
PER_MILLE_OF_PERCENT = 100_000


def placeholder_xml(spec: Placeholder, custom_prompt: bool = False) -> str:
    """A reference to a placeholder; a slide and its layout must agree on all of it (MS-OI29500, 2.1.1127)."""
    attributes = f' type="{spec.type}"'
    if spec.type not in ("title", "ctrTitle", "subTitle"):
        attributes += ' sz="quarter"'
    if spec.idx:
        attributes += f' idx="{spec.idx}"'
    if custom_prompt:
        attributes += ' hasCustomPrompt="1"'
    return f"<p:ph{attributes}/>"


def transform(at: Frame, tag: str = "a:xfrm") -> str:
    return f'<{tag}><a:off x="{at.x:d}" y="{at.y:d}"/><a:ext cx="{at.w:d}" cy="{at.h:d}"/></{tag}>'


RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


@dataclass(slots=True)
class Drawer:
    """Writes the shapes of one slide, whose `number` counts from 1. Shape ids are unique in a slide; 1 is the tree's own.

    `texts` are the text boxes that were drawn, with their ids.
    """

    layout: Layout
    ink: Ink
    picture: Callable[[Figure], str]
    chart: Callable[[ChartBox], str]
    number: int
    ids: count[int] = field(default_factory=lambda: count(2))
    texts: list[tuple[int, TextBox]] = field(default_factory=list)

    def draw(self, shape: Shape) -> str:
        match shape:
            case TextBox():
                return self._text(shape)
            case PictureBox():
                return self._picture(shape)
            case Rectangle():
                return self._rectangle(shape)
            case Group():
                return self._group(shape)
            case TableBox():
                return self._table(shape)
            case ChartBox():
                return self._chart(shape)
            case FormulaBox():
                return self._formula(shape)

    def _named(self, shape: Shape, alt: str | None = None, decorative: bool = False) -> str:
        description = f' descr="{escape(alt)}"' if alt is not None else ""
        shape_id = next(self.ids)
        if isinstance(shape, TextBox):
            self.texts.append((shape_id, shape))
        name = f'id="{shape_id}" name="{escape(shape.name)}"{description}'
        return f"<p:cNvPr {name}>{DECORATIVE}</p:cNvPr>" if decorative else f"<p:cNvPr {name}/>"

    def _text(self, box: TextBox) -> str:
        palette = self.ink.palette
        painted = fill(box.fill, palette) if box.fill else ""
        if box.placeholder is not None:
            spec = self.layout[box.placeholder]
            # LibreOffice draws footers and numbers in a font of its own, or behind pictures, unless their runs say everything themselves.
            bases = () if spec.idx in (FOOTER, NUMBER) else spec.levels
            kind, place = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', f"<p:nvPr>{placeholder_xml(spec)}</p:nvPr>"
            properties = f"<p:spPr>{transform(box.frame) if box.placed else ''}{painted}</p:spPr>"
            body = "<a:bodyPr/>" if box.anchor == spec.anchor else f'<a:bodyPr anchor="{box.anchor}"/>'
        else:
            bases = ()
            kind, place = ("<p:cNvSpPr/>" if box.fill else '<p:cNvSpPr txBox="1"/>'), "<p:nvPr/>"
            properties = f"<p:spPr>{transform(box.frame)}{RECTANGLE}{painted or '<a:noFill/>'}{NO_LINE}</p:spPr>"
            body = body_properties(box.anchor)
        field = Field(box.field, str(self.number)) if box.field else None
        text = text_body("p:txBody", box.parts, bases, self.ink, body, field)
        return f"<p:sp><p:nvSpPr>{self._named(box)}{kind}{place}</p:nvSpPr>{properties}{text}</p:sp>"

    def _picture(self, box: PictureBox) -> str:
        figure, crop = box.figure, box.crop
        hidden = figure.decorative or not figure.alt
        # A decorative mark has no meaning on a placeholder, so a decorative picture stands free.
        spec = self.layout[box.placeholder] if box.placeholder is not None and not hidden else None
        place = f"<p:nvPr>{placeholder_xml(spec)}</p:nvPr>" if spec else "<p:nvPr/>"
        locks = '<a:picLocks noGrp="1" noChangeAspect="1"/>' if spec else '<a:picLocks noChangeAspect="1"/>'
        sides = "".join(
            f' {side}="{round(share * PER_MILLE_OF_PERCENT)}"'
            for side, share in (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
            if round(share * PER_MILLE_OF_PERCENT)
        )
        geometry = transform(box.frame) + RECTANGLE if box.placed or spec is None else ""
        return (
            f"<p:pic><p:nvPicPr>{self._named(box, '' if hidden else figure.alt, figure.decorative)}<p:cNvPicPr>{locks}</p:cNvPicPr>{place}"
            f'</p:nvPicPr><p:blipFill><a:blip r:embed="{self.picture(figure)}"/>{f"<a:srcRect{sides}/>" if sides else ""}'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{geometry}</p:spPr></p:pic>"
        )

    def _rectangle(self, box: Rectangle) -> str:
        painted, at = fill(box.fill, self.ink.palette), box.frame
        if box.edge:
            width, inwards = pt(box.edge), pt(box.edge / 2)
            at = Frame(at.x + inwards, at.y + inwards, at.w - width, at.h - width)
            painted = f'<a:noFill/><a:ln w="{width:d}">{painted}<a:miter lim="800000"/></a:ln>'
        else:
            painted += NO_LINE
        return (
            f"<p:sp><p:nvSpPr>{self._named(box, '', decorative=True)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{transform(at)}{RECTANGLE}{painted}</p:spPr>"
            f"{EMPTY_TEXT}</p:sp>"
        )

    def _group(self, group: Group) -> str:
        named = self._named(group, "" if group.decorative else group.alt, group.decorative)
        frames = [shape.frame for shape in group.shapes]
        left, top = min(f.x for f in frames), min(f.y for f in frames)
        right, bottom = max(f.right for f in frames), max(f.bottom for f in frames)
        across, down = right - left, bottom - top
        extent = f'<a:off x="{left:d}" y="{top:d}"/><a:ext cx="{across:d}" cy="{down:d}"/>'
        inner = extent.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        children = "".join(self.draw(shape) for shape in group.shapes)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{extent}{inner}</a:xfrm></p:grpSpPr>{children}</p:grpSp>"
        )

    def _formula(self, box: FormulaBox) -> str:
        """A shape with the formula and one with the text that stands for it, of which a program shows one."""
        spec = self.layout[box.placeholder]
        head = (
            f'<p:nvSpPr>{self._named(box, box.alt)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{placeholder_xml(spec)}</p:nvPr></p:nvSpPr>"
        )
        text = text_body("p:txBody", (box.text,), spec.levels, self.ink, "<a:bodyPr/>")
        return either(
            f"<p:sp>{head}<p:spPr>{transform(box.frame)}</p:spPr>{formula_body(box, self.ink)}</p:sp>",
            f"<p:sp>{head}<p:spPr>{transform(box.around)}</p:spPr>{text}</p:sp>",
        )

    def _table(self, table: TableBox) -> str:
        return self._graphic(table, table.alt, "table", table_xml(table, self.ink))

    def _chart(self, box: ChartBox) -> str:
        return self._graphic(box, box.prepared.alt, "chart", f'<c:chart xmlns:c="{DRAWINGML}chart" r:id="{self.chart(box)}"/>')

    def _graphic(self, box: TableBox | ChartBox, alt: str, kind: str, content: str) -> str:
        place = f"<p:nvPr>{placeholder_xml(self.layout[box.placeholder])}</p:nvPr>" if box.placeholder is not None else "<p:nvPr/>"
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named(box, alt)}"
            f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{place}</p:nvGraphicFramePr>'
            f"{transform(box.frame, 'p:xfrm')}<a:graphic>"
            f'<a:graphicData uri="{DRAWINGML}{kind}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
        )
