"""`diptych mail CONTENT --send` and the commands that read the ledger, as they are typed, against a real server."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.mail.servers import DROP, Script, authenticator, authority, server_context, serving

from .conftest import Run

CONTENT = "title: A\ndate: 2024-09-30\nmail: {greeting: 'Dear {{ name }},'}\n"
CAMPAIGN = "talk 2024-09-30"
GRACE, ALAN, ADA = "grace@example.org", "alan@example.org", "ada@example.com"
SEND = ("mail", "talk.yaml", "--to", "board.csv")


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def board(script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content, a list of three, and a server that takes what the script lets it."""
    monkeypatch.setenv("DIPTYCH_MAIL_LEDGER", str(tmp_path / "ledger.sqlite"))
    (tmp_path / "talk.yaml").write_text(CONTENT, "utf-8")
    (tmp_path / "board.csv").write_text(f"email,name\n{GRACE},Grace\n{ALAN},Alan\n{ADA},Ada\n", "utf-8")
    authority().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with serving(script, tls_context=server_context(), authenticator=authenticator("us", "secret"), auth_required=True) as port:
        (tmp_path / "diptych.toml").write_text(
            f'[mail]\nfrom = "us@example.org"\nhost = "localhost"\nport = {port}\nuser = "us"\nca-file = "ca.pem"\ntimeout = "20 s"\n'
            'retry-for = "0.1 s"\n',
            "utf-8",
        )
        monkeypatch.setenv("DIPTYCH_MAIL_PASSWORD", "secret")
        yield tmp_path


