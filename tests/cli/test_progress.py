from __future__ import annotations

import io
import sys

import pytest

from generator.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Replaces stderr; called in the test itself, for pytest puts its own stderr there once the fixtures are made."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    with progress.Bar() as bar:
        bar("deck", 1, 2)
    assert shown.getvalue() == ""


def test_long_work_shows_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with progress.Bar() as bar:
        bar("deck", 1, 2)
        bar("deck", 2, 2)
    assert "deck" in shown.getvalue()
    assert shown.getvalue().endswith("\x1b[2K")


def test_long_work_shows_no_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with progress.Bar() as bar:
        bar("deck", 1, 2)
    assert capsys.readouterr().err == ""
