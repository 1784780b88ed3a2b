"""The repair checks of charts: their caches, axes and labels, and the workbook that 'Edit data' opens, which must say the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = re.compile(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")
LABELS = {
    "barChart": {"ctr", "inBase", "inEnd", "outEnd"},
    "lineChart": {"b", "ctr", "l", "r", "t"},
    "scatterChart": {"b", "ctr", "l", "r", "t"},
    "areaChart": set(),
    "pieChart": {"bestFit", "ctr", "inEnd", "outEnd"},
    "doughnutChart": set(),
}
"""Where labels may stand, by the kind of chart; elsewhere PowerPoint repairs the file."""


def faults(name: str, tree: Any, targets: Mapping[str, tuple[str, str]], data: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with a chart's part; `targets` are its relationships, `data` the parts of the deck."""
    groups = list(tree.iter(*(C + kind for kind in LABELS)))
    yield from (f"{name}: {_tag(group)} without a series" for group in groups if group.find(f"{C}ser") is None)
    if not groups:
        yield f"{name}: nothing is drawn"
    for group in groups:
        yield from _labels(name, group)
        yield from _series(name, group)
    yield from _axes(name, tree, groups)
    books = [target for kind, target in targets.values() if kind == "package"]
    if len(books) != 1:
        yield f"{name}: {len(books)} workbooks"
    else:
        yield from _workbook(name, tree, data[books[0]])


def _tag(element: Any) -> str:
    return str(etree.QName(element).localname)


def _labels(name: str, group: Any) -> Iterator[str]:
    for place in group.iter(f"{C}dLblPos"):
        stacked = group.find(f"{C}grouping") is not None and group.find(f"{C}grouping").get("val") != "clustered"
        allowed = LABELS[_tag(group)] - ({"outEnd"} if _tag(group) == "barChart" and stacked else set())
        if place.get("val") not in allowed:
            yield f"{name}: a label at {place.get('val')} in a {_tag(group)}"


def _series(name: str, group: Any) -> Iterator[str]:
    """Every cache has at least one value, and every value is one of its kind."""
    for series in group.iter(f"{C}ser"):
        for child in ("cat", "val", "xVal", "yVal"):
            found = series.find(f"{C}{child}")
            if found is None and child in (("cat", "val") if _tag(group) != "scatterChart" else ("xVal", "yVal")):
                yield f"{name}: a series without {child}"
    for cache in group.iter(f"{C}numCache", f"{C}strCache"):
        count = int(cache.find(f"{C}ptCount").get("val"))
        indexes = [int(point.get("idx")) for point in cache.iter(f"{C}pt")]
        if not count or indexes != sorted(set(indexes)) or any(not 0 <= index < count for index in indexes):
            yield f"{name}: points {indexes} of {count}"
        for point in cache.iter(f"{C}pt"):
            text = point.findtext(f"{C}v")
            if _tag(cache) == "numCache" and not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text or ""):
                yield f"{name}: {text!r} for a number"


def _axes(name: str, tree: Any, groups: list[Any]) -> Iterator[str]:
    """Every group names two axes that exist, and the axes cross each other in pairs."""
    crossed = {
        axis.find(f"{C}axId").get("val"): axis.find(f"{C}crossAx").get("val")
        for axis in tree.iter(f"{C}catAx", f"{C}dateAx", f"{C}valAx")
    }  # fmt: skip
    for group in groups:
        named = [axis.get("val") for axis in group.findall(f"{C}axId")]
        if len(named) != (0 if _tag(group) in ("pieChart", "doughnutChart") else 2) or not set(named) <= crossed.keys():
            yield f"{name}: a {_tag(group)} on the axes {named}"
    yield from (f"{name}: axis {own} crosses {other}" for own, other in crossed.items() if crossed.get(other) != own)


def _workbook(name: str, tree: Any, data: bytes) -> Iterator[str]:
    """The cells that the chart refers to hold what it shows, gaps too."""
    cells = _cells(data)
    for reference in tree.iter(f"{C}numRef", f"{C}strRef"):
        formula = reference.findtext(f"{C}f") or ""
        found = FORMULA.fullmatch(formula)
        if not found:
            yield f"{name}: no range, {formula}"
            continue
        column, first, last_column, last = found.groups()
        rows = range(int(first), int(last or first) + 1)
        cache = reference[1]
        shown = {int(point.get("idx")): point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")}
        if int(cache.find(f"{C}ptCount").get("val")) != len(rows) or last_column not in (None, column):
            yield f"{name}: {formula} for {cache.find(f'{C}ptCount').get('val')} points"
        for index, row in enumerate(rows):
            if not _same(cells.get(f"{column}{row}"), shown.get(index), number=_tag(cache) == "numCache"):
                yield f"{name}: {column}{row} is {cells.get(f'{column}{row}')!r}, shown is {shown.get(index)!r}"


def _same(cell: str | None, shown: str | None, number: bool) -> bool:
    if cell is None or shown is None or not number:
        return (cell or "") == (shown or "")
    return abs(float(cell) - float(shown)) <= 1e-9 * max(1.0, abs(float(shown)))


def _cells(data: bytes) -> dict[str, str]:
    """The values of the first sheet's cells by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        texts = ["".join(item.itertext()) for item in etree.fromstring(book.read("xl/sharedStrings.xml"))] if (
            "xl/sharedStrings.xml" in names
        ) else []  # fmt: skip
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in sheet.iter(f"{X}c"):
        if cell.find(f"{X}f") is not None:
            found[cell.get("r")] = "a formula"
        elif cell.get("t") == "s":
            found[cell.get("r")] = texts[int(cell.findtext(f"{X}v"))]
        elif cell.get("t") == "inlineStr":
            found[cell.get("r")] = "".join(cell.find(f"{X}is").itertext())
        elif (value := cell.findtext(f"{X}v")) is not None:
            found[cell.get("r")] = value
    return found
