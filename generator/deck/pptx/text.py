"""Set text as a text body: only what differs from the style that the layout gives is written, so that text inherits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from generator.model import Run, is_rtl
from generator.text.bidi import has_rtl
from generator.theme import Color, FontRole, Fonts, Palette, TextStyle, Theme, toned

from ..boxes import Anchor, Part
from .embedding import UsedFonts
from .xml import color, escape, fill, hundredths

ALIGN = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
MIRRORED = ALIGN | {"left": "r", "right": "l"}
"""Alignments of what begins at the right. PowerPoint and LibreOffice take `l` for the left of the page in both directions."""
EMU = 12_700
SHIFT = {"super": 30_000, "sub": -25_000}
KEEP_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""A link in the text's own colour (MS-ODRAWXML, 2.18): the agenda is a list of titles and not of blue, underlined links."""
FIELD_ID = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
KERNED = 1200
"""Text of 12 pt and more, which all of ours is, is kerned (ECMA-376, 21.1.2.3.9), as it was when it was measured."""
INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


class Field(NamedTuple):
    """A text that the program keeps up to date: its kind, and its value now."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Ink:
    """What writing a text needs to know. `link` gives the relationship id of an address, `jump` that of a slide by its index.

    `place` gives the index of the slide that an id of the document leads to, None for this one and for what no slide shows.
    """

    theme: Theme
    language: str
    link: Callable[[str], str]
    jump: Callable[[int], str]
    place: Callable[[str], int | None]
    used: UsedFonts

    @property
    def rtl(self) -> bool:
        """Whether the document is written from right to left, and so its layouts too."""
        return is_rtl(self.language)

    @property
    def palette(self) -> Palette:
        return self.theme.palette


def typeface(role: FontRole, fonts: Fonts) -> str:
    """The heading and body fonts by reference to the theme, so that changing the theme's fonts changes the deck.

    Others are by name, and what they lack is of the body's fonts for its script.
    """
    references = {"heading": "+mj", "body": "+mn"}
    if role in references:
        stem = references[role]
        return f'<a:latin typeface="{stem}-lt"/><a:ea typeface="{stem}-ea"/><a:cs typeface="{stem}-cs"/>'
    name = escape(fonts.family(role).name)
    return f'<a:latin typeface="{name}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def body_properties(anchor: Anchor | None = "t") -> str:
    """No insets, no autofit: the text was measured."""
    where = f' anchor="{anchor}"' if anchor else ""
    return f'<a:bodyPr vert="horz" wrap="square" {INSETS} rtlCol="0"{where}><a:noAutofit/></a:bodyPr>'


def level_properties(level: int, style: TextStyle, theme: Theme, rtl: bool) -> str:
    """A list level of a layout or master: direction, alignment, exact leading, no bullet, and the run's defaults."""
    direction = f'algn="{MIRRORED[style.align]}" rtl="1"' if rtl else f'algn="{ALIGN[style.align]}"'
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" {direction}>'
        f'<a:lnSpc><a:spcPts val="{hundredths(style.leading)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{hundredths(style.size)}" b="{int(style.bold)}" i="{int(style.italic)}" kern="{KERNED}" '
        f'spc="{hundredths(style.tracking)}">'
        f"{fill(style.color, theme.palette)}{typeface(style.font, theme.fonts)}</a:defRPr></a:lvl{level}pPr>"
    )


def text_body(tag: str, parts: Sequence[Part], bases: Sequence[TextStyle], ink: Ink, body: str, field: Field | None = None) -> str:
    """A `p:txBody` or `a:txBody`. `bases` are the styles that its levels inherit; none for text outside placeholders."""
    paragraphs = "".join(_paragraph(part, bases, ink, field) for part in parts) or "<a:p/>"
    return f"<{tag}>{body}<a:lstStyle/>{paragraphs}</{tag}>"


def _paragraph(part: Part, bases: Sequence[TextStyle], ink: Ink, field: Field | None) -> str:
    style = part.text.style
    base = bases[min(part.level, len(bases) - 1)] if bases else None
    runs = "".join(_runs(part, style, base, ink, field))
    end = f'<a:endParaRPr lang="{ink.language}"/>' if base else f'<a:endParaRPr lang="{ink.language}" sz="{hundredths(style.size)}"/>'
    return f"<a:p>{_paragraph_properties(part, style, base, ink)}{runs}{end}</a:p>"


