"""The ledger: what it refuses to forget, and to whom it belongs."""

from __future__ import annotations

import sqlite3
import stat
import time
from pathlib import Path

import pytest

from generator.mail.answers import Answer
from generator.mail.ledger import Ledger, LedgerError, State

from .servers import letters

NOTHING = Answer.ours("")


def test_every_step_is_kept_with_its_time_and_the_servers_words(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        (delivery,) = ledger.plan("board", ["ada@example.org"])
        message = letters("ada@example.org")[0]
        ledger.build([(delivery, message)])
        ledger.record(delivery, State.SENDING, NOTHING)
        ledger.record(delivery, State.REFUSED, Answer(550, "5.1.1", "no such user"), suppress=True)
    with Ledger(tmp_path / "ledger.sqlite") as again:
        (kept,) = again.deliveries("board")
        assert (kept.state, kept.tries, kept.key, kept.message_id) == (State.REFUSED, 1, message.key, message.message_id)
        assert str(kept.last.answer) == "550 5.1.1 no such user"
        history = again.history(kept)
        assert [step.state for step in history] == [State.PLANNED, State.BUILT, State.SENDING, State.REFUSED]
        assert [step.at for step in history] == sorted(step.at for step in history)
        assert again.suppressed() == {"ada@example.org": Answer(550, "5.1.1", "no such user")}


def test_a_campaign_begins_when_its_first_message_is_tried(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        looked_at = ledger.begin("board")
        (delivery,) = ledger.plan("board", ["ada@example.org"])
        ledger.build([(delivery, letters("ada@example.org")[0])])
        time.sleep(1.1)
        begun = ledger.begin("board")
        assert looked_at < begun
        ledger.record(delivery, State.SENDING, NOTHING)
        time.sleep(1.1)
        assert ledger.begin("board") == begun
        assert ledger.begin("another") > begun


def test_a_recipient_is_there_once_in_a_campaign(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        first = ledger.plan("board", ["ada@example.org", "bo@example.org"])
        assert ledger.plan("board", ["bo@example.org", "ada@example.org"]) == first[::-1]
        assert len(ledger.plan("other", ["ada@example.org"])) == 1
        assert len(ledger.deliveries()) == 3


def test_the_file_itself_refuses_to_send_again_what_was_accepted(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        (delivery,) = ledger.plan("board", ["ada@example.org"])
        with pytest.raises(sqlite3.IntegrityError, match="only what is built"):
            ledger.record(delivery, State.SENDING, NOTHING)
        ledger.build([(delivery, letters("ada@example.org")[0])])
        ledger.record(delivery, State.SENDING, NOTHING)
        ledger.record(delivery, State.ACCEPTED, NOTHING)
        for state in State:
            with pytest.raises(sqlite3.IntegrityError, match=r"stays as it is|only what is built"):
                ledger.record(delivery, state, NOTHING)
        assert [step.state for step in ledger.history(delivery)][-1] is State.ACCEPTED


def test_what_was_being_sent_when_a_process_ended_is_unknown(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        (delivery,) = ledger.plan("board", ["ada@example.org"])
        ledger.build([(delivery, letters("ada@example.org")[0])])
        ledger.record(delivery, State.SENDING, NOTHING)
    with Ledger(tmp_path / "ledger.sqlite") as ledger, ledger.lock():
        assert ledger.deliveries("board")[0].state is State.UNKNOWN


def test_only_one_process_sends(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as one, one.lock(), Ledger(tmp_path / "ledger.sqlite") as other:
        with pytest.raises(LedgerError, match="another process is sending"), other.lock():
            pass
        assert other.deliveries() == []


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    with Ledger(tmp_path / "mail" / "ledger.sqlite") as ledger, ledger.lock():
        ledger.plan("board", ["ada@example.org"])
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "mail").iterdir()}
    assert len(modes) == 4
    assert set(modes.values()) == {0o600}


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text, database, newer = tmp_path / "notes.txt", tmp_path / "other.sqlite", tmp_path / "newer.sqlite"
    text.write_text("Some notes that are longer than the header of a database, which has a hundred bytes and more words in it.\n" * 9)
    with sqlite3.connect(database) as other:
        other.execute("CREATE TABLE mine (id INTEGER)")
    other.close()
    Ledger(newer).__exit__(None, None, None)
    with sqlite3.connect(newer) as later:
        later.execute("PRAGMA user_version = 2")
    later.close()
    for path, why in {text: "not a database", database: "other data", newer: "its version is 2, not 1"}.items():
        before = path.read_bytes()
        with pytest.raises(LedgerError, match=why):
            Ledger(path)
        assert path.read_bytes() == before or path == database


def test_words_of_a_server_cannot_steer_a_terminal() -> None:
    answer = Answer.read(550, b"5.1.1 no\x1b[31m such\n5.1.1 user \x9b\xff" + b"x" * 2000)
    assert (answer.code, answer.enhanced, answer.text[:24]) == (550, "5.1.1", "no�[31m such user ��xxxx")
    assert len(answer.text) == 500
