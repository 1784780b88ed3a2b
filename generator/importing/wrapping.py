"""Paragraphs in lines of a width that can be read in an editor.

What is broken here is Markdown of others, where a space can be part of code or of an address: a line that could be harmed stays long.
`source/markup_blocks.py` breaks what it wrote itself, and knows of each space what it is.
"""

from __future__ import annotations

import re
import textwrap

from generator.source.markup_blocks import WIDTH

from .escaping import guarded


def wrapped_lines(text: str) -> str:
    """A paragraph whose long lines are broken at spaces, where none would then begin as a list or a heading does."""
    lines = []
    joined = re.sub(r"(?<!\\)\n", " ", text) if any(len(line) > WIDTH + 10 for line in text.split("\n")) else text
    for line in joined.split("\n"):
        if len(line) <= WIDTH + 10 or re.search(r"[`<]", line):
            lines.append(line)
            continue
        parts = textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False, replace_whitespace=False, drop_whitespace=True)
        lines += parts if all(guarded(part) == part for part in parts[1:]) else [line]
    return "\n".join(lines)
