"""A chart's data from what it keeps of its workbook (ISO/IEC 29500-1, 21.2.2.121 and 21.2.2.201): kind, categories, series."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..escaping import escaped_words
from .content import Frame, Graph
from .texts import A, clean

if TYPE_CHECKING:
    from lxml.etree import _Element

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MOST, SERIES, PLACES = 5000, 50, 10_000
"""Values of a series, series, and places of all points, that are read."""
_EPOCH = date(1899, 12, 30)
"""The day 0 of a workbook's dates (ISO/IEC 29500-1, 18.17.4.1), which holds from 1 March 1900 on."""
_DATED = re.compile(r"[ymd]", re.IGNORECASE)

Value = str | float | None


def graph(space: _Element, frame: Frame) -> Graph:
    """The chart of a chart space (`c:chartSpace`)."""
    plots = [plot for plot in space.iterfind(f"{C}chart/{C}plotArea/*") if plot.tag.endswith("Chart")]
    kind, drawn, faithful = _kind(plots)
    every = [one for plot in plots for one in plot.iterfind(f"{C}ser")]
    series = every[:SERIES]
    scatter = bool(plots) and plots[0].tag in (f"{C}scatterChart", f"{C}bubbleChart")
    columns = _points(series) if scatter else _categories(series)
    title = space.find(f"{C}chart/{C}title")
    caption = clean(escaped_words(" ".join(text.text or "" for text in title.iter(f"{A}t")))) if title is not None else ""
    cut = len(columns) - 1 < len(every) or any(int(count.get("val", "0").strip() or 0) > MOST for count in space.iter(f"{C}ptCount"))
    return Graph(frame, kind, drawn, columns, caption, faithful, cut)


def _kind(plots: list[_Element]) -> tuple[str, str, bool]:
    """Diptych's kind, what the chart is, and whether both are the same."""
    names = [plot.tag.removeprefix(C).removesuffix("Chart") for plot in plots]
    drawn = " and ".join(dict.fromkeys(names)) or "unknown"
    grouping = [plot.find(f"{C}grouping") for plot in plots]
    stacked = [found is not None and "tacked" in found.get("val", "") for found in grouping]
    shares = any(found is not None and found.get("val") == "percentStacked" for found in grouping)
    flat = [name.replace("3D", "") for name in names]
    across = any((found := plot.find(f"{C}barDir")) is not None and found.get("val") == "bar" for plot in plots)
    if flat == ["bar", "line"] and not across and len(plots[1].findall(f"{C}ser")) == 1:
        return "combo", drawn, flat == names and not any(stacked)
    if len(flat) != 1:
        return "", drawn, False
    match flat[0]:
        case "bar" if stacked[0]:
            return "stacked", drawn, flat == names and not across and not shares
        case "bar":
            return "bar" if across else "column", drawn, flat == names
        case "scatter" if _is_lines(plots[0]):
            return "line", drawn, True
        case "line" | "area" | "pie" | "doughnut" | "scatter" as kind:
            return kind, drawn, flat == names and (kind == "area" or not stacked[0]) and not shares
        case "ofPie":
            return "pie", drawn, False
    return "", drawn, False


def _is_lines(plot: _Element) -> bool:
    """Whether points of numbers are the corners of lines, all over the same numbers that grow."""
    series = plot.findall(f"{C}ser")
    xs = [[*_cached(one.find(f"{C}xVal")).values()] for one in series]
    numbers = [value for value in xs[0] if isinstance(value, int | float)] if xs else []
    drawn = all(one.find(f"{C}spPr/{A}ln/{A}noFill") is None for one in series)
    return drawn and len(numbers) > 1 and numbers == sorted(set(numbers)) and all(x == numbers for x in xs)


def _categories(series: list[_Element]) -> dict[str, list[Value]]:
    """The columns of series over categories; those of the first that has any."""
    values = [_cached(one.find(f"{C}val")) for one in series]
    labels = next((found for one in series if (found := _cached(one.find(f"{C}cat"), dates=True))), {})
    count = max((index + 1 for found in (labels, *values) for index in found), default=0)
    names: list[Value] = [_label(labels.get(index), index) for index in range(count)]
    columns: dict[str, list[Value]] = {"Category": names}
    for number, (one, found) in enumerate(zip(series, values, strict=True), 1):
        columns[_name(one, number, columns)] = [found.get(index) for index in range(count)]
    return columns


def _points(series: list[_Element]) -> dict[str, list[Value]]:
    """The columns of series of points: all places in the order they come, with the values of each series where it has one."""
    columns: dict[str, list[Value]] = {"X": []}
    for number, one in enumerate(series, 1):
        x, y = _cached(one.find(f"{C}xVal")), _cached(one.find(f"{C}yVal"))
        if columns["X"] != (mine := [x.get(index, index + 1) for index in y]):
            if len(columns["X"]) + len(mine) > PLACES:
                break
            columns["X"] = columns["X"] + mine
        before = len(columns["X"]) - len(mine)
        name = _name(one, number, columns)
        columns[name] = [*[None] * before, *y.values()]
    longest = len(columns["X"])
    return {name: [*found, *[None] * (longest - len(found))] for name, found in columns.items()}


def _cached(reference: _Element | None, dates: bool = False) -> dict[int, Value]:
    """The values by their index; only the innermost level of categories that have several."""
    if reference is None:
        return {}
    level = reference.find(f".//{C}lvl")
    cache = level if level is not None else reference
    dated = dates and bool(_DATED.search(re.sub(r'"[^"]*"|\[[^]]*\]', "", cache.findtext(f".//{C}formatCode") or "")))
    texts = reference.find(f".//{C}strCache") is not None or reference.find(f".//{C}strLit") is not None or level is not None
    found: dict[int, Value] = {}
    for point in cache.iter(f"{C}pt"):
        index, text = point.get("idx", ""), point.findtext(f"{C}v") or ""
        if index.isdecimal() and int(index) < MOST:
            found[int(index)] = clean(text) if texts else _number(text, dated)
    return found


def _number(text: str, dated: bool) -> Value:
    try:
        value = float(text)
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    if dated and 61 <= value < 2_958_466:
        return (_EPOCH + timedelta(days=int(value))).isoformat()
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _label(found: Value, index: int) -> Value:
    return found if found not in (None, "") else str(index + 1)


def _name(series: _Element, number: int, taken: dict[str, list[Value]]) -> str:
    """The name of a series, which no other column has."""
    texts = series.find(f"{C}tx")
    name = clean(" ".join(found.text or "" for found in _values(texts))) if texts is not None else ""
    name = name or f"Series {number}"
    return name if name not in taken else f"{name} {number}"


def _values(texts: _Element) -> Iterator[_Element]:
    return texts.iter(f"{C}v")
