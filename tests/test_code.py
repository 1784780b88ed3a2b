"""The code itself: linted, formatted, typed, and importing only downwards."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BELOW = ["extras", "model", "theme", "stamp", "drafts", "text", "exhibits", "source", "pdf", "charts"]
LAYERS = [*BELOW, "report", "deck", "works", "mail", "watching", "importing", "cli"]
"""A package may import those before it; `deck` and `report` never each other."""


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=["lint", "format", "types"])
def test_the_code_is_clean(command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def imported(path: Path) -> set[str]:
    """The packages of ours that a module imports at any place, types included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("generator.")}
    return found


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_only_downwards(layer):
    folder = ROOT / "generator" / layer
    files = list(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    allowed = {*LAYERS[: LAYERS.index(layer) + 1]} - ({"report"} if layer == "deck" else set())
    for path in files:
        assert imported(path) <= allowed, path
