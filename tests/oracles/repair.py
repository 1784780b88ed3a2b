"""What makes PowerPoint offer to repair a deck, though validators and other programs let it pass: checked on written files.

Each check names a fault; an empty list is a deck that keeps all of these rules.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_AUTO_SHAPE_TYPE

from . import eot, repair_charts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_TYPE = "application/vnd.openxmlformats-package."
REQUIRED = ("ppt/presProps.xml", "ppt/viewProps.xml", "ppt/tableStyles.xml", "docProps/app.xml", "docProps/core.xml")
PRESENTATION_ORDER = [
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "embeddedFontLst", "defaultTextStyle",
    "extLst",
]  # fmt: skip
RUN_ORDER = [
    "ln",
    "noFill",
    "solidFill",
    "gradFill",
    "effectLst",
    "highlight",
    "latin",
    "ea",
    "cs",
    "sym",
    "hlinkClick",
    "hlinkMouseOver",
    "extLst",
]
CELL_ORDER = ["lnL", "lnR", "lnT", "lnB", "noFill", "solidFill", "extLst"]
SLIDE_ORDER = ["cSld", "clrMapOvr", "AlternateContent", "transition", "timing", "extLst"]
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "fntdata": "application/x-fontdata",
    "rels": PACKAGE_TYPE + "relationships+xml",
    "xml": "application/xml",
}
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
FORMAT_LISTS = ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
COLORS = {"bg1", "tx1", "bg2", "tx2", "dk1", "lt1", "dk2", "lt2", "hlink", "folHlink", "phClr", *(f"accent{i}" for i in range(1, 7))}
SHARES = ("alpha", "lumMod", "lumOff", "tint", "shade")
PRESETS = {kind.xml_value for kind in MSO_AUTO_SHAPE_TYPE} | {"line"}
WORDS = {"name", "descr", "title", "typeface", "tooltip", "styleName", "Target", "formatCode"}
"""Attributes that hold words; all others hold numbers, names of the format, or ids."""
NO_NUMBER = re.compile(r"None|(?i:nan|-?inf(inity)?|null|undefined|-?[\d.]+e[+-]?\d+)|-?\d+\.\d+|")
DOUBLES = {"min", "max", "majorUnit", "x", "y", "w", "h"}
"""Elements of charts whose values are numbers with a point (ECMA-376 part 1, 21.2.3: ST_Double and the like)."""
DOUBLE = re.compile(r"-?\d+\.\d+|-?[\d.]+e[+-]?\d+")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TYPEFACES = tuple(f"{A}{tag}" for tag in ("latin", "ea", "cs", "sym", "font", "buFont"))
FONT_ORDER = ["font", "regular", "bold", "italic", "boldItalic"]
JUMP = "ppaction://hlinksldjump"


class Deck:
    """A deck's parts by name, and their relationships."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.data = {name: archive.read(name) for name in self.names}
        self.data = {name: data for name, data in self.data.items() if not name.endswith("/")}
        self.types = etree.fromstring(self.data["[Content_Types].xml"])
        self.trees = {name: etree.fromstring(data) for name, data in self.data.items() if name.endswith((".xml", ".rels"))}
        self.alternatives = list(_alternatives(self.trees))

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part: id to kind and target, external targets as they stand."""
        folder, _, base = name.rpartition("/")
        rels = self.trees.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for item in rels if rels is not None else ():
            target = item.get("Target")
            if item.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
            found[item.get("Id")] = (item.get("Type").rpartition("/")[2], target)
        return found

    def parts(self, pattern: str) -> Iterator[tuple[str, Any]]:
        return ((name, tree) for name, tree in self.trees.items() if re.fullmatch(pattern, name))


def _alternatives(trees: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the choices between two forms of a shape. The fallbacks are taken out: PowerPoint sees the others."""
    for name, tree in trees.items():
        for either in list(tree.iter(f"{MC}AlternateContent")):
            choice, fallback = ([(s.get("id"), s.get("name")) for s in part.iter(f"{P}cNvPr")] for part in (either[0], either[-1]))
            if [part.tag for part in either] != [f"{MC}Choice", f"{MC}Fallback"]:
                yield f"{name}: a choice without a fallback"
            elif choice != fallback:
                yield f"{name}: a choice between {choice} and {fallback}"
            required = either[0].get("Requires", "")
            if required not in either[0].nsmap:
                yield f"{name}: a choice for {required}, which is no namespace"
            either.remove(either[-1])
        yield from (
            f"{name}: a formula outside of a choice" for m in tree.iter(f"{A14}m") if not any(_chosen(a) for a in m.iterancestors())
        )


