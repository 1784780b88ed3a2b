"""Content files that chance writes, for hypothesis: any kinds of slides, lengths and scripts, as the dictionaries of their YAML."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from PIL import Image

from generator.model import TEXT_SIZES
from generator.theme import NAMES
from tests.exhibits.formulas import FORMULAS

from .scripts import SAMPLES, Sample
from .specimen import marked

PICTURES = {"wide.jpg": (160, 50), "landscape.jpg": (160, 90), "square.png": (90, 90), "tall.jpg": (60, 150)}
WORKS = {f"work{number}": f"A work on {'small and large ' * number}models" for number in range(1, 7)}
TEXTS = (
    *(sample for sample in SAMPLES if sample.name != "Emoji"),  # the reader of decks measures emoji that are joined as if they stood apart
    Sample(
        "Emoji alone", "en", "We shipped it 🚀 and the team cheered 🎉🎉 at noon 🕛 with 🍕 and 🍣, and went home 🏠 happy 😀 and proud ✨."
    ),
    Sample(
        "Greek, polytonic",
        "grc",
        "Πάντες ἄνθρωποι τοῦ εἰδέναι ὀρέγονται φύσει. σημεῖον δ’ ἡ τῶν αἰσθήσεων ἀγάπησις· καὶ γὰρ χωρὶς τῆς χρείας ἀγαπῶνται δι’ αὑτάς, "
        "καὶ μάλιστα τῶν ἄλλων ἡ διὰ τῶν ὀμμάτων. οὐ γὰρ μόνον ἵνα πράττωμεν ἀλλὰ καὶ μηθὲν μέλλοντες πράττειν τὸ ὁρᾶν αἱρούμεθα.",
    ),
)
LENGTHS, LONG = (3, 12, 40, 90, 160, 300), 60
NAMES_OF_DATA = [sample.text[:20].strip() for sample in TEXTS]
CITED = [f" [@{key}]" for key in WORKS]
CODE_LINES = ["x = 1", "", "    call(" + "argument, " * 12 + ")"]


def write_files(folder: Path) -> None:
    """What the contents name: pictures of all shapes, and works to cite."""
    for name, size in PICTURES.items():
        Image.new("RGB", size, "#336699").save(folder / name)
    works = [{"id": key, "type": "book", "title": title, "author": [{"family": "Turing"}]} for key, title in WORKS.items()]
    (folder / "works.json").write_text(json.dumps(works))


def words(most: int = 160) -> st.SearchStrategy[str]:
    """The beginning of a text in any script, of up to so many letters, or one long word."""
    cuts = [(sample, sample.text[:length].strip()) for sample in TEXTS for length in LENGTHS if length <= most]
    cuts += [(sample, re.sub(r"[\s.,;:-]", "", sample.text)[:LONG]) for sample in TEXTS if most >= LONG]
    return st.sampled_from([marked(text, sample) for sample, text in cuts])


SHORT = words(40)
SAID = st.one_of(words(), st.builds(str.__add__, words(90), st.sampled_from([*CITED, " $x_i^2 \\leq n$", " (see **this** `code`)"])))
POINTS = st.lists(st.one_of(SAID, st.dictionaries(SHORT, SAID, min_size=1, max_size=1)), max_size=7)
FIGURES = st.builds(
    lambda picture, figure: figure | picture,
    st.one_of(st.sampled_from([{"image": name} for name in PICTURES]), st.builds(dict, missing=words(300))),
    st.fixed_dictionaries(
        {"alt": SHORT},
        optional={"caption": words(), "credit": SHORT, "crop": st.booleans(), "focus": st.sampled_from([[0.1, 0.9], [0.9, 0.1]])},
    ),
)
QUOTES = st.fixed_dictionaries({"text": words(300)}, optional={"by": SHORT, "second": words()})
EQUATIONS = st.fixed_dictionaries(
    {"tex": st.sampled_from([tex for tex in FORMULAS if "tag" not in tex])},
    optional={"caption": words(), "where": st.lists(st.dictionaries(SHORT, words(), min_size=1, max_size=1), max_size=4)},
)


@st.composite
def codes(draw: st.DrawFn) -> dict[str, Any]:
    lines = ["import this", *draw(st.lists(st.sampled_from(CODE_LINES), max_size=18)), "return x"]
    callout = {"line": st.integers(1, len(lines)), "text": words()}
    callouts = st.lists(st.fixed_dictionaries(callout, optional={"term": SHORT}), max_size=4)
    return {"language": "python", "text": "\n".join(lines), "caption": draw(words()), "callouts": draw(callouts)}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """A table of one to five columns, perhaps with a title over the last two and titles over its rows."""
    columns = draw(st.integers(1, 5))
    row = st.lists(st.one_of(words(60), st.sampled_from(["1", "-2.5", "35%"])), min_size=columns, max_size=columns)
    header, rows = draw(row), draw(st.lists(row, min_size=1, max_size=9))
    if columns > 2 and draw(st.booleans()):
        header[-2:] = [{draw(SHORT): header[-2:]}]
    if len(rows) > 1 and draw(st.booleans()):
        cut = draw(st.integers(1, len(rows) - 1))
        rows = [{f"{draw(SHORT)} {number}": part} for number, part in enumerate((rows[:cut], rows[cut:]), 1)]
    table: dict[str, Any] = {"header": header, "rows": rows, "caption": draw(words())}
    return table | draw(st.fixed_dictionaries({}, optional={"notes": st.lists(words(), min_size=1, max_size=2), "source": SHORT}))


@st.composite
def comparisons(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(2, 3))
    things = draw(st.lists(SHORT, min_size=count, max_size=count, unique=True))
    rows = st.lists(
        st.dictionaries(SHORT, st.lists(words(), min_size=count, max_size=count), min_size=1, max_size=1), min_size=1, max_size=8
    )
    return {"things": things, "rows": draw(rows), "caption": draw(words())}


@st.composite
def charts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["column", "bar", "stacked", "line", "area", "pie", "doughnut", "combo", "scatter"]))
    count = draw(st.integers(2, 12))
    names = [f"{name} {number}" for number, name in enumerate(draw(st.permutations(NAMES_OF_DATA))[:count])]
    values = st.lists(st.integers(1, 10**6).map(str), min_size=count, max_size=count)
    most = {"pie": 1, "doughnut": 1, "combo": 2}.get(kind) or draw(st.integers(1, 2))
    series = ["First", "Second"][:most]
    data = {"Name": [str(number) for number in range(count)] if kind == "scatter" else names} | {name: draw(values) for name in series}
    chart = {"kind": kind, "data": data, "x": "Name", "y": series, "caption": draw(words())}
    return chart | ({"takeaway": {"number": "66 %", "text": draw(words(100))}} if draw(st.booleans()) else {})


EXHIBITS = st.one_of(
    *(
        st.fixed_dictionaries({name: exhibit})
        for name, exhibit in (
            ("figure", FIGURES),
            ("table", tables()),
            ("compare", comparisons()),
            ("chart", charts()),
            ("code", codes()),
            ("equation", EQUATIONS),
            ("quote", QUOTES),
        )
    )
)
LAYOUTS = ["full-figure", "topic", "rows", "statement", "divider"]
PARTS = st.lists(st.fixed_dictionaries({"title": SHORT, "lead": words()}, optional={"slide": st.booleans()}), max_size=4)
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
            "sections": PARTS,
            "notes": SAID,
            "build": st.booleans(),
            "divider": st.booleans(),
            "backup": st.booleans(),
            "hidden": st.booleans(),
            "layout": st.sampled_from(LAYOUTS),
        },
    ),
    st.one_of(st.just({}), EXHIBITS),
)
CONTENTS = st.fixed_dictionaries(
    {
        "title": words(100),
        "bibliography": st.just("works.json"),
        "sections": st.lists(SECTIONS, min_size=1, max_size=3),
        "theme": st.sampled_from(NAMES),
        "text": st.sampled_from(TEXT_SIZES),
    },
    optional={
        "subtitle": words(80),
        "authors": st.lists(SHORT, max_size=3),
        "event": SHORT,
        "language": st.sampled_from(["en", "de", "ar", "ja"]),
        "talk": st.just({"minutes": 20}),
        "transition": st.sampled_from(["fade", "push"]),
        "cover": st.fixed_dictionaries({}, optional={"figure": FIGURES, "quote": QUOTES}),
        "closing": st.fixed_dictionaries(
            {"title": words(60)}, optional={"text": words(), "contact": st.lists(SHORT, max_size=6), "figure": FIGURES}
        ),
    },
)
