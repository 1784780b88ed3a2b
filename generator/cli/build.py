"""`diptych build`: write the deck and the report of each content file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .outcome import Format, Outcome
from .watch import watch as watch_contents


def command(
    contents: options.Contents,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")] = Path("output"),
    only: Annotated[options.Only | None, typer.Option("--only", help="Write one work; `slides` are the deck's as a PDF.")] = None,
    theme: options.Theme = None,
    strict: options.Strict = False,
    verbose: options.Verbose = False,
    root: options.Root = None,
    format: options.Output = Format.TEXT,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file changes, until Ctrl-C.")] = False,
) -> None:
    """Write the deck (.pptx) and the report (.pdf) of each content file."""
    import generator
    from generator.works import USUAL

    from .progress import Bar

    options.check_theme(theme)
    _check_names(contents)
    works: tuple[generator.Kind, ...] = (only.value,) if only else USUAL

    def build(content: Path) -> generator.BuildResult:
        with Bar() as bar:
            return generator.build(content, output=output, works=works, theme=theme, strict=strict, root=root, progress=bar)

    if watch:
        watch_contents(contents, build, lambda: Outcome(format, strict, writes=True, verbose=verbose))
        return
    outcome = Outcome(format, strict, writes=True, verbose=verbose)
    for content in contents:
        outcome.add(build(content))
    raise typer.Exit(outcome.end())


def _check_names(contents: list[Path]) -> None:
    """Refuses contents whose works would overwrite each other, on file systems that ignore case too."""
    seen: dict[str, Path] = {}
    for content in contents:
        if (first := seen.setdefault(content.stem.casefold(), content)) is not content:
            raise typer.BadParameter(f"{first} and {content} would write the same files; build one of them with another --output.")