def _chosen(element: Any) -> bool:
    return bool(element.tag == f"{MC}Choice")


def faults(path: Path) -> list[str]:
    deck = Deck(path)
    checks = (
        _package, _relationships, _links, _themes, _presentation, _placeholders, _shapes, _numbers, _timing, _text, _tables, _pictures,
        _charts, _notes, _fonts,
    )  # fmt: skip
    return [*deck.alternatives, *(fault for check in checks for fault in check(deck))]


def _package(deck: Deck) -> Iterator[str]:
    yield from (f"two parts named {name}" for name, count in Counter(deck.names).items() if count > 1)
    overrides = [item.get("PartName").lstrip("/") for item in deck.types if item.tag.endswith("Override")]
    defaults = [item.get("Extension").lower() for item in deck.types if item.tag.endswith("Default")]
    yield from (f"type for a part that is not there: {name}" for name in overrides if name not in deck.data)
    yield from (f"two types for {name}" for name, count in Counter(overrides + defaults).items() if count > 1)
    for name in deck.names:
        if (
            name != "[Content_Types].xml"
            and not name.endswith("/")
            and name not in overrides
            and name.rpartition(".")[2].lower() not in defaults
        ):
            yield f"no type for {name}"
    for item in deck.types:
        extension, kind = (item.get("Extension") or "").lower(), item.get("ContentType")
        if TYPES.get(extension, kind) != kind:
            yield f"wrong type for {extension}: {kind}"
        if item.get("PartName") == "/ppt/presentation.xml" and kind != MAIN_TYPE:
            yield f"wrong type for the presentation: {kind}"
    yield from (f"folder in the zip: {name}" for name in deck.names if name.endswith("/"))
    yield from (f"required part missing: {name}" for name in REQUIRED if name not in deck.data)
    reached = {target for name in ["", *deck.names] for _, target in deck.targets(name).values()}
    yield from (f"nothing refers to {n}" for n in deck.data if n not in reached and not n.endswith(".rels") and n != "[Content_Types].xml")


def _relationships(deck: Deck) -> Iterator[str]:
    for name, tree in deck.trees.items():
        if name.endswith(".rels"):
            ids = [item.get("Id") for item in tree]
            yield from (f"{name}: {rid} twice" for rid, count in Counter(ids).items() if count > 1)
            continue
        targets = deck.targets(name)
        for _, target in targets.values():
            if target not in deck.data and not re.match("[a-z]+:", target):
                yield f"{name}: relationship to nothing, {target}"
        for element in tree.iter():
            for key, value in element.attrib.items():
                if str(key).startswith(R) and value and value not in targets:
                    yield f"{name}: {value} names no relationship"


def _links(deck: Deck) -> Iterator[str]:
    for name, tree in deck.trees.items():
        for item in tree if name.endswith(".rels") else ():
            if item.get("Type").endswith("/hyperlink") and item.get("TargetMode") != "External":
                yield f"{name}: a hyperlink into the package, {item.get('Target')}"
            if item.get("TargetMode") == "External" and not re.fullmatch(r"(https?://|mailto:)[^\s<>\"]+", item.get("Target")):
                yield f"{name}: no address, {item.get('Target')}"
        for link in tree.iter(f"{A}hlinkClick"):
            kind, _ = deck.targets(name).get(link.get(f"{R}id"), ("", ""))
            if (kind == "slide") != (link.get("action") == JUMP):
                yield f"{name}: a link to a {kind} with the action {link.get('action')}"


