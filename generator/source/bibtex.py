"""A BibTeX or BibLaTeX file becomes items as CSL's JSON has them, each with its offset in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Item = dict[str, Any]
Fault = Callable[[int, str], None]
"""Called with the number of a line, from 0, and what is wrong there."""

_TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "collection": "book", "conference": "paper-conference",
    "dataset": "dataset", "electronic": "webpage", "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "manual": "book", "mastersthesis": "thesis", "mvbook": "book", "mvcollection": "book",
    "online": "webpage", "patent": "patent", "phdthesis": "thesis", "proceedings": "book", "reference": "book", "report": "report",
    "software": "software", "standard": "standard", "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "phd": "PhD thesis", "mathesis": "Master’s thesis"}
_VARIABLES = {
    "title": "title", "shorttitle": "title-short", "booktitle": "container-title", "journal": "container-title",
    "journaltitle": "container-title", "series": "collection-title", "volume": "volume", "pages": "page", "publisher": "publisher",
    "school": "publisher", "institution": "publisher", "organization": "publisher", "address": "publisher-place",
    "location": "publisher-place", "edition": "edition", "isbn": "ISBN", "issn": "ISSN", "chapter": "chapter-number",
    "eventtitle": "event", "venue": "event-place", "version": "version", "note": "note", "langid": "language", "language": "language",
    "type": "genre",
}  # fmt: skip
"""What a field is in CSL; of several the first that an entry has."""
_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EDITIONS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PIECE = re.compile(r'\s*#?\s*(?:(?P<name>[^\s{}"#,]+)|(?=[{"]))')


def items(text: str, fault: Fault) -> Iterator[tuple[str, int, Item]]:
    """Key, number of the line from 0, and item of every entry; `fault` hears of what cannot be read, and the rest is read all the same."""
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it would print is in the blocks
    library = parse_string(text, parse_stack=[])
    strings = {month: month for month in _MONTHS} | {each.key.lower(): each.value for each in library.strings}
    entries: list[Entry] = []
    for block in library.blocks:
        if isinstance(block, DuplicateFieldKeyBlock):
            fault(block.start_line or 0, f"it has {' and '.join(f'`{key}`' for key in sorted(block.duplicate_keys))} twice")
        if isinstance(block, Entry):
            entries.append(block)
        elif isinstance(block, ParsingFailedBlock):
            inner = block.ignore_error_block
            if isinstance(inner, Entry):
                entries.append(inner)
            elif not isinstance(block, DuplicateFieldKeyBlock):
                reason = str(getattr(block.error, "abort_reason", block.error) or "it is not complete")
                fault(block.start_line or 0, reason[0].lower() + reason[1:].rstrip(". "))
    fields = {each.key: {field.key.lower(): _joined(str(field.value), strings) for field in each.fields} for each in reversed(entries)}
    for each in entries:
        own = {field.key.lower(): _joined(str(field.value), strings) for field in each.fields}
        yield each.key, each.start_line or 0, _item(each.entry_type.lower(), _inherited(own, fields))


def _joined(raw: str, strings: dict[str, str]) -> str:
    """The value of a field: texts in braces or quotes, numbers and names of strings, joined by `#`."""
    made, at = "", 0
    while at < len(raw) and (found := _PIECE.match(raw, at)):
        at = found.end()
        if found["name"]:
            value = strings.get(found["name"].lower(), found["name"])
            made += value if value == raw or value.lower() in _MONTHS else _joined(value, {}) if value[:1] in '{"' else value
            continue
        end = _end(raw, at)
        made, at = made + raw[at + 1 : end], end + 1
    return made.strip()


def _end(raw: str, at: int) -> int:
    """Where the text in braces or quotes that begins at `at` ends."""
    depth = 0
    for index in range(at, len(raw)):
        depth += {"{": 1, "}": -1}.get(raw[index], 0) if raw[index - 1 : index] != "\\" else 0
        if (raw[at] == "{" and depth == 0) or (raw[at] == '"' and index > at and raw[index] == '"' and depth == 0):
            return index
    return len(raw)


def _inherited(own: dict[str, str], others: dict[str, dict[str, str]]) -> dict[str, str]:
    """The fields of an entry, and those of the entry that its `crossref` names, whose title is the book's."""
    parent = others.get(own.get("crossref", ""), {})
    given = {("booktitle" if name == "title" else name): value for name, value in parent.items() if name != "crossref"}
    return {**given, **own}


