"""Where lines may break in any script: the line breaking algorithm of Unicode 17, UAX 14.

The rules stand below in the annex's own notation, and are made into one pattern over a string of one letter a character. Thai has no
spaces between words and is cut by BudouX; for Lao, Khmer and Burmese, which have none either, there is no such model, and they
break at spaces and signs only.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from .graphemes import Properties

if TYPE_CHECKING:
    from budoux import Parser
    from regex import Pattern

RULES = """
    4   BK ÷
    5   CR × LF
    5   CR|LF|NL ÷
    6   × BK|CR|LF|NL
    7   × SP|ZW
    8   ZW SP? ÷
    11  × WJ
    11  WJ ×
    12  GL ×
    12a ^SP|BA|HY|HH × GL
    13  × CL|CP|EX|SY
    14  OP SP? ×
    15a sot|BK|CR|LF|NL|OP|QU|GL|SP|ZW QU_Pi SP? ×
    15b × QU_Pf SP|GL|WJ|CL|QU|CP|EX|IS|SY|BK|CR|LF|NL|ZW|eot
    15c SP ÷ IS NU
    15d × IS
    16  CL|CP SP? × NS
    17  B2 SP? × B2
    18  SP ÷
    19  × QU-QU_Pi
    19  QU-QU_Pf ×
    19a ^EA × QU
    19a × QU ^EA
    19a QU × ^EA
    19a ^EA QU ×
    20  ÷ CB
    20  CB ÷
    20a sot|BK|CR|LF|NL|SP|ZW|CB|GL HY|HH × AL|HL
    21  × BA|HH|HY|NS
    21  BB ×
    21a HL HY|HH × ^HL
    21b SY × HL
    22  × IN
    23  AL|HL × NU
    23  NU × AL|HL
    23a PR × ID|EB|EM
    23a ID|EB|EM × PO
    24  PR|PO × AL|HL
    24  AL|HL × PR|PO
    25  NU|SY_NU|IS_NU × PO|PR|NU
    25  NU|SY_NU|IS_NU CL|CP × PO|PR
    25  PO|PR × OP NU
    25  PO|PR × OP IS NU
    25  PO|PR|HY|IS × NU
    26  JL × JL|JV|H2|H3
    26  JV|H2 × JV|JT
    26  JT|H3 × JT
    27  JL|JV|JT|H2|H3 × PO
    27  PR × JL|JV|JT|H2|H3
    28  AL|HL × AL|HL
    28a AP × AK|AL_DC|AS
    28a AK|AL_DC|AS × VF|VI
    28a AK|AL_DC|AS VI × AK|AL_DC
    28a AK|AL_DC|AS × AK|AL_DC|AS VF
    29  IS × AL|HL
    30  AL|HL|NU × OP-EA
    30  CP-EA × AL|HL|NU
    30a RI × RI_2
    30b EB × EM
    30b ID_XP|AL_XP × EM
