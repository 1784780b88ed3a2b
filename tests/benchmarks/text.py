"""CPU seconds of setting many paragraphs, ours beside ReportLab's `Paragraph`, plain and in mixed styles. Run by hand:

    .venv/bin/python tests/benchmarks/text.py [paragraphs]

The paragraphs have 110 words each of about 12,000 different ones, at a measure of 451 pt in 10.5 pt. In the mixed ones every
fifth stretch of words is bold, italic or code. Each row is a process of its own, which shapes and breaks but draws nothing, and
counts neither start-up nor making the text. `narrow` is a measure at which many lines are loose, so that hyphens have work to do.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import accumulate

from generator.model import Run, Text
from generator.text import Typesetter
from generator.theme import ReportType, load_theme

COUNT, WORDS, MEASURE, NARROW = 2_800, 110, 451.0, 200.0
SYLLABLES = re.findall(
    "[a-z]+", "in ter na tion al ly re gard ing com pu ta ble mod el lan guage ef fi cient un der stand meas ure sys tem"
)
MARKS = ("strong", "emphasis", "code")
WAYS = ("reportlab", "greedy", "total", "hyphens", "narrow greedy", "narrow total", "narrow hyphens")


def paragraphs(count: int) -> list[list[str]]:
    """Words of one to five syllables, the frequent ones short, as in a language."""
    random_ = random.Random(1)
    short = ["".join(random_.choices(SYLLABLES, k=random_.choice((1, 1, 2)))) for _ in range(200)]
    long = ["".join(random_.choices(SYLLABLES, k=random_.choice((2, 3, 3, 4, 5)))) for _ in range(12_000)]
    words = short + long
    weights = list(accumulate([60.0] * len(short) + [1.0] * len(long)))
    return [random_.choices(words, cum_weights=weights, k=WORDS) for _ in range(count)]


def stretches(words: list[str], mixed: bool) -> list[tuple[str, str]]:
    """Pairs of a mark, possibly none, and text: ten words at a time, two of them marked."""
    if not mixed:
        return [("", " ".join(words))]
    made = []
    for number, begin in enumerate(range(0, len(words), 10)):
        made += [("", " ".join(words[begin : begin + 8]) + " "), (MARKS[number % 3], " ".join(words[begin + 8 : begin + 10])), ("", " ")]
    return made[:-1]


def ours(way: str) -> Callable[[list[tuple[str, str]]], int]:
    setter = Typesetter(load_theme("aurora").fonts)
    measure = NARROW if way.startswith("narrow") else MEASURE

    def set_(parts: list[tuple[str, str]]) -> int:
        text = Text(tuple(Run(part, **({mark: True} if mark else {})) for mark, part in parts))  # type: ignore[arg-type]
        if way.endswith("greedy"):
            return len(setter.set(text, ReportType.body, measure).lines)
        return len(setter.compose(text, ReportType.body, measure, hyphenate=way.endswith("hyphens")).lines)

    return set_


def theirs() -> Callable[[list[tuple[str, str]]], int]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=15)
    tags = {"": "%s", "strong": "<b>%s</b>", "emphasis": "<i>%s</i>", "code": '<font face="Courier">%s</font>'}

    def set_(parts: list[tuple[str, str]]) -> int:
        made = Paragraph("".join(tags[mark] % part for mark, part in parts), style)
        made.wrap(MEASURE, 1e6)
        return len(made.blPara.lines)

    return set_


def run(way: str, mixed: bool, count: int) -> dict[str, float]:
    """Sets the paragraphs in this process."""
    texts = [stretches(words, mixed) for words in paragraphs(count)]
    set_ = theirs() if way == "reportlab" else ours(way)
    before = time.process_time()
    lines = sum(set_(parts) for parts in texts)
    return {"cpu": time.process_time() - before, "lines": lines, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    if len(sys.argv) == 4:
        print(json.dumps(run(sys.argv[1], sys.argv[2] == "mixed", int(sys.argv[3]))))
        return
    count = sys.argv[1] if len(sys.argv) > 1 else str(COUNT)
    print(f"{'text':6} {'way':15} {'CPU s':>7} {'ratio':>6} {'lines':>7} {'MB peak':>8}")
    for text in ("plain", "mixed"):
        base = 0.0
        for way in WAYS:
            done = subprocess.run([sys.executable, __file__, way, text, count], capture_output=True, text=True, check=True)
            found = json.loads(done.stdout)
            base = base or found["cpu"]
            print(f"{text:6} {way:15} {found['cpu']:7.2f} {found['cpu'] / base:6.2f} {found['lines']:7} {found['mb']:8.0f}", flush=True)


if __name__ == "__main__":
    main()
