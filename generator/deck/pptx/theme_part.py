"""The theme part: colour scheme, font scheme, and the plainest format scheme that PowerPoint accepts."""

from __future__ import annotations

from generator.theme import Theme

from .font_scheme import font_scheme_xml
from .xml import HEAD, escape

FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{FILL}<a:prstDash val="solid"/></a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
FORMATS = (
    f'<a:fmtScheme name="Diptych"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
"""Each list needs at least three entries (ECMA-376 part 1, 20.1.4.1.14)."""


def scheme_slots(theme: Theme) -> dict[str, str]:
    """The twelve colours in the order of the schema. In a dark theme the first slot is dark all the same; the map turns them."""
    palette = theme.palette
    first = (
        {"dk1": palette.ground, "lt1": palette.text, "dk2": palette.surface, "lt2": palette.muted}
        if palette.dark
        else {"dk1": palette.text, "lt1": palette.ground, "dk2": palette.muted, "lt2": palette.surface}
    )
    accents = {f"accent{i + 1}": value for i, value in enumerate(palette.accents)}
    return {**first, **accents, "hlink": palette.accents[2], "folHlink": palette.muted}


def color_map(theme: Theme) -> str:
    """How the master reads the scheme: in a dark theme ground is dark 1 and text light 1."""
    ends = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' if theme.palette.dark else 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"'
    accents = " ".join(f'accent{i}="accent{i}"' for i in range(1, 7))
    return f'<p:clrMap {ends} {accents} hlink="hlink" folHlink="folHlink"/>'


def theme_xml(theme: Theme, language: str) -> str:
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in scheme_slots(theme).items())
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{escape(theme.name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(theme.name)}">{colors}</a:clrScheme>'
        f"{font_scheme_xml(theme.name, theme.fonts, language)}{FORMATS}"
        f"</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
