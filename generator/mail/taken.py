"""Works that are taken as they are, such as a deck that was finished by hand, in place of those that the content makes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from generator.model import Attachment, Diagnostics, Document, Place

from .enclosed import Enclosed, WrongCopyError, check_copy, mail_place, safe_name

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read at all, and of a deck's list of slides when it is unpacked; no mail takes as much."""
_SLIDE = re.compile(rb"<p:sldId\s")


class BadWorkError(ValueError):
    """A file that cannot be attached as the work that it is named as; says why."""


def take_works(files: Mapping[Attachment, Path], document: Document, diagnostics: Diagnostics) -> dict[Attachment, Enclosed]:
    """The works of these files, each of its kind and for everyone; what is wrong with them is an error. Raises OSError."""
    taken: dict[Attachment, Enclosed] = {}
    for kind, path in files.items():
        if kind not in document.mail.attach:
            help = f"write `attach: [{kind}]` under `mail:`, or leave `--{kind}` out"
            diagnostics.error("not-attached", f"a {kind} is given, and the mail attaches none", mail_place(document), help)
        elif document.fields:
            message = f"this field makes works for each recipient, and the {kind} that is given would be the same for all"
            diagnostics.error("one-for-all", message, document.fields[0].place, f"leave `--{kind}` out, or do without the field")
        else:
            try:
                taken[kind] = _taken(kind, path)
            except (BadWorkError, WrongCopyError) as error:
                help = "name a report in PDF, or a deck in .pptx, that is meant for everyone"
                diagnostics.error("bad-work", f"this cannot be attached: {error}", Place(str(path), 0, 0), help)
    return taken


def _taken(kind: Attachment, path: Path) -> Enclosed:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadWorkError(f"it takes more than {LARGEST:,} bytes")
    parts = _slides(data) if kind == "deck" else _pages(data)
    check_copy(kind, data, "")
    return Enclosed(kind, safe_name(path.name), data, parts)


def _slides(data: bytes) -> int:
    """How many slides a deck has (ISO/IEC 29500-1, 19.2.1.34)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if max(package.getinfo(name).file_size for name in ("ppt/presentation.xml", "docProps/core.xml")) > LARGEST:
                raise BadWorkError("its list of slides is too long")
            return len(_SLIDE.findall(package.read("ppt/presentation.xml")))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadWorkError("it is no deck, or it is locked") from error


def _pages(data: bytes) -> int:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as pdf:
            return len(pdf)
    except PdfiumError as error:
        raise BadWorkError("it is no PDF, or it is locked") from error
