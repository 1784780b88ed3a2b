"""The order in which right-to-left text is drawn: the bidirectional algorithm, UAX 9, complete with isolates and brackets.

Each character becomes one letter for its class; the rules are patterns over strings of such letters. Time is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise

from .graphemes import Properties

LETTERS = {
    "R": "R", "A": "AL", "E": "EN", "N": "AN", "s": "ES", "t": "ET", "c": "CS", "m": "NSM", "b": "BN", "B": "B", "S": "S", "W": "WS",
    "O": "ON", "<": "LRE", ">": "RLE", "{": "LRO", "}": "RLO", "^": "PDF", "(": "LRI", ")": "RLI", "?": "FSI", "!": "PDI", "L": "L",
}  # fmt: skip
"""The letter that stands for each class (UAX 9, table 4); what is not assigned and has no other is L."""

BLOCKS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks of right-to-left scripts. What is not assigned is R in them alone; `regex` has it so everywhere."""

PATTERNS = {letter: rf"\p{{Bidi_Class={name}}}" for letter, name in LETTERS.items()}
CLASSES = Properties(PATTERNS | {"R": rf"(?=[{BLOCKS}\u200f]){PATTERNS['R']}"})

RTL = re.compile(f"[{BLOCKS}\u200f\u202b\u202e\u2067]")
"""Characters of those blocks, and the controls that set such a direction."""

EXPLICIT = re.compile(r"[<>{}^()?!B]")
REMOVED = re.compile(r"[<>{}^b]")
"""What X9 takes out of the text."""
ISOLATE = re.compile(r"[()?!]")
FIRST = re.compile(r"[LRA()?]")
ENDS = re.compile(r"[WSBb<>{}^()?!]+")
"""Classes that L1 resets where they end a line or stand before a separator; the removed ones go along (section 5.2)."""

MAX_DEPTH = 125
"""BD2."""
MAX_BRACKETS = 63
"""BD16."""
CROSSED = {"\u298d": "\u2990", "\u298f": "\u298e"}
"""The opening brackets that are not followed by their closing one."""


def has_rtl(text: str) -> bool:
    """Whether any character of `text` may be drawn from right to left; if not, and the paragraph's level is 0, all levels are even."""
    return RTL.search(text) is not None


def base_level(text: str, default: int = 0) -> int:
    """The level of a paragraph (P2, P3): 1 if its first strong character is right-to-left, 0 if left-to-right, else `default`."""
    letters = text.translate(CLASSES)
    return _first_strong(letters, 0, len(letters), _matches(letters), default)


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The paragraph's level, and the embedding level of each of its characters as they are before L1.

    `base` is the paragraph's level, or None to find it out. A character that X9 removes has the level of the one before it. After a
    paragraph separator inside `text` embeddings and isolates start anew; the level stays.
    """
    letters = text.translate(CLASSES)
    matches = _matches(letters)
    if base is None:
        base = _first_strong(letters, 0, len(letters), matches, 0)
    resolved, types = [base] * len(text), letters
    if EXPLICIT.search(letters):
        resolved, types = _explicit(letters, base, matches)
    kept = [place for place, letter in enumerate(letters) if not REMOVED.match(letter)] if REMOVED.search(letters) else range(len(text))
    for sequence, start, end in _sequences(resolved, kept, base, matches):
        level = resolved[sequence[0]]
        for place, letter in zip(sequence, _resolve(text, letters, types, sequence, level, start, end), strict=True):
            resolved[place] += _implicit(letter, level)
    if len(kept) < len(text):
        for place, letter in enumerate(letters):
            if REMOVED.match(letter):
                resolved[place] = resolved[place - 1] if place else base
    return base, resolved


def line_levels(text: str, levels: Sequence[int], base: int) -> list[int]:
    """The levels of one line, given its text and those that `levels` gave for it: spaces at its end have the paragraph's level (L1)."""
    reset = list(levels)
    letters = text.translate(CLASSES)
    for match in ENDS.finditer(letters):
        start, end = match.span()
        if end < len(text):
            end = max(letters.rfind("S", start, end), letters.rfind("B", start, end)) + 1
        reset[start:end] = [base] * (end - start)
    return reset


