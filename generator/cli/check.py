"""`diptych check`: find every fault of a content file, and write nothing."""

from __future__ import annotations

import typer

from . import options
from .outcome import Format, Outcome


def command(
    contents: options.Contents,
    theme: options.Theme = None,
    strict: options.Strict = False,
    verbose: options.Verbose = False,
    root: options.Root = None,
    format: options.Output = Format.TEXT,
) -> None:
    """Report every fault of the content files; do all that `build` does but write."""
    import generator

    from .progress import Bar

    options.check_theme(theme)
    outcome = Outcome(format, strict, writes=False, verbose=verbose)
    for content in contents:
        with Bar() as bar:
            result = generator.check(content, theme=theme, root=root, progress=bar)
        outcome.add(result)
    raise typer.Exit(outcome.end())
