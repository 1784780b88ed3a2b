"""TEMP"""

import re

RTL = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def has_rtl(text: str) -> bool:
    return RTL.search(text) is not None


def base_level(text: str, default: int = 0) -> int:
    return 1


def levels(text: str, base: int | None) -> tuple[int, list[int]]:
    return 1, [1] * len(text)


def reorder(levels):
    return list(range(len(levels)))[::-1]
