"""Decks of content files that chance wrote. Each shape of slides has a test module of its own, so that they run side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings

import generator
from generator.model import ASPECTS
from tests.oracles import repair
from tests.oracles.contents import CONTENTS, write_files
from tests.oracles.geometry import faults, read_deck
from tests.oracles.tools import audit

EXAMPLES = 100


def check_decks(aspect: Aspect, folder: Path) -> None:
    """Every text in its box, nothing to repair, valid: the deck of each content."""
    write_files(folder)

    @settings(max_examples=EXAMPLES, derandomize=True)
    @given(CONTENTS)
    def check(content: dict[str, Any]) -> None:
        assert deck_faults({**content, "aspect": aspect}, folder) == []

    check()


def deck_faults(content: dict[str, Any], folder: Path) -> list[str]:
    """What is wrong with the deck of a content, or that it has errors."""
    source = folder / "content.yaml"
    source.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=9999))
    result = generator.build(source, output=folder, only="deck")
    if result.diagnostics.errors:
        return [found.message for found in result.diagnostics.sorted() if found.severity == "error"]
    (deck,) = (work.path for work in result.works)
    misplaced = [f"slide {number}: {fault}" for number, slide in enumerate(read_deck(deck), 1) for fault in faults(slide)]
    return [*misplaced, *repair.faults(deck), *audit(deck)]
