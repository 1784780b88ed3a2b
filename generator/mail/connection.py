"""One SMTP session: opened with verified TLS, and messages handed over so that it is exactly known what is not known."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from socket import socket
from typing import Self

from .answers import Answer
from .ledger import State
from .parts import MailSettings, Message

FINAL = 10
"""The answer to the final dot may take ten times as long as others: giving up early makes unknown what was accepted (RFC 1047)."""
BLOCK = 65_536
"""Bytes that are written at once: a socket's time-out is for all that one call writes, and a message may take minutes."""
_BARE_END = re.compile(rb"(?<!\r)\n|\r(?!\n)")
_LINE_BEGINS_WITH_DOT = re.compile(rb"^\.", re.MULTILINE)
_LOST = Answer.ours("the connection was lost before the message was complete")
_NO_ANSWER = Answer.ours("no answer came to the complete message")


class StoppedError(Exception):
    """Nothing can be sent until a person has changed something; says what, without any secret."""


class UnreachableError(Exception):
    """The server is not to be had now; `answer` is what it said, or why there is none."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(str(answer))
        self.answer = answer


class Scope(Enum):
    """Who has to wait after a transient failure."""

    MAILBOX = auto()
    DOMAIN = auto()
    SERVER = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message; `scope` says who waits when it is deferred, `suppress` that the address gets nothing more."""

    state: State
    answer: Answer
    scope: Scope = Scope.MAILBOX
    suppress: bool = False


