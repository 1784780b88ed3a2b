"""CPU seconds and peak memory of a report with a table of N rows and five columns from a CSV file, and how they grow. Run by hand:

.venv/bin/python tests/benchmarks/tables.py [N ...]
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from build import measure

SIZES = (2_000, 20_000)
CONTENT = """title: A benchmark of a long table
date: 2024-07-06
sections:
- title: The table
  slide: false
  table: {data: rows.csv, group: Region, caption: What was measured.}
"""


def write_content(folder: Path, count: int) -> Path:
    """A content file with a CSV file of `count` rows beside it, in groups of about a hundred."""
    random_ = random.Random(count)
    lines = ["Region,Station,Kind,Day,Height,Depth"]
    for i in range(count):
        kind = random_.choice(["snow", "rain", "snow and rain", "none"])
        lines.append(f"Region {i // 100},Station {i},{kind},2024-{i % 12 + 1:02}-{i % 28 + 1:02},{random_.uniform(1, 3000):.1f},{i % 97}")
    (folder / "rows.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / "content.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    return path


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(f"{'rows':>7} {'CPU s':>7} {'MB':>7} {'file kB':>8} {'growth':>7}")
    first = 0.0
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = measure(write_content(folder, count), "report", folder)
        first = first or made["cpu"]
        print(f"{count:>7} {made['cpu']:>7.2f} {made['mb']:>7.0f} {made['size'] / 1024:>8.0f} {made['cpu'] / first:>7.1f}", flush=True)


if __name__ == "__main__":
    main()
