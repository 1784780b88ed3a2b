"""Scalars keep the author's text, and every character knows its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model import Talk
from generator.source.scalar import Scalar, Spots
from generator.source.text_file import Source
from generator.source.tree import Mapping, parse

from .reading import sound


@pytest.mark.parametrize("text", ["2024", "yes", "1.10", "2024-07-06", "null", "~", "0x1F", "1e3", "off", ".inf", "08:30"])
def test_a_text_is_what_the_author_typed_whatever_type_yaml_sees(text: str, project: Path) -> None:
    document = sound(project, f"title: {text}\nauthors: [{text}]\nsections: [{{title: A, points: [{{{text}: {text}}}]}}]\n")
    assert document.title.plain == text
    assert document.authors[0].plain == text
    assert document.sections[0].points[0].term.plain == text


def test_typed_values_are_read_by_the_type_of_their_key(project: Path) -> None:
    document = sound(
        project,
        "title: A\ndate: '2024-07-06'\nlanguage: zh-Hant\ntheme: aurora-dark\ntalk: {minutes: 20}\nevent: 2024\n"
        "sections: [{title: B, slide: no, report: off, numbered: false, layout: statement}]\n",
    )
    section = document.sections[0]
    assert (document.date, document.language, document.talk and document.talk.minutes) == (date(2024, 7, 6), "zh-Hant", 20)
    assert (section.slide, section.report, section.number, section.layout) == (False, False, None, "statement")


def test_a_key_without_a_value_counts_as_not_written(project: Path) -> None:
    document = sound(project, "title: A\nsubtitle:\ndate:\ntheme:\nsections:\n- title: B\n  figure:\n  points:\n")
    assert not document.subtitle
    assert document.date is None


def test_an_alias_repeats_a_value(project: Path) -> None:
    document = sound(project, "title: &name A\nsubtitle: *name\nauthors: &people [B, C]\nclosing: {title: D, contact: *people}\n")
    assert document.subtitle.plain == "A"
    assert document.closing
    assert [line.plain for line in document.closing.contact] == ["B", "C"]


STYLES = """plain: one two
over lines: one
  two   three

  four
single: 'it''s one{spaces}
  two'' three'
double: "one\\ttwo \\u00e9 \\x41\\
  three
  four \\"five\\" six"
literal: |2- # a comment |
    indented
  not

  last
folded: >+
  one
  two

  three

anchored: &a
  "one"
""".replace("{spaces}", "   ")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("plain", "one two"),
        ("over lines", "one two   three\nfour"),
        ("single", "it's one two' three"),
        ("double", 'one\ttwo é Athree four "five" six'),
        ("literal", "  indented\nnot\n\nlast"),
        ("folded", "one two\nthree\n\n"),
        ("anchored", "one"),
    ],
)
def test_each_word_of_a_value_is_found_in_the_file(key: str, value: str) -> None:
    from generator.model import Diagnostics

    tree = parse(Source("x", STYLES), Diagnostics())
    assert isinstance(tree, Mapping)
    scalar = tree[key]
    assert isinstance(scalar, Scalar)
    assert scalar == value
    spots = Spots(scalar)
    at = scalar.start
    for index, char in enumerate(scalar):
        written = STYLES[spots.offset(index)]
        assert written == char or char.isspace() or written == "\\" or char in 'é"A', (index, char, written)
        assert spots.offset(index) >= at or char.isspace()
        at = spots.offset(index) if not char.isspace() else at


def test_a_section_moves_as_what_it_stands_in_unless_it_says_otherwise(project: Path) -> None:
    parts = "  sections: [{title: C}, {title: D, transition: none}]\n- title: E\n  build: no\n  points: [e]\n"
    text = f"title: A\nbuild: yes\ntransition: push\nsections:\n- title: B\n  transition: fade\n{parts}"
    document = sound(project, text)
    assert document.transition == "push"
    moved = {section.title.plain: (section.build, section.transition) for section in document.walk()}
    assert moved == {"B": (True, "fade"), "C": (True, "fade"), "D": (True, "none"), "E": (False, "push")}


def test_a_talk_may_say_how_fast_it_is_spoken_and_nothing_else(project: Path) -> None:
    talk = sound(project, "title: A\ntalk: {words-per-minute: 110}\n").talk
    assert talk == Talk(None, 110.0)
    assert sound(project, "title: A\n").talk is None
