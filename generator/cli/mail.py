"""`diptych mail CONTENT`: the messages that carry both works to each recipient, written to be looked through, or sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import mail_send, options
from .mail_ledger import LedgerFile
from .mail_send import Sending
from .outcome import CLEAN, FINDINGS, counted

if TYPE_CHECKING:
    from generator.model import Attachment, Diagnostics

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
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Attach this PDF instead of the content's report.")
    ] = None,
    deck: Annotated[Path | None, typer.Option("--deck", metavar="FILE", help="Attach this .pptx instead of the content's deck.")] = None,
    strict: options.Strict = False,
    root: options.Root = None,
    send: Annotated[bool, typer.Option("--send", help="Send them, once you have typed how many there are; nothing is written.")] = False,
    yes_send: Annotated[
        int | None, typer.Option("--yes-send", metavar="NUMBER", help="Send them without asking, if there are as many as this.")
    ] = None,
    redirect_all_to: Annotated[
        str, typer.Option("--redirect-all-to", metavar="ADDRESS", help="Rehearse: send all of them to this address instead.")
    ] = "",
    only_failed: Annotated[
        bool, typer.Option("--only-failed", help="Send to those alone whom an earlier run tried or planned in vain.")
    ] = False,
    resend_unknown: Annotated[
        bool, typer.Option("--resend-unknown", help="Send again to those of whom nobody knows whether they have theirs.")
    ] = False,
    ledger: LedgerFile = None,
    password_fd: Annotated[
        int | None, typer.Option("--password-fd", metavar="NUMBER", help="An open file whose first line is the password.")
    ] = None,
) -> None:
    """Write a message (.eml) for each recipient, with both works, and a page to look through them, or send them with `--send`."""
    sending = Sending(yes_send, redirect_all_to, only_failed, resend_unknown, ledger, password_fd)
    send = send or yes_send is not None
    if not send and sending != Sending(ledger=ledger):
        raise typer.BadParameter("nothing is sent without `--send` or `--yes-send`.")
    from generator.mail import check_packages

    check_packages()
    from generator.mail.campaign import NotReadyError, Options, plan_campaign
    from generator.mail.preview import write_preview

    from .progress import Bar

    files: dict[Attachment, Path | None] = {"report": report, "deck": deck}
    taken = {kind: path for kind, path in files.items() if path}
    try:
        with Bar() as bar:
            planned = plan_campaign(content, to, Options(campaign, fit_mail, strict, root, taken, sent=send))
            written = None if send else write_preview(planned, output / "mail", bar)
        _report(planned.diagnostics, planned.sources)
        if written is None:
            raise typer.Exit(mail_send.send(planned, sending))
    except NotReadyError as error:
        _report(error.diagnostics, error.sources)
        typer.echo("nothing more is sent" if send else "no messages written")
        raise typer.Exit(FINDINGS) from None
    size = f"{written.size / 1e6:.1f} MB"
    typer.echo(f"{written.index}  {counted(written.messages, 'message')}, {size}; nothing is sent")
    raise typer.Exit(CLEAN)


def _report(diagnostics: Diagnostics, sources: dict[str, str]) -> None:
    from .render import render

    for diagnostic in diagnostics.sorted():
        typer.echo("\n".join(render(diagnostic, sources)))
