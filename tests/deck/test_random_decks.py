"""Any content gives a sound deck of 16:9; its neighbour has the decks of 4:3."""

from __future__ import annotations

from pathlib import Path

from .random_decks import check_decks


def test_any_content_gives_a_sound_deck(tmp_path: Path) -> None:
    check_decks("16:9", tmp_path)
