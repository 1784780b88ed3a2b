"""A line of a post becomes one of a content file: its tokens are written in the content's Markdown, less what that has no place for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from markdown_it.token import Token

from generator.source.markup import code_span

from .escaping import escaped, ours
from .findings import Findings
from .html import attributes

ADDRESS = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
BADGE = re.compile(r"shields\.io|badge|travis-ci|codecov|circleci", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_NAMES = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "var": "*", "dfn": "*", "sub": "~", "sup": "^"}
_MONOSPACE = {"code", "kbd", "samp", "tt"}
EMBEDDED = {"iframe", "script", "style", "video", "audio", "object", "embed", "form", "input", "button", "svg", "canvas", "noscript"}
"""Elements that no work can show; they are kept as comments."""


@dataclass(frozen=True)
class Image:
    """A picture as the post names it."""

    source: str
    alt: str
    title: str
    line: int
    caption: str = ""


@dataclass
class Line:
    """A written line: its Markdown and the pictures that stood in it; `alone` says that nothing but pictures did."""

    text: str
    images: list[Image] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        return bool(self.images) and not self.text.strip()


@dataclass
class _Open:
    """An HTML element or a link that is open: where its content begins in what is written, and what follows it."""

    name: str
    at: int
    address: str = ""


@dataclass
class InlineWriter:
    """Writes lines. `anchor` gives the id of the section that an address such as `#what-it-is` leads to, empty for none; `labels` are those
    of the footnotes that the post defines.
    """

    findings: Findings
    anchor: Callable[[str], str]
    labels: set[str] = field(default_factory=set)

    def line(self, tokens: Iterable[Token], first: int, cell: bool = False) -> Line:
        """The line of an inline token's children, which begins on a line of the post; in a `cell` lines end in `<br>`."""
        return _Writing(self, first, cell).of(tokens)

    def address(self, href: str, line: int) -> str:
        """Where a link can lead in a work; empty for nowhere, with a warning."""
        if href.startswith("//"):
            href = f"https:{href}"
        href = quote(href, safe="%/:=&?~#+!$,;'@()*[]-._", encoding="utf-8") if not href.isascii() or " " in href else href
        if ADDRESS.fullmatch(href):
            return href
        if href.startswith("#") and (name := self.anchor(href[1:])):
            return f"#{name}"
        if href and not href.startswith("#"):
            said = unquote(href)[:200]
            help = "give the whole address, `https://…`, where the text should lead somewhere"
            self.findings.warn("relative-link", f"the link to `{said}` leads nowhere from a talk or a report; its text is kept", line, help)
            self.findings.aside(f"The post links to {said}")
        return ""


