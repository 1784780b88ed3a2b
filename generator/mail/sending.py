"""A plan is carried out: one message after the other over one connection at a time, at the pace that was asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import repeat
from math import inf

from .answers import Answer
from .connection import Connection, Outcome, Scope, StoppedError, UnreachableError
from .ledger import BY_HAND, Ledger, State
from .pace import Backoff, Bucket, Clock, Queue
from .parts import MEGABYTE, MailSettings, Messages
from .planning import Due, Plan, Progress

FIRST_WAIT, LONGEST_WAIT = 30.0, 1800.0
"""Seconds before a recipient or a domain is tried again, doubled each time (RFC 5321, 4.5.4.1 asks for half an hour in the end)."""
FIRST_OUTAGE, LONGEST_OUTAGE = 1.0, 300.0
"""Seconds before the server is called again; one that closes after so many messages takes the next soon."""
IDLE = 20.0
"""Seconds of waiting that a connection is kept open for."""


class Session:
    """The connection in use: opened when it is needed, and anew when it was lost or has carried as many messages as it may."""

    def __init__(self, settings: MailSettings, password: str, largest: int) -> None:
        self._settings = settings
        self._password = password
        self._largest = largest
        self._connection: Connection | None = None

    def ready(self) -> Connection:
        """A connection for the next message. Raises UnreachableError, and StoppedError also when the server takes no message as large."""
        if self._connection and self._connection.carried >= self._settings.per_connection:
            self.close()
        if not self._connection or not self._connection.is_open:
            self._connection = Connection(self._settings, self._password)
            limit = self._connection.size_limit
            if limit and self._largest > limit:
                sizes = f"{self._largest / MEGABYTE:.1f} MB, and {self._settings.host} takes {limit / MEGABYTE:.1f} MB"
                raise StoppedError(f"the largest message has {sizes}")
        return self._connection

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None


class Sender:
    """Sends the messages that are due; `redirect`, when it is set, gets them instead of those whom they are for.

    Every step is in the ledger before the next is taken. Recipients who were deferred are tried again until their deadline; a failure
    that is not theirs alone makes their domain wait, or everyone when it is the server's.
    """

    def __init__(
        self, ledger: Ledger, messages: Messages, settings: MailSettings, password: str, redirect: str = "", clock: Clock | None = None
    ) -> None:
        self._ledger = ledger
        self._messages = messages
        self._settings = settings
        self._password = password
        self._redirect = redirect
        self._clock = clock or Clock()
        self._bucket = Bucket(settings.rate)
        self._outage = Backoff(FIRST_OUTAGE, LONGEST_OUTAGE, settings.deadline)
        self._away_until = 0.0
        self._queue = Queue(settings.domain_rate, (self._wait() for _ in repeat(None)))
        self._waits: dict[int, Backoff] = {}

    def _wait(self) -> Backoff:
        return Backoff(FIRST_WAIT, LONGEST_WAIT, self._settings.deadline)

    def run(self, plan: Plan, progress: Progress) -> Counter[State]:
        """How many messages ended in which state; those that were never tried stay as they were.

        Raises StoppedError when a person has to change something; before anything is sent also when no server is there.
        """
        states = [due.delivery.state for due in plan.due]
        tried: set[int] = set()
        for number, due in enumerate(plan.due):
            if due.delivery.state is State.UNKNOWN:
                self._ledger.record(due.delivery, State.BUILT, BY_HAND)
            self._queue.add(due.domain, number)
        session = Session(self._settings, self._password, plan.largest)
        try:
            if self._queue:
                self._call(session)
            while self._queue and (at := max(self._queue.due(), self._bucket.free_at, self._away_until)) < inf:
                self._sleep_until(at, session)
                number = self._queue.take(self._clock.now())
                self._bucket.take(self._clock.now())
                states[number] = self._send(number, plan.due[number], session)
                tried.add(number)
                progress("mail", len(tried), len(states))
        finally:
            session.close()
        return Counter(states)

    def _call(self, session: Session) -> None:
        """The first call: where nobody answers, the settings are likely wrong, and a person is there to see it."""
        try:
            session.ready()
        except UnreachableError as error:
            if not error.answer.code:
                raise StoppedError(str(error)) from None

    def _sleep_until(self, at: float, session: Session) -> None:
        if at > self._clock.now() + IDLE:
            session.close()
        self._clock.sleep_until(at)

    def _send(self, number: int, due: Due, session: Session) -> State:
        """Makes the message again and hands it over; the state that it is left in."""
        message = self._messages[due.index]
        if message.key != due.key:
            raise StoppedError("a message is not the one that was planned: its content has changed meanwhile")
        to = message.recipient.address
        if self._redirect:
            to = self._redirect
            message = replace(message, data=f"X-Diptych-Rehearsal: for {message.recipient.address}\r\n".encode() + message.data)
        try:
            connection = session.ready()
            outcome = connection.deliver(message, to, lambda: self._ledger.record(due.delivery, State.SENDING, Answer.ours("")))
        except UnreachableError as error:
            outcome = Outcome(State.DEFERRED, error.answer, Scope.SERVER)
        self._ledger.record(due.delivery, outcome.state, outcome.answer, suppress=outcome.suppress and not self._redirect)
        self._react(number, due, outcome)
        return outcome.state

    def _react(self, number: int, due: Due, outcome: Outcome) -> None:
        """Says who waits for what: for a deferred message its recipient, domain or everyone."""
        now = self._clock.now()
        if outcome.state is State.DEFERRED:
            at = self._waits.setdefault(number, self._wait()).after_failure(now)
            if at is not None:
                self._queue.add(due.domain, number, at)
            if outcome.scope is Scope.DOMAIN:
                self._queue.hold(due.domain, now)
        elif outcome.state is State.ACCEPTED:
            self._queue.went_well(due.domain)
        if outcome.state is State.DEFERRED and outcome.scope is Scope.SERVER:
            at = self._outage.after_failure(now)
            self._away_until = inf if at is None else at
        else:
            self._outage.reset()
