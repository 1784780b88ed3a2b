"""A post's file becomes text that can be read: decoded, mended where it was decoded wrongly, and parted from its front matter."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from generator.model import Diagnostics, Place
from generator.source.text_file import MAX_BYTES, UNPRINTABLE, Source

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_SUSPECT = re.compile(r"[\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}")
"""What UTF-8 looks like when it was taken for Windows-1252 or Latin-1; only lines with such pairs are worth a closer look."""


@dataclass(frozen=True)
class Post:
    """A post: its file as it was written, its text mended, and its front matter with the mark that it stands between, `---` or `+++`.

    `text` is the whole file, in which the front matter's lines are empty, so that lines count as they do in the file.
    """

    source: Source
    text: str
    mark: str = ""
    front: str = ""

    def place(self, line: int, column: int = 0) -> Place:
        """The place of a line and a column, from 0, in the file; a line that was mended is marked from where it begins to differ."""
        lines = self.source.text.split("\n")
        written = lines[line] if line < len(lines) else ""
        if not column:
            column = len(written) - len(written.lstrip())
        return Place(self.source.name, line + 1, min(column, len(written)) + 1)


def read_post(path: Path, diagnostics: Diagnostics) -> Post | None:
    """The post; None, with an error, when it is too large. Raises OSError when it cannot be read."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    written = _decoded(data, str(path), diagnostics)
    if written is None:
        return None
    text = _without_controls(written, _mended(written, diagnostics), diagnostics)
    if not (opening := _FENCE.match(text)):
        return Post(written, text)
    closing = re.compile(rf"^{re.escape(opening[1])}[ \t]*$", re.MULTILINE).search(text, opening.end())
    if not closing:
        return Post(written, text)
    front = text[opening.end() : closing.start()]
    return Post(written, "\n" * (front.count("\n") + 1) + text[closing.end() :], opening[1], front)


def _decoded(data: bytes, name: str, diagnostics: Diagnostics) -> Source | None:
    """The file as text; what is not UTF-8, or UTF-16 with a mark, is taken for Windows-1252."""
    if len(data) > MAX_BYTES:
        diagnostics.error("file-too-large", f"the post is larger than {MAX_BYTES // 1024 // 1024} MiB", Place(name, 1, 1), "split it")
        return None
    try:
        text = data.decode("utf-16" if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        help = "look at its accented letters; save posts as UTF-8"
        diagnostics.warning("bad-encoding", "the post is not UTF-8; it is read as Windows-1252", Place(name, line, 1), help)
        text = data.decode("cp1252", "replace")
    return Source(name, re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))


def _without_controls(source: Source, text: str, diagnostics: Diagnostics) -> str:
    """The text without the characters that no work can show."""
    if found := UNPRINTABLE.search(text):
        message = f"the character U+{ord(found[0]):04X} cannot stand in text; it is left out, as others like it are"
        line = text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        diagnostics.warning("control-character", message, Place(source.name, line + 1, column), "look whether anything is missing")
    return UNPRINTABLE.sub("", text)


def _mended(source: Source, diagnostics: Diagnostics) -> str:
    """The text, in which what was decoded wrongly before (UTF-8 taken for Windows-1252) is right again; each line is reported."""
    if not _SUSPECT.search(source.text):
        return source.text
    from ftfy import TextFixerConfig, fix_encoding

    settings = TextFixerConfig(explain=False)
    lines = source.text.split("\n")
    for number, line in enumerate(lines):
        made = fix_encoding(line, settings) if _SUSPECT.search(line) else line
        if made == line or "\n" in made:
            continue
        lines[number] = made
        at = _alike(line, made)
        tail = _alike(line[at:][::-1], made[at:][::-1])
        wrong, right = line[at : len(line) - tail][:12], made[at : len(made) - tail][:6]
        said = right if right.strip() and right.isprintable() else " ".join(f"U+{ord(letter):04X}" for letter in right) or "nothing"
        message = f"`{wrong}` was decoded wrongly and is read as `{said}`"
        diagnostics.warning("mis-decoded", message, Place(source.name, number + 1, at + 1), "look whether this is right", len(wrong))
    return "\n".join(lines)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
