"""What it takes to plan and send N messages that share both works, to Postfix's `smtp-sink`, and how that grows. Run by hand:

    .venv/bin/python tests/benchmarks/mail.py [N ...]

CPU seconds and peak memory are the sender's; seconds and messages a second are by the clock, so they hold the server's time and that of
the disk, which has two commits a message.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (500, 5000)
CONTENT = """title: A benchmark of mail
date: 2024-07-06
mail: {greeting: "Dear {{ name }},"}
sections:
- {title: Sales, headline: Sales grew by half, points: [North: up, South: up], body: A quarter in which all went well.}
"""
CHILD = """
import json, resource, sys, time
from pathlib import Path
from generator.mail.campaign import Options, plan_campaign
from generator.mail.ledger import Ledger
from generator.mail.planning import plan
from generator.mail.sending import Sender
quiet = lambda *_: None
campaign = plan_campaign(Path("talk.yaml"), ["list.csv"], Options())
with Ledger(Path("ledger.sqlite")) as ledger, ledger.lock():
    begun = time.perf_counter()
    due = plan(ledger, campaign.settings.campaign, campaign, progress=quiet)
    planned = time.perf_counter()
    states = Sender(ledger, campaign, campaign.settings, "").run(due, quiet)
    sent = time.perf_counter()
    again = plan(ledger, campaign.settings.campaign, campaign, progress=quiet)
assert {str(state): number for state, number in states.items()} == {"accepted": len(campaign.recipients)} and not again.due
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024, "size": due.size,
                  "plan": planned - begun, "send": sent - planned}))
"""


def measure(count: int, folder: Path) -> dict[str, float]:
    """Figures of a process that sends to `count` recipients in a hundred domains."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "talk.yaml").write_text(CONTENT, encoding="utf-8")
    people = (f"p{number}@d{number % 100}.example,Person {number}" for number in range(count))
    (folder / "list.csv").write_text("\n".join(["email,name", *people, ""]), encoding="utf-8")
    settings = f'[mail]\nfrom = "us@example.org"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
    (folder / "diptych.toml").write_text(settings, encoding="utf-8")
    program = shutil.which("smtp-sink", path="/usr/sbin:/usr/bin") or sys.exit("smtp-sink is not installed; it comes with Debian's postfix")
    sink = subprocess.Popen([program, "-u", "nobody", f"127.0.0.1:{port}", "10"])
    try:
        time.sleep(0.3)
        done = subprocess.run([sys.executable, "-c", CHILD], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        return dict(json.loads(done.stdout))
    finally:
        sink.terminate()
        sink.wait()


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(f"{'messages':>8} {'MB each':>8} {'CPU s':>7} {'MB':>6} {'plan s':>7} {'send s':>7} {'a second':>9}")
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            made = measure(count, Path(name))
        each = made["size"] / count / 1e6
        figures = f"{made['cpu']:>7.1f} {made['mb']:>6.0f} {made['plan']:>7.1f} {made['send']:>7.1f} {count / made['send']:>9.0f}"
        print(f"{count:>8} {each:>8.2f} {figures}", flush=True)


if __name__ == "__main__":
    main()
