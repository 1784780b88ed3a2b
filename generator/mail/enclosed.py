"""The works that a mail carries: made once for all recipients, or for one of them, checked to be theirs, and held to a size."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from generator import Loaded
from generator.model import LONGEST, Attachment, Document, Place
from generator.source import Copy
from generator.theme import Theme
from generator.works import Workshop

from .picture import HeadPicture, first_slide

STAGES = (1600, 1200, 800)
"""Pixels of pictures' longer sides, tried one after the other until a mail is small enough."""
TYPES: dict[Attachment, str] = {
    "report": "application/pdf",
    "deck": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
LINE = 57
"""Bytes on a line of base64, whose 76 characters are the most that RFC 2045, 6.8, allows."""
_IDENTIFIER = re.compile(rb"<dc:identifier>([^<]*)</dc:identifier>")
_UNSAFE = re.compile(r'[<>:"/\\|?*%\']')
"""What the file systems of clients, or the parameters of a header field, take for something else."""


class WrongCopyError(RuntimeError):
    """A work says that it is for somebody else. Nothing may be sent then."""


@dataclass(frozen=True)
class Enclosed:
    """One work as it is attached; `parts` counts its slides or pages."""

    kind: Attachment
    name: str
    data: bytes
    parts: int

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def part(self) -> bytes:
        """The part of a message, without the boundary. Clients that do not know RFC 2231 take the name of the type, which is ASCII."""
        ascii_name, encoded = _ascii(self.name), quote(self.name, safe="")
        filename = f'filename="{self.name}"' if ascii_name == self.name else f"filename*=UTF-8''{encoded}"
        head = (
            f'Content-Type: {TYPES[self.kind]};\r\n name="{ascii_name}"\r\nContent-Transfer-Encoding: base64\r\n'
            f"Content-Disposition: attachment;\r\n {filename}\r\n\r\n"
        )
        return head.encode("ascii") + base64.encodebytes(self.data).replace(b"\n", b"\r\n")


@dataclass(frozen=True)
class Works:
    """What goes with a mail: the document that the works show, the works, those that were too large, and the picture of the first slide."""

    document: Document
    theme: Theme
    enclosed: tuple[Enclosed, ...]
    left_out: tuple[Attachment, ...]
    picture: HeadPicture

    @property
    def size(self) -> int:
        """Bytes of the attachments as they are encoded."""
        return sum(encoded_size(len(work.data)) for work in self.enclosed)


def make_works(
    load: Callable[[Copy], Loaded], copy: Copy, taken: Mapping[Attachment, Enclosed], limit: int, fit: bool
) -> tuple[Works | None, Loaded]:
    """The works of a copy, those that are `taken` as they are and the others made, and the content that was read; None with an error.

    What is over `limit` bytes encoded, and with `fit` still is with smaller pictures, goes without the deck where the mail says where that
    can be had; everything that is done for it is a warning, and otherwise it is an error.
    """
    for longest in (LONGEST, *STAGES) if fit else (LONGEST,):
        loaded = load(replace(copy, longest=longest))
        works = _made(loaded, copy.identifier, taken)
        if works is None or works.size <= limit:
            break
    if works and longest < LONGEST:
        message = f"pictures are no more than {longest:,} pixels wide or high, so that the mail is not too large"
        loaded.diagnostics.warning("smaller-pictures", message, mail_place(works.document), "leave `--fit-mail` out, or the deck")
    if works and works.size > limit:
        works = _without_deck(works, limit, loaded)
    return works, loaded


def _without_deck(works: Works, limit: int, loaded: Loaded) -> Works | None:
    mail = works.document.mail
    place = mail_place(works.document)
    rest = replace(works, enclosed=tuple(work for work in works.enclosed if work.kind != "deck"), left_out=("deck",))
    too_large = f"the attachments take {works.size:,} bytes as they are encoded, more than {limit:,}"
    if not mail.link or len(rest.enclosed) == len(works.enclosed) or rest.size > limit:
        help = "try `--fit-mail`, attach one work, or say in `link:` where the deck can be had; `attachments-limit` is the limit"
        loaded.diagnostics.error("mail-too-large", too_large, place, help)
        return None
    loaded.diagnostics.warning("deck-left-out", f"{too_large}; the mail links to the deck instead", place, "try `--fit-mail`")
    return rest


def _made(loaded: Loaded, identifier: str, taken: Mapping[Attachment, Enclosed]) -> Works | None:
    document = loaded.document
    if document is None or loaded.theme is None:
        return None
    workshop = Workshop(document, loaded.theme, loaded.diagnostics)
    files: list[io.BytesIO] = []

    def opened(_: Path) -> io.BytesIO:
        files.append(io.BytesIO())
        return files[-1]

    kinds = [kind for kind in document.mail.attach if kind not in taken]
    made = workshop.make(kinds, Path(), opened)
    if loaded.diagnostics.errors:
        return None
    enclosed = dict(taken)
    for kind, work, file in zip(kinds, made, files, strict=True):
        enclosed[kind] = Enclosed(kind, safe_name(work.path.name), file.getvalue(), work.parts)
        check_copy(kind, enclosed[kind].data, identifier)
    return Works(document, loaded.theme, tuple(enclosed[kind] for kind in document.mail.attach), (), first_slide(workshop.deck))


def check_copy(kind: Attachment, data: bytes, identifier: str) -> None:
    """Reads the identifier in a work's own properties back. Raises WrongCopyError unless it is this one, empty for none."""
    if kind == "deck":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = package.read("docProps/core.xml")
    if [found.decode() for found in _IDENTIFIER.findall(data)] != [identifier] * bool(identifier):
        raise WrongCopyError(f"the {kind} is not the copy of this recipient")


def mail_place(document: Document) -> Place:
    """Where the content speaks of the mail; its beginning where it does not."""
    return document.mail.place if document.mail.place.line else document.place


def encoded_size(count: int) -> int:
    """The bytes of so many bytes in base64, with the ends of lines."""
    return -(-count // 3) * 4 + -(-count // LINE) * 2


def safe_name(name: str) -> str:
    """A file's name that no client or file system trips over, its ending kept: at most 100 characters, none that steers."""
    name = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C")
    stem, dot, ending = _UNSAFE.sub("-", name).rpartition(".")
    return (stem.strip(" .")[: 99 - len(ending)] or "works") + dot + ending


def _ascii(name: str) -> str:
    """The name in ASCII: without accents, and `_` for what has no such form."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join(char if " " <= char <= "~" and not _UNSAFE.match(char) else "_" for char in plain)
