"""The slides of a deck, each with what it holds. What cannot be carried over is a warning that names the slide; its texts are kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.model import Diagnostics

from .content import Page
from .findings import Findings
from .shapes import Shapes
from .texts import A, M, P, R, clean, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def pages(deck: Presentation, name: str, diagnostics: Diagnostics) -> list[Page]:
    """The slides in their order; `name` is what the deck's file is called in diagnostics."""
    parts = _parts(deck)
    size = int(deck.slide_width or 1), int(deck.slide_height or 1)
    made = []
    for number, listed in enumerate(_listed(deck), 1):
        findings = Findings(name, number, diagnostics)
        try:
            made.append(_page(_slide(deck, listed), parts.get(listed.get("id", ""), ""), size, findings))
        except Exception as error:  # a slide can be wrong in any way, and python-pptx names none of them
            help = "open the deck in PowerPoint, save it again, and look at this slide"
            findings.warn("unreadable-slide", f"the slide cannot be read: {type(error).__name__}", help)
    return made


def slides(deck: Presentation) -> Iterator[Slide]:
    """Those that can be read."""
    for listed in _listed(deck):
        with suppress(Exception):
            yield _slide(deck, listed)


def _listed(deck: Presentation) -> list[_Element]:
    """The slides as the deck lists them. python-pptx would refuse all of them where it lacks one."""
    return [*deck.element.iterfind(f"{P}sldIdLst/{P}sldId")]


def _slide(deck: Presentation, listed: _Element) -> Slide:
    found: Slide = deck.part.related_part(listed.get(f"{R}id", "")).slide  # type: ignore[attr-defined]
    return found


def _parts(deck: Presentation) -> dict[str, str]:
    """The name of the section that each slide is in, by the slide's number in the file ([MS-PPTX] 2.6.15)."""
    return {
        listed.get("id", ""): clean(section.get("name", ""))
        for section in deck.element.iter(f"{_P14}section")
        for listed in section.iter(f"{_P14}sldId")
    }


def _page(slide: Slide, part: str, size: tuple[int, int], findings: Findings) -> Page:
    layout, element = slide.slide_layout, slide._element
    hidden = element.get("show") in ("0", "false")
    page = Page(findings.slide, layout._element.get("type", ""), layout.name, part=part, hidden=hidden)
    shapes = Shapes(slide, page, size, findings)
    shapes.read()
    page.words.sort(key=lambda words: words.frame.order)
    page.exhibits.sort(key=lambda exhibit: exhibit.frame.order)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
        page.notes = [paragraph.text for paragraph in paragraphs(notes._element, slide.notes_slide.part)]
    if shapes.drawn:
        help = "draw them as one picture, and add it"
        findings.warn("drawing", f"{shapes.drawn} drawn shape{'s' * (shapes.drawn > 1)} without text left out", help)
    if element.find(f"{P}cSld/{P}bg//{A}blip") is not None:
        findings.warn("background", "the picture of the background is left out", "add it as a `figure:` if it says something")
    if element.find(f".//{M}oMath") is not None:
        findings.warn("formula", "a formula is kept as its letters", "write it in LaTeX, between dollar signs or as an `equation:`")
    if any("/comments" in relation.reltype.lower() for relation in slide.part.rels.values()):
        findings.warn("comments", "the comments are left out", "look whether any of them is still to be answered")
    return page
