"""A work as CSL's JSON has it (`title`, `author`, `issued` …), made ready for citeproc-py, which is strict about what it gets."""

from __future__ import annotations

import re
from typing import Any

from . import marked

Item = dict[str, Any]
_WIDE = r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Letters of Chinese, Japanese and Korean, whose names have no initials and no comma."""
_NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
_YEAR = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_OTHER_NAMES = {"event-title": "event", "shortTitle": "title-short", "journalAbbreviation": "container-title-short"}


def prepared(item: Item, id: str) -> Any:
    """The item as a citeproc reference with an id. Raises AttributeError, TypeError or ValueError when it is no CSL JSON."""
    from citeproc import DATES, NAMES, NUMBERS, VARIABLES
    from citeproc.source.json import CiteProcJSON

    made: Item = {"id": id, "type": str(item.get("type") or "document")}
    for name, value in item.items():
        name = _OTHER_NAMES.get(name, name)
        variable = name.replace("-", "_")
        if variable not in VARIABLES or name in made or value in (None, "", []):
            continue
        if variable in NAMES:
            if names := [found for found in map(_name, value) if found]:
                made[name] = names
        elif variable in DATES:
            if date := _date(value):
                made[name] = date
        elif not isinstance(value, str | int | float):
            raise TypeError(f"`{name}` is no text")
        elif name == "page":
            made[name] = re.sub(r"(?<=\w)(--|–|—)(?=\w)", "-", str(value))
        else:
            made[name] = marked.written(str(value))
            if variable in NUMBERS:
                made[name] = re.sub(r"(?<=[^\W\d])-(?=\w)", marked.HYPHEN, made[name])
    return CiteProcJSON([made])[id]


def _name(name: dict[str, str]) -> dict[str, str] | None:
    """A name of both parts; one of a single part, or in a script that has no initials, as a whole."""
    parts = {part: marked.written(name[part].strip()) for part in (*_NAME_PARTS, "literal") if name.get(part)}
    family, given = parts.get("family", ""), parts.get("given", "")
    if "literal" in parts:
        return {"literal": marked.OTHERS if parts["literal"] == "others" else parts["literal"]}
    if family and given and not re.search(_WIDE, family):
        return parts
    particle = f"{parts['non-dropping-particle']} " if "non-dropping-particle" in parts else ""
    whole = family + given if re.search(_WIDE, family) else particle + (family or given)
    return {"literal": whole} if whole else None


def _date(date: dict[str, Any]) -> dict[str, Any] | None:
    """Years, months and days as numbers; the words of a date that has none."""
    made: dict[str, Any] = {name: date[name] for name in ("season", "circa") if date.get(name)}
    parts = [[int(part) for part in each if str(part).strip()] for each in date.get("date-parts") or []]
    if not any(parts) and (found := _YEAR.fullmatch(str(date.get("raw", "")).strip())):
        parts = [[int(part) for part in found.groups() if part]]
    if any(parts):
        return {**made, "date-parts": [each for each in parts if each][:2]}
    words = date.get("literal") or date.get("raw")
    return {**made, "literal": marked.written(str(words))} if words else None


def year(item: Item) -> str:
    """The year in which a work came out, if it says one."""
    date = _date(item.get("issued") or {}) or {}
    (first, *_), *_ = date.get("date-parts") or [[""]]
    return str(first or date.get("literal", ""))


def short_authors(item: Item, and_: str) -> str:
    """'Vaswani et al.', 'Smith and Jones'; the editors of what has no author."""
    people = [_name(name) or {} for name in item.get("author") or item.get("editor") or []]
    names = [" ".join(filter(None, (name.get("non-dropping-particle"), name.get("literal") or name.get("family")))) for name in people]
    names = [marked.without_marks(name) for name in names if name]
    return f"{names[0]} et al." if marked.OTHERS in names or len(names) > 2 else f" {and_} ".join(names)


def addresses(item: Item) -> dict[str, str]:
    """What a reader may find in the reference and where it leads: the DOI first, then the address."""
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", str(item.get("DOI") or ""), flags=re.IGNORECASE).strip()
    url = str(item.get("URL") or "").strip()
    found = {doi: f"https://doi.org/{doi}"} if doi else {}
    return found | ({url: url} if re.fullmatch(r"https?://[^\s/?#]+\S*", url) else {})
