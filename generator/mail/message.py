"""A letter and the works become a complete message (RFC 5322): fields in a fixed order, and parts whose bytes are always the same.

The parts are `mixed(alternative(text, related(html, picture)), report, deck)` (RFC 2046, 5.1). Attachments are encoded once and put in as
they are, since Python's library would encode them again for each recipient.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from email.message import MIMEPart
from email.policy import SMTP
from email.utils import format_datetime

from .enclosed import Works
from .headers import mailbox_field, words_field
from .html import html
from .letter import Letter
from .parts import MailSettings, Message, Recipient
from .picture import HeadPicture
from .plain import plain
from .signing import signed


def make_message(letter: Letter, recipient: Recipient, works: Works, settings: MailSettings, date: datetime) -> tuple[Message, int]:
    """The message for one recipient, signed where the settings say so, and the bytes that its HTML takes."""
    text, page = plain(letter), html(letter, works.theme, f"cid:{content_id(works.picture, settings)}")
    digests = {
        "sender": digest(settings.sender, settings.sender_name, settings.reply_to),
        "recipient": digest(recipient.name),
        "subject": digest(letter.subject),
        "text": digest(text, *letter.unsubscribe),
        "html": digest(page),
        "date": digest(date.isoformat()),
        **{work.name: work.digest for work in works.enclosed},
    }
    key = digest(settings.campaign, recipient.identity, *(f"{name}: {digest}" for name, digest in digests.items()))
    message_id = f"<{key[:40]}@{_domain(settings.sender)}>"
    smtputf8 = not (recipient.address.isascii() and settings.sender.isascii() and settings.reply_to.isascii())
    head = _head(letter, recipient, settings, date, message_id)
    boundary = f"=_{key[:32]}"
    body = _multipart(boundary, [_alternative(text, page, works.picture, settings, boundary), *(work.part for work in works.enclosed)])
    data = head + f'Content-Type: multipart/mixed;\r\n boundary="{boundary}"\r\n\r\n'.encode() + body
    if settings.signature:
        data = signed(data, settings.signature, int(date.timestamp()))
    return Message(recipient, key, message_id, data, smtputf8, digests), len(page.encode())


def content_id(picture: HeadPicture, settings: MailSettings) -> str:
    """What the HTML calls the picture (RFC 2392), without the brackets."""
    return f"{hashlib.sha256(picture.data).hexdigest()[:32]}@{_domain(settings.sender)}"


def _head(letter: Letter, recipient: Recipient, settings: MailSettings, date: datetime, message_id: str) -> bytes:
    """The fields but `Content-Type`, in UTF-8 where an address takes it."""
    lines = [
        mailbox_field("From", settings.sender_name, settings.sender),
        mailbox_field("To", recipient.name, recipient.address),
        *([mailbox_field("Reply-To", "", settings.reply_to)] if settings.reply_to else []),
        words_field("Subject", letter.subject),
        f"Date: {format_datetime(date)}",
        f"Message-ID: {message_id}",
        f"Content-Language: {letter.language}",
        "Auto-Submitted: auto-generated",
        *_unsubscribe(letter.unsubscribe),
        "MIME-Version: 1.0",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _unsubscribe(addresses: Sequence[str]) -> list[str]:
    """One click is for addresses of the web alone (RFC 8058, 3.1)."""
    if not addresses:
        return []
    listed = ",\r\n ".join(f"<{address}>" for address in addresses)
    one_click = any(address.lower().startswith("https:") for address in addresses)
    return [f"List-Unsubscribe: {listed}", *["List-Unsubscribe-Post: List-Unsubscribe=One-Click"] * one_click]


def _alternative(text: str, page: str, picture: HeadPicture, settings: MailSettings, boundary: str) -> bytes:
    """The text and, better, the page with its picture."""
    related = MIMEPart(policy=SMTP)
    related.set_content(page, subtype="html", cte="quoted-printable")
    related.add_related(
        picture.data,
        "image",
        picture.format,
        cid=f"<{content_id(picture, settings)}>",
        disposition="inline",
        filename=f"slide.{picture.format}",
    )
    related.set_boundary(f"{boundary}_related")
    alternative = MIMEPart(policy=SMTP)
    alternative.set_content(text, cte="quoted-printable")
    alternative.make_alternative(f"{boundary}_alternative")
    alternative.attach(related)
    return alternative.as_bytes()


def _multipart(boundary: str, parts: Sequence[bytes]) -> bytes:
    """The body of a multipart (RFC 2046, 5.1.1); no part can hold the boundary, which neither base64 nor quoted-printable can write."""
    mark = f"--{boundary}".encode()
    return b"".join(b"%s\r\n%s\r\n" % (mark, part.removesuffix(b"\r\n")) for part in parts) + mark + b"--\r\n"


def _domain(address: str) -> str:
    """The domain of an address in ASCII."""
    domain = address.rpartition("@")[2]
    return domain if domain.isascii() else domain.encode("idna").decode()


def digest(*texts: str) -> str:
    """The hex SHA-256 of texts, each with its length, so that no two lists have the same."""
    whole = hashlib.sha256()
    for text in texts:
        data = text.encode()
        whole.update(b"%d:%s" % (len(data), data))
    return whole.hexdigest()
