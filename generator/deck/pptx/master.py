"""The slide master and its named layouts, made from the table of placeholders in `deck/layouts.py`."""

from __future__ import annotations

from generator.theme import Palette, TextStyle, Theme

from ..layouts import Layouts
from ..mirror import mirrored_layout
from ..placeholders import FOOTER, FURNITURE, NUMBER, TODAY, Layout, Placeholder
from .shapes import RECTANGLE, placeholder_xml, transform
from .text import FIELD_ID, body_properties, level_properties
from .theme_part import color_map
from .xml import HEAD, NAMESPACES, escape, fill

DATE_ID = "{5B0E6B0D-3E0B-4F5E-8C43-9D0B0C4A7B16}"
FIRST_LAYOUT_ID = 2_147_483_649
"""The master has 2147483648; ids of masters and layouts are unique together (ECMA-376 part 1, 19.7.14)."""
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SLIDE_NUMBER = f'<a:fld id="{FIELD_ID}" type="slidenum"><a:rPr lang="en"/><a:t>‹#›</a:t></a:fld>'
DATE = f'<a:fld id="{DATE_ID}" type="datetimeFigureOut"><a:rPr lang="en"/><a:t>Date</a:t></a:fld>'
FIELDS = {NUMBER: SLIDE_NUMBER, TODAY: DATE}
NEW_SLIDES = '<p:hf hdr="0" dt="0"/>'
"""What slides made in PowerPoint begin with, as ours do: footer and number, no date (ECMA-376 part 1, 19.3.1.25)."""
DEEPEST_LEVEL = 9


def background(role: str, palette: Palette) -> str:
    return f"<p:bg><p:bgPr>{fill(role, palette)}<a:effectLst/></p:bgPr></p:bg>"


def _placeholder(spec: Placeholder, shape_id: int, theme: Theme, rtl: bool, on_master: bool = False) -> str:
    levels = "".join(level_properties(i + 1, style, theme, rtl) for i, style in enumerate(spec.levels))
    if spec.idx in FIELDS:
        paragraphs = f"<a:p>{FIELDS[spec.idx]}</a:p>"
    elif spec.idx == FOOTER:
        paragraphs = "<a:p/>"
    else:
        prompt = f'<a:r><a:rPr lang="en"/><a:t>{escape(spec.prompt or spec.name)}</a:t></a:r>'
        paragraphs = f"<a:p>{prompt}</a:p>"
    reference = placeholder_xml(spec, custom_prompt=not on_master and spec.idx not in FURNITURE)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{escape(spec.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr><p:spPr>{transform(spec.frame)}{RECTANGLE}</p:spPr>"
        f"<p:txBody>{body_properties(spec.anchor)}<a:lstStyle>{levels}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


def _common(content: str, ground: str, name: str = "") -> str:
    named = f' name="{escape(name)}"' if name else ""
    return f"<p:cSld{named}>{ground}<p:spTree>{TREE}{content}</p:spTree></p:cSld>"


def layout_xml(layout: Layout, layouts: Layouts, theme: Theme, rtl: bool) -> str:
    layout = mirrored_layout(layout, layouts.grid.width) if rtl else layout
    shapes = "".join(_placeholder(spec, i, theme, rtl) for i, spec in enumerate(layout.placeholders, 2))
    ground = background(layout.background, theme.palette) if layout.background else ""
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1">{_common(shapes, ground, layout.name)}'
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _styles(style: TextStyle, theme: Theme, rtl: bool, deepest: int = 1) -> str:
    return "".join(level_properties(level, style, theme, rtl) for level in range(1, deepest + 1))


def master_xml(layouts: Layouts, theme: Theme, layout_ids: list[str], rtl: bool) -> str:
    """`layout_ids` are the relationship ids of the layouts in the order of `layouts`. With `rtl` it is for text from right to left."""
    own, type = layouts.master, layouts.type
    placeholders = (mirrored_layout(own, layouts.grid.width) if rtl else own).placeholders
    shapes = "".join(_placeholder(spec, i, theme, rtl, on_master=True) for i, spec in enumerate(placeholders, 2))
    ids = "".join(f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + i}" r:id="{rid}"/>' for i, rid in enumerate(layout_ids))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}>{_common(shapes, background('ground', theme.palette))}{color_map(theme)}"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{NEW_SLIDES}"
        f"<p:txStyles><p:titleStyle>{_styles(type.headline[0], theme, rtl)}</p:titleStyle>"
        f"<p:bodyStyle>{_styles(type.body[0], theme, rtl, DEEPEST_LEVEL)}</p:bodyStyle>"
        f"<p:otherStyle>{_styles(type.body[2], theme, rtl, DEEPEST_LEVEL)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
