"""What content says of its theme: another's, a file's, families by name from its folders, the project's, packages and the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator import load
from generator.model import Place, Severity
from generator.theme import Theme, load_theme
from tests.oracles.fonts import SANS, licensed

from .reading import places, read

STYLES = ("Regular", "Bold", "It", "BoldIt", "Semibold")


@pytest.fixture
def fonts(project: Path) -> Path:
    """A folder with fonts, beside the content."""
    folder = project / "fonts"
    folder.mkdir()
    for style in STYLES:
        path = SANS.with_name(f"SourceSansPro-{style}.ttf")
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def theme(folder: Path, text: str) -> Theme:
    """The theme of a content that has nothing to complain about."""
    loaded = read(folder, f"title: A\ntheme: {text}\n")
    assert loaded.diagnostics.found == []
    assert loaded.theme
    return loaded.theme


@pytest.mark.parametrize("text", ["aurora-dark", "{extends: aurora-dark}", "'aurora-dark'"])
def test_a_theme_is_named(text: str, project: Path) -> None:
    assert theme(project, text) == load_theme("aurora-dark")


def test_without_a_name_it_is_the_first(project: Path) -> None:
    assert theme(project, "") == theme(project, "{justify: no}") == load_theme("aurora")


def test_families_come_from_the_folders_of_the_theme(fonts: Path, project: Path) -> None:
    found = theme(project, "{fonts: {folders: fonts, body: Source Sans Pro, heading: Source Sans Pro SemiBold}}").fonts
    assert [found.body.regular, found.body.bold, found.body.italic, found.body.bold_italic] == [
        str(fonts / f"SourceSansPro-{style}.ttf") for style in STYLES[:4]
    ]
    assert (found.heading.name, found.heading.regular) == ("Source Sans Pro Semibold", str(fonts / "SourceSansPro-Semibold.ttf"))
    assert found.serif == load_theme("aurora").fonts.serif


def test_a_family_of_the_project_goes_before_one_of_a_package(project: Path, fonts: Path) -> None:
    mentioned = "{fonts: {body: Source Sans Pro}}"
    assert theme(project, mentioned).fonts.body.regular == "font_source_sans_pro:SourceSansPro-Regular"
    (project.parent / "diptych.toml").write_text('# For all talks\nfonts = ["content/fonts"]\n')
    assert theme(project, mentioned).fonts.body.regular == str(fonts / "SourceSansPro-Regular.ttf")


def test_settings_above_a_repository_are_not_its_own(project: Path, fonts: Path) -> None:
    (project.parent / "diptych.toml").write_text("fonts = 3\n")
    (project / ".git").mkdir()
    assert theme(project, "{fonts: {folders: [fonts], body: Source Sans Pro}}").fonts.body.regular == str(
        fonts / "SourceSansPro-Regular.ttf"
    )


def test_fallbacks_of_the_theme_are_kept_in_their_order(project: Path) -> None:
    found = theme(project, "{fonts: {fallback: [Noto Sans CJK JP, FiraGO]}}").fonts
    assert [family.name for family in found.own] == ["Noto Sans CJK JP", "FiraGO"]


def test_a_theme_file_has_paths_of_its_own_and_is_extended(project: Path, fonts: Path) -> None:
    brand = project / "art" / "brand"
    brand.mkdir()
    (brand / "acme.yaml").write_text("extends: aurora-dark\njustify: yes\nfonts: {folders: [../../fonts], body: Source Sans Pro}\n")
    (project / "talk-theme.yml").write_text("extends: art/brand/acme.yaml\nfonts: {heading: Source Sans Pro Bold}\n")
    found = theme(project, "talk-theme.yml")
    assert (found.justify, found.palette) == (True, load_theme("aurora-dark").palette)
    assert found.fonts.body.regular == str(fonts / "SourceSansPro-Regular.ttf")
    assert found.fonts.heading.regular == str(fonts / "SourceSansPro-Bold.ttf")
    assert not theme(project, "{extends: talk-theme.yml, justify: no}").justify


def test_faults_of_a_theme_file_are_placed_in_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "art" / "acme.yaml").write_text("extend: aurora\nfonts:\n  body: Nobody Sans\n")
    (project / "talk.yaml").write_text("title: A\ntheme: art/acme.yaml\n")
    monkeypatch.chdir(project.parent)
    loaded = load("content/talk.yaml")
    assert [(d.code, d.place) for d in loaded.diagnostics.sorted()] == [
        ("unknown-key", Place("content/art/acme.yaml", 1, 1)),
        ("unknown-family", Place("content/art/acme.yaml", 3, 9)),
    ]
    assert loaded.diagnostics.sorted()[0].help == "did you mean `extends`?"
    assert loaded.sources["content/art/acme.yaml"].startswith("extend: aurora")


def test_themes_that_extend_each_other_are_refused(project: Path) -> None:
    (project / "a.yaml").write_text("extends: b.yaml\n")
    (project / "b.yaml").write_text("justify: yes\nextends: a.yaml\n")
    (found,) = read(project, "title: A\ntheme: a.yaml\n").diagnostics.found
    assert (found.code, found.place) == ("theme-loop", Place(str(project / "b.yaml"), 2, 10))


def test_the_nearest_family_is_offered(project: Path) -> None:
    (found,) = read(project, "title: A\ntheme: {fonts: {code: Fira Mona}}\n").diagnostics.found
    assert (found.message, found.help, found.length) == ("no font has the family name `Fira Mona`", "did you mean `Fira Mono`?", 9)


def test_a_file_that_is_no_font_is_a_warning_at_its_folder(fonts: Path, project: Path) -> None:
    (fonts / "below").mkdir()
    (fonts / "below" / "page.otf").write_text("<html>not found</html>")
    loaded = read(project, "title: A\ntheme: {fonts: {folders: [fonts], body: Source Sans Pro}}\n")
    assert places(loaded.diagnostics.found) == [("bad-font", 2, 27)]
    assert loaded.diagnostics.found[0].message == "`below/page.otf` is no font that can be read"
    assert loaded.document


@pytest.mark.parametrize(
    ("bits", "message"),
    [
        (0x002, "the licence of `SourceSansPro-Regular` does not allow embedding"),
        (0x200, "the licence of `SourceSansPro-Regular` allows only its bitmaps to be embedded"),
    ],
)
def test_a_font_whose_licence_forbids_embedding_is_refused_where_it_is_named(bits: int, message: str, fonts: Path, project: Path) -> None:
    licensed(fonts / "SourceSansPro-Regular.ttf", bits)
    loaded = read(project, "title: A\ntheme: {fonts: {folders: [fonts], body: Source Sans Pro}}\n")
    assert places(loaded.diagnostics.found) == [("no-embedding", 2, 41)]
    assert loaded.diagnostics.found[0].message == message
    assert loaded.theme is None


def test_a_font_that_proves_damaged_when_it_is_embedded_is_an_error_at_the_fonts_of_the_theme(fonts: Path, project: Path) -> None:
    path = fonts / "SourceSansPro-Regular.ttf"
    path.write_bytes(path.read_bytes().replace(b"head", b"heae", 1))
    content = project / "talk.yaml"
    content.write_text("title: A\nsubtitle: Words\ntheme:\n  fonts: {folders: [fonts], body: Source Sans Pro}\n")
    found = generator.check(content).diagnostics.found
    assert [(d.code, d.severity, d.place) for d in found] == [("bad-font", Severity.ERROR, Place(str(content), 4, 3))]


TOML = [
    ("bad-toml", "fonts = [»fonts]"),
    ("bad-toml", 'fonts = ["a"]\nfonts = ["b"]»'),
    ("unknown-key", 'font = ["a"]'),
    ("wrong-type", "fonts = 3"),
    ("missing-folder", 'fonts = ["content/fonts", »"letters"]'),
    ("outside-project", 'fonts = [\n  »"..", # everything\n]'),
    ("absolute-path", "fonts = [»'/usr/share/fonts']"),
]


@pytest.mark.parametrize(("code", "marked"), TOML)
@pytest.mark.usefixtures("fonts")
def test_a_fault_of_the_settings_is_reported_at_its_place(code: str, marked: str, project: Path) -> None:
    before = marked.partition("»")[0] if "»" in marked else ""
    (project.parent / "diptych.toml").write_text(marked.replace("»", ""))
    (found,) = read(project, "title: A\n").diagnostics.found
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (found.code, found.place.line, found.place.column) == (code, line, column)
    assert Path(found.place.file) == project.parent / "diptych.toml"


def test_settings_that_are_nested_without_end_are_refused(project: Path) -> None:
    (project.parent / "diptych.toml").write_text("fonts = " + "[" * 100_000)
    assert [d.code for d in read(project, "title: A\n").diagnostics.found] == ["bad-toml"]


def test_a_theme_names_accents_for_the_first_topics_and_says_where(project: Path) -> None:
    made = theme(project, "{accents: ['#00aa77', 8f2f20]}")
    assert made.palette.accents == ("00AA77", "8F2F20", *load_theme("aurora").palette.accents[2:])
    assert made.paper == made.palette
    assert [(place.line, place.column) for place in made.accents_at] == [(2, 19), (2, 30)]
    dark = theme(project, "{extends: aurora-dark, accents: ['#00aa77']}")
    assert (dark.palette.accents[0], dark.paper) == ("00AA77", load_theme("aurora").paper)
