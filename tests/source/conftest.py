from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder for content inside a project, with a picture of 4 x 3 pixels in it, one below it and one outside the project,
    and two files of data, one without rows."""
    root = tmp_path / "project"
    content = root / "content"
    (content / "art").mkdir(parents=True)
    (root / "diptych.toml").touch()
    for path in (content / "sun.png", content / "art" / "moon.png", root / "star.png", tmp_path / "sun.png"):
        Image.new("RGB", (4, 3), "gold").save(path)
    (content / "birds.csv").write_text("species,mass\nAdelie,3750\n", encoding="utf-8")
    (content / "none.csv").write_text("species,mass\n", encoding="utf-8")
    return content
