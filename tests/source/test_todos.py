"""What is still to do is said; text that speaks of it is text."""

from __future__ import annotations

from pathlib import Path

from .reading import read, sound


def test_what_only_looks_like_a_mark_is_no_mark(tmp_path: Path) -> None:
    body = "  body: |\n    A line  # TODO: of code\n\n    ```python\n    # TODO: later\n    ```\n"
    text = f"title: A TODO list  # my TODOs\nsections:\n- title: 'B # TODO: no'\n  lead: The TODO of a TODO.\n{body}"
    sound(tmp_path, text)


def test_each_mark_is_said_with_its_words(tmp_path: Path) -> None:
    text = "title: A  # TODO: a better one\nsections:\n- title: B\n  headline: C  #TODO  say   more\n  lead: 'TODO: first'\n"
    said = [found.message for found in read(tmp_path, text).diagnostics.sorted()]
    assert said == ["still to do: `TODO: a better one`", "still to do: `TODO say more`", "still to do: `TODO: first`"]
