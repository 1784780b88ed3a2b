"""The syntax of citations, as Pandoc has it: `[@key]`, `[see @key, chap. 2; @other]`, `[-@key]`, and `@key` in a sentence."""

from __future__ import annotations

import re

from generator.exhibits.citations import Cite, Cluster

__all__ = ["Cite", "Cluster", "cluster_at", "name_at"]

_KEY = r"(?:[\w](?:[:.#$%&+?<>~/-]*\w)*)"
_NAMED = re.compile(rf"@({_KEY})")
_BRACKETS = re.compile(r"\[(?!\^)([^\[\]\n]{0,400}\n?[^\[\]\n]{0,400})(?<!\\)\](?![(\[{])")
_CITE = re.compile(rf"\s*(?P<prefix>.*?)(?P<minus>(?<!\w)-)?(?<![\w\\])@(?P<key>{_KEY})(?P<rest>.*)", re.DOTALL)
_LABELS = {
    "page": "p pp page pages",
    "book": "bk bks book books",
    "chapter": "ch chap chaps chapter chapters",
    "column": "col cols column columns",
    "figure": "fig figs figure figures",
    "folio": "fol fols folio folios",
    "issue": "no nos number numbers issue issues",
    "line": "l ll line lines",
    "note": "n nn note notes",
    "opus": "op opp opus opera",
    "paragraph": "para paras paragraph paragraphs ¶ ¶¶",
    "part": "pt pts part parts",
    "section": "sec secs sect sects section sections § §§",
    "verse": "v vv verse verses",
    "volume": "vol vols volume volumes",
}
"""Kinds of place in a work, as CSL names them, and how they are written, with or without a full stop."""
_KINDS = {word: kind for kind, words in _LABELS.items() for word in words.split()}
_NUMBER = r"(?:\d[\w.]*|[ivxlcdm]+\b|[IVXLCDM]+\b)"
_LOCATOR = re.compile(rf"\s*,?\s*(?:(?P<label>[A-Za-z]+|§§?|¶¶?)\.?\s*)?(?P<value>{_NUMBER}(?:\s*[-–&,]\s*{_NUMBER})*)")


def cluster_at(text: str, at: int, end: int) -> tuple[Cluster, list[int], int] | None:
    """The works cited in the brackets that begin at `at`, where each `@` stands, and where the brackets end.

    None for other brackets, and for those that hold code.
    """
    found = _BRACKETS.match(text, at, end)
    if not found or "@" not in found[1] or "`" in found[1]:
        return None
    cites, places, begin = [], [], found.start(1)
    for part in found[1].split(";"):
        cite = _CITE.fullmatch(part)
        if not cite or _NAMED.search(cite["rest"]) or not _outside_names(cite["key"]):
            return None
        kind, value, suffix = _located(cite["rest"])
        place = (kind, value) if kind else None
        cites.append(Cite(cite["key"], _spaced(cite["prefix"].rstrip()), place, _spaced(suffix.rstrip()), bool(cite["minus"])))
        places.append(begin + cite.start("key") - 1)
        begin += len(part) + 1
    return Cluster(tuple(cites)), places, found.end()


def name_at(text: str, at: int, end: int) -> str:
    """The key of a work that is named in the sentence at an `@`; empty when there is none."""
    found = _NAMED.match(text, at, end)
    return found[1] if found else ""


def _located(rest: str) -> tuple[str, str, str]:
    """What follows a key: the kind of the place in the work, its number, and further words."""
    found = _LOCATOR.match(rest)
    kind = _KINDS.get((found["label"] or "page").lower(), "") if found else ""
    if not found or not kind or (not found["label"] and not found["value"][0].isdigit()):
        return "", "", rest
    return kind, _spaced(found["value"].replace("–", "-")), rest[found.end() :]


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _outside_names(key: str) -> bool:
    """Whether a key is not the id of a figure or the like, which the same sign refers to."""
    return not re.match(r"(?:fig|tbl|cht|lst|sec|eq)-", key)
