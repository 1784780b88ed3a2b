"""The content format, key by key: what `diptych schema` publishes and every content file is validated against."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
)

from generator.model import ASPECTS, EMBEDDINGS, TEXT_SIZES, Transition
from generator.theme import NAMES

from .entry import Entry, PointEntry, words
from .exhibit_schema import ChartEntry, CodeEntry, CompareEntry, EquationEntry, ExhibitEntry, FigureEntry, QuoteEntry, TableEntry
from .fields import (
    Colour,
    Day,
    Language,
    Minutes,
    Rate,
    SectionId,
    Switch,
    Words,
    WordsOrList,
    one_of,
)
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
Layout = Annotated[str, one_of("unknown-layout", "layout", LAYOUTS)]
PAPERS = ("a4", "letter")
Paper = Annotated[str, one_of("unknown-paper", "paper", PAPERS)]
Columns = Annotated[
    int,
    one_of("unknown-columns", "number of columns", ("1", "2")),
    AfterValidator(int),
    WithJsonSchema({"type": "integer", "enum": [1, 2]}),
]
SlideTransition = Annotated[Transition, one_of("unknown-transition", "transition", get_args(Transition))]
Aspect = Annotated[str, one_of("unknown-aspect", "aspect", ASPECTS)]
TextSize = Annotated[str, one_of("unknown-size", "size of text", TEXT_SIZES)]
Embedding = Annotated[str, one_of("unknown-embedding", "way to embed fonts", EMBEDDINGS)]


class SectionEntry(Entry):
    """A section of the report and what the talk shows of it. One that shows points is a topic."""

    id: SectionId = words("A name to refer to: a reference reads `@sec-…`. Made from the title when absent.")
    title: Words = Field(description="The section's title.")
    short: Words = words("A short form of the title, for agenda and footer.")
    headline: Words = words("What its slide says, best a full sentence. The title when absent.")
    phrase: Words = words("A few words for the agenda's right column.")
    lead: Words = words("One sentence that opens the section.")
    points: list[PointEntry] = Field(default=[], description="What the slide lists: texts, or `Term: text` pairs.")
    examples: list[Words] = Field(default=[], description="Names shown as examples.")
    body: Words = words("Markdown: the report's prose and, without `notes`, what the speaker says.")
    notes: Words = words("Markdown: what the speaker says.")
    figure: FigureEntry | None = Field(default=None, description="A picture.")
    table: TableEntry | None = Field(default=None, description="A table.")
    compare: CompareEntry | None = Field(default=None, description="A comparison.")
    code: CodeEntry | None = Field(default=None, description="A listing.")
    chart: ChartEntry | None = Field(default=None, description="A chart.")
    quote: QuoteEntry | None = Field(default=None, description="A quote.")
    equation: EquationEntry | None = Field(default=None, description="A formula.")
    exhibits: list[ExhibitEntry] = Field(default=[], description="Several exhibits.")
    sections: list[PartEntry] = Field(default=[], description="Subsections; only the report shows them unless they say `slide: true`.")
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


class IncludeEntry(Entry):
    """A file in the place of sections; `includes` puts them there before they are validated."""

    include: Words = Field(description="A file with one section, or with a list of them. Its paths are relative to it.")


PartEntry = Annotated[SectionEntry, BeforeValidator(lambda value: value, json_schema_input_type=SectionEntry | IncludeEntry)]


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
    text: Words = words("A line below it.")
    contact: WordsOrList = Field(default=[], description="Ways to reach the speaker, one a line.")
    figure: FigureEntry | None = Field(default=None, description="A picture.")


class FontsEntry(Entry):
    """The families of a theme, by the names that their files give them: `Inter`, `Inter SemiBold`."""

    folders: WordsOrList = Field(default=[], description="Folders with font files, relative to this file.")
    heading: Words = words("The family of headings and titles, in one weight.")
    body: Words = words("The family of slides, captions and tables.")
    serif: Words = words("The family of the report's prose and of quotes.")
    code: Words = words("The family of code.")
    fallback: WordsOrList = Field(default=[], description="Families that are asked first for characters that those above lack.")


ThemeName = Annotated[str, WithJsonSchema({"anyOf": [{"enum": list(NAMES)}, {"type": "string", "pattern": r"\.ya?ml$"}]})]


class ThemeEntry(Entry):
    """The look of both works."""

    extends: Words = words("The theme that this one begins with: the name of a built-in one or the path of a theme file.")
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
    subtitle: Words = words("The line below the title.")
    authors: WordsOrList = Field(default=[], description="Who wrote it.")
    date: Day | None = Field(default=None, description="The date of the talk and the report: `2024-07-06`.")
    event: Words = words("Where the talk is given; shown with the date.")
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
    embed_fonts: Embedding = Field(
        default=EMBEDDINGS[0],
        alias="embed-fonts",
        description="What the deck carries of its fonts: the characters that it needs and common ones, all of them for editing, or none.",
    )
    talk: TalkEntry | None = Field(default=None, description="The talk; its length is estimated from the notes.")
    dividers: Switch = Field(default=False, description="Whether a slide with its title opens each numbered section of the talk.")
    build: Switch = Field(default=False, description="Whether points appear one at a click.")
    transition: SlideTransition = Field(default="none", description="How each slide follows the one before it.")
    cover: CoverEntry | None = Field(default=None, description="The first slide and page.")
    abstract: Words = words("Markdown: the report's summary.")
    sections: list[PartEntry] = Field(default=[], description="The sections, in order.")
    closing: ClosingEntry | None = Field(default=None, description="The last slide.")
