"""The text of a shape becomes inline Markdown: bold, italic, links, raised and lowered letters, and code by its font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.source.markup import code_span
from generator.source.text_file import UNPRINTABLE

from ..escaping import escaped_words
from .content import Paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.opc.package import Part

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MONOSPACED = re.compile(r"mono|courier|consol|menlo|monaco|typewriter|source code|fira code|cascadia|terminal", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>()\\]+")


class _Look(NamedTuple):
    """How a stretch of text looks."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    shift: str = ""
    link: str = ""


def clean(text: str) -> str:
    """Text without what no work can hold, on one line."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


def paragraphs(body: _Element, part: Part) -> tuple[Paragraph, ...]:
    """The paragraphs of a text body (`a:p` in it) that have text; `part` is the one that its links are related to."""
    return tuple(made for element in body.iter(f"{A}p") if (made := _paragraph(element, part)).plain)


def _paragraph(element: _Element, part: Part) -> Paragraph:
    properties = element.find(f"{A}pPr")
    level = int(properties.get("lvl", "0")) if properties is not None and properties.get("lvl", "0").isdecimal() else 0
    stretches = [
        (look, "".join(text for _, text in group)) for look, group in groupby(_stretches(element, part), key=lambda stretch: stretch[0])
    ]
    plain = "".join(text for _, text in stretches)
    written = [(look, text) for look, text in stretches if text.strip()]
    code = bool(written) and all(look.code for look, _ in written)
    if code:
        return Paragraph(plain.rstrip(), plain.rstrip(), level, code=True)
    bold = bool(written) and all(look.bold for look, _ in written)
    italic = bool(written) and all(look.italic for look, _ in written)
    # What looks the same all over is a style, not an emphasis.
    stretches = [(look._replace(bold=look.bold and not bold, italic=look.italic and not italic), text) for look, text in stretches]
    term = written[0][1].strip() if written and written[0][0].bold and not bold else ""
    return Paragraph(clean("".join(_marked(look, text) for look, text in stretches)), clean(plain), min(level, 8), clean(term))


def _stretches(element: _Element, part: Part) -> Iterator[tuple[_Look, str]]:
    """The runs of a paragraph, line breaks as spaces or in code as such, and the letters of its formulas."""
    code = _is_code(element)
    for child in element.iter(f"{A}r", f"{A}fld", f"{A}br", f"{M}t"):
        if child.tag == f"{A}br":
            yield _Look(), "\n" if code else " "
        elif child.tag == f"{M}t":
            yield _Look(), unicodedata.normalize("NFKC", child.text or "")
        elif text := child.findtext(f"{A}t"):
            yield _look(child.find(f"{A}rPr"), part), UNPRINTABLE.sub(" ", text)


def _is_code(paragraph: _Element) -> bool:
    fonts = [font.get("typeface", "") for font in paragraph.iterfind(f"{A}r/{A}rPr/{A}latin")]
    return bool(fonts) and all(map(_MONOSPACED.search, fonts))


def _look(properties: _Element | None, part: Part) -> _Look:
    if properties is None:
        return _Look()
    font = properties.find(f"{A}latin")
    code = font is not None and bool(_MONOSPACED.search(font.get("typeface", "")))
    raised = properties.get("baseline", "0")
    shift = "" if raised.strip("0%") == "" else "~" if raised.startswith("-") else "^"
    return _Look(properties.get("b") in ("1", "true"), properties.get("i") in ("1", "true"), code, shift, _link(properties, part))


def _link(properties: _Element, part: Part) -> str:
    """The address that a run leads to; none for a jump inside the deck or a file."""
    link = properties.find(f"{A}hlinkClick")
    relation = part.rels.get(link.get(f"{R}id", "")) if link is not None and link.get(f"{R}id") in part.rels else None
    target = relation.target_ref if relation is not None and relation.is_external else ""
    return target if _LINK.fullmatch(target) else ""


def _marked(look: _Look, text: str) -> str:
    """A stretch between its marks; spaces and signs at its ends stand outside, where CommonMark (6.2) takes no mark for text."""
    found = re.fullmatch(r"(\s*)(.*?)(\s*)" if look.code or look.link else r"([\W_]*)(.*?)([\W_]*)", text, re.DOTALL)
    assert found
    before, inner, after = found.groups()
    if not inner or look == _Look():
        return escaped_words(text)
    made = code_span(inner) if look.code else escaped_words(inner)
    if look.shift and not look.code and not re.search(r"\s", inner):
        made = f"{look.shift}{made}{look.shift}"
    mark = "*" * (2 * look.bold + look.italic)
    made = f"{mark}{made}{mark}"
    return escaped_words(before) + (f"[{made}]({look.link})" if look.link else made) + escaped_words(after)
