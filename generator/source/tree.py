"""YAML text becomes a tree of mappings, sequences and scalars that know their places; what could harm or mislead is refused.

The tree is built from the parser's events rather than composed, so that the nesting is bounded before anything recurses and an alias
costs nothing until it is counted. Types are not guessed: every scalar is the author's text, and the schema says what it should be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml

from generator.model import Diagnostics

from .scalar import MISSING, Scalar
from .text_file import UNPRINTABLE, Source

MAX_DEPTH = 40
MAX_SIZE = 16 * 1024 * 1024
"""Characters of all values with every alias expanded; a value counts for at least 32."""

_Loader = getattr(yaml, "CLoader", yaml.Loader)
_ANCHOR = re.compile(r"&\S+(?:\s|#[^\n]*\n)*")


class Mapping(dict[str, "Node"]):
    """A YAML mapping. `keys_at` holds each key with its place; `size` counts as `MAX_SIZE` does."""

    def __init__(self, source: Source, start: int) -> None:
        super().__init__()
        self.source, self.start, self.size = source, start, 0
        self.keys_at: dict[str, Scalar] = {}

    def without(self, keys: set[str]) -> Mapping:
        """The mapping without some keys; itself when there are none."""
        if not keys:
            return self
        made = Mapping(self.source, self.start)
        made.update((key, node) for key, node in self.items() if key not in keys)
        made.keys_at = self.keys_at
        return made


class Sequence(list["Node"]):
    """A YAML sequence; `size` counts as `MAX_SIZE` does."""

    def __init__(self, source: Source, start: int) -> None:
        super().__init__()
        self.source, self.start, self.size = source, start, 0


Node = Scalar | Mapping | Sequence


def parse(source: Source, diagnostics: Diagnostics) -> Node | None:
    """The tree of the file's one YAML document; None when there is none, with a diagnostic."""
    builder = _Builder(source, diagnostics)
    try:
        for event in yaml.parse(source.text, Loader=_Loader):
            builder.feed(event)
    except yaml.MarkedYAMLError as error:
        _syntax_error(error, source, diagnostics)
        return None
    except _RefusedError:
        return None
    if builder.root is None:
        diagnostics.error("empty-file", "the file is empty", source.place(0), "`diptych new NAME` writes one to start from")
    return builder.root


class _RefusedError(Exception):
    """The rest of the file is not read."""


@dataclass
class _Frame:
    """A container that is still open. `key` waits for its value; `dropped` says that the value is to be left out."""

    node: Mapping | Sequence
    anchor: str | None
    key: Scalar | None = None
    dropped: bool = False
    size: int = 32


