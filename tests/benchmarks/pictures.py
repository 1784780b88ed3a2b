"""CPU milliseconds of pictures of slides: each of a deck of N topics, one by itself, and all on a contact sheet. Run by hand:

.venv/bin/python tests/benchmarks/pictures.py [N]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import generator
from generator.deck import lay_out_deck
from generator.deck.contact_sheet import contact_sheet
from generator.deck.pictures import png, slide_picture, slide_pictures
from tests.benchmarks.build import write_content

WIDTHS = (640, 1280)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        loaded = generator.load(write_content(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 200))
        assert loaded.document
        assert loaded.theme
        deck = lay_out_deck(loaded.document, loaded.theme, loaded.diagnostics)
        count = len(deck.slides)
        for width in WIDTHS:
            begun = time.process_time()
            for _, picture in slide_pictures(deck, width):
                png(picture)
            print(f"{width:5} pixels: {(time.process_time() - begun) / count * 1e3:6.1f} ms a slide of {count}, drawn in their PDF first")
            begun = time.process_time()
            slide_picture(deck, count // 2, width)
            print(f"{width:5} pixels: {(time.process_time() - begun) * 1e3:6.1f} ms for one slide by itself")
        begun = time.process_time()
        sheet = contact_sheet(deck)
        print(f"contact sheet: {time.process_time() - begun:5.1f} s, {len(sheet) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
