"""`diptych import`: a content file from a post in Markdown, or from a deck."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .outcome import CLEAN, FINDINGS, counted

if TYPE_CHECKING:
    from generator.importing import Imported

Post = Annotated[Path, typer.Argument(metavar="FILE", help="The post, in Markdown, or the deck, .pptx.")]
Target = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The content file to write; named as the file and in this folder without it."),
]
Assets = Annotated[Path | None, typer.Option("--assets", metavar="DIR", help="A folder to look for the post's pictures in.")]
SAID = {"missing-picture", "missing-alt", "todo"}
"""What the import has said already, at the post's lines."""


def command(post: Post, output: Target = None, assets: Assets = None) -> None:
    """Write a content file from a post or a deck, and report what the author should look at."""
    import generator
    from generator.importing import import_file, stem_of
    from generator.model import Diagnostics

    from .render import render

    target = output or Path(f"{stem_of(post)}.yaml")
    found = Diagnostics()
    made = import_file(post, target, assets, found)
    sources = dict(made.sources) if made else {}
    said = found.sorted()
    if made:
        _write(made, target)
        loaded = generator.load(target)
        said += [each for each in loaded.diagnostics.sorted() if each.code not in SAID]
        sources |= loaded.sources
    for each in said:
        typer.echo("\n".join(render(each, sources)))
    if made:
        missing = [f"{made.missing} missing"] if made.missing else []
        parts = [counted(made.sections, "section"), counted(made.pictures, "picture"), *missing]
        typer.echo(f"{target}  {', '.join(parts)}; now run `diptych build {target}`")
    raise typer.Exit(FINDINGS if any(each.severity == "error" for each in said) else CLEAN)


def _write(made: Imported, target: Path) -> None:
    """Writes the content file and its pictures, into folders that are made for them. Raises FileExistsError for a file that is there."""
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    for path, data in made.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as picture:
            picture.write(data)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(made.text)
