from __future__ import annotations

import pytest

from generator.text import Typesetter
from generator.theme import TextStyle, load_theme

PLAIN = TextStyle("body", 10, 12)
TRACKED = TextStyle("heading", 40, 46, tracking=-0.8)


@pytest.fixture(scope="session")
def setter() -> Typesetter:
    return Typesetter(load_theme("aurora").fonts)
