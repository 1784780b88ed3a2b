"""Lines on slides end where LibreOffice ends them, and where they do not, the box still holds them."""

from __future__ import annotations

import pytest

from generator.deck.fit import RESERVE
from tests.oracles.soffice_lines import Outcome, outcomes, random_boxes, set_at, texts

SEED, COUNT = 1, 60


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    return outcomes(random_boxes(SEED, COUNT), tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def overlong(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    return outcomes(random_boxes(SEED, COUNT, overlong=True), tmp_path_factory.mktemp("overlong"))


def test_nine_boxes_in_ten_have_the_same_lines_in_libreoffice(words: list[Outcome]) -> None:
    assert sum(outcome.agrees for outcome in words) >= 0.9 * COUNT


def test_a_measure_a_twentieth_off_would_be_noticed(words: list[Outcome]) -> None:
    """The comparison itself can fail."""
    assert sum(texts(set_at(outcome.box, 0.95)) == outcome.theirs for outcome in words) < 0.5 * COUNT


def test_no_character_is_missing_in_libreoffice(words: list[Outcome], overlong: list[Outcome]) -> None:
    assert [outcome.box for outcome in words + overlong if "".join(outcome.ours) != "".join(outcome.theirs)] == []


def test_with_the_reserve_no_box_takes_more_lines_in_libreoffice_than_were_measured(words: list[Outcome], overlong: list[Outcome]) -> None:
    assert [outcome.box for outcome in words + overlong if outcome.overflows] == []


def test_lines_of_the_same_text_differ_in_width_by_less_than_the_reserve(words: list[Outcome], overlong: list[Outcome]) -> None:
    assert max(abs(share) for outcome in words + overlong for share in outcome.deviations) < RESERVE


def test_overlong_words_are_cut_at_the_letter_as_in_libreoffice(overlong: list[Outcome]) -> None:
    """Give or take a letter: at the end of a cut word every letter is a place to break, so that near misses are more frequent."""
    assert sum(outcome.agrees for outcome in overlong) >= 0.75 * COUNT
