"""Tables of a content file: titles over columns and rows, and rows of a CSV file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import HeaderGroup, Table

from .reading import read, sound

BIRDS = "island,species,bill,mass\nDream,Adelie,39.1,3750\nBiscoe,Gentoo,46.1,4500\nDream,Chinstrap,46,\n"


def table(folder: Path, entry: str, data: str = BIRDS, language: str = "en") -> Table:
    (folder / "data.csv").write_text(data, encoding="utf-8")
    document = sound(folder, f"title: A\nlanguage: {language}\nsections: [{{title: B, table: {{{entry}}}}}]\n")
    (made,) = document.sections[0].exhibits
    assert isinstance(made, Table)
    return made


def shown(made: Table) -> list[str]:
    return [" ".join(cell.plain or "-" for cell in row.cells) for row in made.rows]


def test_a_title_stands_over_columns_and_over_rows(project: Path) -> None:
    made = table(project, "header: [Name, Bill: [Length, '*Depth*'], Mass], rows: [[all, 1, 2, 3], Adelie: [[a, 1, 2, 3], [b, 4, 5, 6]]]")
    assert [cell.plain for cell in made.header] == ["Name", "Length", "Depth", "Mass"]
    assert [(group.text.plain, group.start, group.columns) for group in made.groups] == [("Bill", 1, 2)]
    assert [row.group.plain for row in made.rows] == ["", "Adelie", "Adelie"]
    assert shown(made)[2] == "b 4 5 6"


def test_notes_are_one_text_or_several(project: Path) -> None:
    assert [note.plain for note in table(project, "header: [a], rows: [[b]], notes: One *note*.").notes] == ["One note."]
    assert len(table(project, "header: [a], rows: [[b]], notes: [One, Two]").notes) == 2


def test_the_rows_of_a_file_are_shown_as_they_are_written(project: Path) -> None:
    made = table(project, "data: data.csv", BIRDS.replace("Adelie", "*A*"))
    assert [cell.plain for cell in made.header] == ["island", "species", "bill", "mass"]
    assert shown(made) == ["Dream *A* 39.1 3750", "Biscoe Gentoo 46.1 4500", "Dream Chinstrap 46 -"]
    assert str(made.rows[1].cells[2].place) == f"{project / 'data.csv'}:3:15"


def test_columns_of_a_file_are_chosen_renamed_and_put_under_titles(project: Path) -> None:
    made = table(project, "data: data.csv, columns: [species, Measures: [mass: '*Mass*', bill: Bill]]")
    assert [cell.plain for cell in made.header] == ["species", "Mass", "Bill"]
    assert [HeaderGroup(group.text, 1, 2) for group in made.groups] == list(made.groups)
    assert shown(made)[0] == "Adelie 3750 39.1"


def test_a_column_gives_the_titles_of_the_rows_with_the_untitled_first(project: Path) -> None:
    made = table(project, "data: data.csv, group: island", BIRDS + ",Unknown,1,2\n")
    assert [cell.plain for cell in made.header] == ["species", "bill", "mass"]
    assert [(row.group.plain, row.cells[0].plain) for row in made.rows] == [
        ("", "Unknown"), ("Dream", "Adelie"), ("Dream", "Chinstrap"), ("Biscoe", "Gentoo"),
    ]  # fmt: skip
    assert made.rows[1].group == made.rows[2].group


@pytest.mark.parametrize(("language", "numbers"), [("en", ["3,750.0", "4,500.0", "-"]), ("de", ["3.750,0", "4.500,0", "-"])])
def test_a_format_writes_the_numbers_of_a_column_as_the_language_does(language: str, numbers: list[str], project: Path) -> None:
    made = table(project, "data: data.csv, columns: [mass], formats: {mass: '#,##0.0'}", language=language)
    assert shown(made) == numbers


def test_the_numbers_of_a_file_are_read_by_its_own_decimal_mark(project: Path) -> None:
    made = table(project, "data: data.csv, formats: {b: '0.00'}", "a;b\nx;1,5\ny;1.234\n")
    assert shown(made) == ["x 1.50", "y 1234.00"]
    made = table(project, "data: data.csv, formats: {b: '0.00'}, decimal: '.'", "a;b\ny;1.234\n")
    assert shown(made) == ["y 1.23"]


def test_the_topics_are_found_by_their_own_header(project: Path) -> None:
    topic = "title: A\nsections:\n- {title: One, points: [first]}\n- title: B\n  table: {from: topics, header: [T, Both: [K, E]]}\n"
    made = sound(project, topic).sections[1].exhibits[0]
    assert isinstance(made, Table)
    assert [(group.text.plain, group.start) for group in made.groups] == [("Both", 1)]


CASES = [
    ("ragged-data", "a,b\nx,1\n»y,1,2\n", ""),
    ("not-a-number", "a,b\nx,1\ny,»two\n", ", formats: {b: '0'}"),
    ("ambiguous-number", "a;b\nx;»1.234\n", ", formats: {b: '0'}"),
    ("duplicate-column", "a,»a\nx,1\n", ", columns: [a]"),
    ("bad-csv", 'a,b\n»x,"1"2\n', ", delimiter: comma"),
]


@pytest.mark.parametrize(("code", "marked", "extra"), CASES)
def test_a_fault_is_reported_at_its_place_in_the_data(code: str, marked: str, extra: str, project: Path) -> None:
    before, _, after = marked.partition("»")
    (project / "data.csv").write_text(before + after, encoding="utf-8", newline="")
    (found,) = read(project, f"title: A\nsections: [{{title: B, table: {{data: data.csv{extra}}}}}]\n").diagnostics.found
    assert found.code == code
    assert str(found.place) == f"{project / 'data.csv'}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
