"""The schema that editors read: every key is explained, with an example that both it and the reader take."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator.cli.new import TEMPLATES
from generator.model import Diagnostics
from generator.source import exhibit_schema, mail_schema, schema
from generator.source.content_tree import Tree
from generator.source.entry import Entry
from generator.source.json_schema import json_schema
from generator.source.text_file import Source
from generator.source.tree import parse
from generator.source.writing import write_yaml
from tests.test_everything_appears import EXAMPLE, FULL

WHOLE = json_schema()
ENTRIES = {"DocumentEntry": WHOLE, **WHOLE["$defs"]}
KEYS = [(entry, key) for entry, found in ENTRIES.items() for key in found["properties"]]
MODELS: dict[str, type[Entry]] = {
    name: model
    for module in (schema, exhibit_schema, mail_schema)
    for name, model in vars(module).items()
    if isinstance(model, type) and issubclass(model, Entry)
}


def faults(value: object, part: dict[str, Any] = WHOLE) -> list[str]:
    """What the schema, or a part of it, has against a value."""
    validator = Draft202012Validator({**part, "$defs": WHOLE["$defs"]}, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(value)]


def plain(tree: object) -> Any:
    """A content as JSON has it: dates are texts."""
    if isinstance(tree, dict):
        return {str(key): plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return list(map(plain, tree))
    return tree if isinstance(tree, str | int | float | None) else str(tree)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(WHOLE)
    assert set(ENTRIES) == {name for name in MODELS if name != "Entry"}
    assert all(found["description"] for found in ENTRIES.values())


@pytest.mark.parametrize(("entry", "key"), KEYS)
def test_every_key_has_a_description_and_an_example(entry: str, key: str) -> None:
    found = ENTRIES[entry]["properties"][key]
    assert found["description"].endswith(tuple(".`?)")), "a description is a sentence"
    [example] = found["examples"]
    assert faults(example, found) == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_reader_takes_every_example(entry: str) -> None:
    examples: dict[str, Tree] = {key: found["examples"][0] for key, found in ENTRIES[entry]["properties"].items()}
    diagnostics = Diagnostics()
    for content in [{key: example} for key, example in examples.items()] if entry == "ExhibitEntry" else [examples]:
        tree = parse(Source("a.yaml", write_yaml(content)), diagnostics)
        assert diagnostics.found == []
        assert set(MODELS[entry].model_validate(tree).at) == set(content)


CONTENTS = [EXAMPLE, EXAMPLE.with_stem("longer-lives"), *sorted(TEMPLATES.glob("*.yaml"))]


@pytest.mark.parametrize("text", [FULL, *(path.read_text("utf-8") for path in CONTENTS)], ids=["full", *(path.stem for path in CONTENTS)])
def test_an_editor_finds_nothing_wrong_with_a_sound_content(text: str) -> None:
    assert faults(plain(yaml.safe_load(text.replace("{title}", "A").replace("{data}", "a.csv").replace("{today}", "2024-07-06")))) == []


def test_an_editor_finds_what_the_reader_finds() -> None:
    assert faults({"title": "A", "subtitel": "B"}) != []
    assert faults({"title": "A", "sections": [{"include": "a.yaml", "title": "B"}]}) != []
    assert faults({"title": "A", "sections": [{"include": "a.yaml"}, {"title": "B", "layout": "tables"}]}) != []
