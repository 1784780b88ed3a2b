"""One session with a real server: what is known of a message when something goes wrong, and what is never said in clear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.mail.connection import Connection, Outcome, Scope, StoppedError, UnreachableError
from generator.mail.ledger import State

from .servers import DROP, HANG, SLOW, Script, Step, authenticator, letters, server_context, serving, settings

ADA = "ada@example.org"


def deliver(script: Script, **changes: Any) -> tuple[Outcome, bool, bool]:
    """What becomes of a letter to Ada, whether DATA was near, and whether the session is of more use."""
    near: list[bool] = []
    with serving(script) as port, Connection(settings(port, **changes), "") as connection:
        outcome = connection.deliver(letters(ADA)[0], ADA, lambda: near.append(True))
        return outcome, bool(near), connection.is_open


def test_a_message_arrives_byte_for_byte() -> None:
    script, text = Script(), ".\n..\n.dots\n" + "x" * 200_000 + "\n"
    with serving(script) as port, Connection(settings(port), "") as connection:
        message = letters(ADA, text=text)[0]
        outcome = connection.deliver(message, ADA, lambda: None)
    assert (outcome.state, str(outcome.answer)) == (State.ACCEPTED, "250 2.0.0 taken")
    assert script.accepted == [(ADA, message.data)]
    assert script.commands == [f"MAIL us@example.org SIZE={len(message.data)}"]


@pytest.mark.parametrize(
    ("step", "said", "state", "scope", "near", "still_open"),
    [
        ("MAIL", "452 4.5.3 too many messages", State.DEFERRED, Scope.SERVER, False, False),
        ("MAIL", "552 5.3.4 too large", State.REFUSED, Scope.MAILBOX, False, True),
        ("MAIL", DROP, State.DEFERRED, Scope.SERVER, False, False),
        ("RCPT", "450 4.2.0 greylisted", State.DEFERRED, Scope.MAILBOX, False, True),
        ("RCPT", "451 4.7.1 too many", State.DEFERRED, Scope.DOMAIN, False, True),
        ("RCPT", "421 4.3.2 closing", State.DEFERRED, Scope.SERVER, False, False),
        ("RCPT", "550 5.1.1 no such user", State.REFUSED, Scope.MAILBOX, False, True),
        ("RCPT", "554 5.7.1 policy", State.REFUSED, Scope.DOMAIN, False, True),
        ("RCPT", DROP, State.DEFERRED, Scope.SERVER, False, False),
        ("RCPT", HANG, State.DEFERRED, Scope.SERVER, False, False),
        ("DATA", "450 4.2.1 later", State.DEFERRED, Scope.DOMAIN, True, True),
        ("DATA", "554 no valid recipients", State.REFUSED, Scope.DOMAIN, True, True),
        ("DATA", DROP, State.DEFERRED, Scope.SERVER, True, False),
        ("DATA", HANG, State.DEFERRED, Scope.SERVER, True, False),
        ("DOT", "421 4.3.2 closing", State.DEFERRED, Scope.SERVER, True, False),
        ("DOT", "451 4.3.0 later", State.DEFERRED, Scope.DOMAIN, True, True),
        ("DOT", "452 4.2.2 mailbox full", State.DEFERRED, Scope.MAILBOX, True, True),
        ("DOT", "552 5.3.4 too large", State.REFUSED, Scope.DOMAIN, True, True),
        ("DOT", "354 what", State.UNKNOWN, Scope.MAILBOX, True, False),
        ("DOT", DROP, State.UNKNOWN, Scope.MAILBOX, True, False),
        ("AFTER", DROP, State.UNKNOWN, Scope.MAILBOX, True, False),
    ],
)
def test_what_is_known_of_a_message(step: Step, said: str, state: State, scope: Scope, near: bool, still_open: bool) -> None:
    script = Script()
    script.on(step, said)
    outcome, was_near, is_open = deliver(script, timeout=1.0 if said == HANG else 20.0)
    assert (outcome.state, outcome.scope, was_near, is_open) == (state, scope, near, still_open)


def test_silence_after_the_dot_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.mail.connection.FINAL", 1)
    script = Script()
    script.on("AFTER", HANG)
    outcome, _, is_open = deliver(script, timeout=1.0)
    assert (outcome.state, is_open, len(script.accepted)) == (State.UNKNOWN, False, 1)


def test_the_answer_to_a_complete_message_is_waited_for_longer_than_others() -> None:
    script = Script()
    script.on("AFTER", SLOW)
    assert deliver(script, timeout=1.0)[0].state is State.ACCEPTED


def test_a_line_without_end_after_the_dot_is_unknown_although_smtplib_calls_it_an_error() -> None:
    script = Script()
    script.on("DOT", "550 " + "x" * 10_000)
    assert deliver(script)[0].state is State.UNKNOWN


def test_a_connection_that_is_lost_amid_a_message_leaves_it_with_us() -> None:
    script = Script()
    script.on("BODY", DROP)
    with serving(script) as port, Connection(settings(port), "") as connection:
        outcome = connection.deliver(letters(ADA, text="x" * 8_000_000)[0], ADA, lambda: None)
    assert (outcome.state, outcome.scope, script.accepted) == (State.DEFERRED, Scope.SERVER, [])


def test_a_server_that_has_enough_amid_a_message_has_none_of_it() -> None:
    script = Script()
    script.on("BODY", "552 5.3.4 too large")
    with serving(script) as port, Connection(settings(port), "") as connection:
        outcome = connection.deliver(letters(ADA, text="x" * 8_000_000)[0], ADA, lambda: None)
    # The network may lose what was said before it hung up.
    assert outcome.state in (State.REFUSED, State.DEFERRED)
    assert script.accepted == []


def test_only_what_is_about_the_mailbox_suppresses_it() -> None:
    for said, suppressed in {
        "550 5.1.1 none": True,
        "550 none": True,
        "550 5.7.1 policy": False,
        "554 no": False,
        "450 4.2.0 no": False,
    }.items():
        script = Script()
        script.on("RCPT", said)
        assert deliver(script)[0].suppress is suppressed, said


def test_a_session_goes_on_after_a_refusal() -> None:
    script = Script()
    script.on("RCPT", "550 5.1.1 no such user", to=ADA)
    with serving(script) as port, Connection(settings(port), "") as connection:
        states = [connection.deliver(letters(to)[0], to, lambda: None).state for to in (ADA, "bo@example.org")]
    assert states == [State.REFUSED, State.ACCEPTED]
    assert script.sessions == 1


def test_a_refused_sender_stops_everything() -> None:
    script = Script()
    script.on("MAIL", "550 5.7.1 not you")
    with pytest.raises(StoppedError, match=r"refuses the sender: 550 5\.7\.1 not you"):
        deliver(script)


def test_bare_line_ends_are_not_sent() -> None:
    message = letters(ADA)[0]
    smuggled = type(message)(message.recipient, message.key, message.message_id, message.data + b"a\n.\nMAIL FROM:<x@y>\r\n")
    with serving(Script()) as port, Connection(settings(port), "") as connection, pytest.raises(ValueError, match="CRLF"):
        connection.deliver(smuggled, ADA, lambda: None)


def test_an_international_address_needs_a_server_that_takes_it() -> None:
    to = "jürgen@example.org"
    for offered, state in ((True, State.ACCEPTED), (False, State.REFUSED)):
        script = Script()
        with serving(script, enable_SMTPUTF8=offered) as port, Connection(settings(port), "") as connection:
            outcome = connection.deliver(letters(to)[0], to, lambda: None)
        assert (outcome.state, len(script.accepted)) == (state, int(offered))
    assert "does not offer" in outcome.answer.text


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_user_signs_in_encrypted(security: str, tmp_path: Path) -> None:
    script = Script()
    options: dict[str, Any] = {"implicit_tls": True, "auth_require_tls": False}
    if security == "starttls":
        options = {"tls_context": server_context(), "require_starttls": True}
    with serving(script, authenticator=authenticator("us", "secret"), auth_required=True, **options) as port:
        own = settings(port, tmp_path, security=security, user="us")
        with Connection(own, "secret") as connection:
            assert connection.deliver(letters(ADA)[0], ADA, lambda: None).state is State.ACCEPTED
        with pytest.raises(StoppedError, match="says 535") as stopped:
            Connection(own, "guessed")
    assert "guessed" not in str(stopped.value)


def test_a_server_that_offers_no_starttls_hears_no_password(tmp_path: Path) -> None:
    script = Script()
    with serving(script, authenticator=authenticator("us", "secret"), auth_require_tls=False) as port:
        with pytest.raises(StoppedError, match="offers no STARTTLS"):
            Connection(settings(port, tmp_path, user="us"), "secret")
        with pytest.raises(StoppedError, match="nobody signs in without encryption"):
            Connection(settings(port, user="us"), "secret")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_is_verified(security: str, tmp_path: Path) -> None:
    options: dict[str, Any] = {"tls_context": server_context()} if security == "starttls" else {"implicit_tls": True}
    with serving(Script(), **options) as port, pytest.raises(StoppedError, match="cannot be trusted"):
        Connection(settings(port, tmp_path, security=security, ca_file=None), "")


def test_a_certificate_for_another_name_is_not_trusted(tmp_path: Path) -> None:
    with serving(Script(), tls_context=server_context("elsewhere.example")) as port, pytest.raises(StoppedError, match="cannot be trusted"):
        Connection(settings(port, tmp_path), "")


def test_a_server_in_clear_where_tls_is_expected_stops(tmp_path: Path) -> None:
    with serving(Script()) as port, pytest.raises(StoppedError, match="does not speak TLS"):
        Connection(settings(port, tmp_path, security="tls"), "")


def test_a_ca_file_that_is_none_stops(tmp_path: Path) -> None:
    (tmp_path / "not.pem").write_text("no certificate")
    for name in ("not.pem", "absent.pem"):
        with pytest.raises(StoppedError, match=f"{name} cannot be read"):
            Connection(settings(1, tmp_path, ca_file=tmp_path / name), "")


def test_a_busy_server_is_unreachable_and_one_that_refuses_stops() -> None:
    script = Script()
    script.on("GREETING", "421 4.3.2 busy", "554 5.7.1 go away")
    with serving(script) as port:
        with pytest.raises(UnreachableError, match=r"421 4\.3\.2 busy"):
            Connection(settings(port), "")
        with pytest.raises(StoppedError, match=r"says 554 5\.7\.1 go away"):
            Connection(settings(port), "")
    with pytest.raises(UnreachableError, match="refused"):
        Connection(settings(port), "")


def test_a_person_who_stops_it_waits_for_nothing() -> None:
    def stops() -> None:
        raise KeyboardInterrupt

    with serving(Script()) as port, Connection(settings(port), "") as connection:
        with pytest.raises(KeyboardInterrupt):
            connection.deliver(letters(ADA)[0], ADA, stops)
        assert not connection.is_open
