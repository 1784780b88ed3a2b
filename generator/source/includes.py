"""`{include: part.yaml}` among sections is replaced by the sections that the file holds: one, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Diagnostics

from .fields import describe
from .project import Project, read_text
from .scalar import Scalar
from .tree import MAX_SIZE, Mapping, Node, Sequence, parse

KEY = "include"
MAX_LEVELS = 8
MOST_FILES = 200


@dataclass
class Includes:
    """Puts files into one tree. Their paths, and those of what they name, are relative to the file that names them.

    The texts of the files are added to `sources`.
    """

    project: Project
    diagnostics: Diagnostics
    sources: dict[str, str]
    files: int = 0
    size: int = 0

    def expand(self, tree: Node, above: tuple[Path, ...]) -> None:
        """Replaces what is included among the sections of an entry, at every depth; `above` are the files around it."""
        sections = tree.get("sections") if isinstance(tree, Mapping) else None
        if isinstance(sections, Sequence):
            sections[:] = [made for item in sections for made in self._made(item, above)]

    def _made(self, item: Node, above: tuple[Path, ...]) -> Iterator[Node]:
        """A section, or all that are in the place of one."""
        if not isinstance(item, Mapping) or KEY not in item:
            self.expand(item, above)
            yield item
            return
        key, named = item.keys_at[KEY], item[KEY]
        if others := [other for name, other in item.keys_at.items() if name != KEY]:
            help = "write it in the file that is included, or begin another section with its own `- `"
            self._error("bad-include", f"`{others[0]}` cannot stand beside `{KEY}`", others[0], help)
        elif not isinstance(named, Scalar) or not named.strip():
            self._error("bad-include", f"expected the name of a file, found {describe(named)}", key, f"write `{KEY}: part.yaml`")
        else:
            yield from self._of_file(named, above)

    def _of_file(self, named: Scalar, above: tuple[Path, ...]) -> Iterator[Node]:
        path = self.project.file(named, self.diagnostics)
        if path is None or not self._is_allowed(path, named, above):
            return
        source = read_text(path, named, self.diagnostics)
        if source is None:
            return
        self.sources[source.name] = source.text
        tree = parse(source, self.diagnostics)
        if isinstance(tree, Scalar):
            message = f"expected a section, or a list of sections, found {describe(tree)}"
            self.diagnostics.error("wrong-type", message, tree.place, "begin a section with `title: …`", tree.length)
        elif tree is not None and self._has_room(tree, named):
            for item in tree if isinstance(tree, Sequence) else [tree]:
                yield from self._made(item, (*above, path))

    def _is_allowed(self, path: Path, named: Scalar, above: tuple[Path, ...]) -> bool:
        self.files += 1
        if path in above:
            self._error("include-loop", f"`{named}` is included by itself", named, "let it include only what it is made of")
        elif len(above) > MAX_LEVELS:
            self._error("deep-include", f"files are included more than {MAX_LEVELS} deep", named, "include it in a file further up")
        elif self.files > MOST_FILES:
            self._error("too-many-includes", f"more than {MOST_FILES} files are included", named, "put several of them into one file")
        else:
            return True
        return False

    def _has_room(self, tree: Mapping | Sequence, named: Scalar) -> bool:
        self.size += tree.size
        if self.size > MAX_SIZE:
            message = f"the files that are included are larger than {MAX_SIZE // 1024 // 1024} million characters"
            self._error("too-large", message, named, "leave some of them out")
        return self.size <= MAX_SIZE

    def _error(self, code: str, message: str, at: Scalar, help: str) -> None:
        self.diagnostics.error(code, message, at.place, help, at.length)
