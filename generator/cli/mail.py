"""`diptych mail`: the messages that carry both works to each recipient, written to be looked through."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .outcome import CLEAN, FINDINGS, counted

if TYPE_CHECKING:
    from generator.model import Diagnostics

PACKAGES = ("css_inline", "dkim", "email_validator", "pypdfium2")

Content = Annotated[Path, typer.Argument(metavar="CONTENT", help="The content file.")]
To = Annotated[list[str], typer.Option("--to", metavar="ADDRESS|FILE.csv", help="Addresses, and CSV files with a column `email`.")]


def command(
    content: Content,
    to: To,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder whose `mail` is written to.")] = Path("output"),
    campaign: Annotated[
        str, typer.Option("--campaign", metavar="NAME", help="What nobody gets twice; the content's name and date when absent.")
    ] = "",
    fit_mail: Annotated[bool, typer.Option("--fit-mail", help="Make pictures smaller until the mail is small enough.")] = False,
    strict: options.Strict = False,
    root: options.Root = None,
) -> None:
    """Write a message (.eml) for each recipient, with both works, and a page to look through them; nothing is sent."""
    if any(find_spec(name) is None for name in PACKAGES):
        typer.echo("diptych: mail takes packages that are not installed: `pip install 'diptych[mail]'`", err=True)
        raise typer.Exit(2)
    from generator.mail.campaign import NotReadyError, Options, plan_campaign
    from generator.mail.preview import write_preview

    from .progress import Bar

    try:
        with Bar() as bar:
            planned = plan_campaign(content, to, Options(campaign, fit_mail, strict, root))
            written = write_preview(planned, output / "mail", bar)
    except NotReadyError as error:
        _report(error.diagnostics, error.sources)
        typer.echo("no messages written")
        raise typer.Exit(FINDINGS) from None
    _report(planned.diagnostics, planned.sources)
    size = f"{written.size / 1e6:.1f} MB"
    typer.echo(f"{written.index}  {counted(written.messages, 'message')}, {size}; nothing is sent")
    raise typer.Exit(CLEAN)


def _report(diagnostics: Diagnostics, sources: dict[str, str]) -> None:
    from .render import render

    for diagnostic in diagnostics.sorted():
        typer.echo("\n".join(render(diagnostic, sources)))
