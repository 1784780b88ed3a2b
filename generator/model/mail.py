"""What the mail that carries the works says of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .diagnostics import NOWHERE, Place
from .text import NO_TEXT, Block, Text

Attachment = Literal["report", "deck"]
ATTACHMENTS: tuple[Attachment, ...] = ("report", "deck")


@dataclass(frozen=True, slots=True)
class Field:
    """A field, `{{ name }}`, that stands for what is known of each recipient; its name in lower case. `place` is where it is used."""

    name: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in the author's words; what is empty is made from the document. `link` is where the works can be had."""

    subject: Text = NO_TEXT
    preheader: Text = NO_TEXT
    greeting: Text = NO_TEXT
    body: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    attach: tuple[Attachment, ...] = ATTACHMENTS
    link: str = ""
    fields: tuple[Field, ...] = ()
    place: Place = NOWHERE


NO_MAIL = Mail()
