"""CPU seconds and peak memory of building deck, report, the slides' PDF and the hand-out from N topics, and how they grow. Run by hand:

    .venv/bin/python tests/benchmarks/build.py [N ...]

Each topic has about 60 words of prose and three points, every second one a picture of its own (1600 x 900 JPEG), every fourth a
chart. Every build is a process of its own, so that its figures hold start-up and nothing of another run.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = (6, 50, 200, 1000)
WORKS = ("nothing", "deck", "report", "slides", "handout")
"""`nothing` is start-up and reading, which every work begins with."""
KINDS = ("column", "line", "stacked", "combo")
WORDS = (
    "the quick model learns to plan a task over many small steps while people watch and correct each answer before it reaches "
    "production where scale cost and trust decide which design survives another year of change in open and closed systems"
)

CHILD = """
import json, resource, sys
from pathlib import Path
import generator
content, only = sys.argv[1], sys.argv[2]
result = generator.build(content, output=sys.argv[3], works=[only] if only != "nothing" else [])
usage = resource.getrusage(resource.RUSAGE_SELF)
size = sum(Path(work.path).stat().st_size for work in result.works)
print(json.dumps({"cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024, "size": size}))
"""


def words(random_: random.Random, count: int) -> str:
    return " ".join(random_.choice(WORDS.split()) for _ in range(count)).capitalize() + "."


def picture(path: Path, seed: int) -> None:
    from PIL import Image, ImageDraw

    random_ = random.Random(seed)
    image = Image.effect_noise((1600, 900), 24).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = random_.randrange(1600), random_.randrange(900)
        draw.rectangle((x, y, x + 300, y + 200), fill=tuple(random_.randrange(256) for _ in range(3)))
    image.save(path, quality=80)


def chart(random_: random.Random, kind: str) -> list[str]:
    """The lines of a chart of two measures in ten years."""
    first, second = ([random_.randrange(most) for _ in range(10)] for most in (1000, 9))
    return [
        f"    chart: {{kind: {kind}, x: Year, y: [First, Second], caption: {words(random_, 6)},",
        f"      data: {{Year: {list(range(2015, 2025))}, First: {first}, Second: {second}}}}}",
    ]


def write_content(folder: Path, count: int) -> Path:
    """A content file of `count` topics, with its pictures beside it."""
    random_ = random.Random(count)
    lines = ["title: A benchmark of many topics", "subtitle: Made by a script", "date: 2024-07-06", "sections:"]
    for i in range(count):
        lines += [
            f"  - title: Topic number {i}",
            f"    headline: {words(random_, 8)}",
            "    points:",
            *(f"      - {words(random_, 2)[:-1]}: {words(random_, 12)}" for _ in range(3)),
            "    examples: [First example, Second example]",
            f"    body: {words(random_, 60)}",
        ]
        if i % 2 == 0:
            picture(folder / f"{i}.jpg", i)
            lines.append(f"    figure: {{image: {i}.jpg, alt: {words(random_, 6)[:-1]}, caption: {words(random_, 8)}}}")
        if i % 4 == 0:
            lines += chart(random_, KINDS[i // 4 % len(KINDS)])
    path = folder / "content.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def measure(content: Path, only: str, output: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(content), only, str(output)], capture_output=True, text=True, check=True, cwd=content.parent
    )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    print(f"{'N':>6} {'work':>7} {'CPU s':>8} {'MB peak':>8} {'MB file':>8}")
    cpu: dict[tuple[str, int], float] = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            content = write_content(folder, count)
            for only in WORKS:
                found = measure(content, only, folder / "output")
                cpu[only, count] = found["cpu"]
                print(f"{count:6} {only:>7} {found['cpu']:8.2f} {found['mb']:8.0f} {found['size'] / 1e6:8.1f}", flush=True)
    for only in WORKS:
        if (only, 50) in cpu and (only, 1000) in cpu:
            print(f"{only}: growth 1000/50 is {cpu[only, 1000] / cpu[only, 50]:.1f} (content grows by 20)")


if __name__ == "__main__":
    main()
