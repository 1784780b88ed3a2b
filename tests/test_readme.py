"""The README shows what the tool makes now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "assets" / "readme"
COARSE, FAR = 8, 24
"""Pixels to a side of the squares whose means are compared, and by how much, of 255, two of them differ."""


def small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("L").reduce(COARSE)


def changed(one: Path, other: Path) -> float:
    """The share of squares that differ; all of them where the sizes do."""
    a, b = small(one), small(other)
    if a.size != b.size:
        return 1.0
    counts = ImageChops.difference(a, b).histogram()
    return sum(counts[FAR:]) / sum(counts)


def test_its_pictures_are_those_that_are_made_now(tmp_path: Path) -> None:
    """As good as: PDFium's versions draw letters a little differently. Where this fails, run `python assets/make_readme.py`."""
    script = ROOT / "assets" / "make_readme.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    named = set(re.findall(r"assets/readme/([\w-]+\.png)", (ROOT / "README.md").read_text("utf-8")))
    assert named == {path.name for path in PICTURES.iterdir()} == {path.name for path in tmp_path.iterdir()}
    assert {name: share for name in named if (share := changed(PICTURES / name, tmp_path / name)) > 0.01} == {}


def test_another_slide_in_a_picture_would_be_noticed(tmp_path: Path) -> None:
    with Image.open(PICTURES / "longer-lives-contact-sheet.png") as sheet:
        first = sheet.crop((48, 48, 528, 318))
        sheet.paste(first, (576, 48))
        sheet.save(tmp_path / "sheet.png")
    assert changed(PICTURES / "longer-lives-contact-sheet.png", tmp_path / "sheet.png") > 0.01