class _Writing:
    def __init__(self, writer: InlineWriter, first: int, cell: bool) -> None:
        self.writer, self.number, self.cell = writer, first, cell
        self.out: list[str] = []
        self.open: list[_Open] = []
        self.images: list[Image] = []

    def of(self, tokens: Iterable[Token]) -> Line:
        for token in tokens:
            self._token(token)
        text = "".join(self.out)
        text = text if self.cell else re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"(?:\\\n)+\s*$", "", text))
        return Line(text.strip(), self.images)

    def _token(self, token: Token) -> None:
        match token.type:
            case "text":
                self.out.append(ours(re.sub(r"[\t\u200b\ufeff]+", " ", token.content)))
            case "text_special":
                self.out.append(token.markup or token.content)
            case "softbreak":
                self.number += 1
                self.out.append(" " if self.cell else "\n")
            case "hardbreak":
                self.number += 1
                self.out.append("<br>" if self.cell else "\\\n")
            case "code_inline":
                self.out.append(_code(token.content))
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                self.out.append(token.markup)
            case "s_open":
                help = "leave the words out, or say what they were replaced by"
                self.writer.findings.warn("strikethrough", "words that are struck out stand as others do", self.number, help)
            case "link_open":
                href = str(token.attrs.get("href", ""))
                if title := token.attrs.get("title"):
                    self.writer.findings.warn("link-title", "the title of a link is not shown; it is kept as a comment", self.number)
                    self.writer.findings.aside(f"The title of a link: {title}")
                self.open.append(_Open("link", len(self.out), self.writer.address(href, self.number)))
            case "link_close":
                self._close_link()
            case "image":
                alt = "".join(child.content for child in token.children or [])
                self._image(str(token.attrs.get("src", "")), alt, str(token.attrs.get("title", "")))
            case "math_inline":
                self._formula(token.content)
            case "footnote_ref":
                label = token.meta["label"]
                self.out.append(f"[^{label}]" if label in self.writer.labels else f"\\[^{ours(label)}]")
            case "html_inline":
                self._html(token.content)
            case _:
                self.out.append(ours(token.content))

    def _formula(self, tex: str) -> None:
        from generator.exhibits.latex import BadFormulaError, read_formula

        try:
            read_formula(tex)
            self.out.append(f"${tex.strip()}$")
        except BadFormulaError as error:
            help = f"{error.help or 'write it as LaTeX'}; it is shown as code"
            self.writer.findings.warn("bad-formula", f"the formula `{tex[:60]}` cannot be read: {error}", self.number, help)
            self.out.append(_code(f"${tex}$"))

    def _image(self, source: str, alt: str, title: str) -> None:
        if BADGE.search(source):
            self.writer.findings.warn("badge", f"the badge `{alt or source}` is left out", self.number)
            self.writer.findings.aside(f"A badge: {alt} {source}")
        elif source:
            self.images.append(Image(source, alt, title, self.number))

    def _close_link(self) -> None:
        while self.open and self.open[-1].name != "link":
            self.open.pop()
        if self.open:
            self._wrap_link(self.open.pop())

    def _wrap_link(self, opened: _Open) -> None:
        inner = "".join(self.out[opened.at :])
        del self.out[opened.at :]
        if not opened.address or not inner.strip():
            self.out.append(inner)
        elif inner.replace("\\", "") == opened.address or f"mailto:{inner}" == opened.address:
            self.out.append(f"<{inner.replace(chr(92), '')}>")
        else:
            bare = opened.address.count("(") == opened.address.count(")") and not re.search(r"[<>\s]", opened.address)
            self.out.append(f"[{inner}]({opened.address if bare else quote(opened.address, safe='%/:=&?~#+!$,;@-._')})")

    # HTML, a tag at a time

    def _html(self, tag: str) -> None:
        if not (match := _TAG.match(tag)):
            self.number += tag.count("\n")
            self._aside(tag)
            return
        closing, name = match[1], match[2].lower()
        if name == "br":
            self.out.append("<br>" if self.cell else "\\\n")
        elif name == "img" and not closing:
            found = attributes(tag)
            self._image(found.get("src", ""), found.get("alt", ""), found.get("title", ""))
        elif name in EMBEDDED:
            if not closing:
                self._aside(tag)
        elif closing:
            self._close(name)
        elif name in _NAMES or name in _MONOSPACE:
            self.open.append(_Open(name, len(self.out)))
        elif name == "a":
            href = attributes(tag).get("href", "")
            self.open.append(_Open(name, len(self.out), self.writer.address(href, self.number)))

    def _close(self, name: str) -> None:
        if all(opened.name != name for opened in self.open):
            return
        while (opened := self.open.pop()).name != name:
            pass
        if name == "a":
            self._wrap_link(opened)
            return
        inner = "".join(self.out[opened.at :])
        del self.out[opened.at :]
        self.out.append(_code(re.sub(r"\\(?=[^\w\s])", "", inner)) if name in _MONOSPACE else wrapped(inner, _NAMES[name]))

    def _aside(self, tag: str) -> None:
        comment = re.fullmatch(r"<!--\s*(.*?)\s*-->", tag, re.DOTALL)
        keep_aside(self.writer.findings, comment[1] if comment else tag, self.number)


def keep_aside(findings: Findings, text: str, line: int) -> None:
    """Keeps a comment, a tag of a site generator or an element that cannot be shown, and says so."""
    text = text.strip()
    if not text:
        return
    said = text.split("\n")[0][:60]
    if text.startswith(("{%", "{{", "[TOC", "[[", "[toc")):
        findings.warn("template-tag", f"`{said}` is for the site that the post was on; it is kept as a comment", line, "say it in words")
    elif text.startswith("<"):
        findings.warn(
            "raw-html", f"`{said}` cannot be shown; it is kept as a comment", line, "use a picture, or give its address as a link"
        )
    else:
        findings.warn("html-comment", f"the comment `{said}` is kept as a comment", line)
    findings.aside(text)


def wrapped(inner: str, mark: str) -> str:
    """The text between marks, which stand at its words; letters above or below the line only where these are one word."""
    words = inner.strip()
    if not words or (mark in "~^" and re.search(r"[\s~^]", words)):
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _code(text: str) -> str:
    """Code in a line; spaces alone are none."""
    line = text.replace("\n", " ")
    return code_span(line) if line.strip() else line


def plain_line(text: str) -> str:
    """Plain text, such as an attribute of HTML, as a line."""
    return escaped(" ".join(text.split()))
