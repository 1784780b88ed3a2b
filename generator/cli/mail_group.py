"""`diptych mail CONTENT` and the commands beside it that read the ledger, as one group."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from . import mail, mail_ledger

CONTENT = "CONTENT"
"""Stands in the list of commands for the one that has no name."""


class MailGroup(TyperGroup):
    """Takes a first word that is no command for a content file, or for an option of the command that takes one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = args[0] if args else "--help"
        if first in self.commands.keys() - {CONTENT}:
            if "--to" in args and Path(first).is_file():
                raise typer.BadParameter(f"`{first}` is a command; write `./{first}` for the file.", ctx)
        elif first != "--help":
            args = [CONTENT, *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        return "" if name == CONTENT else name, command, rest


app = typer.Typer(
    cls=MailGroup,
    help="Send both works by mail, and see what became of it. `diptych mail CONTENT --help` has the options.",
    no_args_is_help=True,
)
app.command(CONTENT)(mail.command)
app.command("status")(mail_ledger.status)
app.command("retry")(mail_ledger.retry)
app.command("export")(mail_ledger.export)
