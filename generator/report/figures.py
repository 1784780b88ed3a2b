"""Figures: a picture with its caption in the side column, in one of three sizes, and at the top of a page across the paper."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from generator.exhibits.pictures import PreparedPicture
from generator.model import Figure, Run, Text
from generator.model.words import credit_line
from generator.pdf import Artifact, Part
from generator.pdf.drawing import Drawing
from generator.text import SetText
from generator.theme import ReportType
from generator.theme.page import BLEED_HEIGHT, BLEED_TOP, FULL, MAIN, SIDE, TOP, Column

from .bench import Bench
from .blocks import Block, TextBlock, notes_in
from .to_come import alt, shown

if TYPE_CHECKING:
    from generator.pdf import Canvas

Crop = tuple[float, float, float, float]
"""The shares of a picture that are cut off at its left, top, right and bottom."""
UNCROPPED: Crop = (0.0, 0.0, 0.0, 0.0)
AROUND = 25.0
CAPTION_GAP = 12.0
PORTRAIT = 420.0
"""The most points a picture is high."""
WIDE = 2.2
"""A picture that many times as wide as high takes the full width."""
NARROW = 0.5
"""A picture at most so many times as wide as high stands in the side column, where there is one, with the text beside it."""
MOST_ASIDE = 600.0
"""Points that such a picture takes with its caption, at most."""
MOST_CROPPED = 0.35
NARROWEST = 60.0
"""A picture that is thinner is reported."""
CAP = 0.655
"""Height of a capital of the heading face, as a share of its size."""
LONGEST_CAPTION = 300.0
"""A caption that would be higher than this beside its picture stands below it, as wide as the text."""


@dataclass(kw_only=True)
class Illustration(Block):
    """What is shown `size` points large at the left of its column, its caption beside it or, for one that is wider, below it.

    `part` is the caption's, `owner` what is shown to a reader; `rise` is how far it reaches above the block's place. A caption below it
    stands in the side column and leaves the text its room or, where the text has two columns, in the first that it covers.
    """

    owner: Part | Artifact
    size: tuple[float, float]
    caption: tuple[SetText, ...]
    captions: Column = SIDE
    rise: float = 0.0

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.owner, self.part) if isinstance(self.owner, Part) else (self.part,)

    @property
    def height(self) -> float:
        if self.column == SIDE:
            return 0.0
        return self.picture_height + (0.0 if self.captions == SIDE else self.caption_height)

    @property
    def picture_height(self) -> float:
        return self.size[1] - self.rise + (CAPTION_GAP if self.below else 0.0)

    @property
    def caption_height(self) -> float:
        return sum(text.height for text in self.caption)

    @property
    def below(self) -> bool:
        return self.column != MAIN

    @property
    def side_height(self) -> float:
        if self.captions != SIDE:
            return 0.0
        return self.picture_height + self.caption_height if self.below else self.caption_height

    def notes(self, room: float = inf) -> list[str]:  # noqa: ARG002
        return [label for text in self.caption for label in notes_in(text.lines)]

    def paint(self, canvas: Canvas, top: float) -> None:
        self.show(canvas, top - self.rise)
        x = self.captions.x if self.captions == SIDE else max(self.column.x, self.captions.x)
        y = top + self.picture_height if self.below else top - cap_drop(canvas)
        for text in self.caption:
            canvas.draw_text(x, y, text, owner=self.part.inner("P"))
            y += text.height

    @abstractmethod
    def show(self, canvas: Canvas, top: float) -> None: ...


@dataclass(kw_only=True)
class FigureBlock(Illustration):
    """A picture, which may go across the `paper`."""

    figure: Figure
    paper: Column
    picture: PreparedPicture | Drawing
    crop: Crop = UNCROPPED

    def floated(self) -> Block:
        """Across the paper, if it is a landscape that may be cropped and loses little, and its caption leaves room for that."""
        crop = crop_to(self.figure, self.paper.width / BLEED_HEIGHT)
        if not self.figure.crop or lost(crop) > MOST_CROPPED or self.size[1] > self.size[0] or self.caption_height > LONGEST_CAPTION:
            return self
        size, after = (self.paper.width, BLEED_HEIGHT), 0.0 if self.captions == SIDE else AROUND
        return replace(self, column=self.paper, size=size, crop=crop, rise=TOP - BLEED_TOP, after=after, rests=None)

    def show(self, canvas: Canvas, top: float) -> None:
        show(canvas, self.picture, (self.column.x, top), self.size, self.crop, self.owner)


def show(
    canvas: Canvas,
    picture: PreparedPicture | Drawing,
    at: tuple[float, float],
    size: tuple[float, float],
    crop: Crop,
    owner: Part | Artifact,
) -> None:
    """A picture, or the frame that stands for it, with its top left corner `at` a point."""
    if isinstance(picture, Drawing):
        canvas.drawing(picture, *at, owner)
    else:
        canvas.picture(picture, *at, *size, crop, owner)


def picture_owner(figure: Figure, within: Part | None = None) -> Part | Artifact:
    """A figure, or for a decorative picture nothing that is read."""
    return "Artifact" if figure.decorative else Part("Figure", within, alt=alt(figure))


def cap_drop(canvas: Canvas) -> float:
    """Points from the top of a caption's first line to the top of its capitals."""
    return canvas.baseline(ReportType.label) - CAP * ReportType.label.size


