"""The machine's fonts help out with what no other font has: always the same one, and only one that may be embedded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.text.system import system_face, system_families
from tests.oracles.fonts import SANS, licensed, mapped, packaged, undrawn
from tests.oracles.tools import need

FILES = [
    *(SANS.with_name(f"SourceSansPro-{style}.ttf") for style in ("Regular", "Bold", "It", "BoldIt", "Light")),
    packaged("font_source_serif_pro", "files/SourceSerifPro-Regular.ttf"),
    packaged("manimgx_fonts", "NotoSansArmenian[wght].ttf"),
    packaged("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
]

EAST = {"ja": "jp", "ko-KR": "kr", "zh": "sc", "zh-Hans-CN": "sc", "zh-Hant": "tc", "zh-TW": "tc", "zh-HK": "hk", "en": "sc"}

ASKING = """
import json, sys
from generator.text.fonts import load_face
from generator.text.system import system_face, system_families
found = [system_face(*question) for question in json.loads(sys.argv[1])]
print(json.dumps([[name and load_face(name).postscript_name for name in found], system_families()]))
"""

Question = tuple[str, str, bool, bool, bool]


def ask(folder: Path, *questions: Question) -> tuple[list[str | None], dict[str, list[str]]]:
    """The faces for some questions, and all families, in a process for which the fonts of `folder` are all there are."""
    command = [sys.executable, "-c", ASKING, json.dumps(questions)]
    done = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    faces, families = json.loads(done.stdout)
    return faces, families


def environment(folder: Path) -> dict[str, str]:
    """That of a process for which the fonts of `folder` are all that the machine has."""
    pytest.importorskip("fontconfig")
    settings = folder.parent / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder.parent}/cache</cachedir></fontconfig>")
    return {**os.environ, "FONTCONFIG_FILE": str(settings), "PYTHONPATH": os.pathsep.join(sys.path)}


def question(characters: str, language: str = "en", bold: bool = False, italic: bool = False, serif: bool = False) -> Question:
    return characters, language, bold, italic, serif


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    folder = tmp_path / "machine"
    folder.mkdir()
    for file in FILES:
        (folder / file.name).symlink_to(file)
    return folder


def test_the_face_that_is_the_most_like_it_is_taken(machine: Path) -> None:
    (machine / FILES[-1].name).unlink()
    found, _ = ask(
        machine,
        question("aé"),
        question("aé", bold=True),
        question("aé", italic=True),
        question("aé", bold=True, italic=True),
        question("aé", serif=True),
    )
    assert found == ["SourceSansPro-Regular", "SourceSansPro-Bold", "SourceSansPro-It", "SourceSansPro-BoldIt", "SourceSerifPro-Regular"]


def test_a_variable_font_has_every_weight_and_nobody_every_character(machine: Path) -> None:
    found, _ = ask(machine, question("Հայ"), question("Հայ", bold=True), question("\u0378"), question("Հ直"))
    assert found == ["NotoSansArmenian-Regular", "NotoSansArmenian_700wght", None, None]


def test_the_language_chooses_between_forms_of_a_character(machine: Path) -> None:
    found, _ = ask(machine, *(question("直", language) for language in EAST))
    assert found == [f"NotoSansCJK{region}-Regular" for region in EAST.values()]


@pytest.mark.parametrize("make", [lambda path: licensed(path, 0x2), lambda path: licensed(path, 0x200), lambda path: undrawn(path, "ж")])
def test_a_font_that_may_not_be_embedded_or_does_not_draw_is_passed_over(make: Callable[[Path], str], tmp_path: Path) -> None:
    folder = tmp_path / "machine"
    folder.mkdir()
    make(folder / "A.ttf")
    (folder / "broken.ttf").write_bytes(SANS.read_bytes()[:4000])
    assert ask(folder, question("ж"))[0] == [None]
    (folder / "other.ttf").symlink_to(FILES[5])
    assert ask(folder, question("ж"))[0] == ["SourceSerifPro-Regular"]


def test_families_are_listed_with_their_files(machine: Path) -> None:
    _, families = ask(machine)
    assert [*families][:2] == ["Noto Sans Armenian", "Noto Sans CJK HK"]
    assert len(families["Source Sans Pro"]) == 5
    assert str(machine / "SourceSansPro-It.ttf") in families["Source Sans Pro"]


def test_without_fontconfig_there_are_no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fontconfig", None)
    for known in (system_face, system_families):
        known.cache_clear()
    assert (system_face(*question("a")), system_families()) == (None, {})
    for known in (system_face, system_families):
        known.cache_clear()


SETTING = """
import sys
from pathlib import Path
from generator import load
from generator.report import make_report
loaded = load(Path(sys.argv[1]))
with Path(sys.argv[1]).with_suffix(".pdf").open("wb") as out:
    make_report(loaded.document, loaded.theme, loaded.diagnostics, out)
print(*((found.code, found.place.line, found.place.column) for found in loaded.diagnostics.found))
"""


def test_a_character_that_only_the_machine_has_is_set_and_said(tmp_path: Path) -> None:
    (tmp_path / "machine").mkdir()
    mapped(tmp_path / "machine" / "mapped.ttf", "SourceSansPro-Mapped", {"\u0378": "A"})
    content = tmp_path / "talk.yaml"
    content.write_text("title: T\nsections:\n- title: A\n  lead: Only here \u0378.\n  body: And \u0378 again, but no \u0379.\n")
    assert setting(tmp_path / "machine", content) == "('machine-font', 4, 9) ('missing-glyph', 5, 9)"
    fonts = subprocess.run([need("pdffonts"), str(content.with_suffix(".pdf"))], capture_output=True, text=True, check=True).stdout
    assert "+SourceSansPro-Mapped " in fonts


def setting(folder: Path, content: Path) -> str:
    """What making a report says in a process for which the fonts of `folder` are all that the machine has."""
    done = subprocess.run(
        [sys.executable, "-c", SETTING, str(content)], env=environment(folder), capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()
