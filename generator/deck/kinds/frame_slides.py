"""The slides that frame a talk: cover and closing."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import NO_TEXT, Run, Text, plain_text
from generator.model.words import credit_line, long_date
from generator.theme import DeckType

from ..boxes import Frame, Part, PictureBox, PlacedSlide, Rectangle, Shape
from ..crop import fill
from ..fit import Bench, append, filled
from ..furniture import foot
from ..layouts import (
    AUTHORS,
    CLOSING,
    CONTACT,
    COVER,
    CREDIT,
    DATE,
    PICTURE,
    QUOTE,
    QUOTED,
    SECOND,
    SUBTITLE,
    TITLE,
)
from ..plan import ClosingSlide, CoverSlide

TITLE_LINES = 3


def place_cover(bench: Bench, slide: CoverSlide) -> list[PlacedSlide]:
    document, layout = slide.document, COVER
    cover = document.cover
    notes: list[str] = []
    bench.unique(document.title)
    title, rest = bench.fitted(document.title, DeckType.cover_title, layout[TITLE].frame, "title", TITLE_LINES)
    shapes: list[Shape] = []
    if cover.figure:
        at = layout[PICTURE].frame
        shapes.append(PictureBox("Picture", at, cover.figure, fill(cover.figure, at), placeholder=PICTURE, placed=False))
    else:
        shapes.append(Rectangle("Ground", layout[PICTURE].frame, "tint1"))
    shapes.append(filled(layout, TITLE, Part(title, broken=True)))
    if rest:
        notes.append(rest)
    if document.subtitle:
        shapes.append(_subtitle(bench, document.subtitle, TITLE_LINES - len(title.lines), title.style.leading))
    dated = " · ".join(filter(None, (long_date(document.date), document.event.plain)))
    for idx, text in ((DATE, plain_text(dated)), (AUTHORS, _listed(document.authors))):
        if text:
            spec = layout[idx]
            shapes.append(filled(layout, idx, Part(bench.cut(text, spec.levels[0], spec.frame.w, 1))))
    if cover.quote:
        quoted = _quoted(cover.quote.text)
        shown, rest = bench.fitted(quoted, DeckType.cover_quote, layout[QUOTE].frame, "quote")
        shapes.append(filled(layout, QUOTE, Part(shown)))
        notes += [rest] if rest else []
        if cover.quote.by:
            shapes.append(filled(layout, QUOTED, Part(bench.cut(cover.quote.by, layout[QUOTED].levels[0], layout[QUOTED].frame.w, 1))))
    if cover.figure and (credit := credit_line(cover.figure)):
        shown = bench.cut(Text((*plain_text("Picture: ").runs, *credit.runs), credit.place), DeckType.credit, layout[CREDIT].frame.w, 1)
        shapes.append(filled(layout, CREDIT, Part(shown)))
    return [PlacedSlide(layout.name, document.title.plain, tuple(shapes), (*notes, *slide.notes), document.title.plain)]


def _subtitle(bench: Bench, subtitle: Text, lines_missing: int, leading: float) -> Shape:
    """The subtitle follows a title of fewer than three lines upwards, a line for a line."""
    spec = COVER[SUBTITLE]
    up = Frame(spec.frame.x, spec.frame.y - round(lines_missing * leading * 12_700), spec.frame.w, spec.frame.h)
    style = spec.levels[0]
    set_text = bench.set(subtitle, style, up.w)
    if len(set_text.lines) > 1:
        set_text = bench.cut(subtitle, DeckType.authors.but(color="muted"), up.w, 1)
    return filled(COVER, SUBTITLE, Part(set_text), at=up)


def _listed(texts: Sequence[Text]) -> Text:
    """The texts in one line with commas between them."""
    runs: list[Run] = []
    for text in texts:
        runs += [Run(", "), *text.runs] if runs else text.runs
    return Text(tuple(runs), texts[0].place) if texts else NO_TEXT


def _quoted(text: Text) -> Text:
    return append(Text((*plain_text("“").runs, *text.runs), text.place), "”")


def place_closing(bench: Bench, slide: ClosingSlide) -> list[PlacedSlide]:
    closing, layout = slide.document.closing, CLOSING
    assert closing is not None, "a closing slide is planned only where the document has one"
    says = bench.unique(closing.title)
    title, rest = bench.fitted(says, DeckType.closing_title, layout[TITLE].frame, "title")
    shapes: list[Shape] = []
    if closing.figure:
        at = layout[PICTURE].frame
        shapes.append(PictureBox("Picture", at, closing.figure, fill(closing.figure, at), placeholder=PICTURE, placed=False))
    shapes.append(filled(layout, TITLE, Part(title, broken=True)))
    notes = [rest] if rest else []
    if closing.text:
        shown, rest = bench.fitted(closing.text, DeckType.body[1:], layout[SECOND].frame, "text")
        shapes.append(filled(layout, SECOND, Part(shown)))
        notes += [rest] if rest else []
    if closing.contact:
        lines = [Part(bench.cut(line, DeckType.contact, layout[CONTACT].frame.w, 1)) for line in closing.contact]
        shapes.append(filled(layout, CONTACT, *lines[:3]))
        notes += [line.plain for line in closing.contact[3:]]
    shapes += foot(bench, layout)
    return [PlacedSlide(layout.name, says.plain, tuple(shapes), tuple(notes), closing.title.plain)]
