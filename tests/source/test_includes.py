"""Sections in files of their own: put in their place, with every finding and every path in the file that it is in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.source import text_file
from generator.source.includes import MAX_LEVELS, MOST_FILES

from .reading import read, sound

WHOLE = "title: A\nsections:\n- include: parts/one.yaml\n- {title: Last, body: 'see @sec-two and @fig-moon'}\n"


def write(project: Path, **files: str) -> None:
    (project / "parts").mkdir(exist_ok=True)
    for name, text in files.items():
        (project / "parts" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_file_holds_a_section_or_several_and_includes_more(project: Path) -> None:
    write(
        project,
        one="- title: One\n  sections:\n  - include: three.yaml\n- include: two.yaml\n",
        two="title: Two\nid: two",
        three="title: Three",
    )
    (project / "parts" / "moon.png").write_bytes((project / "art" / "moon.png").read_bytes())
    write(project, three="title: Three\nfigure: {id: fig-moon, image: moon.png, alt: A moon}\ntable: {data: ../birds.csv}\n")
    document = sound(project, WHOLE)
    assert [section.title.plain for section in document.walk()] == ["One", "Three", "Two", "Last"]
    assert [section.number for section in document.sections] == [1, 2, 3]
    names = [re.sub(r".*/project/content/", "", section.place.file) for section in document.walk()]
    assert names == ["parts/one.yaml", "parts/three.yaml", "parts/two.yaml", "talk.yaml"]
    assert [Path(name).name for name in document.sources] == ["talk.yaml", "one.yaml", "three.yaml", "two.yaml", "birds.csv"]
    assert all(section.place.file in document.sources for section in document.walk())
    assert [figure.picture.path for figure in document.figures()] == [project / "parts" / "moon.png"]


FAULTS = [
    # In the content file
    ("bad-include", "- {include: parts/one.yaml, »title: B}", {"one": "title: B"}),
    ("bad-include", "- {»include: [parts/one.yaml]}", {"one": "title: B"}),
    ("bad-include", "- »include:", {}),
    ("missing-file", "- include: »parts/oen.yaml", {"one": "title: B"}),
    ("outside-project", "- include: »../../parts.yaml", {}),
    ("absolute-path", "- include: »/etc/passwd", {}),
    ("remote-file", "- include: »https://example.org/a.yaml", {}),
    ("unknown-key", "- »includ: parts/one.yaml\n  title: A", {}),
    # In the file that is included
    ("wrong-type", "- include: parts/one.yaml", {"one": "»just a text\n"}),
    ("empty-file", "- include: parts/one.yaml", {"one": "»"}),
    ("control-character", "- include: parts/one.yaml", {"one": "title: a»\x07b"}),
    ("bad-yaml", "- include: parts/one.yaml", {"one": "title: a »: b : c\n"}),
    ("unknown-key", "- include: parts/one.yaml", {"one": "title: B\n»headlin: C\n"}),
    ("missing-key", "- include: parts/one.yaml", {"one": "- title: B\n- »lead: C\n"}),
    ("unknown-reference", "- include: parts/one.yaml", {"one": "title: B\nlead: see »@fig-none"}),
    ("missing-file", "- include: parts/one.yaml", {"one": "title: B\nfigure: {image: »sun.png, alt: C}"}),
    ("outside-project", "- include: parts/one.yaml", {"one": "title: B\nfigure: {image: »../../../sun.png, alt: C}"}),
    ("empty-layout", "- include: parts/one.yaml", {"one": "title: B\nlayout: »table"}),
    ("duplicate-id", "- {title: B, id: b}\n- include: parts/one.yaml", {"one": "title: C\nid: »b"}),
    ("missing-key", "- include: parts/one.yaml", {"one": "title: B\ncompare: »{things: [a, b], rows: []}"}),
    ("include-loop", "- include: parts/one.yaml", {"one": "title: B\nsections:\n- include: two.yaml", "two": "- include: »one.yaml"}),
    ("include-loop", "- include: parts/one.yaml", {"one": "- include: »../talk.yaml"}),
    ("todo", "- include: parts/one.yaml", {"one": "title: B  # »TODO: more"}),
    ("todo", "- include: parts/one.yaml", {"one": "title: B\nlead: »TODO"}),
]


@pytest.mark.parametrize(("code", "sections", "files"), FAULTS)
def test_a_fault_names_the_file_that_it_is_in(code: str, sections: str, files: dict[str, str], project: Path) -> None:
    write(project, **{name: text.replace("»", "") for name, text in files.items()})
    talk = f"title: A\nsections:\n{sections}\n"
    marked = next((("parts/" + name + ".yaml", text) for name, text in files.items() if "»" in text), ("talk.yaml", talk))
    before = marked[1].split("»")[0]
    [found] = read(project, talk.replace("»", "")).diagnostics.found
    place = (Path(found.place.file).relative_to(project).as_posix(), found.place.line, found.place.column)
    assert (found.code, *place) == (code, marked[0], before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_a_taken_id_names_the_file_that_has_it(project: Path) -> None:
    write(project, one="title: C\nid: b")
    [found] = read(project, "title: A\nsections:\n- {title: B, id: b}\n- include: parts/one.yaml\n").diagnostics.found
    assert found.message == f"the id `b` is taken, first on line 3 of `{project / 'talk.yaml'}`"


def codes(project: Path, text: str) -> list[tuple[str, str, int]]:
    return [(found.code, Path(found.place.file).stem, found.place.line) for found in read(project, text).diagnostics]


def test_includes_are_bounded_in_depth_number_and_size(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, **{f"p{level}": f"- include: p{level + 1}.yaml" for level in range(MAX_LEVELS + 1)})
    assert codes(project, "title: A\nsections:\n- include: parts/p0.yaml\n") == [("deep-include", f"p{MAX_LEVELS - 1}", 1)]
    write(project, one="title: B")
    many = "- include: parts/one.yaml\n" * (MOST_FILES + 1)
    assert codes(project, f"title: A\nsections:\n{many}") == [("too-many-includes", "talk", MOST_FILES + 3)]
    monkeypatch.setattr("generator.source.includes.MAX_SIZE", 100)
    assert codes(project, "title: A\nsections:\n" + "- include: parts/one.yaml\n" * 2) == [("too-large", "talk", 4)]
    monkeypatch.setattr(text_file, "MAX_BYTES", 4)
    monkeypatch.setattr("generator.source.project.MAX_BYTES", 4)
    source = "title: A\nsections: [{include: parts/one.yaml}]\n"
    monkeypatch.setattr("generator.source.MAX_BYTES", 4)
    assert codes(project, source)[0][0] == "file-too-large"
