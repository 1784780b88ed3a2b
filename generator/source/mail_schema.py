"""The `mail:` of a content file, key by key: what the mail that carries the works says."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model import ATTACHMENTS, Attachment

from .entry import Entry, words
from .fields import Words, one_of, wrong_type
from .scalar import ABSENT, Scalar
from .tree import Mapping

_SECRET = re.compile(r"passw|secret|token|(?:^|[-_])key$", re.IGNORECASE)
SECRET_HELP = "remove it and change it where it is valid; give it in `DIPTYCH_MAIL_PASSWORD`, a keyring or a file descriptor"


def is_secret(key: str) -> bool:
    """Whether a key is one that people put secrets under."""
    return bool(_SECRET.search(key))


def _without_secrets(value: object) -> object:
    for key in value.keys_at.values() if isinstance(value, Mapping) else ():
        if is_secret(key):
            context = {"key": str(key), "help": SECRET_HELP, "node": key}
            raise PydanticCustomError("secret", "a secret, `{key}`, must not stand in a file that is shared", context)
    return value


def _web_address(value: object) -> Scalar:
    if not isinstance(value, Scalar) or not re.fullmatch(r"https?://[^\s/?#]+\S*", value, re.IGNORECASE):
        raise wrong_type("a web address, `https://…`", value)
    return value


WebAddress = Annotated[Scalar, PlainValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Attached = Annotated[Attachment, one_of("unknown-attachment", "attachment", ATTACHMENTS)]


class MailEntry(Entry):
    """The mail that carries the works. `{{ name }}` stands for what the list of recipients has in its column `name`."""

    subject: Words = words("The subject; the title when absent.")
    preheader: Words = words("The line that a list of mails shows beside the subject; the subtitle when absent.")
    greeting: Words = words("The first line: `Dear {{ name }},`.")
    body: Words = words("Markdown: the mail's text. The abstract, and what each section says, when absent.")
    closing: Words = words("Markdown: the last lines.")
    attach: list[Attached] = Field(default=[*ATTACHMENTS], description="What it carries: `[report, deck]`, or one of them.")
    link: WebAddress = Field(
        default_factory=lambda: ABSENT, description="Where the works can be had, for what the mail does not carry or is too large for it."
    )


Mail = Annotated[MailEntry, BeforeValidator(_without_secrets)]
