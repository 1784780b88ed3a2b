"""The slides' PDF and the hand-out of content files that chance wrote: whatever is in them, both are valid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings

import generator
from generator.model import ASPECTS
from generator.works import PER_PAGE
from tests.oracles.contents import CONTENTS, write_files
from tests.oracles.verapdf import faults
from tests.report import reading

EXAMPLES = 24


@pytest.mark.parametrize("aspect", ASPECTS)
def test_slides_and_hand_outs_of_any_content_are_accessible_and_archivable(aspect: str, tmp_path: Path) -> None:
    paths: list[Path] = []
    write_files(tmp_path)

    @settings(max_examples=EXAMPLES, derandomize=True, phases=(Phase.generate,), deadline=None)
    @given(CONTENTS)
    def write(content: dict[str, Any]) -> None:
        source = tmp_path / f"content{len(paths)}.yaml"
        source.write_text(yaml.safe_dump({**content, "aspect": aspect}, allow_unicode=True, sort_keys=False, width=9999), encoding="utf-8")
        options = generator.Options(steps=len(paths) % 4 == 0, per_page=PER_PAGE[len(paths) % len(PER_PAGE)])
        works = generator.build(source, output=tmp_path, works=["slides", "handout"], options=options).works
        for work in works:
            with reading.opened(work.path.read_bytes()) as pdf:
                assert len(pdf.pages) == work.parts
        paths.extend(work.path for work in works)

    write()
    assert len(paths) >= 2 * EXAMPLES
    assert faults(paths, ("PDFUA-1", "PDFA-2A")) == {}
