"""Packages that only some works need, which the project's extras bring."""

from __future__ import annotations


class MissingExtraError(ImportError):
    """A work needs packages that are not installed; the message says how they are."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} need `pip install 'diptych[{extra}]'`")
