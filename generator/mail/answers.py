"""What a server says: its code, the enhanced code, its words, and what follows from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 500
"""Characters that are kept of a server's words."""
_ENHANCED = re.compile(r"^([245]\.\d{1,3}\.\d{1,3})(?=\s|$)[ \t]*", re.MULTILINE)
_OF_A_MAILBOX = re.compile(r"[45]\.(1\.\d+|2\.(?!3$)\d+)")
"""Addressing and mailbox status (RFC 3463, 3.2 and 3.3) without x.2.3, which is about the length of one message."""
_CODES_OF_A_MAILBOX = (450, 550, 551, 553)
"""What RFC 5321, 4.2.3 has for a mailbox that is busy, not there, elsewhere, or wrongly written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply (RFC 5321, 4.2) with its enhanced code (RFC 3463) where it has one. The code is 0 where the words are ours."""

    code: int
    enhanced: str
    text: str

    @classmethod
    def read(cls, code: int, reply: bytes) -> Answer:
        """From what `smtplib` returns: lines without their codes. What could steer a terminal is replaced."""
        words = reply.decode("utf-8", "replace")
        found = _ENHANCED.search(words)
        text = " ".join(_ENHANCED.sub("", words).split())[:LONGEST]
        return cls(code, found[1] if found else "", "".join(char if char.isprintable() else "�" for char in text))

    @classmethod
    def ours(cls, text: str) -> Answer:
        return cls(0, "", text)

    @property
    def positive(self) -> bool:
        return 200 <= self.code < 300

    @property
    def transient(self) -> bool:
        return 400 <= self.code < 500

    @property
    def permanent(self) -> bool:
        return 500 <= self.code < 600

    @property
    def about_mailbox(self) -> bool:
        """Whether an answer to RCPT is about this one mailbox; policy, for one, is about all of a domain or about the sender."""
        return bool(_OF_A_MAILBOX.fullmatch(self.enhanced)) if self.enhanced else self.code in _CODES_OF_A_MAILBOX

    def __str__(self) -> str:
        return " ".join(filter(None, (str(self.code or ""), self.enhanced, self.text)))
