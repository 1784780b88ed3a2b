"""The parts that describe the deck: document properties, and the presentation part that lists everything."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from generator.model import Document, is_rtl
from generator.stamp import build_date

from ..boxes import PlacedSlide
from ..grid import HEIGHT, Grid
from .embedding import Carried
from .notes import PAGE_HEIGHT, PAGE_WIDTH
from .xml import HEAD, NAMESPACES, escape

FIRST_SLIDE_ID = 256
"""Slide ids begin here (ECMA-376 part 1, 19.7.13)."""
FORMATS = {False: ("Widescreen", ""), True: ("On-screen Show (4:3)", ' type="screen4x3"')}
"""What programs call wide and narrow slides, and how their size is marked (ECMA-376 part 1, 19.7.18)."""
SECTIONS_NAMESPACE = uuid.UUID("3f0e2c1a-6f2b-4c55-9d54-7f0a1f6f8f11")
PROGRAM = "Diptych"


def core_xml(document: Document) -> str:
    when = build_date(document).strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = escape("; ".join(author.plain for author in document.authors))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title.plain)}</dc:title><dc:subject>{escape(document.subtitle.plain)}</dc:subject>"
        f"<dc:creator>{authors}</dc:creator><cp:lastModifiedBy>{authors or PROGRAM}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        + f"<dc:identifier>{escape(document.identifier)}</dc:identifier>" * bool(document.identifier)
        + f"<dc:language>{escape(document.language)}</dc:language></cp:coreProperties>"
    )


def app_xml(slides: Sequence[PlacedSlide], grid: Grid) -> str:
    notes, hidden = sum(bool(slide.all_notes) for slide in slides), sum(slide.hidden for slide in slides)
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>{PROGRAM}</Application><PresentationFormat>{FORMATS[grid.narrow][0]}</PresentationFormat>"
        f"<Slides>{len(slides)}</Slides><Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides></Properties>"
    )


def font_list_xml(families: Sequence[tuple[Carried, Mapping[str, str]]]) -> str:
    """The embedded fonts, each family with the relationship ids of its styles (ECMA-376 part 1, 19.2.1.9); nothing where there are none."""
    listed = "".join(
        f'<p:embeddedFont><p:font typeface="{escape(family.name)}" panose="{family.panose.hex().upper()}"/>'
        + "".join(f'<p:{style} r:id="{rid}"/>' for style, rid in ids.items())
        + "</p:embeddedFont>"
        for family, ids in families
    )
    return f"<p:embeddedFontLst>{listed}</p:embeddedFontLst>" if listed else ""


def presentation_xml(
    slides: Sequence[PlacedSlide], grid: Grid, slide_ids: Sequence[str], master_id: str, notes_id: str, document: Document, fonts: str
) -> str:
    """The children stand in the order of the schema; a misplaced list makes PowerPoint offer a repair.

    `fonts` is the list of fonts; of those that are whole, a program that saves the deck is not to make subsets (19.2.1.26).
    """
    embeds = ' embedTrueTypeFonts="1"' * bool(fonts) + ' saveSubsetFonts="1"' * (document.embedding != "whole")
    language = document.language
    listed = "".join(f'<p:sldId id="{FIRST_SLIDE_ID + i}" r:id="{rid}"/>' for i, rid in enumerate(slide_ids))
    direction = 'algn="r" defTabSz="914400" rtl="1"' if is_rtl(language) else 'algn="l" defTabSz="914400" rtl="0"'
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" {direction} eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1800" '
        'kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f"{HEAD}<p:presentation {NAMESPACES}{embeds}><p:sldMasterIdLst>"
        f'<p:sldMasterId id="2147483648" r:id="{master_id}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_id}"/></p:notesMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst>'
        f'<p:sldSz cx="{grid.width:d}" cy="{HEIGHT:d}"{FORMATS[grid.narrow][1]}/><p:notesSz cx="{PAGE_WIDTH}" cy="{PAGE_HEIGHT}"/>'
        f'{fonts}<p:defaultTextStyle><a:defPPr><a:defRPr lang="{escape(language)}"/></a:defPPr>{levels}</p:defaultTextStyle>'
        f"<p:extLst>{_sections(slides)}</p:extLst></p:presentation>"
    )


def _sections(slides: Sequence[PlacedSlide]) -> str:
    """PowerPoint's sections: neighbouring slides of one section of the document (MS-PPTX, 2.7.8), none without a name."""
    groups: list[tuple[str, list[int]]] = []
    for i, slide in enumerate(slides):
        if not i or slide.section != slides[i - 1].section:
            groups.append((slide.section or slide.title, []))
        groups[-1][1].append(FIRST_SLIDE_ID + i)
    made = "".join(
        f'<p14:section name="{escape(name)}" id="{{{str(uuid.uuid5(SECTIONS_NAMESPACE, f"{n} {name}")).upper()}}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{slide_id}"/>' for slide_id in ids)
        + "</p14:sldIdLst></p14:section>"
        for n, (name, ids) in enumerate(groups)
    )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{made}</p14:sectionLst></p:ext>'
    )
