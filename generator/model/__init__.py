"""The document and its parts: frozen, typed, without I/O. Readers make one, planners read it; it imports nothing of ours."""

from .diagnostics import NOWHERE, Diagnostic, Diagnostics, Place, Severity
from .document import Closing, Code, Cover, Document, Exhibit, Figure, Footnote, Picture, Point, Quote, Row, Section, Table
from .languages import is_rtl
from .length import Length, inch, mm, pt
from .text import NO_TEXT, Alignment, Block, BlockQuote, Grid, Heading, ItemList, Listing, Paragraph, Run, Text, plain_lines, plain_text

__all__ = [
    "NOWHERE",
    "NO_TEXT",
    "Alignment",
    "Block",
    "BlockQuote",
    "Closing",
    "Code",
    "Cover",
    "Diagnostic",
    "Diagnostics",
    "Document",
    "Exhibit",
    "Figure",
    "Footnote",
    "Grid",
    "Heading",
    "ItemList",
    "Length",
    "Listing",
    "Paragraph",
    "Picture",
    "Place",
    "Point",
    "Quote",
    "Row",
    "Run",
    "Section",
    "Severity",
    "Table",
    "Text",
    "inch",
    "is_rtl",
    "mm",
    "plain_lines",
    "plain_text",
    "pt",
]