"""
"""LB 4 to 30b in their order, each after its number: × forbids a break between what stands left and right of it, ÷ allows one, and so
does LB 31 where no rule decided. `|` means or, `^` any but these, `-` without, `?` that it may be missing. A class means its parts too:
QU_Pi and QU_Pf open and close a quotation, AL_DC is the dotted circle, AL_XP and ID_XP are pictographs of the future, SY_NU and IS_NU
belong to the number before them, RI_2 ends a flag. EA is all that is wide in East Asia; spaces in a row count as one."""

WHOLE = "BK CR LF NL SP ZW WJ GL ZWJ CL CP EX SY OP QU IS B2 CB BA HH HY BB HL IN NU PR PO ID EB EM JL JV JT H2 H3 AP AK AS VF VI RI"

CLASSES = {
    "QU_Pi": r"(?=\p{Pi})\p{Line_Break=QU}",
    "QU_Pf": r"(?=\p{Pf})\p{Line_Break=QU}",
    "AL_DC": "\u25cc",
    "AL_XP": r"(?=\p{Cn})(?=\p{Extended_Pictographic})\p{Line_Break=XX}",
    "ID_XP": r"(?=\p{Cn})(?=\p{Extended_Pictographic})\p{Line_Break=ID}",
    "CM": r"\p{Line_Break=CM}|(?=\p{Line_Break=SA})[\p{Mn}\p{Mc}]",
    "NS": r"[\p{Line_Break=NS}\p{Line_Break=CJ}]",
} | {name: rf"\p{{Line_Break={name}}}" for name in WHOLE.split()}
CLASSES["AL"] = r"[\p{Line_Break=AL}\p{Line_Break=AI}\p{Line_Break=SG}\p{Line_Break=XX}\p{Line_Break=SA}]"
"""The classes that LB 1 leaves, their parts before them."""

WIDE = r"[\p{East_Asian_Width=F}\p{East_Asian_Width=H}\p{East_Asian_Width=W}]"

NARROW_LETTERS = {name: chr(0x100 + number) for number, name in enumerate([*CLASSES, "RI_2", "SY_NU", "IS_NU", "sot", "eot"])}
WIDE_LETTERS = {name: chr(0x200 + number) for number, name in enumerate(CLASSES)}
"""The letter for each class, and another for those of its characters that are wide in East Asia."""

PROPERTIES = Properties(
    {letter: f"(?={WIDE})(?:{CLASSES[name]})" for name, letter in WIDE_LETTERS.items()}
    | {NARROW_LETTERS[name]: pattern for name, pattern in CLASSES.items()}
)


def _letters(names: str) -> str:
    """The letters that the names between `|` stand for."""
    if names == "EA":
        return "".join(WIDE_LETTERS.values())
    tables = (NARROW_LETTERS, WIDE_LETTERS)
    return "".join(
        letter for name in names.split("|") for table in tables for key, letter in table.items() if f"{key}_".startswith(f"{name}_")
    )


SOT, EOT, AL, RI, RI_2 = (NARROW_LETTERS[name] for name in ("sot", "eot", "AL", "RI", "RI_2"))
MARKS = _letters("CM|ZWJ")
UNITS = re.compile(f"[{_letters('SP')}]+|[^{_letters('BK|CR|LF|NL|SP|ZW')}][{MARKS}]*|.")
"""What the rules take for one: spaces in a row, or a character with its marks (LB 9)."""
LONE_MARKS = dict.fromkeys(map(ord, MARKS), AL)
"""LB 10."""
NUMBERS = re.compile(f"(?<=[{_letters('NU')}])[{_letters('SY|IS')}]+")
IN_NUMBER = {ord(letter): NARROW_LETTERS[f"{name}_NU"] for name in ("SY", "IS") for letter in _letters(name)}

ZWJ = "\u200d"
"""LB 8a: no line breaks after it."""

THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
THAI_CUT = re.compile("(?<![\u0e40-\u0e44])(?=[\u0e01-\u0e2e\u0e40-\u0e44])")
"""Before a consonant, or a vowel that is written before its consonant, but not after such a vowel."""

UNUSUAL = re.compile(
    "[^ -{}~\u00a0-\u034e\u0370-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2002-\u2006\u2008-\u200a\u2012-\u2016\u2018-\u2026\u202f-\u203a\u20a0-\u20bf\u2100-\u22ff]"
)
"""Characters that may need more than the rules for European scripts."""
SPACED = (
    re.compile(r"[ \u2002-\u200a][!?:;,.)\]}/»›”’\u00ad]"),  # LB 13, 15b, 15d, 20a
    re.compile(r"[([{¡¿‚„«‹“‘] "),  # LB 14, 15a
    re.compile("— —"),  # LB 17
    re.compile("[\u00a0\u202f][-\u00ad]"),  # LB 20a
)
"""Signs beside a space, where there is none in English; what they keep together is for the whole rules to say."""

REACH = 3
"""How many units on either side of a place the rules look at."""


def opportunities(text: str) -> list[int]:
    """The places inside `text` where a line may or must break, in rising order: offsets, neither 0 nor the text's length."""
    letters = text.translate(PROPERTIES)
    starts = [match.start() for match in UNITS.finditer(letters)]
    units = "".join([letters[start] for start in starts]).translate(LONE_MARKS).replace(2 * RI, RI + RI_2)
    units = REACH * SOT + NUMBERS.sub(lambda match: match[0].translate(IN_NUMBER), units) + REACH * EOT
    found = [start for unit, start in enumerate(starts) if start and text[start - 1] != ZWJ and _may_break(units[unit : unit + 2 * REACH])]
    return sorted(found + words) if (words := _thai_words(text)) else found


def is_simple(text: str) -> bool:
    """Whether `text` is of letters, signs and spaces of European scripts alone, without a case that only the whole rules know: a space
    between a word and its punctuation, as French has it."""
    spaced = f" {text}"
    return UNUSUAL.search(text) is None and not any(pair.search(spaced) for pair in SPACED)


@lru_cache(maxsize=1 << 14)
def _may_break(units: str) -> bool:
    """Whether a line may break in the middle of these units, `REACH` on either side."""
    return _rules().match(units, REACH) is not None


@cache
def _rules() -> Pattern[str]:
    """`RULES` as a pattern that matches, empty, where a line may break."""
    import regex

    pattern = ""
    for rule in reversed(RULES.strip().splitlines()):
        left, sign, right = re.split("([×÷])", rule.split(maxsplit=1)[1])
        here = f"(?<={_side(left)})(?={_side(right)})"
        pattern = f"(?!{here}){pattern}" if sign == "×" else f"(?:{here}|{pattern})"
    return regex.compile(pattern)


def _side(names: str) -> str:
    """One side of a rule as a pattern."""
    pattern = ""
    for token in names.split():
        whole, _, without = token.strip("^?").partition("-")
        letters = set(_letters(whole)) - set(_letters(without))
        pattern += f"[{'^' * token.startswith('^')}{''.join(sorted(letters))}]{'?' * token.endswith('?')}"
    return pattern


def _thai_words(text: str) -> list[int]:
    """The places between two words of a stretch of Thai letters, none of them beside a sign that belongs to the other side."""
    return [
        stretch.start() + place
        for stretch in THAI.finditer(text)
        for place in accumulate(map(len, _thai_parser().parse(stretch[0])))
        if THAI_CUT.match(stretch[0], place)
    ]


@cache
def _thai_parser() -> Parser:
    import budoux

    return budoux.load_default_thai_parser()
