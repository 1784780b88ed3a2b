"""Signatures of messages (DKIM, RFC 6376), made by dkimpy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from .parts import Dkim

FIELDS = [
    *("from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type", "content-language"),
    *("auto-submitted", "list-unsubscribe", "list-unsubscribe-post"),
]
"""What is signed where a message has it; one click asks for the last two (RFC 8058, 4)."""


class BadKeyError(ValueError):
    """A private key that cannot be used; the text says why, and nothing of it."""


def signed(data: bytes, signature: Dkim, seconds: int) -> bytes:
    """The message with its signature before it, which says that it was made so many seconds after 1970, whatever the clock says.

    Raises BadKeyError, and OSError for a key that cannot be read.
    """
    import dkim

    class Signer(dkim.DKIM):  # type: ignore[misc]
        def gen_header(self, fields: list[tuple[bytes, bytes]], *others: Any, **named: Any) -> bytes:
            stamped = [(name, b"%d" % seconds if name == b"t" else value) for name, value in fields]
            made: bytes = super().gen_header(stamped, *others, **named)
            return made

    head = data[: data.index(b"\r\n\r\n")].lower()
    present = [field.encode() for field in FIELDS if f"\r\n{field}:".encode() in b"\r\n" + head]
    try:
        made: bytes = Signer(data).sign(
            signature.selector.encode(),
            signature.domain.encode("idna"),
            _key(signature.key_file),
            canonicalize=(b"relaxed", b"simple"),
            include_headers=present,
        )
    except dkim.DKIMException as error:
        raise BadKeyError(f"the key cannot sign: {type(error).__name__}") from None
    return made + data


@cache
def _key(path: Path) -> bytes:
    return path.read_bytes()
