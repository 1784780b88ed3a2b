"""The direction of a language, from its tag."""

from __future__ import annotations

import pytest

from generator.model import is_rtl


@pytest.mark.parametrize("tag", ["ar", "he", "fa-IR", "ur", "AR-EG", "yi", "az-Arab", "ms-Arab-MY", "ks-arab"])
def test_these_are_written_from_right_to_left(tag: str) -> None:
    assert is_rtl(tag)


@pytest.mark.parametrize("tag", ["en", "de-AT", "ar-Latn", "he-Latn-IL", "zh-Hant", "arn", "her", "sl-rozaj", "en-AR", ""])
def test_these_are_not(tag: str) -> None:
    assert not is_rtl(tag)
