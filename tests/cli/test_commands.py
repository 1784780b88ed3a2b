"""The commands: what they print, what they write and how they exit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import generator
from generator.cli.optional import completed
from tests.importing import decks

from .conftest import Run

SOUND = "title: A talk\nsections:\n- title: One\n  body: Some *prose*.\n  points: [first, second]\n"
WARNED = "title: A talk\nsections:\n- title: One\n  body: a <b> c\n"
FAULTY = "title: A talk\nsubtitel: B\n"


def diptych(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    command, encoding = [sys.executable, "-m", "generator", *arguments], env.get("PYTHONIOENCODING")
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding=encoding, text=True, check=False, env=os.environ | env)


def test_a_new_content_file_builds_as_it_is(run: Run) -> None:
    assert run("new", "quarterly-review").out == "quarterly-review.yaml  written; now run `diptych build quarterly-review.yaml`\n"
    made = run("build", "quarterly-review.yaml")
    assert made.code == 0
    deck, report, talk, summary = made.out.splitlines()
    assert re.fullmatch(r"talk: \d\d s of 10 min, longest: slide \d, \d\d s", talk)
    assert re.fullmatch(r"output/quarterly-review\.pptx  \d+ slides, \d+ kB, \d+\.\d\d s", deck)
    assert re.fullmatch(r"output/quarterly-review\.pdf  \d+ pages?, \d+ kB, \d+\.\d\d s", report)
    assert summary == "2 works written, no findings"
    assert Path("output/quarterly-review.pptx").read_bytes().startswith(b"PK")
    assert Path("output/quarterly-review.pdf").read_bytes().startswith(b"%PDF")
    document = generator.load("quarterly-review.yaml").document
    assert document
    assert document.title.plain == "Quarterly review"


@pytest.mark.parametrize("kind", ["talk", "report", "data"])
def test_each_kind_of_new_content_builds_without_a_finding(kind: str, run: Run) -> None:
    files = {"talk": ["my #1.yaml"], "report": ["my #1.yaml"], "data": ["my #1.csv", "my #1.yaml"]}[kind]
    assert run("new", "my #1", "--kind", kind).code == 0
    assert sorted(path.name for path in Path().iterdir()) == files
    made = run("build", "my #1.yaml", "--strict", "--verbose")
    assert (made.code, [line for line in made.out.splitlines() if " pt" in line], made.out.splitlines()[-1]) == (
        0,
        [],
        "2 works written, no findings",
    )
    loaded = generator.load("my #1.yaml")
    assert loaded.document
    assert loaded.document.title.plain == "My #1"
    exhibits = {type(exhibit).__name__ for section in loaded.document.walk() for exhibit in section.exhibits}
    assert exhibits >= {"talk": {"Quote"}, "report": {"Table"}, "data": {"Chart", "Table"}}[kind]
    Path("my #1.yaml").write_text(generator.dump(loaded.document, theme=loaded.theme), encoding="utf-8")
    again = generator.load("my #1.yaml")
    assert (again.document, again.theme, again.diagnostics.found) == (loaded.document, loaded.theme, [])


def test_new_data_overwrites_no_data(run: Run) -> None:
    Path("talk.csv").write_text("mine")
    ran = run("new", "talk", "--kind", "data")
    assert (ran.code, ran.out, ran.err) == (2, "", "diptych: talk.csv: File exists\n")
    assert [path.name for path in Path().iterdir()] == ["talk.csv"]


def test_new_overwrites_nothing(run: Run) -> None:
    Path("talk.yaml").write_text("mine")
    ran = run("new", "talk.yaml")
    assert (ran.code, ran.out, ran.err) == (2, "", "diptych: talk.yaml: File exists\n")
    assert Path("talk.yaml").read_text() == "mine"


def test_a_finding_is_printed_with_its_line_and_exits_1(run: Run) -> None:
    Path("talk.yaml").write_text(FAULTY)
    ran = run("build", "talk.yaml")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "talk.yaml:2:1: error[unknown-key]: unknown key `subtitel` in the document",
        " 2 | subtitel: B",
        "   | ^^^^^^^^",
        "   = help: did you mean `subtitle`?",
        "no works written, 1 error",
    ]
    assert not Path("output").exists()


def test_check_writes_nothing(run: Run) -> None:
    Path("talk.yaml").write_text(SOUND)
    ran = run("check", "talk.yaml")
    assert (ran.code, ran.out) == (0, "1 file checked, no findings\n")
    assert [path.name for path in Path().iterdir()] == ["talk.yaml"]


def test_warnings_pass_unless_the_run_is_strict(run: Run) -> None:
    Path("talk.yaml").write_text(WARNED)
    assert run("check", "talk.yaml").code == 0
    assert run("check", "talk.yaml", "--strict").code == 1
    assert run("build", "talk.yaml", "--strict").code == 1
    assert not Path("output").exists()
    assert run("build", "talk.yaml").code == 0
    assert len(list(Path("output").iterdir())) == 2


@pytest.mark.parametrize(("only", "name"), [("deck", "talk.pptx"), ("report", "talk.pdf"), ("slides", "talk-slides.pdf")])
def test_one_work_alone_can_be_built_into_any_folder(only: str, name: str, run: Run) -> None:
    Path("talk.yaml").write_text(SOUND)
    assert run("build", "talk.yaml", "--only", only, "-o", "a/b", "--theme", "aurora-dark").code == 0
    assert [path.name for path in Path("a/b").iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ([], ["talk.pdf", "talk.pptx"]),
        (["--handout"], ["talk-handout.pdf"]),
        (["--only", "deck", "--handout", "2"], ["talk-handout.pdf", "talk.pptx"]),
        (["--png", "--contact-sheet"], ["talk-contact-sheet.png", "talk-slides"]),
        (["--only", "slides", "--only", "report", "--only", "slides"], ["talk-slides.pdf", "talk.pdf"]),
    ],
)
def test_what_is_named_is_what_is_written(arguments: list[str], names: list[str], run: Run) -> None:
    Path("talk.yaml").write_text(SOUND)
    assert run("build", *arguments, "talk.yaml").code == 0
    assert sorted(path.name for path in Path("output").iterdir()) == names


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["--handout", "talk.yaml"], ["--handout=1", "talk.yaml"]),
        (["talk.yaml", "--handout"], ["talk.yaml", "--handout=1"]),
        (["--handout", "2", "talk.yaml"], ["--handout=2", "talk.yaml"]),
        (["--png", "talk.yaml"], ["--png=1280", "talk.yaml"]),
        (["--png", "640", "--handout", "talk.yaml"], ["--png=640", "--handout=1", "talk.yaml"]),
        (["--handout=3", "--handout", "--strict"], ["--handout=3", "--handout=1", "--strict"]),
        (["--handout", "--", "2", "--handout"], ["--handout=1", "--", "2", "--handout"]),
    ],
)
def test_only_a_number_is_taken_for_a_value_that_can_be_left_out(given: list[str], taken: list[str]) -> None:
    assert completed(given) == taken


def test_several_contents_are_built_in_one_run_and_faults_of_one_do_not_stop_the_others(run: Run) -> None:
    for name, text in (("a", FAULTY), ("b", SOUND), ("c", WARNED)):
        Path(f"{name}.yaml").write_text(text)
    ran = run("build", "a.yaml", "b.yaml", "c.yaml")
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "4 works written, 1 error, 1 warning"
    assert sorted(path.name for path in Path("output").iterdir()) == ["b.pdf", "b.pptx", "c.pdf", "c.pptx"]


def test_contents_that_would_overwrite_each_other_are_refused(run: Run) -> None:
    for folder in ("a", "b"):
        Path(folder).mkdir()
    Path("a/talk.yaml").write_text(SOUND)
    Path("b/Talk.yml").write_text(SOUND)
    ran = run("build", "a/talk.yaml", "b/Talk.yml")
    assert ran.code == 2
    assert "a/talk.yaml and b/Talk.yml would write the same files" in ran.err
    assert not Path("output").exists()


def test_json_is_one_object_with_works_and_diagnostics(run: Run) -> None:
    Path("talk.yaml").write_text(WARNED)
    ran = run("build", "talk.yaml", "--format", "json")
    said = json.loads(ran.out)
    assert [(work["kind"], work["path"]) for work in said["works"]] == [("deck", "output/talk.pptx"), ("report", "output/talk.pdf")]
    assert all(work["bytes"] == Path(work["path"]).stat().st_size and work["parts"] for work in said["works"])
    assert said["diagnostics"] == [
        {
            "file": "talk.yaml",
            "line": 4,
            "column": 11,
            "length": 3,
            "severity": "warning",
            "code": "raw-html",
            "message": "HTML is shown as text",
            "help": "use Markdown; put `\\` before the `<` of a text that is meant",
        }
    ]


@pytest.mark.parametrize("command", ["check", "build"])
def test_on_github_findings_are_workflow_commands(command: str, run: Run) -> None:
    Path("talk.yaml").write_text(FAULTY)
    ran = run(command, "talk.yaml", "--format", "github")
    found, summary = ran.out.splitlines()
    said = "unknown key `subtitel` in the document%0Adid you mean `subtitle`?"
    assert found == f"::error file=talk.yaml,line=2,col=1,endColumn=8,title=unknown-key::{said}"
    assert (ran.code, summary.rpartition(", ")[2]) == (1, "1 error")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "none.yaml"], "diptych: none.yaml: No such file or directory"),
        (["build", "."], "diptych: .: Is a directory"),
        (["build", "talk.yaml", "-o", "talk.yaml"], "diptych: talk.yaml: File exists"),
        (["build", "talk.yaml", "-o", "taken"], "diptych: taken/talk.pptx: Is a directory"),
        (["build", "talk.yaml", "--theme", "auroa"], "there is no theme `auroa`"),
        (["build", "talk.yaml", "--only", "mail"], "Invalid value for '--only'"),
        (["build", "talk.yaml", "--handout", "4"], "Invalid value for '--handout'"),
        (["build", "talk.yaml", "--handout", "--steps"], "only the slides' PDF has steps; add --only slides."),
        (["build", "talk.yaml", "--png", "63"], "Invalid value for '--png'"),
        (["new", "no/such/folder/talk"], "diptych: no/such/folder/talk.yaml: No such file or directory"),
        (["bild"], "No such command 'bild'. Did you mean 'build'?"),
        (["build"], "Missing argument"),
    ],
)
def test_what_cannot_run_says_why_in_a_line_and_exits_2(arguments: list[str], says: str, run: Run) -> None:
    Path("talk.yaml").write_text(SOUND)
    Path("taken/talk.pptx").mkdir(parents=True)
    ran = run(*arguments)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert [path.name for path in Path("taken").iterdir()] == ["talk.pptx"]
    assert not list(Path().rglob("*.tmp"))


def test_a_full_disk_is_one_line_and_leaves_the_older_works_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("talk.yaml").write_text(SOUND)
    Path("output").mkdir()
    Path("output/talk.pptx").write_text("older")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    ran = run("build", "talk.yaml")
    assert (ran.code, ran.err) == (2, "diptych: output/talk.pptx: No space left on device\n")
    assert [(path.name, path.read_text()) for path in Path("output").iterdir()] == [("talk.pptx", "older")]


def test_a_picture_that_ends_early_is_a_finding_at_its_figure(run: Run) -> None:
    Image.effect_noise((200, 150), 80).save("sun.jpg")
    data = Path("sun.jpg").read_bytes()
    Path("sun.jpg").write_bytes(data[: len(data) // 2])
    Path("talk.yaml").write_text("title: A\nsections:\n- title: B\n  figure:\n    image: sun.jpg\n    alt: x\n")
    ran = run("build", "talk.yaml")
    assert ran.code == 1
    assert ran.out.startswith("talk.yaml:5:5: error[bad-picture]: `sun.jpg` is broken")
    assert not Path("output").exists()


def test_works_replace_older_ones_and_are_the_same_bytes_again(run: Run) -> None:
    Path("talk.yaml").write_text(SOUND)
    run("build", "talk.yaml")
    first = {path.name: path.read_bytes() for path in Path("output").iterdir()}
    Path("output/talk.pdf").write_text("broken")
    assert run("build", "talk.yaml").code == 0
    assert {path.name: path.read_bytes() for path in Path("output").iterdir()} == first


def test_the_schema_is_printed_as_json(run: Run) -> None:
    assert json.loads(run("schema").out)["additionalProperties"] is False


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    text = (Path(generator.__file__).parents[1] / "pyproject.toml").read_text("utf-8")
    assert run("--version").out == f"diptych {generator.__version__}\n"
    assert f'version = "{generator.__version__}"' in text


def test_help_comes_at_once(tmp_path: Path) -> None:
    seconds = []
    for _ in range(3):
        before = os.times()
        assert "build" in diptych("--help", cwd=tmp_path).stdout
        after = os.times()
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(seconds) < 0.2


def test_the_module_is_the_same_command_and_shows_no_bar_in_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SOUND)
    ran = diptych("build", "talk.yaml", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_an_interrupt_is_quiet(tmp_path: Path) -> None:
    code = (
        "import generator, sys; sys.argv = ['diptych', 'build', 'talk.yaml']\n"
        "def stop(*args, **options): raise KeyboardInterrupt\n"
        "generator.build = stop\n"
        "from generator.cli import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_a_terminal_without_the_characters_gets_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text("title: A\nthéme: 大\n", "utf-8")
    ran = diptych("check", "talk.yaml", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert ran.returncode == 1
    assert " 2 | théme: \\u5927" in ran.stdout


def test_the_api_takes_a_theme_by_its_name_only(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SOUND)
    with pytest.raises(ValueError, match="there is no theme 'auroa'; use aurora or aurora-dark"):
        generator.check(tmp_path / "talk.yaml", theme="auroa")


def test_the_api_takes_as_many_slides_a_page_as_a_hand_out_has() -> None:
    with pytest.raises(ValueError, match="one slide, two or three, not 4"):
        generator.Options(per_page=4)


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_pictures_are_as_wide_as_asked_and_those_of_a_longer_build_go_with_nothing_else(run: Run) -> None:
    Path("talk.yaml").write_text(SOUND + "- title: Two\n")
    assert run("build", "talk.yaml", "--png", "320").code == 0
    shown = sorted(path.name for path in Path("output/talk-slides").iterdir())
    assert shown == [f"{number:02}.png" for number in range(1, len(shown) + 1)]
    assert {size_of(path) for path in Path("output/talk-slides").iterdir()} == {(320, 180)}
    for name in ("notes.txt", "1.jpg", "me.png"):
        Path("output/talk-slides", name).write_text("mine")
    Path("talk.yaml").write_text(SOUND)
    line, summary = run("build", "talk.yaml", "--png").out.splitlines()
    assert re.fullmatch(rf"output/talk-slides  {len(shown) - 1} pictures, \d+ kB, \d+\.\d\d s", line)
    assert summary == "1 work written, no findings"
    assert sorted(path.name for path in Path("output/talk-slides").iterdir()) == [*shown[:-1], "1.jpg", "me.png", "notes.txt"]
    assert size_of(Path("output/talk-slides/01.png")) == (1280, 720)


def test_pictures_without_their_package_are_one_line_and_leave_the_others_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("talk.yaml").write_text(SOUND)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    ran = run("build", "talk.yaml", "--only", "deck", "--png")
    assert (ran.code, ran.out, ran.err) == (2, "", "diptych: pictures of slides need `pip install 'diptych[preview]'`\n")
    assert not Path("output").exists()


def test_pictures_are_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SOUND)
    made = []
    for seed in ("1", "2"):
        ran = diptych("build", "talk.yaml", "--png", "320", "--contact-sheet", "-o", seed, cwd=tmp_path, PYTHONHASHSEED=seed)
        assert (ran.returncode, ran.stderr) == (0, "")
        made.append({path.name: path.read_bytes() for path in (tmp_path / seed).rglob("*.png")})
    assert made[0] == made[1]
    assert len(made[0]) > 2


def test_the_api_takes_widths_that_a_picture_can_have() -> None:
    with pytest.raises(ValueError, match="from 64 to 7680 pixels wide, not 7681"):
        generator.Options(width=7681)


def test_the_api_reports_progress_of_each_work(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SOUND)
    steps: list[tuple[str, int, int]] = []
    result = generator.build(tmp_path / "talk.yaml", output=tmp_path, progress=lambda *step: steps.append(step))
    assert [work.path.name for work in result.works] == ["talk.pptx", "talk.pdf"]
    assert {kind for kind, _, _ in steps} == {"deck", "report"}
    assert all(0 <= done <= total for _, done, total in steps)


TALK = "title: A talk\ntalk: {minutes: 1, words-per-minute: 60}\nsections:\n- title: One\n  notes: " + "word " * 40 + "\n"


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_talk_says_how_long_it_takes(command: str, run: Run) -> None:
    Path("talk.yaml").write_text(TALK)
    assert "\ntalk: 50 s of 1 min, longest: slide 2, 40 s\n" in f"\n{run(command, 'talk.yaml').out}"
    (talk,) = json.loads(run(command, "talk.yaml", "--format", "json").out)["talks"]
    assert Path(talk.pop("deck")).name == "talk.pptx"
    assert talk == {"seconds": 50.0, "minutes": 1.0, "longest": 2, "slides": [10.0, 40.0]}


def test_a_talk_that_does_not_fit_is_a_warning_at_its_minutes(run: Run) -> None:
    Path("talk.yaml").write_text(TALK.replace("word ", "many words "))
    ran = run("check", "talk.yaml", "--strict")
    assert ran.code == 1
    assert "talk.yaml:2:8: warning[talk-too-long]" in ran.out


LONG = "title: A talk\nsections:\n- title: One\n  headline: Small models win {}\n  points: [first, second]\n".format(
    "on their own ground " * 5
)


@pytest.mark.parametrize("command", ["build", "check"])
def test_texts_in_smaller_sizes_are_counted_in_a_line_and_named_when_asked(run: Run, command: str) -> None:
    Path("talk.yaml").write_text(LONG)
    said = "talk.yaml:4:13: slide 2: headline at 28 instead of 34 pt"
    assert [line for line in run(command, "talk.yaml").out.splitlines() if "smaller" in line] == [
        "smaller: 1 text on 1 slide, which --verbose names"
    ]
    lines = run(command, "talk.yaml", "--verbose").out.splitlines()
    assert said in lines
    assert not any("smaller" in line for line in lines)
    (found,) = json.loads(run(command, "talk.yaml", "--format", "json").out)["reduced"]
    assert Path(found.pop("deck")).name == "talk.pptx"
    assert found == {"slide": 2, "what": "headline", "size": 28, "usual": 34, "file": "talk.yaml", "line": 4, "column": 13}


def test_nothing_is_said_of_texts_at_their_usual_sizes(run: Run) -> None:
    Path("talk.yaml").write_text(SOUND)
    assert "smaller" not in run("build", "talk.yaml").out


def test_a_build_names_the_fonts_that_others_may_lack(run: Run) -> None:
    Path("talk.yaml").write_text("title: A talk\nsections:\n- title: One\n  points: [a `b`, c]\n")
    assert "\nfonts that others may lack: Fira Mono\n" in run("build", "talk.yaml").out
    deck, report = json.loads(run("build", "talk.yaml", "--format", "json").out)["works"]
    assert deck["lacking"] == ["Fira Mono"]
    assert "lacking" not in report


def test_watching_says_what_it_takes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = run("build", "talk.yaml", "--watch")
    assert (ran.code, ran.out, ran.err) == (2, "", "diptych: watches need `pip install 'diptych[preview]'`\n")


@pytest.mark.parametrize(("name", "module"), [("post.md", "ftfy"), ("post.md", "selectolax"), ("talk.pptx", "pptx")])
def test_importing_says_what_it_takes(name: str, module: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(name).write_text("# A\n\ntext\n")
    monkeypatch.setitem(sys.modules, module, None)
    ran = run("import", name, "-o", "new.yaml")
    assert (ran.code, ran.out, ran.err) == (2, "", "diptych: imports need `pip install 'diptych[import]'`\n")
    assert not Path("new.yaml").exists()


def test_a_deck_is_imported_with_its_pictures_and_builds(run: Run) -> None:
    decks.usual(Path("talk.pptx"))
    ran = run("import", "talk.pptx", "-o", "new.yaml")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "talk.pptx: warning[merged-cells]: slide 6: merged cells of the table have their text in each place"
    assert ran.out.splitlines()[-1] == "new.yaml  2 sections, 2 pictures; now run `diptych build new.yaml`"
    assert sorted(path.name for path in Path("new-pictures").iterdir()) == ["slide-05-2.jpg", "slide-05.png"]
    assert run("build", "new.yaml").code == 0


@pytest.mark.parametrize("picture", ["slide-05-2.jpg", "slide-05.png"])
def test_an_import_that_would_write_over_a_picture_writes_nothing(picture: str, run: Run) -> None:
    decks.usual(Path("talk.pptx"))
    Path("new-pictures").mkdir()
    Path("new-pictures", picture).touch()
    ran = run("import", "talk.pptx", "-o", "new.yaml")
    assert (ran.code, ran.err) == (2, f"diptych: new-pictures/{picture}: File exists\n")
    assert [path.name for path in Path("new-pictures").iterdir()] == [picture]
    assert not Path("new.yaml").exists()


def test_an_import_makes_the_folder_of_its_content_file(run: Run) -> None:
    Path(".git").mkdir()  # the project's root
    Path("moon.png").write_bytes(decks.picture(20, 10).getvalue())
    Path("post.md").write_text("# A\n\ntext\n\n![a moon](moon.png)\n")
    ran = run("import", "post.md", "-o", "content/parts/x.yaml")
    assert (ran.code, ran.out.splitlines()[-1]) == (
        0,
        "content/parts/x.yaml  1 section, 1 picture; now run `diptych build content/parts/x.yaml`",
    )
    assert "image: ../../moon.png" in Path("content/parts/x.yaml").read_text()


def test_an_import_overwrites_nothing(run: Run) -> None:
    decks.usual(Path("talk.pptx"))
    Path("talk.yaml").write_text("mine")
    assert run("import", "talk.pptx").err == "diptych: talk.yaml: File exists\n"
    assert not Path("talk-pictures").exists()
    Path("talk.yaml").unlink()
    Path("talk-pictures").mkdir()
    Path("talk-pictures/slide-05.png").write_text("mine")
    assert run("import", "talk.pptx").err == "diptych: talk-pictures/slide-05.png: File exists\n"
    assert (Path("talk-pictures/slide-05.png").read_text(), Path("talk.yaml").exists()) == ("mine", False)


def test_what_is_no_deck_is_one_finding(run: Run) -> None:
    Path("talk.pptx").write_text("mine")
    ran = run("import", "talk.pptx")
    assert (ran.code, ran.out.splitlines()) == (
        1,
        ["talk.pptx: error[bad-deck]: `talk.pptx` is no .pptx file, or not all of one", "   = help: save it again as .pptx"],
    )
    assert not Path("talk.yaml").exists()
