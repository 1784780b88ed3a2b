"""The deck's parts put together: masters, layouts and notes, then a part a slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO

from generator.exhibits.pictures import prepare
from generator.model import Document, Figure, is_rtl
from generator.theme import FontRole, Theme

from ..boxes import ChartBox, PlacedSlide
from ..narrow import layouts_for
from .chart import chart_workbook, chart_xml
from .chart_pen import Pen
from .embedding import UsedFonts
from .master import TREE, background, layout_xml, master_xml
from .names import CT, RT
from .notes import notes_master_xml, notes_slide_xml
from .package import Package, Part
from .properties import app_xml, core_xml, font_list_xml, presentation_xml
from .shapes import Drawer
from .table import table_styles_xml
from .text import Ink
from .theme_part import theme_xml
from .timing import timing_xml, transition_xml
from .xml import HEAD, NAMESPACES, escape

EMPTY_PARTS = (
    ("/ppt/presProps.xml", CT.PRESENTATION_PROPERTIES, RT.PRESENTATION_PROPERTIES, "p:presentationPr"),
    ("/ppt/viewProps.xml", CT.VIEW_PROPERTIES, RT.VIEW_PROPERTIES, "p:viewPr"),
)

CHART_FONTS: tuple[FontRole, ...] = ("heading", "body")
"""What a chart is written in."""


class DeckWriter:
    """Writes one deck to a stream. A picture file is prepared once, however many slides show it."""

    def __init__(self, document: Document, theme: Theme, out: BinaryIO) -> None:
        self.document = document
        self.theme = theme
        self.language = escape(document.language)
        self.rtl = is_rtl(document.language)
        self.package = Package(out)
        self.pictures: dict[object, Part] = {}
        self.targets: dict[str, int] = {}
        self.charts = 0
        self.fonts = 0
        self.layouts = layouts_for(document)
        self.used = UsedFonts(theme.fonts, document.language)
        self.presentation = Part("/ppt/presentation.xml", CT.PRESENTATION)
        self.core = Part("/docProps/core.xml", CT.CORE_PROPERTIES)
        self.app = Part("/docProps/app.xml", CT.EXTENDED_PROPERTIES)
        self.master = Part("/ppt/slideMasters/slideMaster1.xml", CT.SLIDE_MASTER)
        self.notes_master = Part("/ppt/notesMasters/notesMaster1.xml", CT.NOTES_MASTER)
        self.layout_parts = {
            name: Part(f"/ppt/slideLayouts/slideLayout{i}.xml", CT.SLIDE_LAYOUT) for i, name in enumerate(self.layouts.by_name, 1)
        }

    def write(self, slides: Sequence[PlacedSlide], progress: Callable[[int, int], None] | None) -> tuple[str, ...]:
        """Write the slides and all else; the families that the deck uses and does not carry are given back."""
        self._root()
        self._master()
        master_id = self.presentation.relate(RT.SLIDE_MASTER, self.master)
        notes_id = self.presentation.relate(RT.NOTES_MASTER, self.notes_master)
        parts = [Part(f"/ppt/slides/slide{i}.xml", CT.SLIDE) for i in range(1, len(slides) + 1)]
        for index, slide in enumerate(slides):
            for name in slide.targets:
                self.targets.setdefault(name, index)
        for done, (slide, part) in enumerate(zip(slides, parts, strict=True), 1):
            self._slide(slide, part, parts, done)
            if progress:
                progress(done, len(slides))
        slide_ids = [self.presentation.relate(RT.SLIDE, part) for part in parts]
        self._properties(slides)
        fonts, lacking = self._fonts()
        xml = presentation_xml(slides, self.layouts.grid, slide_ids, master_id, notes_id, self.document, fonts)
        self.package.write(self.presentation, xml)
        self.package.close()
        return lacking

    def _root(self) -> None:
        """The relationships of the package come first: by them programs that look only at a file's beginning know its kind."""
        root = Part("/")
        for kind, part in ((RT.OFFICE_DOCUMENT, self.presentation), (RT.CORE_PROPERTIES, self.core), (RT.EXTENDED_PROPERTIES, self.app)):
            root.relate(kind, part)
        self.package.write_relationships(root)

    def _master(self) -> None:
        """The masters of slides and of notes. Notes are printed, so a dark theme's have the colours of paper."""
        for layout, part in zip(self.layouts.by_name.values(), self.layout_parts.values(), strict=True):
            part.relate(RT.SLIDE_MASTER, self.master)
            self.package.write(part, layout_xml(layout, self.layouts, self.theme, self.rtl))
        ids = [self.master.relate(RT.SLIDE_LAYOUT, part) for part in self.layout_parts.values()]
        theme = self._theme(1, self.theme)
        self.presentation.relate(RT.THEME, theme)
        self.master.relate(RT.THEME, theme)
        self.package.write(self.master, master_xml(self.layouts, self.theme, ids, self.rtl))
        printed = replace(self.theme, palette=self.theme.paper)
        self.notes_master.relate(RT.THEME, self._theme(2, printed))
        self.package.write(self.notes_master, notes_master_xml(printed, self.layouts.grid, self.rtl))

    def _theme(self, number: int, theme: Theme) -> Part:
        part = Part(f"/ppt/theme/theme{number}.xml", CT.THEME)
        self.package.write(part, theme_xml(theme, self.language))
        return part

    def _slide(self, slide: PlacedSlide, part: Part, parts: Sequence[Part], number: int) -> None:
        layout = self.layouts.by_name[slide.layout]
        part.relate(RT.SLIDE_LAYOUT, self.layout_parts[slide.layout])

        def picture(figure: Figure) -> str:
            return part.relate(RT.IMAGE, self._picture(figure))

        def jump(index: int) -> str:
            return part.relate(RT.SLIDE, parts[index])

        def leads_to(name: str) -> int | None:
            index = self.targets.get(name)
            return index if index != number - 1 else None

        def chart(box: ChartBox) -> str:
            return part.relate(RT.CHART, self._chart(box))

        drawer = Drawer(layout, Ink(self.theme, self.language, part.link, jump, leads_to, self.used), picture, chart, number)
        shapes = "".join(map(drawer.draw, slide.shapes))
        hidden = ' show="0"' if slide.hidden else ""
        ground = background(slide.background, self.theme.palette) if slide.background else ""
        timing = timing_xml(drawer.texts) if slide.build else ""
        if slide.all_notes:
            notes = Part(f"/ppt/notesSlides/notesSlide{number}.xml", CT.NOTES_SLIDE)
            notes.relate(RT.NOTES_MASTER, self.notes_master)
            notes.relate(RT.SLIDE, part)
            part.relate(RT.NOTES_SLIDE, notes)
            self.used.note("".join(slide.all_notes), "body")
            self.package.write(notes, notes_slide_xml(slide.all_notes, self.language, number))
        self.package.write(
            part,
            f"{HEAD}<p:sld {NAMESPACES}{hidden}><p:cSld>{ground}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{transition_xml(slide.transition, self.rtl)}{timing}</p:sld>",
        )

    def _picture(self, figure: Figure) -> Part:
        if figure.picture not in self.pictures:
            prepared = prepare(figure.picture)
            self.pictures[figure.picture] = self.package.picture(prepared.data, prepared.extension)
        return self.pictures[figure.picture]

    def _chart(self, box: ChartBox) -> Part:
        """The part of a chart, with the workbook that holds its data."""
        self.charts += 1
        part = Part(f"/ppt/charts/chart{self.charts}.xml", CT.CHART)
        book = Part(f"/ppt/embeddings/Microsoft_Excel_Sheet{self.charts}.xlsx", CT.WORKBOOK)
        self.package.write(book, chart_workbook(box.prepared))
        xml = chart_xml(box, Pen(self.theme.palette, self.layouts.type), part.relate(RT.PACKAGE, book))
        self.package.write(part, xml)
        for role in CHART_FONTS:
            self.used.note(xml, role)
        return part

    def _fonts(self) -> tuple[str, tuple[str, ...]]:
        """The list of the embedded fonts, whose parts are written, and the families that are not embedded."""
        carried, lacking = self.used.embedded(self.document.embedding)
        listed = []
        for family in carried:
            ids = {}
            for style, data in family.fonts.items():
                self.fonts += 1
                part = Part(f"/ppt/fonts/font{self.fonts}.fntdata")
                self.package.write(part, data)
                ids[style] = self.presentation.relate(RT.FONT, part)
            listed.append((family, ids))
        return font_list_xml(listed), tuple(lacking)

    def _properties(self, slides: Sequence[PlacedSlide]) -> None:
        for name, content_type, kind, root in EMPTY_PARTS:
            part = Part(name, content_type)
            self.presentation.relate(kind, part)
            self.package.write(part, f"{HEAD}<{root} {NAMESPACES}/>")
        styles = Part("/ppt/tableStyles.xml", CT.TABLE_STYLES)
        self.presentation.relate(RT.TABLE_STYLES, styles)
        self.package.write(styles, table_styles_xml(self.theme.palette))
        self.package.write(self.core, core_xml(self.document))
        self.package.write(self.app, app_xml(slides, self.layouts.grid))
