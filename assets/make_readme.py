"""Draw the README's pictures from what `diptych build` makes of the examples: `python assets/make_readme.py` rewrites `assets/readme/`.

Another folder can be named after it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

import generator
from generator.deck.pictures import rendered

ROOT = Path(__file__).parents[1]
WIDTH, GAP, GROUND = 1800, 24, "#DCE3E3"
SLIDES, PAGES = (1, 3, 5, 12), (1, 2, 4, 6, 13)
"""Which slides and pages of the first example stand in the picture of both works, counted from 1."""


def main(folder: Path) -> None:
    generator.build(ROOT / "content" / "longer-lives.yaml", output=folder, works=["contact-sheet"])
    both_works().quantize(256).save(folder / "both-works.png")


def both_works() -> Image.Image:
    """A row of slides over a row of pages."""
    with tempfile.TemporaryDirectory() as name:
        content = ROOT / "content" / "genai-trends.yaml"
        options = generator.Options(width=each(SLIDES))
        slides, report = generator.build(content, output=name, works=["pictures", "report"], options=options).works
        above = [Image.open(slides.path / f"{number:02}.png").copy() for number in SLIDES]
        below = [page for number, page in enumerate(rendered(report.path.read_bytes(), each(PAGES)), 1) if number in PAGES]
    rows = (above, below)
    made = Image.new("RGB", (WIDTH, GAP + sum(row[0].height + GAP for row in rows)), GROUND)
    top = GAP
    for row in rows:
        for index, picture in enumerate(row):
            made.paste(picture, (GAP + index * (picture.width + GAP), top))
        top += row[0].height + GAP
    return made


def each(row: Sequence[int]) -> int:
    """How wide each picture of a row is."""
    return (WIDTH - GAP) // len(row) - GAP


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "assets" / "readme")
