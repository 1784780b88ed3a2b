"""Runs become inline Markdown again: what `inline` reads as the same runs, with no more marks than that takes.

A text is taken apart into cells, a character or a construct each. Where emphasis begins or ends, CommonMark asks what stands on both
sides (0.31, 6.2); a character that would be in its way is written as its number, `&#46;`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Literal, NamedTuple

from generator.model import Run, Text

BREAK = "\0"
"""A space at which a line of prose may end."""
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[0-9xX]|[A-Za-z][A-Za-z0-9]{1,31};)")
_AUTOLINK = re.compile(r"(?:https?://|mailto:)[A-Za-z0-9:/.?#=_~@-]+")
_GOES_ON = re.compile(r"[:.#$%&+?<>~/-]+\w")
"""What goes on the key of a citation."""


@dataclass(slots=True)
class _Cell:
    """A character of the text, a whole construct, or a mark that opens or closes emphasis."""

    text: str
    kind: Literal["char", "whole", "open", "close"] = "char"
    number: bool = False
    """Whether a character is written as its number."""
    link: str = ""
    """A reference as a link, for where letters are beside it."""


class _Unit(NamedTuple):
    """A run, or several that are written as one; `written` is how, when it is more than the text. A reference can be a `link` too."""

    style: Run
    written: str = ""
    link: str = ""


def markdown(text: Text, labels: Mapping[str, str], lines: bool = True) -> str:
    """A text of one paragraph; `labels` are what references read. Where a line may end is a `BREAK`.

    Hard breaks end lines, or with `lines` False are written as numbers.
    """
    cells = list(_cells(_units(text.runs, labels)))
    _separate(cells)
    made = [_written(cells, at, lines) for at in range(len(cells))]
    return "".join(made)


def _units(runs: Iterable[Run], labels: Mapping[str, str]) -> Iterator[_Unit]:
    last: Run | None = None
    for run in runs:
        style = Run("", run.strong, run.emphasis, link=run.link, lang=run.lang)
        if run.cited:
            if run.cited is not last:
                yield _Unit(Run("", run.cited.strong, run.cited.emphasis), run.cited.text)
        elif run.note:
            yield _Unit(Run(""), f"[^{run.text}]")
        elif run.formula:
            yield _Unit(style, f"${run.formula.tex}$")
        elif run.open_field:
            yield _Unit(style, run.text)
        elif run.code:
            yield _Unit(style, code_span(run.text))
        elif run.shift:
            mark = "^" if run.shift == "super" else "~"
            yield _Unit(style, f"{mark}{_escaped(run.text)}{mark}")
        elif run.link[1:] and run.link[0] == "#" and not run.lang and labels.get(run.link[1:]) == run.text:
            yield _Unit(Run("", run.strong, run.emphasis), f"@{run.link[1:]}", f"[{_escaped(run.text)}]({run.link})")
        else:
            yield _Unit(replace(style, text=run.text))
        last = run.cited


def _escaped(text: str) -> str:
    """What is left as it is in a link's text and in what is raised or lowered."""
    return "".join(f"\\{char}" if char in _PUNCTUATION or char == " " else char for char in text)