def _themes(deck: Deck) -> Iterator[str]:
    used = [target for name, _ in deck.parts("ppt/.*Masters/[^_]*xml") for kind, target in deck.targets(name).values() if kind == "theme"]
    masters = [name for name, _ in deck.parts("ppt/.*Masters/[^_]*xml")]
    if len(set(used)) != len(masters):
        yield f"{len(masters)} masters with {len(set(used))} themes"
    for name, tree in deck.parts("ppt/theme/.*xml"):
        yield from (f"{name}: {len(found)} in {found.tag}" for tag in FORMAT_LISTS for found in tree.iter(A + tag) if len(found) < 3)


def _presentation(deck: Deck) -> Iterator[str]:
    tree = deck.trees["ppt/presentation.xml"]
    order = [etree.QName(child).localname for child in tree]
    if order != sorted(order, key=PRESENTATION_ORDER.index):
        yield f"presentation.xml out of order: {order}"
    slides = [int(item.get("id")) for item in tree.iter(f"{P}sldId")]
    if len(set(slides)) != len(slides) or any(not 256 <= i < 2_147_483_648 for i in slides):
        yield "slide ids not unique or out of range"
    masters = [int(item.get("id")) for item in tree.iter(f"{P}sldMasterId")]
    layouts = [int(item.get("id")) for _, master in deck.parts("ppt/slideMasters/.*xml") for item in master.iter(f"{P}sldLayoutId")]
    if len(set(masters + layouts)) != len(masters + layouts) or min(masters + layouts) < 2_147_483_648:
        yield "master and layout ids not unique or too small"
    listed = [int(item.get("id")) for item in tree.iter(f"{P14}sldId")]
    if listed and listed != slides:
        yield "sections do not list every slide once, in order"
    sections = [(item.get("name"), item.get("id")) for item in tree.iter(f"{P14}section")]
    if not all(name for name, _ in sections) or len({i for _, i in sections}) != len(sections):
        yield "a section without a name, or two with one id"
    if any(re.fullmatch("ppt/notesMasters/.*xml", name) for name in deck.data) and tree.find(f"{P}notesMasterIdLst") is None:
        yield "the notes master is not registered"


def _placeholders(deck: Deck) -> Iterator[str]:
    for name, tree in deck.parts("ppt/slides/.*xml"):
        (layout,) = [target for kind, target in deck.targets(name).values() if kind == "slideLayout"]
        offered = {_key(ph) for ph in deck.trees[layout].iter(f"{P}ph")}
        yield from (f"{name}: placeholder {_key(ph)} is not on {layout}" for ph in tree.iter(f"{P}ph") if _key(ph) not in offered)
        if tree.find(f".//{P}sp//{P}ph[@type='pic']") is not None:
            yield f"{name}: a picture placeholder without a picture"
    for name, tree in deck.parts("ppt/(slides|slideLayouts|slideMasters)/[^_]*xml"):
        used = [ph.get("idx", "0") for ph in tree.iter(f"{P}ph")]
        yield from (f"{name}: placeholder {idx} twice" for idx, count in Counter(used).items() if count > 1)


def _key(ph: Any) -> tuple[str, str, str]:
    return ph.get("type", "obj"), ph.get("idx", "0"), ph.get("sz", "full")


def _shapes(deck: Deck) -> Iterator[str]:
    for name, tree in deck.parts("ppt/(slides|slideLayouts|slideMasters|notesSlides|notesMasters)/[^_]*xml"):
        ids = [item.get("id") for item in tree.iter(f"{P}cNvPr")]
        yield from (f"{name}: shape id {i} twice" for i, count in Counter(ids).items() if count > 1)
        yield from (f"{name}: shape id {i}" for i in ids if not i.isdecimal() or int(i) < 1)
        yield from (f"{name}: shape {g.get('prst')}" for g in tree.iter(f"{A}prstGeom") if g.get("prst") not in PRESETS)
        order = [etree.QName(child).localname for child in tree]
        if tree.tag == f"{P}sld" and order != sorted(order, key=SLIDE_ORDER.index):
            yield f"{name}: out of order: {order}"
        for element in tree.iter(f"{A}off", f"{A}ext", f"{A}chOff", f"{A}chExt"):
            for key, value in element.attrib.items():
                if key in ("x", "y", "cx", "cy") and not re.fullmatch(r"-?\d+", value):
                    yield f"{name}: {key}={value} is no whole number"
                if key in ("cx", "cy") and value.startswith("-"):
                    yield f"{name}: negative extent {value}"
        for background in tree.iter(f"{P}bgPr"):
            if not len(background) or background[-1].tag != f"{A}effectLst":
                yield f"{name}: bgPr does not end with effectLst"
        yield from (f"{name}: a shape without a text paragraph" for s in tree.iter(f"{P}sp") if not _has_text(s, name))


