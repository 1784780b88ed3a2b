"""The format of what is shown besides text: figures, tables, charts, code, quotes and equations."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import (
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.model import CHART_KINDS

from .csv_file import DELIMITERS
from .entry import Entry, PointEntry, words
from .fields import (
    ChartId,
    Criterion,
    Data,
    EquationId,
    FigureId,
    Focus,
    LineNumber,
    ListingId,
    NumberFormat,
    Switch,
    TableId,
    Words,
    WordsOrList,
    one_of,
)
from .grouped import Formats, Heads, Picks, Rows

TableOrigin = Annotated[str, one_of("unknown-origin", "origin", ("topics",))]
ChartKind = Annotated[str, one_of("unknown-kind", "kind", CHART_KINDS)]
Decimal = Annotated[str, one_of("unknown-decimal", "decimal mark", (".", ","))]
Delimiter = Annotated[str, one_of("unknown-delimiter", "delimiter", tuple(DELIMITERS.values()))]
Dates = Annotated[str, one_of("unknown-order", "order of dates", ("day-first", "month-first"))]


class FigureEntry(Entry):
    """A picture with its words."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["image"]}, {"required": ["missing"]}]})

    id: FigureId = words("A name to refer to, `fig-…`; a reference reads `@fig-…`.")
    image: Words = words("The picture file, relative to this file: JPEG, PNG, WebP, TIFF, GIF or BMP.")
    missing: Words = words(
        "Instead of `image`, the name or address of a picture that is yet to come: a frame stands for it, with a warning."
    )
    alt: Words = words("What the picture shows, for readers who cannot see it. Required unless `decorative`.")
    caption: Words = words("The caption, without `Figure 1`.")
    credit: Words = words("Who made the picture.")
    license: Words = words("The terms it may be used under.")
    focus: Focus = Field(default=(0.5, 0.5), description="The point that a crop keeps: shares of width and height from the top left.")
    crop: Switch = Field(default=True, description="Whether the picture may be cropped to fill its frame.")
    decorative: Switch = Field(default=False, description="The picture says nothing that the text does not; it needs no `alt`.")


class TableEntry(Entry):
    """A table: inline (`header` and `rows`), of a CSV file (`data`), or made from the document's topics (`from: topics`)."""

    id: TableId = words("A name to refer to, `tbl-…`; a reference reads `@tbl-…`.")
    origin: TableOrigin = Field(default="", alias="from", description="`topics`: one row for each topic of the document.")
    header: list[Heads] = Field(default=[], description="The cells of the header row; `Title: [cells]` puts a title over several.")
    rows: list[Rows] = Field(
        default=[],
        description="The rows; each has as many cells as the header, the first being its head. `Title: [rows]` puts a title over several.",
    )
    data: Words = words("A CSV file with the rows, relative to this file; its first row names the columns.")
    columns: list[Picks] = Field(
        default=[], description="The columns of the data to show, in order: `name`, or `name: label`; `Title: [columns]` as in `header`."
    )
    group: Words = words("The column of the data whose values are titles over the rows that have them.")
    formats: Formats | None = Field(default=None, description='How the numbers of a column are written: `name: "#,##0.0"`.')
    decimal: Decimal = Field(default="", description="The decimal mark of the data, where the numbers to format leave it open.")
    delimiter: Delimiter = Field(default="", description="What stands between the fields of the CSV file, when it is not found.")
    caption: Words = words("The caption, without `Table 1`.")
    source: Words = words("Where the data comes from.")
    notes: WordsOrList = Field(default=[], description="Remarks on the table, each a paragraph below it.")


class CompareEntry(Entry):
    """Two or three things by criteria: a table of the report, numbered with the others, and a slide of its own."""

    id: TableId = words("A name to refer to, `tbl-…`; a reference reads `@tbl-…`.")
    things: list[Words] = Field(description="What is compared: names, or ids of topics, which lend their titles and accents.")
    rows: list[Criterion] = Field(description="A criterion each, with its value for every thing: `Cost: [High, Low]`.")
    caption: Words = words("The caption, without `Table 1`.")
    source: Words = words("Where the data comes from.")


