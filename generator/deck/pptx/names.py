"""The content types and relationship kinds of a deck's parts (ECMA-376 part 1, clauses 13 to 15; part 2, annex E).

python-pptx has them too, but importing it takes longer than writing the deck of a usual talk.
"""

from __future__ import annotations

from typing import Final

_DOCUMENT = "application/vnd.openxmlformats-officedocument."
_PRESENTATION = _DOCUMENT + "presentationml."
_PACKAGE = "application/vnd.openxmlformats-package."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class ContentType:
    """What a part holds."""

    PRESENTATION: Final = _PRESENTATION + "presentation.main+xml"
    SLIDE_MASTER: Final = _PRESENTATION + "slideMaster+xml"
    SLIDE_LAYOUT: Final = _PRESENTATION + "slideLayout+xml"
    SLIDE: Final = _PRESENTATION + "slide+xml"
    NOTES_MASTER: Final = _PRESENTATION + "notesMaster+xml"
    NOTES_SLIDE: Final = _PRESENTATION + "notesSlide+xml"
    PRESENTATION_PROPERTIES: Final = _PRESENTATION + "presProps+xml"
    VIEW_PROPERTIES: Final = _PRESENTATION + "viewProps+xml"
    TABLE_STYLES: Final = _PRESENTATION + "tableStyles+xml"
    THEME: Final = _DOCUMENT + "theme+xml"
    EXTENDED_PROPERTIES: Final = _DOCUMENT + "extended-properties+xml"
    CORE_PROPERTIES: Final = _PACKAGE + "core-properties+xml"
    RELATIONSHIPS: Final = _PACKAGE + "relationships+xml"
    XML: Final = "application/xml"
    JPEG: Final = "image/jpeg"
    PNG: Final = "image/png"


class Relation:
    """What one part is to another."""

    DOCUMENT: Final = _OFFICE + "officeDocument"
    SLIDE_MASTER: Final = _OFFICE + "slideMaster"
    SLIDE_LAYOUT: Final = _OFFICE + "slideLayout"
    SLIDE: Final = _OFFICE + "slide"
    NOTES_MASTER: Final = _OFFICE + "notesMaster"
    NOTES_SLIDE: Final = _OFFICE + "notesSlide"
    PRESENTATION_PROPERTIES: Final = _OFFICE + "presProps"
    VIEW_PROPERTIES: Final = _OFFICE + "viewProps"
    TABLE_STYLES: Final = _OFFICE + "tableStyles"
    THEME: Final = _OFFICE + "theme"
    IMAGE: Final = _OFFICE + "image"
    HYPERLINK: Final = _OFFICE + "hyperlink"
    EXTENDED_PROPERTIES: Final = _OFFICE + "extended-properties"
    CORE_PROPERTIES: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