def _has_text(shape: Any, name: str) -> bool:
    if name.startswith("ppt/notes") and shape.find(f".//{P}ph[@type='sldImg']") is not None:
        return True
    return shape.find(f"{P}txBody/{A}p") is not None


def _numbers(deck: Deck) -> Iterator[str]:
    for name, tree in deck.parts("ppt/.*xml"):
        for element in tree.iter(etree.Element):
            tag = etree.QName(element).localname
            for key, value in element.attrib.items():
                if element.tag == f"{C}{tag}" and tag in DOUBLES and DOUBLE.fullmatch(value):
                    continue
                if key not in WORDS and tag not in ("srgbClr", "tblStyle", "begChr", "endChr") and NO_NUMBER.fullmatch(value):
                    yield f"{name}: {tag} {key}={value!r}"
            if tag == "schemeClr" and element.get("val") not in COLORS:
                yield f"{name}: colour {element.get('val')}"
            if tag in SHARES and not 0 <= int(element.get("val")) <= 100_000:
                yield f"{name}: {tag} {element.get('val')}"
            if element.tag in (f"{A}ln", *(f"{A}ln{side}" for side in "LRTB")) and not len(element):
                yield f"{name}: a line without a fill"


def _timing(deck: Deck) -> Iterator[str]:
    for name, tree in deck.parts("ppt/slides/[^_]*xml"):
        nodes = Counter(node.get("id") for node in tree.iter(f"{P}cTn"))
        yield from (f"{name}: time node {i} twice" for i, count in nodes.items() if count > 1)
        lengths = {s.find(f".//{P}cNvPr").get("id"): len(s.findall(f"{P}txBody/{A}p")) for s in tree.iter(f"{P}sp")}
        built = {(item.get("spid"), item.get("grpId")) for item in tree.iter(f"{P}bldP")}
        animated = set()
        for effect in tree.iter(f"{P}cTn"):
            for target in effect.iter(f"{P}spTgt") if effect.get("presetID") else ():
                animated.add((target.get("spid"), effect.get("grpId")))
        shown = {shape.get("id") for shape in tree.iter(f"{P}cNvPr")}
        for target in tree.iter(f"{P}spTgt"):
            if target.get("spid") not in shown:
                yield f"{name}: animated shape {target.get('spid')} is not there"
            for chosen in target.iter(f"{P}pRg"):
                if not 0 <= int(chosen.get("st")) <= int(chosen.get("end")) < lengths.get(target.get("spid"), 0):
                    yield f"{name}: animated paragraph {chosen.get('st')} is not there"
        if built != animated:
            yield f"{name}: builds of {sorted(built)}, effects of {sorted(animated)}"


def _text(deck: Deck) -> Iterator[str]:
    for name, tree in deck.trees.items():
        for properties in tree.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"):
            order = [etree.QName(child).localname for child in properties]
            if order != sorted(order, key=RUN_ORDER.index):
                yield f"{name}: run properties out of order: {order}"
            size = properties.get("sz", "1800")
            if not size.isdecimal() or not 100 <= int(size) <= 400_000:
                yield f"{name}: size {size}"
        for paragraph in tree.iter(f"{A}p"):
            tags = [etree.QName(child).localname for child in paragraph]
            if "pPr" in tags[1:] or "endParaRPr" in tags[:-1]:
                yield f"{name}: paragraph out of order: {tags}"
        yield from (f"{name}: {t.text}" for t in tree.iter(f"{A}t") if re.search("_x00[0-9A-Fa-f]{2}_", t.text or ""))
        yield from (f"{name}: colour {c.get('val')}" for c in tree.iter(f"{A}srgbClr") if not re.fullmatch("[0-9A-Fa-f]{6}", c.get("val")))


