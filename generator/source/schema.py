"""The content format, key by key: what `diptych schema` publishes and every content file is validated against."""

from __future__ import annotations

from typing import Annotated, Any, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.model import ASPECTS, CHART_KINDS, TEXT_SIZES, Transition
from generator.theme import NAMES

from .csv_file import DELIMITERS
from .fields import (
    ChartId,
    Colour,
    Criterion,
    Data,
    Day,
    EquationId,
    FigureId,
    Focus,
    Language,
    LineNumber,
    ListingId,
    Minutes,
    NumberFormat,
    Rate,
    SectionId,
    Switch,
    TableId,
    Words,
    WordsOrList,
    one_of,
    wrong_type,
)
from .grouped import Formats, Heads, Picks, Rows
from .scalar import ABSENT, Scalar
from .tree import Mapping

LAYOUTS = (
    "topic",
    "rows",
    "figure",
    "full-figure",
    "table",
    "comparison",
    "chart",
    "code",
    "equation",
    "quote",
    "statement",
    "divider",
)

Layout = Annotated[str, one_of("unknown-layout", "layout", LAYOUTS), WithJsonSchema({"type": "string", "enum": list(LAYOUTS)})]
PAPERS = ("a4", "letter")
Paper = Annotated[str, one_of("unknown-paper", "paper", PAPERS), WithJsonSchema({"type": "string", "enum": list(PAPERS)})]
Columns = Annotated[
    int,
    one_of("unknown-columns", "number of columns", ("1", "2")),
    AfterValidator(int),
    WithJsonSchema({"type": "integer", "enum": [1, 2]}),
]
TableOrigin = Annotated[str, one_of("unknown-origin", "origin", ("topics",)), WithJsonSchema({"type": "string", "enum": ["topics"]})]


SlideTransition = Annotated[
    Transition,
    one_of("unknown-transition", "transition", get_args(Transition)),
    WithJsonSchema({"type": "string", "enum": list(get_args(Transition))}),
]
Aspect = Annotated[str, one_of("unknown-aspect", "aspect", ASPECTS), WithJsonSchema({"type": "string", "enum": list(ASPECTS)})]
TextSize = Annotated[str, one_of("unknown-size", "size of text", TEXT_SIZES), WithJsonSchema({"type": "string", "enum": list(TEXT_SIZES)})]
ChartKind = Annotated[str, one_of("unknown-kind", "kind", CHART_KINDS), WithJsonSchema({"type": "string", "enum": list(CHART_KINDS)})]
Decimal = Annotated[str, one_of("unknown-decimal", "decimal mark", (".", ",")), WithJsonSchema({"type": "string", "enum": [".", ","]})]
Delimiter = Annotated[
    str,
    one_of("unknown-delimiter", "delimiter", tuple(DELIMITERS.values())),
    WithJsonSchema({"type": "string", "enum": list(DELIMITERS.values())}),
]
Dates = Annotated[
    str,
    one_of("unknown-order", "order of dates", ("day-first", "month-first")),
    WithJsonSchema({"type": "string", "enum": ["day-first", "month-first"]}),
]


def _words(description: str) -> Any:
    """A text that may be absent."""
    return Field(default_factory=lambda: ABSENT, description=description)


class Entry(BaseModel):
    """A mapping of the content file. `at` is the mapping that it was read from, without its empty keys."""

    # Deferred, the whole document is built once, and not each of its entries by itself before.
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    _at: Mapping = PrivateAttr()

    @property
    def at(self) -> Mapping:
        return self._at

    @model_validator(mode="wrap")
    @classmethod
    def _from_mapping(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(value, Mapping):
            raise wrong_type("a mapping of keys", value)
        known = {field.alias or name for name, field in cls.model_fields.items()}
        # A key without a value counts as not written, so that a template's empty keys do no harm.
        given = value.without({key for key, node in value.items() if _empty(node) and key in known})
        self = handler(given)
        self._at = given
        return self


def _empty(node: object) -> bool:
    return isinstance(node, Scalar) and node.plain and not node


def _point(value: object) -> tuple[Scalar, Scalar]:
    """The term, possibly absent, and the text of a point."""
    if isinstance(value, Scalar):
        return ABSENT, value
    if not isinstance(value, Mapping) or len(value) != 1:
        found = f"{len(value)} pairs" if isinstance(value, Mapping) else "a list"
        context = {"found": found, "help": "begin each point with its own `- `"}
        raise PydanticCustomError("bad-point", "expected a text or one `Term: text` pair, found {found}", context)
    ((key, text),) = value.items()
    if not isinstance(text, Scalar):
        raise wrong_type(f"the text of `{key}`", text, node=text)
    return value.keys_at[key], text


_POINT_SCHEMA = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}, "minProperties": 1, "maxProperties": 1},
    ]
}
PointEntry = Annotated[tuple[Scalar, Scalar], PlainValidator(_point), WithJsonSchema(_POINT_SCHEMA)]


