"""The script of each stretch of a text, after UAX 24: what the shaper must be told, and what a font is chosen for.

Characters that scripts have in common belong to what stands around them, and emoji make stretches of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz as hb

from .bidi import closing
from .graphemes import graphemes

if TYPE_CHECKING:
    from regex import Pattern

COMMON, EMOJI, JAPANESE = "Zyyy", "Zsye", "Jpan"
"""Tags of ISO 15924 for texts without a script of their own, for emoji, and for kana with the ideographs among them."""

LATIN = re.compile("[\0-\u02e9\u0300-\u036f\u1e00-\u1eff\u2000-\u200b\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*")
"""Letters of Latin and what all scripts have in common, none of it an emoji."""
LETTER = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u02e0-\u02e4\u1e00-\u1eff]")


def script_runs(text: str) -> list[tuple[str, str]]:
    """`text` in stretches of one script each: (its tag of ISO 15924, the stretch). No grapheme cluster is cut.

    Common and inherited characters have the script of those before them, at the start of those after; if Unicode says which
    scripts use them (Script_Extensions), of the one side that is among these. A closing bracket goes with its opening one.
    """
    if LATIN.fullmatch(text):
        return [("Latn" if LETTER.search(text) else COMMON, text)] if text else []
    clusters = graphemes(text)
    own = [_script(cluster) for cluster in clusters]
    if "Hira" in own or "Kana" in own:
        own = [JAPANESE if tag in ("Hira", "Kana", "Hani") else tag for tag in own]
    tags = _resolved(clusters, own)
    return [(tag, "".join(cluster for _, cluster in run)) for tag, run in groupby(zip(tags, clusters, strict=True), lambda pair: pair[0])]


def _resolved(clusters: list[str], own: list[str]) -> list[str]:
    """The scripts of all clusters, given those that have one of their own."""
    tags: list[str] = []
    brackets: list[tuple[str, str]] = []
    previous = COMMON
    for cluster, tag, following in zip(clusters, own, _following(own), strict=True):
        if tag == COMMON:
            if brackets and brackets[-1][0] == cluster:
                tag = brackets.pop()[1]
            else:
                around = [side for side in (previous, following) if side != COMMON]
                tag = next((side for side in around if _used_in(cluster[0], side)), next(iter(around), COMMON))
                if unicodedata.category(cluster[0]) == "Ps" and (end := closing(cluster[0])):
                    brackets.append((end, tag))
        if tag != EMOJI:
            previous = tag
        tags.append(tag)
    return tags


def _following(own: list[str]) -> list[str]:
    """For each cluster the first script after it."""
    found: list[str] = []
    following = COMMON
    for tag in reversed(own):
        found.append(following)
        if tag not in (COMMON, EMOJI):
            following = tag
    return found[::-1]


@lru_cache(maxsize=1 << 14)
def _script(cluster: str) -> str:
    """The script of the first character of a cluster that has one of its own, as HarfBuzz knows it."""
    if _emoji().match(cluster):
        return EMOJI
    buffer = hb.Buffer()
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    return buffer.script or COMMON


@lru_cache(maxsize=1 << 14)
def _used_in(character: str, tag: str) -> bool:
    """Whether Unicode lets a common or inherited character go with a script."""
    return _extension(tag).match(character) is not None


@cache
def _extension(tag: str) -> Pattern[str]:
    import regex

    names = ("Hira", "Kana", "Hani") if tag == JAPANESE else (tag,)
    return regex.compile("|".join(rf"\p{{Script_Extensions={name}}}" for name in (*names, "Zyyy", "Zinh")))


@cache
def _emoji() -> Pattern[str]:
    """The start of a cluster that is drawn in colour: by default, by a variation selector, a skin tone or as a joined sequence (UTS 51)."""
    import regex

    return regex.compile(
        r"\p{Emoji_Presentation}(?!\uFE0E)|\p{Emoji}\uFE0F|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}"
        r"|\p{Extended_Pictographic}\p{Grapheme_Cluster_Break=Extend}*\u200D\p{Extended_Pictographic}"
    )
