"""Settings from the project's file and from the environment, and the password from neither."""

from __future__ import annotations

import os
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from generator.mail.campaign import NotReadyError
from generator.mail.parts import MailSettings
from generator.mail.secret import find_password

from .conftest import Planned

ALL = """\
[mail]
from = "Lovelace, Ada <ada@bücher.example>"
reply-to = "office@example.org"
host = "mail.example.org"
security = "tls"
ca-file = "ca.pem"
timeout = "1.5 min"
user = "ada"
rate = "30/min"
domain-rate = "2/s"
per-connection = 20
retry-for = "2 h"
attachments-limit = "8 MB"
message-limit = "900 kB"
unsubscribe = "mailto:stop@example.org"
"""


def test_a_file_says_all_of_it(planned: Planned, project: Path) -> None:
    (project / "ca.pem").touch()
    assert planned(settings=ALL).settings == MailSettings(
        sender="ada@xn--bcher-kva.example",
        sender_name="Lovelace, Ada",
        reply_to="office@example.org",
        host="mail.example.org",
        port=465,
        security="tls",
        ca_file=project / "ca.pem",
        timeout=90.0,
        user="ada",
        rate=30.0,
        domain_rate=120.0,
        per_connection=20,
        deadline=7200.0,
        attachments_limit=8_000_000,
        message_limit=900_000,
        unsubscribe=("mailto:stop@example.org",),
        campaign="talk 2024-09-30",
    )


def test_the_environment_comes_first(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPTYCH_MAIL_FROM", "grace@example.org")
    monkeypatch.setenv("DIPTYCH_MAIL_PORT", "2525")
    settings = planned().settings
    assert (settings.sender, settings.sender_name, settings.port) == ("grace@example.org", "", 2525)


def test_the_environment_is_enough(planned: Planned, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "diptych.toml").unlink()
    with pytest.raises(NotReadyError) as caught:
        planned()
    assert [found.code for found in caught.value.diagnostics] == ["missing-setting"]
    monkeypatch.setenv("DIPTYCH_MAIL_FROM", "grace@example.org")
    assert planned().settings.sender == "grace@example.org"


def test_encryption_is_asked_for_where_nothing_is_said(planned: Planned) -> None:
    settings = planned().settings
    assert (settings.security, settings.port, settings.attachments_limit) == ("starttls", 587, 14_000_000)


SETTINGS = MailSettings("ada@example.org", host="mail.example.org", user="ada")


class Memory(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self, kept: dict[tuple[str, str], str] | None) -> None:
        super().__init__()
        self.kept = kept

    def get_password(self, service: str, username: str) -> str | None:
        if self.kept is None:
            raise NoKeyringError
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPTYCH_MAIL_PASSWORD", raising=False)
    monkeypatch.setattr("keyring.core._keyring_backend", Memory(None))


def test_a_password_comes_from_a_descriptor_the_environment_or_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_password(SETTINGS) == ""
    keyring.set_keyring(Memory({("diptych", "ada@mail.example.org"): "of the ring"}))
    assert find_password(SETTINGS) == "of the ring"
    monkeypatch.setenv("DIPTYCH_MAIL_PASSWORD", "of the environment")
    assert find_password(SETTINGS) == "of the environment"
    reading, writing = os.pipe()
    os.write(writing, b"of the pipe\n")
    os.close(writing)
    assert find_password(SETTINGS, reading) == "of the pipe"


def test_without_a_user_there_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPTYCH_MAIL_PASSWORD", "secret")
    assert find_password(MailSettings("ada@example.org")) == ""
