"""How many random boxes have the same lines in LibreOffice as on our slides, and how wide its lines are beside ours. Run by hand:

    .venv/bin/python tests/benchmarks/line_breaks.py [boxes [seeds]]

A row is a deck of its own, of boxes with words only or with a word wider than each box. `agree` counts the boxes whose every line is the
same; `over` those that take more lines in LibreOffice than we measure, in the whole width and with the deck's reserve. `grid` counts
those whose lines in LibreOffice are what its grid gives: it measures text in whole dots of 1/600 inch, the size of the type and the
advance of each glyph, kerning included, rounded to them. That is why lines differ in width, and by how much depends on the size of
the type: 18 pt are 150 dots, but 10 pt are 83.3.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean, pstdev

import uharfbuzz as hb

from generator.model import Run
from tests.oracles.soffice_lines import Box, Outcome, bare, outcomes, random_boxes, setter

BOXES, SEEDS = 200, 5
DOTS, HUNDREDTHS = 600 / 72, 2540 / 72
"""In a point: dots of LibreOffice's grid, and hundredths of a millimetre, in which it keeps the size of type."""


def grid_lines(box: Box) -> list[str]:
    """The lines of a box of words only, measured in whole dots."""
    advances: list[tuple[str, int]] = []
    for run in box.text.runs:
        advances += zip(run.text, _dots(run, box), strict=True)
    lines, begin, end, dots = [], 0, 0, 0
    for place, (character, advance) in enumerate(advances):
        if character == " ":
            end = place + 1
        dots += advance
        if character != " " and dots > box.width * DOTS and end > begin:
            lines.append("".join(c for c, _ in advances[begin:end]))
            begin, dots = end, sum(dots for _, dots in advances[end : place + 1])
    return [bare(line) for line in (*lines, "".join(c for c, _ in advances[begin:]))]


def _dots(run: Run, box: Box) -> list[int]:
    """The dots that each character takes, those of a ligature on its first."""
    face = setter().stack_for(run, box.style).face
    size = round(round(box.style.size * HUNDREDTHS) / HUNDREDTHS * DOTS)
    buffer = hb.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    dots = [0] * len(run.text)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        dots[info.cluster] += int(place.x_advance * face.scale / 1000 * size + 0.5)
    return dots


def _counts(name: str, found: list[Outcome], grid: str) -> None:
    more = sum(len(outcome.shown) > len(outcome.set.lines) for outcome in found)
    agree, over = sum(outcome.agrees for outcome in found), sum(outcome.overflows for outcome in found)
    print(f"{name:14} {len(found):6} {agree:6} {agree / len(found):6.1%} {more:6} {over:8} {grid:>6}", flush=True)


def _widths(found: Iterable[Outcome]) -> None:
    """The deviations of LibreOffice's lines in per cent of the box's width, by the font and the size of the box."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for outcome in found:
        for name in (outcome.box.style.font, f"{outcome.box.style.size:g} pt"):
            shares[name] += [100 * share for share in outcome.deviations]
    print(f"\n{'width, %':14} {'lines':>6} {'mean':>6} {'sd':>6} {'least':>6} {'most':>6}")
    for name, values in sorted(shares.items(), key=lambda item: (item[0][0].isdigit(), item[0])):
        print(f"{name:14} {len(values):6} {fmean(values):6.2f} {pstdev(values):6.2f} {min(values):6.2f} {max(values):6.2f}")


def main() -> None:
    boxes, seeds = [int(value) for value in sys.argv[1:]] + [BOXES, SEEDS][len(sys.argv) - 1 :]
    print(f"{'seed':14} {'boxes':>6} {'agree':>6} {'':6} {'over':>6} {'reserved':>8} {'grid':>6}")
    words: list[Outcome] = []
    for seed in range(1, seeds + 1):
        with tempfile.TemporaryDirectory() as folder:
            found = outcomes(random_boxes(seed, boxes), Path(folder))
            _counts(f"{seed} words", found, str(sum(grid_lines(outcome.box) == outcome.theirs for outcome in found)))
            words += found
            _counts(f"{seed} overlong", outcomes(random_boxes(seed, boxes, overlong=True), Path(folder)), "")
    _widths(words)


if __name__ == "__main__":
    main()
