"""The slides that frame a talk: cover and closing."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import NO_TEXT, Figure, Quote, Run, Text, plain_text, pt
from generator.model.words import credit_line, listed, long_date
from generator.text import SetText

from ..boxes import Part, PictureBox, PlacedSlide, Rectangle, Shape
from ..crop import fill
from ..fit import Bench, filled, height, quoted
from ..furniture import foot
from ..placeholders import AUTHORS, CONTACT, CREDIT, DATE, PICTURE, QUOTE, QUOTED, SECOND, SUBTITLE, TITLE, Layout
from ..planned import ClosingSlide, CoverSlide
from .references import few_references, place_references

TITLE_LINES = 3
SUBTITLE_GAP = 12.0


def place_cover(bench: Bench, slide: CoverSlide) -> list[PlacedSlide]:
    document, layout = slide.document, bench.layouts.cover
    bench.unique(document.title)
    title, rest = bench.fitted(document.title, bench.type.cover_title, layout[TITLE].frame, "title", TITLE_LINES)
    shapes: list[Shape] = [filled(layout, TITLE, Part(title, broken=True))]
    if document.subtitle:
        shapes.append(_subtitle(bench, document.subtitle, title))
    dated = " · ".join(filter(None, (long_date(document.date, document.language), document.event.plain)))
    shapes += _line(bench, layout, DATE, plain_text(dated, document.event.place), "date and event")
    shapes += _line(bench, layout, AUTHORS, listed(document.authors), "list of authors")
    quotation, quote_rest = _quotation(bench, document.cover.quote) if document.cover.quote else ([], "")
    shapes += quotation + _cover_picture(bench, document.cover.figure)
    notes = tuple(filter(None, (rest, quote_rest)))
    return [PlacedSlide(layout.name, document.title.plain, tuple(shapes), notes, document.title.plain)]


def _line(bench: Bench, layout: Layout, idx: int, text: Text, what: str) -> list[Shape]:
    """A placeholder of one line, where there is anything to say in it."""
    spec = layout[idx]
    return [filled(layout, idx, Part(bench.shortened(text, spec.levels[0], spec.frame.w, what)))] if text else []


def _subtitle(bench: Bench, subtitle: Text, title: SetText) -> Shape:
    """The subtitle follows a title of fewer than three lines upwards, a line for a line; a long one is set smaller."""
    spec, title_at = bench.layouts.cover[SUBTITLE], bench.layouts.cover[TITLE].frame
    missing = (TITLE_LINES - len(title.lines)) * title.style.leading
    up = spec.frame._replace(y=min(spec.frame.y, max(spec.frame.y - pt(missing), title_at.y + pt(title.height + SUBTITLE_GAP))))
    usual = bench.set(subtitle, spec.levels[0], up.w)
    if len(usual.lines) > 1:
        usual = bench.shortened(subtitle, bench.type.authors.but(color="muted"), up.w, "subtitle")
    return filled(bench.layouts.cover, SUBTITLE, Part(usual), at=up)


def _quotation(bench: Bench, quote: Quote) -> tuple[list[Shape], str]:
    """The quote and who said it; and the whole quote for the notes when it had to be cut."""
    shown, rest = bench.fitted(quoted(quote.text), bench.type.cover_quote, bench.layouts.cover[QUOTE].frame, "quote")
    return [
        filled(bench.layouts.cover, QUOTE, Part(shown, broken=True)),
        *_line(bench, bench.layouts.cover, QUOTED, quote.by, "attribution"),
    ], rest


def _cover_picture(bench: Bench, figure: Figure | None) -> list[Shape]:
    """The picture on the right half and its credit; a tint where there is none."""
    at = bench.layouts.cover[PICTURE].frame
    if figure is None:
        return [Rectangle("Ground", at, "tint1")]
    credit = credit_line(figure)
    label = Text((Run("Picture: "), *credit.runs), credit.place) if credit else NO_TEXT
    picture = PictureBox("Picture", at, figure, fill(figure, at), placeholder=PICTURE, placed=False)
    return [picture, *_line(bench, bench.layouts.cover, CREDIT, label, "credit")]


def place_closing(bench: Bench, slide: ClosingSlide) -> list[PlacedSlide]:
    closing, layout = slide.closing, bench.layouts.closing
    says = bench.unique(closing.title)
    title, rest = bench.fitted(says, bench.type.closing_title, layout[TITLE].frame, "title")
    shapes: list[Shape] = [filled(layout, TITLE, Part(title, broken=True))]
    notes = [rest] if rest else []
    if closing.text:
        shown, rest = bench.fitted(closing.text, bench.type.thanks, layout[SECOND].frame, "text")
        shapes.append(filled(layout, SECOND, Part(shown, broken=True)))
        notes += [rest] if rest else []
    most = _most_contact(bench)
    shapes += _contact(bench, closing.contact[:most])
    if left := closing.contact[most:]:
        notes += [line.plain for line in left]
        help = "the others stand in its notes and in the report"
        bench.diagnostics.warning("shortened", f"the closing slide holds {most} lines of contact", left[0].place, help)
    if closing.figure:
        at = layout[PICTURE].frame
        shapes.append(PictureBox("Picture", at, closing.figure, fill(closing.figure, at), placeholder=PICTURE, placed=False))
    few = few_references(bench, slide.references)
    shapes += few + foot(bench, layout)
    before = place_references(bench, slide.references) if slide.references and not few else []
    targets = tuple(reference.id for reference in slide.references) if few else ()
    return [*before, PlacedSlide(layout.name, says.plain, tuple(shapes), tuple(notes), closing.title.plain, targets=targets)]


def _most_contact(bench: Bench) -> int:
    """The lines of contact between the thanks and the foot."""
    layout = bench.layouts.closing
    return int((layout[CONTACT].frame.bottom - layout[SECOND].frame.bottom).pt / bench.type.contact.leading)


def _contact(bench: Bench, contact: Sequence[Text]) -> list[Shape]:
    """The lines of contact, which stand on the slide's foot and grow upwards."""
    if not contact:
        return []
    usual = bench.layouts.closing[CONTACT].frame
    lines = [Part(bench.shortened(line, bench.type.contact, usual.w, "line of contact")) for line in contact]
    grown = max(pt(height(lines)), usual.h)
    return [filled(bench.layouts.closing, CONTACT, *lines, at=usual._replace(y=usual.bottom - grown, h=grown))]
