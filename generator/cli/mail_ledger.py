"""`diptych mail status`, `retry` and `export`: what became of the messages that were sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .outcome import CLEAN, FINDINGS, UNABLE, counted

if TYPE_CHECKING:
    from generator.mail.ledger import Delivery, Ledger, Transition

LEDGER_HELP = "The ledger, instead of the one that all campaigns of this user share."
LedgerFile = Annotated[Path | None, typer.Option("--ledger", metavar="FILE", envvar="DIPTYCH_MAIL_LEDGER", help=LEDGER_HELP)]
Campaign = Annotated[str | None, typer.Argument(metavar="CAMPAIGN", help="Its name, as `status` has it; all when absent.")]
Named = Annotated[str, typer.Argument(metavar="CAMPAIGN", help="Its name, as `status` has it.")]


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"


def status(campaign: Campaign = None, ledger: LedgerFile = None) -> None:
    """Count what became of all messages, campaign by campaign; of one, name those who have not got theirs, with the server's words.

    The exit code is 1 while anyone has not.
    """
    from generator.mail.ledger import LedgerError, State

    with _opened(ledger) as opened:
        try:
            # Where nobody is sending, what is still marked as being sent is unknown.
            with opened.lock():
                pass
        except LedgerError:
            typer.echo("a process is sending")
        deliveries = _chosen(opened, campaign)
    waiting = [delivery for delivery in deliveries if delivery.state is not State.ACCEPTED]
    for line in _summary(deliveries) if campaign is None else _named(waiting, len(deliveries)):
        typer.echo(line)
    raise typer.Exit(FINDINGS if waiting else CLEAN)


def retry(
    campaign: Named,
    unknown: Annotated[bool, typer.Option("--unknown", help="Those of whom nobody knows whether they have got theirs.")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="Those who were refused; their addresses are taken off the list.")] = False,
    ledger: LedgerFile = None,
) -> None:
    """Let the next `--send` try again those whom it would leave out: they may get a second one. Nothing is sent."""
    from generator.mail.ledger import State

    states = [state for state, wanted in ((State.UNKNOWN, unknown), (State.REFUSED, refused)) if wanted]
    if not states:
        raise typer.BadParameter("say whom to try again, `--unknown` or `--refused`; those who were deferred are tried by every run.")
    with _opened(ledger) as opened, opened.lock():
        _chosen(opened, campaign)
        number = opened.release(campaign, states)
    typer.echo(f"{counted(number, 'message')} planned again; the next `diptych mail CONTENT --send` takes them")


def export(
    campaign: Campaign = None,
    format: Annotated[Format, typer.Option("--format", help="CSV has a line a message; JSON has every step of it too.")] = Format.CSV,
    ledger: LedgerFile = None,
) -> None:
    """Print what the ledger has of every message, for another program."""
    with _opened(ledger) as opened:
        rows = [(_row(delivery), [_step(step) for step in opened.history(delivery)]) for delivery in _chosen(opened, campaign)]
    if format is Format.JSON:
        import json

        typer.echo(json.dumps([row | {"steps": steps} for row, steps in rows], ensure_ascii=False, indent=2))
    else:
        import csv
        import sys

        writer = csv.DictWriter(
            sys.stdout, ["campaign", "address", "message_id", "key", "tries", "at", "state", "code", "enhanced", "text"]
        )
        writer.writeheader()
        writer.writerows(row for row, _ in rows)


@contextmanager
def _opened(path: Path | None) -> Iterator[Ledger]:
    """The ledger that is there. A command that only reads makes none."""
    from generator.mail import check_packages

    check_packages()
    from generator.mail.ledger import Ledger, LedgerError, usual_path

    path = path or usual_path()
    if not path.exists():
        raise FileNotFoundError(2, "No such file or directory", str(path))
    try:
        with Ledger(path) as ledger:
            yield ledger
    except LedgerError as error:
        typer.echo(f"diptych: {error}", err=True)
        raise typer.Exit(UNABLE) from None


def _chosen(ledger: Ledger, campaign: str | None) -> list[Delivery]:
    deliveries = ledger.deliveries(campaign)
    if campaign is not None and not deliveries:
        raise typer.BadParameter(f"there is no campaign `{campaign}` in {ledger.path}.")
    return deliveries


def _summary(deliveries: Iterable[Delivery]) -> list[str]:
    from generator.mail.ledger import State

    states: dict[str, Counter[State]] = {}
    last: dict[str, str] = {}
    for delivery in deliveries:
        states.setdefault(delivery.campaign, Counter())[delivery.state] += 1
        last[delivery.campaign] = max(last.get(delivery.campaign, ""), delivery.last.at)
    rows = [[name, *(str(found[state] or "") for state in State), last[name][:16].replace("T", " ")] for name, found in states.items()]
    return _table([["campaign", *State, "last step (UTC)"], *rows]) if rows else ["nothing was sent yet"]


def _named(waiting: Sequence[Delivery], total: int) -> list[str]:
    heading = f"{total - len(waiting)} of {counted(total, 'message')} accepted"
    rows = [
        [each.address, each.state, str(each.tries or ""), each.last.at[:16].replace("T", " "), str(each.last.answer)] for each in waiting
    ]
    return [heading, *(_table([["address", "state", "tries", "since (UTC)", "the server's words"], *rows]) if rows else [])]


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(delivery: Delivery) -> dict[str, Any]:
    named = {"campaign": delivery.campaign, "address": delivery.address, "message_id": delivery.message_id, "key": delivery.key}
    return named | {"tries": delivery.tries} | _step(delivery.last)


def _step(step: Transition) -> dict[str, Any]:
    return {"at": step.at, "state": str(step.state), "code": step.answer.code, "enhanced": step.answer.enhanced, "text": step.answer.text}
