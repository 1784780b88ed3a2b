"""The content format as a JSON schema, from which editors complete and explain every key; `examples.yaml` has an example of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from .schema import DocumentEntry

Schema = dict[str, Any]


def json_schema() -> Schema:
    """The JSON Schema of a content file (draft 2020-12)."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **DocumentEntry.model_json_schema(schema_generator=_Explained)}


class _Explained(GenerateJsonSchema):
    """With examples, and without titles, which repeat the keys, and defaults, which editors would write into the file."""

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        made = super().model_schema(schema)
        made.pop("title", None)
        for key, example in _examples()[schema["cls"].__name__].items():
            made["properties"][key]["examples"] = [example]
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False


@cache
def _examples() -> dict[str, Schema]:
    loaded: dict[str, Schema] = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text("utf-8"))
    return loaded
