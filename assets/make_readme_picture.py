"""The picture at the top of the README: slides and pages of the first content, as other programs show them.

Run `python -m assets.make_readme_picture` at the project's root. Needs LibreOffice Impress and poppler.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

import generator
from tests.oracles.tools import convert_to_pdf

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "assets" / "readme" / "both-works.png"
SLIDES, PAGES = (1, 3, 5, 12), (1, 2, 4, 6, 13)
WIDTH, GAP, GROUND = 1800, 24, "#DDE2E3"


def rendered(pdf: Path, numbers: tuple[int, ...], folder: Path) -> list[Image.Image]:
    """The pages of a PDF with these numbers, as wide as a row of them allows."""
    width = (WIDTH - GAP * (len(numbers) + 1)) // len(numbers)
    pictures = []
    for number in numbers:
        page, name = str(number), folder / f"{pdf.stem}-{number}"
        size = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        subprocess.run(["pdftoppm", "-png", "-singlefile", *size, "-f", page, "-l", page, str(pdf), str(name)], check=True)
        pictures.append(Image.open(name.with_suffix(".png")).convert("RGB"))
    return pictures


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck, report = (work.path for work in generator.build(ROOT / "content" / "genai-trends.yaml", output=folder).works)
        slides = folder / "slides"
        slides.mkdir()
        rows = [rendered(convert_to_pdf(deck, slides), SLIDES, slides), rendered(report, PAGES, folder)]
    sheet = Image.new("RGB", (WIDTH, GAP + sum(row[0].height + GAP for row in rows)), GROUND)
    top = GAP
    for row in rows:
        for i, picture in enumerate(row):
            sheet.paste(picture, (GAP + i * (picture.width + GAP), top))
        top += row[0].height + GAP
    TARGET.parent.mkdir(exist_ok=True)
    sheet.quantize(256, Image.Quantize.MEDIANCUT).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
