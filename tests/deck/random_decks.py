"""Decks of content files that chance wrote. Each shape of slides has a test module of its own, so that they run side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings

import generator
from tests.oracles import repair
from tests.oracles.contents import CONTENTS, write_files
from tests.oracles.geometry import faults, read_deck
from tests.oracles.tools import audit

SOURCE = "content.yaml"
EXAMPLES = 100
PHASES = (Phase.generate,)
"""A deck costs too much to look for a smaller one with the same fault; the content that has it is in the test's folder."""


def check_decks(aspect: str, folder: Path) -> None:
    """Every text in its box, nothing to repair, valid: the deck of each content."""
    write_files(folder)

    @settings(max_examples=EXAMPLES, derandomize=True, phases=PHASES, deadline=None)
    @given(CONTENTS)
    def check(content: dict[str, Any]) -> None:
        if found := deck_faults({**content, "aspect": aspect}, folder):
            pytest.fail("\n".join([f"{folder / SOURCE} gives a deck with faults:", *found]))

    check()


def deck_faults(content: dict[str, Any], folder: Path) -> list[str]:
    """What is wrong with the deck of a content, or that it has errors."""
    source = folder / SOURCE
    source.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=9999))
    result = generator.build(source, output=folder, works=["deck"])
    if result.diagnostics.errors:
        return [found.message for found in result.diagnostics.sorted() if found.severity == "error"]
    (deck,) = (work.path for work in result.works)
    misplaced = [f"slide {number}: {fault}" for number, slide in enumerate(read_deck(deck), 1) for fault in faults(slide)]
    return [*misplaced, *repair.faults(deck), *audit(deck)]
