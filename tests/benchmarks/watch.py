"""Seconds from a save to its works, deck and report, while `diptych build --watch` runs. Run by hand:

    .venv/bin/python tests/benchmarks/watch.py [CONTENT]

The content, `content/genai-trends.yaml` where no other is named, is copied with its project's pictures, and saved with another title each
time. A work is there when it has taken the place of the one before.
"""

from __future__ import annotations

import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAVES, PATIENCE = 12, 60.0


def wait(done: Callable[[], bool]) -> float:
    """Seconds until it is done."""
    begun = time.perf_counter()
    while not done():
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError
        time.sleep(0.002)
    return time.perf_counter() - begun


def main() -> None:
    content = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("content/genai-trends.yaml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("content", "assets"):
            shutil.copytree(ROOT / part, folder / part)
        (folder / "diptych.toml").touch()
        command = [sys.executable, "-m", "generator", "build", str(content), "--watch"]
        works = [folder / "output" / f"{content.stem}{suffix}" for suffix in (".pptx", ".pdf")]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            print(f"started      {wait(lambda: all(work.exists() for work in works)):.2f} s")
            taken = []
            for number in range(SAVES):
                time.sleep(0.5)
                before = [work.stat().st_ino for work in works]
                title, _, rest = (folder / content).read_text("utf-8").partition("\n")
                (folder / content).write_text(f"{title.split(' #')[0]} # {number}\n{rest}", "utf-8")
                taken.append(wait(lambda before=before: all(work.stat().st_ino != old for work, old in zip(works, before, strict=True))))
            process.send_signal(signal.SIGINT)
        print(f"save to works {statistics.median(taken):.2f} s in the middle, {min(taken):.2f} to {max(taken):.2f} s, of {SAVES}")


if __name__ == "__main__":
    main()
