"""Posts as blogs have them: each becomes the content file beside it, which builds as it is."""

from __future__ import annotations

import io
import re
import time
from functools import partial
from pathlib import Path

import pytest
import yaml

from generator import load
from generator.importing import import_post
from generator.model import Diagnostics
from generator.report import make_report
from generator.theme import load_theme
from tests.deck.test_geometry import faults_of
from tests.oracles.effort import calls
from tests.oracles.making import make_deck

from .reading import EXPECTED, texts, written

POSTS = Path(__file__).parent / "posts"
SEED = POSTS / "genai-trends.md"
ALL = sorted(POSTS.rglob("*.md"), key=lambda path: path.relative_to(POSTS).as_posix())


@pytest.mark.parametrize("post", ALL, ids=[path.stem for path in ALL])
def test_a_post_becomes_the_content_file_beside_it(post: Path) -> None:
    made = import_post(post, post.with_suffix(".yaml"), None, Diagnostics())
    assert made
    assert made.text == post.with_suffix(".yaml").read_text("utf-8")


@pytest.mark.parametrize("post", ALL, ids=[path.stem for path in ALL])
def test_its_works_are_made_without_an_error_and_nothing_overlaps(post: Path, tmp_path: Path) -> None:
    loaded = load(post.with_suffix(".yaml"))
    assert {found.code for found in loaded.diagnostics} <= EXPECTED | {"empty-header"}
    assert loaded.document
    found = Diagnostics()
    make_deck(loaded.document, load_theme("aurora"), found, io.BytesIO())
    make_report(loaded.document, load_theme("aurora"), found, io.BytesIO())
    assert not found.errors
    assert faults_of(loaded.document, tmp_path) == []


def words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def test_every_sentence_of_the_damaged_post_is_in_the_content_file() -> None:
    source = SEED.read_text("utf-8").replace("â€™", "’").replace("â€‹", "")
    prose = re.sub(r"<img[^>]*>|^\| *---.*$|Fig ?\d+ *-|^\w+: *$|(?:title|excerpt|caption):", "\n", source, flags=re.MULTILINE)
    prose = re.sub(r"<br>|\||^ *(?:image|teaser):.*$|\*\*Examples\*\*:|\*\*Key Characteristics:\*\*|~", "\n", prose, flags=re.MULTILINE)
    sentences = [words(each) for line in prose.split("\n") for each in re.split(r"(?<=[.!?:]) |\*\*: | - |, ", line) if words(each)]
    held = " ".join(map(words, texts(yaml.safe_load(SEED.with_suffix(".yaml").read_text("utf-8")))))
    assert len(sentences) > 150
    assert [sentence for sentence in sentences if sentence not in held] == []


PARAGRAPH = (
    "The tide turns twice a day, and the harbour with it. Boats that were afloat lie on the sand, and wait for the water to come back. "
)


def chapters(words: int) -> str:
    """A post of about so many words."""
    chapter = f"\n\n{PARAGRAPH * 4}\n\n{PARAGRAPH * 3}\n"
    count = max(1, words // len(chapter.split()))
    return "# A long post\n" + "".join(f"\n## Chapter {number}{chapter}" for number in range(count))


def test_a_post_of_ten_thousand_words_builds(tmp_path: Path) -> None:
    found, loaded = written(tmp_path, chapters(10_000))
    assert found.found == []
    assert loaded.document
    assert faults_of(loaded.document, tmp_path) == []


PATHOLOGICAL = {
    "brackets": "[" * 10_000,
    "angles": "<" * 20_000,
    "tags": "<div>" * 20_000 + "x",
    "quotes": ">" * 50_000 + "x",
    "backticks": "".join("`" * number + "x" for number in range(300)),
    "stars": "*a **b " * 4_000,
    "braces": "{{" * 25_000,
    "percents": "{% highlight x %}" * 1_000,
    "fences": "```x\n" * 10_000,
    "tables": "| a | b |\n|---|---|\n" + "| c | d |\n" * 2_000,
    "footnotes": "".join(f"a[^{number}]\n\n[^{number}]: note [^{number + 1}]\n\n" for number in range(500)),
    "sentences": "(A b. C d. " * 5_000,
    "links": "[a](b " * 4_000,
    "lists": "".join("  " * number + "- a\n" for number in range(200)),
    "dollars": "$a" * 8_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_what_could_take_for_ever_does_not(name: str, tmp_path: Path) -> None:
    begun = time.process_time()
    written(tmp_path, PATHOLOGICAL[name])
    assert time.process_time() - begun < 20


def test_the_work_that_a_post_takes_grows_with_its_length(tmp_path: Path) -> None:
    short, long = (calls(partial(written, tmp_path, chapters(size))) for size in (20_000, 80_000))
    assert long < 5 * short