def test_messages_are_sent_once_their_number_is_typed(run: Run, script: Script, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3\n"))
    ran = run(*SEND, "--send")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == f"campaign   {CAMPAIGN}"
    assert lines[2] == f"ledger     {board / 'ledger.sqlite'}, which is new"
    assert lines[3].startswith("messages   3, 0.")
    assert lines[4:6] == [f"first      {GRACE}", f"last       {ADA}"]
    assert lines[6] == "Type 3 to send: 3 accepted"
    assert script.counts == {GRACE: 1, ALAN: 1, ADA: 1}
    assert not (board / "output").exists()
    again = run(*SEND, "--send")
    assert (again.code, again.out) == (0, "nothing to send: 3 accepted\n")
    assert sum(script.counts.values()) == 3


@pytest.mark.usefixtures("board")
def test_messages_have_the_time_at_which_their_mailing_began(run: Run, script: Script) -> None:
    script.on("RCPT", *["450 4.2.0 greylisted"] * 99, to=ALAN)
    before = datetime.now(UTC).replace(microsecond=0)
    run(*SEND, "--yes-send", "3")
    time.sleep(1.1)
    script.steps.clear()
    run(*SEND, "--yes-send", "1")
    dates = [parsedate_to_datetime(message_from_bytes(content)["Date"]) for _, content in script.accepted]
    assert len(dates) == 3
    assert len({*dates}) == 1
    assert before <= dates[0] <= datetime.now(UTC)


def test_a_content_without_a_date_is_sent_but_has_no_preview(run: Run, script: Script, board: Path) -> None:
    (board / "talk.yaml").write_text("title: A\n", "utf-8")
    shown = run(*SEND)
    assert shown.code == 1
    assert "talk.yaml:1:1: error[missing-date]: a message that is not sent has the date of the content, which has none" in shown.out
    sent = run(*SEND, "--yes-send", "3")
    assert (sent.code, sent.out.splitlines()[0]) == (0, "campaign   talk")
    dates = [parsedate_to_datetime(message_from_bytes(content)["Date"]) for _, content in script.accepted]
    assert [(datetime.now(UTC) - date).total_seconds() < 60 for date in dates] == [True] * 3


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(("typed", "options"), [("2\n", ["--send"]), ("", ["--send"]), ("3\n", ["--yes-send", "2"])])
def test_another_number_sends_nothing(run: Run, script: Script, monkeypatch: pytest.MonkeyPatch, typed: str, options: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ran = run(*SEND, *options)
    assert ran.code == 2
    assert ran.out.endswith("nothing is sent\n")
    assert (script.sessions, script.accepted) == (0, [])


@pytest.mark.usefixtures("board")
def test_the_password_can_come_from_an_open_file_and_is_never_shown(run: Run, script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    for password, code in (("guessed", 2), ("secret", 0)):
        monkeypatch.delenv("DIPTYCH_MAIL_PASSWORD", raising=False)
        readable, writable = os.pipe()
        os.write(writable, password.encode() + b"\n")
        os.close(writable)
        ran = run(*SEND, "--yes-send", "3", "--password-fd", str(readable))
        assert ran.code == code
        assert password not in ran.out + ran.err
    assert len(script.accepted) == 3


@pytest.mark.usefixtures("board")
def test_the_ledger_says_who_has_not_got_theirs_and_lets_them_be_tried_again(run: Run, script: Script) -> None:
    script.on("AFTER", DROP, to=GRACE)
    script.on("RCPT", "550 5.1.1 no such user", to=ALAN)
    script.on("RCPT", "450 4.2.2 mailbox full", to=ADA)
    sent = run(*SEND, "--yes-send", "3")
    assert (sent.code, sent.out.splitlines()[-1]) == (1, f"1 deferred, 1 refused, 1 unknown; `diptych mail status '{CAMPAIGN}'` says more")
    assert GRACE not in sent.out.splitlines()[-1]

    everything = run("mail", "status")
    heading, row = everything.out.splitlines()
    assert heading.split("  ")[0] == "campaign"
    assert row.startswith(CAMPAIGN)
    assert row.split()[2:5] == ["1", "1", "1"]
    named = run("mail", "status", CAMPAIGN)
    assert (named.code, named.out.splitlines()[0]) == (1, "0 of 3 messages accepted")
    lines = {line.split()[0]: " ".join(line.split()) for line in named.out.splitlines()[2:]}
    assert lines[ALAN].endswith("550 5.1.1 no such user")
    assert lines[GRACE].startswith(f"{GRACE} unknown 1 ")

    rows = [*csv.DictReader(io.StringIO(run("mail", "export").out))]
    assert [(row["address"], row["state"], row["enhanced"]) for row in rows] == [
        (GRACE, "unknown", ""), (ALAN, "refused", "5.1.1"), (ADA, "deferred", "4.2.2")
    ]  # fmt: skip
    steps = json.loads(run("mail", "export", CAMPAIGN, "--format", "json").out)[0]["steps"]
    assert [step["state"] for step in steps] == ["planned", "built", "sending", "unknown"]

    assert run("mail", "retry", CAMPAIGN, "--refused").out.startswith("1 message planned again")
    resent = run(*SEND, "--yes-send", "3", "--resend-unknown")
    assert (resent.code, resent.out.splitlines()[-1]) == (0, "3 accepted")
    assert script.counts == {GRACE: 2, ALAN: 1, ADA: 1}
    done = run("mail", "status", CAMPAIGN)
    assert (done.code, done.out) == (0, "3 of 3 messages accepted\n")


def test_other_content_needs_another_campaign(run: Run, script: Script, board: Path) -> None:
    run(*SEND, "--yes-send", "3")
    (board / "talk.yaml").write_text(CONTENT.replace("Dear", "Hello"), "utf-8")
    stopped = run(*SEND, "--yes-send", "3")
    assert (stopped.code, stopped.out) == (2, "")
    assert "the campaign `talk 2024-09-30` was sent with other content" in stopped.err
    assert "  text: 3 messages\n" in stopped.err
    assert len(script.accepted) == 3
    assert run(*SEND, "--yes-send", "3", "--campaign", "a correction").code == 0
    assert len(script.accepted) == 6


def test_a_rehearsal_reaches_one_address_and_leaves_the_campaign_alone(run: Run, script: Script, board: Path) -> None:
    rehearsed = run(*SEND, "--yes-send", "3", "--redirect-all-to", "me@example.org")
    assert rehearsed.code == 0
    assert "all go to  me@example.org" in rehearsed.out
    assert script.counts == {"me@example.org": 3}
    mails = [message_from_bytes(data, policy=policy.SMTP) for _, data in script.accepted]
    assert [mail["X-Diptych-Rehearsal"] for mail in mails] == [f"for {GRACE}", f"for {ALAN}", f"for {ADA}"]
    assert run(*SEND, "--yes-send", "3").code == 0
    assert script.counts[GRACE] == 1
    ids = {message_from_bytes(data)["Message-ID"] for _, data in script.accepted}
    assert len(ids) == 6
    wrong = run(*SEND, "--yes-send", "3", "--redirect-all-to", "nobody")
    assert wrong.code == 1
    assert "error[bad-address]" in wrong.out
    assert (board / "ledger.sqlite").exists()


@pytest.mark.usefixtures("board")
def test_options_of_sending_take_sending(run: Run, script: Script) -> None:
    for option in (["--only-failed"], ["--resend-unknown"], ["--redirect-all-to", "me@example.org"]):
        ran = run(*SEND, *option)
        assert ran.code == 2
        assert "nothing is sent without" in ran.err
    assert script.sessions == 0


def test_a_content_that_is_called_as_a_command_is_named_by_its_path(run: Run, board: Path) -> None:
    (board / "status").write_text(CONTENT, "utf-8")
    ran = run("mail", "status", "--to", "board.csv")
    assert ran.code == 2
    assert "write `./status` for the file" in " ".join(ran.err.split())
    assert run("mail", "./status", "--to", "board.csv").code == 0


def test_a_ledger_that_is_not_there_is_named_and_none_is_made(run: Run, tmp_path: Path) -> None:
    ran = run("mail", "status", "--ledger", "none.sqlite")
    assert (ran.code, ran.err) == (2, "diptych: none.sqlite: No such file or directory\n")
    assert not (tmp_path / "none.sqlite").exists()
    (tmp_path / "talk.yaml").write_text(CONTENT * 9, "utf-8")
    ran = run("mail", "status", "--ledger", "talk.yaml")
    assert (ran.code, ran.err) == (2, "diptych: talk.yaml is not a ledger: file is not a database\n")


def test_without_a_server_it_says_where_to_name_one(run: Run, board: Path) -> None:
    (board / "diptych.toml").write_text('[mail]\nfrom = "us@example.org"\n', "utf-8")
    ran = run(*SEND, "--yes-send", "3")
    assert ran.code == 2
    assert 'write `host = "mail.example.org"` under `[mail]`' in ran.err


@pytest.mark.usefixtures("board")
def test_without_a_password_it_says_where_one_is_looked_for(run: Run, script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPTYCH_MAIL_PASSWORD")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    ran = run(*SEND, "--yes-send", "3")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no password: use `--password-fd`, `DIPTYCH_MAIL_PASSWORD` or `keyring set diptych us@localhost`" in ran.err
    assert script.sessions == 0
