"""Sends campaigns from processes that end in the midst of it, as by `kill -9`. The test of crashes runs it as a program:

python -m tests.mail.kills PORT FOLDER KILLS SEED

A round is a campaign with a ledger of its own, `FOLDER/ROUND.sqlite`. Its process is a fork, killed when a random number of lines of the
sender have run, and another one goes on, which may be killed too; the last two run to their end. For each process that was killed a line
is printed with the states that it left, and there are as many rounds as it takes.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import generator.mail
from generator.mail.ledger import Ledger
from generator.mail.planning import plan
from generator.mail.sending import Sender

from .servers import Letters, letters, settings

OURS = str(Path(generator.mail.__file__).parent)
NAMES = ("ada", "busy", "bo", "none", "cy", "lost", "di")


def people(number: int) -> Letters:
    """The recipients of a round, in two domains."""
    return letters(*(f"{name}-{number}@{'ab'[len(name) % 2]}.example" for name in NAMES))


def send(port: int, path: Path, messages: Letters) -> None:
    """One run. Who is deferred is not waited for; the next run tries them."""
    with Ledger(path) as ledger, ledger.lock():
        due = plan(ledger, "letters", messages, progress=lambda *_: None)
        Sender(ledger, messages, settings(port, per_connection=3, deadline=0.0), "").run(due, lambda *_: None)


class Killer:
    """A trace function that counts lines of the sender, and kills this process at one of them; 0 for none."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.lines = at, 0

    def __call__(self, frame: FrameType, event: str, _value: object) -> Any:
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self

    def watch(self, port: int, path: Path, messages: Letters) -> int:
        """Sends, and returns how many lines ran."""
        sys.settrace(self)
        try:
            send(port, path, messages)
        finally:
            sys.settrace(None)
        return self.lines


def run(port: int, path: Path, messages: Letters, at: int) -> bool:
    """Sends in a process of its own; whether it was killed."""
    child = os.fork()
    if not child:
        Killer(at).watch(port, path, messages)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(port: int, folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    lines = Killer().watch(port, folder / "0.sqlite", people(0))
    send(port, folder / "0.sqlite", people(0))
    number = 0
    while kills > 0:
        number += 1
        path = folder / f"{number}.sqlite"
        while run(port, path, people(number), chance.randint(1, lines)):
            kills -= 1
            with Ledger(path) as ledger:
                print(*sorted({str(delivery.state) for delivery in ledger.deliveries()}), flush=True)
        send(port, path, people(number))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
