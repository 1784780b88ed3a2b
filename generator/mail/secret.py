"""The password of the mail server: from a file descriptor, the environment or the keyring of the machine, and from no file."""

from __future__ import annotations

import os

from .parts import MailSettings
from .settings import PASSWORD

SERVICE = "diptych"
"""The name in the keyring; the user is `user@host`, so that `keyring set diptych ada@mail.example.org` stores it."""


def find_password(settings: MailSettings, descriptor: int | None = None) -> str:
    """The password of the user of these settings, the first that is found; empty where there is none, or no user.

    Raises OSError for a descriptor that cannot be read.
    """
    if not settings.user:
        return ""
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as file:
            return file.readline().rstrip("\r\n")
    return os.environ.get(PASSWORD) or _from_keyring(f"{settings.user}@{settings.host}")


def _from_keyring(user: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, user) or ""
    except KeyringError:
        return ""
