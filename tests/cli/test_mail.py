"""`diptych mail`, as it is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import Run

CONTENT = "title: A\ndate: 2024-09-30\nmail: {greeting: 'Dear {{ name }},'}\n"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    (tmp_path / "talk.yaml").write_text(CONTENT, "utf-8")
    (tmp_path / "diptych.toml").write_text('[mail]\nfrom = "ada@example.org"\n', "utf-8")
    (tmp_path / "board.csv").write_text("email,name\ngrace@example.org,Grace\nalan@example.org,Alan\n", "utf-8")
    return tmp_path


def test_messages_are_written_and_none_is_sent(run: Run, board: Path) -> None:
    ran = run("mail", "talk.yaml", "--to", "board.csv", "--to", "Ada <ada@example.com>", "-o", "out")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1].startswith("out/mail/index.html  3 messages, 0.")
    assert ran.out.splitlines()[-1].endswith("nothing is sent")
    assert len(list((board / "out" / "mail").glob("*.eml"))) == 3


def test_a_fault_is_shown_where_it_is_and_nothing_is_written(run: Run, board: Path) -> None:
    (board / "board.csv").write_text("email\ngrace@example.org\nalan at example.org\n", "utf-8")
    ran = run("mail", "talk.yaml", "--to", "board.csv")
    assert ran.code == 1
    assert "board.csv:3:1: error[bad-address]: the address is not one that mail can be sent to" in ran.out
    assert ran.out.endswith("no messages written\n")
    assert "alan" not in ran.out
    assert not (board / "output").exists()


@pytest.mark.usefixtures("board")
def test_a_list_that_is_not_there_is_named(run: Run) -> None:
    ran = run("mail", "talk.yaml", "--to", "nobody.csv")
    assert (ran.code, ran.err) == (2, "diptych: nobody.csv: No such file or directory\n")


@pytest.mark.usefixtures("board")
def test_without_its_packages_mail_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "css_inline", None)
    ran = run("mail", "talk.yaml", "--to", "board.csv")
    assert (ran.code, ran.err) == (2, "diptych: mails need `pip install 'diptych[mail]'`\n")
    ran = run("mail", "status")
    assert (ran.code, ran.err) == (2, "diptych: mails need `pip install 'diptych[mail]'`\n")
