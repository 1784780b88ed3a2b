"""Pictures, tables and charts of a slide become the exhibits of a section, each with the text below it as its caption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from generator.model import Diagnostics
from generator.source.writing import Noted, Tree

from .content import Exhibit, Frame, Graph, Grid, Image, Page, Words
from .findings import Findings
from .pictures import Pictures
from .tables import BREAK

ALT = "TODO: say what the picture shows"
LOOK = "TODO: in PowerPoint this is drawn as another kind: {drawn}"
FILE = "TODO: save it as PNG, name it with `image:` instead of `missing:`, and say in `alt:` what it shows"
_KEYS = {
    "figure": {"caption": "caption", "source": "credit", "credit": "credit"},
    "table": {"caption": "caption", "source": "source"},
    "chart": {key: key for key in ("caption", "source", "credit", "unit", "takeaway")},
}
"""What an exhibit of a slide that Diptych made calls the texts that stand around it."""
CAPTION = 200
"""Characters of a caption."""
BELOW = 0.08
"""Of a slide's height: so near to an exhibit its caption begins."""


@dataclass
class Exhibits:
    """Makes the exhibits of all slides; `folder` is how the content file names that of the pictures.

    `draws` tells of a chart's entry whether the reader takes it; another becomes a table.
    """

    deck: str
    folder: str
    diagnostics: Diagnostics
    draws: Callable[[Tree], bool]
    pictures: Pictures = field(default_factory=Pictures)
    missing: int = 0

    def of(self, page: Page) -> tuple[list[dict[str, Tree]], list[Words]]:
        """The exhibits, a mapping of one key each, and the texts that are no captions of them."""
        words = list(page.words)
        made: list[dict[str, Tree]] = []
        for exhibit in page.exhibits:
            entry = self._entry(exhibit, page)
            if entry is None:
                continue
            caption = next((each for each in words if _is_caption(each, exhibit.frame)), None)
            ((kind, said),) = entry.items()
            inner = cast(dict[str, Tree], said)
            if caption and not inner.get("caption"):
                inner["caption"] = caption.text
                words.remove(caption)
            if exhibit is page.exhibits[0]:
                inner |= {_KEYS[kind][key]: value for key, value in page.below.items() if key in _KEYS[kind]}
            made.append({kind: {key: value for key, value in inner.items() if value != ""}})
        return made, words

    def _entry(self, exhibit: Exhibit, page: Page) -> dict[str, Tree] | None:
        """None for a chart without data."""
        match exhibit:
            case Image():
                return {"figure": self._figure(exhibit, page)}
            case Grid():
                return {"table": _table(exhibit)}
            case Graph():
                return self._chart(exhibit, page)

    def _figure(self, image: Image, page: Page) -> dict[str, Tree]:
        file, bad = self.pictures.name(image, page.number)
        name = f"{self.folder}/{file}"
        if bad:
            self.missing += 1
            self._warn(page, "missing-picture", f"the picture `{name}` {bad}; a frame stands for it", bad.help)
            return {"missing": Noted(name, FILE), "alt": image.alt}
        made: dict[str, Tree] = {"image": name}
        if image.decorative:
            made["decorative"] = True
        elif image.alt:
            made["alt"] = image.alt
        else:
            self._warn(page, "missing-alt", f"the picture `{name}` has no description", "say in `alt:` of the content file what it shows")
            made["alt"] = Noted(None, ALT)
        return made if name.endswith(".jpg") else {**made, "crop": False}

    def _chart(self, graph: Graph, page: Page) -> dict[str, Tree] | None:
        first, *others = graph.columns
        if not graph.columns[first]:
            self._warn(page, "empty-chart", f"a chart ({graph.drawn}) has no data and is left out", "give it data, or draw it as a picture")
            return None
        data: Tree = {name: list(cells) for name, cells in graph.columns.items()}
        kind: Tree = graph.kind if graph.faithful else Noted(graph.kind, LOOK.format(drawn=graph.drawn))
        y: Tree = others[0] if len(others) == 1 else list(others)
        made: dict[str, Tree] = {"kind": kind, "data": data, "x": first, "y": y, "caption": graph.caption}
        made = {key: value for key, value in made.items() if value != ""}
        if graph.kind and others and self.draws(made):
            if not graph.faithful:
                self._warn(page, "chart-kind", f"the chart ({graph.drawn}) is drawn as `{graph.kind}`", "look whether that tells the same")
            return {"chart": made}
        self._warn(page, "chart-kind", f"the chart ({graph.drawn}) cannot be drawn; its data are a table", "choose another kind of chart")
        rows = [["" if cell is None else str(cell) for cell in row] for row in zip(*graph.columns.values(), strict=True)]
        return {"table": {"header": list(graph.columns), "rows": cast(list[Tree], rows), "caption": graph.caption}}

    def _warn(self, page: Page, code: str, message: str, help: str) -> None:
        Findings(self.deck, page.number, self.diagnostics).warn(code, message, help)


def _is_caption(words: Words, frame: Frame) -> bool:
    """Whether a free text stands right below an exhibit."""
    if words.role or len(words.paragraphs) > 1 or len(words.plain) > CAPTION:
        return False
    gap = words.frame.top - (frame.top + frame.height)
    shared = min(words.frame.left + words.frame.width, frame.left + frame.width) - max(words.frame.left, frame.left)
    return -0.02 <= gap <= BELOW and shared >= 0.5 * min(words.frame.width, frame.width)


def _table(grid: Grid) -> dict[str, Tree]:
    """The entry of a table. A first row that is one cell is its caption, a later one a title over the rows below it."""
    rows = [list(row) for row in grid.rows]
    across = set(grid.across)
    caption = ""
    if 0 in across and len(rows) > 1:
        caption = rows.pop(0)[0]
        across = {number - 1 for number in across}
    made: dict[str, Tree] = {}
    if grid.heads and len(rows) > 1:
        made["header"] = _heads(grid.heads, rows[1])
        rows, across = rows[2:], {number - 2 for number in across}
    elif grid.header or caption:
        made["header"] = list(map(_line, rows.pop(0)))
        across = {number - 1 for number in across}
    else:
        made["header"] = cast(list[Tree], [""] * len(rows[0]))
    listed: list[Tree] = []
    under = listed
    for number, row in enumerate(rows):
        if number in across and number + 1 < len(rows) and number + 1 not in across:
            under = []
            listed.append({_line(row[0]): under})
        else:
            under.append(cast(list[Tree], row))
    return {**made, "rows": listed, "caption": _line(caption)}


def _line(cell: str) -> str:
    """A cell as a title, on one line."""
    return cell.replace(BREAK, " ")


def _heads(heads: tuple[tuple[str, int], ...], below: list[str]) -> list[Tree]:
    made: list[Tree] = []
    at = 0
    for title, span in heads:
        made.append({_line(title): list(map(_line, below[at : at + span]))} if span > 1 else _line(below[at]))
        at += span
    return made
