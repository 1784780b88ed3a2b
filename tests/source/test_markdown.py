"""Markdown in fields and bodies: styles, blocks, references, footnotes, and where each run begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import BlockQuote, Definitions, Display, Grid, Heading, ItemList, Listing, Paragraph, Run, Text, plain_lines

from .reading import read, sound


def styled(text: Text) -> list[tuple[str, str]]:
    """Each run's text with the names of its styles."""

    def styles(run: Run) -> str:
        names = [name for name in ("strong", "emphasis", "code") if getattr(run, name)]
        return " ".join([*names, *filter(None, (run.shift, run.link, run.note, run.lang))])

    return [(run.text, styles(run)) for run in text.runs]


@pytest.mark.parametrize(
    ("markdown", "runs"),
    [
        ("plain", [("plain", "")]),
        ("a *b* **c**", [("a ", ""), ("b", "emphasis"), (" ", ""), ("c", "strong")]),
        ("***a** b*", [("a", "strong emphasis"), (" b", "emphasis")]),
        ("a `b *c*` d", [("a ", ""), ("b *c*", "code"), (" d", "")]),
        ("H~2~O, x^2^", [("H", ""), ("2", "sub"), ("O, x", ""), ("2", "super")]),
        ("[a *b*](https://c.de)", [("a ", "https://c.de"), ("b", "emphasis https://c.de")]),
        ("<https://c.de>", [("https://c.de", "https://c.de")]),
        ("[a](mailto:b@c.de)", [("a", "mailto:b@c.de")]),
        (r"\*a\* &amp; b_c_d", [("*a* & b_c_d", "")]),
        ("a ~ b ~ c ^ d", [("a ~ b ~ c ^ d", "")]),
        ("# - a\n1. b", [("# - a 1. b", "")]),
        ("a\\\nb", [("a\nb", "")]),
        ("me@fig-sun.de", [("me@fig-sun.de", "")]),
        ("a [b]{lang=fr}c", [("a ", ""), ("b", "fr"), ("c", "")]),
        ("**[a *b*]{lang=fr}**", [("a ", "strong fr"), ("b", "strong emphasis fr")]),
        ('[a [b]{lang=de-AT} c]{lang="fr"} d', [("a ", "fr"), ("b", "de-AT"), (" c", "fr"), (" d", "")]),
        ("[[a]{lang=fr} b](https://c.de)", [("a", "https://c.de fr"), (" b", "https://c.de")]),
        ("[a [b](https://c.de)]{ lang=fr }", [("a ", "fr"), ("b", "https://c.de fr")]),
        ("[a `]` b]{lang=fr}", [("a ", "fr"), ("]", "code fr"), (" b", "fr")]),
        ("`[a]{lang=fr}` [a] [ b ]{lang=fr}", [("[a]{lang=fr}", "code"), (" [a] ", ""), (" b ", "fr")]),
        ("[a]{} [a]{b} [a] {lang=fr} [a]{lang=fr", [("[a]{} [a]{b} [a] {lang=fr} [a]{lang=fr", "")]),
        (r"[a]\{lang=fr} \[a]{lang=fr} *[a*]{lang=fr}", [("[a]{lang=fr} [a]{lang=fr} *", ""), ("a*", "fr")]),
        ("[]{lang=fr} H~2~[O~2~]{lang=fr}", [(" H", ""), ("2", "sub"), ("O", "fr"), ("2", "sub fr")]),
    ],
)
def test_inline_markdown_becomes_runs(markdown: str, runs: list[tuple[str, str]], project: Path) -> None:
    indented = markdown.replace("\n", "\n  ")
    document = sound(project, f"title: |\n  {indented}\n")
    assert styled(document.title) == runs


