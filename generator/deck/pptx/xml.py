"""Filling XML templates: escaping, numbers, colours and the runs that text is made of."""

from __future__ import annotations

import re

from generator.theme import Color, Palette

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 (2.2) does not allow; python-pptx would show them as `_x0007_`."""
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """`text` for an attribute or an element, without the characters that XML does not allow."""
    return ILLEGAL.sub("", text).translate(ESCAPES)


def color(role: Color, palette: Palette) -> str:
    """A colour as a reference into the scheme, with its opacity or lightness where the role has one."""
    slot, alpha, scaled, raised = palette.scheme(role)
    inner = f'<a:lumMod val="{scaled * 1000}"/>' if scaled < 100 else ""
    inner += f'<a:lumOff val="{raised * 1000}"/>' if raised else ""
    inner += f'<a:alpha val="{alpha * 1000}"/>' if alpha < 100 else ""
    return f'<a:schemeClr val="{slot}">{inner}</a:schemeClr>'


def fill(role: Color, palette: Palette) -> str:
    return f"<a:solidFill>{color(role, palette)}</a:solidFill>"


def hundredths(points: float) -> int:
    """Points as the hundredths that DrawingML counts type in."""
    return round(points * 100)
