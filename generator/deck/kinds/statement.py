"""A quotation, or a section's own words, on the inverse ground; and the slide of a section that has only its headline and its lead."""

from __future__ import annotations

from generator.model import Point, pt

from ..boxes import Frame, Part, PlacedSlide, Shape
from ..fit import Bench, append, filled, quoted
from ..furniture import accent, foot, headline, marker, progress
from ..placeholders import SECOND, TITLE
from ..planned import SentenceSlide, StatementSlide
from .examples import BODY_END
from .points import arrange

HANG = 20.0
"""How far the opening quotation mark stands out to the left, in points."""
TALLEST = 230.0
SECOND_GAP = 12.0


def place_statement(bench: Bench, slide: StatementSlide) -> list[PlacedSlide]:
    layout, quote = bench.layouts.statement, slide.quote
    spoken, hang = bench.unique(quote.text), 0.0 if slide.own else HANG
    spoken = spoken if slide.own else quoted(spoken)
    usual = layout[TITLE].frame
    room = usual._replace(h=pt(TALLEST))
    set_text, rest = bench.fitted(spoken, bench.type.statement, room, "headline" if slide.own else "quote")
    at = Frame(usual.x - pt(hang), usual.y, usual.w + pt(hang), max(usual.h, pt(set_text.height)))
    shapes: list[Shape] = [filled(layout, TITLE, Part(set_text, broken=True, hang=hang), at=at)]
    shapes += marker(bench, layout, slide.section)
    notes = [rest] if rest else []
    second = quote.second or quote.by
    if quote.second and quote.by:
        second = append(quote.second, f" — {quote.by.plain}")
    if second:
        spec = layout[SECOND]
        top = usual.y.pt + set_text.height + SECOND_GAP
        below = spec.frame._replace(y=pt(max(top, spec.frame.y.pt if len(set_text.lines) >= 2 else 0.0)))
        shown = bench.shortened(second, spec.levels[0], below.w, "second line", 2)
        shapes.append(filled(layout, SECOND, Part(shown), at=below))
    shapes += foot(bench, layout, "inverse-muted")
    text = " ".join(line.text.strip() for line in set_text.lines)
    return [PlacedSlide(layout.name, text, tuple(shapes), tuple(notes), slide.section.title.plain)]


def place_sentence(bench: Bench, slide: SentenceSlide) -> list[PlacedSlide]:
    """Headline and lead, the lead as large as one sentence may be."""
    layout, section = bench.layouts.topic_1, slide.section
    title, text, notes = headline(bench, layout, section.says)
    shapes: list[Shape] = [title, *marker(bench, layout, section), *progress(bench, section)]
    arranged = arrange(bench, [Point(section.lead)], accent(section), BODY_END)
    if arranged:
        shapes += arranged.shapes
    else:
        notes.append(section.lead.plain)
        bench.diagnostics.warning(
            "lead-too-long",
            f"the lead of {len(section.lead.plain)} characters does not fit its slide",
            section.lead.place,
            help="shorten it; the notes and the report have all of it",
        )
    shapes += foot(bench, layout)
    return [PlacedSlide(layout.name, text, tuple(shapes), tuple(notes), section.title.plain)]
