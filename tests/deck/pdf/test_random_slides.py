"""The slides' PDF of content files that chance wrote: whatever is in them, it is valid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings

import generator
from generator.model import ASPECTS
from tests.oracles.contents import CONTENTS, write_files
from tests.oracles.verapdf import faults
from tests.report import reading

EXAMPLES = 30


@pytest.mark.parametrize("aspect", ASPECTS)
def test_slides_of_any_content_are_accessible_and_archivable(aspect: str, tmp_path: Path) -> None:
    paths: list[Path] = []
    write_files(tmp_path)

    @settings(max_examples=EXAMPLES, derandomize=True, phases=(Phase.generate,), deadline=None)
    @given(CONTENTS)
    def write(content: dict[str, Any]) -> None:
        source = tmp_path / f"content{len(paths)}.yaml"
        source.write_text(yaml.safe_dump({**content, "aspect": aspect}, allow_unicode=True, sort_keys=False, width=9999), encoding="utf-8")
        (work,) = generator.build(source, output=tmp_path, works=["slides"]).works
        paths.append(work.path)
        with reading.opened(work.path.read_bytes()) as pdf:
            assert len(pdf.pages) == work.parts

    write()
    assert len(paths) >= EXAMPLES
    assert faults(paths, ("PDFUA-1", "PDFA-2A")) == {}
