"""`diptych schema`: the content format for editors."""

from __future__ import annotations

import typer


def command() -> None:
    """Print the JSON Schema of a content file."""
    import json

    from generator.source.json_schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
