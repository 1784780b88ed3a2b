"""A small project with a content, settings and a list of recipients."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.mail.campaign import Campaign, Options, plan_campaign

CONTENT = """\
title: The third quarter
date: 2024-09-30
sections:
- {title: Sales, headline: Sales grew by half, points: [North: up, South: up]}
mail:
  greeting: Dear {{ name }},
"""
SETTINGS = '[mail]\nfrom = "Ada Lovelace <ada@example.org>"\n'
RECIPIENTS = "email,name\ngrace@example.org,Grace Hopper\nalan@example.com,Alan Turing\n"

Planned = Callable[..., Campaign]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the project, which is the current one."""
    (tmp_path / "talk.yaml").write_text(CONTENT, "utf-8")
    (tmp_path / "diptych.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "board.csv").write_text(RECIPIENTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def planned(project: Path) -> Planned:
    """Plans a campaign of the project, after the given texts have been written over its files."""

    def plan(to: tuple[str, ...] = ("board.csv",), options: Options = Options(), **texts: str) -> Campaign:  # noqa: B008
        names = {"content": "talk.yaml", "settings": "diptych.toml", "recipients": "board.csv"}
        for key, text in texts.items():
            (project / names[key]).write_text(text, "utf-8")
        return plan_campaign(Path("talk.yaml"), to, options)

    return plan