def figure_blocks(bench: Bench, figure: Figure, across: bool = False) -> list[Block]:
    """The figure with its caption. With `across` it goes to the top of the next page, across the paper if it can be cropped to that.

    The caption stands beside the figure in the tree, not in it: screen readers take a figure's alternative text for all of it.
    """
    whole = Part("Div")
    owner = picture_owner(figure, whole)
    part = whole.inner("Caption") if isinstance(owner, Part) else whole
    grid = bench.grid
    wide = figure.picture.width / figure.picture.height >= WIDE or (across and grid.columns > 1)
    aside = not across and grid.captions == SIDE and _stands_aside(bench, figure)
    column = FULL if wide else SIDE if aside else grid.text
    beside_text = wide and grid.captions == SIDE
    size = _size(bench, figure, column)
    block = FigureBlock(
        part=part,
        column=column,
        figure=figure,
        paper=grid.paper,
        picture=shown(bench, figure, size),
        owner=owner,
        size=size,
        caption=_caption(bench, figure, grid.captions),
        captions=grid.captions,
        before=0.0 if aside else AROUND,
        after=0.0 if beside_text or aside else AROUND,
        rests=size[1] + CAPTION_GAP if beside_text else None,
        floats=True,
        leaves=across,
        target=figure.id,
    )
    if sum(text.height for text in block.caption) <= max(LONGEST_CAPTION, size[1] if column == grid.text else 0.0):
        return [block]
    text = grid.text
    size = _size(bench, figure, text)
    moved = replace(block, column=text, size=size, picture=shown(bench, figure, size))
    return captioned_below(moved, _caption(bench, figure, text))


def _stands_aside(bench: Bench, figure: Figure) -> bool:
    """Whether the figure is narrow enough for the side column and, with its caption, not too long for it."""
    narrow = figure.picture.width <= NARROW * figure.picture.height
    return narrow and _size(bench, figure, SIDE)[1] + sum(text.height for text in _caption(bench, figure, SIDE)) <= MOST_ASIDE


def captioned_below(block: Illustration, caption: tuple[SetText, ...]) -> list[Block]:
    """The illustration with a caption too long to stand beside it, which is set as wide as the text and may go on over pages."""
    made: list[Block] = [replace(block, caption=(), after=CAPTION_GAP, keep_with_next=True, floats=False)]
    for text in caption:
        after = AROUND if text.style is ReportType.credit else 0.0
        made.append(TextBlock(part=block.part.inner("P"), column=block.column, text=text, after=after))
    return made


def _caption(bench: Bench, figure: Figure, column: Column) -> tuple[SetText, ...]:
    """Label, sentence and credit, each a text of its own. A decorative picture without words has none."""
    label = Text((Run(f"Figure\u00a0{figure.number}", place=figure.place),), figure.place)
    parts = [(label, ReportType.label), (figure.caption, ReportType.caption), (credit_line(figure), ReportType.credit)]
    return tuple(bench.set(text, style, column.width) for text, style in parts if text)


def _size(bench: Bench, figure: Figure, column: Column) -> tuple[float, float]:
    """As wide as the column unless that makes it too high."""
    ratio = figure.picture.width / figure.picture.height
    width, height = column.width, column.width / ratio
    if height > PORTRAIT:
        width, height = PORTRAIT * ratio, PORTRAIT
    if min(width, height) < NARROWEST:
        message = f"the figure is {width:.0f} x {height:.0f} points large in the report, so its details may be lost"
        bench.diagnostics.warning("figure-small", message, figure.place, "use a picture that is less long")
    return width, height


def crop_to(figure: Figure, ratio: float) -> Crop:
    """The least crop to a ratio of width to height, with the picture's focus as central as can be."""
    own = figure.picture.width / figure.picture.height
    kept = min(own / ratio, ratio / own)
    x, y = figure.focus
    if own > ratio:
        left = min(max(x - kept / 2, 0.0), 1 - kept)
        return left, 0.0, 1 - kept - left, 0.0
    top = min(max(y - kept / 2, 0.0), 1 - kept)
    return 0.0, top, 0.0, 1 - kept - top


def lost(crop: Crop) -> float:
    """The share of the picture that a crop cuts off."""
    left, top, right, bottom = crop
    return 1 - (1 - left - right) * (1 - top - bottom)
