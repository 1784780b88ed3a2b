"""What a document is made of is known, also what is not there, and a change of it is told."""

from __future__ import annotations

from pathlib import Path

from generator.source import Inputs

from .reading import read

CONTENT = """\
title: A
theme: {extends: look.yaml, fonts: {folders: [fonts]}}
sections:
- {title: B, chart: {kind: line, data: birds.csv, x: species, y: mass, caption: C}}
- {title: D, figure: {image: art/../art/moon.png, alt: E}}
- {title: F, figure: {image: sun.jpg, alt: G}}
- {title: H, figure: {image: "https://example.org/a.png", alt: I}}
- {include: parts/first.yaml}
"""


def names(inputs: Inputs, folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder.parent)) for path in inputs)


def test_the_inputs_are_all_files_that_were_asked_for_and_no_addresses(project: Path) -> None:
    (project / "look.yaml").write_text("fonts: {folders: [faces]}\n")
    (project / "fonts").mkdir()
    (project / "parts").mkdir()
    (project / "parts" / "first.yaml").write_text("- {title: J, figure: {image: sea.jpg, alt: K}}\n- {include: second.yaml}\n")
    inputs = read(project, CONTENT).inputs
    own = [
        "art/../art/moon.png",
        "birds.csv",
        "diptych.toml",
        "faces",
        "fonts",
        "look.yaml",
        "parts/first.yaml",
        "parts/sea.jpg",
        "parts/second.yaml",
        "sun.jpg",
        "talk.yaml",
    ]
    assert names(inputs, project) == [*(f"content/{name}" for name in own), "diptych.toml"]


def test_a_change_since_a_file_was_asked_for_is_told(project: Path) -> None:
    inputs = read(project, CONTENT).inputs
    assert inputs.changed() == []
    (project / "sun.jpg").write_bytes((project / "sun.png").read_bytes())
    (project / "birds.csv").unlink()
    assert {path.name for path in inputs.changed()} == {"sun.jpg", "birds.csv"}


def test_a_file_that_takes_another_s_place_is_another_version(project: Path) -> None:
    inputs = read(project, "title: A\n").inputs
    draft = project / "draft"
    draft.write_text("title: B\n")
    draft.replace(project / "talk.yaml")
    assert inputs.changed() == [project / "talk.yaml"]


def test_a_version_is_the_one_before_the_file_was_read(project: Path) -> None:
    inputs = Inputs()
    inputs.note(project / "birds.csv")
    (project / "birds.csv").write_text("other")
    inputs.note(project / "birds.csv")
    assert inputs.changed() == [project / "birds.csv"]
