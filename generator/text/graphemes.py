"""TEMP"""

import regex

X = regex.compile(r"\X")


def graphemes(text: str) -> list[str]:
    return list(text) if text.isascii() else X.findall(text)
