"""The slides' PDF of content files that chance wrote: every page valid, with every word on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

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

    @settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
    @given(CONTENTS)
    def write(content: dict[str, Any]) -> None:
        source = tmp_path / f"content{len(paths)}.yaml"
        source.write_text(yaml.safe_dump({**content, "aspect": aspect}, allow_unicode=True, sort_keys=False, width=9999), encoding="utf-8")
        (work,) = generator.build(source, output=tmp_path, only="slides").works
        paths.append(work.path)
        pages = reading.words(work.path.read_bytes())
        assert len(pages) == work.parts
        width = {"16:9": 960, "4:3": 720}[aspect]
        assert [word for page in pages for word in page if word.left < -1 or word.right > width + 1 or word.bottom > 540] == []

    write()
    assert len(paths) >= EXAMPLES
    assert faults(paths, ("PDFUA-1", "PDFA-2A")) == {}
