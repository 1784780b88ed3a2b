"""Lengths add without rounding, findings are said once, blocks become lines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    BlockQuote,
    Definitions,
    Diagnostics,
    Document,
    Grid,
    Heading,
    ItemList,
    Length,
    Listing,
    Paragraph,
    Place,
    Run,
    Text,
    inch,
    mm,
    plain_lines,
    plain_text,
    pt,
    said_lines,
)
from generator.model.words import long_date
from generator.stamp import build_date


def test_units_are_whole_emu():
    assert (pt(1), inch(1), mm(1)) == (12_700, 914_400, 36_000)
    assert (pt(72).inch, inch(0.5).pt) == (1, 36)


@given(st.integers(), st.integers())
def test_adding_lengths_never_rounds(a, b):
    total = Length(a) + Length(b)
    assert isinstance(total, Length)
    assert total - Length(b) == a


def test_a_finding_is_kept_once_and_sorted_by_its_place():
    found = Diagnostics()
    for line in (3, 1, 3):
        found.warning("code", "said", Place("a.yaml", line, 1))
    found.error("code", "wrong", Place("a.yaml", 2, 1))
    assert [d.place.line for d in found.sorted()] == [1, 2, 3]
    assert (found.errors, found.warnings) == (1, 2)


def text(words: str) -> Paragraph:
    return Paragraph(plain_text(words))


def test_blocks_become_the_lines_that_a_speaker_reads():
    blocks = (
        Heading(1, plain_text("Title")),
        text("A paragraph."),
        ItemList(((text("one"), text("more")), (text("two"),))),
        ItemList(((text("first"),), (text("second"),)), start=3),
        BlockQuote((text("quoted"),)),
        Listing("a = 1\nb = 2"),
        Grid((plain_text("A"), plain_text("B")), ((plain_text("1"), plain_text("2")),), ("left", "right")),
    )
    assert plain_lines(blocks) == [
        "Title", "A paragraph.", "• one", "more", "• two", "3. first", "4. second", "quoted", "a = 1", "b = 2", "A · B", "1 · 2",
    ]  # fmt: skip


def test_lines_that_are_said_keep_their_style_and_their_depth():
    strong, inner = Text((Run("loud", strong=True),)), ItemList((), start=None)
    items = ItemList(((Paragraph(strong), ItemList(((text("inner"),),), start=2)), (inner,)))
    blocks = (items, BlockQuote((text("quoted"),)), Definitions(((plain_text("Term"), (text("Meaning."),)),)), Listing("x = 1"))
    lines = list(said_lines(blocks))
    assert [(str(line), line.mark, line.depth, line.form) for line in lines] == [
        ("• loud", "•", 1, "prose"),
        ("2. inner", "2.", 2, "prose"),
        ("• ", "•", 1, "prose"),
        ("quoted", "", 1, "prose"),
        ("Term: Meaning.", "", 0, "prose"),
        ("x = 1", "", 0, "code"),
    ]
    assert lines[0].text.runs[0].strong
    assert [run.strong for run in lines[4].text.runs] == [True, False, False]


@pytest.mark.parametrize(("language", "said"), [("en", "6 July 2024"), ("en-GB", "6 July 2024"), ("de", "2024-07-06")])
def test_dates_are_written_by_language(language, said):
    assert long_date(date(2024, 7, 6), language) == said
    assert long_date(None, language) == ""


def test_the_build_date_is_the_contents_own_unless_the_environment_says_another(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    dated, undated = (Document(plain_text("T"), "t", date=day) for day in (date(2024, 7, 6), None))
    assert build_date(dated) == datetime(2024, 7, 6, tzinfo=UTC)
    assert build_date(undated) == datetime(2000, 1, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert build_date(dated) == datetime(1970, 1, 2, tzinfo=UTC)
