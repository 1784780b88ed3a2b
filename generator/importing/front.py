"""The front matter of a post, YAML or TOML, becomes what a content file begins with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from generator.model import Diagnostics
from generator.source.fields import LANGUAGE
from generator.source.scalar import Scalar
from generator.source.text_file import Source
from generator.source.tree import Mapping, Node, parse
from generator.source.writing import Tree

from .escaping import fits_field
from .findings import Findings
from .inline import Image, plain_line
from .pictures import Pictures

Value = str | list["Value"] | dict[str, "Value"]
TITLES, SUBTITLES = ("title",), ("subtitle", "excerpt", "description", "summary", "tagline", "lead")
AUTHORS, DATES, LANGUAGES = ("authors", "author"), ("date", "published", "pubdate", "lastmod"), ("lang", "language", "locale")
PICTURES = (
    "image",
    "overlay_image",
    "teaser",
    "featured_image",
    "featuredimage",
    "cover",
    "thumbnail",
    "banner",
    "src",
    "url",
    "path",
    "feature",
)
LONGEST_SUBTITLE = 90
MOST_DEPTH = 20
"""Of tables in each other; what is deeper is one text."""
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_QUOTE = re.compile(r"[\"“]?(?P<text>.{12,}?)[\"”]?\s*(?:\s[~—–-]{1,2}|\()\s*(?P<by>[^\W\d_][^.!?\n\[\]]{1,80}?)\)?\s*", re.S)


class Front:
    """The front matter of a post as values; `take` gives each of them once, and what is left is kept as a comment."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.values = _values(findings)

    def take(self, *names: str) -> str | list[Value] | dict[str, Value] | None:
        """The first value that is not empty under one of the names."""
        for name in names:
            if self.values.get(name):
                return self.values.pop(name)
        return None

    def text(self, *names: str) -> str:
        """The same for a text; another kind of value is left where it is."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str) and value.strip():
                del self.values[name]
                return " ".join(value.split())
        return ""


def head(front: Front, pictures: Pictures, stem: str) -> dict[str, Tree]:
    """What the content file says before its sections; without a title where the front matter has none."""
    made: dict[str, Tree] = {}
    if title := front.text(*TITLES):
        made["title"] = plain_line(title)
    if subtitle := front.text(*SUBTITLES):
        made["subtitle" if len(subtitle) <= LONGEST_SUBTITLE else "abstract"] = plain_line(subtitle)
    if authors := [plain_line(name) for name in _names(front.take(*AUTHORS)) if name.strip()]:
        made["authors"] = list(authors)
    if day := _day(front.text(*DATES)) or _day(stem):
        made["date"] = day
    if (language := front.text(*LANGUAGES).replace("_", "-")) and LANGUAGE.fullmatch(language):
        made["language"] = language
    if front.values.get("draft") == "true":
        made["draft"] = bool(front.take("draft"))
    if cover := _cover(front, pictures):
        made["cover"] = cover
    _keep_rest(front)
    return made


def _cover(front: Front, pictures: Pictures) -> dict[str, Tree]:
    """The first picture that the front matter names; a caption with its author is the cover's quote, another the picture's credit."""
    found: dict[str, str] = {}
    for name in ("header", "cover", *PICTURES):
        value = front.values.get(name)
        if isinstance(value, dict):
            found = {key: each for key, each in value.items() if isinstance(each, str)} | found
            front.take(name)
        elif isinstance(value, str) and name != "url" and name != "path":
            found.setdefault("image", value)
            front.take(name)
    made: dict[str, Tree] = {}
    if source := next((found[name] for name in PICTURES if found.get(name)), ""):
        made["figure"] = pictures.figure(Image(source, found.get("alt", "") or found.get("image_description", ""), "", 0))
    caption = " ".join(found.get("caption", "").split())
    if quote := _QUOTE.fullmatch(caption):
        made["quote"] = {"text": plain_line(quote["text"]), "by": plain_line(quote["by"])}
    elif caption and isinstance(figure := made.get("figure"), dict):
        credit = re.sub(r"^(?:photo|image|picture)\s+credits?:\s*", "", caption, flags=re.I)
        figure["credit"] = credit if fits_field(credit) and re.search(r"\]\(https?://[^)\s]+\)", credit) else plain_line(credit)
    elif caption:
        front.values["caption"] = caption
    return made


def _names(value: Value | None) -> list[str]:
    """The names of authors: a text, a list of texts, or of mappings with a `name`."""
    if isinstance(value, str):
        return re.split(r"\s*(?:,|;|\band\b|&)\s*", value) if len(value) < 200 else [value[:200]]
    if isinstance(value, dict):
        return _names(value.get("name") or next((key for key in value), ""))
    return [name for each in value or [] for name in (_names(each) if isinstance(each, dict) else [each] if isinstance(each, str) else [])]


def _day(text: str) -> datetime.date | None:
    found = _DATE.match(text.strip())
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _keep_rest(front: Front) -> None:
    """What no content file has a key for is kept as one comment."""
    rest = [f"{name}: {_written(value)}" for name, value in front.values.items() if value not in ("", [], {})]
    if rest:
        names = ", ".join(f"`{name}`" for name in front.values)[:200]
        front.findings.warn("unused-key", f"{names} of the front matter are kept as a comment", 0)
        front.findings.aside("From the post's front matter:\n" + "\n".join(rest))


def _written(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_written(each)}" for name, each in value.items()) + "}"
    return ", ".join(map(_written, value)) if isinstance(value, list) else " ".join(value.split())


# Reading


def _values(findings: Findings) -> dict[str, Value]:
    post = findings.post
    if not post.front.strip():
        return {}
    return _toml(findings) if post.mark == "+++" else _yaml(findings)


def _yaml(findings: Findings) -> dict[str, Value]:
    """The values of YAML; its faults are warnings here."""
    found = Diagnostics()
    tree = parse(Source(findings.post.source.name, "\n" + findings.post.front), found)
    for fault in found:
        if fault.code != "empty-file":
            findings.diagnostics.warning("front-matter", f"in the front matter: {fault.message}", fault.place, fault.help, fault.length)
    if isinstance(tree, Mapping):
        return {name.strip().lower(): _plain(node) for name, node in tree.items()}
    if found.errors:
        findings.aside("The front matter that could not be read:\n" + findings.post.front)
        return dict(_lines(findings.post.front))
    return {}


def _lines(front: str) -> Iterable[tuple[str, str]]:
    """The keys with a text on their line, of YAML that cannot be read."""
    for name, value in re.findall(r"^(\w+):[ \t]*(\S[^\n]*)$", front, re.MULTILINE):
        if name in (*TITLES, *SUBTITLES, *AUTHORS, *DATES):
            yield name, value.strip("\"' ")


def _plain(node: Node) -> Value:
    if isinstance(node, Scalar):
        return "" if node.plain and node.lower() in ("null", "~", "false") else str(node)
    if isinstance(node, Mapping):
        return {name.strip().lower(): _plain(each) for name, each in node.items()}
    return [_plain(each) for each in node]


def _toml(findings: Findings) -> dict[str, Value]:
    import tomllib

    try:
        read = tomllib.loads(findings.post.front)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        findings.warn("front-matter", f"the front matter is not TOML: {error}", 0, "`toml.io` describes the format")
        findings.aside("The front matter that could not be read:\n" + findings.post.front)
        return {}
    return {name.lower(): _texts(value) for name, value in read.items() if name != "params"} | {
        name.lower(): _texts(value) for name, value in (read.get("params") or {}).items() if isinstance(read.get("params"), dict)
    }


def _texts(value: Any, depth: int = 0) -> Value:
    if isinstance(value, dict) and depth < MOST_DEPTH:
        return {str(name).lower(): _texts(each, depth + 1) for name, each in value.items()}
    if isinstance(value, list) and depth < MOST_DEPTH:
        return [_texts(each, depth + 1) for each in value]
    return "" if value is False else str(value).lower() if value is True else str(value)
