"""The texts of a slide become points, prose or a listing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.source.writing import Tree

from ..escaping import guarded
from .content import Paragraph

TERM, PROSE = 60, 300
"""Characters up to which a paragraph above others is a term, and from which a paragraph is prose."""
_TERM = re.compile(r"([^:.!?]{1,40}):\s+(\S.*)", re.DOTALL)
_END = ".!?…:;,"


def points(paragraphs: Iterable[Paragraph]) -> list[Tree]:
    """A point for each paragraph of the highest level; those below it are its text, or go on in it."""
    found = list(paragraphs)
    base = min((paragraph.level for paragraph in found), default=0)
    grouped: list[tuple[Paragraph, list[Paragraph]]] = []
    for paragraph in found:
        if paragraph.level == base or not grouped:
            grouped.append((paragraph, []))
        else:
            grouped[-1][1].append(paragraph)
    return [_point(head, below) for head, below in grouped]


def _point(head: Paragraph, below: list[Paragraph]) -> Tree:
    text = _inline(head)
    if below:
        rest = _joined(_inline(paragraph) for paragraph in below)
        if len(head.plain) <= TERM and not re.search(r"[.!?…]$", head.plain):
            return {text.rstrip(":"): rest}
        return f"{text} {rest}"
    if head.term and (parted := re.fullmatch(r"\*\*.*?\*\*\s*[:.–—-]?\s*(\S.*)", text, re.DOTALL)):
        return {head.term.rstrip(" :.–—-"): parted[1]}
    if (parted := _TERM.fullmatch(text)) and not re.search(r"[*`\[\]\\]", parted[1]):
        return {parted[1]: parted[2]}
    return text


def _joined(texts: Iterable[str]) -> str:
    """Texts one after the other, with a semicolon between those that have no sign at their end."""
    made = ""
    for text in texts:
        made += f"{'' if not made else ' ' if made[-1] in _END else '; '}{text}"
    return made


def _inline(paragraph: Paragraph) -> str:
    """The paragraph as inline Markdown; code between as many backticks as it takes (CommonMark 6.1)."""
    if not paragraph.code:
        return paragraph.text
    text = " ".join(paragraph.text.split())
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def is_listing(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether it is code of several lines."""
    return all(paragraph.code for paragraph in paragraphs) and sum(paragraph.text.count("\n") + 1 for paragraph in paragraphs) > 1


def is_prose(paragraphs: Iterable[Paragraph]) -> bool:
    return any(len(paragraph.plain) > PROSE for paragraph in paragraphs)


def prose(texts: Iterable[str]) -> str:
    """Paragraphs of Markdown, none of which begins a list or a heading."""
    return "".join(f"{guarded(text)}\n\n" for text in texts if text.strip()).removesuffix("\n")


def body(paragraphs: Iterable[Paragraph]) -> str:
    return prose(map(_inline, paragraphs))
