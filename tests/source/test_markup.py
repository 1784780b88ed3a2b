"""Runs and blocks written back as Markdown: read again, they are the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.exhibits.latex import read_formula
from generator.model import (
    Block,
    BlockQuote,
    Definitions,
    Diagnostics,
    Display,
    Footnote,
    Grid,
    ItemList,
    Listing,
    Paragraph,
    Run,
    Text,
)
from generator.source.inline import Inline
from generator.source.markup_blocks import Markup
from generator.source.prose import Prose
from generator.source.scalar import Scalar
from generator.source.text_file import Source

LABELS = {"fig-sun": "Figure\u00a01", "sec-one-two": "Section\u00a02", "tbl-a": "Table\u00a01"}
MARKS = "a b1\u00e9\u4e2d.,;:!?()[]{}<>&\\#*_`~^$@|=+-/'\"%\n\u00a0"
WORDS = [
    "snake_case",
    "R&D",
    "&amp;",
    "&#65;",
    "$5",
    "a@b.c",
    "@fig-sun",
    "@knuth",
    "[^1]",
    "[x](y)",
    "<b>",
    "1. ",
    "- ",
    "***",
    "---",
    "```",
    "# ",
    "> ",
    ": a",
]
TEXTS = st.lists(st.sampled_from([*MARKS, *WORDS, " ", "word"]), min_size=1, max_size=9).map("".join)
LINKS = ["", "", "https://a.b/c_d*e", "https://a.b/(c)?d=1&amp;e", "mailto:a@b.c", "#fig-sun"]


def scalar(text: str) -> Scalar:
    return Scalar(text, Source("a.yaml", text), 0, len(text))


@st.composite
def runs(draw: st.DrawFn) -> Run:
    style: dict[str, Any] = {"strong": draw(st.booleans()), "emphasis": draw(st.booleans())}
    style |= {"lang": draw(st.sampled_from(["", "", "fr", "zh-Hant"])), "link": draw(st.sampled_from(LINKS))}
    match draw(st.sampled_from(["text", "text", "text", "code", "super", "sub", "formula", "reference", "address"])):
        case "code":
            return Run(draw(TEXTS).replace("\n", " "), **style, code=True)
        case "super" | "sub" as shift:
            return Run(draw(TEXTS).replace("\n", "").replace("\u00a0", "") or "x", **style | {"link": "", "lang": ""}, shift=shift)
        case "formula":
            return Run("\ue000", **style, formula=read_formula(draw(st.sampled_from(["x", "\\frac{a}{b}", "a_1 < b*c*d"]))))
        case "reference":
            name = draw(st.sampled_from([*LABELS]))
            return Run(LABELS[name], **style | {"link": f"#{name}", "lang": ""})
        case "address":
            return Run("https://a.b/c", **style | {"link": "https://a.b/c", "lang": ""})
    return Run(draw(TEXTS), **style)


def joined(made: list[Run]) -> Text:
    """Runs as the reader makes them: neighbours of one style are one."""
    merged: list[Run] = []
    for run in made:
        if merged and not run.formula and not merged[-1].formula and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return Text(tuple(merged))


FIELDS = st.lists(runs(), min_size=1, max_size=5).map(joined)
LINES = FIELDS.map(lambda text: Text(tuple(replace(run, text=run.text.replace("\n", " ")) for run in text.runs))).map(
    lambda text: joined([*text.runs])
)
CODE = (
    st.lists(st.sampled_from(["", "x = 1", "    return", "```", "~~~~", "  "]), min_size=1, max_size=4)
    .map("\n".join)
    .map(lambda code: code.rstrip("\n"))
)
SIMPLE = (
    FIELDS.map(Paragraph)
    | st.builds(Listing, CODE, st.sampled_from(["", "python", "c++", "a`b"]))
    | st.sampled_from(["x", "a\n= b", "\\begin{cases} a \\\\ b \\end{cases}"]).map(lambda tex: Display(read_formula(tex, display=True)))
    | st.integers(1, 3).flatmap(
        lambda columns: st.builds(
            Grid,
            st.tuples(*[LINES] * columns),
            st.lists(st.tuples(*[LINES | st.just(Text(()))] * columns), max_size=3).map(tuple),
            st.tuples(*[st.sampled_from(["left", "right", "center"])] * columns),
        )
    )
)


def separate(blocks: tuple[Block, ...]) -> bool:
    """Whether no term follows a list of definitions as if it were one more: Markdown has no means to part them."""
    return not any(isinstance(first, Definitions) and begins_with_term(second) for first, second in pairwise(blocks))


def begins_with_term(block: Block) -> bool:
    return isinstance(block, Definitions) or (isinstance(block, ItemList) and begins_with_term(block.items[0][0]))


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple).filter(separate)
    return (
        blocks.map(BlockQuote)
        | st.builds(ItemList, st.lists(blocks, min_size=1, max_size=3).map(tuple), st.sampled_from([None, None, 1, 9, 123]))
        | st.lists(st.tuples(LINES, blocks), min_size=1, max_size=2).map(tuple).map(Definitions)
    )


BLOCKS = st.lists(st.recursive(SIMPLE, containers, max_leaves=5), min_size=1, max_size=4).map(tuple).filter(separate)


def read_text(written: str) -> tuple[Text, list[str]]:
    diagnostics = Diagnostics()
    return Inline(LABELS, diagnostics).text(scalar(written)), [found.code for found in diagnostics]


def read_prose(written: str) -> tuple[tuple[Block, ...], list[Footnote], list[str]]:
    diagnostics = Diagnostics()
    prose = Prose(Inline(LABELS, diagnostics))
    return prose.blocks(scalar(written)), prose.footnotes, [found.code for found in diagnostics]


@given(FIELDS)
@settings(max_examples=200)
def test_any_text_is_read_back(text: Text) -> None:
    assert read_text(Markup(LABELS, {}).text(text)) == (text, [])


@given(BLOCKS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_blocks_are_read_back(blocks: tuple[Block, ...]) -> None:
    written = Markup(LABELS, {}).prose(blocks)
    made, _, codes = read_prose(written)
    assert (made, [code for code in codes if code != "unknown-code-language"]) == (blocks, []), written


def test_a_dollar_before_a_space_that_is_not_written_as_one_begins_no_formula() -> None:
    for text in (Text((Run("$ ", emphasis=True), Run("x$"))), Text((Run("$\nx$"),))):
        assert read_text(Markup({}, {}).text(text)) == (text, [])
    assert Markup({}, {}).text(Text((Run("5 $ and 6 $"),))) == "5 $ and 6 $"
