"""CPU seconds of setting and drawing many paragraphs, ours beside ReportLab's `Paragraph`, plain and in mixed styles. Run by hand:

    .venv/bin/python tests/benchmarks/text.py [paragraphs [rounds]]

The paragraphs have 110 words each of about 12,000 different ones, in 10.5 on 15 pt at a measure of 451 pt, in the same fonts, ragged
right and justified. Each of the mixed ones holds some words in bold, in italics, in code and in a link. Each row is a document of its
own in a process of its own, drawn page by page and saved; neither start-up nor making the text counts. Rounds alternate between the
rows, and the median of each is printed with its ratio to ReportLab's. `narrow` is a measure at which many lines are loose, so that
hyphens have work to do.
"""

from __future__ import annotations

import io
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import accumulate

from generator.model import Run, Text
from generator.theme import ReportType, load_theme

COUNT, ROUNDS, WORDS, MEASURE, NARROW = 2_800, 3, 110, 451.0, 200.0
WIDTH, HEIGHT, MARGIN, GAP = 595.0, 842.0, 72.0, 7.5
SYLLABLES = re.findall(
    "[a-z]+", "in ter na tion al ly re gard ing com pu ta ble mod el lan guage ef fi cient un der stand meas ure sys tem"
)
MARKS = {"strong": True, "emphasis": True, "code": True, "link": "https://example.org/page"}
KINDS = ("plain ragged", "mixed ragged", "plain justified", "mixed justified")
WAYS = ("reportlab", "greedy", "total", "hyphens", "narrow greedy", "narrow total", "narrow hyphens")

Parts = list[tuple[str, str]]


def paragraphs(count: int) -> list[list[str]]:
    """Words of one to five syllables, the frequent ones short, as in a language."""
    random_ = random.Random(1)
    short = ["".join(random_.choices(SYLLABLES, k=random_.choice((1, 1, 2)))) for _ in range(200)]
    long = ["".join(random_.choices(SYLLABLES, k=random_.choice((2, 3, 3, 4, 5)))) for _ in range(12_000)]
    words = short + long
    weights = list(accumulate([60.0] * len(short) + [1.0] * len(long)))
    return [random_.choices(words, cum_weights=weights, k=WORDS) for _ in range(count)]


def stretches(words: list[str], mixed: bool) -> Parts:
    """Pairs of a mark, possibly none, and text: for the mixed ones four marks on four words each, the same way apart."""
    if not mixed:
        return [("", " ".join(words))]
    made = [("", " ".join(words[:15]))]
    for mark, begin in zip(MARKS, range(15, WORDS, 25), strict=True):
        made += [("", " "), (mark, " ".join(words[begin : begin + 4])), ("", " " + " ".join(words[begin + 4 : begin + 25]))]
    return made


def ours(way: str, justified: bool) -> Callable[[Iterable[Parts]], tuple[int, bytes]]:
    from generator.pdf import Canvas, Part
    from generator.text import Typesetter

    theme, style = load_theme("aurora"), replace(ReportType.body, align="justify" if justified else "left")
    setter = Typesetter(theme.fonts)
    measure = NARROW if way.startswith("narrow") else MEASURE

    def write(paragraphs: Iterable[Parts]) -> tuple[int, bytes]:
        out = io.BytesIO()
        canvas = Canvas(WIDTH, HEIGHT, setter, theme.paper, datetime(2024, 7, 6, tzinfo=UTC), out)
        count, top = 0, MARGIN
        for parts in paragraphs:
            text = Text(tuple(Run(part, **({mark: MARKS[mark]} if mark else {})) for mark, part in parts))  # type: ignore[arg-type]
            if way.endswith("greedy"):
                made = setter.set(text, style, measure)
            else:
                made = setter.compose(text, style, measure, hyphenate=way.endswith("hyphens"))
            if top + made.height > HEIGHT - MARGIN:
                canvas.end_page()
                top = MARGIN
            canvas.draw_text(MARGIN, top, made, owner=Part("P"))
            top += made.height + GAP
            count += len(made.lines)
        canvas.end_page()
        canvas.metadata("Title", "", "", "en")
        canvas.save()
        return count, out.getvalue()

    return write


def theirs(justified: bool) -> Callable[[Iterable[Parts]], tuple[int, bytes]]:
    import io

    from reportlab.lib.fonts import addMapping
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    from generator.text.fonts import load_face

    for number, face in enumerate(("Regular", "Bold", "It", "BoldIt")):
        font = TTFont(f"serif{number}", io.BytesIO(load_face(f"font_source_serif_pro:SourceSerifPro-{face}").face.blob.data))
        pdfmetrics.registerFont(font)
        addMapping("serif", number % 2, number // 2, f"serif{number}")
    pdfmetrics.registerFont(TTFont("code", io.BytesIO(load_face("font_source_sans_pro:SourceSansPro-Regular").face.blob.data)))
    style = ParagraphStyle("body", fontName="serif0", fontSize=10.5, leading=15, alignment=4 if justified else 0)
    tags = {
        "": "%s",
        "strong": "<b>%s</b>",
        "emphasis": "<i>%s</i>",
        "code": '<font face="code">%s</font>',
        "link": f'<a href="{MARKS["link"]}">%s</a>',
    }

    def write(paragraphs: Iterable[Parts]) -> tuple[int, bytes]:
        stream = io.BytesIO()
        canvas = Canvas(stream, (WIDTH, HEIGHT), pageCompression=1)
        count, top = 0, MARGIN
        for parts in paragraphs:
            made = Paragraph("".join(tags[mark] % part for mark, part in parts), style)
            _, height = made.wrap(MEASURE, 1e6)
            if top + height > HEIGHT - MARGIN:
                canvas.showPage()
                top = MARGIN
            made.drawOn(canvas, MARGIN, HEIGHT - top - height)
            top += height + GAP
            count += len(made.blPara.lines)
        canvas.showPage()
        canvas.save()
        return count, stream.getvalue()

    return write


def run(way: str, kind: str, count: int) -> dict[str, float]:
    """Sets and draws the paragraphs in this process."""
    texts = [stretches(words, "mixed" in kind) for words in paragraphs(count)]
    justified = "justified" in kind
    write = theirs(justified) if way == "reportlab" else ours(way, justified)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    before = time.process_time()
    lines, file = write(texts)
    seconds = time.process_time() - before
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    return {"cpu": seconds, "lines": lines, "kB": len(file) / 1000, "MB": grown / 1024}


def main() -> None:
    if len(sys.argv) == 4:
        print(json.dumps(run(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
        return
    count, rounds = (
        [int(value) for value in (*sys.argv[1:], COUNT, ROUNDS)[:2]] if len(sys.argv) > 2 else [int((*sys.argv[1:], COUNT)[0]), ROUNDS]
    )
    print(f"{'text':16} {'way':15} {'CPU s':>7} {'ratio':>6} {'lines':>7} {'kB':>7} {'MB grown':>9}")
    for kind in KINDS:
        found = defaultdict(list)
        for _ in range(rounds):
            for way in WAYS:
                done = subprocess.run([sys.executable, __file__, way, kind, str(count)], capture_output=True, text=True, check=True)
                found[way].append(json.loads(done.stdout))
        base = statistics.median(one["cpu"] for one in found["reportlab"])
        for way, rows in found.items():
            cpu, row = statistics.median(one["cpu"] for one in rows), rows[0]
            print(f"{kind:16} {way:15} {cpu:7.2f} {cpu / base:6.2f} {row['lines']:7} {row['kB']:7.0f} {row['MB']:9.0f}", flush=True)


if __name__ == "__main__":
    main()
