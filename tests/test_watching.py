"""`diptych build --watch`, as it runs: real saves go in, real works and findings come out."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from PIL import Image

import generator
from generator.watching import Watch

TALK = """\
title: A talk
sections:
- title: One
  points: [first, second]
  body: Some *prose* with $x_i$.
  figure: {image: sun.png, alt: A sun, caption: The sun.}
- title: Two
  chart: {kind: line, data: birds.csv, x: year, y: birds, caption: Birds., alt: A line.}
"""
CODE = "import sys, generator\nfor name in sys.argv[1:]: generator.build(name, output='cold')"


def photo(path: Path, seed: int) -> None:
    """A picture that has to be encoded."""
    Image.frombytes("RGB", (80, 60), random.Random(seed).randbytes(80 * 60 * 3)).save(path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "diptych.toml").touch()
    (tmp_path / "talk.yaml").write_text(TALK)
    (tmp_path / "birds.csv").write_text("year,birds\n2020,3\n2021,4\n")
    photo(tmp_path / "sun.png", 1)
    return tmp_path


def _hears_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watching:
    """A running `diptych build … --watch`; `said` are its lines."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "generator", "build", *arguments, "--watch"]
        # A shell that runs the tests in its background makes its processes, and those that they start, deaf to Ctrl-C.
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=_hears_ctrl_c
        )
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def until(self, sign: str) -> list[str]:
        """The lines up to the one that holds the sign."""
        said: list[str] = []
        while not said or sign not in said[-1]:
            said.append(self._lines.get(timeout=30))
        return said

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


@pytest.fixture
def watched(project: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(project, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.communicate()


def renamed(path: Path, text: str) -> None:
    """Saves as many editors do: the new file takes the old one's place."""
    draft = path.with_name(f".{path.name}.swp")
    draft.write_text(text)
    draft.replace(path)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_save_makes_the_works_anew_and_an_error_keeps_the_last_good_ones(watched: Callable[..., Watching], project: Path) -> None:
    talk, output = project / "talk.yaml", project / "output"
    watching = watched("talk.yaml")
    assert "2 works written, no findings" in watching.until("watching 4 files; Ctrl-C ends it")
    first = digests(output)

    renamed(talk, TALK.replace("A talk", "Another talk"))
    said = watching.until("2 works written, no findings")
    assert said[1].endswith("  talk.yaml")
    second = digests(output)
    assert second.keys() == first.keys()
    assert all(second[name] != first[name] for name in first)

    talk.write_text(TALK + "subtitel: B\n")
    assert any("error[unknown-key]" in line for line in watching.until("no works written, 1 error"))
    assert digests(output) == second

    for number in range(5):  # a burst: what counts is how it ends
        talk.write_text(TALK + f"subtitle: {number}\n")
    talk.write_text(TALK)
    while digests(output) != first:
        watching.until("2 works written, no findings")
    assert watching.end() == 0


def test_every_file_that_a_content_is_made_of_is_watched(watched: Callable[..., Watching], project: Path) -> None:
    (project / "birds.csv").unlink()
    watching = watched("talk.yaml")
    watching.until("no works written, 1 error")
    (project / "birds.csv").write_text("year,birds\n2020,3\n2021,4\n")
    watching.until("2 works written, no findings")
    before = digests(project / "output")
    photo(project / "sun.png", 2)
    watching.until("  sun.png")
    watching.until("2 works written, no findings")
    assert all(digests(project / "output")[name] != before[name] for name in before)
    (project / "sun.png").unlink()
    watching.until("error[missing-file]")
    photo(project / "sun.png", 1)
    (project / "diptych.toml").write_text("font = 1\n")
    watching.until("unknown key `font`")
    assert watching.end() == 0


def test_of_several_contents_only_that_which_changed_is_built(watched: Callable[..., Watching], project: Path) -> None:
    other = project / "other.yaml"
    other.write_text("title: Other\n")
    watching = watched("talk.yaml", "other.yaml", "--only", "deck")
    watching.until("output/talk.pptx")
    watching.until("output/other.pptx")
    other.unlink()
    watching.until("diptych: other.yaml: No such file or directory")
    other.write_text("title: Others\n")
    assert [line.split(" ")[0] for line in watching.until("1 work written") if "pptx" in line] == ["output/other.pptx"]
    assert watching.end() == 0


def test_a_folder_of_fonts_is_watched_with_all_below_it(project: Path) -> None:
    (project / "fonts" / "new").mkdir(parents=True)
    (project / "talk.yaml").write_text("title: A\ntheme: {fonts: {folders: [fonts], heading: Source Sans Pro}}\n")
    builds = Watch([project / "talk.yaml"], lambda path: generator.build(path, output=project / "output")).builds()
    assert next(builds).changed == ()
    time.sleep(0.01)
    (project / "fonts" / "new" / "a.ttf").write_bytes(b"no font")
    built = next(builds)
    assert built.changed == (project / "fonts",)
    assert isinstance(built.made, generator.BuildResult)
    assert [found.code for found in built.made.diagnostics.found] == ["bad-font"]


def test_a_warm_build_has_the_bytes_of_a_cold_one_whatever_came_before(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    states = {
        "a": TALK,
        "b": TALK.replace("first", "*first* $y^2$ أول"),
        "c": TALK.replace("title: A talk", "title: A talk\ntheme: aurora-dark\nlanguage: de\ncolumns: 2"),
        "d": TALK.replace("sun.png", "moon.png").replace("kind: line", "kind: column"),
    }
    photo(project / "moon.png", 2)
    for name, text in states.items():
        Path(f"{name}.yaml").write_text(text)
        subprocess.run([sys.executable, "-c", CODE, f"{name}.yaml"], check=True, env=os.environ)
    cold = digests(project / "cold")
    for name in random.Random(1).choices(sorted(states), k=10):
        generator.build(f"{name}.yaml", output="warm")
        warm = digests(project / "warm")
        assert warm == {made: cold[made] for made in warm}
    assert warm == cold
