"""The ledger: what became of every message, in a SQLite file that outlives any crash, so that nothing is sent twice."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from .answers import Answer
from .parts import Message

VERSION = 1
APPLICATION_ID = 0x44_49_50_4D
"""Tells a ledger from other SQLite files: 'DIPM'."""
INTERRUPTED = Answer.ours("the sending process ended before the server's answer was recorded")
BY_HAND = Answer.ours("released by hand, to be sent again")
_DELIVERIES = """
SELECT d.id, d.campaign, d.address, d.key, d.message_id, d.state, t.at, t.code, t.enhanced, t.text,
  (SELECT count(*) FROM transition WHERE delivery = d.id AND state = 'sending') AS tries
FROM delivery AS d JOIN transition AS t ON t.id = (SELECT max(id) FROM transition WHERE delivery = d.id)
"""


class LedgerError(Exception):
    """The ledger cannot be used; says why."""


class State(StrEnum):
    """`sending` is written before DATA: from then on only the server's answer tells what became of a message (RFC 1047)."""

    PLANNED = "planned"
    BUILT = "built"
    SENDING = "sending"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Transition:
    """One step of a delivery: its time (UTC, ISO 8601), the state it led to, and what the server said."""

    at: str
    state: State
    answer: Answer


@dataclass(frozen=True, slots=True)
class Delivery:
    """One recipient of one campaign. `tries` counts how often the message was handed to the server; `last` is its latest step."""

    id: int
    campaign: str
    address: str
    key: str | None
    message_id: str | None
    last: Transition
    tries: int

    @property
    def state(self) -> State:
        return self.last.state


def usual_path() -> Path:
    """One file for all that this user sends: outside of output folders and repositories, which are cleaned, shared and published."""
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / "mail.sqlite"


