"""Citations in a content file: their syntax, the files of a bibliography, and every fault of them at its place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.exhibits.citations import Cite, Cluster
from generator.model import Document, Paragraph
from generator.source import citations
from generator.source.bibtex import items
from generator.source.markdown import inline_tokens

from .reading import read, sound

BIB = """\
@string{nips = "Advances in {NIPS}"}
@inproceedings{vaswani2017,
  author = {Vaswani, Ashish and Shazeer, Noam and others},
  title = "Attention is {all} you n{\\\\"e}ed",
  booktitle = nips # " 30",
  year = 2017, pages = {5998--6008},
}
@article{turing1950, author={Turing, Alan M.}, title={Computing machinery}, journal={Mind}, number={236}, year=1950, month=oct,
  doi={10.1093/mind/LIX.236.433}}
""".replace("\\\\", "\\")
TALK = "title: A\nbibliography: refs.bib\n"


def clusters(text: str) -> list[Cluster]:
    return [token.meta["cluster"] for token in inline_tokens(text) if token.type == "citation"]


def written(project: Path, text: str, bib: str = BIB) -> Document:
    (project / "refs.bib").write_text(bib, encoding="utf-8")
    return sound(project, text)


def said(document: Document) -> str:
    """The one paragraph of the abstract."""
    (block,) = document.abstract
    assert isinstance(block, Paragraph)
    return block.text.plain


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("[@a]", (Cite("a"),)),
        ("[@a; @b:c/2]", (Cite("a"), Cite("b:c/2"))),
        ("[@a, p. 33]", (Cite("a", locator=("page", "33")),)),
        ("[@a, pp. 33–35, 40]", (Cite("a", locator=("page", "33-35, 40")),)),
        ("[@a 12]", (Cite("a", locator=("page", "12")),)),
        ("[see @a, chap. 2; also -@b, § 3 and more]",
         (Cite("a", "see", ("chapter", "2")), Cite("b", "also", ("section", "3"), " and more", True))),
        ("[-@a]", (Cite("a", without_author=True),)),
        ("[@a, who said so]", (Cite("a", suffix=", who said so"),)),
        ("[@a\n; @b]", (Cite("a"), Cite("b"))),
    ],
)  # fmt: skip
def test_brackets_cite_works_as_in_pandoc(text: str, cites: tuple[Cite, ...]) -> None:
    assert clusters(f"Text {text}.") == [Cluster(cites)]


def test_a_work_is_named_in_the_sentence_and_its_key_ends_before_punctuation() -> None:
    assert clusters("As @smith2020: said @a.b, and") == [Cluster((Cite("smith2020"),), True), Cluster((Cite("a.b"),), True)]


@pytest.mark.parametrize(
    "text",
    ["me@example.org", r"\@smith", r"[\@a]", r"[@a\]", "[`@a]`](#b)", "`[@a]`", "[see @fig-sun]", "@sec-one", "[a @ b]", "$[@a]$", "[^@a]"],
)
def test_other_signs_cite_nothing_in_brackets(text: str) -> None:
    assert [cluster for cluster in clusters(text) if not cluster.narrative] == []


def test_a_link_whose_text_names_someone_stays_a_link() -> None:
    types = [token.type for token in inline_tokens("[@someone](https://example.org/)")]
    assert types[0] == "link_open"


def test_numbers_follow_the_text_and_notes_count_where_they_stand(project: Path) -> None:
    text = (
        f"{TALK}abstract: |\n  First [@turing1950].[^n] Then [@vaswani2017].\n\n  [^n]: A note, by @vaswani2017.\n"
        "closing: {title: The end}\n"
    )
    document = written(project, text)
    assert said(document) == "First [1]. Then [2]."
    (note,) = document.footnotes
    assert isinstance(note.blocks[0], Paragraph)
    assert note.blocks[0].text.plain == "A note, by Vaswani et al. [2]."
    assert [(each.id, each.label) for each in document.references] == [("ref-turing1950", "1"), ("ref-vaswani2017", "2")]


def test_only_what_is_cited_is_listed(project: Path) -> None:
    assert [each.id for each in written(project, f"{TALK}abstract: See [@turing1950].\n").references] == ["ref-turing1950"]
    assert written(project, f"{TALK}abstract: Nothing.\n").references == ()


def test_a_citation_has_the_style_of_the_text_around_it(project: Path) -> None:
    (block,) = written(project, f"{TALK}abstract: '**See [@turing1950]**'\n").abstract
    assert isinstance(block, Paragraph)
    assert [(run.text, run.strong) for run in block.text.runs] == [("See ", True), ("[1]", True)]


def test_without_a_bibliography_a_name_with_the_sign_is_text(project: Path) -> None:
    assert said(sound(project, "title: A\nabstract: Write to @someone.\n")) == "Write to @someone."


def test_a_reference_to_a_section_does_not_repeat_what_its_title_cites(project: Path) -> None:
    text = f"{TALK}sections:\n- title: On machines [@turing1950]\n  id: one\n  numbered: false\nabstract: See @sec-one.\n"
    assert said(written(project, text)) == "See “On machines”."


def test_a_style_is_chosen_by_name_or_by_file(project: Path) -> None:
    abstract = "abstract: See [@turing1950].\n"
    assert said(written(project, f"{TALK}citation-style: apa\n{abstract}")) == "See (Turing, 1950)."
    own = citations.style_file("apa")
    assert own
    (project / "own.csl").write_bytes(own.read_bytes())
    assert said(written(project, f"{TALK}citation-style: own.csl\n{abstract}")) == "See (Turing, 1950)."


def test_works_come_from_several_files_of_both_formats(project: Path) -> None:
    (project / "more.json").write_text(json.dumps([{"id": "knuth", "type": "book", "title": "The art", "author": [{"family": "Knuth"}]}]))
    document = written(project, "title: A\nbibliography: [refs.bib, more.json]\nabstract: See [@knuth; @turing1950].\n")
    assert [each.text.plain for each in document.references] == [
        "Knuth, The art.",
        "A. M. Turing, “Computing machinery,” Mind, no. 236, Oct. 1950, doi: 10.1093/mind/LIX.236.433.",
    ]


def test_what_is_said_of_a_reference_is_said_at_its_entry(project: Path) -> None:
    (reference,) = written(project, f"{TALK}abstract: See [@turing1950].\n").references
    assert {str(run.place) for run in reference.text.runs} == {f"{project / 'refs.bib'}:8:10"}


# BibTeX


def bibtex(text: str) -> dict[str, Any]:
    """The item of the last entry."""
    faults: list[tuple[int, str]] = []
    *_, (_, _, item) = items(text, lambda line, reason: faults.append((line, reason)))
    assert faults == []
    return item


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title={The {LLaMA} of 50% \\& more}", {"title": 'The <span class="nocase">LLaMA</span> of 50% & more'}),
        ('title="G{\\"o}del"', {"title": "Gödel"}),
        ("title={A}, subtitle={B}", {"title": "A: B"}),
        ("author={van der Berg, Nina and {World Health Organization}}",
         {"author": [{"family": "Berg", "given": "Nina", "non-dropping-particle": "van der"}, {"literal": "World Health Organization"}]}),
        ("author={Alan M. Turing and others}", {"author": [{"family": "Turing", "given": "Alan M."}, {"literal": "others"}]}),
        ("author={Aristotle}", {"author": [{"family": "Aristotle"}]}),
        ("year=2017, month={June}", {"issued": {"date-parts": [["2017", "6"]]}}),
        ("year=2017, month=jun # \"~12\"", {"issued": {"date-parts": [["2017", "6"]]}}),
        ("date={2017-06-12}", {"issued": {"date-parts": [["2017", "06", "12"]]}}),
        ("year={in press}", {"issued": {"literal": "in press"}}),
        ("url={https://e.org/a_b\\%20c}, urldate={2024-01-02}",
         {"URL": "https://e.org/a_b%20c", "accessed": {"date-parts": [["2024", "01", "02"]]}}),
        ("edition={Third}", {"edition": "3"}),
        ("eprint={2302.13971}, archiveprefix={arXiv}", {"URL": "https://arxiv.org/abs/2302.13971", "number": "arXiv:2302.13971"}),
        ("howpublished={\\url{https://e.org/x}}", {"type": "webpage", "URL": "https://e.org/x"}),
    ],
)  # fmt: skip
def test_a_field_of_bibtex_is_read(field: str, expected: dict[str, Any]) -> None:
    found = bibtex(f"@misc{{key, {field}}}")
    assert {name: found.get(name) for name in expected} == expected


def test_a_chapter_takes_what_it_lacks_from_its_book() -> None:
    book = "@book{all, title={The book}, publisher={Press}, year=2001}"
    found = bibtex(f"{book}\n@incollection{{part, title={{The part}}, crossref={{all}}}}")
    assert (found["title"], found["container-title"], found["publisher"]) == ("The part", "The book", "Press")


# Faults, each at its place: `»` stands before the character that the finding points at

ENTRY = '{"id": "smith", "type": "book", "title": "T"}'
FAULTS = [
    ("bad-bibtex", "refs.bib", "@book{a, title={A}}\n\n  »@book{b, title = {not closed,\n@book{c, title={C}}\n"),
    ("bad-bibtex", "refs.bib", "»@book{a title={A}}\n"),
    ("bad-bibtex", "refs.bib", "@book{b, title={B}}\n»@book{a, title={A}, title={B}}\n"),
    ("duplicate-entry", "refs.bib", "@book{a, title={A}}\n@book{»a, title={B}}\n"),
    ("duplicate-entry", "refs.json", f"[{ENTRY},\n »{ENTRY}]"),
    ("bad-json", "refs.json", f"[{ENTRY},\n  {{»id: 3}}]"),
    ("bad-json", "refs.json", f"»{ENTRY}"),
    ("bad-json", "refs.json", f"[{ENTRY}»"),
    ("bad-json", "refs.json", "[»" + "[" * 100_000),
    ("bad-entry", "refs.json", f'[{ENTRY}, »{{"title": "T"}}]'),
    ("bad-entry", "refs.json", '[\n  »{"id": "smith", "author": "Smith"}]'),
    ("bad-entry", "refs.json", '[\n  »{"id": "smith", "issued": {"date-parts": [["MMXX"]]}}]'),
    ("control-character", "refs.bib", "@book{a, title={»\x07}}"),
    ("unknown-work", "talk.yaml", "title: A\nbibliography: other.bib\nabstract: See [@other; see »@smith].\n"),
    ("unknown-work", "talk.yaml", "title: A\nbibliography: other.bib\nabstract: |\n  - As »@smith says.\n"),
    ("unknown-style", "talk.yaml", "title: A\nbibliography: other.bib\ncitation-style: »apaa\n"),
    ("unknown-style", "talk.yaml", "title: A\nbibliography: other.bib\ncitation-style: »../apa\n"),
    ("missing-file", "talk.yaml", "title: A\nbibliography: other.bib\ncitation-style: »own.csl\n"),
    ("bad-style", "talk.yaml", "title: A\nbibliography: other.bib\ncitation-style: »broken.csl\n"),
    ("bad-style", "talk.yaml", "title: A\nbibliography: other.bib\ncitation-style: »bibtex-like.csl\n"),
    ("bad-style", "talk.yaml", "title: A\nbibliography: other.bib\ncitation-style: »chicago-notes\n"),
]


@pytest.mark.parametrize(("code", "name", "marked"), FAULTS)
def test_a_fault_is_reported_once_at_its_place(code: str, name: str, marked: str, project: Path) -> None:
    before, _, after = marked.partition("»")
    (project / "other.bib").write_text("@book{other, title={O}}", encoding="utf-8")
    (project / "broken.csl").write_text("<style", encoding="utf-8")
    (project / "bibtex-like.csl").write_text("<html/>", encoding="utf-8")
    text = f"title: A\nbibliography: {name}\nabstract: See [@smith].\n" if name != "talk.yaml" else before + after
    (project / name).write_text(before + after, encoding="utf-8")
    found = read(project, text).diagnostics.found
    assert [diagnostic.code for diagnostic in found] == [code]
    line = before.count("\n") + 1
    assert str(found[0].place) == f"{project / name}:{line}:{len(before) - before.rfind(chr(10))}"


def test_all_faults_are_said_in_one_run(project: Path) -> None:
    (project / "refs.json").write_text('[{"id": "a", "author": "A"}, {"id": "b", "editor": 3}]', encoding="utf-8")
    found = read(project, "title: A\nbibliography: refs.json\nabstract: See [@a; @b; @c].\n").diagnostics.found
    assert [diagnostic.code for diagnostic in found] == ["unknown-work"]
    found = read(project, "title: A\nbibliography: refs.json\nabstract: See [@a; @b].\n").diagnostics.found
    assert [diagnostic.code for diagnostic in found] == ["bad-entry", "bad-entry"]


def test_a_key_that_is_nearly_right_is_suggested(project: Path) -> None:
    (project / "refs.bib").write_text(BIB, encoding="utf-8")
    (found,) = read(project, f"{TALK}abstract: See [@turing1951].\n").diagnostics.found
    assert found.help == "did you mean `@turing1950`?"


def test_without_the_packages_the_remedy_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citations, "find_spec", lambda name: None if name == "bibtexparser" else True)
    (found,) = read(project, f"{TALK}abstract: See [@turing1951].\n").diagnostics.found
    assert (found.code, str(found.place)) == ("missing-package", f"{project / 'talk.yaml'}:2:15")
    assert "diptych[citations]" in found.help


def test_nothing_is_imported_for_a_content_without_a_bibliography(project: Path) -> None:
    path = project / "talk.yaml"
    path.write_text("title: A\nabstract: B\n", encoding="utf-8")
    code = f"import sys, generator; generator.load({str(path)!r}); print({{'citeproc', 'lxml', 'bibtexparser'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "set()"
