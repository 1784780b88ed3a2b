"""What a reader copies out of a PDF, as two programs have it that share no code, and how near that comes to what the author wrote."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from .tools import need, pdf_text

DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""pdftotext puts such marks around what runs against its line: a statement about the text, not a part of it."""


def by_poppler(path: Path) -> list[str]:
    return _pages(pdf_text(path))


def by_mupdf(path: Path) -> list[str]:
    """mutool copies what the codes stand for and knows no ActualText, so the soft hyphen of a divided word shows that it is one."""
    done = subprocess.run([need("mutool"), "draw", "-q", "-F", "txt", str(path)], capture_output=True, check=True, timeout=120)
    text = done.stdout.decode(errors="replace")  # some files make it write half of a surrogate pair
    return [page.replace("\u00ad\n", "") for page in _pages(text)]


EXTRACTORS: Mapping[str, Callable[[Path], list[str]]] = {"pdftotext": by_poppler, "mutool": by_mupdf}
"""The text of each page, line for line, without empty lines and marks of direction."""


def joined(page: str) -> str:
    """The lines with a space between two, but for a line that ends in a word's own hyphen."""
    return re.sub(r"(?<=\w-)\n", "", page).replace("\n", " ")


def is_exact_but_for_line_ends(page: str, text: str) -> bool:
    """Whether the text comes back when a line end stands for a space or for nothing."""
    return re.fullmatch(" ?".join(map(re.escape, page.split("\n"))), text) is not None


def similarity(page: str, text: str) -> float:
    """The share of characters that come back in their order: 1 for all, 0 for none."""
    return SequenceMatcher(None, joined(page), text, autojunk=False).ratio()


def _pages(text: str) -> list[str]:
    """A form feed ends each page."""
    pages = DIRECTION_MARKS.sub("", text).split("\f")[:-1]
    return ["\n".join(line.rstrip() for line in page.splitlines() if line.strip()) for page in pages]
