"""What a reader copies out of a PDF is what the author wrote, in every script; and of a text that runs from right to left, no other
typesetter's PDF gives back more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

import pytest

from generator.pdf import Canvas
from generator.text import Line
from tests.oracles.extractors import EXTRACTORS, is_exact_but_for_line_ends, joined, similarity
from tests.oracles.scripts import SAMPLES, Sample
from tests.oracles.typesetters import RIVALS, with_diptych
from tests.pdf.conftest import SERIF, file_of

Found = Mapping[tuple[str, str], str]
"""The page that an extractor gives for a sample, by their names."""

RTL = [sample for sample in SAMPLES if sample.rtl]
DIVIDED = "We take internationalization and its extraordinarily complicated organizations seriously, multidisciplinary as they are."


def cases(samples: Iterable[Sample]) -> list[object]:
    return [pytest.param(sample, extractor, id=f"{sample.name}-{extractor}") for sample, extractor in product(samples, EXTRACTORS)]


def read(path: Path, samples: Iterable[Sample]) -> Found:
    return {(sample.name, name): page for name, extract in EXTRACTORS.items() for sample, page in zip(samples, extract(path), strict=True)}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return read(with_diptych(SAMPLES, tmp_path_factory.mktemp("ours")), SAMPLES)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    return [read(make(RTL, tmp_path_factory.mktemp(name)), RTL) for name, make in RIVALS.items()]


@pytest.mark.parametrize(("sample", "extractor"), cases(sample for sample in SAMPLES if not sample.rtl and sample.breaks == "spaces"))
def test_a_text_comes_back_as_it_was_written(ours: Found, sample: Sample, extractor: str) -> None:
    assert joined(ours[sample.name, extractor]) == sample.text


@pytest.mark.parametrize(("sample", "extractor"), cases(sample for sample in SAMPLES if sample.breaks == "letters"))
def test_a_text_that_breaks_between_letters_comes_back_but_for_its_line_ends(ours: Found, sample: Sample, extractor: str) -> None:
    assert is_exact_but_for_line_ends(ours[sample.name, extractor], sample.text)


@pytest.mark.parametrize(("sample", "extractor"), cases(RTL))
def test_no_other_program_gives_right_to_left_text_back_more_exactly(
    ours: Found, theirs: list[Found], sample: Sample, extractor: str
) -> None:
    key = sample.name, extractor
    assert similarity(ours[key], sample.text) >= max(similarity(found[key], sample.text) for found in theirs)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_hyphen_that_divides_a_word_does_not_come_back(tmp_path: Path, extractor: str) -> None:
    hyphens: list[Line] = []

    def draw(canvas: Canvas) -> None:
        found = canvas.setter.compose(DIVIDED, SERIF, 200, hyphenate=True)
        hyphens.extend(line for line in found.lines if line.spans[-1].words[-1].text.endswith("\u00ad"))
        canvas.draw_text(20, 20, found)

    path = tmp_path / "page.pdf"
    path.write_bytes(file_of(draw))
    assert len(hyphens) >= 2
    assert joined(EXTRACTORS[extractor](path)[0]) == DIVIDED