class Ledger:
    """Use it as a context manager. Whoever sends holds the `lock`; reading needs none.

    Every change is on the disk when its method returns (WAL, `synchronous=FULL`). Raises LedgerError where the file is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Addresses are nobody else's business; SQLite gives its other files the same mode.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise LedgerError(f"{path} is not a ledger: {error}") from error

    def _open(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        with self._transaction():
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            (application,) = self._db.execute("PRAGMA application_id").fetchone()
            (tables,) = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if not tables:
                for statement in _statements(files(__package__).joinpath("ledger.sql").read_text("utf-8")):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {VERSION}")
            elif (application, version) != (APPLICATION_ID, VERSION):
                other = f"its version is {version}, not {VERSION}" if application == APPLICATION_ID else "it holds other data"
                raise sqlite3.DatabaseError(other)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All that is changed inside, or nothing. Raises LedgerError where the disk is full, or another process takes too long."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise LedgerError(f"{self.path}: {error}") from error

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds what only one process can, and frees it however the process ends; LedgerError where another has it.

        Whatever an earlier process left in `sending` becomes unknown.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(f"{self.path}.lock", timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise LedgerError(f"another process is sending from {self.path}") from None
        with lock:
            self._move(State.UNKNOWN, INTERRUPTED, "state = ?", State.SENDING)
            yield

    def begin(self, campaign: str) -> datetime:
        """When a campaign began, to the second: now, as long as none of its messages was tried, and what was now then from there on.

        It is the date of its messages, which must not change while some of them are still to be sent.
        """
        untried = "NOT EXISTS (SELECT * FROM delivery WHERE campaign = ? AND state NOT IN (?, ?))"
        values = (campaign, datetime.now(UTC).isoformat(timespec="seconds"), campaign, State.PLANNED, State.BUILT)
        with self._transaction():
            self._db.execute(f"INSERT OR REPLACE INTO campaign SELECT ?, ? WHERE {untried}", values)
            (begun,) = self._db.execute("SELECT begun FROM campaign WHERE name = ?", (campaign,)).fetchone()
        return datetime.fromisoformat(begun)

    def plan(self, campaign: str, addresses: Sequence[str]) -> list[Delivery]:
        """The deliveries of these addresses, in their order; those that the campaign does not have yet are planned."""
        known = {delivery.address: delivery for delivery in self.deliveries(campaign)}
        with self._transaction():
            for address in addresses:
                if address not in known:
                    cursor = self._db.execute(
                        "INSERT INTO delivery (campaign, address, state) VALUES (?, ?, ?)", (campaign, address, State.PLANNED)
                    )
                    assert cursor.lastrowid
                    step = self._note(cursor.lastrowid, State.PLANNED, Answer.ours(""))
                    known[address] = Delivery(cursor.lastrowid, campaign, address, None, None, step, 0)
        return [known[address] for address in addresses]

    def build(self, built: Iterable[tuple[Delivery, Message]]) -> None:
        """Notes which message each delivery is about, all at once; they are asked for one by one."""
        rows = [
            (message.key, message.message_id, json.dumps(dict(message.digests)), State.BUILT, delivery.id) for delivery, message in built
        ]
        with self._transaction():
            self._db.executemany("UPDATE delivery SET key = ?, message_id = ?, digests = ?, state = ? WHERE id = ?", rows)
            for *_, id in rows:
                self._note(id, State.BUILT, Answer.ours(""))

    def record(self, delivery: Delivery, state: State, answer: Answer, suppress: bool = False) -> None:
        """Notes a step; with `suppress`, that the address gets nothing more."""
        with self._transaction():
            self._db.execute("UPDATE delivery SET state = ? WHERE id = ?", (state, delivery.id))
            step = self._note(delivery.id, state, answer)
            if suppress:
                self._db.execute(
                    "INSERT OR REPLACE INTO suppressed VALUES (?, ?, ?, ?, ?)",
                    (delivery.address, step.at, answer.code, answer.enhanced, answer.text),
                )

    def suppressed(self) -> dict[str, Answer]:
        """The addresses that servers have refused for good, each with the server's words."""
        return {address: Answer(*answer) for address, *answer in self._db.execute("SELECT address, code, enhanced, text FROM suppressed")}

    def release(self, campaign: str, states: Iterable[State]) -> int:
        """Plans the deliveries in these states anew, by a person's decision, and lifts the suppression of those refused; how many."""
        states = [*states]
        if State.REFUSED in states:
            with self._transaction():
                refused = "SELECT address FROM delivery WHERE campaign = ? AND state = ?"
                self._db.execute(f"DELETE FROM suppressed WHERE address IN ({refused})", (campaign, State.REFUSED))
        return self._move(State.PLANNED, BY_HAND, f"campaign = ? AND state IN ({_marks(states)})", campaign, *states)

    def deliveries(self, campaign: str | None = None, states: Iterable[State] = ()) -> list[Delivery]:
        """Those of a campaign, or of all, that are in one of the states, or in any; in the order in which they were planned."""
        states = [*states]
        asked = [("d.campaign = ?", [campaign])] if campaign is not None else []
        asked += [(f"d.state IN ({_marks(states)})", [*map(str, states)])] if states else []
        where = f"WHERE {' AND '.join(condition for condition, _ in asked)}" if asked else ""
        values = [value for _, values in asked for value in values]
        return [_delivery(row) for row in self._db.execute(f"{_DELIVERIES} {where} ORDER BY d.id", values)]

    def digests(self, delivery: Delivery) -> dict[str, str]:
        """Those of what its message was made of."""
        (digests,) = self._db.execute("SELECT digests FROM delivery WHERE id = ?", (delivery.id,)).fetchone()
        return dict(json.loads(digests))

    def history(self, delivery: Delivery) -> list[Transition]:
        rows = self._db.execute("SELECT at, state, code, enhanced, text FROM transition WHERE delivery = ? ORDER BY id", (delivery.id,))
        return [_transition(*row) for row in rows]

    def _move(self, state: State, answer: Answer, where: str, *values: str) -> int:
        with self._transaction():
            ids = [id for (id,) in self._db.execute(f"SELECT id FROM delivery WHERE {where}", values)]
            for id in ids:
                self._db.execute("UPDATE delivery SET state = ? WHERE id = ?", (state, id))
                self._note(id, state, answer)
        return len(ids)

    def _note(self, id: int, state: State, answer: Answer) -> Transition:
        step = Transition(datetime.now(UTC).isoformat(timespec="milliseconds"), state, answer)
        values = (id, step.at, state, answer.code, answer.enhanced, answer.text)
        self._db.execute("INSERT INTO transition (delivery, at, state, code, enhanced, text) VALUES (?, ?, ?, ?, ?, ?)", values)
        return step


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would end the transaction that they belong to."""
    text = ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _transition(at: str, state: str, code: int, enhanced: str, text: str) -> Transition:
    return Transition(at, State(state), Answer(code, enhanced, text))


def _delivery(row: tuple[int, str, str, str | None, str | None, str, str, int, str, str, int]) -> Delivery:
    id, campaign, address, key, message_id, state, at, code, enhanced, text, tries = row
    return Delivery(id, campaign, address, key, message_id, _transition(at, state, code, enhanced, text), tries)
