"""Outside programs that check what we write: they must be there in CI, elsewhere a test may skip and say why."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest

IN_CI = os.environ.get("CI", "").lower() == "true"
RUNS_OF_FORMULAS = (
    "Element 'rPr' is not a valid choice. Expected one of: rPr, ins, del, moveFrom, moveTo",
    "Unexpected element 'rPr' found",
)
FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")


def need(program: str) -> str:
    """The path of a program; skips the test where it is not installed, fails it in CI."""
    return shutil.which(program) or _absent(program)


def need_library(name: str) -> None:
    """As `need`, for a shared library, named without `lib`."""
    if find_library(name) is None:
        _absent(name)


def _absent(what: str) -> NoReturn:
    message = f"{what} is not installed"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)


def audit(path: Path) -> list[str]:
    """What the Open XML validator says of a deck: schema and package errors.

    It knows formulas of documents alone, not those of slides, and says of PowerPoint's own what is left out here.
    """
    result = _validator().validate(str(path))
    return [f"{error.part_uri}: {error.description}" for error in result.errors if error.description not in RUNS_OF_FORMULAS]


@cache
def _validator() -> Any:
    """It keeps nothing of a deck, and making one takes a fifth of the time that a deck does."""
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()


def convert_to_pdf(folder: Path, *decks: Path) -> list[Path]:
    """Decks as LibreOffice shows them, with their fonts visible to it and a profile of its own; starting it takes longer than a deck."""
    soffice = need("soffice")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        fonts = work / "fonts.conf"
        folders = [Path(spec.origin).parent / "files" for package in FONT_PACKAGES if (spec := find_spec(package)) and spec.origin]
        fonts.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
            + "".join(f"<dir>{f}</dir><selectfont><rejectfont><glob>{f}/*.otf</glob></rejectfont></selectfont>" for f in folders)
            + f"<cachedir>{work}/cache</cachedir></fontconfig>"
        )
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation=file://{work}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, decks),
            ],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            capture_output=True,
            check=True,
            timeout=300,
        )
    return [folder / f"{deck.stem}.pdf" for deck in decks]


def pdf_text(path: Path, *options: str) -> str:
    """The text of a PDF in reading order, as poppler extracts it."""
    done = subprocess.run([need("pdftotext"), *options, str(path), "-"], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout
