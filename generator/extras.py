"""Packages that only some works need, which the project's extras bring."""

from __future__ import annotations

from importlib.util import find_spec


class MissingExtraError(ImportError):
    """A work needs packages that are not installed; the message says how they are."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} need `pip install 'diptych[{extra}]'`")


def check_extra(what: str, extra: str, *modules: str) -> None:
    """Raises MissingExtraError where one of the modules that an extra brings for something is not installed. It imports none."""
    if any(find_spec(name) is None for name in modules):
        raise MissingExtraError(what, extra)