class FigureEntry(Entry):
    """A picture with its words."""

    id: FigureId = _words("A name to refer to, `fig-…`; a reference reads `@fig-…`.")
    image: Words = Field(description="The picture file, relative to this file: JPEG, PNG, WebP, TIFF, GIF or BMP.")
    alt: Words = _words("What the picture shows, for readers who cannot see it. Required unless `decorative`.")
    caption: Words = _words("The caption, without `Figure 1`.")
    credit: Words = _words("Who made the picture.")
    license: Words = _words("The terms it may be used under.")
    focus: Focus = Field(default=(0.5, 0.5), description="The point that a crop keeps: shares of width and height from the top left.")
    crop: Switch = Field(default=True, description="Whether the picture may be cropped to fill its frame.")
    decorative: Switch = Field(default=False, description="The picture says nothing that the text does not; it needs no `alt`.")


class TableEntry(Entry):
    """A table: inline (`header` and `rows`), of a CSV file (`data`), or made from the document's topics (`from: topics`)."""

    id: TableId = _words("A name to refer to, `tbl-…`; a reference reads `@tbl-…`.")
    origin: TableOrigin = Field(default="", alias="from", description="`topics`: one row for each topic of the document.")
    header: list[Heads] = Field(default=[], description="The cells of the header row; `Title: [cells]` puts a title over several.")
    rows: list[Rows] = Field(
        default=[],
        description="The rows; each has as many cells as the header, the first being its head. `Title: [rows]` puts a title over several.",
    )
    data: Words = _words("A CSV file with the rows, relative to this file; its first row names the columns.")
    columns: list[Picks] = Field(
        default=[], description="The columns of the data to show, in order: `name`, or `name: label`; `Title: [columns]` as in `header`."
    )
    group: Words = _words("The column of the data whose values are titles over the rows that have them.")
    formats: Formats | None = Field(default=None, description='How the numbers of a column are written: `name: "#,##0.0"`.')
    decimal: Decimal = Field(default="", description="The decimal mark of the data, where the numbers to format leave it open.")
    delimiter: Delimiter = Field(default="", description="What stands between the fields of the CSV file, when it is not found.")
    caption: Words = _words("The caption, without `Table 1`.")
    source: Words = _words("Where the data comes from.")
    notes: WordsOrList = Field(default=[], description="Remarks on the table, each a paragraph below it.")


class CompareEntry(Entry):
    """Two or three things by criteria: a table of the report, numbered with the others, and a slide of its own."""

    id: TableId = _words("A name to refer to, `tbl-…`; a reference reads `@tbl-…`.")
    things: list[Words] = Field(description="What is compared: names, or ids of topics, which lend their titles and accents.")
    rows: list[Criterion] = Field(description="A criterion each, with its value for every thing: `Cost: [High, Low]`.")
    caption: Words = _words("The caption, without `Table 1`.")
    source: Words = _words("Where the data comes from.")


class CalloutEntry(Entry):
    """What a line of code does."""

    line: LineNumber = Field(description="The number of the line, counted from 1.")
    term: Words = _words("One or two words.")
    text: Words = Field(description="The sentence for it.")


class CodeEntry(Entry):
    """A numbered listing."""

    id: ListingId = _words("A name to refer to, `lst-…`; a reference reads `@lst-…`.")
    language: Words = _words("The language, which colours the code: `python`, `json`.")
    text: Words = Field(description="The code.")
    caption: Words = _words("The caption, without `Listing 1`.")
    source: Words = _words("Where the code is from.")
    callouts: list[CalloutEntry] = Field(default=[], description="What its lines do, beside them on the slide.")


class TakeawayEntry(Entry):
    """What a chart comes down to."""

    number: Words = _words("The number, set large on the slide.")
    text: Words = _words("The sentence for it.")