def _tables(deck: Deck) -> Iterator[str]:
    styles = {style.get("styleId") for style in deck.trees["ppt/tableStyles.xml"]}
    for name, tree in deck.parts("ppt/slides/.*xml"):
        yield from (f"{name}: table style {i.text} is not there" for i in tree.iter(f"{A}tableStyleId") if i.text not in styles)
        for table in tree.iter(f"{A}tbl"):
            columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
            for row in table.iter(f"{A}tr"):
                if len(row.findall(f"{A}tc")) != columns:
                    yield f"{name}: a row of {len(row.findall(f'{A}tc'))} cells in {columns} columns"
            for cell in table.iter(f"{A}tc"):
                if cell.find(f"{A}txBody/{A}p") is None:
                    yield f"{name}: a cell without a paragraph"
            for properties in table.iter(f"{A}tcPr"):
                order = [etree.QName(child).localname for child in properties]
                if order != sorted(order, key=CELL_ORDER.index):
                    yield f"{name}: cell properties out of order: {order}"
                if properties.get("anchor") not in (None, "t", "ctr", "b"):
                    yield f"{name}: anchor {properties.get('anchor')}"


def _pictures(deck: Deck) -> Iterator[str]:
    for name, data in deck.data.items():
        if name.startswith("ppt/media/"):
            real = "jpg" if data[:2] == b"\xff\xd8" else "png" if data[:8] == b"\x89PNG\r\n\x1a\n" else "?"
            if not name.endswith(real):
                yield f"{name} holds {real}"
    for name, tree in deck.parts("ppt/slides/.*xml"):
        for crop in tree.iter(f"{A}srcRect"):
            sides = {side: int(crop.get(side, 0)) for side in "ltrb"}
            if min(sides.values()) < 0 or sides["l"] + sides["r"] >= 100_000 or sides["t"] + sides["b"] >= 100_000:
                yield f"{name}: crop {sides}"


def _charts(deck: Deck) -> Iterator[str]:
    books = Counter(
        target for name, _ in deck.parts("ppt/charts/[^_]*xml") for kind, target in deck.targets(name).values() if kind == "package"
    )
    yield from (f"{count} charts share {book}" for book, count in books.items() if count > 1)
    for name, tree in deck.parts("ppt/charts/[^_]*xml"):
        yield from repair_charts.faults(name, tree, deck.targets(name), deck.data)


def _notes(deck: Deck) -> Iterator[str]:
    for name, _ in deck.parts("ppt/notesSlides/[^_]*xml"):
        kinds = Counter(kind for kind, _ in deck.targets(name).values())
        if kinds["notesMaster"] != 1 or kinds["slide"] != 1:
            yield f"{name} is not related to one master and one slide: {dict(kinds)}"


def _fonts(deck: Deck) -> Iterator[str]:
    """Each typeface is listed once and used, and its fonts say that they are of it (MS-OI29500, on embeddedFontLst)."""
    tree, targets = deck.trees["ppt/presentation.xml"], deck.targets("ppt/presentation.xml")
    listed = [(entry.find(f"{P}font").get("typeface"), entry) for entry in tree.iter(f"{P}embeddedFont")]
    if bool(listed) != (tree.get("embedTrueTypeFonts") == "1"):
        yield f"embedTrueTypeFonts={tree.get('embedTrueTypeFonts')} with {len(listed)} embedded fonts"
    used = {found.get("typeface") for name, part in deck.trees.items() if name.startswith("ppt/") for found in part.iter(*TYPEFACES)}
    yield from (f"typeface {name} twice" for name, count in Counter(name for name, _ in listed).items() if count > 1)
    yield from (f"typeface {name} is embedded and not used" for name, _ in listed if name not in used)
    for name, entry in listed:
        styles = [etree.QName(child).localname for child in entry]
        if styles != sorted(styles, key=FONT_ORDER.index) or len(styles) < 2:
            yield f"embedded font out of order: {styles}"
        for child in entry[1:]:
            kind, target = targets.get(child.get(f"{R}id"), ("", ""))
            if kind != "font" or target not in deck.data:
                yield f"an embedded font that is a {kind}"
                continue
            try:
                family = eot.read(deck.data[target]).family
            except ValueError as error:
                yield f"{target}: {error}"
                continue
            if family != name:
                yield f"{target}: a font of {family} for {name}"
