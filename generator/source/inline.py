"""Inline Markdown becomes runs of one style each, with references and links resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from generator.model import NOWHERE, STAND_IN, Diagnostics, Formula, Place, Run, Text

from .citations import Citations
from .fields import LANGUAGE, LANGUAGE_HELP, describe, nearest
from .filling import Fields
from .markdown import inline_tokens
from .scalar import Scalar, Spots

Locate = Callable[[int], Place]
"""From the index of a character in an inline text to its place in the file."""

Note = Callable[[str, Place], Run | None]
"""From a footnote's label to the run that stands for it; None when it cannot be shown here."""

_PLAIN = Run("")
_MARKUP = re.compile(r"[\\`*_\[<&@~^!$\n\t{]")
_ATTRIBUTE = re.compile(r"(?:lang=(?P<lang>\"[^\"]*\"|\S*)|\S+)")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


@dataclass
class Inline:
    """Makes texts. `labels` are the names that can be referred to, such as `fig-sun`, with what a reference reads: `Figure 1`.

    Without `citations` works that are cited in brackets are left out.
    """

    labels: dict[str, str]
    diagnostics: Diagnostics
    citations: Citations | None = None
    fields: Fields = field(default_factory=Fields)

    def text(self, scalar: Scalar) -> Text:
        """A field of one paragraph; line ends in it are spaces."""
        content = scalar.strip()
        if not content:
            return Text((), scalar.place)
        spots, shift = Spots(scalar), len(scalar) - len(scalar.lstrip())
        place = spots.place(shift)
        if not _MARKUP.search(content):
            return Text((Run(content, place=place),), place)
        if gap := re.search(r"\n[ \t]*\n", content):
            help = "several paragraphs can stand in `body`, `notes` and `abstract`"
            message = "this field is one paragraph; its lines are joined"
            self.diagnostics.warning("paragraph-break", message, spots.place(shift + gap.end()), help)
        return self.runs(inline_tokens(content), lambda at: spots.place(shift + at), self._no_note)

    def runs(self, tokens: Iterable[Token], locate: Locate, note: Note) -> Text:
        """The runs of one inline text; `locate` and `note` are called as their types say."""
        return _Runs(self, locate, note).of(tokens)

    def _no_note(self, label: str, place: Place) -> None:
        help = "footnotes can stand in `body` and `abstract`"
        self.diagnostics.error("misplaced-footnote", f"the footnote `[^{label}]` cannot stand in this field", place, help, len(label) + 3)

    def formula(self, tex: str, locate: Locate, display: bool = False) -> Formula | None:
        """The formula; None, and an error at the place in it that is wrong, when it cannot be read."""
        from generator.exhibits.latex import BadFormulaError, read_formula

        try:
            return read_formula(tex, display=display)
        except BadFormulaError as error:
            self.diagnostics.error("bad-formula", str(error), locate(error.at), error.help, error.length)
            return None

    def resolve(self, name: str, place: Place, length: int) -> str | None:
        """What a reference to `name` reads; None, and an error at `place`, when there is no such thing."""
        if name not in self.labels:
            same_kind = [known for known in self.labels if known[:4] == name[:4]]
            help = nearest(f"@{name}", [f"@{known}" for known in same_kind]) if same_kind else "give the `id` to what it refers to"
            self.diagnostics.error("unknown-reference", f"nothing has the id `{name}`", place, help, length)
        return self.labels.get(name)

    def link(self, address: str, place: Place) -> str:
        """The address of a link if works may hold it, else empty, with an error at `place`."""
        if _ADDRESS.fullmatch(address):
            return address
        if address.startswith("#"):
            name = address[1:] if address[1:] in self.labels or f"sec-{address[1:]}" not in self.labels else f"sec-{address[1:]}"
            return f"#{name}" if self.resolve(name, place, 1) else ""
        help = "write a whole address, `https://…` or `mailto:…`, or the `#id` of a section, figure, table or chart"
        self.diagnostics.error("bad-link", f"`{address[:60]}` cannot be linked to", place, help)
        return ""

    def language(self, attributes: str, at: int, locate: Locate) -> str:
        """The language that a span's attributes give, from the character `at` on; empty, and an error, when they do not."""
        found = ""
        for match in _ATTRIBUTE.finditer(attributes):
            place, lang = locate(at + match.start()), match["lang"]
            if lang is None or found:
                help = "give the text in brackets one language, `{lang=fr}`; put `\\` before a `{` that is meant"
                self.diagnostics.error("bad-attribute", f"{describe(match[0])} cannot stand here", place, help, len(match[0]))
            elif not LANGUAGE.fullmatch(found := lang.strip('"')):
                message, place = f"expected a language tag, found {describe(found)}", locate(at + match.start("lang"))
                self.diagnostics.error("bad-language", message, place, LANGUAGE_HELP, max(len(lang), 1))
        return found


