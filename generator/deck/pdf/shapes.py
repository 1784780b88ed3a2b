"""The boxes of a slide on its page, and what each is to those who do not see it."""

from __future__ import annotations

from dataclasses import replace

from generator.exhibits.formulas import EM, lay_out
from generator.exhibits.pictures import prepare
from generator.model import Picture
from generator.pdf import Canvas, Drawing, formula_part
from generator.pdf import Part as Tag
from generator.pdf.drawing import Stroke, box

from ..boxes import ChartBox, FormulaBox, Group, Part, PictureBox, Rectangle, Shape, TableBox, TextBox
from ..grid import HEIGHT
from ..layouts import Layouts
from ..placeholders import CODE, FOOTER, NUMBER, TITLE
from .charts import draw_chart
from .jumps import Jumps
from .shown import Shown
from .steps import FINISHED, State
from .table import draw_table
from .text import Owner, Room, draw_parts


class Drawer:
    """Draws the slides of one document. A picture file is prepared once, however many slides show it."""

    def __init__(self, canvas: Canvas, layouts: Layouts, jumps: Jumps) -> None:
        self.canvas = canvas
        self.layouts = layouts
        self.jumps = jumps
        self._pictures: dict[Picture, str] = {}

    def draw(self, shown: Shown) -> None:
        """A slide, with all of its points, on the current page."""
        SlideDrawer(self, shown).draw(FINISHED)

    def picture(self, picture: Picture) -> str:
        """Its name in the file."""
        if picture not in self._pictures:
            self._pictures[picture] = self.canvas.embed(prepare(picture))
        return self._pictures[picture]


class SlideDrawer:
    """Draws one slide, on a page or, state after state of its build, on several. Its points are the items of one list, its numbered
    paragraphs of another.

    What was on the page before is read again only where it leads somewhere, since a link works only where it is read.
    """

    def __init__(self, drawer: Drawer, shown: Shown) -> None:
        self.canvas, self.drawer, self.slide = drawer.canvas, drawer, shown.slide
        self.state = FINISHED
        self.index, self.jumps, self.title = shown.index, drawer.jumps, Tag(shown.heading)
        self.points, self.numbered = Tag("L"), Tag("L")
        self.items: dict[int, Tag] = {}

    def draw(self, state: State) -> None:
        """The slide in this state. Its title is read first, wherever it stands."""
        self.state, slide, layouts = state, self.slide, self.drawer.layouts
        if any(isinstance(shape, TextBox) and shape.placeholder == TITLE for shape in slide.shapes):
            self.canvas.read([self.title])
        ground = slide.background or layouts.by_name[slide.layout].background or "ground"
        self.canvas.rectangle(0.0, 0.0, layouts.grid.width.pt, HEIGHT.pt, ground)
        for shape in slide.shapes:
            self._draw(shape)

    def _draw(self, shape: Shape, decorative: bool = False) -> None:
        match shape:
            case TextBox():
                self._text(shape, decorative)
            case PictureBox():
                self._picture(shape)
            case Rectangle():
                self._rectangle(shape)
            case Group():
                for inner in shape.shapes:
                    self._draw(inner, decorative or shape.decorative)
            case TableBox():
                draw_table(self.canvas, shape, self.jumps, self.index)
            case ChartBox():
                made = draw_chart(shape, self.canvas.setter, self.drawer.layouts.type)
                self.canvas.drawing(made, shape.frame.x.pt, shape.frame.y.pt, Tag("Figure", alt=shape.prepared.alt))
            case FormulaBox():
                self._formula(shape)

    def _text(self, box: TextBox, decorative: bool) -> None:
        room, parts = Room.of(box.frame), box.parts
        if box.fill and (box.by_paragraphs or self.state.shows(parts[0].point if parts else 0)):
            self.canvas.rectangle(*room, box.fill)
        if box.field:
            number = str(self.index + 1)
            parts = tuple(replace(part, text=self.canvas.setter.set(number, part.text.style, room.w)) for part in parts)

        def owner(part: Part) -> Owner | None:
            if not self.state.shows(part.point):
                return None
            if box.placeholder in (FOOTER, NUMBER):
                return "Footer"
            if decorative:
                return "Artifact"
            if not self.state.news(part.point):
                return Tag("P") if self.jumps.leads(part, self.index) else "Artifact"
            if box.placeholder == CODE:
                return Tag("P").inner("Code")
            return self.title if box.placeholder == TITLE else self._paragraph(part)

        draw_parts(self.canvas, parts, room, box.anchor, owner, self.jumps, self.index)

    def _paragraph(self, part: Part) -> Tag:
        """A paragraph by itself or of a point, which is one item however many boxes it is in; or the item that has a number."""
        if part.number is not None:
            return self.numbered.inner("LI")
        if not part.point:
            return Tag("P")
        if part.point not in self.items:
            self.items[part.point] = self.points.inner("LI").inner("LBody")
        return self.items[part.point].inner("P")

    def _picture(self, box: PictureBox) -> None:
        figure, crop = box.figure, box.crop
        owner: Owner = "Artifact" if figure.decorative or not figure.alt or not self.state.news(0) else Tag("Figure", alt=figure.alt)
        sides = (crop.left, crop.top, crop.right, crop.bottom)
        self.canvas.picture(self.drawer.picture(figure.picture), *Room.of(box.frame), sides, owner)

    def _rectangle(self, shape: Rectangle) -> None:
        x, y, width, height = Room.of(shape.frame)
        if not shape.edge:
            self.canvas.rectangle(x, y, width, height, shape.fill)
            return
        inside = box(shape.edge / 2, shape.edge / 2, width - shape.edge, height - shape.edge)
        self.canvas.drawing(Drawing(width, height, (Stroke(inside, shape.fill, shape.edge),)), x, y)

    def _formula(self, shape: FormulaBox) -> None:
        """The formula in the middle of its box."""
        laid, at = lay_out(shape.formula.mathml), shape.frame
        scale = shape.size / EM
        x = at.x.pt + (at.w.pt - laid.width * scale) / 2
        self.canvas.formula(laid, x, at.y.pt + laid.height * scale, shape.size, "text", formula_part(shape.formula, None, shape.alt))
