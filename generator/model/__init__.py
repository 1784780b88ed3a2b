"""The document and its parts: frozen, typed, without I/O. Readers make one, planners read it; it imports nothing of ours."""

from .chart import CHART_KINDS, MOST_SERIES, Categories, Category, Chart, ChartKind, Measure, Takeaway, marks_categories
from .diagnostics import NOWHERE, Diagnostic, Diagnostics, Place, Severity
from .document import Closing, Cover, Document, Exhibit, Figure, Footnote, Picture, Point, Quote, Row, Section, Table
from .languages import is_rtl
from .length import Length, inch, mm, pt
from .text import NO_TEXT, Alignment, Block, BlockQuote, Grid, Heading, ItemList, Listing, Paragraph, Run, Text, plain_lines, plain_text

__all__ = [
    "CHART_KINDS",
    "MOST_SERIES",
    "NOWHERE",
    "NO_TEXT",
    "Alignment",
    "Block",
    "BlockQuote",
    "Categories",
    "Category",
    "Chart",
    "ChartKind",
    "Closing",
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
    "Measure",
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
    "Takeaway",
    "Text",
    "inch",
    "is_rtl",
    "marks_categories",
    "mm",
    "plain_lines",
    "plain_text",
    "pt",
]
