"""Figures: beside up to three points (split, inset, portrait), or on a slide of their own (full, wide)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import NO_TEXT, Figure, Run, Text, pt
from generator.model.words import credit_line, listed
from generator.theme import TextStyle

from ..boxes import Frame, Part, PictureBox, PlacedSlide, Rectangle, Shape
from ..crop import contain, fill, focus_in, loss
from ..fit import Bench, filled, height
from ..furniture import accent as accent_of_section
from ..furniture import caption_parts, foot, headline, marker, progress
from ..placeholders import BODY, CAPTION, CREDIT, PICTURE, TITLE, Layout
from ..planned import FigureSlide, TopicSlide
from .points import POINT_GAP, point_parts

PORTRAIT_RATIO = 1.15
MOST_LOST = 0.35
"""The largest share of a picture that a crop may take away."""
LEAST_LOST = 0.005
"""The smallest share that anyone would miss."""
CAPTION_GAP = 12.0
CAPTION_END = 498.0
PANEL_INSET = 24.0


def label(figure: Figure) -> str:
    return f"Figure\u00a0{figure.number}" if figure.number else ""


def beside_layout(bench: Bench, slide: TopicSlide, figure: Figure) -> Layout:
    """The look book's choice: inset for what must not be cropped much, portrait for tall pictures, split for the rest."""
    if not figure.crop:
        return bench.layouts.figure_inset
    upright = figure.picture.height > PORTRAIT_RATIO * figure.picture.width
    layout = bench.layouts.figure_portrait if upright else bench.layouts.figure_split
    narrow = bench.fitting(slide.section.says, bench.type.headline, layout[TITLE].frame, 2)
    crops_well = upright or loss(figure.picture, layout[PICTURE].frame) <= MOST_LOST
    return layout if narrow and crops_well else bench.layouts.figure_inset


def place_beside(bench: Bench, slide: TopicSlide, figure: Figure) -> PlacedSlide | None:
    """Points and figure on one slide, or None when the points do not fit beside it at the floor size."""
    layout = beside_layout(bench, slide, figure)
    body = _stacked(bench, slide, layout)
    if body is None:
        return None
    section = slide.section
    picture, words, caption_notes = _picture_and_caption(bench, layout, figure)
    title, text, notes = headline(bench, layout, section.says)
    shapes: list[Shape] = [title, *marker(bench, layout, section)]
    shapes += progress(bench, section) if layout is not bench.layouts.figure_split else []
    shapes += [filled(layout, BODY, *body), picture, *words, *foot(bench, layout)]
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes), section.title.plain)


def _stacked(bench: Bench, slide: TopicSlide, layout: Layout) -> list[Part] | None:
    """The points one below the other in one placeholder, then the examples as a line, at the largest size that fits."""
    spec = layout[BODY]
    term = spec.levels[0].but(color=accent_of_section(slide.section))
    largest = spec.levels[1]
    for style in (largest, bench.type.body[2]):
        width = spec.frame.w.pt
        points = (point_parts(bench, point, width, term, style, i, after=POINT_GAP) for i, point in enumerate(slide.points, 1))
        parts = [part for point in points for part in point]
        if slide.examples:
            parts.append(Part(bench.set(_with_label(slide.examples), bench.type.tag_line, spec.frame.w), level=1))
        if height(parts) <= spec.frame.h.pt:
            return parts
    return None


def _with_label(examples: Sequence[Text]) -> Text:
    """'Examples: a, b, c' with the label in the heading's face."""
    return Text((Run("Examples\u2002", tone="label"), *listed(examples).runs), examples[0].place)


