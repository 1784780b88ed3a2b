"""The arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .outcome import Format

Contents = Annotated[list[Path], typer.Argument(metavar="CONTENT", help="The content files.")]
Theme = Annotated[str | None, typer.Option("--theme", metavar="NAME", help="A theme instead of the document's own.")]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Name every text that stands smaller on its slide than usual.")]
Root = Annotated[
    Path | None, typer.Option("--root", metavar="DIR", help="The folder that pictures may be in, instead of the content's project.")
]
Output = Annotated[Format, typer.Option("--format", help="How to print works and findings; `github` is for its workflows.")]


class Only(StrEnum):
    DECK = "deck"
    REPORT = "report"
    SLIDES = "slides"


def check_theme(name: str | None) -> None:
    """Refuses the name of a theme that does not exist."""
    from generator.theme import NAMES

    if name is not None and name not in NAMES:
        raise typer.BadParameter(f"there is no theme `{name}`; use {' or '.join(NAMES)}.", param_hint="--theme")