class ChartEntry(Entry):
    """A chart of inline data or of a CSV file."""

    id: ChartId = _words("A name to refer to, `cht-…`; a reference reads `@cht-…`.")
    kind: ChartKind = Field(description="How the data are drawn. `combo` shows the last of `y` as a line on an axis of its own.")
    data: Data = Field(description="A CSV file relative to this file, columns by name, or rows of which the first names the columns.")
    x: Words = Field(description="The column that names or places the values: texts, dates or numbers.")
    y: WordsOrList = Field(description="The column, or columns, of numbers that are shown; an empty value leaves a gap.")
    unit: WordsOrList = Field(default=[], description="The unit of the values; a `combo` can have a second one for its line.")
    format: NumberFormat = Field(default="", description="How numbers are written: `0`, `0.00`, `#,##0.0`, `0%`.")
    decimal: Decimal = Field(default="", description="The decimal mark of the data, where the values leave it open.")
    delimiter: Delimiter = Field(default="", description="What stands between the fields of the CSV file, when it is not found.")
    dates: Dates = Field(default="", description="How dates such as 03/04/2024 are read, where the values leave it open.")
    highlight: Words = _words("The name of the series, or of the category of a single one, that the chart is about; the others are grey.")
    caption: Words = _words("The caption, without `Chart 1`.")
    source: Words = _words("Where the data comes from.")
    credit: Words = _words("Who made the chart.")
    alt: Words = _words("What the chart shows, for readers who cannot see it; by default its kind, range and extremes.")
    takeaway: TakeawayEntry | None = Field(default=None, description="What the chart comes down to: a number and a sentence.")


class QuoteEntry(Entry):
    """A sentence that stands for itself."""

    text: Words = Field(description="The sentence, without quotation marks.")
    by: Words = _words("Who said it.")
    second: Words = _words("A further line below it.")


class EquationEntry(Entry):
    """A formula that stands for itself."""

    id: EquationId = _words("A name to refer to, `eq-…`; a reference reads `@eq-…`. Only an equation with an id has a number.")
    tex: Words = Field(description="The formula in LaTeX, without dollar signs.")
    caption: Words = _words("What it says, without `Equation 1`.")
    where: list[PointEntry] = Field(default=[], description="What its symbols mean: `Symbol: meaning` pairs, or texts.")
    alt: Words = _words("How it is read aloud. Made from the formula, in English, when absent.")


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


class SectionEntry(Entry):
    """A section of the report and what the talk shows of it. One that shows points is a topic."""

    id: SectionId = _words("A name to refer to: a reference reads `@sec-…`. Made from the title when absent.")
    title: Words = Field(description="The section's title.")
    short: Words = _words("A short form of the title, for agenda and footer.")
    headline: Words = _words("What its slide says, best a full sentence. The title when absent.")
    phrase: Words = _words("A few words for the agenda's right column.")
    lead: Words = _words("One sentence that opens the section.")
    points: list[PointEntry] = Field(default=[], description="What the slide lists: texts, or `Term: text` pairs.")
    examples: list[Words] = Field(default=[], description="Names shown as examples.")
    body: Words = _words("Markdown: the report's prose and, without `notes`, what the speaker says.")
    notes: Words = _words("Markdown: what the speaker says.")
    figure: FigureEntry | None = Field(default=None, description="A picture.")
    table: TableEntry | None = Field(default=None, description="A table.")
    compare: CompareEntry | None = Field(default=None, description="A comparison.")
    code: CodeEntry | None = Field(default=None, description="A listing.")
    chart: ChartEntry | None = Field(default=None, description="A chart.")
    quote: QuoteEntry | None = Field(default=None, description="A quote.")
    equation: EquationEntry | None = Field(default=None, description="A formula.")
    exhibits: list[ExhibitEntry] = Field(default=[], description="Several exhibits.")
    sections: list[SectionEntry] = Field(default=[], description="Subsections; only the report shows them unless they say `slide: true`.")
    numbered: Switch | None = Field(default=None, description="Whether a top-level section has a number. A table of topics alone has none.")
    appendix: Switch = Field(
        default=False, description="Whether it is an appendix: it has a letter, and only the report shows it unless it says `slide: true`."
    )
    topic: WordsOrList = Field(default=[], description="The id, or ids, of the topics that this section is about.")
    slide: Switch | None = Field(default=None, description="Whether the deck shows the section.")
    divider: Switch | None = Field(
        default=None, description="Whether a slide with its title opens the section. By default as the document's `dividers` says."
    )
    backup: Switch = Field(
        default=False, description="Whether its slides are kept for questions: they stand after the closing slide and not in the agenda."
    )
    hidden: Switch = Field(default=False, description="Whether its slides are in the deck but left out when it is shown.")
    report: Switch = Field(default=True, description="Whether the report shows the section.")
    layout: Layout = Field(default="", description="The layout of its first slide, when the one that the content suggests is not wanted.")
    build: Switch | None = Field(default=None, description="Whether its points appear one at a click; as the document says when absent.")
    transition: SlideTransition | None = Field(default=None, description="How its slides appear; as the document says when absent.")


class TalkEntry(Entry):
    """The talk that the deck is for."""

    minutes: Minutes | None = Field(default=None, description="How long the talk may last; a longer one is a warning.")
    words_per_minute: Rate = Field(default=130.0, alias="words-per-minute", description="How fast you speak.")


