"""Text that stays text in the Markdown of content files, and sentences in it.

`source/markup.py` writes runs, and knows what stands on both sides of each character. Here words are escaped before their neighbours are
known, and lines are guarded that have marks of their own already.
"""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"[\\`\[\]|]|\*(?!\s|$)|(?<!\s)\*|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|<(?=[A-Za-z/!?])|[$~^](?=\S)"
    r"|(?<![A-Za-z0-9])@(?=[\w{])|&(?=[#\w]+;)|\{(?=\{)"
)
_OURS = re.compile(
    r"(?<![A-Za-z0-9])@(?=[A-Za-z0-9_{])"  # a citation or a reference
    r"|~(?=[^\s~]+~)|\^(?=[^\s^]+\^)"  # letters below and above the line
    r"|\[(?=\^[^\]\s]{1,80}\])"  # a footnote
    r"|(?<=\])\{|\{(?=\{)"  # the attributes of a span, a field of a mail
)
_STARTS = re.compile(r"(?=#{1,6}(?:\s|$)|>|[+*-](?:\s|$)|[=-]+\s*$|(?:[*_-][ \t]*){3,}$|:[ \t]|`{3}|~{3})")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s+[^\sa-z])|[。！？]+[」』”]?")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|al|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|Figs|Eq|Sec|Ch|Vol|pp?|ca|bzw|z\.B)|\b[A-Z])\.$"
)
MOST = 4000
"""Characters of a paragraph that are looked at for sentences; the rest is taken for one."""
_UNFIT = re.compile(r"\[\^|\n[ \t]*\n|\\\n")


def escaped(text: str) -> str:
    """Plain text as Markdown that reads the same."""
    return guarded(escaped_words(text))


def escaped_words(text: str) -> str:
    """The same for words inside a paragraph."""
    return _MARKS.sub(r"\\\g<0>", text)


def ours(text: str) -> str:
    """Text of a post, where some signs are text that are marks in content files."""
    return _OURS.sub(r"\\\g<0>", text)


def guarded(text: str) -> str:
    """The text of a paragraph, every line of which would begin no list, heading or the like."""
    return "\n".join(_guarded(line.lstrip(" \t")) for line in text.split("\n"))


def _guarded(line: str) -> str:
    if _STARTS.match(line):
        return f"\\{line}"
    number = _NUMBERED.match(line)
    return f"{number[1]}\\{line[number.end() :]}" if number else line


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, whose marks are whole; joined with spaces they are the paragraph."""
    found, begun = [], 0
    for match in _END.finditer(text, 0, MOST):
        if not _ABBREVIATION.search(text, begun, match.end()) and _whole(sentence := text[begun : match.end()]):
            found.append(sentence.strip())
            begun = match.end()
    return [*found, *([rest] if (rest := text[begun:].strip()) else [])]


def _whole(text: str) -> bool:
    """Whether every mark that opens is closed."""
    bare = re.sub(r"\\.", "", text)
    return (
        bare.count("`") % 2 == 0
        and bare.count("*") % 2 == 0
        and bare.count("$") % 2 == 0
        and bare.count("[") == bare.count("]")
        and bare.count("(") == bare.count(")")
        and len(re.findall(r"\b_|_\b", bare)) % 2 == 0
    )


def one_line(text: str) -> str:
    """The text of a field: its lines joined."""
    return re.sub(r"\\?\s*\n\s*", " ", text).strip()


def fits_field(text: str) -> bool:
    """Whether a field can hold it: neither notes nor several paragraphs or lines."""
    return bool(text.strip()) and not _UNFIT.search(text)
