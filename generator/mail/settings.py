"""How mail is sent: `[mail]` in the project's `diptych.toml`, and before it the environment, `DIPTYCH_MAIL_…`. No secret is read here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from generator.model import Diagnostics, Place
from generator.model import Field as ModelField
from generator.source.fields import describe, nearest, wrong_type
from generator.source.filling import unknown_field
from generator.source.mail_schema import SECRET_HELP, is_secret
from generator.source.project import Project
from generator.source.settings import NAME, Settings, read_settings

from .headers import check_header
from .parts import MEGABYTE, Dkim, MailSettings, Security
from .recipients import read_address

PREFIX = "DIPTYCH_MAIL_"
PASSWORD = PREFIX + "PASSWORD"
"""The one variable that is a secret; it is read when a connection is made."""
_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
_SIZES = {"kB": 1000, "MB": MEGABYTE}
_UNSUBSCRIBE = re.compile(r"(?:https://[!-~]+|mailto:[!-~]+@[!-~]+)", re.IGNORECASE)
FIELD = re.compile(r"\{\{([^\W\d][\w.-]*)\}\}")
"""A field in an address to unsubscribe at, whose value is percent-encoded."""
LONGEST_ADDRESS = 900
"""Characters: a line of a message has no more than 998 (RFC 5322, 2.1.1), and cannot be folded inside an address."""


def _quantity(units: Mapping[str, float], example: str, divided: bool = False) -> Callable[[object], float]:
    """A check of a number with one of the `units`, `60 s`, or per one, `30/min`."""
    shape = re.compile(rf"(\d{{1,9}}(?:\.\d+)?)\s*{'/' if divided else ''}\s*({'|'.join(units)})")

    def check(value: object) -> float:
        found = shape.fullmatch(value.strip()) if isinstance(value, str) else None
        if not found or not float(found[1]):
            raise wrong_type(f"a quantity such as `{example}`", value)
        return float(found[1]) * units[found[2]]

    return check


def _unsubscribe(value: object) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(each, str) and _is_address(each) for each in given):
        raise wrong_type("`https:` or `mailto:` addresses in ASCII", value)
    return tuple(given)


def _is_address(text: str) -> bool:
    return bool(_UNSUBSCRIBE.fullmatch(text)) and not set("<>,") & set(text) and len(text) <= LONGEST_ADDRESS


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise wrong_type("text", value)
    return value


def _whole(lowest: int, highest: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        text = str(value)
        if isinstance(value, bool) or not re.fullmatch(r"\d{1,9}", text) or not lowest <= int(text) <= highest:
            raise wrong_type(f"a whole number from {lowest} to {highest}", value)
        return int(text)

    return check


def _security(value: object) -> object:
    names = ("starttls", "tls", "none")
    if value not in names:
        context = {"found": describe(value), "help": nearest(str(value), [*names])}
        raise PydanticCustomError("wrong-type", "there is no security {found}", context)
    return value


Words = Annotated[str, BeforeValidator(_text)]
Seconds = Annotated[float, BeforeValidator(_quantity(_SECONDS, "60 s"))]
PerMinute = Annotated[float, BeforeValidator(_quantity({"s": 60.0, "min": 1.0, "h": 1 / 60}, "30/min", divided=True))]
Size = Annotated[int, BeforeValidator(_quantity(_SIZES, "14 MB")), AfterValidator(int)]


class MailTable(BaseModel):
    """The keys of `[mail]`; each can stand in the environment too, as `DIPTYCH_MAIL_REPLY_TO` for `reply-to`."""

    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: name.strip("_").replace("_", "-"))

    from_: Words = ""
    reply_to: Words = ""
    host: Words = ""
    port: Annotated[int, BeforeValidator(_whole(1, 65535))] | None = None
    security: Annotated[Security, BeforeValidator(_security)] = "starttls"
    ca_file: Words = ""
    timeout: Seconds = 60.0
    user: Words = ""
    rate: PerMinute | None = None
    domain_rate: PerMinute | None = None
    per_connection: Annotated[int, BeforeValidator(_whole(1, 100_000))] = 100
    retry_for: Seconds = 4 * 3600.0
    attachments_limit: Size = 14 * MEGABYTE
    message_limit: Size = 20 * MEGABYTE
    unsubscribe: Annotated[tuple[str, ...], BeforeValidator(_unsubscribe)] = ()
    dkim_selector: Words = ""
    dkim_domain: Words = ""
    dkim_key_file: Words = Field(default="", description="The private key, in PEM; relative to the file that names it.")


KEYS = [field.alias or name for name, field in MailTable.model_fields.items()]
PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Those of submission (RFC 6409; RFC 8314, 3.3) and of relaying (RFC 5321, 4.5.4.2)."""


