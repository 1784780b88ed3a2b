"""Arguments come in, a command's report and its exit code go out: 0 clean, 1 findings in the content, 2 could not run."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from generator.extras import MissingExtraError

from . import build, check, import_, mail_group, new, optional, schema
from .outcome import UNABLE

# Help is plain text and errors have no decoration, so that `rich` is imported only where a bar is drawn.
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
app.command("build", cls=optional.Command)(build.command)
app.command("check")(check.command)
app.command("import")(import_.command)
app.add_typer(mail_group.app, name="mail")
app.command("new")(new.command)
app.command("schema")(schema.command)


def _version(wanted: bool) -> None:
    if wanted:
        from generator import __version__

        typer.echo(f"diptych {__version__}")
        raise typer.Exit


@app.callback()
def diptych(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Turn one content file into a native PowerPoint deck and a PDF report."""


def main() -> None:
    """Run the command line and exit. What a user can cause ends in one line, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its number instead of an error.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="diptych")
    except MissingExtraError as error:
        typer.echo(f"diptych: {error}", err=True)
        sys.exit(UNABLE)
    except OSError as error:
        name = error.filename2 or error.filename
        typer.echo(f"diptych: {name}: {error.strerror}" if name else f"diptych: {error}", err=True)
        sys.exit(UNABLE)