class Connection:
    """A session that is ready for messages, of which it counts those `carried`. `is_open` turns false when it is of no more use.

    Opening raises UnreachableError, and StoppedError when the server is not who it should be, offers less than was asked for, or
    refuses the user.
    """

    def __init__(self, settings: MailSettings, password: str) -> None:
        self.carried = 0
        self._settings = settings
        self._host = f"{settings.host}:{settings.port}"
        self._context = _context(settings)
        try:
            self._smtp = self._connect()
            self._begin(password)
        except ssl.SSLCertVerificationError as error:
            raise StoppedError(f"the certificate of {self._host} cannot be trusted: {error.verify_message}") from None
        except smtplib.SMTPResponseException as error:
            answer = Answer.read(error.smtp_code, _bytes(error.smtp_error))
            raise StoppedError(f"{self._host} says {answer}") if answer.permanent else UnreachableError(answer) from None
        except smtplib.SMTPServerDisconnected as error:
            raise UnreachableError(Answer.ours(f"{self._host}: {error}")) from None
        except smtplib.SMTPException as error:
            raise StoppedError(f"{self._host}: {error}") from None
        except OSError as error:
            if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
                raise StoppedError(f"{self._host} does not speak TLS as it should: {error.reason}") from None
            raise UnreachableError(Answer.ours(f"{self._host}: {error.strerror or error}")) from None

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        # The host is named here and not to `connect`, since certificates are compared with it; the name of this machine is not looked up.
        if settings.security == "tls":
            return smtplib.SMTP_SSL(settings.host, settings.port, "localhost", timeout=settings.timeout, context=self._context)
        return smtplib.SMTP(settings.host, settings.port, "localhost", timeout=settings.timeout)

    def _begin(self, password: str) -> None:
        """Says hello, encrypts, signs in. RFC 3207, 6: what was said in clear does not count after STARTTLS."""
        try:
            address = self._socket.getsockname()[0]
            self._smtp.local_hostname = f"[IPv6:{address}]" if ":" in address else f"[{address}]"
            self._hello()
            if self._settings.security == "starttls":
                if not self._smtp.has_extn("starttls"):
                    raise StoppedError(f"{self._host} offers no STARTTLS, and nothing is sent in clear")
                self._smtp.starttls(context=self._context)
                self._hello()
            if self._settings.user:
                self._sign_in(password)
        except BaseException:
            self._smtp.close()
            raise

    def _hello(self) -> None:
        code, reply = self._smtp.ehlo()
        if not 200 <= code < 300:
            raise smtplib.SMTPResponseException(code, reply)

    def _sign_in(self, password: str) -> None:
        if self._settings.security == "none":
            raise StoppedError("nobody signs in without encryption: set `security` to `starttls` or `tls`, or leave `user` out")
        if not (self._settings.user + password).isascii():
            raise StoppedError("user name and password must be ASCII")
        if not self._smtp.has_extn("auth"):
            raise StoppedError(f"{self._host} lets nobody sign in")
        self._smtp.login(self._settings.user, password)

    @property
    def is_open(self) -> bool:
        return self._smtp.sock is not None

    @property
    def _socket(self) -> socket:
        if self._smtp.sock is None:
            raise smtplib.SMTPServerDisconnected("the connection is closed")
        return self._smtp.sock

    @property
    def size_limit(self) -> int | None:
        """The bytes that a message may have (RFC 1870, 4); None when the server does not say."""
        named = self._smtp.esmtp_features.get("size", "")
        return int(named) or None if named.isdecimal() else None

    def deliver(self, message: Message, to: str, before_data: Callable[[], None]) -> Outcome:
        """Hands one message over. `before_data` is called when all that is left is to write it.

        Raises StoppedError when the server refuses the sender, and ValueError for a message with bare line ends, which some servers take
        for the end of a message.
        """
        if _BARE_END.search(message.data):
            raise ValueError(f"{message.message_id} has lines that do not end in CRLF")
        self.carried += 1
        if lack := self._lack(message, to):
            return Outcome(State.REFUSED, Answer.ours(lack))
        try:
            declined = self._write(message, to, before_data)
        except (smtplib.SMTPException, OSError):
            self._smtp.close()
            return Outcome(State.DEFERRED, _LOST, Scope.SERVER)
        except BaseException:
            # Amid a message, a polite good-bye would be a line of it.
            self._smtp.close()
            raise
        return declined or self._finish()

    def _lack(self, message: Message, to: str) -> str:
        """What the server would have to offer for this message; nothing is as good as tried where it does not."""
        if self._is_international(message, to) and not self._smtp.has_extn("smtputf8"):
            return f"the message needs SMTPUTF8 (RFC 6531), which {self._host} does not offer"
        if not message.data.isascii() and not self._smtp.has_extn("8bitmime"):
            return f"the message needs 8BITMIME (RFC 6152), which {self._host} does not offer"
        return ""

    def _is_international(self, message: Message, to: str) -> bool:
        """Whether the envelope or the header takes SMTPUTF8. An envelope can have other addresses than the message."""
        return message.smtputf8 or not (self._settings.sender + to).isascii()

    def _write(self, message: Message, to: str, before_data: Callable[[], None]) -> Outcome | None:
        """All but the final dot; an outcome when the server declines before. A server that is not answered by that dot has no message."""
        answer = self._command("MAIL", f"FROM:<{self._settings.sender}>{self._parameters(message, to)}")
        if not answer.positive:
            if answer.permanent and answer.code != 552 and answer.enhanced not in ("5.3.4", "5.6.7"):
                self.close()
                raise StoppedError(f"{self._host} refuses the sender: {answer}")
            return self._declined(answer, Scope.SERVER if answer.transient else Scope.MAILBOX)
        answer = self._command("RCPT", f"TO:<{to}>")
        if not answer.positive:
            scope = Scope.MAILBOX if answer.about_mailbox else Scope.DOMAIN
            return self._declined(answer, scope, suppress=answer.permanent and answer.about_mailbox)
        before_data()
        answer = self._command("DATA")
        if answer.code != 354:
            return self._declined(answer, Scope.DOMAIN)
        try:
            self._write_data(_LINE_BEGINS_WITH_DOT.sub(b"..", message.data))
        except OSError:
            # A server that has enough of a message may say so and hang up; what it said is still there to be read.
            return self._declined(self._answer(), Scope.DOMAIN)
        return None

    def _parameters(self, message: Message, to: str) -> str:
        size = f" SIZE={len(message.data)}" if self._smtp.has_extn("size") else ""
        international = self._is_international(message, to)
        self._smtp.command_encoding = "utf-8" if international else "ascii"
        body = " BODY=8BITMIME" if international or not message.data.isascii() else ""
        return size + body + (" SMTPUTF8" if international else "")

    def _write_data(self, data: bytes) -> None:
        view = memoryview(data)
        for start in range(0, len(data), BLOCK):
            self._socket.sendall(view[start : start + BLOCK])
        if not data.endswith(b"\r\n"):
            self._socket.sendall(b"\r\n")

    def _finish(self) -> Outcome:
        """The gap: once any of the dot may have left, only the server's answer tells what became of the message."""
        self._socket.settimeout(self._settings.timeout * FINAL)
        try:
            self._socket.sendall(b".\r\n")
            answer = self._answer()
        # `smtplib` reports a line that is too long as an answer of 500, which the server has not given.
        except (smtplib.SMTPException, OSError):
            self._smtp.close()
            return Outcome(State.UNKNOWN, _NO_ANSWER)
        except BaseException:
            self._smtp.close()
            raise
        self._socket.settimeout(self._settings.timeout)
        if answer.positive:
            return Outcome(State.ACCEPTED, answer)
        if answer.transient or answer.permanent:
            return self._declined(answer, Scope.MAILBOX if answer.about_mailbox else Scope.DOMAIN)
        self._smtp.close()
        return Outcome(State.UNKNOWN, answer)

    def _declined(self, answer: Answer, scope: Scope, suppress: bool = False) -> Outcome:
        """The outcome of an answer that leaves the message with us, and a session that is ready for the next, or closed.

        530 to 538 ask for another way to sign in (RFC 4954, 6), and 421 is the server's good-bye (RFC 5321, 3.8). A server that is tired
        of everyone may only be tired of this session.
        """
        if answer.code in (530, 534, 535, 538):
            self.close()
            raise StoppedError(f"{self._host} says {answer}")
        if answer.code == 421 or scope is Scope.SERVER or not (answer.transient or answer.permanent):
            self._smtp.close()
            return Outcome(State.DEFERRED, answer, Scope.SERVER)
        try:
            ready = self._command("RSET").positive
        except (smtplib.SMTPException, OSError):
            ready = False
        if not ready:
            self._smtp.close()
        return Outcome(State.REFUSED if answer.permanent else State.DEFERRED, answer, scope, suppress)

    def _command(self, verb: str, arguments: str = "") -> Answer:
        self._smtp.putcmd(verb, arguments)
        return self._answer()

    def _answer(self) -> Answer:
        return Answer.read(*self._smtp.getreply())

    def close(self) -> None:
        """Says good-bye, without waiting for more than the answer."""
        if self.is_open:
            try:
                self._smtp.quit()
            except (smtplib.SMTPException, OSError):
                self._smtp.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _context(settings: MailSettings) -> ssl.SSLContext:
    """Verifies certificates and names, by the authorities of this machine or by one's own instead."""
    try:
        return ssl.create_default_context(cafile=settings.ca_file)
    except OSError as error:
        raise StoppedError(f"{settings.ca_file} cannot be read as a CA's certificate: {error.strerror or error}") from None


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
