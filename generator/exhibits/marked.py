"""Text with marks for its styles, which citeproc-py makes through this module: it is the formatter that library asks for.

Marks are control characters, which sort before all letters and are in no text that we read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape

from generator.model import Run

_ITALIC, _BOLD, _NAME, _LABEL, _SUPER, _SUB = "\x01\x0e", "\x02\x0f", "\x03\x10", "\x04\x11", "\x05\x12", "\x06\x13"
_LINK, _TO = "\x07", "\x08"
CLOSED = "\x14"
HYPHEN = "\x18"
"""One that makes no range: volume ED-11."""
OTHERS = "\x17et al."
"""The last of several names that stands for more of them."""
_MARKS = re.compile("\x07\\d*\x08|[\x01-\x08\x0e-\x14]")
_ENDS = "[\x0e-\x14]*"
_TAGS = {"i": _ITALIC, "b": _BOLD, "sup": _SUPER, "sub": _SUB}
_TAG = re.compile(r"<(i|b|sup|sub)>(.*?)</\1>", re.DOTALL)
_NO_CASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)
_SMALL = re.compile(r"</?(?:span|sc)\b[^>]*>")
_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos|nbsp);")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def preformat(text: object) -> str:
    return str(text)


def _wrapped(marks: str) -> type[str]:
    class Wrapped(str):
        __slots__ = ()

        def __new__(cls, text: object) -> Wrapped:
            return super().__new__(cls, f"{marks[0]}{text}{marks[1]}")

    return Wrapped


Italic = Oblique = _wrapped(_ITALIC)
Bold = _wrapped(_BOLD)
Underline = _wrapped(_NAME)
"""Names, which our reading of a style underlines."""
Light = _wrapped(_LABEL)
"""The number of a reference, likewise."""
Superscript, Subscript = _wrapped(_SUPER), _wrapped(_SUB)
SmallCaps = str


def written(text: str) -> str:
    """A field of an item; of the HTML that CSL's JSON may hold the styles that we have become marks, and `nocase` stays."""
    text = _CONTROL.sub(" ", _ENTITY.sub(lambda found: unescape(found[0]), text))
    while text != (text := _TAG.sub(lambda found: found[2].join(_TAGS[found[1]]), text)):
        pass
    kept = _NO_CASE.sub("\x07\\1\x14", text)
    return _SMALL.sub("", kept).replace("\x07", '<span class="nocase">').replace("\x14", "</span>")


def plain_title(item: Mapping[str, object]) -> str:
    return without_marks(_SMALL.sub("", written(str(item.get("title") or ""))))


def without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def opened(id: str) -> str:
    """The mark before what leads to an id; `CLOSED` stands after it."""
    return f"{_LINK}{id}{_TO}"


def name_in(text: str, id: str) -> str:
    """The name in the cite of an id, without the words before it; empty when it has none."""
    found = _name_of(text, id)
    return without_marks(found[2]) if found else ""


def without_name(text: str, id: str) -> str:
    """The text without that name and what divides it from the rest."""
    found = _name_of(text, id)
    return text[: found.start(2)] + text[found.end() :] if found else text


def _name_of(text: str, id: str) -> re.Match[str] | None:
    return re.search(f"({opened(id)}[^\x03\x14]*)({_NAME[0]}[^{CLOSED}]*?{_NAME[1]}+)[,;:.]?\\s*", text)


def once(text: str, name: str) -> str:
    """The text of a work without people, whose title stands first, without the second one."""
    again = "[\x01-\x14]*".join(map(re.escape, name))
    found = re.match(f"([\x01-\x14]*{again}.*?)[\x01-\x08]*{again}[\x0e-\x14]*[.,]?\\s*", text, re.IGNORECASE | re.DOTALL)
    return found[1] + text[found.end() :] if name and found else text


def label_of(text: str) -> tuple[str, str]:
    """The number that a reference begins with, and the rest of it."""
    found = re.match(rf"[^{_LABEL[0]}\w]{{0,9}}{_LABEL[0]}(\d+){_LABEL[1]}[\]).:\s\x0e-\x14]*", text)
    return (found[1], text[found.end() :]) if found else ("", text)


def tidy(text: str, *, american: bool) -> str:
    """The text with one mark of punctuation where two meet; `american` puts commas and full stops before a closing quotation mark."""
    text = re.sub(",?\\s([^\\s,]{1,4}\\s)?\x17", " ", text).replace("\x17", "").replace(HYPHEN, "-")
    if american:
        text = re.sub(f"(”{_ENDS})([,.])", r"\2\1", text)
        text = re.sub(f"([?!,])({_ENDS}”?),", r"\1\2", text)
    text = re.sub(f"(?<!\\.)([.?!])({_ENDS}[”’»]?{_ENDS})\\.(?!\\.)", r"\1\2", text)
    text = re.sub(rf",(\s*{_ENDS}\s*)(?=[,.;)])", r"\1", text)
    return re.sub(r" +([,;.)])", r"\1", re.sub(r"[ \n]{2,}", " ", text)).strip()


def runs(text: str, targets: Mapping[str, str] | None = None) -> tuple[Run, ...]:
    """The text as runs; `targets` says where the ids of its links lead."""
    made: list[Run] = []
    style = Run("")
    depth = dict.fromkeys((_ITALIC, _BOLD, _SUPER, _SUB), 0)
    for piece in re.split("(\x07\\d*\x08|[\x01-\x06\x0e-\x14])", text):
        if piece[:1] == _LINK:
            style = replace(style, link=(targets or {}).get(piece[1:-1], ""))
        elif piece == CLOSED:
            style = replace(style, link="")
        elif marks := next((marks for marks in depth if piece and piece in marks), ""):
            depth[marks] += 1 if piece == marks[0] else -1
            shift = "super" if depth[_SUPER] else "sub" if depth[_SUB] else ""
            style = replace(style, emphasis=depth[_ITALIC] % 2 > 0, strong=depth[_BOLD] > 0, shift=shift)  # type: ignore[arg-type]
        elif piece and piece not in _NAME + _LABEL:
            before = made.pop().text if made and replace(made[-1], text="") == style else ""
            made.append(replace(style, text=before + piece))
    return tuple(made)


def linked(runs: Sequence[Run], found: Mapping[str, str]) -> tuple[Run, ...]:
    """The runs with links where the names of addresses stand; where none does, all of it leads to the first address."""
    made: list[Run] = []
    for run in runs:
        places = sorted((run.text.index(name), name) for name in found if name in run.text)
        at = 0
        for start, name in places:
            if start >= at:
                begin = run.text.rfind(" ", 0, start) + 1 if run.text[:start].endswith("doi.org/") else start
                made += [replace(run, text=run.text[at:begin]), replace(run, text=run.text[begin : start + len(name)], link=found[name])]
                at = start + len(name)
        made.append(replace(run, text=run.text[at:]))
    made = [run for run in made if run.text]
    if found and not any(run.link for run in made):
        made = [replace(run, link=next(iter(found.values()))) for run in made]
    return tuple(made)