def code_span(text: str) -> str:
    """Code of one line as a code span (6.1), in a number of backticks that it does not hold in a row."""
    fence = "`"
    while re.search(f"(?<!`){fence}(?!`)", text):
        fence += "`"
    pad = " " if text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " " and text.strip(" ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


# Constructs around constructs


def _cells(units: Iterable[_Unit]) -> Iterator[_Cell]:
    """The cells of a text: links outermost, then languages, then emphasis."""
    for link, group in groupby(units, lambda unit: unit.style.link):
        inside = list(group)
        if not link:
            yield from _in_languages(inside)
        elif _AUTOLINK.fullmatch(link) and inside == [_Unit(Run(link, link=link))]:
            yield _Cell(f"<{link}>", "whole")
        else:
            yield _Cell("[", "whole")
            yield from _in_languages(inside)
            yield _Cell(f"]({_destination(link)})", "whole")


def _in_languages(units: Iterable[_Unit]) -> Iterator[_Cell]:
    for lang, group in groupby(units, lambda unit: unit.style.lang):
        if not lang:
            yield from _emphasised(group)
            continue
        yield _Cell("[", "whole")
        yield from _emphasised(group)
        yield _Cell(f"]{{lang={lang}}}", "whole")


def _emphasised(units: Iterable[_Unit]) -> Iterator[_Cell]:
    """The marks of neighbours are `*` and `_` by turns, so that none is taken for another's."""
    sign = ""
    for width, group in groupby(units, lambda unit: 2 * unit.style.strong + unit.style.emphasis):
        sign = ("_" if sign == "*" else "*") if width else ""
        if width:
            yield _Cell(sign * width, "open")
        for style, written, link in group:
            if written:
                yield _Cell(written, "whole", link=link)
            else:
                yield from map(_Cell, style.text)
        if width:
            yield _Cell(sign * width, "close")


def _destination(link: str) -> str:
    escaped = re.sub(r"[&\\<>]", lambda found: "\\" + found[0], link)
    return f"<{escaped}>" if re.search(r"[()\s]", link) else escaped


# What stands beside each other


def _separate(cells: list[_Cell]) -> None:
    """Numbers the characters that would keep a construct beside them from being one."""
    for before, cell, after in zip([None, *cells], cells, [*cells[1:], None], strict=False):
        if cell.link and not (_is_apart(before, -1) and _is_apart(after, 0)):
            cell.text = cell.link
    for at, cell in enumerate(cells):
        before, after = cells[at - 1] if at else None, cells[at + 1] if at + 1 < len(cells) else None
        match cell.kind:
            case "open" if after:
                _number(after, str.isspace)
                if cell.text[0] == "_" or _is_punctuation(after.text[0]) or after.number:
                    _number(before, _is_word)
            case "close" if before:
                _number(before, str.isspace)
                if cell.text[0] == "_" or _is_punctuation(before.text[-1]) or before.number:
                    _number(after, _is_word)
            case "whole" if cell.text[0] == "@":
                _number(before, str.isalnum)
            case "whole" if cell.text[0] == "$":
                _number(before, str.isdigit)
                _number(after, str.isdigit)
            case "char" if cell.text.isspace() and cell.text != "\n":
                # Markdown drops the space around a text and behind the end of a line.
                cell.number = cell.number or before is None or after is None or before.text == "\n"
            case "char" if cell.text == "\n":
                cell.number = before is None or after is None or before.text == "\n" or after.kind == "close"


def _is_apart(neighbour: _Cell | None, touching: int) -> bool:
    """Whether a cell beside a reference is no part of its name, and asks nothing of it; `touching` is the index of its next character."""
    if neighbour is None:
        return True
    sign = neighbour.text[touching]
    return not sign.isalnum() and sign not in "-_" and neighbour.kind != "open"


def _number(cell: _Cell | None, wrong: Callable[[str], bool]) -> None:
    if cell and cell.kind == "char" and wrong(cell.text):
        cell.number = True


def _is_punctuation(char: str) -> bool:
    return char in _PUNCTUATION or unicodedata.category(char)[0] in "PS"


def _is_word(char: str) -> bool:
    return not char.isspace() and not _is_punctuation(char)


def _written(cells: list[_Cell], at: int, lines: bool) -> str:
    """A cell as it is written between its neighbours."""
    cell = cells[at]
    before = (";" if cells[at - 1].number else cells[at - 1].text[-1]) if at else ""
    after = cells[at + 1] if at + 1 < len(cells) else None
    if cell.kind != "char":
        return cell.text
    if cell.number or (cell.text == "\n" and not lines):
        return f"&#{ord(cell.text)};"
    if cell.text == "\n":
        return "\\\n"
    if cell.text == " ":
        apart = after is not None and before not in (" ", "\n") and after.text[0] not in " \n" and not after.text.startswith("```")
        return BREAK if apart else " "
    return ("\\" if _is_meant(cells, at, before, after) else "") + cell.text


def _is_meant(cells: list[_Cell], at: int, before: str, after: _Cell | None) -> bool:
    """Whether a sign needs a backslash to stand for itself."""
    follows = after.text[0] if after else ""
    construct = at > 0 and cells[at - 1].kind == "whole"
    match cells[at].text:
        case "\\" | "`" | "*" | "[" | "]" | "^" | "~":
            return True
        case "_":
            return construct or not (before.isalnum() and follows.isalnum() and after is not None and not after.number)
        case "<":
            return not (follows.isspace() or follows.isdigit())
        case "&":
            return bool(_ENTITY.match(_ahead(cells, at)))
        case "@":
            return not before.isalnum() and (follows.isalnum() or follows == "_")
        case "$":
            return after is not None and (after.number or follows != " ")
        case "!":
            return follows == "[" and after is not None and after.kind == "whole"
        case "{" if follows == "{":
            return True
        case "(" | "{" if before == "]":
            return construct
        case ":" if before == "]":
            return construct and (at == 1 or cells[at - 1].text.startswith("[^"))
    return construct and before.isalnum() and bool(_GOES_ON.match(_ahead(cells, at)))


def _ahead(cells: list[_Cell], at: int) -> str:
    """The characters from there on, up to the next construct."""
    return "".join(each.text for each in takewhile(lambda cell: cell.kind == "char", cells[at : at + 34]))
