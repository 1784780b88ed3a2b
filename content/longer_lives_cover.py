"""Draw the pictures of `longer-lives.yaml`: `python content/longer_lives_cover.py` rewrites the files in `assets/lives/`.

Each country is a strand from 1952, at the left, to 2007. Its height is the life expectancy, its breadth the population's root and
its colour the continent. The picture is drawn at twice its size and reduced, so that edges are clean.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sqrt
from pathlib import Path

from longer_lives import CONTINENTS, FIRST, LAST, Row, read
from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).parents[1] / "assets" / "lives"
SIZE, SCALE = 2000, 2
LOW, HIGH = 18.0, 88.0
NIGHT = "#0B1519"
COLOURS = dict(zip(CONTINENTS, ("#F2C74B", "#F4694F", "#48E0B0", "#79A8F2", "#C6DAE4"), strict=True))
CLOSING = (0, 760, SIZE, 1160)
"""The strip of the cover that ends the talk, in its pixels."""
OPACITY = 180
STEPS = 24
"""Points between two years."""


def place(year: float, life: float) -> tuple[float, float]:
    side = SIZE * SCALE
    return (year - FIRST) / (LAST - FIRST) * side, (1 - (life - LOW) / (HIGH - LOW)) * side


def strand(rows: list[Row]) -> list[tuple[float, float]]:
    """The points of a country's strand, which is level at each year of the data."""
    points = []
    for before, after in pairwise(rows):
        for step in range(STEPS):
            share = step / STEPS
            eased = (1 - cos(pi * share)) / 2 * 0.5 + share * 0.5
            points.append(place(before.year + (after.year - before.year) * share, before.life + (after.life - before.life) * eased))
    return [*points, place(rows[-1].year, rows[-1].life)]


def draw() -> Image.Image:
    """The strands, the broad ones below the narrow, over the light that they give."""
    countries: dict[str, list[Row]] = {}
    for row in read():
        countries.setdefault(row.country, []).append(row)
    side = SIZE * SCALE
    picture, glass = Image.new("RGB", (side, side), NIGHT), Image.new("L", (side, side))
    for rows in sorted(countries.values(), key=lambda rows: -rows[-1].people):
        glass.paste(0, (0, 0, side, side))
        breadth = SCALE * (2.5 + sqrt(rows[-1].people / 1e6) * 0.9)
        ImageDraw.Draw(glass).line(strand(rows), fill=OPACITY, width=round(breadth), joint="curve")
        picture.paste(COLOURS[rows[0].continent], (0, 0, side, side), glass)
    small = picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
    glow = small.filter(ImageFilter.GaussianBlur(SIZE / 70))
    return Image.blend(small, Image.blend(glow, small, 0.5), 0.5)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    cover = draw()
    cover.save(FOLDER / "cover.jpg", quality=85, optimize=True)
    cover.crop(CLOSING).save(FOLDER / "closing.jpg", quality=85, optimize=True)
