"""One work of a document, written to a stream."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from generator.model import Diagnostics, Document
from generator.theme import Theme
from generator.works import Kind, Work, Workshop


def make_deck(document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO) -> Work:
    return _made("deck", document, theme, diagnostics, out)


def make_slides(document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO) -> Work:
    return _made("slides", document, theme, diagnostics, out)


def _made(kind: Kind, document: Document, theme: Theme, diagnostics: Diagnostics, out: BinaryIO) -> Work:
    (work,) = Workshop(document, theme, diagnostics).make([kind], Path(), lambda _: out)
    return work