def read_mail_settings(
    content: Path, root: Path | None, campaign: str, known: Collection[str], diagnostics: Diagnostics, sources: dict[str, str]
) -> MailSettings | None:
    """The settings for a content file, from the `diptych.toml` that is its own and from the environment; None when they have errors.

    `known` are the names of the fields that all recipients have, which addresses to unsubscribe at can hold: `{{email}}`.
    """
    file = read_settings(content, Project.of(content, root), diagnostics, sources)
    reader = _Reader(file, diagnostics)
    table = reader.table()
    return reader.settings(table, campaign, known) if table else None


class _Reader:
    """One reading: `values` are by their keys, `origins` say which of them come from the environment, by the names of variables."""

    def __init__(self, file: Settings | None, diagnostics: Diagnostics) -> None:
        self.file, self.diagnostics = file, diagnostics
        written = file.values.get("mail", {}) if file else {}
        self.written = written if isinstance(written, dict) else {}
        self.origins = {key: name for key in KEYS if (name := PREFIX + key.upper().replace("-", "_")) in os.environ}
        self.values: dict[str, Any] = {**self.written, **{key: os.environ[name] for key, name in self.origins.items()}}

    def table(self) -> MailTable | None:
        secrets = [key for key in self.written if is_secret(key)]
        for key in secrets:
            self._error("secret", f"a secret, `{key}`, must not stand in a file that is shared", key, SECRET_HELP)
        try:
            return MailTable.model_validate({key: value for key, value in self.values.items() if key not in secrets})
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                self._fault(str(fault["loc"][0]), fault)
            return None

    def _fault(self, key: str, fault: Any) -> None:
        if fault["type"] == "extra_forbidden":
            self._error("unknown-key", f"unknown key `{key}` in `[mail]`", key, nearest(key, KEYS))
        else:
            self._error(fault["type"], f"`{key}`: {fault['msg']}", key, fault.get("ctx", {}).get("help", ""))

    def settings(self, table: MailTable, campaign: str, known: Collection[str]) -> MailSettings | None:
        before = self.diagnostics.errors
        if not table.from_:
            help = f'write `from = "Ada Lovelace <ada@example.org>"` under `[mail]` in `{NAME}`, or set `{PREFIX}FROM`'
            self.diagnostics.error("missing-setting", "mail takes a sender, and there is none", self.place("from"), help)
            return None
        sender = read_address(table.from_, "`from`", self.place("from"), self.diagnostics)
        reply = read_address(table.reply_to, "`reply-to`", self.place("reply-to"), self.diagnostics) if table.reply_to else ("", "")
        for address in table.unsubscribe:
            for name in FIELD.findall(address):
                if name not in known:
                    unknown_field(ModelField(name, self.place("unsubscribe")), known, self.diagnostics)
        check_header(campaign, "the name of the campaign", Place("--campaign", 1, 1), self.diagnostics)
        signature, ca_file = self._signature(table), self._file("ca-file", table.ca_file)
        if not sender or not reply or self.diagnostics.errors > before:
            return None
        return MailSettings(
            sender=sender[0],
            sender_name=sender[1],
            reply_to=reply[0],
            host=table.host,
            port=table.port or PORTS[table.security],
            security=table.security,
            ca_file=ca_file,
            timeout=table.timeout,
            user=table.user,
            rate=table.rate,
            domain_rate=table.domain_rate,
            per_connection=table.per_connection,
            deadline=table.retry_for,
            attachments_limit=table.attachments_limit,
            message_limit=table.message_limit,
            unsubscribe=table.unsubscribe,
            campaign=campaign,
            signature=signature,
        )

    def _signature(self, table: MailTable) -> Dkim | None:
        given = {"dkim-selector": table.dkim_selector, "dkim-domain": table.dkim_domain, "dkim-key-file": table.dkim_key_file}
        if not any(given.values()):
            return None
        for key in (key for key, value in given.items() if not value):
            help = "a signature takes `dkim-selector`, `dkim-domain` and `dkim-key-file`"
            self._error("missing-setting", f"`{key}` is not given", next(name for name, value in given.items() if value), help)
        path = self._file("dkim-key-file", table.dkim_key_file)
        return Dkim(table.dkim_selector, table.dkim_domain, path) if path and all(given.values()) else None

    def _file(self, key: str, name: str) -> Path | None:
        """A file of the administrator's, wherever it is: relative to the settings, or from the environment to the current folder."""
        if not name:
            return None
        folder = self.file.folder if self.file and key not in self.origins else Path()
        if (path := folder / Path(name).expanduser()).is_file():
            return path
        self._error("missing-file", f"there is no file `{name}`", key, "")
        return None

    def place(self, key: str) -> Place:
        if key in self.origins:
            return Place(self.origins[key], 0, 0)
        return self.file.key(key, "mail").place if self.file else Place(NAME, 0, 0)

    def _error(self, code: str, message: str, key: str, help: str) -> None:
        length = self.file.key(key, "mail").length if self.file and key not in self.origins else 1
        self.diagnostics.error(code, message, self.place(key), help, length)
