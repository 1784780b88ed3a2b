"""What importing makes of the habits of posts, and what it says of them, at the exact place: `»` stands before what a finding points at."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from generator.importing import stem_of

from .reading import codes, imported, written

PACKAGE = Path(__file__).parents[2] / "generator" / "importing"

CASES = [
    ("mis-decoded", "It»â€™s late.\n"),
    ("control-character", "Two\n\nbe»\x07ll\n"),
    ("front-matter", "---\ntitle: A\ntags: [a\n»---\n\ntext\n"),
    ("front-matter", "»+++\ntitle\n+++\n\ntext\n"),
    ("unused-key", "»---\ntitle: A\ntags: [a]\n---\n\ntext\n"),
    ("missing-picture", "# A\n\ntext\n\n»![a sun](sun.png)\n"),
    ("missing-picture", "# A\n\ntext\n\n»![a sun](https://example.org/sun.png)\n"),
    ("missing-alt", "# A\n\ntext\n\n»![](moon.png)\n"),
    ("picture-in-table", "| A | B |\n|---|---|\n»| ![a](a.png) | c |\n"),
    ("ragged-table", "| A | B |\n|---|---|\n»| 1 | 2 | 3 |\n"),
    ("link-title", 'text\n\n»[a](https://example.org/ "A title")\n'),
    ("badge", "text\n\n»![build](https://img.shields.io/a.svg)\n"),
    ("relative-link", "text\n\n  »[here](/there)\n"),
    ("bad-formula", "text\n\n»of $\\frac{1$\n"),
    ("bad-formula", "text\n\n»$$\n\\nothing\n$$\n"),
    ("strikethrough", "»text ~~struck~~\n"),
    ("unknown-code-language", "text\n\n»```nolang\nx\n```\n"),
    ("template-tag", "text\n\n»{% include ads.html %}\n"),
    ("raw-html", 'text\n\n»<iframe src="https://example.org/"></iframe>\n'),
    ("html-comment", "text\n\n»<!-- draft -->\n"),
    ("unused-footnote", "text\n\n»[^1]: A note.\n"),
    ("duplicate-footnote", "text[^1]\n\n[^1]: A note.\n\n»[^1]: Another.\n"),
]
ELSEWHERE = {"file-too-large", "bad-encoding", "plain-text"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (16, 9), "gold").save(tmp_path / "moon.png")
    return tmp_path


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_what_the_author_should_know_is_said_at_its_place(code: str, marked: str, folder: Path) -> None:
    before = marked[: marked.index("»")]
    _, found = imported(folder, marked.replace("»", ""))
    assert codes(found) == [(code, before.count("\n") + 1, len(before) - before.rfind("\n"))]


def test_every_code_of_the_package_has_a_case() -> None:
    pattern = re.compile(r'(?:error|warning|warn)\(\s*"([a-z-]+)"')
    found = {code for path in PACKAGE.glob("*.py") for code in pattern.findall(path.read_text("utf-8"))}
    assert found | {"bad-encoding"} == {code for code, _ in CASES} | ELSEWHERE


def test_a_post_in_another_encoding_is_read_and_said_to_be(folder: Path) -> None:
    made, found = imported(folder, "# Café\n\nÀ la carte.\n".encode("cp1252"))
    assert made["title"] == "Café"
    assert codes(found) == [("bad-encoding", 1, 1)]
    assert imported(folder, "# Café\n\nx\n".encode("utf-16"))[0]["title"] == "Café"


def test_what_the_reader_would_refuse_is_written_as_plain_text(folder: Path) -> None:
    deep = "".join("> " * number + "a\n" for number in range(1, 30))
    made, found = imported(folder, f"# A\n\n{deep}\n")
    assert [code for code, *_ in codes(found)] == ["plain-text"]
    assert "a" in str(made["sections"])


def test_a_comment_before_words_in_html_is_read_once(folder: Path) -> None:
    made, found = imported(folder, "# A\n\n<div><!-- one --> words <!-- two --><p>more</p></div>\n\n## B\n\nx\n")
    assert [code for code, *_ in codes(found)] == ["html-comment"] * 2
    assert made["abstract"].split() == ["words", "more"]


def test_a_caption_with_an_author_is_the_quote_of_the_cover(folder: Path) -> None:
    front = '---\ntitle: A\nheader: {image: moon.png, alt: A moon, caption: "It shines at night for all of us. ~ Ada Pike"}\n---\n\ntext\n'
    made, _ = imported(folder, front)
    assert made["cover"]["quote"] == {"text": "It shines at night for all of us.", "by": "Ada Pike"}
    assert made["cover"]["figure"] == {"image": "moon.png", "alt": "A moon"}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("---\nauthor: Ann Lee and Bo Ray\ndate: 2020-02-30\n---\n", {"authors": ["Ann Lee", "Bo Ray"]}),
        ("---\nauthors: [{name: Ann Lee}, Bo Ray]\nlang: de_AT\n---\n", {"authors": ["Ann Lee", "Bo Ray"], "language": "de-AT"}),
        ('+++\ntitle = "C* and *D"\ndate = 2020-01-02\n+++\n', {"title": "C\\* and \\*D", "date": datetime.date(2020, 1, 2)}),
        ("---\ntitle: 7\ndraft: true\nexcerpt: Two words\n---\n", {"title": 7, "draft": True, "subtitle": "Two words"}),
    ],
)
def test_front_matter_becomes_what_the_content_begins_with(front: str, expected: dict[str, object], folder: Path) -> None:
    made, _ = imported(folder, f"{front}\n# H\n\nText.\n")
    assert {key: (int(made[key]) if key == "title" and made[key] == "7" else made[key]) for key in expected} == expected


@pytest.mark.parametrize(
    ("headings", "sections"),
    [
        ("# A\n## B\n## C\n", [("B", []), ("C", [])]),
        ("---\ntitle: T\n---\n## A\n### B\n### C\n#### D\n", [("A", []), ("B", []), ("C", ["D"])]),
        ("# A\n# B\n## C\n### D\n", [("A", []), ("B", ["C"])]),
        ("text\n", [("Post", [])]),
    ],
    ids=["title", "one above many", "two levels", "none"],
)
def test_headings_of_any_levels_become_sections(headings: str, sections: list[tuple[str, list[str]]], folder: Path) -> None:
    made, _ = imported(folder, headings)
    assert [(section["title"], [part["title"] for part in section.get("sections", [])]) for section in made["sections"]] == sections


@pytest.mark.parametrize(
    ("written_so", "read_so"),
    [
        ("a <b>c</b> <i>d</i> <code>e*</code>", "a **c** *d* `e*`"),
        ("H<sub>2</sub>O, x<sup>2</sup>", "H~2~O, x^2^"),
        ("[a](https://example.org/b \"c\") and <https://example.org>", "[a](https://example.org/b) and <https://example.org>"),
        ("[a][r]\n\n[r]: https://example.org/r", "[a](https://example.org/r)"),
        ("mail @ann or [@bo]", "mail \\@ann or [\\@bo]"),
        ("about ~5~ and x^2^ and [a]{.b}", "about \\~5~ and x\\^2^ and [a]\\{.b}"),
        ("one  \ntwo", "one\\\ntwo"),
        ("`` a`b `` and $x_1$", "``a`b`` and $x_1$"),
        ("$5 and $10, 1 < 2 &amp; 3", "$5 and $10, 1 < 2 &amp; 3"),
        ("a[^no] b", "a\\[^no] b"),
    ],
)  # fmt: skip
def test_a_line_is_written_in_the_markdown_of_content_files(written_so: str, read_so: str, folder: Path) -> None:
    made, _ = imported(folder, f"# A\n\n{written_so}\n\n## B\n\nx\n")
    assert made["abstract"].strip() == read_so


def test_footnotes_of_cells_are_notes_of_their_table(folder: Path) -> None:
    notes = "[^x]: By sea.\n[^y]: In *May*.\n"
    made, found = imported(folder, f"# A\n\n## B\n\n| C | D[^x] |\n|---|---|\n| e | 1[^y][^x] |\n\n## F\n\ng[^x]\n\n{notes}")
    assert made["sections"][0]["table"] == {"header": ["C", "D^1^"], "rows": [["e", "1^2,1^"]], "notes": ["^1^ By sea.", "^2^ In *May*."]}
    assert made["sections"][1]["body"].strip() == "g[^x]\n\n[^x]: By sea."
    assert found.found == []


@pytest.mark.parametrize("note", ["[^x]: One.\n\n    Two.\n", "[^x]: One[^y].\n[^y]: Two.\n"], ids=["paragraphs", "notes"])
def test_a_table_whose_footnotes_cannot_stand_below_it_is_prose(note: str, folder: Path) -> None:
    made, _ = imported(folder, f"# A\n\n## B\n\n| C | D |\n|---|---|\n| e | 1[^x] |\n\n## F\n\ng\n\n{note}")
    assert "table" not in made["sections"][0]
    assert "Two." in made["sections"][0]["body"]


@pytest.mark.parametrize(
    ("near", "caption"),
    [
        ("![a](moon.png)\n\nFig 1 - The moon.", "The moon."),
        ("Figure 2: The moon.\n\n![a](moon.png)", "The moon."),
        ("![a](moon.png)\n*The moon.*", "The moon."),
        ('![a](moon.png "The moon.")', "The moon."),
        ('<figure><img src="moon.png" alt="a"><figcaption>The <em>moon</em>.</figcaption></figure>', "The moon."),
        ('{{< figure src="moon.png" alt="a" caption="The moon." >}}', "The moon."),
        ('{% include figure image_path="moon.png" alt="a" caption="The moon." %}', "The moon."),
    ],
)
def test_a_caption_is_found_wherever_posts_have_it(near: str, caption: str, folder: Path) -> None:
    made, found = imported(folder, f"# A\n\n## B\n\nWords come first here, as they do.\n\n{near}\n\n## C\n\nx\n")
    assert made["sections"][0]["figure"] == {"image": "moon.png", "alt": "a", "caption": caption}
    assert found.found == []


def test_pictures_are_found_from_the_site_and_in_the_assets(folder: Path) -> None:
    assets = folder / "elsewhere"
    (folder / "_config.yml").touch()
    (assets / "2020").mkdir(parents=True)
    Image.new("RGB", (16, 9), "gold").save(assets / "2020" / "sun.png")
    post = "# A\n\n![a](/moon.png)\n\n## B\n\n![b](/img/2020/sun.png)\n\n## C\n\n![c](../x/sun%2Epng?size=3)\n"
    made, found = imported(folder, post, assets / "2020")
    assert found.found == []
    assert made["cover"]["figure"]["image"] == "moon.png"
    assert [section["figure"]["image"] for section in made["sections"]] == ["elsewhere/2020/sun.png"] * 2


def test_a_reference_keeps_an_exhibit_where_it_stood(folder: Path) -> None:
    made, _ = imported(
        folder, "# A\n\n## B\n\nFirst comes a sentence that is long. Look at this.\n\n![a](moon.png)\n\nAnd then.\n\n## C\n\nx\n"
    )
    section = made["sections"][0]
    assert section["body"].startswith("Look at this (@fig-moon).\n\nAnd then.")
    assert section["figure"]["id"] == "fig-moon"


def test_what_goes_on_from_something_before_it_is_no_headline(folder: Path) -> None:
    tree, _ = imported(folder, "# A\n\n## B\n\n![a](moon.png)\n\nwrites a file into a folder. The file is small enough for a mail.\n")
    (section,) = tree["sections"]
    assert section["headline"] == "The file is small enough for a mail"


def test_links_inside_the_post_lead_to_sections(folder: Path) -> None:
    made, _ = imported(folder, "# A\n\nSee [b](#the-b) and [d](#d).\n\n## The B\n\nx\n\n## C\n\n### E\n\n#### D\n\ny\n")
    assert made["abstract"].strip() == "See [b](#the-b) and [d](#e)."
    assert [section.get("id") for section in made["sections"]] == ["the-b", None]
    assert made["sections"][1]["sections"][0]["id"] == "e"


def test_a_file_too_large_is_refused(folder: Path) -> None:
    from generator.importing import import_post
    from generator.model import Diagnostics

    (folder / "post.md").write_bytes(b"a" * (4 * 1024 * 1024 + 1))
    found = Diagnostics()
    assert import_post(folder / "post.md", folder / "post.yaml", None, found) is None
    assert codes(found) == [("file-too-large", 1, 1)]


def test_a_day_before_the_name_of_a_file_is_its_date(tmp_path: Path) -> None:
    assert stem_of(Path("2024-07-06-trends.md")) == "trends"
    assert stem_of(Path("2024-07-06.md")) == "2024-07-06"
    _, loaded = written(tmp_path, "# A\n\nx\n")
    assert loaded.document
    assert loaded.document.date is None


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_the_command_writes_a_file_that_builds_and_never_writes_over_one(folder: Path) -> None:
    (folder / "2024-07-06-moon.md").write_text("# Moon\n\nText.\n\n![](moon.png)\n", encoding="utf-8")
    done = run("import", "2024-07-06-moon.md", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "warning[missing-alt]" in done.stdout
    assert done.stdout.rstrip().endswith("now run `diptych build moon.yaml`")
    assert run("build", "moon.yaml", folder=folder).returncode == 0
    again = run("import", "2024-07-06-moon.md", folder=folder)
    assert (again.returncode, again.stderr) == (2, "diptych: moon.yaml: File exists\n")