def _paragraph_properties(part: Part, style: TextStyle, base: TextStyle | None, ink: Ink) -> str:
    """What differs from the layout, whose text begins at the right if the document is `rtl` (ECMA-376 part 1, 21.1.2.2.7).

    Outside of placeholders programs look for defaults in different places, so that there a document that is `rtl` says everything.
    """
    attributes, rtl = "", ink.rtl
    if part.hang:
        attributes += f' marL="{round(part.hang * EMU)}" indent="{-round(part.hang * EMU)}"'
    if part.level:
        attributes += f' lvl="{part.level}"'
    align = (MIRRORED if part.text.from_right else ALIGN)[style.align]
    if (rtl and base is None) or align != (MIRRORED if rtl else ALIGN)[base.align if base else "left"]:
        attributes += f' algn="{align}"'
    if (rtl and base is None) or part.text.rtl != rtl:
        attributes += f' rtl="{int(part.text.rtl)}"'
    children = ""
    if base is None or style.leading != base.leading:
        children += f'<a:lnSpc><a:spcPts val="{hundredths(style.leading)}"/></a:lnSpc>'
    if part.space_after:
        children += f'<a:spcAft><a:spcPts val="{hundredths(part.space_after)}"/></a:spcAft>'
    if part.number is not None:  # each with its own beginning, so that it stays when another one is deleted
        children += f"<a:buClr>{color('muted', ink.palette)}</a:buClr>"
        children += f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPlain" startAt="{part.number}"/>'
    return f"<a:pPr{attributes}>{children}</a:pPr>" if attributes or children else ""


def _runs(part: Part, style: TextStyle, base: TextStyle | None, ink: Ink, field: Field | None) -> Iterator[str]:
    """The paragraph's runs: line by line where the set breaks are to stay, else the text as it was given."""
    if not part.broken:
        for run in part.text.text.runs:
            yield from _run(run, run.text, part, style, base, ink, field)
        return
    unlinked = replace(part, slide=None) if part.slide is not None else part  # LibreOffice shows no break that is a link
    for number, line in enumerate(part.text.lines):
        if number:
            yield f"<a:br>{_properties(Run(''), unlinked, style, base, ink)}</a:br>"
        for run, spans in groupby(line.spans, key=attrgetter("run")):
            yield from _run(run, "".join(span.text for span in spans), part, style, base, ink, field)


def _run(run: Run, text: str, part: Part, style: TextStyle, base: TextStyle | None, ink: Ink, field: Field | None) -> Iterator[str]:
    properties = _properties(run, part, style, base, ink)
    if field:
        yield f'<a:fld id="{FIELD_ID}" type="{field.kind}">{properties}<a:t>{field.value}</a:t></a:fld>'
        return
    for number, piece in enumerate(text.replace("\x0b", "\n").split("\n")):
        if number:
            yield f"<a:br>{properties}</a:br>"
        if piece:
            yield f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>"


def _properties(run: Run, part: Part, style: TextStyle, base: TextStyle | None, ink: Ink) -> str:
    """Run properties in the order of the schema (ECMA-376 part 1, 21.1.2.3.9), only those that differ from the inherited ones."""
    role: FontRole = "code" if run.code else "heading" if run.tone == "label" else style.font
    colour = toned(run.tone, style.color)
    bold = (run.strong or style.bold) and role != "heading"
    italic = run.emphasis != style.italic and not has_rtl(run.text)  # no such script has italics, and programs would slant it
    ink.used.note(run.text, role, bold, italic)
    attributes = f'lang="{run.lang or ink.language}"' + ' noProof="1"' * run.code
    if base is None or style.size != base.size:
        attributes += f' sz="{hundredths(style.size)}"'
    if bold != (base.bold if base else False):
        attributes += f' b="{int(bold)}"'
    if italic != (base.italic if base else False):
        attributes += f' i="{int(italic)}"'
    quiet = part.slide is not None or run.cites
    if quiet:
        attributes += ' u="none"'
    if run.shift:
        attributes += f' baseline="{SHIFT[run.shift]}"'
    if style.tracking != (base.tracking if base else 0.0):
        attributes += f' spc="{hundredths(style.tracking)}"'
    children = fill(colour, ink.palette) if base is None or colour != base.color or quiet else ""
    if base is None or role != base.font:
        children += typeface(role, ink.theme.fonts)
    return f"<a:rPr {attributes}>{children}{_click(run, part, colour, ink)}</a:rPr>"


def _click(run: Run, part: Part, colour: Color, ink: Ink) -> str:
    """A jump to a slide, or a link; marks of citations and links on a ground of its own colour keep the colour of their text."""
    keeps = part.slide is not None or run.cites or colour.startswith(("inverse-", "on-"))
    end = f">{KEEP_COLOR}</a:hlinkClick>" if keeps else "/>"
    slide = ink.place(run.link[1:]) if part.slide is None and run.link.startswith("#") else part.slide
    if slide is not None:
        return f'<a:hlinkClick r:id="{ink.jump(slide)}" action="ppaction://hlinksldjump"{end}'
    if run.link and not run.link.startswith("#"):
        return f'<a:hlinkClick r:id="{ink.link(run.link)}"{end}'
    return ""
