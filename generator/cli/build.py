"""`diptych build`: write the works of each content file: those that are named, or the deck and the report."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from generator.works import NARROWEST, WIDEST, WIDTH

from . import options
from .outcome import Format, Outcome
from .watch import watch as watch_contents


def command(
    contents: options.Contents,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")] = Path("output"),
    only: Annotated[list[options.Only] | None, typer.Option("--only", help="Write this work; `slides` are the deck's as a PDF.")] = None,
    handout: Annotated[
        int | None,
        typer.Option("--handout", metavar="[1|2|3]", min=1, max=3, help="Write slides and notes to be printed, so many slides a page."),
    ] = None,
    steps: Annotated[bool, typer.Option("--steps", help="Give the slides' PDF a page for every click of a build.")] = False,
    png: Annotated[
        int | None,
        typer.Option(
            "--png", metavar="[WIDTH]", min=NARROWEST, max=WIDEST, help=f"Write pictures of the slides, {WIDTH} pixels wide or so many."
        ),
    ] = None,
    contact_sheet: Annotated[bool, typer.Option("--contact-sheet", help="Write one picture of all slides.")] = False,
    theme: options.Theme = None,
    strict: options.Strict = False,
    verbose: options.Verbose = False,
    root: options.Root = None,
    format: options.Output = Format.TEXT,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file changes, until Ctrl-C.")] = False,
) -> None:
    """Write what is named, or the deck (.pptx) and the report (.pdf), of each content file."""
    import generator
    from generator.works import USUAL

    from .progress import Bar

    options.check_theme(theme)
    _check_names(contents)
    named: list[generator.Kind] = [work.value for work in only or ()]
    own: tuple[tuple[generator.Kind, object], ...] = (("handout", handout), ("pictures", png), ("contact-sheet", contact_sheet))
    named += [work for work, wanted in own if wanted]
    works = [*dict.fromkeys(named)] or USUAL
    if steps and "slides" not in works:
        raise typer.BadParameter("only the slides' PDF has steps; add --only slides.", param_hint="--steps")
    chosen = generator.Options(steps=steps, per_page=handout or 1, width=png or WIDTH)
    made = partial(generator.build, output=output, works=works, options=chosen, theme=theme, strict=strict, root=root)

    def build(content: Path) -> generator.BuildResult:
        with Bar() as bar:
            return made(content, progress=bar)

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
