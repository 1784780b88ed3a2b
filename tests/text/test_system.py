"""The machine's fonts help out with what no other font has: always the same one, and only one that may be embedded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.text.fonts import load_face
from generator.text.system import system_face, system_families
from tests.oracles.fonts import SANS, licensed, packaged, undrawn

FILES = [
    *(SANS.with_name(f"SourceSansPro-{style}.ttf") for style in ("Regular", "Bold", "It", "BoldIt", "Light")),
    packaged("font_source_serif_pro", "files/SourceSerifPro-Regular.ttf"),
    packaged("manimgx_fonts", "NotoSansArmenian[wght].ttf"),
    packaged("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
]

Machine = Callable[..., Path]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """Makes a folder with some files all the fonts that the machine has."""
    fontconfig = pytest.importorskip("fontconfig")
    before = fontconfig.Config.get_current()

    def become(*files: Path) -> Path:
        folder = tmp_path / "machine"
        folder.mkdir(exist_ok=True)
        for file in files:
            (folder / file.name).symlink_to(file)
        settings = tmp_path / "fonts.conf"
        settings.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
        config = fontconfig.Config.create()
        assert config.parse_and_load(str(settings))
        config.build_fonts()
        config.set_current()
        forget()
        return folder

    yield become
    before.set_current()
    forget()


def forget() -> None:
    system_families.cache_clear()
    system_face.cache_clear()


def face(characters: str, language: str = "en", bold: bool = False, italic: bool = False, serif: bool = False) -> str | None:
    name = system_face(characters, language, bold, italic, serif)
    return load_face(name).postscript_name if name else None


def test_the_face_that_is_the_most_like_it_is_taken(machine: Machine) -> None:
    machine(*FILES[:-1])
    assert face("aé") == "SourceSansPro-Regular"
    assert face("aé", bold=True) == "SourceSansPro-Bold"
    assert face("aé", italic=True) == "SourceSansPro-It"
    assert face("aé", bold=True, italic=True) == "SourceSansPro-BoldIt"
    assert face("aé", serif=True) == "SourceSerifPro-Regular"


def test_a_variable_font_has_every_weight(machine: Machine) -> None:
    machine(*FILES)
    assert face("Հայ") == "NotoSansArmenian-Regular"
    assert face("Հայ", bold=True) == "NotoSansArmenian_700wght"


@pytest.mark.parametrize(
    ("language", "region"),
    [("ja", "jp"), ("ko-KR", "kr"), ("zh", "sc"), ("zh-Hans-CN", "sc"), ("zh-Hant", "tc"), ("zh-TW", "tc"), ("zh-HK", "hk")],
)
def test_the_language_chooses_between_forms_of_a_character(machine: Machine, language: str, region: str) -> None:
    machine(*FILES)
    assert face("直", language) == f"NotoSansCJK{region}-Regular"


def test_nobody_has_every_character(machine: Machine) -> None:
    machine(*FILES)
    assert face("\u0378") is None
    assert face("Հ直") is None


@pytest.mark.parametrize("make", [lambda path: licensed(path, 0x2), lambda path: licensed(path, 0x200), lambda path: undrawn(path, "ж")])
def test_a_font_that_may_not_be_embedded_or_does_not_draw_is_passed_over(machine: Machine, make: Callable[[Path], str]) -> None:
    folder = machine()
    make(folder / "A.ttf")
    (folder / "broken.ttf").write_bytes(SANS.read_bytes()[:4000])
    machine()
    assert face("ж") is None
    machine(FILES[5])
    assert face("ж") == "SourceSerifPro-Regular"


def test_families_are_listed_with_their_files(machine: Machine) -> None:
    folder = machine(*FILES)
    assert [*system_families()][:2] == ["Noto Sans Armenian", "Noto Sans CJK HK"]
    assert len(system_families()["Source Sans Pro"]) == 5
    assert str(folder / "SourceSansPro-It.ttf") in system_families()["Source Sans Pro"]


def test_without_fontconfig_there_are_no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fontconfig", None)
    forget()
    assert (face("a"), system_families()) == (None, {})
    forget()
