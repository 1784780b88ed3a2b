"""A letter as HTML, which Chromium shows, and as plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.mail.html import html
from generator.mail.letter import Letter
from generator.mail.plain import plain

from .browser import shown
from .conftest import SETTINGS, Planned

RICH = """\
title: Quarterly letter, with $x^2$
subtitle: What changed, and why
date: 2024-09-30
event: Board meeting
language: LANGUAGE
abstract: Nothing of this is shown.
sections:
- {title: Sales, headline: Sales grew by half, points: [North: up, South: up]}
mail:
  subject: The third quarter
  preheader: Sales grew by half in a quarter.
  greeting: Dear {{ name }},
  body: |
    here is what *changed* for **all**, see [the dashboard](https://example.org/ADDRESS), @sec-sales and `code()`.

    # A heading

    1. First
    2. Second

       and more of it

    > A quote

    Term
    : What it means

    | Region | Sales |
    |---|---:|
    | North-Rhine-Westphalia | 1,200 |
    | South | 800 |

    | One | Two | Three | Four |
    |---|---|---|---|
    | Incomprehensibilities | Counterrevolutionaries | Disproportionateness | Uncharacteristically |

    ```
    return LONG  # a line of code
    ```

    $$E = mc^2$$
  closing: |
    With kind regards,\\
    [Ada](mailto:ada@example.org)
  link: https://example.org/q3
""".replace("ADDRESS", "a-very-long-address-that-cannot-be-broken-between-words-" * 4).replace("LONG", "x" * 200)

Written = Callable[[str, str], str]


@pytest.fixture
def page(planned: Planned) -> Written:
    def write(language: str = "en", theme: str = "aurora") -> str:
        content = f"theme: {theme}\n" + RICH.replace("LANGUAGE", language)
        draft = planned(content=content, settings=SETTINGS + 'unsubscribe = "https://example.org/stop"\n').draft(0)
        return html(draft.letter, draft.works.theme, "cid:a")

    return write


@pytest.fixture
def letter(planned: Planned) -> Letter:
    return planned(content=RICH.replace("LANGUAGE", "en")).draft(0).letter


def test_nothing_is_wider_than_a_phone_or_a_preview_pane(page: Written, tmp_path: Path) -> None:
    for language in ("en", "ar"):
        for view in shown(page(language, "aurora"), tmp_path):
            assert view.texts > 20
            assert view.reach <= view.width


@pytest.mark.parametrize("theme", ["aurora", "aurora-dark", "{extends: aurora, accents: ['#FFD700']}"])
def test_every_text_stands_out_light_and_dark(theme: str, page: Written, tmp_path: Path) -> None:
    written = page("en", theme)
    grounds = set()
    for dark in (False, True):
        [view] = shown(written, tmp_path, (640,), dark)
        assert view.contrast >= 4.5
        grounds.add(view.ground)
    assert grounds == {"rgb(255, 255, 255)", "rgb(11, 21, 25)"}


def test_word_is_given_tables_and_styles_in_the_elements(page: Written) -> None:
    written = page("en", "aurora")
    before, media, rest = written.partition("<style>@media") if "<style>@media" in written else written.partition("<style>\n@media")
    assert media
    assert "<style>" not in before.replace("<!--[if mso]", "").split("<style>* {")[0]
    assert '<table role="presentation" width="600">' in rest
    assert "<p style=" in rest
    assert "flex" not in written
    assert len(written.encode()) < 100_000


def test_a_reader_hears_the_language_the_title_and_the_picture(page: Written) -> None:
    written = page("ar", "aurora")
    assert '<html lang="ar" dir="rtl">' in written
    assert "<title>The third quarter</title>" in written
    assert 'alt="The first slide: Quarterly letter, with x²"' in written
    assert '<th scope="col"' in written


def test_the_page_asks_for_nothing_from_afar(page: Written) -> None:
    written = page("en", "aurora")
    assert written.count("src=") == 1
    assert "url(" not in written
    assert "@import" not in written


def test_the_plain_text_reads_well(letter: Letter) -> None:
    text = plain(letter)
    parts = text.split("\n\n")
    assert parts[0] == "Quarterly letter, with x²\n========================="
    assert "here is what changed for all, see the dashboard\n<https://example.org/a-very-long" in text
    assert "Section\u00a01" in text
    assert "1. First\n2. Second\n\n   and more of it" in text
    assert "> A quote" in parts
    assert "Term\n  What it means" in parts
    assert (
        "Region                  Sales\n----------------------  -----\nNorth-Rhine-Westphalia  1,200\nSouth                     800"
        in parts
    )
    assert "One: Incomprehensibilities\nTwo: Counterrevolutionaries\n" in text
    assert "    E = mc²" in parts
    assert text.endswith("Online:\n  https://example.org/q3\n\nWith kind regards,\nAda <ada@example.org>\n")


def test_the_letter_of_a_content_without_one_says_what_the_works_say(planned: Planned) -> None:
    content = "title: A\ndate: 2024-09-30\nabstract: Why.\nsections:\n- {title: One, headline: One grew}\n- {title: Two}\n"
    letter = planned(content=content).draft(0).letter
    text = plain(letter)
    assert (letter.subject, letter.preheader) == ("A", "One grew")
    assert "\n\nWhy.\n\n- One grew\n- Two\n\nThe report: talk.pdf · " in text
