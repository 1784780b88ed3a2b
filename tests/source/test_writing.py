"""Trees written as YAML: as an author would write them, and read back as they were."""

from __future__ import annotations

import datetime
from decimal import Decimal
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import Diagnostics
from generator.source.text_file import Source
from generator.source.tree import parse
from generator.source.writing import SCHEMA_LINE, WIDTH, Noted, Tree, write_yaml

CHARACTERS = st.characters(exclude_categories=["Cs"])
WORDS = (
    "~ null yes No on y 1e3 0x1f 0o17 1_000 12:30 .5 1. .inf 2024-07-06 = << - # & | > --- ... a: &a *a !a %a @a `a` 'a' [a] {a} it's 🚀"
)
SPACED = ["", " ", "- a", "? a", ": a", "a: b", "a #b", '"a"', " a", "a ", "a\tb", "\ta", "a\\b", "a, b", "http://a.b/c", "w " * 99]
LINES = ["a\nb", "a\n", "\na", "a\n\n", " a\nb", "a\n b\n", "a \nb", "\n", "a\n  ", "a\n  \nb", "\ta\nb\n", "# a\n# b\n", "--- a\n...\n"]
TRAPS = st.sampled_from([*WORDS.split(), *SPACED, *LINES, "\u2028", "\x85", "\x00", "\x7f", "\ufeff", "a\r\nb"])
TEXTS = TRAPS | st.text(CHARACTERS) | st.lists(TRAPS | st.text(CHARACTERS, max_size=8)).map(" ".join)
SCALARS = TEXTS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates()
COMMENTS = st.text(CHARACTERS, min_size=1)
KEYS = TEXTS.filter(lambda text: text != "") | st.sampled_from(["sections", "title", "points", "id"])


def noted(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return values | st.builds(Noted, values, COMMENTS)


TREES = st.recursive(noted(SCALARS), lambda inner: noted(st.lists(inner) | st.dictionaries(KEYS, inner)), max_leaves=12)


def text_of(tree: Tree, listed: bool = False) -> Any:
    """What the reader makes of a tree: its texts, in containers."""
    match tree:
        case Noted(value, _):
            return text_of(value, listed)
        case dict():
            return {key: text_of(value) for key, value in tree.items()}
        case list():
            return [text_of(value, listed=True) for value in tree]
        case None:
            return "~" if listed else ""
        case bool():
            return str(tree).lower()
        case float() if "e" in str(tree):
            return format(Decimal(repr(tree)), "f")
        case _:
            return str(tree)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
@settings(max_examples=60)
@example({"a" * 2000: {"b": "c"}, "a": {"b" * 1500: ["c"]}})
def test_any_tree_is_read_back(tree: dict[str, Tree]) -> None:
    diagnostics = Diagnostics()
    written = write_yaml(tree)
    assert parse(Source("a.yaml", written), diagnostics) == text_of(tree)
    assert {found.code for found in diagnostics} <= {"control-character"}


@given(st.dictionaries(KEYS, st.lists(TEXTS) | TEXTS, min_size=1))
def test_any_text_is_a_text_for_other_readers_too(tree: dict[str, Tree]) -> None:
    assert yaml.load(write_yaml(tree), getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == tree


def test_what_can_be_divided_keeps_to_the_width() -> None:
    tree: Tree = {
        "abstract": "word " * 80 + "word",
        "authors": ["x"] * 70,
        "points": [{"A term": "word " * 60 + "end"}],
        "data": {"a": [1.5] * 99},
    }
    assert max(map(len, write_yaml(tree).split("\n"))) <= WIDTH


WHOLE: dict[str, Tree] = {
    "sections": [
        Noted(
            {
                "points": [{"Cost": "They cost less."}, {"**Reach**": "Up to 5 km: all of it."}, "A sentence alone."],
                "title": "Small models",
                "id": "small",
                "headline": Noted("Small models beat large ones", "TODO: say what the slide proves"),
                "examples": ["Phi-2", "Mixtral 8x7B"],
                "body": "The market moves.\n\n- One\n- Two\n",
                "figure": {"alt": Noted("", "TODO: say what the picture shows"), "image": "map.jpg", "focus": [0.5, 0.46]},
                "sections": [{"title": "A part", "lead": "One."}, {"title": "Another", "numbered": False}],
            },
            "<!-- a comment of the post -->\nof two lines",
        ),
        {
            "title": "yes",
            "table": {
                "header": ["Island", {"Bill": ["Length", "Depth"]}],
                "rows": [{"Adelie": [["Torgersen", 39.1, 18.7], ["Dream", None, "1e3"]]}],
            },
        },
        {"title": "Data", "chart": {"data": {"Month": [datetime.date(2024, month, 1) for month in range(1, 12)]}, "kind": "line"}},
        {"title": "Formula", "equation": {"tex": r"\frac{a}{b} = 'c'", "where": [{"$a$": "A: letter"}]}},
    ],
    "date": datetime.date(2024, 7, 6),
    "title": "Diptych: one text",
    "authors": ["Ada", "Grace"],
    "talk": {"minutes": 10},
    "cover": {"quote": {"text": "It has the potential to unleash a new era of human innovation, " * 2 + "whatever.", "by": "A. N."}},
}


def test_a_content_is_written_as_by_hand() -> None:
    assert write_yaml(WHOLE) == dedent("""\
        # yaml-language-server: $schema=diptych.schema.json

        title: "Diptych: one text"
        authors: [Ada, Grace]
        date: 2024-07-06

        talk:
          minutes: 10

        cover:
          quote:
            text: >-
              It has the potential to unleash a new era of human innovation, It has the potential to unleash a new era of human
              innovation, whatever.
            by: A. N.

        sections:
          # <!-- a comment of the post -->
          # of two lines
          - id: small
            title: Small models
            headline: Small models beat large ones  # TODO: say what the slide proves
            points:
              - Cost: They cost less.
              - "**Reach**": "Up to 5 km: all of it."
              - A sentence alone.
            examples: [Phi-2, Mixtral 8x7B]
            body: |
              The market moves.

              - One
              - Two
            figure:
              image: map.jpg
              alt: ""  # TODO: say what the picture shows
              focus: [0.5, 0.46]
            sections:
              - title: A part
                lead: One.

              - title: Another
                numbered: false

          - title: "yes"
            table:
              header: [Island, Bill: [Length, Depth]]
              rows:
                - Adelie:
                    - [Torgersen, 39.1, 18.7]
                    - [Dream, ~, "1e3"]

          - title: Data
            chart:
              kind: line
              data:
                Month: [2024-01-01, 2024-02-01, 2024-03-01, 2024-04-01, 2024-05-01, 2024-06-01, 2024-07-01, 2024-08-01,
                        2024-09-01, 2024-10-01, 2024-11-01]

          - title: Formula
            equation:
              tex: \\frac{a}{b} = 'c'
              where:
                - $a$: "A: letter"
        """)


@pytest.mark.parametrize(
    ("text", "written"),
    [("plain", "plain"), ("1.10", '"1.10"'), ("it's", "it's"), ('say "it": \\a', "'say \"it\": \\a'"), ("a\x85", '"a\\u0085"')],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert write_yaml({"title": text}, schema=False) == f"title: {written}\n"
    assert write_yaml({"title": text}) == f"{SCHEMA_LINE}\n\ntitle: {written}\n"