@dataclass
class _Runs:
    """The state of one pass over the tokens of an inline text. `style` and the counts are the style of what comes next."""

    inline: Inline
    locate: Locate
    note: Note
    style: Run = _PLAIN
    strong: int = 0
    emphasis: int = 0
    languages: list[str] = field(default_factory=list)
    """Those of the texts around the open spans."""
    made: list[Run] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _current: Run = _PLAIN
    """The style and the place of the parts that are being collected."""

    def of(self, tokens: Iterable[Token]) -> Text:
        for token in tokens:
            self._token(token, token.meta.get("at", 0))
        self._flush()
        return Text(tuple(self.made), self.made[0].place if self.made else self.locate(0))

    def _token(self, token: Token, at: int) -> None:
        warn = self.inline.diagnostics.warning
        match token.type:
            case "text" | "text_special":
                self._add(token.content, at)
            case "softbreak":
                self._add(" ", at)
            case "hardbreak":
                self._add("\n", at)
            case "code_inline":
                self._add(token.content, at + len(token.markup), code=True)
            case "strong_open" | "strong_close":
                self.strong += token.nesting
            case "em_open" | "em_close":
                self.emphasis += token.nesting
            case "sub_open" | "sup_open":
                self.style = replace(self.style, shift="sub" if token.type == "sub_open" else "super")
            case "sub_close" | "sup_close":
                self.style = replace(self.style, shift="")
            case "link_open":
                if "title" in token.attrs:
                    warn("link-title", "the title of a link is not shown", self.locate(at), "say it in the text")
                self.style = replace(self.style, link=self.inline.link(str(token.attrs["href"]), self.locate(at)))
            case "link_close":
                self.style = replace(self.style, link="")
            case "span_open":
                self.languages.append(self.style.lang)
                lang = self.inline.language(token.content, token.meta["inside"], self.locate)
                self.style = replace(self.style, lang=lang or self.style.lang)
            case "span_close":
                self.style = replace(self.style, lang=self.languages.pop())
            case "reference":
                self._reference(token.content, at)
            case "citation":
                self._citation(token, at)
            case "field":
                self._field(token, at)
            case "math_inline":
                if formula := self.inline.formula(token.content, lambda index: self.locate(at + len(token.markup) + index)):
                    self._flush()
                    style = replace(self.style, strong=self.strong > 0, emphasis=self.emphasis > 0, shift="")
                    self.made.append(replace(style, text=STAND_IN, formula=formula, place=self.locate(at)))
            case "footnote_ref":
                place = self.locate(at)
                if note := self.note(token.meta["label"], place):
                    self._flush()
                    self.made.append(replace(note, place=place))
            case "image":
                warn("image-in-text", "a picture cannot stand in text; its description is kept", self.locate(at), "use `figure:`")
                self._add("".join(child.content for child in token.children or []), at + 2)
            case "html_inline":
                help = "use Markdown; put `\\` before the `<` of a text that is meant"
                warn("raw-html", "HTML is shown as text", self.locate(at), help, len(token.content.split("\n")[0]))
                self._add(token.content.replace("\n", " "), at)

    def _reference(self, name: str, at: int) -> None:
        label = self.inline.resolve(name, self.locate(at), len(name) + 1)
        outer = self.style
        if label:  # which we say, in the document's language
            self.style = replace(outer, link=outer.link or f"#{name}", lang="")
        self._add(label or f"@{name}", at)
        self.style = outer

    def _field(self, token: Token, at: int) -> None:
        """A field's value is text, whatever characters it has."""
        name, value = self.inline.fields.read(token.content, token.markup, self.locate(at), self.inline.diagnostics)
        outer = self.style
        self.style = replace(outer, open_field=name)
        self._add(value, at)
        self.style = outer

    def _citation(self, token: Token, at: int) -> None:
        citations, cluster = self.inline.citations, token.meta["cluster"]
        if citations is None or (cluster.narrative and citations.works is None):
            self._add(token.content if cluster.narrative else "", at)
            return
        style = replace(self.style, strong=self.strong > 0, emphasis=self.emphasis > 0, place=self.locate(at))
        if run := citations.run(cluster, token.content, list(map(self.locate, token.meta["places"])), style):
            self._flush()
            self.made.append(run)
        else:
            self._add(token.content, at)

    def _add(self, text: str, at: int, code: bool = False) -> None:
        if not text:
            return
        style = replace(self.style, strong=self.strong > 0, emphasis=self.emphasis > 0, code=code)
        if not self._parts or style != replace(self._current, place=NOWHERE):
            self._flush()
            self._current = replace(style, place=self.locate(at))
        self._parts.append(text.replace("\t", " "))

    def _flush(self) -> None:
        if self._parts:
            self.made.append(replace(self._current, text="".join(self._parts)))
            self._parts = []
