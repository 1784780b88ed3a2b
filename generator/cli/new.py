"""`diptych new`: a content file to begin with, from the folder `templates`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

TEMPLATES = Path(__file__).with_name("templates")


class Kind(StrEnum):
    TALK = "talk"
    REPORT = "report"
    DATA = "data"


Name = Annotated[Path, typer.Argument(metavar="NAME", help="The file to write; `.yaml` is added to a name without it.")]
Chosen = Annotated[Kind, typer.Option("--kind", help="What it is for; `data` also writes a CSV file, for a chart and a table.")]


def command(name: Name, kind: Chosen = Kind.TALK) -> None:
    """Write a small commented content file that builds as it is."""
    import json
    from datetime import date

    from generator.drafts import must_be_new

    path = name if name.suffix in (".yaml", ".yml") else name.with_name(f"{name.name}.yaml")
    data = path.with_suffix(".csv")
    title = path.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "Untitled"
    content = TEMPLATES.joinpath(f"{kind}.yaml").read_text("utf-8")
    values = {
        "{path}": str(path),
        "{title}": json.dumps(title, ensure_ascii=False),
        "{today}": str(date.today()),
        "{data}": json.dumps(data.name, ensure_ascii=False),
    }
    for mark, value in values.items():
        content = content.replace(mark, value)
    texts = {path: content} | ({data: TEMPLATES.joinpath("data.csv").read_text("utf-8")} if kind is Kind.DATA else {})
    must_be_new(texts)
    for file, text in texts.items():
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    typer.echo(f"{' and '.join(map(str, texts))}  written; now run `diptych build {path}`")
