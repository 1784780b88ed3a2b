"""Decks of content files that chance wrote, of any kinds, lengths and scripts: every text in its box, nothing to repair, valid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import generator
from generator.model import ASPECTS, TEXT_SIZES
from generator.theme import NAMES
from tests.exhibits.formulas import FORMULAS
from tests.oracles import repair
from tests.oracles.geometry import faults, read_deck
from tests.oracles.scripts import SAMPLES
from tests.oracles.specimen import marked
from tests.oracles.tools import audit

PICTURES = {"wide.jpg": (160, 50), "landscape.jpg": (160, 90), "square.png": (90, 90), "tall.jpg": (60, 150)}
TEXTS = [sample for sample in SAMPLES if "\u200d" not in sample.text]
"""The reader of decks measures emoji that are joined as if they stood apart."""
LENGTHS, LONG = (3, 12, 40, 90, 160, 300), 60
NAMES_OF_DATA = [sample.text[:20].strip() for sample in TEXTS]
EXAMPLES = 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("random")
    for name, size in PICTURES.items():
        Image.new("RGB", size, "#336699").save(made / name)
    return made


def words(most: int = 160) -> st.SearchStrategy[str]:
    """The beginning of a text in any script, of up to so many letters, or one long word."""
    cuts = [(sample, sample.text[:length].strip()) for sample in TEXTS for length in LENGTHS if length <= most]
    cuts += [(sample, sample.text.replace(" ", "")[:LONG]) for sample in TEXTS if not sample.rtl and most >= LONG]
    return st.sampled_from([marked(text, sample) for sample, text in cuts])


SHORT = words(40)
POINTS = st.lists(st.one_of(words(), st.dictionaries(SHORT, words(), min_size=1, max_size=1)), max_size=7)
FIGURES = st.fixed_dictionaries(
    {"image": st.sampled_from(list(PICTURES)), "alt": SHORT},
    optional={"caption": words(), "credit": SHORT, "crop": st.booleans(), "focus": st.sampled_from([[0.1, 0.9], [0.9, 0.1]])},
)
QUOTES = st.fixed_dictionaries({"text": words(300)}, optional={"by": SHORT, "second": words()})
CODE = st.fixed_dictionaries(
    {"text": st.lists(st.sampled_from(["x = 1", "", "    call(" + "argument, " * 12 + ")"]), min_size=1, max_size=20).map("\n".join)},
    optional={"caption": words(), "language": st.just("python")},
)
EQUATIONS = st.fixed_dictionaries(
    {"tex": st.sampled_from([tex for tex in FORMULAS if "tag" not in tex])},
    optional={"caption": words(), "where": st.lists(st.dictionaries(SHORT, words(), min_size=1, max_size=1), max_size=4)},
)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    columns = draw(st.integers(1, 5))
    row = st.lists(st.one_of(words(60), st.sampled_from(["1", "-2.5", "35%"])), min_size=columns, max_size=columns)
    return {"header": draw(row), "rows": draw(st.lists(row, min_size=1, max_size=9)), "caption": draw(words())}


@st.composite
def charts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["column", "bar", "stacked", "line", "area", "pie", "doughnut"]))
    count = draw(st.integers(2, 12))
    names = [f"{name} {number}" for number, name in enumerate(draw(st.permutations(NAMES_OF_DATA))[:count])]
    values = st.lists(st.integers(1, 10**6).map(str), min_size=count, max_size=count)
    series = ["First", "Second"][: 1 if kind in ("pie", "doughnut") else draw(st.integers(1, 2))]
    chart = {"kind": kind, "data": {"Name": names} | {name: draw(values) for name in series}, "x": "Name", "y": series}
    chart |= {"caption": draw(words())}
    return chart | ({"takeaway": {"number": "66 %", "text": draw(words(100))}} if draw(st.booleans()) else {})


EXHIBITS = st.one_of(
    st.fixed_dictionaries({"figure": FIGURES}),
    st.fixed_dictionaries({"table": tables()}),
    st.fixed_dictionaries({"chart": charts()}),
    st.fixed_dictionaries({"code": CODE}),
    st.fixed_dictionaries({"equation": EQUATIONS}),
    st.fixed_dictionaries({"quote": QUOTES}),
)
PART = st.fixed_dictionaries({"title": SHORT, "lead": words()})
SECTIONS = st.builds(
    lambda section, exhibit: section | exhibit,
    st.fixed_dictionaries(
        {"title": SHORT},
        optional={
            "headline": words(120),
            "phrase": SHORT,
            "short": SHORT,
            "lead": words(250),
            "points": POINTS,
            "examples": st.lists(SHORT, max_size=6),
            "sections": st.lists(PART, max_size=4),
            "notes": words(),
            "build": st.booleans(),
            "layout": st.sampled_from(["full-figure", "topic"]),
        },
    ),
    st.one_of(st.just({}), EXHIBITS),
)
CONTENTS = st.fixed_dictionaries(
    {"title": words(100), "sections": st.lists(SECTIONS, min_size=1, max_size=3), "theme": st.sampled_from(NAMES)},
    optional={
        "subtitle": words(80),
        "authors": st.lists(SHORT, max_size=3),
        "event": SHORT,
        "language": st.sampled_from(["en", "de", "ar", "ja"]),
        "cover": st.fixed_dictionaries({}, optional={"figure": FIGURES, "quote": QUOTES}),
        "closing": st.fixed_dictionaries(
            {"title": words(60)}, optional={"text": words(), "contact": st.lists(SHORT, max_size=6), "figure": FIGURES}
        ),
    },
)


@pytest.mark.parametrize("text", TEXT_SIZES)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_any_content_gives_a_sound_deck(aspect: str, text: str, folder: Path) -> None:
    @settings(max_examples=EXAMPLES, derandomize=True)
    @given(CONTENTS)
    def check(content: dict[str, Any]) -> None:
        source = folder / "content.yaml"
        source.write_text(yaml.safe_dump({**content, "aspect": aspect, "text": text}, allow_unicode=True, sort_keys=False, width=9999))
        result = generator.build(source, output=folder, only="deck")
        assert result.diagnostics.errors == []
        (deck,) = (work.path for work in result.works)
        misplaced = [f"slide {number}: {fault}" for number, slide in enumerate(read_deck(deck), 1) for fault in faults(slide)]
        assert [*misplaced, *repair.faults(deck), *audit(deck)] == []

    check()
