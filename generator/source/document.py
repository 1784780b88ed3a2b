"""The validated entries become the document: text read, exhibits found, topics, tables and references joined."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.model import (
    NOWHERE,
    Callout,
    Chart,
    Closing,
    Code,
    Cover,
    Diagnostics,
    Document,
    Equation,
    Exhibit,
    Figure,
    Listing,
    Picture,
    Place,
    Point,
    Quote,
    Section,
    Takeaway,
    Talk,
    Text,
    Transition,
)  # fmt: skip

from .charts import Charts
from .citations import Citations
from .comparison import comparison
from .data import DataReader
from .entry import Entry
from .exhibit_schema import CalloutEntry, ChartEntry, CodeEntry, CompareEntry, EquationEntry, FigureEntry, QuoteEntry, TableEntry
from .fields import nearest
from .inline import Inline
from .layouts import check_layout
from .outline import ExhibitPlan, Outline, SectionPlan, outline
from .project import Project
from .prose import Prose, check_language
from .scalar import MISSING, Scalar, Spots
from .schema import ClosingEntry, CoverEntry, DocumentEntry, SectionEntry, TalkEntry
from .tables import Tables


def make_document(entry: DocumentEntry, path: Path, project: Project, diagnostics: Diagnostics, sources: dict[str, str]) -> Document:
    """The document of a validated content file at `path`. It is whole only when `diagnostics` has no error.

    The texts of the data files that it names are added to `sources`.
    """
    citations = Citations.of(entry, project, diagnostics, sources)
    plan = outline(entry.sections, diagnostics)
    maker = _Maker(project, diagnostics, plan, sources, citations, entry.language)
    return citations.finished(maker.document(entry, path))


class _Maker:
    def __init__(
        self,
        project: Project,
        diagnostics: Diagnostics,
        plan: Outline,
        sources: dict[str, str],
        citations: Citations,
        language: str,
    ) -> None:
        self.project, self.diagnostics, self.plan, self.sources = project, diagnostics, plan, sources
        reader = DataReader(project, diagnostics, sources)
        self.charts = Charts(reader)
        self.citations = citations
        self.inline = Inline(plan.labels, diagnostics, citations)
        self.tables = Tables(reader, plan, self.inline, language)
        self.prose = Prose(self.inline)
        self.topics = {topic.id: index for index, topic in enumerate(plan.topics)}
        read = Inline(plan.labels, Diagnostics(), citations).text  # faults of a title are reported where its section is read
        self.topic_titles = {topic.id: read(topic.entry.title) for topic in plan.topics}

    def document(self, entry: DocumentEntry, path: Path) -> Document:
        return Document(
            title=self.text(entry.title, required=True),
            stem=path.stem,
            subtitle=self.text(entry.subtitle),
            authors=self.texts(entry.authors),
            date=entry.date,
            event=self.text(entry.event),
            language=entry.language,
            draft=entry.draft,
            attach=entry.attach,
            paper=entry.paper,
            columns=entry.columns,
            aspect=entry.aspect,
            text_size=entry.text,
            embedding=entry.embed_fonts,
            talk=self.talk(entry.talk) if entry.talk else None,
            transition=entry.transition,
            cover=self.cover(entry.cover) if entry.cover else Cover(),
            abstract=self.prose.blocks(entry.abstract),
            sections=tuple(self.section(plan, entry, entry.build, entry.transition) for plan in self.plan.sections),
            closing=self.closing(entry.closing) if entry.closing else None,
            footnotes=tuple(self.prose.footnotes),
            bibliography=self.citations.files,
            citation_style=self.citations.style or "" if entry.citation_style.endswith(".csl") else str(entry.citation_style),
            place=self.place(entry),
            sources=self.sources,
        )

    # Sections

    def section(self, plan: SectionPlan, around: DocumentEntry, build: bool, transition: Transition, top: bool = True) -> Section:
        """`build` and `transition` are those of what the section stands in."""
        entry = plan.entry
        build = self.build(entry) if entry.build is not None else build
        transition = entry.transition or transition
        check_layout(entry, (exhibit.entry for exhibit in plan.exhibits), self.diagnostics)
        return Section(
            id=plan.id,
            title=self.text(entry.title, required=True),
            number=plan.number,
            appendix=entry.appendix,
            topic=plan.topic,
            about=self.about(entry.topic),
            short=self.text(entry.short),
            headline=self.text(entry.headline),
            phrase=self.text(entry.phrase),
            lead=self.text(entry.lead),
            points=tuple(self.point(term, text) for term, text in entry.points),
            examples=self.texts(entry.examples),
            body=self.prose.blocks(entry.body),
            notes=self.prose.blocks(entry.notes, spoken=True),
            exhibits=tuple(exhibit for exhibit in map(self.exhibit, plan.exhibits) if exhibit),
            sections=tuple(self.section(inner, around, build, transition, top=False) for inner in plan.sections),
            layout=entry.layout,
            divider=self.opens(plan, around.dividers) if entry.divider is None else entry.divider,
            backup=entry.backup,
            hidden=entry.hidden,
            slide=top and (entry.backup or not entry.appendix) if entry.slide is None else entry.slide,
            report=entry.report,
            build=build,
            transition=transition,
            place=self.place(entry),
        )

    def build(self, entry: SectionEntry) -> bool:
        """Whether a section that says so itself is built, with a warning where it has nothing to build."""
        if entry.build and not entry.points and not entry.sections:
            key = entry.at.keys_at["build"]
            help = "only points, and the rows of a section with parts, appear one at a click"
            self.diagnostics.warning("nothing-to-build", "this section has no points that could appear", key.place, help, key.length)
        return bool(entry.build)

    def opens(self, plan: SectionPlan, dividers: bool) -> bool:
        """Whether a section that does not say so is opened by a divider: one of parts alone, that have slides of their own, always is."""
        entry = plan.entry
        bare = not (entry.headline or entry.points or plan.exhibits)
        of_parts = bare and bool(plan.sections) and all(sub.entry.slide for sub in plan.sections)
        return plan.number is not None and not entry.backup and (dividers or of_parts)

    def about(self, ids: list[Scalar]) -> tuple[int, ...]:
        for id in ids:
            if id not in self.topics:
                help = nearest(id, list(self.topics)) if self.topics else "a topic is a numbered section with `points`"
                self.diagnostics.error("unknown-topic", f"no topic has the id `{id}`", id.place, help, id.length)
        return tuple(dict.fromkeys(self.topics[id] for id in ids if id in self.topics))

    def point(self, term: Scalar, text: Scalar) -> Point:
        made = Point(self.text(text, required=True), self.text(term))
        return replace(made, place=(made.term or made.text).place)

    def talk(self, entry: TalkEntry) -> Talk:
        return Talk(entry.minutes, entry.words_per_minute, entry.at.keys_at["minutes"].place if entry.minutes else NOWHERE)

    # Exhibits

    def exhibit(self, plan: ExhibitPlan) -> Exhibit | None:
        match plan.entry:
            case FigureEntry() as entry:
                return self.figure(entry, plan.id, plan.number)
            case TableEntry() as entry:
                return self.tables.table(entry, plan.id, plan.number, self.place(entry))
            case CompareEntry() as entry:
                made = comparison(entry, self.text, self.topic_titles, self.diagnostics)
                return replace(made, id=plan.id, number=plan.number, place=self.place(entry))
            case CodeEntry() as entry:
                return self.code(entry, plan.id, plan.number)
            case ChartEntry() as entry:
                return self.chart(entry, plan.id, plan.number)
            case EquationEntry() as entry:
                return self.equation(entry, plan.id, plan.number)
            case entry:
                return self.quote(entry)

    def figure(self, entry: FigureEntry | None, id: str, number: int = 0) -> Figure | None:
        picture = self.picture_of(entry) if entry else None
        if entry and entry.image and not entry.decorative and not entry.alt.strip():
            help = "say in `alt:` what the picture shows, or write `decorative: true`"
            message = f"the picture `{entry.image}` has no `alt`"
            self.diagnostics.warning("missing-alt", message, entry.image.place, help, entry.image.length)
        if not entry or not picture:
            return None
        return Figure(
            id=id,
            number=number,
            picture=picture,
            alt=self.text(entry.alt).plain,
            caption=self.text(entry.caption),
            credit=self.text(entry.credit),
            license=self.text(entry.license),
            focus=entry.focus,
            crop=entry.crop and not picture.missing,
            decorative=entry.decorative and not picture.missing,
            place=self.place(entry),
        )

    def picture_of(self, entry: FigureEntry) -> Picture | None:
        """The picture of a figure, or what stands for one that is yet to come."""
        if bool(entry.image) == bool(entry.missing):
            help = "write `image: picture.jpg`, or `missing: …` while there is no picture"
            self.diagnostics.error("bad-figure", "a figure has either `image` or `missing`", self.place(entry), help)
            return None
        if name := entry.missing:
            help = "save it beside this file, name it with `image:` instead of `missing:`, and say in `alt:` what it shows"
            self.diagnostics.warning("missing-picture", f"a frame stands for the picture `{name}`", name.place, help, name.length)
            return Picture.to_come(name)
        path = self.project.file(entry.image, self.diagnostics)
        return self.picture(path, entry.image) if path else None

    def picture(self, path: Path, image: Scalar) -> Picture | None:
        from generator.exhibits.pictures import BadPictureError, inspect

        try:
            return Picture(path, *inspect(path))
        except BadPictureError as error:
            self.diagnostics.error("bad-picture", f"`{image}` {error}", image.place, error.help, image.length)
            return None

    def code(self, entry: CodeEntry, id: str, number: int) -> Code:
        if not entry.text.strip() and self._given(entry.text):
            self.diagnostics.error(
                "empty-text", "this code is empty", entry.text.place, "write it, or leave its key out", entry.text.length
            )
        if entry.language:
            check_language(entry.language, entry.language.place, self.diagnostics)
        listing = Listing(entry.text.rstrip().expandtabs(4), str(entry.language), entry.text.place)
        callouts = tuple(self.callout(callout, listing) for callout in entry.callouts)
        return Code(id, number, listing, self.text(entry.caption), self.text(entry.source), callouts, self.place(entry))

    def callout(self, entry: CalloutEntry, listing: Listing) -> Callout:
        line = int(entry.line or 1)
        if line > (lines := listing.code.count("\n") + 1):
            message = f"there is no line {entry.line} in this code of {lines} line{'s' if lines > 1 else ''}"
            self.diagnostics.error("unknown-line", message, entry.line.place, "count the lines from 1", entry.line.length)
        return Callout(line, self.text(entry.text, required=True), self.text(entry.term), self.place(entry))

    def chart(self, entry: ChartEntry, id: str, number: int) -> Chart | None:
        made = self.charts.chart(entry, id, number, self.place(entry))
        takeaway = Takeaway(self.text(entry.takeaway.number), self.text(entry.takeaway.text)) if entry.takeaway else None
        caption, source, credit = (self.text(text) for text in (entry.caption, entry.source, entry.credit))
        alt = self.text(entry.alt).plain
        return replace(made, caption=caption, source=source, credit=credit, alt=alt, takeaway=takeaway) if made else None

    def equation(self, entry: EquationEntry, id: str, number: int) -> Equation | None:
        formula = self.inline.formula(entry.tex, Spots(entry.tex).place, display=True) if self._given(entry.tex) else None
        caption, where = self.text(entry.caption), tuple(self.point(term, text) for term, text in entry.where)
        alt = self.text(entry.alt).plain
        if not formula:
            return None
        return Equation(id, number, formula, alt or formula.spoken, caption, where, self.place(entry))

    def quote(self, entry: QuoteEntry) -> Quote:
        return Quote(self.text(entry.text, required=True), self.text(entry.by), self.text(entry.second), self.place(entry))

    def cover(self, entry: CoverEntry) -> Cover:
        return Cover(self.figure(entry.figure, "fig-cover"), self.quote(entry.quote) if entry.quote else None)

    def closing(self, entry: ClosingEntry) -> Closing:
        return Closing(
            self.text(entry.title, required=True),
            self.text(entry.text),
            self.texts(entry.contact),
            self.figure(entry.figure, "fig-closing"),
            self.place(entry),
        )

    # Text

    def text(self, scalar: Scalar, required: bool = False) -> Text:
        text = self.inline.text(scalar)
        if required and not text and self._given(scalar):
            self.diagnostics.error("empty-text", "this text is empty", scalar.place, "write it, or leave its key out", scalar.length)
        return text

    def texts(self, scalars: list[Scalar], required: bool = True) -> tuple[Text, ...]:
        return tuple(self.text(scalar, required) for scalar in scalars)

    def _given(self, scalar: Scalar) -> bool:
        """Whether the author wrote the value; one that is missing is reported already."""
        return scalar is not MISSING

    def place(self, entry: Entry) -> Place:
        return entry.at.source.place(entry.at.start)
