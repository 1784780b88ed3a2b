"""The repair check itself: every rule finds the fault that is planted into a written deck, which has none before."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.oracles import repair

from .conftest import built, written

TYPES, MAIN, MAIN_RELS = "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
COVER, AGENDA, ROWS = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "ppt/slides/slide8.xml"
BUILT = "ppt/slides/slide11.xml"
LAYOUT, MASTER, THEME = "ppt/slideLayouts/slideLayout1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
NOTES_RELS, NOTES_MASTER_RELS = "ppt/notesSlides/_rels/notesSlide19.xml.rels", "ppt/notesMasters/_rels/notesMaster1.xml.rels"
COVER_RELS = "ppt/slides/_rels/slide1.xml.rels"
HYPERLINK = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'

REPLACED = {
    # the package
    "type for a part that is not there": (TYPES, "slides/slide1.xml", "slides/slide99.xml"),
    "two types for xml": (TYPES, "</Types>", '<Default Extension="XML" ContentType="application/xml"/></Types>'),
    "no type for ppt/media": (TYPES, '<Default Extension="jpg" ContentType="image/jpeg"/>', ""),
    "wrong type for jpg": (TYPES, "image/jpeg", "image/jpg"),
    "wrong type for the presentation": (TYPES, "presentation.main+xml", "template.main+xml"),
    # relationships
    "rId1 twice": (MAIN_RELS, 'Id="rId2"', 'Id="rId1"'),
    "relationship to nothing": (MAIN_RELS, "slides/slide1.xml", "slides/slide99.xml"),
    "names no relationship": (COVER, 'r:embed="', 'r:embed="x'),
    "a hyperlink into the package": (COVER_RELS, "</Rel", f'{HYPERLINK} Target="slide2.xml"/></Rel'),
    "no address, https://a b": (COVER_RELS, "</Rel", f'{HYPERLINK} TargetMode="External" Target="https://a b"/></Rel'),
    "a link to a slide with the action None": (AGENDA, ' action="ppaction://hlinksldjump"', ""),
    # the presentation and its masters
    "2 masters with 1 themes": (NOTES_MASTER_RELS, "theme2.xml", "theme1.xml"),
    "2 in {": (THEME, f"<a:fillStyleLst>{FILL}", "<a:fillStyleLst>"),
    "out of order: ['sldMasterIdLst', 'sldSz'": (MAIN, "<p:notesMasterIdLst>", "<p:sldSz/><p:notesMasterIdLst>"),
    "slide ids": (MAIN, 'sldId id="256"', 'sldId id="1"'),
    "master and layout ids": (MASTER, 'sldLayoutId id="2147483649"', 'sldLayoutId id="2147483648"'),
    "sections do not list": (MAIN, 'p14:sldId id="256"', 'p14:sldId id="999"'),
    "a section without a name": (MAIN, 'p14:section name="Section 1"', 'p14:section name=""'),
    "the notes master is not registered": (
        MAIN, '<p:notesMasterIdLst><p:notesMasterId r:id="rId3"/></p:notesMasterIdLst>', "",
    ),
    "is not related to one master and one slide": (NOTES_RELS, "relationships/slide", "relationships/image"),
    # shapes
    "placeholder ('body', '99', 'quarter') is not on": (COVER, 'idx="15"', 'idx="99"'),
    "placeholder 15 twice": (LAYOUT, 'idx="16"', 'idx="15"'),
    "a picture placeholder without a picture": (COVER, 'type="body" sz="quarter" idx="15"', 'type="pic" sz="quarter" idx="22"'),
    "shape id 2 twice": (COVER, 'cNvPr id="3"', 'cNvPr id="2"'),
    "shape id 0": (COVER, 'cNvPr id="3"', 'cNvPr id="0"'),
    "shape oval": (ROWS, 'prst="rect"', 'prst="oval"'),
    "negative extent": (LAYOUT, 'ext cx="', 'ext cx="-'),
    "is no whole number": (LAYOUT, 'off x="', 'off x="0.'),
    "bgPr does not end": (MASTER, "<a:effectLst/></p:bgPr>", "</p:bgPr>"),
    "a shape without a text paragraph": (ROWS, "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>", ""),
    "out of order: ['cSld', 'timing'": (COVER, "<p:clrMapOvr>", "<p:timing/><p:clrMapOvr>"),
    "animated shape 99": (BUILT, 'spTgt spid="', 'spTgt spid="99" was="'),
    "animated paragraph 99": (BUILT, 'pRg st="2" end="2"', 'pRg st="99" end="99"'),
    "time node 2 twice": (BUILT, 'cTn id="3"', 'cTn id="2"'),
    "builds of": (BUILT, 'grpId="0" nodeType', 'grpId="1" nodeType'),
    "ext cx='NaN'": (ROWS, 'ext cx="', 'ext cx="NaN" n="'),
    "xfrm rot=''": (ROWS, "<a:xfrm>", '<a:xfrm rot="">'),
    "colour red": (ROWS, 'schemeClr val="tx1"', 'schemeClr val="red"'),
    "colour #FF0000": (THEME, '<a:srgbClr val="', '<a:srgbClr val="#FF0000" was="'),
    "alpha 120000": (ROWS, "</a:schemeClr>", '<a:alpha val="120000"/></a:schemeClr>'),
    "a line without a fill": (ROWS, "<a:ln><a:noFill/></a:ln>", "<a:ln/>"),
    # text
    "size 7.5": (LAYOUT, 'sz="5600"', 'sz="7.5"'),
    "run properties out of order": (AGENDA, '<a:latin typeface="+mn-lt"/>', '<a:latin typeface="+mn-lt"/><a:highlight/>'),
    "paragraph out of order": (COVER, "<a:endParaRPr", "<a:endParaRPr/><a:endParaRPr"),
    "_x0007_": (COVER, "<a:t>", "<a:t>_x0007_"),
    # fonts
    "no type for ppt/fonts/font1.fntdata": (TYPES, '<Default Extension="fntdata" ContentType="application/x-fontdata"/>', ""),
    "wrong type for fntdata": (TYPES, "application/x-fontdata", "application/x-font-ttf"),
    "out of order: ['sldMasterIdLst', 'embeddedFontLst'": (MAIN, "<p:notesMasterIdLst>", "<p:embeddedFontLst/><p:notesMasterIdLst>"),
    "typeface Source Sans Pro twice": (MAIN, 'typeface="Source Sans Pro Semibold"', 'typeface="Source Sans Pro"'),
    "typeface House Sans is embedded and not used": (MAIN, 'typeface="Source Sans Pro"', 'typeface="House Sans"'),
    "a font of Source Sans Pro for Source Serif Pro": (MAIN, 'typeface="Source Sans Pro"', 'typeface="Source Serif Pro"'),
    "embedTrueTypeFonts=None with": (MAIN, ' embedTrueTypeFonts="1"', ""),
    "embedded font out of order": (MAIN, "<p:embeddedFont><p:font ", "<p:embeddedFont><p:italic/><p:font "),
    "an embedded font that is a slide": (MAIN, '<p:regular r:id="', '<p:regular r:id="rId4" was="'),
    # tables and pictures
    "4 columns": (AGENDA, "<a:gridCol ", '<a:gridCol w="1"/><a:gridCol '),
    "a cell without a paragraph": (AGENDA, "<a:tc><a:txBody>", "<a:tc><a:txBody/></a:tc><a:tc><a:txBody>"),
    "cell properties out of order": (AGENDA, "<a:lnB ", "<a:noFill/><a:lnB "),
    "anchor mid": (AGENDA, 'anchor="ctr"', 'anchor="mid"'),
    "table style {0} is not there": (AGENDA, "<a:tableStyleId>{7E4C3A52-0D3B-5C1E-9B0A-4D1C8E6F2A10}", "<a:tableStyleId>{0}"),
    "crop": (COVER, "<a:srcRect ", '<a:srcRect b="99999" t="99999" '),
}  # fmt: skip


@pytest.fixture(scope="module")
def deck(everything, tmp_path_factory) -> dict[str, bytes]:
    """The parts of a deck without a fault."""
    path = written(built(everything), tmp_path_factory.mktemp("deck"))
    assert repair.faults(path) == []
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults_of(parts: list[tuple[str, bytes]], folder: Path) -> list[str]:
    path = folder / "broken.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return repair.faults(path)


@pytest.mark.parametrize("fault", REPLACED)
def test_a_planted_fault_is_found(fault, deck, tmp_path):
    name, old, new = REPLACED[fault]
    assert old.encode() in deck[name]
    found = faults_of([*{**deck, name: deck[name].replace(old.encode(), new.encode(), 1)}.items()], tmp_path)
    assert any(fault in said for said in found), found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_in_the_package_twice_is_found(deck, tmp_path):
    assert "two parts named ppt/presProps.xml" in faults_of([*deck.items(), ("ppt/presProps.xml", b"<a/>")], tmp_path)


def test_a_part_that_nothing_refers_to_is_found(deck, tmp_path):
    assert "nothing refers to ppt/lost.xml" in faults_of([*deck.items(), ("ppt/lost.xml", b"<a/>")], tmp_path)


def test_a_folder_of_its_own_is_found(deck, tmp_path):
    assert "folder in the zip: ppt/" in faults_of([*deck.items(), ("ppt/", b"")], tmp_path)


def test_a_missing_part_is_found(deck, tmp_path):
    rest = [(name, data) for name, data in deck.items() if name != "ppt/viewProps.xml"]
    assert "required part missing: ppt/viewProps.xml" in faults_of(rest, tmp_path)


def test_a_font_that_is_none_is_found(deck, tmp_path):
    changed = {**deck, "ppt/fonts/font1.fntdata": b"\0\1\0\0"}
    assert "ppt/fonts/font1.fntdata: too short" in faults_of([*changed.items()], tmp_path)


def test_a_picture_of_another_kind_is_found(deck, tmp_path):
    changed = {**deck, "ppt/media/image1.jpg": b"\x89PNG\r\n\x1a\n"}
    assert "ppt/media/image1.jpg holds png" in faults_of([*changed.items()], tmp_path)
