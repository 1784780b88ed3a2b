"""Any content gives a sound deck of 4:3; its neighbour has the decks of 16:9."""

from __future__ import annotations

from pathlib import Path

from .random_decks import check_decks


def test_any_content_gives_a_sound_narrow_deck(tmp_path: Path) -> None:
    check_decks("4:3", tmp_path)
