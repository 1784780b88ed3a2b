"""What making messages and sending them share: a recipient, a message, and the settings of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from generator.model import NOWHERE, Place

MEGABYTE = 1_000_000
Security = Literal["starttls", "tls", "none"]
"""TLS that is begun by a command and required, TLS from the first byte (RFC 8314), or no encryption, with which nobody signs in."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person. `address` is what the envelope gets, its domain in lower case and, where the rest is ASCII, in the ASCII form of IDNA.

    `fields` are the columns of the list by their names in lower case; `place` is where the address stands.
    """

    address: str
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    place: Place = NOWHERE

    @property
    def identity(self) -> str:
        """What tells one mailbox from another: no server that is in use has two that differ in case only."""
        return self.address.casefold()


@dataclass(frozen=True, slots=True)
class Message:
    """A complete message for one recipient: the same content, settings and date give the same bytes.

    `key` is the hex SHA-256 of the campaign, the recipient's identity, the content and the attachments; `message_id` is made from it.
    `data` is the message as DATA sends it, before dots are doubled (RFC 5321, 4.5.2), with CRLF at the ends of all lines.
    `smtputf8` says that the server must offer SMTPUTF8 (RFC 6531). `digests` has the hex SHA-256 of what the message is made of:
    `subject`, `text`, `html`, and each attachment by its name, so that what has changed between two runs has a name.
    """

    recipient: Recipient
    key: str
    message_id: str
    data: bytes = field(repr=False)
    smtputf8: bool = False
    digests: Mapping[str, str] = field(default_factory=dict)


class Messages(Protocol):
    """The messages of a campaign, one for each recipient, in their order.

    Each is made anew when it is asked for, with the same bytes every time, so that memory stays flat and sending can come back to one.
    """

    @property
    def recipients(self) -> Sequence[Recipient]: ...

    def __getitem__(self, index: int) -> Message: ...


@dataclass(frozen=True, slots=True)
class Dkim:
    """How messages are signed (RFC 6376): the name of the key in the DNS, the domain that signs, the file of the private key."""

    selector: str
    domain: str
    key_file: Path


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What `[mail]` in `diptych.toml` and the environment say. No secret is among them.

    `sender` is the address of the envelope and of `From`, whose display name is `sender_name`. Rates are messages a minute, None for as
    fast as the server takes them; `domain_rate` counts for each domain by itself. `timeout` and `deadline` are seconds: for each
    answer of the server, and for a message that is deferred, from the first try on. `attachments_limit` and `message_limit` are bytes as
    they are encoded. `unsubscribe` are `https:` and `mailto:` addresses. `campaign` is what must not be sent twice; `signature` is
    None when nothing is signed here.
    """

    sender: str
    sender_name: str = ""
    reply_to: str = ""
    host: str = ""
    port: int = 587
    security: Security = "starttls"
    ca_file: Path | None = None
    timeout: float = 60.0
    user: str = ""
    rate: float | None = None
    domain_rate: float | None = None
    per_connection: int = 100
    deadline: float = 4 * 3600.0
    attachments_limit: int = 14 * MEGABYTE
    message_limit: int = 20 * MEGABYTE
    unsubscribe: tuple[str, ...] = ()
    campaign: str = ""
    signature: Dkim | None = None
