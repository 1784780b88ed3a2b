"""The deck's parts put together: masters, layouts and notes, then a part a slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from generator.exhibits.pictures import prepare
from generator.model import Document, Figure, is_rtl
from generator.theme import Theme

from ..boxes import ChartBox, PlacedSlide
from ..narrow import layouts_for
from .chart import chart_workbook, chart_xml
from .chart_pen import Pen
from .master import TREE, background, layout_xml, master_xml
from .notes import notes_master_xml, notes_slide_xml
from .package import Package, Part
from .properties import app_xml, core_xml, presentation_xml
from .shapes import Drawer
from .table import table_styles_xml
from .text import Ink
from .theme_part import theme_xml
from .timing import timing_xml, transition_xml
from .xml import HEAD, NAMESPACES, escape

EMPTY_PARTS = (
    ("/ppt/presProps.xml", CT.PML_PRES_PROPS, RT.PRES_PROPS, "p:presentationPr"),
    ("/ppt/viewProps.xml", CT.PML_VIEW_PROPS, RT.VIEW_PROPS, "p:viewPr"),
)


class DeckWriter:
    """Writes one deck. A picture file is prepared once, however many slides show it."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self.document = document
        self.theme = theme
        self.language = escape(document.language)
        self.rtl = is_rtl(document.language)
        self.package = Package()
        self.pictures: dict[object, Part] = {}
        self.targets: dict[str, int] = {}
        self.charts = 0
        self.presentation = self.package.add("/ppt/presentation.xml", CT.PML_PRESENTATION_MAIN)
        self.package.root.relate(RT.OFFICE_DOCUMENT, self.presentation)
        self.layouts = layouts_for(document)
        self.layout_parts = self._master()
        self.notes_master = self._notes_master()

    def _master(self) -> dict[str, Part]:
        self.master = self.package.add("/ppt/slideMasters/slideMaster1.xml", CT.PML_SLIDE_MASTER)
        parts: dict[str, Part] = {}
        for i, layout in enumerate(self.layouts.by_name.values(), 1):
            xml = layout_xml(layout, self.layouts, self.theme, self.rtl)
            part = self.package.add(f"/ppt/slideLayouts/slideLayout{i}.xml", CT.PML_SLIDE_LAYOUT, xml)
            part.relate(RT.SLIDE_MASTER, self.master)
            parts[layout.name] = part
        ids = [self.master.relate(RT.SLIDE_LAYOUT, part) for part in parts.values()]
        self.master.data = master_xml(self.layouts, self.theme, ids, self.rtl).encode()
        theme = self.package.add("/ppt/theme/theme1.xml", CT.OFC_THEME, theme_xml(self.theme, self.language))
        self.master.relate(RT.THEME, theme)
        self.presentation.relate(RT.THEME, theme)
        return parts

    def _notes_master(self) -> Part:
        """Notes are printed, so a dark theme's have the colours of paper."""
        printed = replace(self.theme, palette=self.theme.paper)
        part = self.package.add(
            "/ppt/notesMasters/notesMaster1.xml", CT.PML_NOTES_MASTER, notes_master_xml(printed, self.layouts.grid, self.rtl)
        )
        part.relate(RT.THEME, self.package.add("/ppt/theme/theme2.xml", CT.OFC_THEME, theme_xml(printed, self.language)))
        return part

    def write(self, slides: Sequence[PlacedSlide], progress: Callable[[int, int], None] | None) -> bytes:
        master_id = self.presentation.relate(RT.SLIDE_MASTER, self.master)
        notes_id = self.presentation.relate(RT.NOTES_MASTER, self.notes_master)
        parts = [Part(f"/ppt/slides/slide{i}.xml", CT.PML_SLIDE) for i in range(1, len(slides) + 1)]
        for index, slide in enumerate(slides):
            for name in slide.targets:
                self.targets.setdefault(name, index)
        for done, (slide, part) in enumerate(zip(slides, parts, strict=True), 1):
            self.package.parts.append(part)
            self._slide(slide, part, parts, done)
            if progress:
                progress(done, len(slides))
        slide_ids = [self.presentation.relate(RT.SLIDE, part) for part in parts]
        self.presentation.data = presentation_xml(
            slides, self.layouts.grid, slide_ids, master_id, notes_id, self.document.language
        ).encode()
        self._properties(slides)
        return self.package.save()

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

        drawer = Drawer(layout, Ink(self.theme, self.language, part.link, jump, leads_to), picture, chart, number)
        shapes = "".join(map(drawer.draw, slide.shapes))
        hidden = ' show="0"' if slide.hidden else ""
        ground = background(slide.background, self.theme.palette) if slide.background else ""
        timing = timing_xml(drawer.texts) if slide.build else ""
        part.data = (
            f"{HEAD}<p:sld {NAMESPACES}{hidden}><p:cSld>{ground}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{transition_xml(slide.transition, self.rtl)}{timing}</p:sld>"
        ).encode()
        if slide.all_notes:
            xml = notes_slide_xml(slide.all_notes, self.language, number)
            notes = self.package.add(f"/ppt/notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE, xml)
            notes.relate(RT.NOTES_MASTER, self.notes_master)
            notes.relate(RT.SLIDE, part)
            part.relate(RT.NOTES_SLIDE, notes)

    def _picture(self, figure: Figure) -> Part:
        if figure.picture not in self.pictures:
            prepared = prepare(figure.picture)
            self.pictures[figure.picture] = self.package.picture(prepared.data, prepared.extension)
        return self.pictures[figure.picture]

    def _chart(self, box: ChartBox) -> Part:
        """The part of a chart, with the workbook that holds its data."""
        self.charts += 1
        part = self.package.add(f"/ppt/charts/chart{self.charts}.xml", CT.DML_CHART)
        book = self.package.add(f"/ppt/embeddings/Microsoft_Excel_Sheet{self.charts}.xlsx", CT.SML_SHEET)
        book.data = chart_workbook(box.prepared)
        part.data = chart_xml(box, Pen(self.theme.palette, self.layouts.type), part.relate(RT.PACKAGE, book)).encode()
        return part

    def _properties(self, slides: Sequence[PlacedSlide]) -> None:
        for name, content_type, kind, root in EMPTY_PARTS:
            self.presentation.relate(kind, self.package.add(name, content_type, f"{HEAD}<{root} {NAMESPACES}/>"))
        styles = self.package.add("/ppt/tableStyles.xml", CT.PML_TABLE_STYLES, table_styles_xml(self.theme.palette))
        self.presentation.relate(RT.TABLE_STYLES, styles)
        core = self.package.add("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core_xml(self.document))
        app = self.package.add("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, app_xml(slides, self.layouts.grid))
        self.package.root.relate(RT.CORE_PROPERTIES, core)
        self.package.root.relate(RT.EXTENDED_PROPERTIES, app)
