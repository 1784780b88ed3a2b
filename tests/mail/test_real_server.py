"""What a real mail server says and delivers, where the others do what a test wants of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.mail.connection import StoppedError
from generator.mail.ledger import Ledger, State
from generator.mail.planning import plan
from generator.mail.sending import Sender

from .postfix import postfix
from .servers import Letters, letters, settings

ADA, BO = "ada@example.org", "bo@example.org"


def test_postfix_delivers_each_message_once_and_as_it_was_written(tmp_path: Path) -> None:
    messages = letters(ADA, "nobody@example.org", BO, "someone@elsewhere.example", text=".\n..\nGood news.\n")
    too_large = letters(ADA, campaign="other", text="x" * 70 + "\n" * 2_000_000)

    def send(campaign: str, messages: Letters) -> Counter[State]:
        with Ledger(tmp_path / "ledger.sqlite") as ledger, ledger.lock():
            due = plan(ledger, campaign, messages, progress=lambda *_: None)
            return Sender(ledger, messages, settings(server.port, tmp_path), "").run(due, lambda *_: None)

    with postfix() as server:
        assert send("letters", messages) == {State.ACCEPTED: 2, State.REFUSED: 2}
        assert send("letters", messages) == {}
        with pytest.raises(StoppedError, match=r"and localhost takes 2\.0 MB"):
            send("other", too_large)
        for index, name in ((0, "ada"), (2, "bo")):
            (mail,) = server.mails(name, 1)
            headers, body = mail.split(b"\n\n", 1)
            assert body == b".\n..\nGood news.\n"
            assert messages[index].message_id.encode() in headers
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        words = {delivery.address: delivery.last.answer for delivery in ledger.deliveries("letters")}
        assert [*ledger.suppressed()] == ["nobody@example.org"]
    assert words[ADA].text.startswith("Ok: queued as")
    assert [(words[address].code, words[address].enhanced) for address in ("nobody@example.org", "someone@elsewhere.example")] == [
        (550, "5.1.1"),
        (550, "5.7.1"),
    ]
