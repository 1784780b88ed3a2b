"""What comes back of a paragraph in each script, from our PDF and from those of other typesetters. Run by hand:

    .venv/bin/python tests/benchmarks/extraction.py [sample]

All set the same texts at 300 pt in the same fonts. Each row is a script, each column a program whose PDF is read, once with pdftotext
and once with mutool: `exact` (lines joined with spaces), `line ends` (exact if a line end may also stand for nothing), else the share
of characters that come back in their order. With the name of a sample, such as `Arabic`, what came back of it follows.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.oracles.extractors import EXTRACTORS, is_exact_but_for_line_ends, joined, similarity
from tests.oracles.scripts import SAMPLES
from tests.oracles.typesetters import RIVALS, with_diptych


def verdict(page: str, text: str) -> str:
    if joined(page) == text:
        return "exact"
    return "line ends" if is_exact_but_for_line_ends(page, text) else f"{similarity(page, text):.3f}"


def main() -> None:
    programs = {"diptych": with_diptych, **RIVALS}
    with tempfile.TemporaryDirectory() as name:
        files = {program: make(SAMPLES, Path(name)) for program, make in programs.items()}
        pages = {(program, reader): read(path) for program, path in files.items() for reader, read in EXTRACTORS.items()}
    print(" " * 27 + "".join(f"{program:>22}" for program in programs))
    print(" " * 27 + "".join(f"{reader:>11}" for _, reader in pages))
    for number, sample in enumerate(SAMPLES):
        print(f"{sample.name:27}" + "".join(f"{verdict(found[number], sample.text):>11}" for found in pages.values()))
    for number, sample in enumerate(SAMPLES):
        if sample.name in sys.argv[1:]:
            print(f"\n{sample.text}")
            for (program, reader), found in pages.items():
                print(f"\n{program}, {reader}: {verdict(found[number], sample.text)}\n{found[number]}")


if __name__ == "__main__":
    main()