@pytest.mark.parametrize(
    ("markdown", "formulas"),
    [
        ("$x$", ["x"]),
        ("$x$ grows by 5", ["x"]),
        ("a $x$, ($y_i$)-th **$z$** $$w$$", ["x", "y_i", "z", "w"]),
        (r"$\text{\$5}$ and \$x\$", [r"\text{\$5}"]),
        ("$a *b* c_d$", ["a *b* c_d"]),
        ("from $5 to $10, 5 $ or US$ 7 and $ x $", []),
        ("`$x$` $x", []),
    ],
)
def test_formulas_stand_between_dollars_and_prices_are_text(markdown: str, formulas: list[str], project: Path) -> None:
    title = sound(project, f"title: |\n  {markdown}\n").title
    assert [run.formula.tex for run in title.runs if run.formula] == formulas
    assert formulas or title.plain == markdown.replace("`", "")


def test_a_formula_keeps_the_style_around_it_and_says_itself_in_characters(project: Path) -> None:
    title = sound(project, "title: So **[$E=mc^2$](https://a.de)** is\n").title
    (run,) = [run for run in title.runs if run.formula]
    assert (run.strong, run.link) == (True, "https://a.de")
    assert str(run.place).endswith(":1:14")
    assert title.plain == "So E = mc² is"
    assert [(run.text, run.emphasis, run.shift) for run in title.spelled.runs] == [
        ("So ", False, ""), ("E", True, ""), (" = ", False, ""), ("mc", True, ""), ("2", False, "super"), (" is", False, ""),
    ]  # fmt: skip
    assert all(run.strong and run.link for run in title.spelled.runs[1:-1])


def test_a_formula_on_lines_of_its_own_is_a_block(project: Path) -> None:
    text = "title: A\nabstract: |\n  Text\n  $$\n  x + 1\n  $$\n  more.\n\n  - item\n\n    $$y$$\n"
    before, display, after, items = sound(project, text).abstract
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert isinstance(display, Display)
    assert isinstance(items, ItemList)
    assert (display.formula.tex, display.place.line) == ("x + 1", 4)
    assert isinstance(items.items[0][1], Display)
    assert plain_lines((display, items)) == ["x + 1", "• item", "y"]


def test_each_run_points_at_its_first_character(project: Path) -> None:
    text = (
        "title: A\n"
        "subtitle: 'see *this* and ''**that**'' here'\n"
        "abstract: |\n"
        "  First line,\n"
        "  *second* `code`.\n"
        "\n"
        "  - item with **strong\n"
        "    words** in it\n"
        "  > quote &amp; [link](https://a.de) end\n"
        "\n"
        "  | head | *two* |\n"
        "  |------|-------|\n"
        "  | cell | `x` y |\n"
        "event: >-\n"
        "  folded text\n"
        "  with *style*\n"
    )
    document = sound(project, text)
    lines = text.split("\n")

    def begins(run: Run, with_: str) -> None:
        assert lines[run.place.line - 1][run.place.column - 1 :].startswith(with_), (run, with_)

    for run, with_ in zip(document.subtitle.runs, ["see", "this", " and", "that", "' here"], strict=True):
        begins(run, "''" + with_[1:] if with_ == "' here" else with_)
    paragraph, items, quote, grid = document.abstract
    assert isinstance(paragraph, Paragraph)
    assert isinstance(items, ItemList)
    assert isinstance(quote, BlockQuote)
    assert isinstance(grid, Grid)
    for run, with_ in zip(paragraph.text.runs, ["First", "second", " `code", "code", "."], strict=True):
        begins(run, with_)
    item = items.items[0][0]
    assert isinstance(item, Paragraph)
    for run, with_ in zip(item.text.runs, ["item", "strong", " in it"], strict=True):
        begins(run, with_)
    inner = quote.blocks[0]
    assert isinstance(inner, Paragraph)
    for run, with_ in zip(inner.text.runs, ["quote &amp;", "link", " end"], strict=True):
        begins(run, with_)
    begins(grid.header[1].runs[0], "two")
    begins(grid.rows[0][0].runs[0], "cell")
    begins(grid.rows[0][1].runs[0], "x")
    for run, with_ in zip(document.event.runs, ["folded", "style"], strict=True):
        begins(run, with_)


