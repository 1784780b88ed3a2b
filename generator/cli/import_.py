"""`diptych import`: a content file from a post in Markdown, or from a deck."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .outcome import CLEAN, FINDINGS, counted

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
    from generator.drafts import must_be_new, write_files
    from generator.importing import import_file, stem_of
    from generator.model import Diagnostics

    from .render import render

    target = output or Path(f"{stem_of(post)}.yaml")
    found = Diagnostics()
    made = import_file(post, target, assets, found)
    sources = dict(made.sources) if made else {}
    said = found.sorted()
    if made:
        files = {**made.files, target: made.text.encode()}
        must_be_new(files)
        write_files(files)
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
