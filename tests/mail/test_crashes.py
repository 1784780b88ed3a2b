"""Processes that are killed while they send: nobody gets two, nobody is forgotten, and what cannot be known is called unknown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.mail.ledger import Ledger, State
from tests.oracles.tools import IN_CI

from .kills import NAMES, people
from .servers import DROP, Script, serving

ROOT = Path(__file__).parents[2]
KILLS = 200 if IN_CI else 40


def test_nobody_gets_two_and_nobody_is_forgotten_wherever_a_process_is_killed(tmp_path: Path) -> None:
    script = Script()
    for number in range(KILLS):
        _, busy, _, none, _, lost, _ = (recipient.address for recipient in people(number).recipients)
        script.on("RCPT", "450 4.2.0 later", to=busy)
        script.on("RCPT", *["550 5.1.1 no such user"] * 2, to=none)
        script.on("AFTER", DROP, to=lost)
    with serving(script) as port:
        command = [sys.executable, "-m", "tests.mail.kills", str(port), str(tmp_path), str(KILLS), "7"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    left = done.stdout.splitlines()
    assert len(left) >= KILLS
    assert {state for line in left for state in line.split()} == {*State}
    unknown = 0
    for path in tmp_path.glob("*.sqlite"):
        with Ledger(path) as ledger:
            states = {delivery.address: delivery.state for delivery in ledger.deliveries()}
        assert len(states) == len(NAMES)
        for address, state in states.items():
            possible = {State.ACCEPTED: {1}, State.REFUSED: {0}, State.UNKNOWN: {0, 1}}[state]
            assert script.counts[address] in possible, address
            unknown += state is State.UNKNOWN and not address.startswith("lost")
    assert unknown < len(left)