class CoverEntry(Entry):
    """The first slide and page."""

    figure: FigureEntry | None = Field(default=None, description="A picture.")
    quote: QuoteEntry | None = Field(default=None, description="A quote.")


class ClosingEntry(Entry):
    """The last slide."""

    title: Words = Field(description="What the slide says.")
    text: Words = _words("A line below it.")
    contact: WordsOrList = Field(default=[], description="Ways to reach the speaker, one a line.")
    figure: FigureEntry | None = Field(default=None, description="A picture.")


class FontsEntry(Entry):
    """The families of a theme, by the names that their files give them: `Inter`, `Inter SemiBold`."""

    folders: WordsOrList = Field(default=[], description="Folders with font files, relative to this file.")
    heading: Words = _words("The family of headings and titles, in one weight.")
    body: Words = _words("The family of slides, captions and tables.")
    serif: Words = _words("The family of the report's prose and of quotes.")
    code: Words = _words("The family of code.")
    fallback: WordsOrList = Field(default=[], description="Families that are asked first for characters that those above lack.")


ThemeName = Annotated[str, WithJsonSchema({"anyOf": [{"enum": list(NAMES)}, {"type": "string", "pattern": r"\.ya?ml$"}]})]


class ThemeEntry(Entry):
    """The look of both works."""

    extends: Words = _words("The theme that this one begins with: the name of a built-in one or the path of a theme file.")
    justify: Switch | None = Field(
        default=None, description="Whether the report's running text, not its quotes or captions, is flush at both sides."
    )
    accents: list[Colour] = Field(
        default=[],
        description='The topics’ colours in order, up to six: `["#118664", …]`. The report of a dark theme keeps its own.',
    )
    fonts: FontsEntry | None = Field(default=None, description="The families of the theme.")


def _extended(value: object) -> object:
    """A theme that is only named is one that changes nothing."""
    if not isinstance(value, Scalar):
        return value
    made = Mapping(value.source, value.start)
    made["extends"] = made.keys_at["extends"] = value
    return made


Theme = Annotated[ThemeEntry, BeforeValidator(_extended, json_schema_input_type=ThemeName | ThemeEntry)]


class DocumentEntry(Entry):
    """A content file of Diptych: one text becomes a deck and a report."""

    title: Words = Field(description="The document's title.")
    subtitle: Words = _words("The line below the title.")
    authors: WordsOrList = Field(default=[], description="Who wrote it.")
    date: Day | None = Field(default=None, description="The date of the talk and the report: `2024-07-06`.")
    event: Words = _words("Where the talk is given; shown with the date.")
    language: Language = Field(
        default="en", description="The language of the content as a BCP 47 tag: `en`, `de-AT`, `ar`; both works run as it does."
    )
    draft: Switch = Field(default=False, description="Whether every page of the report is marked as a draft.")
    attach: Switch = Field(
        default=False, description="Whether the report has this file, the data of its charts and its formulas as markup inside it."
    )
    paper: Paper = Field(default="a4", description="The paper of the report: `a4` or US `letter`.")
    columns: Columns = Field(default=1, description="In how many columns the report's chapters are set: 1 or 2.")
    bibliography: WordsOrList = Field(
        default=[], description="The file, or files, with the works that are cited, `[@key]`: BibTeX, `.bib`, or CSL's JSON, `.json`."
    )
    citation_style: Words = Field(
        default_factory=lambda: ABSENT,
        alias="citation-style",
        description="How works are cited and listed: a style of CSL such as `apa`, or a `.csl` file; `ieee` by default.",
    )
    theme: Theme | None = Field(default=None, description="The look: a built-in theme, a theme file, or what to change of one.")
    aspect: Aspect = Field(default=ASPECTS[0], description="The shape of the slides, width to height.")
    text: TextSize = Field(default=TEXT_SIZES[0], description="The size of the deck's text; `large` is for halls.")
    talk: TalkEntry | None = Field(default=None, description="The talk; its length is estimated from the notes.")
    dividers: Switch = Field(default=False, description="Whether a slide with its title opens each numbered section of the talk.")
    build: Switch = Field(default=False, description="Whether points appear one at a click.")
    transition: SlideTransition = Field(default="none", description="How each slide follows the one before it.")
    cover: CoverEntry | None = Field(default=None, description="The first slide and page.")
    abstract: Words = _words("Markdown: the report's summary.")
    sections: list[SectionEntry] = Field(default=[], description="The sections, in order.")
    closing: ClosingEntry | None = Field(default=None, description="The last slide.")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a content file, for completion and checks in editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **DocumentEntry.model_json_schema()}
