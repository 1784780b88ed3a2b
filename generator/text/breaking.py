"""Where a text may break, and at which of these places it does.

The opportunities are those of UAX 14 for text with spaces, hyphens and dashes, with ideographs and kana at a minimum. Two
rules are ours: no break after a slash, as in PowerPoint, and a dash stays with the word before it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

SOFT_HYPHEN = "\u00ad"
SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Spaces that a line may end at (UAX 14, classes SP and BA); U+00A0, U+2007 and U+202F are not among them."""

SPACES = frozenset(character for character in map(chr, range(0x3001)) if re.match(f"[{SPACE}]", character))
GLUE = "\u00a0\u2007\u2011\u202f\u2060\ufeff"
HYPHENS = "\u00ad\u2010\u2012-\u2015"
"""The soft hyphen, the hyphen and the dashes (classes BA and B2); the hyphen-minus has rules of its own."""
OPENING = "(\\[{\u00a1\u00ab\u00bf\u2018\u201c\u2039\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b\uff62"
CLOSING = (
    ")\\]}!?.,:;%/\u00bb\u2019\u201d\u203a\u2026\u2030\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u30fb-\u30fe"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff61\uff63-\uff65ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Classes CL, CP, EX, IS, NS, PO and SY, and the small kana, which no line begins with."""
IDEOGRAPHS = (
    "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\u3029\u3041-\u30ff\u3105-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff10-\uff9f"
    "\U00020000-\U0003fffd"
)
NO_START = f"\\s{CLOSING}{GLUE}{HYPHENS}\u200b\u200d\u0300-\u036f\ufe00-\ufe0f\"'-"
NO_END = f"\\s{OPENING}{GLUE}\"'"

PIECES = re.compile(f"[{SPACE}]+|[^{SPACE}]+")
INSIDE = re.compile(
    "\u200b"  # LB 8
    f"|(?<=[^\\s-])-(?=[^\\W\\d_]|[{OPENING}$€£¥#@+&])"  # LB 20a, 21, 25: a hyphen inside a word, not the minus of 3-4
    f"|[{HYPHENS}](?=[^{NO_START}])"  # LB 21
    f"|[{IDEOGRAPHS}](?=[^{NO_START}])"  # LB 31 around ideographs
    f"|[^{NO_END}](?=(?![{NO_START}])[{IDEOGRAPHS}])"
)


def pieces(text: str) -> list[str]:
    """`text` (without line ends) cut at every break opportunity, the spaces between two of them as a piece of their own.

    Between two neighbouring pieces a line may end; joined, they are the text.
    """
    found = PIECES.findall(text)
    if INSIDE.search(text) is None:
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


def graphemes(text: str) -> list[str]:
    """What a reader takes for characters, near to the extended grapheme clusters of UAX 29 (no rules for Hangul jamo)."""
    if text.isascii():
        return list(text)
    clusters: list[str] = []
    for character in text:
        if clusters and _continues(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _continues(cluster: str, character: str) -> bool:
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff":
        return character not in "\u00ad\u200b"
    if cluster[-1] == "\u200d":
        return True
    return len(cluster) == 1 and all("\U0001f1e6" <= letter <= "\U0001f1ff" for letter in (cluster, character))


def greedy(starts: Sequence[float], ends: Sequence[float], measure: float, indent: float = 0.0) -> list[int]:
    """Lines as full as they get: the number of the unit after each line's last.

    Unit `i` lies from `starts[i]` to `ends[i]` when the whole text stands on one line; a unit wider than the measure gets a
    line of its own. The first line is shorter by `indent`.
    """
    lines: list[int] = []
    first, count, room = 0, len(starts), measure - indent
    while first < count:
        first = max(bisect_right(ends, starts[first] + room + 1e-6, first), first + 1)
        lines.append(first)
        room = measure
    return lines


GLAD = 0.02
"""What a line's end after a comma, colon or semicolon is worth: an unevenness of about 14 % of the measure."""
LONELY = 0.08
"""What a line of one unit costs: a lone last word looks lost, and pushing it to the first line instead is no better."""


def balanced(
    starts: Sequence[float], ends: Sequence[float], measure: float, indent: float, count: int, glad: Sequence[bool]
) -> list[int] | None:
    """`count` lines of lengths as even as they get, in the form of `greedy`; None when no such lines keep the measure.

    `glad[i]` says that a line is glad to end after unit `i`.
    """
    units = len(starts)
    ideal = (ends[-1] - starts[0] + indent) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for first, (cost, _) in best[-1].items():
            shift = indent if line == 1 else 0.0
            for last in range(first, units):
                length = ends[last] - starts[first] + shift
                if length > measure + 1e-6 and last > first:
                    break
                if (last + 1 == units) != (line == count):
                    continue
                total = cost + ((length - ideal) / measure) ** 2
                if line < count and glad[last]:
                    total -= GLAD
                elif last == first:
                    total += LONELY
                if last + 1 not in reached or total < reached[last + 1][0]:
                    reached[last + 1] = (total, first)
        best.append(reached)
    if units not in best[-1]:
        return None
    lines: list[int] = []
    position = units
    for reached in reversed(best[1:]):
        lines.append(position)
        position = reached[position][1]
    return lines[::-1]
