"""The Markdown dialect of the content: CommonMark, tables, definition lists, footnotes, sub- and superscript, references to exhibits and
sections, citations, fields of recipients, `{{ name }}`, spans with attributes, `[text]{lang=fr}`, and formulas, `$x^2$` and `$$…$$`.

markdown-it's inline tokens do not say where they begin; here they do, so that every run of text can point at its place in the file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .citing import Cite, Cluster, cluster_at, name_at
from .fields import ID_SHAPE

MAX_NESTING = 20
MOST_LINES = 200
"""Of a formula."""

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_REFERENCE = re.compile(rf"@((?:fig|tbl|cht|lst|sec|eq)-{ID_SHAPE})")
_FORMULA = re.compile(r"(\$\$?)(?![\s$])((?:\\.|[^\\$])+)(?<!\s)\1(?!\d)", re.DOTALL)
_FIELD = re.compile(r"\{\{[ ]*([^\W\d_][\w. -]{0,60}?)[ ]*\}\}")
_ATTRIBUTES = re.compile(r"\{([ ]*(?:[.#][A-Za-z]|[\w-]+=)[^{}\n]{0,200})\}")
"""What begins as a class, an id or a key with a value; other braces are text."""


@cache
def parser() -> MarkdownIt:
    """The parser, made once. Raw HTML in a block is left to the inline rules, which keep it as text."""
    from mdit_py_plugins.subscript import sub_plugin
    from mdit_py_plugins.superscript import superscript_plugin

    markdown = common_parser().use(sub_plugin).use(superscript_plugin)
    markdown.inline.ruler.before("link", "reference", _reference)
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.inline.ruler.before("link", "field", _field)
    markdown.inline.ruler.after("footnote_ref", "span", _span)
    return markdown.disable("html_block")


def common_parser() -> MarkdownIt:
    """A parser for what content files and posts have in common: CommonMark with footnotes, definitions, formulas and tables.

    Its inline tokens know where they begin.
    """
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    markdown.inline = PlacedInline()
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.use(deflist_plugin)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("fence", "math_block", display_rule, interrupts)
    markdown.inline.ruler.before("escape", "math_inline", formula_rule)
    markdown.inline.ruler.at("footnote_ref", footnote_rule)
    markdown.enable("table")
    # Joining fragments would lose their places; what we build from them is joined by style anyway.
    markdown.disable(["text_join", "fragments_join"])
    # Every address is let through to be judged with a diagnostic, where markdown-it would leave a bad one as text.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    return markdown


def inline_tokens(text: str) -> list[Token]:
    """The tokens of one paragraph; `meta["at"]` is the index of each token's first character."""
    markdown = parser()
    return markdown.inline.parse(text, markdown, {}, [])


def block_tokens(text: str) -> tuple[list[Token], dict[str, int]]:
    """The tokens of a text of several blocks, whose inline tokens have children as `inline_tokens` makes them; and the definitions of
    link addresses that no link uses, `[label]: https://…`, each label with its line from 0."""
    definitions = _Definitions()
    tokens = parser().parse(text, {"references": definitions})
    return tokens, {label: found["map"][0] for label, found in definitions.items() if label not in definitions.used}


class _Definitions(dict[str, Any]):
    """What the rules for links look addresses up in; it remembers which were found."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        self.used.add(label)
        return super().get(label, default)


class PlacedInline(ParserInline):
    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        end, limit = state.posMax, state.md.options["maxNesting"]
        text_at: int | None = None
        while state.pos < end:
            pos, count = state.pos, len(state.tokens)
            if not (state.level < limit and any(rule(state, False) for rule in rules)):
                state.append_pending(state.src[pos])
                state.pos += 1
            made = state.tokens[count:]
            if made and text_at is not None:
                made.pop(0).meta.setdefault("at", text_at)
            # A rule's second token begins one character on: `**` makes two, and `~x~` and `<address>` have a mark of one.
            for index, token in enumerate(made):
                token.meta.setdefault("at", pos + index)
            text_at = None if len(state.tokens) > count else pos if text_at is None else text_at
        if state.pending:
            state.pushPending().meta["at"] = text_at


def _reference(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "@" or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("reference", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """Works cited in brackets, or one named in the sentence; `meta["places"]` are the indexes of their `@`."""
    sign = state.src[state.pos]
    if sign not in "[@" or (sign == "@" and state.src[state.pos - 1 : state.pos].isalnum()):
        return False
    if sign == "[":
        found = cluster_at(state.src, state.pos, state.posMax)
        if not found:
            return False
        cluster, places, end = found
    elif name := name_at(state.src, state.pos, state.posMax):
        cluster, places, end = Cluster((Cite(name),), True), [state.pos], state.pos + 1 + len(name)
    else:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.meta = state.src[state.pos : end], {"cluster": cluster, "places": places}
    state.pos = end
    return True


def _field(state: StateInline, silent: bool) -> bool:
    """A field of a recipient; the token's content is its name, its markup all that is written."""
    match = _FIELD.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if not match:
        return False
    if not silent:
        token = state.push("field", "", 0)
        token.content, token.markup = match[1], match[0]
    state.pos = match.end()
    return True


def footnote_rule(state: StateInline, silent: bool) -> bool:
    """In place of the plugin's rule, which passes over notes without a definition and looks for a `]` up to the text's end."""
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True


def display_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula on lines of its own between `$$`. mdit-py-plugins' rule cannot end a paragraph, and looks for an end in all of the text."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("$$", begin):
        return False
    lines: list[str] = []
    for line in range(start, min(end, start + MOST_LINES)):
        lines.append(state.src[begin + 2 : state.eMarks[line]] if line == start else state.getLines(line, line + 1, state.blkIndent, False))
        ended, mark, rest = lines[-1].partition("$$")
        if mark or (line > start and state.sCount[line] < state.blkIndent and lines[-1].strip()):
            break
    if not mark or rest.strip():
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content, token.markup, token.block, token.map = "\n".join([*lines[:-1], ended]), "$$", True, [start, line + 1]
        state.line = line + 1
    return True


def formula_rule(state: StateInline, silent: bool) -> bool:
    """A formula between dollars in a line.

    A dollar before a space or after a digit opens nothing, one before a digit closes nothing: `from $5 to $10` is text.
    """
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if not match or (state.pos and state.src[state.pos - 1].isdigit()):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = match[2], match[1]
    state.pos = match.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """In place of mdit-py-plugins' rule for spans, which does not say where each attribute stands and looks for braces beyond the text
    that it is given. What is around a span may look for its end first: then the brackets inside are only counted.

    The opening token's content is what stands in the braces, its `meta["inside"]` the index of the first character of that.
    """
    if silent or state.src[state.pos] != "[" or state.src.find("]{", state.pos, state.posMax) < 0:
        return False
    end = parseLinkLabel(state, state.pos)
    match = _ATTRIBUTES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not match:
        return False
    begin, limit = state.pos + 1, state.posMax
    opening = state.push("span_open", "span", 1)
    opening.content, opening.meta = match[1], {"inside": match.start(1)}
    state.pos, state.posMax = begin, end
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1)
    state.pos, state.posMax = match.end(), limit
    return True
