"""Placed slides made by hand, and what the writer makes of each of their fields."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.deck.boxes import Cell, Crop, Group, Part, PictureBox, PlacedSlide, Rectangle, Rule, TableBox, TextBox, frame
from generator.deck.narrow import layouts_of
from generator.deck.placeholders import BODY, NUMBER, PICTURE, TITLE
from generator.deck.pptx import write_deck
from generator.exhibits.pictures import BadPictureError
from generator.model import Figure, Picture, Run, Text, inch
from generator.text import SetText, Typesetter
from generator.theme import DeckType, Family, TextStyle, load_theme
from tests.deck.conftest import document
from tests.oracles import repair
from tests.oracles.streams import written_by
from tests.oracles.tools import audit

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LAYOUTS = layouts_of("16:9", "normal")
LIGHT, DARK = load_theme("aurora"), load_theme("aurora-dark")


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(LIGHT.fonts)


@pytest.fixture
def set_text(setter):
    def set_text(text: str | Text, style: TextStyle = DeckType.body[0], measure: float = 300) -> SetText:
        return setter.set(text, style, measure)

    return set_text


def parts_of(*slides: PlacedSlide, theme=LIGHT, doc=None) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written_by(write_deck, slides, doc or document(), theme))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree_of(*shapes: Any, layout: str = LAYOUTS.topic_2.name, **fields: Any) -> Any:
    """The shape tree of a slide with these shapes."""
    slide = etree.fromstring(parts_of(PlacedSlide(layout, "A title", shapes, **fields))["ppt/slides/slide1.xml"])
    return slide.find(f"{P}cSld/{P}spTree")


def runs(tree: Any) -> list[dict[str, str]]:
    return [dict(properties.attrib) for properties in tree.iter(f"{A}rPr")]


def test_text_in_the_layouts_own_style_says_nothing_but_its_language(set_text):
    tree = tree_of(TextBox("Text", frame(1, 1, 1, 1), (Part(set_text("Term", LAYOUTS.topic_2[BODY].levels[0])),), BODY, placed=False))
    (properties,) = tree.iter(f"{A}rPr")
    assert (dict(properties.attrib), len(properties)) == ({"lang": "en"}, 0)
    assert tree.find(f".//{A}pPr") is None
    assert tree.find(f"{P}sp/{P}spPr/{A}xfrm") is None


@pytest.mark.parametrize("broken", [False, True])
def test_words_in_another_language_say_so_and_the_rest_the_document_s(broken, set_text):
    words = Text((Run("It is "), Run("déjà vu, encore", lang="fr"), Run(" and "), Run("Grüße", lang="de-AT", link="https://a.de/")))
    tree = tree_of(TextBox("Text", frame(1, 1, 1, 1), (Part(set_text(words, DeckType.body[0], 120), broken=broken),)))
    said: dict[str, str] = {}
    for run in tree.iter(f"{A}r"):
        language = run.find(f"{A}rPr").get("lang")
        said[language] = said.get(language, "") + run.find(f"{A}t").text.replace(" ", "")
    assert said == {"en": "Itisand", "fr": "déjàvu,encore", "de-AT": "Grüße"}
    assert {properties.get("lang") for properties in tree.iter(f"{A}endParaRPr")} == {"en"}


def test_text_at_a_smaller_step_says_size_and_leading_alone(set_text):
    tree = tree_of(TextBox("Text", frame(1, 1, 1, 1), (Part(set_text("Text", DeckType.body[2]), level=1, space_after=6),), BODY))
    assert runs(tree) == [{"lang": "en", "sz": "1800"}]
    assert tree.find(f".//{A}pPr").get("lvl") == "1"
    assert [spacing.get("val") for spacing in tree.iter(f"{A}spcPts")] == ["2400", "600"]
    assert tree.find(f".//{A}latin") is None
    assert tree.find(f"{P}sp/{P}spPr/{A}xfrm/{A}off").get("x") == "914400"


def test_a_box_anchored_otherwise_than_its_layout_says_so(set_text):
    box = TextBox("Text", frame(1, 1, 1, 1), (Part(set_text("Text")),), BODY, anchor="b")
    assert tree_of(box).find(f".//{A}bodyPr").get("anchor") == "b"
    assert tree_of(replace(box, anchor="t")).find(f".//{A}bodyPr").get("anchor") is None


def test_broken_text_keeps_its_lines_and_other_text_does_not(set_text):
    text = set_text("Some words that take more than a single line", measure=200)
    assert len(text.lines) == 3
    box = TextBox("Text", frame(1, 1, 1, 1), (Part(text, broken=True),), BODY)
    pieces = [found.text for found in tree_of(box).iter(f"{A}t")]
    assert pieces == [line.text for line in text.lines]
    flowing = tree_of(replace(box, parts=(Part(text),)))
    assert flowing.find(f".//{A}br") is None
    assert [found.text for found in flowing.iter(f"{A}t")] == [text.text.plain]


def test_a_forced_line_end_stays_a_line_end(set_text):
    tree = tree_of(TextBox("Text", frame(1, 1, 1, 1), (Part(set_text("One\ntwo\x0bthree")),), BODY))
    assert [etree.QName(child).localname for child in tree.find(f".//{A}p")] == ["r", "br", "r", "br", "r", "endParaRPr"]


def test_labels_and_remarks_take_the_colours_of_their_ground(set_text):
    text = Text((Run("Figure 1", tone="label"), Run("remark", tone="muted")))
    for style, slots in ((DeckType.caption, ["tx1", "tx2"]), (DeckType.second, ["bg1", "bg1"])):
        tree = tree_of(TextBox("Text", frame(1, 1, 1, 1), (Part(set_text(text, style)),)))
        assert [color.get("val") for color in tree.findall(f".//{A}rPr/{A}solidFill/{A}schemeClr")] == slots
        assert [latin.get("typeface") for latin in tree.iter(f"{A}latin")] == ["+mj-lt", "+mn-lt"]


def test_a_jump_is_written_once_a_target_in_the_colour_of_the_text(set_text):
    box = TextBox("Text", frame(1, 1, 1, 1), tuple(Part(set_text(t), slide=1) for t in ("One", "Two")), BODY)
    parts = parts_of(PlacedSlide(LAYOUTS.topic_2.name, "A", (box,)), PlacedSlide(LAYOUTS.topic_2.name, "B", ()))
    xml = parts["ppt/slides/slide1.xml"].decode()
    assert xml.count('r:id="rId2" action="ppaction://hlinksldjump"') == xml.count('u="none"') == xml.count("<ahyp:hlinkClr") == 2
    assert parts["ppt/slides/_rels/slide1.xml.rels"].count(b'Target="slide2.xml"') == 1


def test_an_address_is_escaped_and_leads_out_of_the_package(set_text):
    text = Text((Run("link", link='https://example.org/?a=1&b="2"'), Run("here", link="#sec-1")))
    box = TextBox("Text", frame(1, 1, 1, 1), (Part(set_text(text)),), BODY)
    parts = parts_of(PlacedSlide(LAYOUTS.topic_2.name, "A", (box,)))
    assert b'Target="https://example.org/?a=1&amp;b=&quot;2&quot;" TargetMode="External"' in parts["ppt/slides/_rels/slide1.xml.rels"]
    assert parts["ppt/slides/slide1.xml"].count(b"hlinkClick") == 1


def test_a_hanging_mark_moves_the_first_line_alone(set_text):
    tree = tree_of(
        TextBox("Text", frame(1, 1, 1, 1), (Part(set_text("“Text”", DeckType.statement[0]), hang=20),), TITLE),
        layout=LAYOUTS.statement.name,
    )
    assert dict(tree.find(f".//{A}pPr").attrib) == {"marL": "254000", "indent": "-254000"}


def test_the_number_is_a_field_with_its_value(set_text):
    box = TextBox("Slide number", frame(1, 1, 1, 1), (Part(set_text("‹#›", DeckType.number)),), NUMBER, placed=False, field="slidenum")
    slide = PlacedSlide(LAYOUTS.topic_2.name, "A", (box,))
    xml = parts_of(slide, slide)["ppt/slides/slide2.xml"].decode()
    assert 'type="slidenum"' in xml
    assert "<a:t>2</a:t></a:fld>" in xml


def test_a_group_spans_its_shapes_and_its_children_keep_their_places():
    squares = tuple(Rectangle("Square", frame(x, y, 0.1, 0.2), "accent1") for x, y in ((3, 1), (1, 2), (2, 0.5)))
    tree = tree_of(Group("Progress", squares, decorative=True))
    transform = tree.find(f"{P}grpSp/{P}grpSpPr/{A}xfrm")
    expected = [(inch(1), inch(0.5)), (inch(2.1), inch(1.7))]
    assert [tuple(int(v) for v in child.attrib.values()) for child in transform] == expected * 2
    assert tree.findall(f"{P}grpSp/{P}sp/{P}spPr/{A}xfrm/{A}off")[1].get("x") == str(inch(1))
    assert len({item.get("id") for item in tree.iter(f"{P}cNvPr")}) == 5


def test_what_says_nothing_is_marked_decorative_and_what_does_is_not(set_text, make_figure):
    label = TextBox("Label", frame(1, 1, 1, 1), (Part(set_text("A")),))
    shapes = (
        Rectangle("Panel", frame(0, 0, 1, 1), "surface"),
        Group("Examples", (label,), alt="Examples: A"),
        PictureBox("Empty", frame(0, 0, 1, 1), make_figure(decorative=True), placeholder=PICTURE),
        PictureBox("Picture", frame(0, 0, 1, 1), replace(make_figure(), alt='A "field" & more'), placeholder=PICTURE, placed=False),
    )
    tree = tree_of(*shapes, layout=LAYOUTS.closing.name)
    marks = {c.get("name"): (c.get("descr"), b"decorative" in etree.tostring(c)) for c in tree.iter(f"{P}cNvPr") if c.get("name")}
    assert marks == {
        "Panel": ("", True),
        "Examples": ("Examples: A", False),
        "Label": (None, False),
        "Empty": ("", True),
        "Picture": ('A "field" & more', False),
    }
    assert [ph.get("idx") for ph in tree.iter(f"{P}ph")] == [str(PICTURE)]


def test_a_crop_is_written_in_thousandths_of_a_percent_and_none_at_all_is_not(make_figure):
    box = PictureBox("Picture", frame(0, 0, 1, 1), make_figure(), Crop(left=0.125, bottom=0.33333))
    assert dict(tree_of(box).find(f".//{A}srcRect").attrib) == {"l": "12500", "b": "33333"}
    assert tree_of(replace(box, crop=Crop())).find(f".//{A}srcRect") is None


def table(set_text, **changes: Any) -> TableBox:
    strong, hair = Rule(1.5, "text"), Rule(0.75, "hairline")
    cell = Cell((Part(set_text("Cell", DeckType.cell)),), below=hair)
    rows = ((replace(cell, below=strong, right=hair), replace(cell, below=strong, anchor="t")), (replace(cell, fill="accent1"), cell))
    fields = {"columns": (inch(2), inch(3)), "heights": (inch(0.5), inch(0.75)), "rows": rows, "alt": "Two by two", **changes}
    return TableBox("Table", frame(1, 1, 5, 1.25), **fields)


def test_a_table_is_native_and_flags_its_header(set_text):
    data = written_by(write_deck, [PlacedSlide(LAYOUTS.topic_2.name, "A", (table(set_text),))], document(), LIGHT)
    (shape,) = Presentation(io.BytesIO(data)).slides[0].shapes
    assert shape.has_table
    assert shape.table.first_row
    assert not shape.table.horz_banding
    assert [column.width for column in shape.table.columns] == [inch(2), inch(3)]
    assert [row.height for row in shape.table.rows] == [inch(0.5), inch(0.75)]
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "Two by two"
    assert "firstRow" not in etree.tostring(tree_of(table(set_text, header=False))).decode()


def test_a_border_between_two_cells_is_the_same_on_both(set_text):
    cells = list(tree_of(table(set_text)).iter(f"{A}tc"))

    def border(cell: Any, side: str) -> str | None:
        found = cell.find(f"{A}tcPr/{A}ln{side}")
        return None if found is None else found.get("w")

    assert border(cells[0], "B") == border(cells[2], "T") == "19050"
    assert border(cells[0], "R") == border(cells[1], "L") == "9525"
    assert border(cells[0], "T") is None
    assert border(cells[2], "B") == "9525"
    properties = [cell.find(f"{A}tcPr") for cell in cells]
    assert [p.get("anchor") for p in properties] == ["ctr", "t", "ctr", "ctr"]
    assert [etree.QName(p[-1]).localname for p in properties] == ["noFill", "noFill", "solidFill", "noFill"]


def test_a_ground_of_its_own_is_a_colour_of_the_scheme():
    slide = etree.fromstring(parts_of(PlacedSlide(LAYOUTS.topic_2.name, "A", (), background="tint2"))["ppt/slides/slide1.xml"])
    properties = slide.find(f"{P}cSld/{P}bg/{P}bgPr")
    assert properties.find(f"{A}solidFill/{A}schemeClr").get("val") == "accent2"
    assert properties[-1].tag == f"{A}effectLst"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_notes_are_a_paragraph_a_line_on_a_page_in_the_colours_of_paper(theme):
    slides = [PlacedSlide(LAYOUTS.topic_2.name, "A", ()), PlacedSlide(LAYOUTS.topic_2.name, "B", (), notes=("One & two.", "", "Three."))]
    presentation = Presentation(io.BytesIO(written_by(write_deck, slides, document(), theme)))
    assert [slide.has_notes_slide for slide in presentation.slides] == [False, True]
    assert [p.text for p in presentation.slides[1].notes_slide.notes_text_frame.paragraphs] == ["One & two.", "", "Three."]
    parts = parts_of(*slides, theme=theme)
    assert b'bg1="lt1" tx1="dk1"' in parts["ppt/notesMasters/notesMaster1.xml"]
    assert f'<a:lt1><a:srgbClr val="{LIGHT.palette.ground}"/>'.encode() in parts["ppt/theme/theme2.xml"]


def test_the_font_scheme_is_the_themes():
    fonts = replace(LIGHT.fonts, heading=Family("Inter SemiBold", LIGHT.fonts.body.bold), body=Family("A & B", LIGHT.fonts.body.regular))
    scheme = etree.fromstring(parts_of(theme=replace(LIGHT, fonts=fonts))["ppt/theme/theme1.xml"]).find(f".//{A}fontScheme")
    assert [font.get("typeface") for font in scheme.iter(f"{A}latin")] == ["Inter SemiBold", "A & B"]


def test_the_dark_theme_is_dark_by_the_masters_map():
    parts = parts_of(PlacedSlide(LAYOUTS.topic_2.name, "A", ()), theme=DARK)
    assert b'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' in parts["ppt/slideMasters/slideMaster1.xml"]
    scheme = etree.fromstring(parts["ppt/theme/theme1.xml"]).find(f".//{A}clrScheme")
    assert [slot[0].get("val") for slot in scheme[:2]] == [DARK.palette.ground, DARK.palette.text]


def test_neighbouring_slides_of_one_section_stand_in_one_section_of_the_deck():
    slides = [PlacedSlide(LAYOUTS.topic_2.name, f"Title {i}", (), section=name) for i, name in enumerate(["A & B", "A & B", "", "A & B"])]
    xml = parts_of(*slides)["ppt/presentation.xml"].decode()
    assert re.findall('<p14:section name="([^"]*)"', xml) == ["A &amp; B", "Title 2", "A &amp; B"]
    assert [xml.count(f'p14:sldId id="{256 + i}"') for i in range(4)] == [1] * 4


def test_the_master_has_every_layout_by_name_with_its_prompts_and_levels():
    presentation = Presentation(io.BytesIO(written_by(write_deck, [], document(), LIGHT)))
    assert [layout.name for layout in presentation.slide_layouts] == list(LAYOUTS.by_name)
    for layout in presentation.slide_layouts:
        for placeholder in layout.placeholders:
            spec = LAYOUTS.by_name[layout.name][placeholder.placeholder_format.idx]
            assert (placeholder.left, placeholder.top, placeholder.width, placeholder.height) == spec.frame
            sizes = [int(d.get("sz")) / 100 for d in placeholder._element.txBody.find(f"{A}lstStyle").iter(f"{A}defRPr")]
            assert sizes == [style.size for style in spec.levels]


def test_dates_come_from_the_environment_else_from_the_content(monkeypatch):
    for variable, expected in (("", "2024-07-06T00:00:00Z"), ("86400", "1970-01-02T00:00:00Z")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", variable)
        core = parts_of(doc=document(date=date(2024, 7, 6)))["docProps/core.xml"].decode()
        assert core.count(f'"dcterms:W3CDTF">{expected}<') == 2


def test_the_package_says_first_what_it_is_and_carries_one_date(make_figure):
    slide = PlacedSlide(LAYOUTS.topic_2.name, "A", (PictureBox("Picture", frame(0, 0, 1, 1), make_figure()),))
    data = written_by(write_deck, [slide], document(), LIGHT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        items = archive.infolist()
    assert [item.filename for item in items[:2]] == ["_rels/.rels", "ppt/slideLayouts/slideLayout1.xml"]
    assert {item.date_time for item in items} == {(1980, 1, 1, 0, 0, 0)}
    assert {item.filename.rpartition(".")[2] for item in items if item.compress_type == zipfile.ZIP_STORED} == {"jpg"}


def test_progress_counts_the_slides():
    told: list[tuple[int, int]] = []
    slides = [PlacedSlide(LAYOUTS.topic_3.name, str(i), ()) for i in range(3)]
    write_deck(slides, document(), LIGHT, io.BytesIO(), lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_picture_that_is_gone_is_an_error_that_names_it(tmp_path):
    figure = Figure("fig-1", 1, Picture(tmp_path / "gone.jpg", 100, 100), "Gone")
    with pytest.raises(BadPictureError) as raised:
        tree_of(PictureBox("Picture", frame(0, 0, 1, 1), figure))
    assert raised.value.path == figure.picture.path


def test_a_picture_is_in_the_file_before_the_next_one_is_read(make_figure, tmp_path):
    good, gone = make_figure(), Figure("fig-2", 2, Picture(tmp_path / "gone.jpg", 100, 100), "Gone")
    slides = [PlacedSlide(LAYOUTS.topic_2.name, "A", (PictureBox("Picture", frame(0, 0, 1, 1), each),)) for each in (good, gone)]
    out = io.BytesIO()
    with pytest.raises(BadPictureError):
        write_deck(slides, document(), LIGHT, out)
    assert good.picture.path.read_bytes() in out.getvalue()


@pytest.mark.parametrize("layout", LAYOUTS.by_name)
def test_every_placeholder_of_a_layout_filled_by_hand_is_valid_and_needs_no_repair(layout, set_text, make_figure, tmp_path):
    shapes: list[Any] = [Rectangle("Panel", frame(0, 0, 1, 1), "surface")]
    for spec in LAYOUTS.by_name[layout].placeholders:
        if spec.type == "pic":
            shapes.append(PictureBox(spec.name, spec.frame, make_figure(), placeholder=spec.idx, placed=False))
        elif spec.type == "tbl":
            shapes.append(replace(table(set_text), placeholder=spec.idx))
        else:
            parts = tuple(Part(set_text("Text", style), level=level) for level, style in enumerate(spec.levels))
            shapes.append(TextBox(spec.name, spec.frame, parts, spec.idx, placed=False, field="slidenum" if spec.type == "sldNum" else ""))
    path = tmp_path / "deck.pptx"
    path.write_bytes(written_by(write_deck, [PlacedSlide(layout, "A title", tuple(shapes), ("Notes.",))], document(), LIGHT))
    assert audit(path) == []
    assert repair.faults(path) == []
    slide = Presentation(str(path)).slides[0]
    assert {p.placeholder_format.idx for p in slide.placeholders} == set(LAYOUTS.by_name[layout].by_idx)


def test_header_and_footer_of_the_master_are_those_that_new_slides_and_slides_by_request_have():
    parts = parts_of()
    master = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
    order = [child.tag.removeprefix(P) for child in master]
    assert order == ["cSld", "clrMap", "sldLayoutIdLst", "hf", "txStyles"]
    assert dict(master.find(f"{P}hf").attrib) == {"hdr": "0", "dt": "0"}
    kinds = {name: {spec.type for spec in layout.placeholders} for name, layout in LAYOUTS.by_name.items()}
    whole, narrow = {"dt", "ftr", "sldNum"}, {"Figure split", "Figure full"}
    assert {spec.type for spec in LAYOUTS.master.placeholders} >= whole
    assert {name for name, found in kinds.items() if found >= whole} == kinds.keys() - {"Cover"} - narrow
    assert all(kinds[name] >= {"ftr", "sldNum"} for name in narrow)  # the picture leaves no room for the date
    fields = [field.get("type") for field in master.iter(f"{A}fld")]
    assert sorted(fields) == ["datetimeFigureOut", "slidenum"]


def test_what_header_and_footer_puts_on_a_slide_can_be_read_on_the_ground_of_its_layout():
    from generator.theme.contrast import SMALL, contrast

    for layout in LAYOUTS.by_name.values():
        for spec in layout.placeholders:
            if spec.type in ("dt", "ftr", "sldNum"):
                colors = (spec.levels[0].color, layout.background or "ground")
                assert all(contrast(*map(theme.palette.rgb, colors)) >= SMALL for theme in (LIGHT, DARK)), (layout.name, spec.name)


def test_a_page_of_notes_has_the_number_of_its_slide_and_places_for_header_and_footer():
    slides = [PlacedSlide(LAYOUTS.topic_2.name, "A", ()), PlacedSlide(LAYOUTS.topic_2.name, "B", (), spoken=("Say this.",))]
    parts = parts_of(*slides)
    master = etree.fromstring(parts["ppt/notesMasters/notesMaster1.xml"])
    page = etree.fromstring(parts["ppt/notesSlides/notesSlide2.xml"])
    assert [ph.get("type") for ph in master.iter(f"{P}ph")] == ["sldImg", "body", "hdr", "dt", "ftr", "sldNum"]
    assert dict(master.find(f"{P}hf").attrib) == {"hdr": "0", "ftr": "0", "dt": "0"}
    places = {ph.get("type"): dict(ph.attrib) for ph in master.iter(f"{P}ph")}
    assert [dict(ph.attrib) for ph in page.iter(f"{P}ph")] == [places[kind] for kind in ("sldImg", "body", "sldNum")]
    (field,) = page.iter(f"{A}fld")
    assert (field.get("type"), field.find(f"{A}t").text) == ("slidenum", "2")
