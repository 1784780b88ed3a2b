"""Speaker notes: the notes master, laid out as the hand-out page, and a notes slide for each slide that has something to say."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Length, is_rtl
from generator.text.bidi import base_level, has_rtl
from generator.theme import TextStyle, Theme

from ..boxes import Frame
from ..grid import HEIGHT, LOOK_BOOK, Grid
from .master import TREE, background
from .shapes import transform
from .text import level_properties
from .theme_part import color_map
from .xml import HEAD, NAMESPACES, escape

PAGE_WIDTH, PAGE_HEIGHT = 7_559_675, 10_692_130
"""A4 in EMU."""
NOTES_STYLE = TextStyle("body", 12, 17)
IMAGE = '<p:ph type="sldImg" idx="2"/>'
BODY = '<p:ph type="body" sz="quarter" idx="3"/>'
PT = 12_700
RIGHT_TO_LEFT = '<a:pPr algn="r" rtl="1"/>'


def _shape(shape_id: int, name: str, ph: str, place: str, text: str) -> str:
    locks = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' if "sldImg" in ph else '<a:spLocks noGrp="1"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr><p:nvPr>{ph}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr>{text}</p:sp>"
    )


def notes_master_xml(theme: Theme, grid: Grid, rtl: bool) -> str:
    """The page of the notes; `theme` has the colours of print."""
    image = Frame(Length(48 * PT), Length(72 * PT), Length(484 * PT * grid.width // LOOK_BOOK), Length(484 * PT * HEIGHT // LOOK_BOOK))
    body = Frame(Length(186 * PT), Length(369 * PT), Length(346 * PT), Length(390 * PT))
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    border = '<a:noFill/><a:ln w="6350"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>'
    text = (
        '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        '<a:p><a:r><a:rPr lang="en"/><a:t>Notes</a:t></a:r></a:p></p:txBody>'
    )
    shapes = _shape(2, "Slide image", IMAGE, transform(image) + geometry + border, "") + _shape(
        3, "Notes", BODY, transform(body) + geometry, text
    )
    levels = "".join(level_properties(level, NOTES_STYLE, theme, rtl) for level in range(1, 10))
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{background('ground', theme.palette)}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"{color_map(theme)}<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def notes_slide_xml(lines: Sequence[str], language: str) -> str:
    """A paragraph a line: what a presenter view shows best."""
    spoken = "\n".join(lines).replace("\x0b", "\n").split("\n")
    turned = [RIGHT_TO_LEFT if has_rtl(line) and base_level(line) and not is_rtl(language) else "" for line in spoken]
    paragraphs = "".join(
        f'<a:p>{turn}<a:r><a:rPr lang="{language}"/><a:t>{escape(line)}</a:t></a:r></a:p>'
        for turn, line in zip(turned, spoken, strict=True)
    )
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"
    shapes = _shape(2, "Slide image", IMAGE, "", "") + _shape(3, "Notes", BODY, "", text)
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