class CalloutEntry(Entry):
    """What a line of code does."""

    line: LineNumber = Field(description="The number of the line, counted from 1.")
    term: Words = words("One or two words.")
    text: Words = Field(description="The sentence for it.")


class CodeEntry(Entry):
    """A numbered listing."""

    id: ListingId = words("A name to refer to, `lst-…`; a reference reads `@lst-…`.")
    language: Words = words("The language, which colours the code: `python`, `json`.")
    text: Words = Field(description="The code.")
    caption: Words = words("The caption, without `Listing 1`.")
    source: Words = words("Where the code is from.")
    callouts: list[CalloutEntry] = Field(default=[], description="What its lines do, beside them on the slide.")


class TakeawayEntry(Entry):
    """What a chart comes down to."""

    number: Words = words("The number, set large on the slide.")
    text: Words = words("The sentence for it.")


class ChartEntry(Entry):
    """A chart of inline data or of a CSV file."""

    id: ChartId = words("A name to refer to, `cht-…`; a reference reads `@cht-…`.")
    kind: ChartKind = Field(description="How the data are drawn. `combo` shows the last of `y` as a line on an axis of its own.")
    data: Data = Field(description="A CSV file relative to this file, columns by name, or rows of which the first names the columns.")
    x: Words = Field(description="The column that names or places the values: texts, dates or numbers.")
    y: WordsOrList = Field(description="The column, or columns, of numbers that are shown; an empty value leaves a gap.")
    unit: WordsOrList = Field(default=[], description="The unit of the values; a `combo` can have a second one for its line.")
    format: NumberFormat = Field(default="", description="How numbers are written: `0`, `0.00`, `#,##0.0`, `0%`.")
    decimal: Decimal = Field(default="", description="The decimal mark of the data, where the values leave it open.")
    delimiter: Delimiter = Field(default="", description="What stands between the fields of the CSV file, when it is not found.")
    dates: Dates = Field(default="", description="How dates such as 03/04/2024 are read, where the values leave it open.")
    highlight: Words = words("The name of the series, or of the category of a single one, that the chart is about; the others are grey.")
    caption: Words = words("The caption, without `Chart 1`.")
    source: Words = words("Where the data comes from.")
    credit: Words = words("Who made the chart.")
    alt: Words = words("What the chart shows, for readers who cannot see it; by default its kind, range and extremes.")
    takeaway: TakeawayEntry | None = Field(default=None, description="What the chart comes down to: a number and a sentence.")


class QuoteEntry(Entry):
    """A sentence that stands for itself."""

    text: Words = Field(description="The sentence, without quotation marks.")
    by: Words = words("Who said it.")
    second: Words = words("A further line below it.")


class EquationEntry(Entry):
    """A formula that stands for itself."""

    id: EquationId = words("A name to refer to, `eq-…`; a reference reads `@eq-…`. Only an equation with an id has a number.")
    tex: Words = Field(description="The formula in LaTeX, without dollar signs.")
    caption: Words = words("What it says, without `Equation 1`.")
    where: list[PointEntry] = Field(default=[], description="What its symbols mean: `Symbol: meaning` pairs, or texts.")
    alt: Words = words("How it is read aloud. Made from the formula, in English, when absent.")


class ExhibitEntry(Entry):
    """One exhibit of a list: exactly one of the keys."""

    figure: FigureEntry | None = Field(default=None, description="A picture.")
    table: TableEntry | None = Field(default=None, description="A table.")
    compare: CompareEntry | None = Field(default=None, description="A comparison.")
    code: CodeEntry | None = Field(default=None, description="A listing.")
    chart: ChartEntry | None = Field(default=None, description="A chart.")
    quote: QuoteEntry | None = Field(default=None, description="A quote.")
    equation: EquationEntry | None = Field(default=None, description="A formula.")

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            context = {"help": "begin each exhibit with its own `- `"}
            message = "expected one of `figure`, `table`, `compare`, `chart`, `code`, `quote` and `equation`"
            raise PydanticCustomError("bad-exhibit", message, context)
        return self
