"""Speaker notes: the notes master, laid out as the hand-out page, and a notes slide for each slide that has something to say."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Length, is_rtl
from generator.text.bidi import base_level, has_rtl
from generator.theme import TextStyle, Theme

from ..boxes import Frame
from ..grid import HEIGHT, LOOK_BOOK, Grid
from ..mirror import mirrored_frame
from .master import DATE, SLIDE_NUMBER, TREE, background
from .shapes import RECTANGLE, transform
from .text import FIELD_ID, level_properties
from .theme_part import color_map
from .xml import HEAD, NAMESPACES, escape

PAGE_WIDTH, PAGE_HEIGHT = 7_559_675, 10_692_130
"""A4 in EMU."""
NOTES_STYLE = TextStyle("body", 12, 17)
IMAGE = '<p:ph type="sldImg" idx="2"/>'
BODY = '<p:ph type="body" sz="quarter" idx="3"/>'
DAY = '<p:ph type="dt" idx="1"/>'
NUMBER = '<p:ph type="sldNum" sz="quarter" idx="5"/>'
PT = 12_700
CORNER_STYLE = TextStyle("body", 10, 14, "muted")
CORNERS = (
    ("Header", '<p:ph type="hdr" sz="quarter"/>', 48, 36, CORNER_STYLE),
    ("Date", DAY, 332, 36, CORNER_STYLE.but(align="right")),
    ("Footer", '<p:ph type="ftr" sz="quarter" idx="4"/>', 48, 786, CORNER_STYLE),
    ("Slide number", NUMBER, 332, 786, CORNER_STYLE.but(align="right")),
)
"""What PowerPoint's Header & Footer puts on notes pages: a name, the placeholder, its left and top in points, its style."""
CORNER_WIDTH, CORNER_HEIGHT = 200, 20
NEW_PAGES = '<p:hf hdr="0" ftr="0" dt="0"/>'
"""What notes pages begin with: the number alone (ECMA-376 part 1, 19.3.1.25)."""
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
    border = '<a:noFill/><a:ln w="6350"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>'
    text = (
        '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        '<a:p><a:r><a:rPr lang="en"/><a:t>Notes</a:t></a:r></a:p></p:txBody>'
    )
    shapes = _shape(2, "Slide image", IMAGE, transform(image) + RECTANGLE + border, "")
    shapes += _shape(3, "Notes", BODY, transform(body) + RECTANGLE, text)
    shapes += "".join(_corner(shape_id, *corner, theme, rtl) for shape_id, corner in enumerate(CORNERS, 4))
    levels = "".join(level_properties(level, NOTES_STYLE, theme, rtl) for level in range(1, 10))
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{background('ground', theme.palette)}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"{color_map(theme)}{NEW_PAGES}<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _corner(shape_id: int, name: str, ph: str, left: float, top: float, style: TextStyle, theme: Theme, rtl: bool) -> str:
    at = Frame(Length(left * PT), Length(top * PT), Length(CORNER_WIDTH * PT), Length(CORNER_HEIGHT * PT))
    at = mirrored_frame(at, Length(PAGE_WIDTH)) if rtl else at
    field = SLIDE_NUMBER if ph == NUMBER else DATE if ph == DAY else ""
    text = (
        f'<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle>{level_properties(1, style, theme, rtl)}'
        f"</a:lstStyle><a:p>{field}</a:p></p:txBody>"
    )
    return _shape(shape_id, name, ph, transform(at) + RECTANGLE, text)


def notes_slide_xml(lines: Sequence[str], language: str, number: int) -> str:
    """A paragraph a line: what a presenter view shows best; and the number of the slide at the foot of the page."""
    spoken = "\n".join(lines).replace("\x0b", "\n").split("\n")
    turned = [RIGHT_TO_LEFT if has_rtl(line) and base_level(line) and not is_rtl(language) else "" for line in spoken]
    paragraphs = "".join(
        f'<a:p>{turn}<a:r><a:rPr lang="{language}"/><a:t>{escape(line)}</a:t></a:r></a:p>'
        for turn, line in zip(turned, spoken, strict=True)
    )
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"
    shapes = _shape(2, "Slide image", IMAGE, "", "") + _shape(3, "Notes", BODY, "", text)
    field = f'<a:fld id="{FIELD_ID}" type="slidenum"><a:rPr lang="{language}"/><a:t>{number}</a:t></a:fld>'
    shapes += _shape(4, "Slide number", NUMBER, "", f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{field}</a:p></p:txBody>")
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