def reorder(levels: Sequence[int]) -> list[int]:
    """The places of a line's characters, or of runs of one level each, from left to right (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        end = 0
        for high, run in groupby(levels, level.__le__):
            start, end = end, end + sum(1 for _ in run)
            if high:
                order[start:end] = order[start:end][::-1]
    return order


def _matches(letters: str) -> dict[int, int]:
    """Where the isolate that starts at each place ends, at the paragraph's end if nothing closes it (BD 9)."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for match in ISOLATE.finditer(letters):
        if match[0] != "!":
            open_.append(match.start())
            found[match.start()] = len(letters)
        elif open_:
            found[open_.pop()] = match.start()
    return found


def _first_strong(letters: str, start: int, end: int, matches: dict[int, int], default: int) -> int:
    """The level that the first strong character between two places asks for, isolates left out (P2, P3)."""
    while found := FIRST.search(letters, start, end):
        if found[0] in "LRA":
            return int(found[0] != "L")
        start = matches[found.start()]
    return default


def _explicit(letters: str, base: int, matches: dict[int, int]) -> tuple[list[int], str]:
    """The level of each character by embeddings, overrides and isolates, and the classes after overrides (X1 to X8)."""
    found: list[int] = []
    types: list[str] = []
    stack = [(base, "", False)]
    lost_isolates = lost_embeddings = isolates = 0
    for place, letter in enumerate(letters):
        if letter == "!":
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack.pop()[2]:
                    pass
                isolates -= 1
        elif letter == "^" and not lost_isolates:
            if lost_embeddings:
                lost_embeddings -= 1
            elif len(stack) > 1 and not stack[-1][2]:
                stack.pop()
        elif letter == "B":
            stack = stack[:1]
            lost_isolates = lost_embeddings = isolates = 0
        level, override, _ = stack[-1]
        found.append(level)
        types.append(letter if not override or letter in "B<>{}^b" else override)
        if letter in "<>{}()?":
            right = letter in ">})" or (letter == "?" and _first_strong(letters, place + 1, matches[place], matches, 0) == 1)
            level = (level + 1) | 1 if right else (level + 2) & ~1
            isolate = letter in "()?"
            if level <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((level, {"{": "L", "}": "R"}.get(letter, ""), isolate))
                isolates += isolate
            elif isolate:
                lost_isolates += 1
            elif not lost_isolates:
                lost_embeddings += 1
    return found, "".join(types)


def _sequences(found: Sequence[int], kept: Sequence[int], base: int, matches: dict[int, int]) -> list[tuple[Sequence[int], str, str]]:
    """The isolating run sequences (BD 13): the places of their characters, and the class before (sos) and after (eos), L or R."""
    if not kept:
        return []
    cuts = [0, *(i for i in range(1, len(kept)) if found[kept[i]] != found[kept[i - 1]]), len(kept)]
    waiting: dict[int, list[tuple[int, int]]] = {}
    sequences: list[list[tuple[int, int]]] = []
    for start, end in pairwise(cuts):
        runs = waiting.pop(kept[start], None)
        if runs is None:
            runs = []
            sequences.append(runs)
        runs.append((start, end))
        if kept[end - 1] in matches:
            waiting[matches[kept[end - 1]]] = runs
    whole: list[tuple[Sequence[int], str, str]] = []
    for runs in sequences:
        first, last = runs[0][0], runs[-1][1]
        level = found[kept[first]]
        before = found[kept[first - 1]] if first else base
        after = base if last == len(kept) or kept[last - 1] in matches else found[kept[last]]
        places = kept[first:last] if len(runs) == 1 else [place for start, end in runs for place in kept[start:end]]
        whole.append((places, _direction(max(level, before)), _direction(max(level, after))))
    return whole


