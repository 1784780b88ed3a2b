"""Where a text may break: the opportunities of UAX 14, found quickly where spaces, hyphens and dashes are all that matters.

Three rules are ours: no break after a slash, as in PowerPoint; a dash stays with the word before it; and Korean, which has spaces,
breaks at them and not inside its words.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .linebreak import is_simple, opportunities

SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Spaces that a line may end at (UAX 14, classes SP and BA); U+00A0, U+2007 and U+202F are not among them."""
GLUE = "\u00a0\u2007\u2011\u202f\u2060"
HYPHENS = "\u00ad\u2010\u2012-\u2015"
"""The soft hyphen, the hyphen and the dashes (classes BA and B2); the hyphen-minus has rules of its own."""
OPENING = "(\\[{\u00a1\u00ab\u00bf\u2018\u201c\u2039"
CLOSING = ")\\]}!?.,:;%/\u00bb\u2019\u201d\u203a\u2026\u2030"
"""Classes CL, CP, EX, IS, NS, PO and SY, which no line begins with."""
NO_START = f"\\s{CLOSING}{GLUE}{HYPHENS}\u200b\u0300-\u036f\"'-"

HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]{2}")
PIECES = re.compile(f"[{SPACES}]+|[^{SPACES}]+")
MARKS = re.compile(f"[-\u200b{HYPHENS}]")
INSIDE = re.compile(
    "\u200b"  # LB 8
    f"|(?<=[^\\s-])-(?=[^\\W\\d_]|[{OPENING}$€£¥#@+&])"  # LB 20a, 21, 25: a hyphen inside a word, not the minus of 3-4
    f"|[{HYPHENS}](?=[^{NO_START}])"  # LB 21
)


def pieces(text: str) -> list[str]:
    """`text` (without line ends) cut at every break opportunity, the spaces between two of them as a piece of their own.

    Between two neighbouring pieces a line may end; joined, they are the text.
    """
    return simple_pieces(text) if is_simple(text) else _general(text)


def simple_pieces(text: str) -> list[str]:
    """The same for a text that is simple (`linebreak.is_simple`)."""
    found: list[str] = PIECES.findall(text)
    if MARKS.search(text) is None:
        return found
    cut: list[str] = []
    for piece in found:
        start = 0
        for match in INSIDE.finditer(piece):
            if match.end() < len(piece):
                cut.append(piece[start : match.end()])
                start = match.end()
        cut.append(piece[start:])
    return cut


def is_space(piece: str) -> bool:
    """Whether a piece that `pieces` gave is the space between two others."""
    return piece[0] in SPACES


def _general(text: str) -> list[str]:
    """Any text, by all rules of UAX 14."""
    breaks = [place for place in opportunities(text) if text[place - 1] != "/" and not HANGUL.match(text, place - 1)]
    cut: list[str] = []
    for begin, end in pairwise((0, *breaks, len(text))):
        cut += PIECES.findall(text, begin, end)
    return cut
