"""`diptych mail CONTENT --send`: what is about to be sent is shown, a person agrees, and the ledger has the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .outcome import CLEAN, FINDINGS, UNABLE, counted
from .progress import Bar

if TYPE_CHECKING:
    from generator.mail.campaign import Campaign
    from generator.mail.ledger import Ledger, State
    from generator.mail.planning import Plan


@dataclass(frozen=True, slots=True)
class Sending:
    """How a campaign is sent. `agreed` is the number that a script gives in place of a person; `redirect` gets all messages.

    `password_fd` is an open file whose first line is the password.
    """

    agreed: int | None = None
    redirect: str = ""
    only_failed: bool = False
    resend_unknown: bool = False
    ledger: Path | None = None
    password_fd: int | None = None


def send(campaign: Campaign, sending: Sending) -> int:
    """Sends what is due; the exit code. A person who does not type the number stops it before anything is sent.

    Raises NotReadyError for a recipient whose message cannot be made, before anything is sent, and for a wrong address of a rehearsal.
    """
    from generator.mail.connection import StoppedError
    from generator.mail.ledger import Ledger, LedgerError, usual_path
    from generator.mail.planning import ContentChangedError
    from generator.mail.secret import find_password

    if not campaign.settings.host:
        return _unable('there is no server: write `host = "mail.example.org"` under `[mail]` in `diptych.toml`, or set `DIPTYCH_MAIL_HOST`')
    password = find_password(campaign.settings, sending.password_fd)
    if campaign.settings.user and not password:
        named = f"keyring set diptych {campaign.settings.user}@{campaign.settings.host}"
        return _unable(f"there is no password: use `--password-fd`, `DIPTYCH_MAIL_PASSWORD` or `{named}`")
    if sending.redirect:
        sending = _rehearsal(campaign, sending)
    try:
        with Ledger(sending.ledger or usual_path()) as ledger, ledger.lock():
            return _send(campaign, sending, ledger, password)
    except ContentChangedError as error:
        return _unable(
            f"the campaign `{campaign.settings.campaign}` was sent with other content; what is not as it was, and for how many:",
            *(f"  {name}: {counted(number, 'message')}" for name, number in error.changes.items()),
            "`--campaign` gives the new content a name of its own; `--only-failed` looks at those alone who are still without",
        )
    except StoppedError as error:
        return _unable(f"stopped: {error}", "what was sent is in the ledger; the next run goes on from there")
    except LedgerError as error:
        return _unable(str(error))


def _rehearsal(campaign: Campaign, sending: Sending) -> Sending:
    """Makes the campaign one of its own, which the real one knows nothing of. Raises NotReadyError for an address that is none."""
    from generator.mail.campaign import NotReadyError
    from generator.mail.recipients import read_address
    from generator.model import Diagnostics, Place

    diagnostics = Diagnostics()
    found = read_address(sending.redirect, "the address", Place("--redirect-all-to", 1, 1), diagnostics)
    if not found:
        raise NotReadyError(diagnostics, {})
    address, _ = found
    campaign.rename(f"{campaign.settings.campaign} → {address} {datetime.now(UTC).isoformat(sep=' ', timespec='seconds')}")
    return replace(sending, redirect=address)


def _send(campaign: Campaign, sending: Sending, ledger: Ledger, password: str) -> int:
    from generator.mail.planning import plan
    from generator.mail.sending import Sender

    name = campaign.settings.campaign
    campaign.begin(ledger.begin(name))
    with Bar() as bar:
        planned = plan(ledger, name, campaign, only_failed=sending.only_failed, resend_unknown=sending.resend_unknown, progress=bar)
    if not planned.due:
        typer.echo(f"nothing to send: {_counts(planned.others) or 'nobody failed'}")
        return _code(planned.others)
    for line in _shown(campaign, sending, planned, ledger):
        typer.echo(line)
    if not _agreed(len(planned.due), sending.agreed):
        typer.echo("nothing is sent")
        return UNABLE
    with Bar() as bar:
        sent = Sender(ledger, campaign, campaign.settings, password, sending.redirect).run(planned, bar)
    more = "" if _code(sent) == CLEAN else f"; `diptych mail status '{name}'` says more"
    typer.echo(f"{_counts(sent)}{more}")
    return _code(sent + planned.others)


def _shown(campaign: Campaign, sending: Sending, planned: Plan, ledger: Ledger) -> list[str]:
    """What a person should know before they agree."""
    settings, due = campaign.settings, planned.due
    pace = f", no more than {settings.rate:g} a minute" if settings.rate else ""
    lines = {
        "campaign": settings.campaign,
        "server": f"{settings.host}:{settings.port}",
        "ledger": f"{ledger.path}{', which is new' if ledger.is_new else ''}",
        "messages": f"{len(due)}, {planned.size / 1e6:.1f} MB in all{pace}",
        "first": due[0].address,
        "last": due[-1].address,
    }
    if sending.redirect:
        lines["all go to"] = sending.redirect
    if planned.others:
        lines["left out"] = _counts(planned.others)
    return [f"{label:9}  {value}" for label, value in lines.items()]


def _agreed(number: int, given: int | None) -> bool:
    if given is None:
        try:
            return bool(typer.prompt(f"Type {number} to send", default="", show_default=False).strip() == str(number))
        except typer.Abort:
            return False
    if given != number:
        typer.echo(f"--yes-send says {given}, and there {'is' if number == 1 else 'are'} {number}")
    return given == number


def _counts(states: Counter[State]) -> str:
    """'40 accepted, 1 refused'; those that were never tried are waiting."""
    from generator.mail.ledger import State

    names = {State.PLANNED: "waiting", State.BUILT: "waiting"}
    counts: Counter[str] = Counter()
    for state in State:
        counts[names.get(state, state)] += states[state]
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)


def _code(states: Counter[State]) -> int:
    from generator.mail.ledger import State

    return CLEAN if set(states) <= {State.ACCEPTED} else FINDINGS


def _unable(*lines: str) -> int:
    for number, line in enumerate(lines):
        typer.echo(line if number else f"diptych: {line}", err=True)
    return UNABLE
