"""The names of a package's parts, types and relationships (ECMA-376 part 1, annex A; Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

OFFICE = "application/vnd.openxmlformats-officedocument."
PACKAGE = "application/vnd.openxmlformats-package."
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class CT:
    """Content types."""

    CHART = f"{OFFICE}drawingml.chart+xml"
    CORE_PROPERTIES = f"{PACKAGE}core-properties+xml"
    EXTENDED_PROPERTIES = f"{OFFICE}extended-properties+xml"
    FONT = "application/x-fontdata"
    JPEG = "image/jpeg"
    NOTES_MASTER = f"{OFFICE}presentationml.notesMaster+xml"
    NOTES_SLIDE = f"{OFFICE}presentationml.notesSlide+xml"
    PNG = "image/png"
    PRESENTATION = f"{OFFICE}presentationml.presentation.main+xml"
    PRESENTATION_PROPERTIES = f"{OFFICE}presentationml.presProps+xml"
    RELATIONSHIPS = f"{PACKAGE}relationships+xml"
    SHEET = f"{OFFICE}spreadsheetml.worksheet+xml"
    SHEETS = f"{OFFICE}spreadsheetml.sheet.main+xml"
    SLIDE = f"{OFFICE}presentationml.slide+xml"
    SLIDE_LAYOUT = f"{OFFICE}presentationml.slideLayout+xml"
    SLIDE_MASTER = f"{OFFICE}presentationml.slideMaster+xml"
    STRINGS = f"{OFFICE}spreadsheetml.sharedStrings+xml"
    STYLES = f"{OFFICE}spreadsheetml.styles+xml"
    TABLE_STYLES = f"{OFFICE}presentationml.tableStyles+xml"
    THEME = f"{OFFICE}theme+xml"
    VIEW_PROPERTIES = f"{OFFICE}presentationml.viewProps+xml"
    WORKBOOK = f"{OFFICE}spreadsheetml.sheet"
    XML = "application/xml"


class RT:
    """Relationship types."""

    CHART = f"{RELATIONSHIPS}chart"
    CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    EXTENDED_PROPERTIES = f"{RELATIONSHIPS}extended-properties"
    FONT = f"{RELATIONSHIPS}font"
    HYPERLINK = f"{RELATIONSHIPS}hyperlink"
    IMAGE = f"{RELATIONSHIPS}image"
    NOTES_MASTER = f"{RELATIONSHIPS}notesMaster"
    NOTES_SLIDE = f"{RELATIONSHIPS}notesSlide"
    OFFICE_DOCUMENT = f"{RELATIONSHIPS}officeDocument"
    PACKAGE = f"{RELATIONSHIPS}package"
    PRESENTATION_PROPERTIES = f"{RELATIONSHIPS}presProps"
    SHEET = f"{RELATIONSHIPS}worksheet"
    SLIDE = f"{RELATIONSHIPS}slide"
    SLIDE_LAYOUT = f"{RELATIONSHIPS}slideLayout"
    SLIDE_MASTER = f"{RELATIONSHIPS}slideMaster"
    STRINGS = f"{RELATIONSHIPS}sharedStrings"
    STYLES = f"{RELATIONSHIPS}styles"
    TABLE_STYLES = f"{RELATIONSHIPS}tableStyles"
    THEME = f"{RELATIONSHIPS}theme"
    VIEW_PROPERTIES = f"{RELATIONSHIPS}viewProps"


def beside(name: str, target: str) -> str:
    """The part `target` as the relationships of the part `name` refer to it: '../media/image1.jpg'."""
    here, there = name.split("/")[:-1], target.split("/")
    shared = next((i for i, (one, other) in enumerate(zip(here, there, strict=False)) if one != other), min(len(here), len(there)))
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def relationships_of(name: str) -> str:
    """The part that holds the relationships of the part `name`; '/' is the package itself."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels"