BODY = """title: A
abstract: |
  ## Big

  #### Small

  Text
  goes on.\\
  New line.

  3. three
  4. four
     - inner

       second paragraph

  > quoted

  ```python title
  def f():
  {tab}return 1
  ```

      indented code

  | a | b | c |
  |---|:-:|--:|
  | 1 | 2 |
"""


def test_block_markdown_becomes_blocks(project: Path) -> None:
    big, small, paragraph, items, quote, fence, code, grid = sound(project, BODY.replace("{tab}", "\t")).abstract
    assert isinstance(big, Heading)
    assert isinstance(small, Heading)
    assert (big.level, small.level) == (1, 2)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.plain == "Text goes on.\nNew line."
    assert isinstance(items, ItemList)
    assert items.start == 3
    assert plain_lines((items,)) == ["3. three", "4. four", "• inner", "second paragraph"]
    assert isinstance(quote, BlockQuote)
    assert isinstance(fence, Listing)
    assert (fence.language, fence.code, fence.place.line, fence.place.column) == ("python", "def f():\n    return 1", 20, 3)
    assert isinstance(code, Listing)
    assert (code.language, code.code, code.place.line, code.place.column) == ("", "indented code", 24, 7)
    assert isinstance(grid, Grid)
    assert grid.alignments == ("left", "center", "right")
    assert [cell.plain for cell in grid.rows[0]] == ["1", "2", ""]


def test_references_read_as_what_they_refer_to_and_link_there(project: Path) -> None:
    document = sound(
        project,
        "title: A\n"
        "abstract: See @fig-sun, @tbl-1, @sec-b, **@sec-c** and [here](#sec-b).\n"
        "sections:\n"
        "- {title: B, id: b, figure: {id: fig-sun, image: sun.png, alt: x}}\n"
        "- {title: '*C* or D', id: c, numbered: no, table: {header: [a], rows: [[b]]}}\n",
    )
    [paragraph] = document.abstract
    assert isinstance(paragraph, Paragraph)
    assert styled(paragraph.text)[1::2] == [
        ("Figure\u00a01", "#fig-sun"),
        ("Table\u00a01", "#tbl-1"),
        ("Section\u00a01", "#sec-b"),
        ("“C or D”", "strong #sec-c"),
        ("here", "#sec-b"),
    ]


def test_what_we_say_in_a_span_is_in_the_document_s_language(project: Path) -> None:
    document = sound(
        project,
        "title: A\n"
        "abstract: |\n"
        "  [Voir @sec-b, ou[^1] [là](#sec-b)]{lang=fr}, [^1]{lang=fr}.\n\n"
        "  [^1]: [Une note]{lang=fr}.\n\n  - | [x]{lang=fr} |\n    |---|\n    | y [z]{lang=fr} |\n"
        "sections: [{title: B, id: b}]\n",
    )
    paragraph, items = document.abstract
    assert isinstance(paragraph, Paragraph)
    assert isinstance(items, ItemList)
    [grid] = items.items[0]
    assert isinstance(grid, Grid)
    assert styled(paragraph.text) == [
        ("Voir ", "fr"),
        ("Section\u00a01", "#sec-b"),
        (", ou", "fr"),
        ("1", "note-1"),
        (" ", "fr"),
        ("là", "#sec-b fr"),
        (", ", ""),
        ("1", "note-1"),
        ("{lang=fr}.", ""),
    ]
    assert styled(grid.header[0]) == [("x", "fr")]
    assert styled(grid.rows[0][0]) == [("y ", ""), ("z", "fr")]
    [note] = document.footnotes[0].blocks
    assert isinstance(note, Paragraph)
    assert styled(note.text) == [("Une note", "fr"), (".", "")]


