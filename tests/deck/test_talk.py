"""How long a talk takes, from the words that are said and shown."""

from __future__ import annotations

import io

import pytest

from generator.deck.boxes import PlacedSlide
from generator.deck.talk import TalkTime, clock, talk_time
from generator.deck.words import count_words
from generator.model import Closing, Diagnostics, Document, Paragraph, Place, Talk, plain_text
from generator.theme import load_theme
from tests.oracles.making import make_deck

from .conftest import document, points, section

TEN = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Let us begin.", 3),
        ("Don’t — if you can – stop, now!", 6),
        ("• state-of-the-art / and/or", 6),
        ("In 2024 it cost $3.5 million, or 20,000 a day", 15),
        ("GPT4 and 42%", 5),
        ("…—!", 0),
        ("大規模言語モデル", 4),
        ("我们用 AI 工作", 3.5),
        ("언어 모델은 크다", 3),
        ("हिन्दी में", 2),
        ("สวัสดีครับ", 2),
        ("", 0),
    ],
)
def test_words_are_counted_as_they_are_spoken(text, words):
    assert count_words(text) == words


def time_of(doc: Document, diagnostics: Diagnostics | None = None) -> TalkTime | None:
    return make_deck(doc, load_theme("aurora"), diagnostics or Diagnostics(), io.BytesIO()).talk


def notes(count: int) -> tuple[Paragraph, ...]:
    return (Paragraph(plain_text(f"{TEN} " * count)),)


def test_a_slide_takes_as_long_as_its_notes_and_one_without_as_long_as_it_is_read():
    doc = document(
        section(1, notes=notes(10)),
        section(2, lead=plain_text(f"{TEN} " * 4)),
        section(3, points=points(7, "Short."), notes=notes(2)),
        abstract=notes(5),
        closing=Closing(plain_text("Thanks")),
        talk=Talk(words_per_minute=60),
    )
    time = time_of(doc)
    assert time
    # cover, two sections, one of which shows 40 words below a headline of 9, points on two slides, closing
    assert time.slides == (50, 100, 49, 20, 0, 10)
    assert (time.seconds, time.longest) == (229, 2)


def test_a_content_without_a_talk_has_no_estimate():
    assert time_of(document(section(1, notes=notes(10)))) is None


def test_a_talk_that_is_too_long_says_by_how_many_words():
    diagnostics = Diagnostics()
    talk = Talk(1.0, 120, Place("talk.yaml", 2, 8))
    time = time_of(document(section(1, notes=notes(20)), talk=talk), diagnostics)
    (found,) = diagnostics.found
    assert str(time) == "1 min 50 s of 1 min, longest: slide 2, 1 min 40 s"
    assert (found.code, found.place, found.length) == ("talk-too-long", talk.place, 7)
    assert found.message == "the talk takes about 1 min 50 s, 50 s more than it has"
    assert found.help == "say about 100 words less; slide 2 takes the most, 1 min 40 s"


def test_a_slide_that_is_there_to_be_asked_for_takes_no_time():
    shown = [{}, {"hidden": True}, {"backup": True}]
    slides = [PlacedSlide("Topic 1", "A title", (), spoken=(TEN,), **fields) for fields in shown]
    assert talk_time(slides, Talk(words_per_minute=60), Diagnostics()).slides == (10, 0, 0)


def test_a_talk_that_fits_has_nothing_to_report():
    diagnostics = Diagnostics()
    time_of(document(section(1, notes=notes(20)), talk=Talk(2.0)), diagnostics)
    assert diagnostics.found == []


@pytest.mark.parametrize(("seconds", "said"), [(0, "0 s"), (59.6, "1 min"), (110, "1 min 50 s"), (1200, "20 min")])
def test_times_are_said_in_minutes_and_seconds(seconds, said):
    assert clock(seconds) == said
