"""Itemise a word: its script, direction and fallbacks choose the face of each part; the shaped word is kept.

A fallback is chosen for a word's letters as a whole, by their script first, so that no word changes its face in the middle; and for
all of a text's words in a script, if the style's own face lacks a letter of one of them. A mark or a symbol that this face lacks comes
from the first face that has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from .breaking import SOFT_HYPHEN
from .fonts import Face, load_face
from .graphemes import graphemes
from .scripts import script_runs
from .shape import IGNORABLE, Direction, GlyphRun, Shaper, Word

REPLACEMENT = "\ufffd"
EMOJI = "Zsye"
"""The script of emoji (ISO 15924), whose own face goes before the style's."""

LATIN = re.compile("[\0-\u02af\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20cf]*")
"""Latin letters, digits and the usual signs: one script, from left to right."""

Fallbacks = Callable[[str], Sequence[str]]
"""From a script (ISO 15924) to the names of the faces that are asked for what the style's own face lacks."""
Machine = Callable[[str], str | None]
"""From characters that none of them has to the name of a face that is installed on this machine, if one has them."""


class Stack(dict[str, Word]):
    """The faces that one style is set in, the first being its own; `stack[word]` is the word, shaped once and kept.

    A word that ends in a soft hyphen shows its hyphen. `lent` are the faces of the machine that words were set in. Raises LookupError
    when a face is not installed.
    """

    def __init__(
        self,
        name: str,
        fallbacks: Fallbacks,
        machine: Machine,
        language: str = "en",
        tracking: float = 0.0,
        direction: Direction | None = None,
        lacking: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.name = name
        self.face = load_face(name)
        self.tracking = tracking
        self.lent: set[Face] = set()
        self._fallbacks = fallbacks
        self._machine = machine
        self.language = language
        self._shaper = Shaper(language, ligatures=not tracking, direction=direction)
        self._rtl = direction == "rtl"
        self._lacking = lacking
        self._others: dict[frozenset[str], Stack] = {}

    def __missing__(self, text: str) -> Word:
        word = self[text] = self.shape(text)
        return word

    def __repr__(self) -> str:
        return f"Stack({self.name!r})"

    def copied(self, direction: Direction | None = None, lacking: frozenset[str] = frozenset()) -> Stack:
        """The same faces, with words of its own."""
        return Stack(self.name, self._fallbacks, self._machine, self.language, self.tracking, direction, lacking)

    @cached_property
    def rtl(self) -> Stack:
        """The same faces for what is set from right to left, whatever its script: a bracket or a full stop inside Hebrew."""
        return self.copied("rtl", self._lacking)

    def for_text(self, text: str) -> Stack:
        """The faces for a whole text: those that leave out its own one for a script of which that has some letters but not all."""
        if LATIN.fullmatch(text):
            return self
        letters: defaultdict[str, set[str]] = defaultdict(set)
        for script, stretch in script_runs(text):
            letters[script].update(filter(str.isalpha, stretch))
        own = self.face.characters
        lacking = frozenset(script for script, found in letters.items() if script != "Latn" and own & found and not own >= found)
        if not lacking:
            return self
        if lacking not in self._others:
            self._others[lacking] = self.copied(lacking=lacking)
        return self._others[lacking]

    def shape(self, text: str) -> Word:
        """`text` as a word that is not kept."""
        if text.endswith(SOFT_HYPHEN):
            return self._hyphenated(text)
        if not self._rtl and LATIN.fullmatch(text) and self.face.covers(text):
            return Word(text, (self._shaper.run(self.face, text),), (), self.tracking)
        runs: list[GlyphRun] = []
        missing: list[str] = []
        for face, part in self._items(text):
            if face is None:
                runs.append(self._replaced(part))
                missing += graphemes(part)
            else:
                runs.append(self._shaper.run(face, part))
        return Word(text, tuple(runs), tuple(dict.fromkeys(missing)), self.tracking, self._rtl)

    def _hyphenated(self, text: str) -> Word:
        """The word with a hyphen that stands for the soft one, so that a reader who copies it gets no hyphen of the author's."""
        shown = self.shape(text.rstrip(SOFT_HYPHEN) + "-")
        *runs, last = shown.runs
        texts = (SOFT_HYPHEN, *last.texts[1:]) if self._rtl else (*last.texts[:-1], SOFT_HYPHEN)
        return Word(text, (*runs, last._replace(texts=texts)), shown.missing, self.tracking, self._rtl)

    def _items(self, text: str) -> Iterator[tuple[Face | None, str]]:
        """Stretches of `text` of one script and one face, None where no face has a character."""
        for script, stretch in script_runs(text):
            yield from self._faced(script, stretch)

    def _faced(self, script: str, text: str) -> Iterator[tuple[Face | None, str]]:
        clusters = [(cluster, IGNORABLE.sub("", cluster)) for cluster in graphemes(text)]
        letters = "".join(needed for _, needed in clusters if script == EMOJI or unicodedata.category(needed[:1] or " ")[0] == "L")
        main = self._face(script, letters) or self.face
        current: Face | None = None
        stretch = ""
        for cluster, needed in clusters:
            face = main if main.covers(needed) else self._face(script, needed)
            if stretch and face is not current:
                yield current, stretch
                stretch = ""
            current, stretch = face, stretch + cluster
        yield current, stretch

    def _face(self, script: str, characters: str) -> Face | None:
        """The first face that has all of the characters; none where not even the machine has one."""
        for face in self._faces(script):
            if face.covers(characters):
                return face
        name = self._machine(characters)
        if name is None:
            return None
        lent = load_face(name)
        self.lent.add(lent)
        return lent

    def _faces(self, script: str) -> Iterator[Face]:
        """The faces in the order they are asked; one is loaded when those before it lack a character."""
        if script != EMOJI and script not in self._lacking:
            yield self.face
        yield from map(load_face, self._fallbacks(script))
        yield self.face

    def _replaced(self, part: str) -> GlyphRun:
        """Each grapheme cluster of `part` as a replacement character, in a face that has one; as .notdef if none has."""
        face = next((face for face in self._faces("") if REPLACEMENT in face.characters), self.face)
        glyph = face.nominal(REPLACEMENT)
        texts = tuple(graphemes(part))
        return GlyphRun(face, (glyph,) * len(texts), texts, (face.advance(glyph),) * len(texts))