def test_footnotes_are_numbered_through_the_document_by_first_mention(project: Path) -> None:
    document = sound(
        project,
        "title: A\n"
        "abstract: |\n  One[^x], two[^1], again[^x].\n\n  [^1]: Note two, see[^deep].\n  [^x]: Note *one*.\n  [^deep]: Note three.\n"
        "sections:\n- title: B\n  body: |\n    Four[^1].\n\n    [^1]: Note four.\n\n        Second paragraph.\n",
    )
    assert [(note.number, note.label, plain_lines(note.blocks)) for note in document.footnotes] == [
        (1, "note-1", ["Note one."]),
        (2, "note-2", ["Note two, see."]),
        (3, "note-3", ["Note three."]),
        (4, "note-4", ["Note four.", "Second paragraph."]),
    ]
    [paragraph] = document.abstract
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.note) for run in paragraph.text.runs if run.note] == [("1", "note-1"), ("2", "note-2"), ("1", "note-1")]
    assert paragraph.text.plain == "One, two, again."
    assert (document.footnotes[0].place.line, document.footnotes[0].place.column) == (6, 3)


def test_what_cannot_be_shown_is_kept_as_text(project: Path) -> None:
    loaded = read(project, "title: A\nabstract: |\n  a <b>*c*</b> ![the sun](sun.png)\n\n  <div>\n  d\n  </div>\n")
    assert loaded.document
    assert plain_lines(loaded.document.abstract) == ["a <b>c</b> the sun", "<div> d </div>"]
    assert [diagnostic.code for diagnostic in loaded.diagnostics] == ["raw-html", "raw-html", "image-in-text", "raw-html", "raw-html"]


def test_definitions_have_a_term_and_all_of_its_meanings(tmp_path: Path) -> None:
    document = sound(tmp_path, "title: A\nabstract: |\n  One *term*\n  : First.\n\n  : Second.\n\n  Other\n  : - item\n")
    (terms,) = document.abstract
    assert isinstance(terms, Definitions)
    assert [(term.plain, plain_lines(meaning)) for term, meaning in terms.items] == [
        ("One term", ["First.", "Second."]),
        ("Other", ["• item"]),
    ]
    assert [(term.place.line, term.place.column) for term, _ in terms.items] == [(3, 3), (8, 3)]
    assert plain_lines(document.abstract) == ["One term: First.", "Second.", "Other: • item"]


def test_a_row_of_empty_cells_is_one_wherever_its_table_stands(project: Path) -> None:
    [quote] = sound(project, "title: A\nabstract: |\n  > 1. | | |\n  >    |-|-|\n  >    | | |\n").abstract
    assert isinstance(quote, BlockQuote)
    [items] = quote.blocks
    assert isinstance(items, ItemList)
    [[grid]] = items.items
    assert isinstance(grid, Grid)
    assert (len(grid.header), [len(row) for row in grid.rows]) == (2, [2])
    [found] = read(project, "title: A\nabstract: |\n  > | | |\n  > |-|-|\n  > | | | x |\n").diagnostics.found
    assert (found.code, found.place.line, found.place.column) == ("ragged-table", 5, 11)


def test_a_formula_inside_a_list_is_written_without_its_indent(project: Path) -> None:
    [items] = sound(project, "title: A\nabstract: |\n  - Now:\n\n    $$\n    a\n      = b\n    $$\n").abstract
    assert isinstance(items, ItemList)
    display = items.items[0][1]
    assert isinstance(display, Display)
    assert display.formula.tex == "a\n  = b"


def test_a_heading_without_words_is_none_and_takes_no_level(project: Path) -> None:
    document = sound(project, "title: A\nabstract: |\n  #\n\n  ## A heading\n\n  A term\n  : #\n")
    heading, definitions = document.abstract
    assert isinstance(heading, Heading)
    assert isinstance(definitions, Definitions)
    assert (heading.level, definitions.items[0][1]) == (1, ())
