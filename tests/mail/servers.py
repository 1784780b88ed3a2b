"""A real mail server on a real socket that does what a test wants of it, and messages to send to it."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any, Literal

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from generator.mail.pace import Clock
from generator.mail.parts import MailSettings, Message, Recipient

Step = Literal["GREETING", "MAIL", "RCPT", "DATA", "BODY", "DOT", "AFTER"]
"""AFTER is what happens when a message has been accepted and its answer is due."""
DROP, HANG, SLOW = "drop", "hang", "slow"


@dataclass
class Script:
    """What happens instead at each step, for an address or for `*`: answers, `drop`, `hang` or, after a message, `slow`; each once.

    `accepted` are the recipients and contents of all messages that the server answers for from now on.
    """

    steps: dict[tuple[Step, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    sessions: int = 0
    commands: list[str] = field(default_factory=list)

    def on(self, step: Step, *happens: str, to: str = "*") -> None:
        self.steps[step, to] += happens

    @property
    def counts(self) -> Counter[str]:
        return Counter(address for address, _ in self.accepted)

    def next(self, step: Step, address: str) -> str | None:
        for key in ((step, address), (step, "*")):
            if self.steps[key]:
                return self.steps[key].pop(0)
        return None


class ScriptedServer(SMTP):
    """aiosmtpd, which asks the script before it answers."""

    def __init__(self, script: Script, **options: Any) -> None:
        super().__init__(Handler(script), **options)
        self.script = script

    async def push(self, status: Any) -> None:
        if isinstance(status, str) and status.startswith("220 ") and not self.session.host_name:
            self.script.sessions += 1
            if said := self.script.next("GREETING", "*"):
                await super().push(said)
                return self.transport.close()
        return await super().push(status)

    async def smtp_DATA(self, arg: str) -> None:
        to = self.envelope.rcpt_tos[0] if self.envelope.rcpt_tos else ""
        if (said := self.script.next("DATA", to)) and await self.act(said):
            return
        if said := self.script.next("BODY", to):
            await self.push("354 go on")
            await self._reader.readexactly(1)
            if said != DROP:
                await self.push(said)
            self.transport.abort() if said == DROP else self.transport.close()
            return
        await super().smtp_DATA(arg)

    async def act(self, said: str) -> bool:
        """Drops, hangs or answers; 421 is the last that is said."""
        if said == DROP:
            self.transport.abort()
        elif said == HANG:
            await asyncio.sleep(60)
        else:
            await self.push(said)
            if said.startswith("421"):
                self.transport.close()
        return True


class Handler:
    def __init__(self, script: Script) -> None:
        self.script = script

    async def handle_MAIL(self, server: ScriptedServer, _session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        self.script.commands.append(" ".join(["MAIL", address, *options]))
        if said := self.script.next("MAIL", "*"):
            return await self.said(server, said)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: ScriptedServer, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:
        if said := self.script.next("RCPT", address):
            return await self.said(server, said)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: ScriptedServer, _session: Session, envelope: Envelope) -> str:
        (to,) = envelope.rcpt_tos
        if said := self.script.next("DOT", to):
            return await self.said(server, said)
        content = envelope.content
        assert isinstance(content, bytes)
        self.script.accepted.append((to, content))
        said = self.script.next("AFTER", to)
        if said == SLOW:
            await asyncio.sleep(1.5)
        elif said:
            return await self.said(server, said)
        return "250 2.0.0 taken"

    @staticmethod
    async def said(server: ScriptedServer, said: str) -> str:
        """The answer; after a drop there is nobody to hear it."""
        if said in (DROP, HANG) or said.startswith("421"):
            await server.act(said)
        return said if said[:1].isdigit() else "451 gone"


@cache
def authority() -> trustme.CA:
    return trustme.CA()


def server_context(host: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(host).configure_cert(context)
    return context


@contextmanager
def serving(script: Script, *, implicit_tls: bool = False, **options: Any) -> Iterator[int]:
    """Serves in a thread, on a port of its own, whose number it gives."""
    loop = asyncio.new_event_loop()
    context = server_context() if implicit_tls else None

    def answers() -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of passwords in clear, which are tried here
            return ScriptedServer(script, loop=loop, **({"enable_SMTPUTF8": True} | options))

    server = loop.run_until_complete(loop.create_server(answers, "127.0.0.1", 0, ssl=context))
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_hang_up(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _hang_up(server: asyncio.Server) -> None:
    """Ends what is still said, and lets connections close."""
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)


def settings(port: int, folder: Path | None = None, **changes: Any) -> MailSettings:
    """Those for a server without encryption; with a folder, for one whose certificate is of our authority."""
    if folder:
        changes = {"ca_file": folder / "ca.pem", "security": "starttls"} | changes
        authority().cert_pem.write_to_path(str(folder / "ca.pem"))
    return MailSettings(**({"sender": "us@example.org", "host": "localhost", "port": port, "security": "none", "timeout": 20.0} | changes))


@dataclass(frozen=True)
class Letters:
    """Small messages, all with the same text, or with one that is their own."""

    recipients: Sequence[Recipient]
    campaign: str = "letters"
    text: str = "Good news.\n"
    own: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, index: int) -> Message:
        recipient = self.recipients[index]
        text = self.own.get(recipient.address, self.text)
        key = hashlib.sha256(f"{self.campaign}\0{recipient.identity}\0{text}".encode()).hexdigest()
        made = EmailMessage(policy=POLICY)
        made["From"], made["To"], made["Subject"] = "us@example.org", recipient.address, "News"
        made["Message-ID"] = f"<{key[:32]}@example.org>"
        made.set_content(text)
        utf8 = not recipient.address.isascii()
        data = made.as_bytes(policy=POLICY.clone(utf8=utf8))
        return Message(recipient, key, made["Message-ID"], data, utf8, {"text": hashlib.sha256(text.encode()).hexdigest()})


def letters(*addresses: str, **changes: Any) -> Letters:
    return Letters([Recipient(address) for address in addresses], **changes)


class TurnedClock(Clock):
    """A clock whose time passes only by waiting for it; `waited` has the times that were waited for."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.waited: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep_until(self, at: float) -> None:
        if at > self.time:
            self.waited.append(at - self.time)
            self.time = at


def authenticator(user: str, password: str) -> Any:
    def checks(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (user.encode(), password.encode()), handled=False)

    return checks
