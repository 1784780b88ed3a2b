"""Reads a written report back: where each word stands, by poppler, and links, bookmarks, labels and pictures, by pikepdf."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import dataclass, replace
from html import unescape

import pikepdf

from tests.oracles.tools import need

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word and its box in points from the page's top left corner; the box has the height of the font, not of the letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Picture:
    """The part of a page that a picture covers before clipping, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def words(data: bytes) -> list[list[Word]]:
    """The words of each page in the order in which they are drawn."""
    found = _pdftotext(data, "-bbox")
    return [
        [Word(unescape(text), *map(float, box)) for *box, text in WORD.findall(page)] for page in re.split(r"<page ", found)[1:]
    ]  # fmt: skip


def whole(words: list[Word]) -> list[Word]:
    """The words with letters that touch put together: poppler gives back what runs from right to left letter by letter, from the left."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last and last.top == word.top and abs(word.left - last.right) < 1:
            found[-1] = Word(last.text + word.text, last.left, last.top, word.right, last.bottom)
        else:
            found.append(word)
    return [replace(word, text=word.text.replace("\u200e", "").replace("\u200f", "")) for word in found]


def texts(data: bytes) -> list[str]:
    """The text of each page, in the order in which it is drawn, with single spaces."""
    return [" ".join(page.split()) for page in _pdftotext(data, "-raw").split("\f")[:-1]]


def _pdftotext(data: bytes, *options: str) -> str:
    done = subprocess.run([need("pdftotext"), *options, "-", "-"], input=data, capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]


def links(pdf: pikepdf.Pdf) -> list[tuple[int, int | str]]:
    """Each link as the page it is on and where it leads: a page, counted from 0, or an address."""
    pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
    found: list[tuple[int, int | str]] = []
    for index, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            action = annotation.get("/A")
            if action is not None and "/URI" in action:
                found.append((index, str(action.URI)))
            else:
                found.append((index, pages[_destination(pdf, annotation.get("/Dest", action.D if action is not None else None))[0].objgen]))
    return found


def _destination(pdf: pikepdf.Pdf, name: pikepdf.Object) -> pikepdf.Object:
    if isinstance(name, pikepdf.Array):
        return name
    root = pdf.Root
    found = root.Dests[name] if isinstance(name, pikepdf.Name) else pikepdf.NameTree(root.Names.Dests)[str(name)]
    return found.D if isinstance(found, pikepdf.Dictionary) else found


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Every entry of the outline as its level, its title and the page that it leads to."""
    pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
    found: list[tuple[int, str, int]] = []

    def walk(items: list[pikepdf.OutlineItem], level: int) -> None:
        for item in items:
            found.append((level, item.title, pages[_destination(pdf, item.destination)[0].objgen]))
            walk(item.children, level + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 0)
    return found


def pictures(pdf: pikepdf.Pdf) -> list[list[Picture]]:
    """The pictures of each page."""
    found: list[list[Picture]] = []
    for page in pdf.pages:
        height = float(page.mediabox[3])
        on_page: list[Picture] = []
        matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "cm":
                matrix = [float(value) for value in operands]
            elif str(operator) == "Do":
                a, _, _, d, e, f = matrix
                on_page.append(Picture(e, height - f - d, e + a, height - f))
        found.append(on_page)
    return found