def _item(kind: str, fields: dict[str, str]) -> Item:
    made: Item = {"type": _TYPES.get(kind, "document")}
    for name, variable in _VARIABLES.items():
        if fields.get(name) and variable not in made:
            made[variable] = _plain(fields[name], protects=variable.endswith("title"))
    for name, variable in _PEOPLE.items():
        if fields.get(name):
            made[variable] = _people(fields[name])
    if fields.get("subtitle"):
        made["title"] = f"{made.get('title', '')}: {_plain(fields['subtitle'], protects=True)}"
    if kind in _GENRES or made.get("genre") in _GENRES:
        made["genre"] = _GENRES.get(kind) or _GENRES[made["genre"]]
    if number := fields.get("number") or fields.get("issue"):
        made["issue" if kind == "article" else "collection-number" if made.get("collection-title") else "number"] = _plain(number)
    if edition := made.get("edition"):
        made["edition"] = re.sub(r"^(\d+)(?:st|nd|rd|th)$", r"\1", _edition(edition))
    _date(made, fields)
    _addresses(made, fields, kind)
    return made


def _edition(words: str) -> str:
    first = words.lower().split()[0].rstrip(".") if words.split() else ""
    return str(_EDITIONS.index(first) + 1) if first in _EDITIONS else words


def _date(made: Item, fields: dict[str, str]) -> None:
    written = fields.get("date", "").split("/")
    if not written[0]:
        month = _plain(fields.get("month", "")).lower()[:3]
        number = _MONTHS.index(month) + 1 if month in _MONTHS else month.strip(". ")
        written = ["-".join(filter(None, (_plain(fields.get("year", "")), str(number), _plain(fields.get("day", "")))))]
    for variable, dates in (("issued", written), ("accessed", [fields.get("urldate", "")])):
        parts = [re.findall(r"\d+", each)[:3] for each in dates if re.fullmatch(r"\d{1,4}(-\d{1,2}){0,2}", each)]
        if parts:
            made[variable] = {"date-parts": parts[:2]}
        elif any(dates):
            made[variable] = {"literal": _plain(fields.get("year") or dates[0])}


def _addresses(made: Item, fields: dict[str, str], kind: str) -> None:
    """DOI and address, which are no LaTeX but for a few escapes; a preprint is an article of its archive."""
    for name, variable in (("doi", "DOI"), ("url", "URL")):
        if fields.get(name):
            made[variable] = re.sub(r"\\([_%#&~{}])", r"\1", fields[name])
    if found := re.search(r"https?://[^\s{}]+", fields.get("howpublished", "")):
        made.setdefault("URL", re.sub(r"\\([_%#&~])", r"\1", found[0]))
    if kind == "misc" and made.get("URL"):
        made["type"] = "webpage"
    if (eprint := fields.get("eprint")) and (fields.get("eprinttype") or fields.get("archiveprefix") or "arxiv").lower() == "arxiv":
        made.setdefault("URL", f"https://arxiv.org/abs/{eprint}")
        if kind in ("misc", "online", "unpublished"):
            made |= {"type": "article", "publisher": "arXiv", "number": f"arXiv:{eprint}"}


def _people(names: str) -> list[dict[str, str]]:
    """Names, divided before LaTeX is decoded: braces hold together what is one name."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names

    made = []
    for name in split_multiple_persons_names(names):
        if name.strip().lower() == "others":
            made.append({"literal": "others"})
            continue
        if name.startswith("{") and _end(name, 0) == len(name) - 1:
            made.append({"literal": _plain(name)})
            continue
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError:
            made.append({"literal": _plain(name)})
            continue
        whole = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
        made.append({part: _plain(" ".join(words)) for part, words in whole.items() if words})
    return made


def _plain(latex: str, protects: bool = False) -> str:
    """A field as text; where it `protects`, capitals in braces keep their case in every style."""
    text = " ".join(latex.split())
    if re.search(r"[\\{}$~%]|--|``|''", text):
        from pylatexenc.latex2text import LatexNodes2Text

        decoder = LatexNodes2Text(keep_braced_groups=True, keep_braced_groups_minlen=2, math_mode="text")
        text = decoder.latex_to_text(re.sub(r"(?<!\\)%", r"\\%", text)).strip()
    if protects:
        text = re.sub(r"\{([^{}]*[A-Z][^{}]*)\}", r'<span class="nocase">\1</span>', text)
    return text.replace("{", "").replace("}", "")