def _resolve(text: str, letters: str, types: str, places: Sequence[int], level: int, start: str, end: str) -> str:
    """The classes of one isolating run sequence after the rules for weak and neutral characters: L, R, E and N only."""
    own = start + "".join([types[place] for place in places])
    own = re.sub("(.)m+", lambda match: match[1] + ("O" if match[1] in "()?!" else match[1]) * (len(match[0]) - 1), own)  # W1
    own = re.sub("A[^LR]*", lambda match: match[0].replace("E", "N"), own).replace("A", "R")  # W2, W3
    own = re.sub("(?<=E)[sc](?=E)", "E", own)  # W4
    own = re.sub("(?<=N)c(?=N)", "N", own)
    own = re.sub("[tE]+", lambda match: ("E" if "E" in match[0] else "t") * len(match[0]), own)  # W5
    own = re.sub("[^LREN]", "O", own)  # W6, with all that N1 calls NI
    own = re.sub("L[^R]*", lambda match: match[0].replace("E", "L"), own)  # W7
    pairs = _pairs([text[place] if letter == "O" else "" for place, letter in zip(places, own[1:], strict=True)])
    if pairs:
        own = _brackets(own, pairs, [letters[place] for place in places], _direction(level))
    own = re.sub("(?<=L)O+(?=L)", lambda match: "L" * len(match[0]), own + end)  # N1
    own = re.sub("(?<=[REN])O+(?=[REN])", lambda match: "R" * len(match[0]), own)
    return own[1:-1].replace("O", _direction(level))  # N2


def _pairs(characters: Sequence[str]) -> list[tuple[int, int]]:
    """The places of brackets that belong together, in the order of the opening ones (BD 16)."""
    found: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    for place, character in enumerate(characters):
        kind = unicodedata.category(character) if character and unicodedata.mirrored(character) else ""
        if kind == "Ps":
            if len(open_) == MAX_BRACKETS:
                return []
            open_.append((closing(character), place))
        elif kind == "Pe":
            character = unicodedata.normalize("NFC", character)
            depth = next((depth for depth in reversed(range(len(open_))) if open_[depth][0] == character), None)
            if depth is not None:
                found.append((open_[depth][1], place))
                del open_[depth:]
    return sorted(found)


def closing(character: str) -> str:
    """The bracket that closes an opening one, its canonical form if it has two; empty if there is none."""
    nearby = CROSSED.get(character, map(chr, range(ord(character) + 1, ord(character) + 3)))
    found = (other for other in nearby if unicodedata.category(other) == "Pe" and unicodedata.mirrored(other))
    return unicodedata.normalize("NFC", next(found, ""))


def _brackets(own: str, pairs: list[tuple[int, int]], letters: Sequence[str], embedding: str) -> str:
    """The classes of a sequence, sos before them, with those of paired brackets resolved (N0); `letters` are the original ones."""
    strong = [own[0], *("R" if letter in "EN" else letter for letter in own[1:])]
    context, seen = own[0], 1
    resolved = list(own)
    for first, last in pairs:
        for letter in strong[seen : first + 1]:
            context = letter if letter != "O" else context
        seen = first + 1
        inside = set(strong[first + 2 : last + 1]) - {"O"}
        if not inside:
            continue
        direction = embedding if embedding in inside else context if context in inside else embedding
        for place in (first, last):
            strong[place + 1] = resolved[place + 1] = direction
            for mark in range(place + 1, len(letters)):
                if letters[mark] != "m":
                    break
                strong[mark + 1] = resolved[mark + 1] = direction
    return "".join(resolved)


def _implicit(letter: str, level: int) -> int:
    """How much higher than its embedding a character is (I1, I2)."""
    if level & 1:
        return int(letter != "R")
    return {"L": 0, "R": 1}.get(letter, 2)


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"
