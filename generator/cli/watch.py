"""`diptych build --watch`: what came of every build, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .outcome import counted

if TYPE_CHECKING:
    from generator import BuildResult

    from .outcome import Outcome


def watch(contents: list[Path], build: Callable[[Path], BuildResult], outcome: Callable[[], Outcome]) -> None:
    """Build again and again, and print an outcome for each content. Returns at Ctrl-C.

    Raises MissingExtraError without watchfiles.
    """
    from generator.watching import Watch

    watching = Watch(contents, build)
    try:
        for built in watching.builds():
            if built.changed:
                typer.echo(f"\n{time.strftime('%H:%M:%S')}  {', '.join(path.name for path in built.changed)}", err=True)
            if isinstance(built.made, OSError):
                typer.echo(f"diptych: {built.made.filename or built.content}: {built.made.strerror}", err=True)
            else:
                said = outcome()
                said.add(built.made)
                said.end()
            typer.echo(f"watching {counted(len(watching.files), 'file')}; Ctrl-C ends it", err=True)
    except KeyboardInterrupt:
        typer.echo(err=True)