@dataclass
class _Builder:
    source: Source
    diagnostics: Diagnostics
    root: Node | None = None
    _open: list[_Frame] = field(default_factory=list)
    _anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)

    def feed(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                self._error("several-documents", "a second YAML document begins here", event, "keep one document a file", 3)
                raise _RefusedError
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_tag(event)
                if len(self._open) == MAX_DEPTH:
                    self._error("too-deep", f"values are nested more than {MAX_DEPTH} deep", event, "flatten the content")
                    raise _RefusedError
                container = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
                self._open.append(_Frame(container(self.source, _span(event)[0]), event.anchor))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                frame = self._open.pop()
                frame.node.size = frame.size
                self._add(frame.node, frame.size, frame.anchor)
            case yaml.ScalarEvent():
                self._check_tag(event)
                scalar = self._scalar(event)
                self._add(scalar, max(32, len(scalar)), event.anchor)
            case yaml.AliasEvent():
                self._add(*self._aliased(event), None)

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node, size
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        frame.size += size
        if frame.size > MAX_SIZE:
            message = f"the content is larger than {MAX_SIZE // 1024 // 1024} million characters once its aliases are expanded"
            self.diagnostics.error("too-large", message, self.source.place(node.start), "write the values out, or fewer of them")
            raise _RefusedError
        if isinstance(frame.node, Sequence):
            frame.node.append(node)
        elif frame.key is None:
            self._add_key(frame, frame.node, node)
        else:
            if not frame.dropped:
                frame.node[str(frame.key)] = node
                frame.node.keys_at[str(frame.key)] = frame.key
            frame.key, frame.dropped = None, False

    def _add_key(self, frame: _Frame, mapping: Mapping, node: Node) -> None:
        place = self.source.place(node.start)
        if not isinstance(node, Scalar):
            self.diagnostics.error("bad-key", "a key must be text", place, "put a key that begins with `[` or `{` in quotes")
            frame.key, frame.dropped = Scalar("", self.source, node.start, node.start), True
            return
        frame.key = node
        if node == "<<" and node.plain:
            help = "repeat the keys, or use an alias for a whole value"
            self.diagnostics.error("merge-key", "merge keys are not supported", place, help, node.length)
            frame.dropped = True
        elif node in mapping:
            first = mapping.keys_at[node].place.line
            message = f"duplicate key `{node}`, first on line {first}"
            self.diagnostics.error("duplicate-key", message, place, "keep one of them", node.length)
            frame.dropped = True

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _span(event)
        if event.anchor and (anchor := _ANCHOR.match(self.source.text, start, end)):
            start = anchor.end()
        scalar = Scalar(event.value, self.source, start, end, plain=not event.style)
        if self.source.text[start : start + 1] == '"' and (bad := UNPRINTABLE.search(scalar)):
            message = f"the character U+{ord(bad[0]):04X} cannot stand in text"
            self.diagnostics.error("control-character", message, scalar.place, "remove the escape", scalar.length)
        return scalar

    def _aliased(self, event: yaml.AliasEvent) -> tuple[Node, int]:
        name = event.anchor or ""
        if found := self._anchors.get(name):
            return found
        start, end = _span(event)
        near = get_close_matches(name, self._anchors, 1)
        help = f"did you mean `*{near[0]}`?" if near else "an alias repeats a finished value that an `&anchor` above it named"
        self._error("unknown-alias", f"unknown alias `*{name}`", event, help, end - start)
        return MISSING, 0

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag:
            start = self.source.text.find("!", _span(event)[0])
            tag = self.source.text[start : start + 80].split()[0]
            help = "remove it; each key knows the type of its value"
            self.diagnostics.error("tag", f"the YAML tag `{tag}` is not supported", self.source.place(start), help, len(tag))

    def _error(self, code: str, message: str, event: yaml.Event, help: str, length: int = 1) -> None:
        self.diagnostics.error(code, message, self.source.place(_span(event)[0]), help, length)


def _span(event: yaml.Event) -> tuple[int, int]:
    """The offsets of the event's first character and of the one behind its last."""
    assert event.start_mark
    assert event.end_mark
    return event.start_mark.index, event.end_mark.index


def _syntax_error(error: yaml.MarkedYAMLError, source: Source, diagnostics: Diagnostics) -> None:
    problem = error.problem or "the YAML cannot be read"
    at = error.problem_mark.index if error.problem_mark else 0
    begun = error.context_mark.index if error.context_mark else at
    line = source.text[source.text.rfind("\n", 0, at) + 1 : at + 1]
    if not line.strip() and "\t" in line:
        tab = at - len(line) + 1 + line.index("\t")
        diagnostics.error("tab", "a tab cannot indent YAML", source.place(tab), "indent with spaces")
        return
    help = ""
    if "mapping values are not allowed" in problem:
        help = "put a text that contains `: ` in quotes"
    elif "cannot start any token" in problem:
        help = f"put a text that begins with `{source.text[at : at + 1]}` in quotes"
    elif "end of stream" in problem and "quoted" in (error.context or ""):
        problem, at, help = "the quoted text that begins here has no end", begun, "add the closing quote"
    elif "did not find expected" in problem:
        problem = f"{problem} {error.context} that begins on line {source.place(begun).line}"
        help = "check the indentation of this line, and quotes and brackets above it"
    elif "could not find expected ':'" in problem:
        at, help = begun, "a key is followed by `: `; put a longer text in quotes, or indent it below its key"
    diagnostics.error("bad-yaml", problem, source.place(at), help)
