"""Block Markdown becomes the model's blocks; its footnotes are numbered through the document in the order of their first mention."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import accumulate, pairwise

from markdown_it.token import Token

from generator.model import (
    Alignment,
    Block,
    BlockQuote,
    Definitions,
    Diagnostics,
    Display,
    Footnote,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Place,
    Run,
    Text,
)

from .inline import Inline, Locate
from .markdown import MAX_NESTING, block_tokens
from .scalar import Scalar, Spots

_NESTING = {"blockquote_open", "list_item_open", "dd_open", "footnote_reference_open"}
_CONTAINERS = re.compile(r"(?:[\s>:*+-]|\d{1,9}[.)](?=\s)|\[\^[^\]\s]+\]:)*")
_ALIGNMENTS: dict[str, Alignment] = {"text-align:center": "center", "text-align:right": "right"}


@dataclass
class Prose:
    """Makes blocks. `footnotes` grows with every value that is read."""

    inline: Inline
    footnotes: list[Footnote] = field(default_factory=list)

    def blocks(self, scalar: Scalar, spoken: bool = False) -> tuple[Block, ...]:
        """The blocks of a value; in a text that is `spoken` footnotes are left out, with a warning."""
        return _Reader(self, scalar, spoken).read() if scalar.strip() else ()


class _Reader:
    """One pass over one value."""

    def __init__(self, prose: Prose, scalar: Scalar, spoken: bool) -> None:
        self.prose, self.scalar, self.spoken = prose, scalar, spoken
        self.diagnostics = prose.inline.diagnostics
        self.spots = Spots(scalar)
        self.lines = scalar.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self.definitions: dict[str, tuple[Token, list[Token]]] = {}
        self.first_number = len(prose.footnotes) + 1
        self.numbers: dict[str, int] = {}
        self.mentioned: list[str] = []

    def read(self) -> tuple[Block, ...]:
        tokens, unused = block_tokens(self.scalar)
        for label, line in unused.items():
            place = self._place_in_line(line, self.lines[line][self.lines[line].find("[") :])
            help = f"refer to it with `[text][{label.lower()}]`, or remove it"
            self.diagnostics.warning("unused-link", f"no link uses the address of `[{label.lower()}]`", place, help)
        for token in tokens:
            if token.type in _NESTING and token.level >= MAX_NESTING - 1:
                message = f"lists and quotes are nested more than {MAX_NESTING // 2} deep"
                self.diagnostics.error("deep-markdown", message, self._line_place(token), "flatten them")
                return ()
        tokens = self._take_definitions(tokens)
        levels = sorted({token.tag for token, words in pairwise(tokens) if token.type == "heading_open" and words.content.strip()})
        self.levels = {tag: level for level, tag in enumerate(levels, 1)}
        blocks = self._blocks(iter(tokens))
        self._finish_notes()
        return blocks

    # Footnotes

    def _take_definitions(self, tokens: list[Token]) -> list[Token]:
        """The tokens without the definitions of footnotes, which are kept apart: a note may be mentioned before it is defined."""
        outside: list[Token] = []
        targets = [outside]
        for token in tokens:
            if token.type == "footnote_reference_open":
                label = token.meta["label"]
                if label in self.definitions:
                    message = f"the footnote `[^{label}]` is defined twice"
                    place = self._line_place(token)
                    self.diagnostics.error("duplicate-footnote", message, place, "give each its own label", len(label) + 3)
                self.definitions[label] = token, []
                targets.append(self.definitions[label][1])
            elif token.type == "footnote_reference_close":
                targets.pop()
            else:
                targets[-1].append(token)
        return outside

    def _note(self, label: str, place: Place) -> Run | None:
        length = len(label) + 3
        if self.spoken:
            help = "say it in the text; footnotes can stand in `body` and `abstract`"
            self.numbers[label] = 0
            self.diagnostics.warning("spoken-footnote", f"the footnote `[^{label}]` is left out here", place, help, length)
            return None
        if label not in self.definitions:
            help = f"write it on a line of its own in the same text: `[^{label}]: …`"
            self.diagnostics.error("unknown-footnote", f"the footnote `[^{label}]` is not defined", place, help, length)
            return None
        if label not in self.numbers:
            self.numbers[label] = self.first_number + len(self.numbers)
            self.mentioned.append(label)
        number = self.numbers[label]
        return Run(str(number), note=f"note-{number}")

    def _finish_notes(self) -> None:
        """Reads the definitions in the order of their mention; reading one may mention others."""
        for label in self.mentioned:
            opening, inside = self.definitions[label]
            number = self.numbers[label]
            self.prose.footnotes.append(Footnote(f"note-{number}", number, self._blocks(iter(inside)), self._line_place(opening)))
        for label, (opening, _) in self.definitions.items():
            if label not in self.numbers:
                place, help = self._line_place(opening), f"mention it with `[^{label}]`, or remove it"
                self.diagnostics.warning("unused-footnote", f"the footnote `[^{label}]` is never mentioned", place, help, len(label) + 3)

    # Blocks

    def _blocks(self, tokens: Iterator[Token], until: str = "") -> tuple[Block, ...]:
        blocks: list[Block] = []
        for token in tokens:
            if token.type == until:
                break
            if block := self._block(token, tokens):
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token, tokens: Iterator[Token]) -> Block | None:
        place = self._line_place(token)
        match token.type:
            case "paragraph_open":
                text = self._text(next(tokens))
                return Paragraph(text, text.place) if text.runs else None
            case "heading_open":
                text = self._text(next(tokens))
                return Heading(self.levels.get(token.tag, 1), text, text.place) if text.runs else None
            case "fence" | "code_block":
                return self._listing(token)
            case "math_block":
                locate = self._locator(token, None)
                formula = self.prose.inline.formula(token.content, locate, display=True)
                return Display(formula, place) if formula else None
            case "blockquote_open":
                return BlockQuote(self._blocks(tokens, "blockquote_close"), place)
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.tag == "ol" else None
                return ItemList(self._items(tokens, token.type.replace("open", "close")), start, place)
            case "dl_open":
                return Definitions(self._definitions(tokens), place)
            case "table_open":
                return self._grid(tokens, place)
            case "hr":
                help = "use a heading, or a section of its own"
                self.diagnostics.warning("thematic-break", "a rule across the text is not shown", place, help)
        return None

    def _items(self, tokens: Iterator[Token], until: str) -> tuple[tuple[Block, ...], ...]:
        items = []
        while next(tokens).type != until:
            items.append(self._blocks(tokens, "list_item_close"))
        return tuple(items)

    def _definitions(self, tokens: Iterator[Token]) -> tuple[tuple[Text, tuple[Block, ...]], ...]:
        items: list[tuple[Text, tuple[Block, ...]]] = []
        for token in tokens:
            match token.type:
                case "dl_close":
                    break
                case "dt_open":
                    items.append((self._text(next(tokens)), ()))
                case "dd_open":
                    term, meaning = items.pop()
                    items.append((term, (*meaning, *self._blocks(tokens, "dd_close"))))
        return tuple(items)

    def _listing(self, token: Token) -> Listing:
        code = token.content.rstrip("\n").expandtabs(4)
        line = (token.map or [0])[0] + (token.type == "fence")
        language = token.info.split()[0] if token.info.strip() else ""
        if language:
            check_language(language, self._place_in_line((token.map or [0])[0], token.info.strip()), self.diagnostics)
        return Listing(code, language, self._place_in_line(min(line, len(self.lines) - 1), code.split("\n")[0]))

    def _grid(self, tokens: Iterator[Token], place: Place) -> Grid:
        rows: list[list[Text]] = []
        alignments: list[Alignment] = []
        cursor, cell = 0, None
        for token in tokens:
            match token.type:
                case "table_close":
                    break
                case "tr_open":
                    rows.append([])
                    cursor = 0
                case "th_open":
                    alignments.append(_ALIGNMENTS.get(str(token.attrs.get("style", "")), "left"))
                case "inline":
                    cell, written = token, token.content.replace("|", "\\|")
                    cursor = max(self._line(token).find(written, cursor), cursor)
                    rows[-1].append(self._text(token, cursor))
                    cursor += len(written)
                case "tr_close" if cell:
                    self._check_row(cell, cursor, len(alignments))
        header, *body = map(tuple, rows)
        return Grid(header, tuple(body), tuple(alignments), place)

    def _check_row(self, last: Token, end: int, columns: int) -> None:
        """Markdown drops the cells that a row has and the header has not; here that is an error."""
        # A row of empty cells leaves open where it begins behind the marks of lists, quotes and notes.
        begin = end or _CONTAINERS.match(self._line(last)).end()  # type: ignore[union-attr]
        rest = self._line(last)[begin:].strip(" \t|")
        if rest:
            at = self._line(last).index(rest, begin)
            place = self.spots.place(self.starts[(last.map or [0])[0]] + at)
            message = f"this row has more cells than the {columns} of the header"
            self.diagnostics.error("ragged-table", message, place, "write `\\|` for a bar that is meant", len(rest))

    # Places

    def _text(self, token: Token, column: int | None = None) -> Text:
        return self.prose.inline.runs(token.children or [], self._locator(token, column), self._note)

    def _locator(self, token: Token, column: int | None) -> Locate:
        """Places for an inline token: each line of its content is the end of a line of the value, less its container's marks."""
        first = (token.map or [0])[0]
        inside, outside = [0], []
        for number, line in enumerate(token.content.split("\n"), first):
            at = self.lines[number].rfind(line) if column is None else column
            outside.append(self.starts[number] + max(at, 0))
            inside.append(inside[-1] + len(line) + 1)

        def locate(index: int) -> Place:
            line = bisect_right(inside, index, hi=len(outside)) - 1
            return self.spots.place(outside[line] + index - inside[line])

        return locate

    def _line(self, token: Token) -> str:
        return self.lines[(token.map or [0])[0]]

    def _line_place(self, token: Token) -> Place:
        return self._place_in_line((token.map or [0])[0], self._line(token).lstrip())

    def _place_in_line(self, number: int, text: str) -> Place:
        return self.spots.place(self.starts[number] + max(self.lines[number].rfind(text), 0))


def check_language(language: str, place: Place, diagnostics: Diagnostics) -> None:
    """A warning when code in this language cannot be coloured."""
    from generator.exhibits.code import is_language, languages

    if not is_language(language):
        near = get_close_matches(language.lower(), languages(), 3)
        help = f"did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else "leave it out, or name a language of Pygments"
        message = f"the language `{language}` is not known; its code is shown without colours"
        diagnostics.warning("unknown-code-language", message, place, help, len(language))
