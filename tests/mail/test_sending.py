"""Campaigns against a real server: who gets what, how often, and when."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.mail.connection import StoppedError
from generator.mail.ledger import Ledger, State
from generator.mail.parts import Messages
from generator.mail.planning import ContentChangedError, Plan, plan
from generator.mail.sending import Sender

from .servers import DROP, Script, TurnedClock, letters, serving, settings

ADA, BO, CY = "ada@example.org", "bo@example.org", "cy@elsewhere.example"
EVERYONE = Counter({ADA: 1, BO: 1, CY: 1})


def quiet(_what: str, _done: int, _all: int) -> None:
    pass


class Campaign:
    """A ledger in a folder, from which messages are sent to the server of a script."""

    def __init__(self, folder: Path, script: Script, name: str = "letters") -> None:
        self.path, self.script, self.name = folder / "ledger.sqlite", script, name
        self.clock = TurnedClock()

    def plan(self, messages: Messages, **options: bool) -> Plan:
        with Ledger(self.path) as ledger, ledger.lock():
            return plan(ledger, self.name, messages, progress=quiet, **options)

    def send(self, messages: Messages, redirect: str = "", options: dict[str, bool] | None = None, **changes: Any) -> Counter[State]:
        with serving(self.script) as port, Ledger(self.path) as ledger, ledger.lock():
            due = plan(ledger, self.name, messages, progress=quiet, **(options or {}))
            return Sender(ledger, messages, settings(port, **changes), "", redirect, self.clock).run(due, quiet)

    @property
    def states(self) -> dict[str, State]:
        with Ledger(self.path) as ledger:
            return {delivery.address: delivery.state for delivery in ledger.deliveries(self.name)}


def test_a_second_run_sends_nothing(tmp_path: Path) -> None:
    campaign, messages = Campaign(tmp_path, Script()), letters(ADA, BO, CY)
    assert campaign.send(messages) == {State.ACCEPTED: 3}
    assert campaign.send(messages) == {}
    assert campaign.plan(messages).others == {State.ACCEPTED: 3}
    assert campaign.script.counts == EVERYONE
    assert campaign.script.sessions == 1


def test_an_address_that_stands_twice_gets_one(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, Script())
    campaign.send(letters(ADA, "Ada@example.org", ADA))
    assert sum(campaign.script.counts.values()) == 1


def test_those_who_are_new_get_theirs_in_a_later_run(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, Script())
    campaign.send(letters(ADA))
    campaign.send(letters(ADA, BO, CY))
    assert campaign.script.counts == EVERYONE


def test_a_deferred_recipient_is_tried_again_with_longer_waits(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", *["450 4.2.0 greylisted"] * 3, to=ADA)
    campaign = Campaign(tmp_path, script)
    assert campaign.send(letters(ADA, BO, CY)) == {State.ACCEPTED: 3}
    assert [address for address, _ in script.accepted] == [BO, CY, ADA]
    assert campaign.clock.waited == [30, 60, 120]


def test_a_deadline_ends_the_tries_and_a_later_run_goes_on(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", *["450 4.2.0 greylisted"] * 3, to=ADA)
    campaign = Campaign(tmp_path, script)
    assert campaign.send(letters(ADA, BO), deadline=100.0) == {State.ACCEPTED: 1, State.DEFERRED: 1}
    assert campaign.states == {ADA: State.DEFERRED, BO: State.ACCEPTED}
    assert campaign.send(letters(ADA, BO), deadline=100.0) == {State.ACCEPTED: 1}
    assert script.counts == {ADA: 1, BO: 1}


def test_a_domain_that_is_deferred_waits_as_a_whole_and_others_go_on(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", "451 4.7.1 too many", to=ADA)
    campaign = Campaign(tmp_path, script)
    campaign.send(letters(ADA, BO, CY))
    assert [address for address, _ in script.accepted] == [CY, BO, ADA]
    assert campaign.clock.waited == [30]


def test_a_domain_is_given_up_at_its_deadline(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", *["451 4.7.1 too many"] * 99, to=ADA)
    script.on("RCPT", *["451 4.7.1 too many"] * 99, to=BO)
    campaign = Campaign(tmp_path, script)
    assert campaign.send(letters(ADA, BO, CY), deadline=100.0) == {State.DEFERRED: 2, State.ACCEPTED: 1}
    assert script.counts == {CY: 1}


def test_a_refused_recipient_stops_nobody_and_is_never_tried_again(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", "550 5.1.1 no such user", to=ADA)
    campaign, messages = Campaign(tmp_path, script), letters(ADA, BO, CY)
    assert campaign.send(messages) == {State.REFUSED: 1, State.ACCEPTED: 2}
    assert campaign.send(messages) == {}
    other = Campaign(tmp_path, script, "another")
    assert other.send(letters(ADA, BO, campaign="another")) == {State.ACCEPTED: 1}
    assert other.states == {ADA: State.REFUSED, BO: State.ACCEPTED}
    with Ledger(campaign.path) as ledger:
        assert ledger.release("another", [State.REFUSED]) == 1
    assert other.send(letters(ADA, BO, campaign="another")) == {State.ACCEPTED: 1}


@pytest.mark.parametrize("step", ["DOT", "AFTER"])
def test_what_is_unknown_is_sent_again_only_by_a_persons_decision(step: Any, tmp_path: Path) -> None:
    script = Script()
    script.on(step, DROP, to=BO)
    campaign, messages = Campaign(tmp_path, script), letters(ADA, BO, CY)
    assert campaign.send(messages) == {State.ACCEPTED: 2, State.UNKNOWN: 1}
    assert campaign.send(messages) == {}
    assert campaign.states[BO] is State.UNKNOWN
    assert len(campaign.plan(messages, resend_unknown=True).due) == 1
    assert campaign.send(messages) == {}
    assert campaign.send(messages, options={"resend_unknown": True}) == {State.ACCEPTED: 1}
    assert script.counts[BO] == (1 if step == "DOT" else 2)


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "DOT"])
def test_a_server_that_says_good_bye_is_called_again(step: Any, tmp_path: Path) -> None:
    script = Script()
    script.on(step, "421 4.3.2 that is enough")
    campaign = Campaign(tmp_path, script)
    assert campaign.send(letters(ADA, BO, CY)) == {State.ACCEPTED: 3}
    assert script.counts == EVERYONE
    assert campaign.clock.waited[0] == 1


def test_a_server_that_is_busy_at_first_is_waited_for(tmp_path: Path) -> None:
    script = Script()
    script.on("GREETING", *["421 4.3.2 busy"] * 4)
    campaign = Campaign(tmp_path, script)
    assert campaign.send(letters(ADA, BO, CY)) == {State.ACCEPTED: 3}


def test_a_server_that_stays_away_ends_the_run_at_the_deadline(tmp_path: Path) -> None:
    script = Script()
    script.on("GREETING", *["421 4.3.2 busy"] * 99)
    campaign = Campaign(tmp_path, script)
    states = campaign.send(letters(ADA, BO, CY), deadline=60.0)
    assert states[State.DEFERRED] + states[State.BUILT] == 3
    assert sum(campaign.clock.waited) <= 60


def test_a_server_that_is_not_there_at_all_stops_before_anything(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger, ledger.lock():
        messages = letters(ADA)
        due = plan(ledger, "letters", messages, progress=quiet)
        with pytest.raises(StoppedError, match="refused"):
            Sender(ledger, messages, settings(1), "").run(due, quiet)


def test_a_message_that_is_too_large_for_the_server_stops_before_anything_is_sent(tmp_path: Path) -> None:
    script, messages = Script(), letters(ADA, BO, own={BO: "x" * 3_000_000})
    with serving(script, data_size_limit=2_000_000) as port, Ledger(tmp_path / "ledger.sqlite") as ledger, ledger.lock():
        due = plan(ledger, "letters", messages, progress=quiet)
        with pytest.raises(StoppedError, match=r"the largest message has 3\.1 MB, and localhost takes 2\.0 MB"):
            Sender(ledger, messages, settings(port), "").run(due, quiet)
    assert script.accepted == []


def test_a_connection_carries_no_more_than_it_may(tmp_path: Path) -> None:
    script = Script()
    Campaign(tmp_path, script).send(letters(ADA, BO, CY), per_connection=2)
    assert (script.sessions, script.counts) == (2, EVERYONE)


def test_rates_are_kept_for_all_and_for_each_domain(tmp_path: Path) -> None:
    addresses = [f"{name}@{domain}" for name in "abc" for domain in ("one.example", "two.example")]
    by_all = Campaign(tmp_path, Script(), "by all")
    by_all.send(letters(*addresses, campaign="by all"), rate=30.0)
    assert by_all.clock.waited == pytest.approx([2.0] * 5)
    by_domain = Campaign(tmp_path, Script(), "by domain")
    by_domain.send(letters(*addresses, "d@three.example", campaign="by domain"), domain_rate=6.0)
    assert by_domain.clock.waited == pytest.approx([10.0] * 2)
    assert by_domain.script.accepted[2][0] == "d@three.example"


def test_a_long_wait_holds_no_connection_open(tmp_path: Path) -> None:
    script = Script()
    Campaign(tmp_path, script).send(letters(ADA, BO), rate=1.0)
    assert script.sessions == 2


def test_other_content_in_the_same_campaign_stops_with_what_differs(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, Script())
    campaign.send(letters(ADA, BO))
    with pytest.raises(ContentChangedError) as stopped:
        campaign.send(letters(ADA, BO, CY, text="Better news.\n"))
    assert stopped.value.changes == {"text": 2}
    assert campaign.script.counts == {ADA: 1, BO: 1}
    campaign.name = "another"
    assert campaign.send(letters(ADA, BO, CY, text="Better news.\n", campaign="another")) == {State.ACCEPTED: 3}


def test_content_may_change_as_long_as_nothing_was_sent(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, Script())
    campaign.plan(letters(ADA, text="A draft.\n"))
    assert campaign.send(letters(ADA)) == {State.ACCEPTED: 1}


def test_content_may_change_when_all_of_it_was_refused(tmp_path: Path) -> None:
    script = Script()
    script.on("DOT", "552 5.3.4 too large", "552 5.3.4 too large")
    campaign = Campaign(tmp_path, script)
    assert campaign.send(letters(ADA, BO)) == {State.REFUSED: 2}
    with Ledger(campaign.path) as ledger:
        ledger.release("letters", [State.REFUSED])
    assert campaign.send(letters(ADA, BO, text="In short.\n")) == {State.ACCEPTED: 2}


def test_those_who_are_still_without_do_not_get_other_content_than_the_rest(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", "450 4.2.0 greylisted", to=BO)
    campaign = Campaign(tmp_path, script)
    campaign.send(letters(ADA, BO), deadline=1.0)
    with pytest.raises(ContentChangedError):
        campaign.send(letters(ADA, BO, text="Better news.\n"), options={"only_failed": True})
    assert script.counts == {ADA: 1}


def test_only_those_who_failed_are_tried_when_asked_for(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", "450 4.2.0 greylisted", to=BO)
    campaign = Campaign(tmp_path, script)
    campaign.send(letters(ADA, BO), deadline=1.0)
    assert campaign.send(letters(ADA, BO, CY, own={ADA: "Another.\n"}), options={"only_failed": True}) == {State.ACCEPTED: 1}
    assert script.counts == {ADA: 1, BO: 1}


def test_a_rehearsal_reaches_nobody_else_and_says_for_whom_each_is(tmp_path: Path) -> None:
    script = Script()
    script.on("RCPT", "550 5.1.1 no", to="me@example.org")
    rehearsal = Campaign(tmp_path, script, "rehearsal")
    rehearsal.send(letters(ADA, BO, CY, campaign="rehearsal"), redirect="me@example.org")
    assert script.counts == {"me@example.org": 2}
    assert [content.split(b"\r\n")[0] for _, content in script.accepted] == [
        f"X-Diptych-Rehearsal: for {address}".encode() for address in (BO, CY)
    ]
    campaign = Campaign(tmp_path, Script())
    assert campaign.send(letters(ADA, BO, CY)) == {State.ACCEPTED: 3}
    assert campaign.script.counts == EVERYONE