def _picture_and_caption(bench: Bench, layout: Layout, figure: Figure) -> tuple[PictureBox, list[Shape], list[str]]:
    """Picture and caption together: a caption that needs more shown takes it from the picture, or grows upwards where it is anchored."""
    spec, at = layout[CAPTION], layout[PICTURE].frame
    parts, notes = caption_parts(bench, label(figure), figure.caption, credit_line(figure), spec.frame, spec.levels)
    needed = height(parts)
    place = spec.frame
    if spec.anchor == "b":
        grown = max(0.0, needed - place.h.pt)
        place = Frame(place.x, place.y - pt(grown), place.w, place.h + pt(grown))
    else:
        over = max(0.0, place.y.pt + needed - CAPTION_END)
        place = Frame(place.x, place.y - pt(over), place.w, max(pt(needed), place.h - pt(over)))
        at = at._replace(h=at.h - pt(over))
    if layout in (bench.layouts.figure_inset, bench.layouts.figure_wide):
        shown = contain(figure.picture, at)._replace(y=at.y)
        if layout is bench.layouts.figure_inset:  # above a caption as narrow as itself, which begins at its edge
            shown = shown._replace(x=at.x)
        place = place._replace(y=min(place.y, shown.bottom + pt(CAPTION_GAP)))
        picture = PictureBox("Picture", shown, figure, placeholder=PICTURE)
    else:
        moved = at != layout[PICTURE].frame
        picture = PictureBox("Picture", at, figure, fill(figure, at), placeholder=PICTURE, placed=moved)
    words: list[Shape] = [filled(layout, CAPTION, *parts, at=place)] if parts else []
    return picture, words, notes


def place_figure(bench: Bench, slide: FigureSlide) -> list[PlacedSlide]:
    """A picture alone: over the whole slide, or over all columns when it must not be cropped."""
    figure = slide.figure
    asked = slide.section.layout
    lost = loss(figure.picture, bench.layouts.figure_full[PICTURE].frame)
    fills = figure.crop and lost <= MOST_LOST
    if asked == "full-figure" and not figure.crop and lost > LEAST_LOST:
        message = f"`full-figure` cuts {lost:.0%} off this picture, which says `crop: false`"
        bench.diagnostics.warning("cropped", message, figure.place, "`layout: figure` shows all of it")
    full = asked == "full-figure" or (fills and asked != "figure")
    return [_full(bench, slide) if full else _wide(bench, slide)]


def _wide(bench: Bench, slide: FigureSlide) -> PlacedSlide:
    layout, section = bench.layouts.figure_wide, slide.section
    picture, words, caption_notes = _picture_and_caption(bench, layout, slide.figure)
    title, text, notes = headline(bench, layout, section.says)
    shapes = [title, *marker(bench, layout, section), *progress(bench, section), picture, *words, *foot(bench, layout)]
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes), section.title.plain)


def _full(bench: Bench, slide: FigureSlide) -> PlacedSlide:
    """The picture bleeds; the words stand on a panel in the corner that the picture's focal point leaves free."""
    layout, figure = bench.layouts.figure_full, slide.figure
    at = layout[PICTURE].frame
    crop = fill(figure, at)
    x, y = focus_in(figure, crop)
    x = 1 - x if bench.setter.rtl else x  # the slide will be mirrored, the picture in it not
    panel, panel_at_right = bench.layouts.panels
    under = x < panel.right / at.w and y > panel.y / at.h
    panel = panel_at_right if under else panel
    across = panel.x + pt(PANEL_INSET) - layout[TITLE].frame.x if under else pt(0)

    def moved(idx: int) -> Frame:
        spec = layout[idx].frame
        return spec._replace(x=spec.x + across)

    title, text, notes = headline(bench, layout, slide.section.says, at=moved(TITLE))
    shapes: list[Shape] = [
        PictureBox("Picture", at, figure, crop, placeholder=PICTURE, placed=False),
        Rectangle("Panel", panel, "ground"),
        title,
    ]
    parts, caption_notes = caption_parts(bench, label(figure), figure.caption, NO_TEXT, moved(CAPTION), layout[CAPTION].levels)
    shapes += [filled(layout, CAPTION, *parts, at=moved(CAPTION))] if parts else []
    if credit := credit_line(figure):
        style: TextStyle = layout[CREDIT].levels[0]
        shapes.append(filled(layout, CREDIT, Part(bench.shortened(credit, style, layout[CREDIT].frame.w, "credit")), at=moved(CREDIT)))
    shapes += foot(bench, layout, across=across)
    return PlacedSlide(layout.name, text, tuple(shapes), (*notes, *caption_notes), slide.section.title.plain)
